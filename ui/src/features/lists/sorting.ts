/** The order of a list: by any of its columns, what is not said always last. */

export type Key = number | string | null;

export interface Sorting {
  column: string;
  descending: boolean;
}

const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

function compare(a: Key, b: Key): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return collator.compare(String(a), String(b));
}

/** Equal ones stay in their order. */
export function sorted<T>(items: readonly T[], key: (item: T) => Key, descending: boolean): T[] {
  const unsaid = (key: Key) => key === null || key === "";
  return items
    .map((item) => ({ item, key: key(item) }))
    .sort((a, b) => {
      if (unsaid(a.key) || unsaid(b.key)) return Number(unsaid(a.key)) - Number(unsaid(b.key));
      return descending ? compare(b.key, a.key) : compare(a.key, b.key);
    })
    .map(({ item }) => item);
}

/** A click on a head: by this column, and the other way round when it was by it before. Figures begin with the largest. */
export function clicked(now: Sorting, column: string, figure: boolean): Sorting {
  return now.column === column ? { column, descending: !now.descending } : { column, descending: figure };
}
