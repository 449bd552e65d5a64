/** A time as a person says it: a typical and a bad day. */
import type { Duration } from "../api/bindings";

export interface Days {
  typical: number;
  badDay: number;
}

export function typicalAndBadDay(time: Duration): Days {
  switch (time.dist) {
    case "fixed":
      return { typical: time.value, badDay: time.value };
    case "lognormal":
      return { typical: time.p50, badDay: time.p90 };
    case "empirical":
      return { typical: quantile(time, 0.5), badDay: quantile(time, 0.9) };
  }
}

function quantile(time: Extract<Duration, { dist: "empirical" }>, p: number): number {
  if (p <= time.zero) return 0;
  const rank = ((p - time.zero) / (1 - time.zero)) * (time.quantiles.length - 1);
  const low = time.quantiles[Math.floor(rank)] ?? 0;
  const high = time.quantiles[Math.ceil(rank)] ?? low;
  return low + (high - low) * (rank - Math.floor(rank));
}
