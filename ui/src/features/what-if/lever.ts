/** What can be turned to see what it would change: a time, a patience, the share of a way, an opportunity of the map. */
import type { Duration, Edit, Figure, Opportunity, Touchpoint, Transition } from "../../api/bindings";
import { typicalAndBadDay } from "../../i18n/days";
import { figure } from "../../state/evidence";
import { withTypical } from "../map/times";

export type Of = "doing" | "waiting" | "patience" | "share" | "opportunity";

/** One change: of which record, and to which value; minutes, or a share from 0 to 1. An opportunity has no value of its own. */
export interface Change {
  of: Of;
  id: string;
  value: number;
}

/** What of the map a change needs to know. */
export interface Known {
  touchpoint(id: string): Touchpoint | undefined;
  transition(id: string): Transition | undefined;
  opportunity(id: string): Opportunity | undefined;
}

export const isSame = (a: Change, b: Change): boolean => a.of === b.of && a.id === b.id;

/** The value as the map has it; undefined where it is gone, or has none. */
export function valueNow(map: Known, { of, id }: Pick<Change, "of" | "id">): number | undefined {
  const step = map.touchpoint(id);
  if (of === "doing" && step) return typicalAndBadDay(step.active.value).typical;
  if (of === "waiting" && step) return typicalAndBadDay(step.wait.value).typical;
  if (of === "patience" && step) return step.patience?.value;
  if (of === "share") return map.transition(id)?.share.value;
  return map.opportunity(id) && 0;
}

/** How far the slider goes. */
export function reach(of: Of, now: number): number {
  if (of === "share") return 1;
  const wide = Math.max(3 * now, 5);
  const digit = 10 ** Math.floor(Math.log10(wide));
  return Math.ceil(wide / digit) * digit;
}

/** The edits that the inspector would make; none where the map does not have it any more. */
export function editsOf(map: Known, { of, id: touchpoint, value }: Change): Edit[] {
  if (of === "opportunity") return map.opportunity(touchpoint)?.edits ?? [];
  if (of === "share") {
    const way = map.transition(touchpoint);
    return way ? [{ kind: "setShare", transition: way.id, share: figure(value, way.share) }] : [];
  }
  const step = map.touchpoint(touchpoint);
  if (!step) return [];
  const time = (of: Figure<Duration>) => figure(withTypical(of.value, value), of);
  switch (of) {
    case "doing": return [{ kind: "setActive", touchpoint, active: time(step.active) }];
    case "waiting": return [{ kind: "setWait", touchpoint, wait: time(step.wait) }];
    case "patience": return [{ kind: "setPatience", touchpoint, patience: figure(value, step.patience) }];
  }
}

const NAMES: Record<Exclude<Of, "share" | "opportunity">, string> = { doing: "doing, typically", waiting: "waiting, typically", patience: "patience" };

/** "Wait in the queue: waiting, typically". */
export function changeWords(map: Known, { of, id }: Pick<Change, "of" | "id">): string {
  const name = (id: string) => map.touchpoint(id)?.name ?? "";
  if (of === "opportunity") return `Opportunity: ${map.opportunity(id)?.text ?? ""}`;
  if (of !== "share") return `${name(id)}: ${NAMES[of]}`;
  const way = map.transition(id);
  return way ? `Share of ${name(way.source)} → ${way.label || name(way.target)}` : "";
}
