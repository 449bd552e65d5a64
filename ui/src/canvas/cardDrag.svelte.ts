/** Cards under the hand: where they would land, and whether the core would have them there. */
import type { Edit, Layout } from "../api/bindings";
import { call } from "../api/core";
import { session } from "../state/session.svelte";
import { cellUnder, landing, standsOf, type Landing } from "./moves";
import type { MapNode } from "./types";

/** Between two questions to the core while the hand moves. */
const PAUSE = 90;

export class CardDrag {
  there = $state.raw<Landing>();
  /** Why they cannot be dropped there. */
  refusal = $state<string>();
  #asked = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  begin(node: MapNode | null): void {
    // Whoever drags one of several that are chosen drags them all.
    if (node && !(session.chosen.size > 1 && session.chosen.has(node.id))) session.select({ kind: "touchpoint", id: node.id });
  }

  move(layout: Layout, node: MapNode | null): void {
    const from = node && standsOf(layout).find((stand) => stand.touchpoint === node.id);
    if (!node || !from) return;
    const to = cellUnder(layout, node.position.x + (node.width ?? 0) / 2, node.position.y + (node.height ?? 0) / 2);
    const next = landing(layout, [...session.chosen], { columns: to.across - from.across, tracks: to.track - from.track });
    if (JSON.stringify(next) === JSON.stringify(this.there)) return;
    this.there = next;
    this.refusal = undefined;
    this.#judge(next?.edits);
  }

  /** Only the last answer counts. */
  #judge(edits: Edit[] | undefined): void {
    clearTimeout(this.#timer);
    const now = ++this.#asked;
    const map = session.document;
    if (!edits || !map) return;
    this.#timer = setTimeout(() => {
      // A question that cannot be answered is no refusal: the drop will tell.
      void call("edit_judge", { map: map.id, revision: map.state.revision, edits }).then(
        (reason) => { if (now === this.#asked) this.refusal = reason ?? undefined; },
        () => undefined,
      );
    }, PAUSE);
  }

  async drop(): Promise<void> {
    const edits = this.there?.edits;
    this.#judge(undefined);
    this.there = undefined;
    this.refusal = undefined;
    if (edits) await session.edit(...edits);
  }
}
