/** The report of a walk that has ended. */
import type { Outcome, PainPoint, WalkState, WalkVisit } from "../../api/bindings";

export const outcomeWords: Record<Outcome, { words: string; tone: "good" | "even" | "bad" }> = {
  resolvedVerified: { words: "Solved, and I checked that it works", tone: "good" },
  resolvedUnverified: { words: "Solved, though nobody checked", tone: "even" },
  abandoned: { words: "I gave up", tone: "bad" },
};

/** The visit that took most effort; none where nothing took any. */
export function worstVisit(walk: WalkState): WalkVisit | undefined {
  const worst = walk.visits.reduce<WalkVisit | undefined>((a, b) => (a && a.frictionEm >= b.frictionEm ? a : b), undefined);
  return worst && worst.frictionEm > 0 ? worst : undefined;
}

/** Pain points on the way, each once, in the order in which they were met. */
export function painPointsMet(walk: WalkState, at: (touchpoint: string) => readonly PainPoint[]): PainPoint[] {
  return [...new Set(walk.visits.map((visit) => visit.touchpoint))].flatMap(at);
}

/** What the index says: 50 is as expected. */
export function indexWords(index: number): string {
  const rounded = Math.round(index);
  if (rounded === 50) return "just as expected";
  return rounded < 50 ? "less than expected" : "more than expected";
}

