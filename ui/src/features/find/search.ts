/** What of a map fits what is sought: all its words, in any order, whatever their case and accents. */
import { GROUPS, type Entry, type Group } from "./entries";
import { fold, wordsOf } from "./fold";

export interface Sought {
  entry: Entry;
  /** As it is compared. */
  text: string;
  place: string;
}

/** Made once, however often something else is sought. */
export function prepared(entries: readonly Entry[]): Sought[] {
  return entries.map((entry) => ({ entry, text: fold(entry.text).text, place: fold(entry.place).text }));
}

export interface Found {
  groups: [Group, Entry[]][];
  /** Everything that fits, also what is not listed. */
  all: number;
}

/** At most so many of a group are listed. */
const MOST = 12;

/** Grouped by what they are; names, and of them those that begin with what is sought, come first. The place helps to find, but is not what is found. */
export function search(all: readonly Sought[], sought: string): Found {
  const words = wordsOf(sought);
  if (words.length === 0) return { groups: [], all: 0 };
  const fits = all.filter(
    ({ text, place }) => words.every((word) => text.includes(word) || place.includes(word)) && words.some((word) => text.includes(word)),
  );
  const groups = GROUPS.map((group): [Group, Entry[]] => {
    const ranked = fits.filter(({ entry }) => entry.group === group).map((of) => ({ entry: of.entry, rank: rank(of.text, words) + (of.entry.name ? 0 : 3) }));
    return [group, ranked.sort((a, b) => a.rank - b.rank).slice(0, MOST).map(({ entry }) => entry)];
  });
  return { groups: groups.filter(([, entries]) => entries.length > 0), all: fits.length };
}

/** 0: it begins like that; 1: one of its words does; 2: it is somewhere within. */
function rank(text: string, words: readonly string[]): number {
  if (text.startsWith(words.join(" "))) return 0;
  return text.split(/[^\p{L}\p{N}]+/u).some((part) => words.some((word) => part.startsWith(word))) ? 1 : 2;
}
