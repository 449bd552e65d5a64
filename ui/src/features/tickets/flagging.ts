/** Going through a sample: which ticket is next, what was said of it, and in words what that says. */
import { percent } from "../../i18n/numbers";
import type { Answer, FlaggedTicket, SampleFlag, Stake } from "../../api/bindings";

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
