/** A rectangle that is drawn on the paper and chooses the steps that it touches. */
import type { Layout } from "../api/bindings";
import { session } from "../state/session.svelte";
import { overlap, type Box } from "../state/viewport";
import { follow } from "./hand";
import type { Paper } from "./types";

export class Marquee {
  /** On the paper; none: nobody draws one. */
  box = $state.raw<Box>();

  begin(down: PointerEvent, layout: Layout, paper: Paper): void {
    const start = paper(down);
    const before = session.chosen;
    // With Shift or Ctrl it adds to what is chosen.
    const kept = down.shiftKey || down.ctrlKey || down.metaKey ? [...before] : [];
    const places = [...layout.cards.filter((card) => !card.folded), ...layout.ends];
    follow(down, {
      move: (event) => {
        const end = paper(event);
        this.box = { x: Math.min(start.x, end.x), y: Math.min(start.y, end.y), width: Math.abs(end.x - start.x), height: Math.abs(end.y - start.y) };
        const box = this.box;
        const touched = places.filter((place) => overlap(place, box)).map((place) => place.touchpoint);
        const chosen = new Set([...kept, ...touched]);
        if (chosen.size !== session.chosen.size || [...chosen].some((id) => !session.chosen.has(id))) session.chosen = chosen;
      },
      end: (dropped) => {
        this.box = undefined;
        // What is looked at changes once, when the hand lets go.
        if (dropped) session.choose(session.chosen);
        else session.chosen = before;
      },
    });
  }
}
