/** The changes that were chosen for the open map; they stay while it is open, whatever view is looked at. */
import type { Edit } from "../../api/bindings";
import type { MapDocument } from "../../state/document.svelte";
import { editsOf, isSame, valueNow, type Change, type Of } from "./lever";

export class Changing {
  #chosen = $state.raw<readonly Change[]>([]);
  readonly #map: MapDocument;

  constructor(map: MapDocument) {
    this.#map = map;
  }

  // Not derived: this outlives the view that made it, and what is derived there ends with it.
  /** Those of what the map still has. */
  get changes(): readonly Change[] {
    return this.#chosen.filter((one) => (one.of === "patience" ? this.#map.touchpoint(one.id) : valueNow(this.#map, one) !== undefined));
  }

  /** What they do to the map: an opportunity first, what was turned by hand after it. */
  get edits(): Edit[] {
    const byHand = (one: Change) => Number(one.of !== "opportunity");
    return [...this.changes].sort((a, b) => byHand(a) - byHand(b)).flatMap((one) => editsOf(this.#map, one));
  }

  add(of: Of, id: string): void {
    const value = valueNow(this.#map, { of, id }) ?? 10;
    if (!this.#chosen.some((one) => isSame(one, { of, id, value }))) this.#chosen = [...this.#chosen, { of, id, value }];
  }

  set(change: Change): void {
    this.#chosen = this.#chosen.map((one) => (isSame(one, change) ? change : one));
  }

  remove(change: Change): void {
    this.#chosen = this.#chosen.filter((one) => !isSame(one, change));
  }

  clear(): void {
    this.#chosen = [];
  }
}

const all = new WeakMap<MapDocument, Changing>();

export function changingOf(map: MapDocument): Changing {
  const known = all.get(map) ?? new Changing(map);
  all.set(map, known);
  return known;
}
