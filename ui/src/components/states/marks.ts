/** Where two states differ, each thing marked on the drawings that it is on; and the differences as they are listed. */
import type { Difference, DifferenceKind } from "../../api/bindings";
import { keyOf, type Records } from "./keys";

/** By the key of the record. */
export type Marks = ReadonlyMap<string, DifferenceKind>;

/** Never by colour alone: a sign and a word go with it. */
export const MARKS: Record<DifferenceKind, { sign: string; word: string }> = {
  added: { sign: "+", word: "new" },
  removed: { sign: "−", word: "gone" },
  changed: { sign: "≠", word: "changed" },
};

/** What is gone stands only on the one before, what is new only on the one after. */
export function marksOf(differences: readonly Difference[], from: Records, to: Records): { from: Marks; to: Marks } {
  const all = new Map<string, DifferenceKind>();
  for (const difference of differences) {
    for (const key of difference.records.map(keyOf)) all.set(key, kindOf(key, from, to));
  }
  // A step whose ways have changed has changed, even where itself is as before. One that is new stays new.
  for (const { target, kind } of differences) {
    const key = keyOf(target);
    all.set(key, all.get(key) ?? kind);
  }
  const on = (records: Records) => new Map([...all].filter(([key]) => records.has(key)));
  return { from: on(from), to: on(to) };
}

function kindOf(key: string, from: Records, to: Records): DifferenceKind {
  if (!from.has(key)) return "added";
  return to.has(key) ? "changed" : "removed";
}

/** How much two maps have in common: steps of both, as a share of the steps of the smaller one. */
export function kinship(from: Records, to: Records): number {
  const steps = (records: Records) => [...records].filter(([, record]) => record.record === "touchpoint").map(([key]) => key);
  const [ours, theirs] = [steps(from), new Set(steps(to))];
  const smaller = Math.min(ours.length, theirs.size);
  return smaller === 0 ? 1 : ours.filter((key) => theirs.has(key)).length / smaller;
}

export interface DifferenceGroup {
  kind: DifferenceKind;
  name: string;
  differences: Difference[];
}

const NAMES: Record<DifferenceKind, string> = { added: "New", removed: "Gone", changed: "Changed" };

/** New, gone, changed; none that is empty. */
export function groupsOf(differences: readonly Difference[]): DifferenceGroup[] {
  const kinds: DifferenceKind[] = ["added", "removed", "changed"];
  return kinds
    .map((kind) => ({ kind, name: NAMES[kind], differences: differences.filter((one) => one.kind === kind) }))
    .filter((group) => group.differences.length > 0);
}
