/** The history of a map as it is listed: states that can be looked at, newest on top. */
import type { HistoryList, StateRef } from "../../api/bindings";
import { quoted } from "../../i18n/quotes";
import { timeOf, when, wordsForDay } from "../../i18n/when";

export interface Entry {
  /** To be asked for; none where it was taken back. */
  state: StateRef | null;
  words: string;
  /** When; none for the beginning. */
  at: string | null;
  /** It is the map as it is now. */
  now: boolean;
  /** How often to redo until it is done again; 0: it is done. */
  redo: number;
}

/** Every edit, the last on top, and at the foot the map as it began. */
export function edits(list: HistoryList): Entry[] {
  const last = list.steps.filter((step) => !step.undone).length;
  const steps = list.steps.map(({ number, words, at, undone }): Entry => ({
    state: undone ? null : { kind: "step", number },
    words,
    at,
    now: number === last,
    redo: undone ? number - last : 0,
  }));
  const began: Entry = { state: { kind: "step", number: 0 }, words: "As it began", at: null, now: last === 0, redo: 0 };
  return [began, ...steps].reverse();
}

/** States that were kept under a name, the last on top. */
export function kept(list: HistoryList): Entry[] {
  return list.snapshots.map(({ id, name, at }) => ({ state: { kind: "snapshot", id }, words: name, at, now: false, redo: 0 }));
}

/** Why an entry that was undone is not drawn, and what can be done about it. */
export function undoneWords(redo: number): { why: string; again: string } {
  const others = redo - 1;
  return {
    why: "It was undone. What it brought can be looked at once it is done again; undo takes that back.",
    again: others === 0 ? "Do it again" : `Do it again, and the ${others === 1 ? "one" : others} before it`,
  };
}

export interface Day {
  name: string;
  entries: Entry[];
}

/** The edits of each day, the last day on top. What has no time belongs to the edits above it. */
export function days(entries: readonly Entry[], now: Date): Day[] {
  const found: Day[] = [];
  for (const entry of entries) {
    const name = entry.at ? wordsForDay(entry.at, now) : (found.at(-1)?.name ?? "");
    if (found.at(-1)?.name === name) found.at(-1)!.entries.push(entry);
    else found.push({ name, entries: [entry] });
  }
  return found;
}

export function sameState(a: StateRef | null, b: StateRef | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** "the map after “Rename”, 14:02", "the map as it began", "the map as it was kept as “Monday”, yesterday, 16:30". */
export function pastInWords(entry: Entry, now: Date): string {
  if (entry.state?.kind === "snapshot") return `the map kept as ${quoted(entry.words)}${entry.at ? `, ${when(entry.at, now)}` : ""}`;
  if (!entry.at) return "the map as it began";
  const today = wordsForDay(entry.at, now) === "today";
  return `the map after ${quoted(entry.words)}, ${today ? timeOf(entry.at) : when(entry.at, now)}`;
}
