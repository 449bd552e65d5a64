/** Where on the map a need fails at level 0: the moves out of self-service that its episodes can take. */
import type { ExitReason, GapClass, Need, Transition, TransitionReport } from "../../api/bindings";
import type { Range } from "./range";
import { CLASS_OF } from "./words";

export interface Place {
  touchpoint: string;
  reasons: ExitReason[];
  /** How often a walk leaves here for this reason. */
  traversals: number;
}

/** Touchpoints that an episode can be at: from where it opens, up to where it is met. */
export function episode(need: Need, transitions: readonly Transition[]): Set<string> {
  const met = new Set(need.metAt);
  const inside = new Set(need.opensAt);
  const open = [...inside];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const { source, target } of transitions) {
      if (source !== at || met.has(target) || inside.has(target)) continue;
      inside.add(target);
      open.push(target);
    }
  }
  return inside;
}

/** A move out of self-service, for one reason. */
export interface Leaving {
  transition: string;
  source: string;
  target: string;
  reason: ExitReason;
  class: GapClass;
  /** How often a walk takes it. */
  traversals: Range;
}

/** The moves out of self-service that walks took within episodes of a need, the most travelled first. */
export function leavings(
  need: Need,
  transitions: readonly Transition[],
  reports: readonly TransitionReport[],
): Leaving[] {
  const inside = episode(need, transitions);
  const often = new Map(reports.map((report) => [report.id, report.traversals]));
  const found: Leaving[] = [];
  for (const { id, source, target, exitReason } of transitions) {
    const traversals = often.get(id);
    if (!exitReason || !traversals || traversals.mean <= 0 || !inside.has(source)) continue;
    found.push({ transition: id, source, target, reason: exitReason, class: CLASS_OF[exitReason], traversals });
  }
  return found.sort((a, b) => b.traversals.mean - a.traversals.mean);
}

/** Where a class happens, the most travelled place first. */
export function places(gap: GapClass, all: readonly Leaving[]): Place[] {
  const found = new Map<string, Place>();
  for (const leaving of all) {
    if (leaving.class !== gap) continue;
    const place = found.get(leaving.source) ?? { touchpoint: leaving.source, reasons: [], traversals: 0 };
    if (!place.reasons.includes(leaving.reason)) place.reasons.push(leaving.reason);
    place.traversals += leaving.traversals.mean;
    found.set(leaving.source, place);
  }
  return [...found.values()].sort((a, b) => b.traversals - a.traversals);
}
