/** From one place of the lanes to the next, by key. */
import type { Anchor } from "../api/bindings";
import { cellBox, laneBeside, spotBeside, spotOf } from "../canvas/cells";
import { laneBands } from "../canvas/lanes";
import { cannotType } from "./cells";
import type { Direction } from "./neighbours";
import { session } from "./session.svelte";
import { look } from "./viewport.svelte";

/** The place that is selected. */
function here(): { lane: string; at: Anchor } | undefined {
  return session.selection?.kind === "cell" ? session.selection : undefined;
}

/** Selects a place and brings it into view; with the hand in it where something can be typed. */
export function selectPlace(lane: string, at: Anchor, typing = false): void {
  const map = session.document;
  if (!map) return;
  const cannot = typing ? cannotType(map, lane, at) : undefined;
  session.select({ kind: "cell", lane, at }, typing && !cannot);
  if (cannot) session.say(cannot, "hint");
  const layout = map.state.layout;
  const band = laneBands(layout).find((it) => it.lane === lane);
  const spot = spotOf(layout, at);
  if (band && spot) look.reveal(cellBox(band, spot), layout.headerHeight);
}

/** The next place of the lane, or the one before. */
export function goBeside(by: 1 | -1, typing = false): void {
  const place = here();
  const layout = session.document?.state.layout;
  const next = place && layout && spotBeside(layout, place.at, by);
  if (next) selectPlace(place.lane, next.at, typing);
  else session.naming = false;
}

/** The same place of the lane above or below; above the first lane is the step itself. */
function goLane(by: 1 | -1): void {
  const place = here();
  const layout = session.document?.state.layout;
  if (!place || !layout) return;
  const lane = laneBeside(layout, place.lane, by)?.lane;
  if (lane) selectPlace(lane, place.at);
  else if (by < 0) session.select("touchpoint" in place.at ? { kind: "touchpoint", id: place.at.touchpoint } : { kind: "stage", id: place.at.stage });
}

export function goFromPlace(direction: Direction): void {
  if (direction === "left" || direction === "right") goBeside(direction === "right" ? 1 : -1);
  else goLane(direction === "down" ? 1 : -1);
}

/** Puts the hand into the place that is selected. */
export function typeThere(): void {
  const place = here();
  if (place) selectPlace(place.lane, place.at, true);
}
