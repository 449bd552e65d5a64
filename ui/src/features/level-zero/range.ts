/** A figure with its 95 % interval, and how it is said: "355 (353 to 358)". */
import { count } from "../../i18n/numbers";

export interface Range {
  mean: number;
  low: number;
  high: number;
}

/** So many of each. */
export function times(figure: Range, by: number): Range {
  return { mean: figure.mean * by, low: figure.low * by, high: figure.high * by };
}

/** A share of n independent cases; `mean ± 1.96·√(p(1−p)/n)`, within 0 to 1. */
export function shareOf(mean: number, n: number): Range {
  const half = n > 0 ? 1.96 * Math.sqrt(Math.max(0, mean * (1 - mean)) / n) : 0;
  return { mean, low: Math.max(0, mean - half), high: Math.min(1, mean + half) };
}

/** "353 to 358"; nothing where both ends read like the figure itself. */
export function between(figure: Range, words: (value: number) => string = whole): string {
  const [low, high] = [words(figure.low), words(figure.high)];
  return low === high && low === words(figure.mean) ? "" : `${low} to ${high}`;
}

/** A whole number with a real minus sign. What is there but rounds to nothing is "<1". */
export function whole(value: number): string {
  if (value > 0 && value < 0.5) return "<1";
  const text = count(Math.abs(value));
  return value < 0 && text !== "0" ? `−${text}` : text;
}

/** Three digits that mean something: 7,134 hours are "7,130". */
export function roughly(value: number): string {
  return whole(Math.abs(value) >= 1000 ? Number(value.toPrecision(3)) : value);
}

/** An amount of money: "$7,130", "CHF 7,130". */
export function money(currency: string): (value: number) => string {
  const gap = /\p{L}$/u.test(currency) ? " " : "";
  return (value) => {
    const text = roughly(value);
    return text.startsWith("−") ? `−${currency}${gap}${text.slice(1)}` : `${currency}${gap}${text}`;
  };
}
