/** Durations that read like speech, and are typed like it. Minutes throughout. */

const HOUR = 60;
const DAY = 24 * HOUR;

/** "<1 min", "3 min", "1 h 20", "2 days". */
export function duration(minutes: number): string {
  if (minutes === 0) return "0 min";
  const rounded = Math.round(minutes);
  if (rounded < 1) return "<1 min";
  if (rounded < HOUR) return `${rounded} min`;
  if (rounded < 10 * HOUR) return hours(rounded);
  if (rounded < DAY) return `${Math.round(rounded / HOUR)} h`;
  const days = Math.round((rounded / DAY) * 10) / 10;
  return days === 1 ? "1 day" : `${days} days`;
}

function hours(minutes: number): string {
  const rest = minutes % HOUR;
  const whole = Math.floor(minutes / HOUR);
  return rest === 0 ? `${whole} h` : `${whole} h ${String(rest).padStart(2, "0")}`;
}

/** A clock that runs: "4:10" are four minutes and ten seconds. */
export function clock(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

const UNITS: Record<string, number> = {
  s: 1 / 60, sec: 1 / 60, second: 1 / 60, seconds: 1 / 60,
  m: 1, min: 1, minute: 1, minutes: 1,
  h: HOUR, hour: HOUR, hours: HOUR,
  d: DAY, day: DAY, days: DAY,
};

/** Minutes of "3", "90 s", "1h20", "1 h 20 min", "2 d"; undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  const parts = [...text.trim().toLowerCase().matchAll(/(\d+(?:[.,]\d+)?)\s*([a-z]*)/g)];
  if (parts.length === 0 || parts.map((part) => part[0]).join("").replace(/\s/g, "") !== text.toLowerCase().replace(/\s/g, "")) {
    return undefined;
  }
  let minutes = 0;
  let last = HOUR;
  for (const [, number, unit] of parts) {
    // "1h20": what follows hours without a unit is minutes.
    const size = unit ? UNITS[unit] : last / HOUR;
    if (size === undefined) return undefined;
    minutes += Number(number?.replace(",", ".")) * size;
    last = size;
  }
  return minutes;
}
