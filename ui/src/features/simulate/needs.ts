/** How the episodes of a need end, as parts of one bar: by themselves, with help by what was in the way, not at all. */
import type { NeedReport } from "../../api/bindings";
import type { Part } from "../../components/charts/stack";

const REASONS: readonly [keyof NeedReport["gaps"], string][] = [
  ["missing", "no answer exists"],
  ["unreachable", "it cannot be reached"],
  ["undiscovered", "it was not found, or not chosen"],
  ["unanswerable", "it asks what people cannot answer"],
  ["fails", "it broke, or did not last"],
  ["unconfirmed", "it worked, and was not believed"],
  ["unattributed", "the map names no reason"],
];

export function needParts(need: NeedReport): Part[] {
  const gaps = REASONS.map(([key, name]): Part => ({ name, value: need.gaps[key].mean, tone: "gap" }));
  const parts: Part[] = [
    { name: "solved at level 0", value: need.level0.mean, tone: "zero" },
    ...gaps,
    { name: "gave up", value: need.given_up.mean, tone: "gone" },
  ];
  return parts.filter((part) => part.value > 0);
}
