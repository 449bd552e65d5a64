/** Which pain points a list shows, and how much each weighs. */
import type { PainPoint } from "../../api/bindings";

/** Severity times votes; one that nobody has voted for still weighs what it hurts, less than one vote would. None: not judged. */
export function weight(pain: PainPoint): number | null {
  return pain.severity === null ? null : pain.severity * pain.votes;
}

/** The default order: the heaviest first, and among equals the one that hurts more. */
export function byWeight(pain: PainPoint): number {
  return (weight(pain) ?? 0) * 1000 + (pain.severity ?? 0) * 10 + Math.min(9, pain.votes / 100);
}

export interface PainFilter {
  /** A status, "unclosed", or nothing for all. */
  status: string;
  /** A layer, "none", or nothing for all. */
  layer: string;
}

export function shows(filter: PainFilter, pain: PainPoint): boolean {
  const status = filter.status === "" || (filter.status === "unclosed" ? pain.status !== "closed" : pain.status === filter.status);
  return status && (filter.layer === "" || (pain.layer ?? "none") === filter.layer);
}
