/** Figures as they are typed and read: "3 min", "45 %", "×0.5", "5 em". */
import { duration, parseDuration } from "../i18n/duration";

export type Unit = "minutes" | "percent" | "number" | "count" | "factor" | "effort";

/** What a field of this unit takes, in words. */
export const takes: Record<Unit, string> = {
  minutes: "a time such as 3 min, 90 s, 1 h 20 or 2 days",
  percent: "a share from 0 to 100 %",
  number: "a number",
  count: "a whole number, 0 or more",
  factor: "a factor such as ×0.5 or ×2",
  effort: "a number of effort minutes",
};

export function shown(figure: number, unit: Unit): string {
  switch (unit) {
    case "minutes": return exactDuration(figure);
    case "percent": return `${hundredths(figure * 100)} %`;
    case "factor": return `×${trimmed(figure)}`;
    case "effort": return `${trimmed(figure)} em`;
    case "number":
    case "count": return grouped.format(figure);
  }
}

/** The figure that was typed; undefined where it is none. */
export function typed(text: string, unit: Unit): number | undefined {
  if (unit === "minutes") return parseDuration(text);
  const bare = decimal(text.replace(/%|×|^\s*x|em\s*$/gi, "").replace("−", "-").trim());
  const number = Number(bare);
  if (bare === "" || !Number.isFinite(number)) return undefined;
  if (unit === "count" && (number < 0 || !Number.isInteger(number))) return undefined;
  return unit === "percent" ? number / 100 : number;
}

/** Speech where it says the same; otherwise the minutes as they are. */
function exactDuration(minutes: number): string {
  const spoken = duration(minutes);
  return parseDuration(spoken) === minutes ? spoken : `${trimmed(minutes)} min`;
}

const grouped = new Intl.NumberFormat("en", { maximumFractionDigits: 3 });

/** "1,204" is as it is read here; any other comma is a decimal one. */
function decimal(text: string): string {
  return /^-?[1-9]\d{0,2}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(",", "") : text.replace(",", ".");
}

/** A sixth is 16.7 %: nobody typed it as finely as it is kept. What was typed, such as 2.25 % or 0.125 %, is read as typed. */
function hundredths(percent: number): string {
  const typed = Math.abs(percent * 100 - Math.round(percent * 100)) < 1e-6 || Math.abs(percent) < 1;
  return typed ? trimmed(percent) : String(Math.round(percent * 10) / 10);
}

function trimmed(figure: number): string {
  return String(Math.round(figure * 1000) / 1000);
}
