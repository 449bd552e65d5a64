/** A simulated figure in words: its range, the exact value beside it, the typical and the worst tenth. */
import type { SimulatedFigure } from "../../api/bindings";
import { duration } from "../../i18n/duration";
import { digitsFor } from "../../i18n/numbers";

/** What a figure is a number of; how it is written. */
export type Unit = "share" | "em" | "min";

export function mean(of: SimulatedFigure, unit: Unit): string {
  return unit === "share" ? `${(of.mean * 100).toFixed(1)} %` : `${of.mean.toFixed(of.mean >= 100 ? 0 : 1)} ${unit}`;
}

/** "90.4 to 90.8 · exact 90.61". */
export function range(of: SimulatedFigure, unit: Unit): string {
  const scale = unit === "share" ? 100 : 1;
  const digits = digitsFor((of.high - of.low) * scale);
  const ends = `${(of.low * scale).toFixed(digits)} to ${(of.high * scale).toFixed(digits)}`;
  return of.exact === undefined ? ends : `${ends} · exact ${(of.exact * scale).toFixed(2)}`;
}

/** "typical 26 · worst tenth above 64"; none for a share, which has no spread. */
export function spread(of: SimulatedFigure, unit: Unit): string | undefined {
  if (of.p50 === undefined || of.p90 === undefined) return undefined;
  const write = (value: number) => (unit === "min" ? duration(value) : value.toFixed(value < 10 ? 1 : 0));
  return `typical ${write(of.p50)} · worst tenth above ${write(of.p90)}`;
}

/** Half of the 95 % interval, to stand after ±. */
export function margin(of: SimulatedFigure): string {
  return ((of.high - of.low) / 2).toFixed(2);
}
