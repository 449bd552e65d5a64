/** The figures of two states side by side, and their difference in words. */
import type { ExactSummary, MapRecord, StateView } from "../../api/bindings";
import { duration } from "../../i18n/duration";
import { count, effort, percent } from "../../i18n/numbers";

export type Verdict = "better" | "worse" | "same" | "other" | "unknown";

export interface Row {
  name: string;
  from: string;
  to: string;
  /** What is different on the second one. */
  words: string;
  verdict: Verdict;
}

interface Measure {
  name: string;
  of: (exact: ExactSummary) => number;
  text: (value: number) => string;
  /** To what a figure is rounded in its words: the difference is that of what stands there. */
  grain: (value: number) => number;
  /** The size of a difference. */
  size: (value: number) => string;
  more: string;
  less: string;
  good: "more" | "less" | "neither";
  /** As part of the sentence that says it all. */
  noun?: string;
  isMoney?: true;
}

const share = (value: number) => percent(value, 1);
/** "8.4 of 100"; nothing where it rounds to nothing. */
const ofHundred = (value: number) => `${(value * 100).toFixed(1)} of 100`;
const money = (value: number) => value.toFixed(2);

const MEASURES: Measure[] = [
  { name: "solved and checked", of: (e) => e.resolvedVerified, text: share, grain: () => 0.001, size: ofHundred, more: "more", less: "fewer", good: "more" },
  { name: "solved, not checked", of: (e) => e.resolvedUnverified, text: share, grain: () => 0.001, size: ofHundred, more: "more", less: "fewer", good: "neither" },
  { name: "give up", of: (e) => e.abandoned, text: share, grain: () => 0.001, size: ofHundred, more: "more", less: "fewer", good: "less", noun: "giving up" },
  { name: "effort", of: (e) => e.frictionEm, text: effort, grain: (em) => (em >= 100 ? 1 : 0.1), size: effort, more: "more", less: "less", good: "less", noun: "effort" },
  { name: "time lost", of: (e) => e.lostMin, text: duration, grain: () => 0, size: duration, more: "more", less: "less", good: "less", noun: "time lost" },
  { name: "from begin to end", of: (e) => e.elapsedMin, text: duration, grain: () => 0, size: duration, more: "longer", less: "shorter", good: "less" },
  { name: "cost to the provider", of: (e) => e.cost, text: money, grain: () => 0.01, size: money, more: "more", less: "less", good: "less", isMoney: true },
];

export function currencyOf(state: StateView): string {
  const details = state.records.find((record) => record.record === "details");
  return details?.record === "details" ? details.value.currency : "";
}

/** Expected values of one journey; below them what is drawn. */
export function rowsOf(from: StateView, to: StateView): Row[] {
  return [...exactRows(from, to), ...sizeRows(from.records, to.records)];
}

function exactRows(from: StateView, to: StateView): Row[] {
  const [a, b] = [currencyOf(from), currencyOf(to)];
  return MEASURES.map((measure) => {
    const text = (state: StateView, currency: string) => (state.exact ? `${measure.isMoney ? currency : ""}${measure.text(measure.of(state.exact))}` : "–");
    const row = { name: measure.name, from: text(from, a), to: text(to, b) };
    if (!from.exact || !to.exact) return { ...row, words: "", verdict: "unknown" };
    if (measure.isMoney && a !== b) return { ...row, words: "another currency", verdict: "unknown" };
    return { ...row, ...difference(measure, shown(measure, to.exact) - shown(measure, from.exact), measure.isMoney ? b : "") };
  });
}

function shown(measure: Measure, exact: ExactSummary): number {
  const value = measure.of(exact);
  const grain = measure.grain(value);
  return grain > 0 ? Math.round(value / grain) * grain : value;
}

function difference(measure: Measure, by: number, currency: string): Pick<Row, "words" | "verdict"> {
  const size = measure.size(Math.abs(by));
  if (measure.size(0) === size) return { words: "the same", verdict: "same" };
  const verdict = measure.good === "neither" ? "other" : (measure.good === "more") === by > 0 ? "better" : "worse";
  return { words: `${currency}${size} ${by > 0 ? measure.more : measure.less}`, verdict };
}

function sizeRows(from: readonly MapRecord[], to: readonly MapRecord[]): Row[] {
  const row = (name: string, is: (record: MapRecord) => boolean): Row => {
    const [a, b] = [from.filter(is).length, to.filter(is).length];
    const words = a === b ? "the same" : `${count(Math.abs(b - a))} ${b > a ? "more" : "fewer"}`;
    return { name, from: count(a), to: count(b), words, verdict: a === b ? "same" : "other" };
  };
  return [
    row("steps", (record) => record.record === "touchpoint" && !record.value.outcome),
    row("pain points", (record) => record.record === "painPoint" && record.value.status !== "closed"),
  ];
}

/** The whole comparison in one sentence that promises nothing; `where`: "in the to-be". */
export function headline(from: StateView, to: StateView, where: string): string {
  if (!from.exact && !to.exact) return "Neither of the two can be walked yet, so there are no figures to compare.";
  if (!from.exact || !to.exact) return "One of the two cannot be walked yet, so their figures cannot be compared.";
  const rows = exactRows(from, to);
  const parts = MEASURES.flatMap(({ name, noun }) => {
    const row = rows.find((one) => one.name === name);
    return noun && row && row.verdict !== "same" ? [`${row.words} ${noun}`] : [];
  });
  if (parts.length === 0) return "Effort, time lost and giving up are expected to be the same on both.";
  return `Expected ${where}: ${list(parts)}.`;
}

function list(parts: readonly string[]): string {
  return parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}
