/** The simulated differences of two maps for the same customers, figure by figure, in words. */
import type { Changes, FigureDifference } from "../../api/bindings";
import { digitsFor, signed } from "../../i18n/numbers";

/** Better and worse are for the customer; what is neither says nothing. */
export type Verdict = "better" | "worse" | "other" | "unseen";

export interface DifferenceRow {
  name: string;
  from: string;
  to: string;
  /** "−4.2 (−4.4 to −4.0)", in the unit of the figure. */
  by: string;
  range: string;
  exact: string;
  verdict: Verdict;
}

type Unit = "share" | "em" | "min" | "index" | "money";
type Good = "more" | "less" | "neither";

const OF: readonly [Exclude<keyof Changes, "needs">, string, Unit, Good][] = [
  ["resolved_verified", "solved and checked", "share", "more"],
  ["resolved_unverified", "solved, not checked", "share", "neither"],
  ["abandoned", "give up", "share", "less"],
  ["friction_em", "effort", "em", "less"],
  ["remembered_em", "remembered", "em", "less"],
  ["index", "index of effort", "index", "less"],
  ["active_min", "doing", "min", "less"],
  ["attended_wait_min", "waiting, having to stay", "min", "less"],
  ["lost_min", "time lost", "min", "less"],
  ["elapsed_min", "from begin to end", "min", "less"],
  ["cost", "cost to the provider", "money", "less"],
];

export function differenceRows(changes: Changes, currency: string): DifferenceRow[] {
  const figures = OF.map(([key, name, unit, good]) => rowOf(name, changes[key], unit, good, currency));
  const needs = changes.needs.flatMap((need) => [
    rowOf(`level 0: ${need.name}`, need.level0, "share", "more", currency),
    rowOf(`given up: ${need.name}`, need.given_up, "share", "less", currency),
  ]);
  return [...figures, ...needs];
}

/** The same, from the second map to the first. */
export function turned({ needs, ...figures }: Changes): Changes {
  const turn = (of: FigureDifference): FigureDifference => ({
    ...of, base: of.scenario, scenario: of.base, mean: -of.mean, low: -of.high, high: -of.low, ...(of.exact === undefined ? {} : { exact: -of.exact }),
  });
  const all = Object.fromEntries(Object.entries(figures).map(([key, of]) => [key, turn(of)])) as Omit<Changes, "needs">;
  return { ...all, needs: needs.map((need) => ({ ...need, level0: turn(need.level0), given_up: turn(need.given_up) })) };
}

function rowOf(name: string, of: FigureDifference, unit: Unit, good: Good, currency: string): DifferenceRow {
  const scale = unit === "share" ? 100 : 1;
  const mark = { share: " %", em: " em", min: " min", index: "", money: "" }[unit];
  const plain = (value: number) => `${unit === "money" ? currency : ""}${(value * scale).toFixed(value * scale >= 1000 ? 0 : unit === "money" ? 2 : 1)}${mark}`;
  const apart = (of.high - of.low) * scale;
  const digits = apart > 0 ? digitsFor(apart, unit === "money" ? 2 : 1) : 2;
  const change = (value: number) => signed(value * scale, digits);
  const better = good === "neither" ? "other" : (good === "more") === of.mean > 0 ? "better" : "worse";
  return {
    name,
    from: plain(of.base),
    to: plain(of.scenario),
    by: `${change(of.mean)}${unit === "share" ? " points" : mark}`,
    range: of.low === of.high ? "" : `${change(of.low)} to ${change(of.high)}`,
    exact: of.exact === undefined ? "" : signed(of.exact * scale, Math.max(digits, 2)),
    verdict: of.seen ? better : "unseen",
  };
}
