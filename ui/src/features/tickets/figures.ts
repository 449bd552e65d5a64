/** The figures of an overlay in words: never a time without its n, no time below the minimum n. */
import { duration } from "../../i18n/duration";
import { count } from "../../i18n/numbers";
import type { OverlayTouchpoint, TicketsAppended, TicketSetEntry } from "../../api/bindings";

type Times = Pick<OverlayTouchpoint, "median_min" | "p90_min">;

/** "3–12 min", or "1 h 20 – 2 days"; "too few" below the minimum n. */
export function times({ median_min, p90_min }: Times): string {
  if (median_min === null || p90_min === null) return "too few";
  const [typical, bad] = [duration(median_min), duration(p90_min)];
  if (typical === bad) return typical;
  const minutes = / min$/;
  return minutes.test(typical) && minutes.test(bad) ? `${typical.replace(minutes, "")}–${bad}` : `${typical} – ${bad}`;
}

/** Business time has no days of 24 hours: "31 h" and not "1.3 days". */
export function spanWords(minutes: number, business: boolean): string {
  return business && minutes >= 1440 ? `${count(Math.round(minutes / 60))} h` : duration(minutes);
}

/** The same with digits behind the point: "5.03 days". */
export function spanDigits(minutes: number, business: boolean, digits: number): string {
  if (minutes < 60) return `${minutes.toFixed(digits)} min`;
  return minutes < 1440 || business ? `${(minutes / 60).toFixed(digits)} h` : `${(minutes / 1440).toFixed(digits)} days`;
}

/** "line 17", "lines 17, 20 and 31", "lines 17, 20, 31 and 5 more". */
export function lines(numbers: readonly number[], total: number, most = 5): string {
  const shown = numbers.slice(0, most).map((line) => count(line));
  const rest = total - shown.length;
  if (rest > 0) shown.push(`${count(rest)} more`);
  const last = shown.pop() ?? "";
  return shown.length === 0 ? `line ${last}` : `lines ${shown.join(", ")} and ${last}`;
}

/** "C:\exports\may.csv" and "/home/ann/may.csv" are "may.csv". */
export function fileName(path: string): string {
  return path.split(/[/\\]/).at(-1) ?? path;
}

/** What a file did to the set that it was added to. */
export function appendedWords(appended: TicketsAppended, set: Pick<TicketSetEntry, "name" | "tickets">): string {
  const { file, before, added, replaced, unchanged, merged, people, peopleKnown } = appended;
  const said = [
    `${file} was added to the ${count(before)} tickets of ${set.name}, which has ${count(set.tickets)} now: ${count(added)} new, ${count(replaced)} replaced by a newer row, ${count(unchanged)} unchanged.`,
    ...(merged > 0 ? [`${count(merged)} went on as others and are not counted any more.`] : []),
    ...(people !== null && peopleKnown !== null ? [`${count(peopleKnown)} of its ${count(people)} people had asked before.`] : []),
  ];
  return said.join(" ");
}
