/** What the core knows of the history of the open map; asked again whenever the map has changed. */
import { asApiError, call } from "../../api/core";
import type { Comparison, HistoryList, StateRef } from "../../api/bindings";
import { session } from "../../state/session.svelte";
import { edits, kept, sameState, type Entry } from "./entries";

class Recall {
  #list = $state.raw<HistoryList>({ steps: [], snapshots: [] });
  /** The state that is looked at, held against the map as it is now. */
  comparison = $state.raw<Comparison>();
  #asked = 0;

  readonly edits: Entry[] = $derived(edits(this.#list));
  readonly kept: Entry[] = $derived(kept(this.#list));
  /** The entry that is looked at. */
  readonly entry: Entry | undefined = $derived([...this.edits, ...this.kept].find((entry) => session.looking && sameState(entry.state, session.looking)));

  async load(map: string): Promise<void> {
    try {
      this.#list = await call("history_list", { map });
    } catch (thrown) {
      session.fail(asApiError(thrown));
    }
  }

  /** Only the last answer counts: the arrow keys go faster than the core answers. */
  async look(map: string, from: StateRef): Promise<void> {
    const asked = ++this.#asked;
    try {
      const comparison = await call("state_compare", { map, from, to: { kind: "now" } });
      if (asked === this.#asked) this.comparison = comparison;
    } catch (thrown) {
      // A state that was taken back meanwhile cannot be looked at any more.
      session.look(null);
      session.fail(asApiError(thrown));
    }
  }

  async keep(map: string, name: string): Promise<boolean> {
    try {
      await call("snapshot_keep", { map, name });
      await this.load(map);
      return true;
    } catch (thrown) {
      session.fail(asApiError(thrown));
      return false;
    }
  }

  async forget(map: string, snapshot: string): Promise<void> {
    try {
      await call("snapshot_remove", { map, snapshot });
      if (sameState(session.looking, { kind: "snapshot", id: snapshot })) session.look(null);
      await this.load(map);
    } catch (thrown) {
      session.fail(asApiError(thrown));
    }
  }
}

export const recall = new Recall();
