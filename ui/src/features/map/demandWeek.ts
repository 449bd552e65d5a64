/** How the demand of a map falls on the hours of the week, as few words that cover most desks. */

const DAYS = 7;
const HOURS = 24;

export type Spread = "even" | "office" | "day" | "own";

export const SPREADS: [Spread, string][] = [
  ["even", "evenly, day and night"],
  ["office", "Monday to Friday, 8 to 17, most at 9 and 14"],
  ["day", "every day, 7 to 21"],
  ["own", "by measured hours"],
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

/** The weights of a word; what was measured stays as it is. */
export function weekOf(spread: Spread, measured: readonly number[] | undefined): number[] {
  if (spread === "office") return [...office];
  if (spread === "day") return [...day];
  return spread === "own" ? [...(measured ?? [])] : [];
}
