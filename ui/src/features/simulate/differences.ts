/** A difference between two maps in words: before, after, how much more or less and how sure that is. */
import type { FigureDifference } from "../../api/bindings";
import { digitsFor } from "../../i18n/numbers";
import type { Unit } from "./figures";

const units: Record<Unit | "people", string> = { share: " %", em: " em", min: " min", people: "" };

/** "4.1 → 1.9 min, 2.2 less (1.9 to 2.5)"; or that none can be seen. */
export function told(of: FigureDifference | null, unit: Unit | "people"): string {
  if (!of) return "nobody to say it of";
  const scale = unit === "share" ? 100 : 1;
  if (!of.seen) return `${(of.base * scale).toFixed(1)}${units[unit]}: no difference that can be seen`;
  const [least, most] = [Math.abs(of.low), Math.abs(of.high)].sort((a, b) => a - b) as [number, number];
  // As many digits as it takes to tell the two ends apart, and the least from nothing.
  const narrow = Math.min(most - least || most, least || most) * scale;
  const digits = digitsFor(narrow);
  const write = (value: number) => (value * scale).toFixed(digits);
  const points = unit === "share" ? " points" : "";
  return `${write(of.base)} → ${write(of.scenario)}${units[unit]}, ${write(Math.abs(of.mean))}${points} ${of.mean < 0 ? "less" : "more"} (${write(least)} to ${write(most)})`;
}
