import { expect, it } from "vitest";
import type { NeedReport } from "../../api/bindings";
import { gapShares, partLabel } from "./gapShares";

it("shows the largest gap first and nothing that did not happen", () => {
  const figure = (mean: number) => ({ mean, se: 0, low: mean, high: mean });
  const need = {
    level0: figure(0.25),
    given_up: figure(0.08),
    gaps: { missing: figure(0), unreachable: figure(0.2), undiscovered: figure(0.47) },
  } as unknown as NeedReport;
  expect(gapShares(need).map((part) => part.name)).toEqual([
    "solved at level 0", "undiscovered", "unreachable", "gave up",
  ]);
});

it.each([[160, "undiscovered · 36"], [80, "36"], [10, ""]])("says on %d pixels what can be read there", (pixels, label) =>
  expect(partLabel({ name: "undiscovered", share: 0.36, tone: "gap0" }, pixels)).toBe(label));
