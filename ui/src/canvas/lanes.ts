/** Where lanes stand among each other: from a hand that drags one to an order or a height. Plain geometry. */
import type { Band, Lane, Layout, Note } from "../api/bindings";

/** A lane that is drawn. */
export type LaneBand = Band & { lane: string };

export function laneBands(layout: Layout): LaneBand[] {
  return layout.bands.filter((band): band is LaneBand => band.lane !== null);
}

/** Where a lane would come to stand. */
export interface Slot {
  order: number;
  /** Height of the mark between two lanes. */
  y: number;
}

/** The place between two lanes that is nearest to a height on the paper. */
export function slotAt(bands: readonly LaneBand[], lanes: readonly Lane[], moved: string, y: number): Slot | undefined {
  const last = bands.at(-1);
  if (!last) return undefined;
  const below = bands.find((band) => y < band.y + band.height / 2);
  const others = lanes.filter((lane) => lane.id !== moved);
  if (!below) return { order: placeOf(others, last.lane === moved ? bands.at(-2)?.lane : last.lane) + 1, y: last.y + last.height };
  if (below.lane !== moved) return { order: placeOf(others, below.lane), y: below.y };
  const above = bands[bands.indexOf(below) - 1];
  return { order: above ? placeOf(others, above.lane) + 1 : orderOf(lanes, moved), y: below.y };
}

const placeOf = (lanes: readonly Lane[], id: string | undefined) => lanes.findIndex((lane) => lane.id === id);
const orderOf = (lanes: readonly Lane[], id: string) => lanes.find((lane) => lane.id === id)?.order ?? 0;

/** The order that puts a lane above or below the next one that is drawn; none where it is the last one. */
export function orderBeside(bands: readonly LaneBand[], lanes: readonly Lane[], lane: string, by: -1 | 1): number | undefined {
  const at = bands.findIndex((band) => band.lane === lane);
  const other = at < 0 ? undefined : bands[at + by];
  return other && orderOf(lanes, other.lane);
}

const LEAST = 40;
const MOST = 2_000;
const BELOW_NOTES = 12;

/** The height of a lane whose lower edge is dragged; none: as high as what it holds. */
export function heightAt(band: LaneBand, notes: readonly Note[], bottom: number): number | null {
  const within = notes.filter((note) => note.y > band.y && note.y < band.y + band.height);
  const needed = Math.max(0, ...within.map((note) => note.y + note.height + BELOW_NOTES - band.y));
  const height = Math.round(bottom - band.y);
  if (height <= needed) return null;
  return Math.min(MOST, Math.max(LEAST, height));
}

/** How many lanes are hidden. */
export function hiddenLanes(lanes: readonly Lane[]): Lane[] {
  return lanes.filter((lane) => lane.hidden);
}

/** How far from the left something low on the map begins: beside what lies over the map in that corner, where it would come under it. */
export function leftOf(y: number, height: number, corner: { width: number; height: number }): number {
  const [EDGE, LINE] = [12, 24];
  return corner.width > 0 && y + LINE > height - EDGE - corner.height ? EDGE + corner.width + 4 : 4;
}
