/** What can happen next, in the order in which it is offered, and its share in words. */
import type { WalkChoice } from "../../api/bindings";

/** The likeliest first; giving up last. The digits count in this order. */
export function offered(choices: readonly WalkChoice[]): WalkChoice[] {
  return [...choices].sort((a, b) => Number(a.givesUp) - Number(b.givesUp) || b.share - a.share);
}

/** "76 of 100". What is there but rounds to nothing is "fewer than 1 of 100". */
export function ofHundred(share: number): string {
  const rounded = Math.round(share * 100);
  if (rounded === 0 && share > 0) return "fewer than 1 of 100";
  if (rounded === 100 && share < 1) return "more than 99 of 100";
  return `${rounded} of 100`;
}
