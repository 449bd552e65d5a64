/** How the demand of a map falls on the hours of the week, as few words that cover most desks. */

const DAYS = 7;
const HOURS = 24;

export type Spread = "even" | "office" | "day" | "own";

export const SPREADS: [Spread, string][] = [
  ["even", "evenly, day and night"],
  ["office", "Monday to Friday, 8 to 17, most at 9 and 14"],
  ["day", "every day, 7 to 21"],
  ["own", "hour by hour, as below"],
];

/** Weights of an office day from 8 on: a peak in the morning, a dip at noon, a smaller peak after it. */
const OFFICE = [6, 10, 9, 7, 4, 5, 8, 6, 3];

const office = week((day, hour) => (day < 5 ? (OFFICE[hour - 8] ?? 0) : 0));
const day = week((_, hour) => (hour >= 7 && hour < 21 ? 1 : 0));

function week(of: (day: number, hour: number) => number): number[] {
  return Array.from({ length: DAYS * HOURS }, (_, at) => of(Math.floor(at / HOURS), at % HOURS));
}

/** Which of the words fits the weights of a map. */
export function spreadOf(weights: readonly number[] | undefined): Spread {
  if (!weights || weights.length === 0) return "even";
  const same = (other: readonly number[]) => other.every((weight, at) => weight === weights[at]);
  return same(office) ? "office" : same(day) ? "day" : "own";
}

/** The weights of a word; hour by hour begins with what there is. */
export function weekOf(spread: Spread, measured: readonly number[] | undefined): number[] {
  if (spread === "office") return [...office];
  if (spread === "day") return [...day];
  if (spread === "even") return [];
  return measured && measured.length > 0 ? [...measured] : week(() => 1);
}

/** Weights are drawn and typed on this scale; measured ones may be larger. */
const USUAL_MOST = 10;

/** The weight of a full bar. */
export function mostOf(weights: readonly number[]): number {
  return Math.max(USUAL_MOST, ...weights);
}

/** Another hour reached by a key; the week has no corner to fall out of. */
export function hourBy(key: string, at: number): number | undefined {
  const step: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -HOURS, ArrowDown: HOURS };
  const by = step[key];
  if (by === undefined) return undefined;
  const to = at + by;
  return to < 0 || to >= DAYS * HOURS ? at : to;
}

/** A weight after a key: a digit sets it, + and − change it by one. */
export function weightBy(key: string, weight: number): number | undefined {
  if (/^[0-9]$/.test(key)) return Number(key);
  if (key === "+" || key === "=") return weight + 1;
  if (key === "-") return Math.max(0, weight - 1);
  return undefined;
}
