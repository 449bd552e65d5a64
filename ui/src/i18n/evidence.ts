/** What a figure rests on, in words. */
import type { Evidence } from "../api/bindings";
import { count } from "./numbers";

export const evidenceWords: Record<Evidence["kind"], string> = {
  assumed: "assumed",
  toldByCustomers: "told by customers",
  fromTickets: "from tickets",
};

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

/** "from tickets “May”, n 1,204, 3 May 2026": with everything that is known. */
export function restsOn(evidence: Evidence): string {
  if (evidence.kind !== "fromTickets") return evidenceWords[evidence.kind];
  const date = new Date(evidence.date);
  const at = Number.isNaN(date.getTime()) ? evidence.date : day.format(date);
  return `from tickets “${evidence.set}”, n ${count(evidence.n)}, ${at}`;
}
