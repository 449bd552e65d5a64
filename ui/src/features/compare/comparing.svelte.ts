/** The comparison that is shown: with what, in which direction, and what the core says of it. */
import { asApiError, call } from "../../api/core";
import type { Comparison, HistoryList, MapEntry, StateRef } from "../../api/bindings";
import type { MapDocument } from "../../state/document.svelte";
import { session } from "../../state/session.svelte";
import { nowIsSecond, optionsOf, type OptionGroup } from "./sides";

export class Comparing {
  #maps = $state.raw<MapEntry[]>([]);
  #history = $state.raw<HistoryList>({ steps: [], snapshots: [] });
  /** What there is to choose from is known. */
  ready = $state(false);
  /** The two have changed places. */
  swapped = $state(false);
  found = $state.raw<Comparison>();
  #asked = 0;

  constructor(readonly map: MapDocument) {}

  readonly groups: OptionGroup[] = $derived.by(() => {
    const { id, related, details } = this.map;
    return optionsOf({ own: { id, origin: details.origin }, related, maps: this.#maps, history: this.#history }, new Date());
  });

  /** As-is or to-be, where the other side is another map. */
  readonly otherState = $derived.by(() => {
    const other = session.against;
    return other?.kind === "map" ? this.#maps.find((entry) => entry.id === other.map)?.state : undefined;
  });

  /** The open map, as it is now, is the second one: what differs from the first can be taken back. */
  readonly second = $derived.by(() => nowIsSecond(this.map.details.state, this.otherState) !== this.swapped);

  choose(other: StateRef | null): void {
    session.against = other;
    this.swapped = false;
  }

  async load(): Promise<void> {
    try {
      this.#maps = (await call("library_list", {})).maps;
      const kin = this.map.related[0];
      if (!session.against && kin) session.against = { kind: "map", map: kin.map };
    } catch (thrown) {
      session.fail(asApiError(thrown));
    }
    this.ready = true;
  }

  async loadHistory(): Promise<void> {
    try {
      this.#history = await call("history_list", { map: this.map.id });
    } catch (thrown) {
      session.fail(asApiError(thrown));
    }
  }

  /** Only the last answer counts. */
  async compare(other: StateRef, second: boolean): Promise<void> {
    const asked = ++this.#asked;
    const now: StateRef = { kind: "now" };
    const [from, to] = second ? [other, now] : [now, other];
    try {
      const found = await call("state_compare", { map: this.map.id, from, to });
      if (asked === this.#asked) this.found = found;
    } catch (thrown) {
      session.against = null;
      session.fail(asApiError(thrown));
    }
  }
}
