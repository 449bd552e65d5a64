/** Times as a person enters them: a typical and a bad day. */
import type { Duration } from "../../api/bindings";
import { typicalAndBadDay } from "../../i18n/days";

/** Where only a typical day was said, a bad day takes so many times as long. */
const USUAL_SPREAD = 2;

/** A bad day that was filled in, or that the new typical day would overtake, moves along in proportion; one that was said stays. */
export function withTypical(time: Duration, typical: number): Duration {
  const { typical: before, badDay } = typicalAndBadDay(time);
  if (typical <= 0) return { dist: "fixed", value: 0 };
  const said = badDay > before && badDay !== before * USUAL_SPREAD;
  if (said && badDay >= typical) return { dist: "lognormal", p50: typical, p90: badDay };
  return { dist: "lognormal", p50: typical, p90: typical * (before > 0 && badDay > before ? badDay / before : USUAL_SPREAD) };
}

/** A bad day alone makes a typical day of half of it; the same as typical is always the same. */
export function withBadDay(time: Duration, badDay: number): Duration {
  const { typical } = typicalAndBadDay(time);
  if (badDay <= 0) return { dist: "fixed", value: 0 };
  if (typical <= 0) return { dist: "lognormal", p50: badDay / USUAL_SPREAD, p90: badDay };
  if (badDay === typical) return { dist: "fixed", value: typical };
  // Less than the typical day is refused by the core, which says why.
  return { dist: "lognormal", p50: typical, p90: badDay };
}
