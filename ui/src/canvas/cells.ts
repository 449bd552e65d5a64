/** The places of a lane: at every step, and at a stage that has none. Plain geometry. */
import type { Anchor, Layout, Note } from "../api/bindings";
import type { Box } from "../state/viewport";
import { laneBands, type LaneBand } from "./lanes";

/** A place, whatever the lane. */
export interface Spot {
  at: Anchor;
  /** Counted over the whole map. */
  column: number;
  track: number;
  x: number;
  width: number;
}

/** All places from left to right, those of one column from the top track down. */
export function spots(layout: Layout): Spot[] {
  const found: Spot[] = [];
  for (const stage of layout.stages) {
    const first = Math.round(stage.x / layout.columnWidth);
    const cards = layout.cards.filter((card) => card.x >= stage.x && card.x < stage.x + stage.width);
    for (const card of cards.filter((it) => !it.folded)) {
      const column = first + card.column;
      found.push({ at: { touchpoint: card.touchpoint }, column, track: card.track, x: column * layout.columnWidth, width: layout.columnWidth });
    }
    // A stage that is folded or has no steps yet is one place.
    if (cards.every((card) => card.folded)) found.push(ofStage(layout, stage.stage));
  }
  return found.sort((a, b) => a.column - b.column || a.track - b.track);
}

function ofStage(layout: Layout, id: string): Spot {
  const stage = layout.stages.find((it) => it.stage === id);
  const x = stage?.x ?? 0;
  return { at: { stage: id }, column: Math.round(x / layout.columnWidth), track: 0, x, width: stage?.width ?? layout.columnWidth };
}

/** The place of an anchor; of an end, or of a stage that has steps, as well. */
export function spotOf(layout: Layout, at: Anchor): Spot | undefined {
  if ("stage" in at) return layout.stages.some((it) => it.stage === at.stage) ? ofStage(layout, at.stage) : undefined;
  const known = spots(layout).find((spot) => sameAnchor(spot.at, at));
  const end = layout.ends.find((it) => it.touchpoint === at.touchpoint);
  const column = end && Math.floor(end.x / layout.columnWidth);
  return known ?? (end && column !== undefined ? { at, column, track: end.track, x: column * layout.columnWidth, width: layout.columnWidth } : undefined);
}

/** The place under the hand: of the step that is selected where it stands in this column, else of the topmost. */
export function spotAt(layout: Layout, x: number, selected?: string): Spot | undefined {
  const column = Math.floor(x / layout.columnWidth);
  const here = spots(layout).filter((spot) => x >= spot.x && x < spot.x + spot.width);
  const preferred = here.find((spot) => "touchpoint" in spot.at && spot.at.touchpoint === selected);
  const stage = layout.stages.find((it) => x >= it.x && x < it.x + it.width);
  return preferred ?? here[0] ?? (stage && column >= 0 ? ofStage(layout, stage.stage) : undefined);
}

/** The next place to the right or to the left; none at the ends. */
export function spotBeside(layout: Layout, at: Anchor, by: 1 | -1): Spot | undefined {
  const all = spots(layout);
  const here = spotOf(layout, at);
  if (!here) return undefined;
  const known = all.findIndex((spot) => sameAnchor(spot.at, at));
  if (known >= 0) return all[known + by];
  return by > 0 ? all.find((spot) => spot.column > here.column) : all.findLast((spot) => spot.column < here.column);
}

export function laneAt(layout: Layout, y: number): LaneBand | undefined {
  return laneBands(layout).find((band) => y >= band.y && y < band.y + band.height);
}

/** The lane above or below one. */
export function laneBeside(layout: Layout, lane: string, by: 1 | -1): LaneBand | undefined {
  const bands = laneBands(layout);
  const at = bands.findIndex((band) => band.lane === lane);
  return at < 0 ? undefined : bands[at + by];
}

export function sameAnchor(a: Anchor, b: Anchor): boolean {
  if ("touchpoint" in a) return "touchpoint" in b && a.touchpoint === b.touchpoint;
  return "stage" in b && a.stage === b.stage;
}

/** A whole place of a lane. */
export function cellBox(band: LaneBand, spot: Spot): Box {
  return { x: spot.x, y: band.y, width: spot.width, height: band.height };
}

const SIDE = 12;
const TITLE = 26;
const TITLE_LINE = 13;
const BETWEEN = 6;

/** Where a text that is not there yet is typed: below what stands in the column already. */
export function freeBox(layout: Layout, band: LaneBand, spot: Spot): Box {
  const above = layout.notes.filter((note) => inBand(note, band) && note.x < spot.x + spot.width && note.x + note.width > spot.x);
  const title = band.y + TITLE + TITLE_LINE * Math.max(0, band.lines.length - 1);
  const top = Math.max(title, ...above.map((note) => note.y + note.height + BETWEEN));
  return { x: spot.x + SIDE, y: top, width: Math.min(spot.width, layout.columnWidth) - 2 * SIDE, height: 0 };
}

function inBand(note: Note, band: LaneBand): boolean {
  return note.y >= band.y && note.y < band.y + band.height;
}
