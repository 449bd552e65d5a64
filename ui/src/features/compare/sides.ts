/** With what a map can be compared, which of the two comes first, and what they are called. */
import type { HistoryList, MapEntry, MapState, RecordKey, RelatedMap, StateRef } from "../../api/bindings";
import { quoted } from "../../i18n/quotes";
import { when } from "../../i18n/when";
import type { Selection } from "../../state/session.svelte";

export interface Option {
  state: StateRef;
  words: string;
  /** Of another map. */
  steps?: number;
}

export interface OptionGroup {
  name: string;
  options: Option[];
}

interface Known {
  /** The open map. */
  own: { id: string; origin?: string };
  related: readonly RelatedMap[];
  maps: readonly MapEntry[];
  history: HistoryList;
}

/** Its as-is or to-bes first, then other maps, states that were kept, every step of its history. */
export function optionsOf({ own, related, maps, history }: Known, now: Date): OptionGroup[] {
  const kin = new Set(related.map((one) => one.map));
  const entries = maps.filter((entry) => entry.id !== own.id);
  const option = (entry: MapEntry): Option => ({ state: { kind: "map", map: entry.id }, words: entry.title, steps: entry.steps });
  /** Elsewhere the group says which it is. */
  const marked = (entry: MapEntry): Option => (entry.state === "toBe" ? { ...option(entry), words: `To-be: ${entry.title}` } : option(entry));
  const groups: OptionGroup[] = [
    { name: "Its as-is", options: entries.filter((entry) => kin.has(entry.id) && entry.id === own.origin).map(option) },
    { name: "Its to-be", options: entries.filter((entry) => kin.has(entry.id) && entry.id !== own.origin).map(option) },
    { name: "Another map", options: entries.filter((entry) => !kin.has(entry.id)).map(marked) },
    { name: "A state that was kept", options: history.snapshots.map(({ id, name, at }) => ({ state: { kind: "snapshot", id }, words: `${name}, ${when(at, now)}` })) },
    { name: "A step of its history", options: steps(history, now) },
  ];
  return groups.filter((group) => group.options.length > 0);
}

/** The last on top, without the one that made the map what it is now. */
function steps(history: HistoryList, now: Date): Option[] {
  const done = history.steps.filter((step) => !step.undone).slice(0, -1);
  const options = done.map(({ number, words, at }): Option => ({ state: { kind: "step", number }, words: `After ${quoted(words)}, ${when(at, now)}` }));
  const began: Option[] = history.steps.some((step) => !step.undone) ? [{ state: { kind: "step", number: 0 }, words: "As it began" }] : [];
  return [...began, ...options].reverse();
}

/** As one line of a list: a list cuts off what does not fit, and shows no group. */
export function lineOf(option: Option, group: string): string {
  const words = group.startsWith("Its ") ? `${group}: ${option.words}` : option.words;
  return words.length > LINE ? `${words.slice(0, LINE - 1).trimEnd()}…` : words;
}

const LINE = 50;

/** As the value of a list to choose from. */
export const valueOf = (state: StateRef): string => JSON.stringify(state);

export interface Names {
  from: string;
  to: string;
  /** Where the figures of the second one hold: "in the to-be". */
  where: string;
}

/** What stands over a drawing, from the name that the core gives a state. */
export function titleOf(name: string): string {
  const edit = /^After “(.*)”$/s.exec(name)?.[1];
  return edit === undefined ? name.replace(/^(As-is|To-be): /, "") : `After ${quoted(edit)}`;
}

/** Whether the open map, as it is now, comes second: a to-be comes after its as-is, now after then. */
export function nowIsSecond(own: MapState, other: MapState | undefined): boolean {
  return !(own === "asIs" && other === "toBe");
}

/** Short names of the two, as heads of columns. */
export function namesOf(own: MapState, other: MapState | undefined, second: boolean): Names {
  const [now, then] = other === undefined ? ["now", "then"] : own === other ? ["here", "there"] : [STATES[own], STATES[other]];
  const [from, to] = second ? [then, now] : [now, then];
  return { from, to, where: to in WHERE ? WHERE[to as keyof typeof WHERE] : to };
}

const STATES: Record<MapState, string> = { asIs: "as-is", toBe: "to-be" };
const WHERE = { "as-is": "in the as-is", "to-be": "in the to-be" };

/** What is selected on the open map when a difference is looked at. */
export function selectionOf(target: RecordKey): Selection | null {
  switch (target.record) {
    case "details":
    case "cell":
      return null;
    case "placement":
      return { kind: "touchpoint", id: target.id };
    default:
      return { kind: target.record, id: target.id };
  }
}
