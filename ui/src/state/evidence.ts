/** What a figure rests on once somebody has typed another value. */
import type { Evidence, Figure } from "../api/bindings";

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
