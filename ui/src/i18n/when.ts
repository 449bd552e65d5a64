/** A moment as people say it: today by its time, before that by its day. */

const TIME: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit" };
const DAY: Intl.DateTimeFormatOptions = { day: "numeric", month: "short" };

/** "14:02". */
export function timeOf(at: string): string {
  return new Date(at).toLocaleTimeString("en-GB", TIME);
}

/** "24 Nov", with its year where that is another one. */
export function dayOf(at: string, now: Date): string {
  const day = new Date(at);
  const year: Intl.DateTimeFormatOptions = day.getFullYear() === now.getFullYear() ? {} : { year: "numeric" };
  return day.toLocaleDateString("en-GB", { ...DAY, ...year });
}

/** "today, 14:02", "yesterday, 14:02", "24 Nov, 14:02". */
export function when(at: string, now: Date): string {
  return `${wordsForDay(at, now)}, ${timeOf(at)}`;
}

/** "today", "yesterday", "24 Nov". */
export function wordsForDay(at: string, now: Date): string {
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  const day = new Date(at).toDateString();
  if (day === now.toDateString()) return "today";
  return day === yesterday.toDateString() ? "yesterday" : dayOf(at, now);
}
