/** The moment at which the customer stands: what they think, how the wait goes, how patient they still are. */
import type { Cell, Lane, PainPoint, Touchpoint, WalkVisit } from "../../api/bindings";
import { typicalAndBadDay } from "../../i18n/days";
import { clock, duration } from "../../i18n/duration";

/** What goes through the customer's head here: the thought lane, else the first pain point. */
export function thought(step: Touchpoint, lanes: readonly Lane[], cells: readonly Cell[], pains: readonly PainPoint[]): string | undefined {
  const thoughts = new Set(lanes.filter((lane) => lane.role === "thought").map((lane) => lane.id));
  const cell = cells.find((c) => thoughts.has(c.lane) && "touchpoint" in c.at && c.at.touchpoint === step.id && c.text.trim() !== "");
  return cell?.text ?? pains[0]?.text;
}

/** Without quotation marks of its own. */
export function unquoted(text: string): string {
  return text.trim().replace(/^["“„”'‘]+|["“”'’]+$/g, "");
}

/** Share of the patience that is left, 0 to 1; none where it never ends. */
export function patienceLeft(visit: WalkVisit): number | undefined {
  if (visit.patienceMin === null) return undefined;
  if (visit.gaveUp || visit.patienceMin <= 0) return 0;
  return Math.max(0, 1 - visit.waitMin / visit.patienceMin);
}

/** A clock as long as one looks at it; days as days. */
export function elapsed(minutes: number): string {
  return minutes < 120 ? clock(minutes) : duration(minutes);
}

/** "usually 3 min, on a bad day 12 min"; none where it takes no time. */
export function usually(time: Touchpoint["wait"]): string | undefined {
  const { typical, badDay } = typicalAndBadDay(time.value);
  if (badDay <= 0) return undefined;
  return typical === badDay ? `always ${duration(typical)}` : `usually ${duration(typical)}, on a bad day ${duration(badDay)}`;
}
