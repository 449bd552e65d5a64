/** Times as a person enters them: a typical and a bad day. */
import type { Duration } from "../../api/bindings";
import { typicalAndBadDay } from "../../i18n/days";

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
