/** Going through a sample: which ticket is next, what was said of it, and in words what that says. */
import { count, percent } from "../../i18n/numbers";
import type { Answer, FlaggedTicket, KindFindings, KindOf, SampleFlag, Stake } from "../../api/bindings";

export const ANSWERS: readonly { answer: Answer; key: string; words: string }[] = [
  { answer: "yes", key: "y", words: "Yes" },
  { answer: "no", key: "n", words: "No" },
  { answer: "unsure", key: "u", words: "Cannot be told" },
];

/** What one of the two people said; each sees only their own. */
export function flagOf(ticket: FlaggedTicket, second: boolean): SampleFlag | null {
  return second ? ticket.second : ticket.first;
}

/** The next ticket of which this person has said nothing, from here on and then from the start; none: all are done. */
export function nextOpen(tickets: readonly FlaggedTicket[], from: number, second: boolean): number | undefined {
  const order = [...tickets.keys()].map((at) => (at + from) % tickets.length);
  return order.find((at) => flagOf(tickets[at]!, second) === null);
}

/** "75.0 % (50.5 % to 89.8 %)". */
export function rangeWords({ mean, low, high }: Stake): string {
  return `${percent(mean, 1)} (${percent(low, 1)} to ${percent(high, 1)})`;
}

/** What a kappa is held to say (Landis and Koch 1977). */
export function kappaWords(kappa: number): string {
  const steps: [number, string][] = [[0.8, "almost perfect"], [0.6, "substantial"], [0.4, "moderate"], [0.2, "fair"], [0, "slight"]];
  return steps.find(([above]) => kappa > above)?.[1] ?? "no better than chance";
}

/** What kinds of ticket are told apart by. */
export const KINDS: Record<KindOf, string> = { category: "category", channel: "channel", type: "type", priority: "priority", close_code: "close code" };

/** "3 of 16 have another category than was recorded."; nothing where none has. */
export function movedWords(n: number, of: number, by: KindOf): string {
  return n === 0 ? "" : `${count(n)} of ${count(of)} ${n === 1 ? "has" : "have"} another ${KINDS[by]} than was recorded, and ${n === 1 ? "counts" : "count"} there.`;
}

/** Tickets of a kind: as recorded, and as the sample tells where some are of another. */
export function ticketsOf({ tickets, reckoned, came, left }: Pick<KindFindings, "tickets" | "reckoned" | "came" | "left">): string {
  return came + left === 0 ? count(tickets) : `≈ ${count(Math.round(reckoned))}`;
}
