/** Brings parts of the map into view: all of it, what is selected, what a key has moved. */
import { boxesOf, stepBoxes } from "../canvas/boxes";
import { session } from "./session.svelte";
import { around } from "./viewport";
import { look } from "./viewport.svelte";

function selectedBoxes() {
  const map = session.document;
  if (!map || !session.selection) return [];
  const { layout } = map.state;
  return session.chosen.size > 1 ? stepBoxes(layout, session.chosen) : boxesOf(layout, session.selection, map.transition);
}

export function fitAll(): void {
  const layout = session.document?.state.layout;
  if (layout) look.fitAll(layout);
}

/** All steps and ends, as large as they go, without the lanes below. */
export function fitFlow(): void {
  const layout = session.document?.state.layout;
  if (layout) look.fit([...layout.cards, ...layout.ends], layout.headerHeight);
}

/** What is selected, as large as it can be read at once. */
export function fitSelection(): void {
  const layout = session.document?.state.layout;
  if (layout) look.fit(selectedBoxes(), layout.headerHeight);
}

/** Moves the map as little as needed for the selection to be seen; in a room what is talked about is in the middle. */
export function revealSelection(): void {
  const layout = session.document?.state.layout;
  const box = around(selectedBoxes());
  if (!layout || !box) return;
  if (session.room) look.centre(box, layout.headerHeight);
  else look.reveal(box, layout.headerHeight);
}
