/** What a figure rests on: another value typed by somebody, or a sample that was judged. */
import type { Edit, Evidence, Figure, NeedSample } from "../api/bindings";

/**
 * A figure from tickets that is changed by hand is assumed. What customers told
 * stays told: it is typed as they say it.
 */
export function retold(before: Evidence | undefined): Evidence {
  return before?.kind === "toldByCustomers" ? before : { kind: "assumed" };
}

export function figure<T>(value: T, before?: { evidence: Evidence } | null): Figure<T> {
  return { value, evidence: retold(before?.evidence) };
}

/** How much of a need could be solved without us, as a sample of tickets has it today. */
export function solvableBy(need: string, { set, share, of }: NeedSample): Edit {
  const evidence: Evidence = { kind: "fromTickets", set, n: of, date: new Date().toISOString().slice(0, 10) };
  return { kind: "setNeedSolvable", need, solvable: { value: share.mean, evidence } };
}
