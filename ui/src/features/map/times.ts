/** Times as a person enters them: a typical and a bad day. */
import type { Duration } from "../../api/bindings";

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

/** A bad day that the new typical day would overtake moves along, in proportion. */
export function withTypical(time: Duration, typical: number): Duration {
  const { typical: before, badDay } = typicalAndBadDay(time);
  if (typical <= 0) return { dist: "fixed", value: 0 };
  if (badDay > before && badDay >= typical) return { dist: "lognormal", p50: typical, p90: badDay };
  return { dist: "lognormal", p50: typical, p90: typical * (before > 0 && badDay > before ? badDay / before : 2) };
}

/** A bad day alone makes a typical day of half of it; the same as typical is always the same. */
export function withBadDay(time: Duration, badDay: number): Duration {
  const { typical } = typicalAndBadDay(time);
  if (badDay <= 0) return { dist: "fixed", value: 0 };
  if (typical <= 0) return { dist: "lognormal", p50: badDay / 2, p90: badDay };
  if (badDay === typical) return { dist: "fixed", value: typical };
  // Less than the typical day is refused by the core, which says why.
  return { dist: "lognormal", p50: typical, p90: badDay };
}
