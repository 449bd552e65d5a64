/** Which maps of the gallery are shown, and in which order. */
import type { MapEntry } from "../../api/bindings";

/** As many as are shown before a person asks for all of them. */
export const FEW = 8;
/** From here on one looks for a map by its words. */
export const MANY = 12;

/** Newest first, but what was made from a map stands right after it: a to-be beside its as-is. */
export function families(maps: readonly MapEntry[]): MapEntry[] {
  const known = new Map(maps.map((map) => [map.id, map]));
  const shown = new Set<MapEntry>();
  const show = (map: MapEntry): void => {
    if (shown.has(map)) return;
    shown.add(map);
    for (const other of maps) if (other.origin === map.id) show(other);
  };
  for (const map of maps) show(eldest(map, known));
  return [...shown];
}

function eldest(map: MapEntry, known: ReadonlyMap<string, MapEntry>): MapEntry {
  const line = new Set([map]);
  for (let origin = known.get(map.origin ?? ""); origin && !line.has(origin); origin = known.get(origin.origin ?? "")) line.add(origin);
  return [...line].at(-1) ?? map;
}

/** Whether every word that was typed is somewhere in the texts. Accents and capitals make no difference. */
export function matches(typed: string, ...texts: readonly string[]): boolean {
  const text = plain(texts.join(" "));
  return plain(typed).split(/\s+/).every((word) => text.includes(word));
}

const plain = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** "no steps yet", "1 step", "12 steps". */
export const stepsInWords = (n: number) => (n === 0 ? "no steps yet" : `${n} step${n === 1 ? "" : "s"}`);
