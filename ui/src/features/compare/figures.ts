/** The figures of two maps side by side, and their difference in words. */
import type { ExactSummary, SimulatedFigure } from "../../api/bindings";
import { duration } from "../../i18n/duration";
import { count, percent } from "../../i18n/numbers";
import { pairs, type Side } from "./side";

export type Verdict = "better" | "worse" | "same" | "other" | "unknown";

export interface Row {
  name: string;
  here: string;
  there: string;
  /** What is different over there. */
  words: string;
  verdict: Verdict;
}

export interface Group {
  name: string;
  about: string;
  rows: Row[];
}

type Good = "more" | "less" | "neither";

interface Measure {
  name: string;
  of: (exact: ExactSummary) => number;
  text: (value: number) => string;
  /** The size of a difference. */
  size: (value: number) => string;
  more: string;
  less: string;
  good: Good;
}

const share = (value: number) => percent(value, 1);
/** "8.4 of 100"; nothing where it rounds to nothing. */
const ofHundred = (value: number) => `${(value * 100).toFixed(1)} of 100`;
const em = (value: number) => `${value.toFixed(1)} em`;

function measures(currency: string): Measure[] {
  const money = (value: number) => `${currency}${value.toFixed(2)}`;
  return [
    { name: "solved and checked", of: (e) => e.resolvedVerified, text: share, size: ofHundred, more: "more", less: "fewer", good: "more" },
    { name: "solved, not checked", of: (e) => e.resolvedUnverified, text: share, size: ofHundred, more: "more", less: "fewer", good: "neither" },
    { name: "give up", of: (e) => e.abandoned, text: share, size: ofHundred, more: "more", less: "fewer", good: "less" },
    { name: "effort", of: (e) => e.frictionEm, text: em, size: em, more: "more", less: "less", good: "less" },
    { name: "time lost", of: (e) => e.lostMin, text: duration, size: duration, more: "more", less: "less", good: "less" },
    { name: "from begin to end", of: (e) => e.elapsedMin, text: duration, size: duration, more: "longer", less: "shorter", good: "less" },
    { name: "cost to the provider", of: (e) => e.cost, text: money, size: money, more: "more", less: "less", good: "less" },
  ];
}

/** Exact expected values per journey. */
export function exactRows(here: Side, there: Side): Row[] {
  const sameMoney = here.details.currency === there.details.currency;
  return measures(here.details.currency).map((measure) => {
    const isMoney = measure.name === "cost to the provider";
    const text = (side: Side) =>
      !side.exact ? "–"
      : isMoney ? `${side.details.currency}${measure.of(side.exact).toFixed(2)}`
      : measure.text(measure.of(side.exact));
    const row = { name: measure.name, here: text(here), there: text(there) };
    if (!here.exact || !there.exact) return { ...row, words: "one of the maps cannot be walked", verdict: "unknown" };
    if (isMoney && !sameMoney) return { ...row, words: "another currency", verdict: "unknown" };
    return { ...row, ...difference(measure, measure.of(there.exact) - measure.of(here.exact)) };
  });
}

function difference(measure: Measure, by: number): Pick<Row, "words" | "verdict"> {
  const size = measure.size(Math.abs(by));
  if (measure.size(0) === size) return { words: "the same", verdict: "same" };
  const verdict = measure.good === "neither" ? "other" : (measure.good === "more") === by > 0 ? "better" : "worse";
  return { words: `${size} ${by > 0 ? measure.more : measure.less}`, verdict };
}

/** Shares of need episodes solved at level 0, from the runs kept with both maps. */
export function levelZeroRows(here: Side, there: Side): Row[] {
  const reports = pairs(here.run?.report.needs ?? [], there.run?.report.needs ?? []);
  return reports.map(([a, b]) => ({
    name: `level 0: ${a.name}`,
    here: ranged(a.level0),
    there: ranged(b.level0),
    ...simulatedDifference(a.level0, b.level0),
  }));
}

function ranged(figure: SimulatedFigure): string {
  return `${share(figure.mean)} (${share(figure.low)} to ${share(figure.high)})`;
}

/** The two runs are taken as independent: standard errors add as squares. */
function simulatedDifference(a: SimulatedFigure, b: SimulatedFigure): Pick<Row, "words" | "verdict"> {
  const by = b.mean - a.mean;
  const half = 1.96 * Math.hypot(a.se, b.se);
  if (Math.abs(by) <= half) return { words: "no difference that can be seen", verdict: "same" };
  const size = `${ofHundred(Math.abs(by))} ${by > 0 ? "more" : "fewer"} (± ${(half * 100).toFixed(1)})`;
  return { words: size, verdict: by > 0 ? "better" : "worse" };
}

/** What is on the drawing. */
export function sizeRows(here: Side, there: Side): Row[] {
  const row = (name: string, of: (side: Side) => number): Row => {
    const [a, b] = [of(here), of(there)];
    const words = a === b ? "the same" : `${count(Math.abs(b - a))} ${b > a ? "more" : "fewer"}`;
    return { name, here: count(a), there: count(b), words, verdict: a === b ? "same" : "other" };
  };
  return [
    row("steps", (side) => side.touchpoints.filter((step) => !step.outcome).length),
    row("pain points", (side) => side.painPoints.length),
  ];
}

/** The nouns of the measures that make the headline. */
const NOUNS: Record<string, string> = { effort: "effort", "time lost": "time lost", "give up": "giving up" };

/** The whole comparison in one sentence. */
export function headline(here: Side, there: Side): string {
  if (!here.exact || !there.exact) return "One of the two maps cannot be walked yet, so their figures cannot be compared.";
  const parts = exactRows(here, there).flatMap(({ name, verdict, words }) => {
    const noun = NOUNS[name];
    return noun && verdict !== "same" ? [`${words} ${noun}`] : [];
  });
  if (parts.length === 0) return "Effort, time lost and giving up are expected to be the same on both.";
  return `Expected over there: ${list(parts)}.`;
}

function list(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
