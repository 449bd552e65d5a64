/** The week of a team: how many people are on duty at which hour, from its shifts. */
import type { Shift, Team, Weekday } from "../../api/bindings";

export const DAYS: readonly (readonly [Weekday, short: string, full: string])[] = [
  ["monday", "Mo", "Monday"], ["tuesday", "Tu", "Tuesday"], ["wednesday", "We", "Wednesday"], ["thursday", "Th", "Thursday"],
  ["friday", "Fr", "Friday"], ["saturday", "Sa", "Saturday"], ["sunday", "Su", "Sunday"],
];

const HOURS = 24;

type Duty = Pick<Team, "staff" | "shifts">;

/** Seven days of 24 hours, Monday first. Shifts that overlap add up; one that ends no later than it begins ends on the next day. */
export function week({ staff, shifts = [] }: Duty): number[][] {
  if (shifts.length === 0) return DAYS.map(() => Array<number>(HOURS).fill(staff));
  const hours = Array<number>(DAYS.length * HOURS).fill(0);
  for (const shift of shifts) {
    for (const at of hoursOf(shift)) hours[at] = (hours[at] ?? 0) + shift.staff;
  }
  return DAYS.map((_, day) => hours.slice(day * HOURS, (day + 1) * HOURS));
}

function hoursOf(shift: Shift): number[] {
  const length = shift.to > shift.from ? shift.to - shift.from : shift.to + HOURS - shift.from;
  return shift.days.flatMap((weekday) => {
    const day = DAYS.findIndex(([name]) => name === weekday);
    return Array.from({ length }, (_, hour) => (day * HOURS + shift.from + hour) % (DAYS.length * HOURS));
  });
}

export interface Run {
  from: number;
  to: number;
  staff: number;
}

/** A day as stretches with the same number of people. */
export function runs(day: readonly number[]): Run[] {
  const found: Run[] = [];
  day.forEach((staff, hour) => {
    const last = found.at(-1);
    if (last?.staff === staff) last.to = hour + 1;
    else found.push({ from: hour, to: hour + 1, staff });
  });
  return found;
}

/** "8–17: 4 people; else nobody". */
export function dayWords(day: readonly number[]): string {
  const stretches = runs(day);
  if (stretches.length === 1) return `${people(stretches[0]!.staff)} all day`;
  const manned = stretches.filter((run) => run.staff > 0).map((run) => `${run.from}–${run.to}: ${people(run.staff)}`);
  return stretches.some((run) => run.staff === 0) ? `${manned.join("; ")}; else nobody` : manned.join("; ");
}

export function people(staff: number): string {
  return staff === 0 ? "nobody" : staff === 1 ? "1 person" : `${staff} people`;
}

/** "4 people", "up to 5 people": for a list. */
export function teamWords(team: Duty): string {
  const most = Math.max(...week(team).flat());
  return (team.shifts ?? []).length === 0 || most === 0 ? people(most) : `up to ${people(most)}`;
}

const WEEKDAYS: Weekday[] = ["monday", "tuesday", "wednesday", "thursday", "friday"];

/** The people of the first shift, or of the clock round: as many as there are, where there are any. */
const asBefore = ({ staff, shifts = [] }: Duty) => shifts[0]?.staff ?? (staff > 0 ? staff : 1);

export function weekdays(team: Duty): Shift[] {
  return [{ days: WEEKDAYS, from: 8, to: 17, staff: asBefore(team) }];
}

/** One more shift: the days and people of the last one, behind it. */
export function nextShift(team: Duty): Shift {
  const last = team.shifts?.at(-1);
  if (!last) return weekdays(team)[0]!;
  const from = last.to % HOURS;
  return { ...last, from, to: from + 8 > HOURS ? from + 8 - HOURS : from + 8 };
}

/** Whether the machine knows such a time zone; empty: that of the demand. */
export function isTimeZone(zone: string): boolean {
  if (zone === "") return true;
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}
