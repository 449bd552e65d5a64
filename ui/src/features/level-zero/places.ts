/** Where on the map a need fails at level 0: the moves out of self-service that its episodes can take. */
import type { ExitReason, GapClass, Need, Transition, TransitionReport } from "../../api/bindings";
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

/** Where a class of a need happens, the most travelled place first. */
export function places(
  need: Need,
  gap: GapClass,
  transitions: readonly Transition[],
  reports: readonly TransitionReport[],
): Place[] {
  const inside = episode(need, transitions);
  const often = new Map(reports.map((report) => [report.id, report.traversals.mean]));
  const found = new Map<string, Place>();
  for (const { id, source, exitReason } of transitions) {
    if (!exitReason || CLASS_OF[exitReason] !== gap || !inside.has(source)) continue;
    const place = found.get(source) ?? { touchpoint: source, reasons: [], traversals: 0 };
    if (!place.reasons.includes(exitReason)) place.reasons.push(exitReason);
    place.traversals += often.get(id) ?? 0;
    found.set(source, place);
  }
  return [...found.values()].filter((place) => place.traversals > 0).sort((a, b) => b.traversals - a.traversals);
}
