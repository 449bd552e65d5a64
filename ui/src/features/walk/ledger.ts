/** Why the effort is what it is, in words. Effort is in effort minutes (em). */
import type { Cause, LedgerLine } from "../../api/bindings";
import { causeWords, waitFlagWords, type Tone } from "../../i18n/causes";
import { duration } from "../../i18n/duration";

/** "Waiting 4 min × 2.25 (uncertain, unoccupied, anxious)". */
export function lineWords(line: LedgerLine): string {
  const { name } = causeWords[line.cause];
  if (line.minutes === null) return name;
  const weight = line.weight !== null && Math.abs(line.weight - 1) > 0.005 ? ` × ${Number(line.weight.toFixed(2))}` : "";
  const flags = line.flags.length > 0 ? ` (${line.flags.map((flag) => waitFlagWords[flag]).join(", ")})` : "";
  return `${name} ${duration(line.minutes)}${weight}${flags}`;
}

const TIMES = ["", "", "twice", "three times", "four times", "five times", "six times", "seven times", "eight times", "nine times"];

/** The effort beside what was expected: "more than twice what I expected". */
export function besideExpected(em: number, expected: number): string {
  if (expected <= 0) return "and I expected none";
  const ratio = em / expected;
  if (ratio < 0.9) return "less than I expected";
  if (ratio <= 1.1) return "about what I expected";
  if (ratio < 2) return "more than I expected";
  const times = Math.floor(ratio);
  return `more than ${TIMES[times] ?? `${times} times`} what I expected`;
}

export interface CauseSum {
  cause: Cause;
  name: string;
  tone: Tone;
  em: number;
}

/** The ledger by cause, the largest first. */
export function byCause(ledger: readonly LedgerLine[]): CauseSum[] {
  const sums = new Map<Cause, number>();
  for (const line of ledger) sums.set(line.cause, (sums.get(line.cause) ?? 0) + line.frictionEm);
  return [...sums]
    .map(([cause, em]) => ({ cause, em, ...causeWords[cause] }))
    .filter((sum) => sum.em > 0)
    .sort((a, b) => b.em - a.em);
}
