/** Which part of the map is seen: plain geometry between the paper and the window onto it. */

/** Where the paper lies under the window, pixels of the window, and how large it is. */
export interface Viewport {
  x: number;
  y: number;
  zoom: number;
}

/** A part of the paper, pixels at 100 %. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Size {
  width: number;
  height: number;
}

export const LEAST_ZOOM = 0.1;
export const MOST_ZOOM = 2.5;
/** A small map is not blown up beyond this when all of it is shown. */
const LARGEST_FIT = 1.6;
/** Below this, names are no longer read. */
const READABLE = 0.64;
/** Height of what lies over the lower edge of the map: paths and tools. */
const BELOW = 84;
/** Between what is shown and the edge of the window. */
const MARGIN = 24;

const within = (least: number, value: number, most: number) => Math.min(most, Math.max(least, value));

/** All of the map where that can be read, else as large as its rows fit, from its upper left corner. */
export function firstLook(map: Size, window: Size): Viewport {
  const rows = Math.min(1, (window.height - BELOW) / map.height);
  return { x: 0, y: 0, zoom: within(READABLE, Math.max(rows, window.width / map.width), 1.25) };
}

/** As large as a room reads it: the smallest words of the map, 9.5 pixels, have 18 on the screen. */
export function roomLook(): Viewport {
  return { x: 0, y: 0, zoom: 1.9 };
}

/** The box in the middle, as far as the paper reaches. */
export function centred(at: Viewport, box: Box, window: Size, headerHeight: number): Viewport {
  const header = headerHeight * at.zoom;
  const x = window.width / 2 - (box.x + box.width / 2) * at.zoom;
  const y = (window.height + header) / 2 - (box.y + box.height / 2) * at.zoom;
  return { ...at, x: Math.min(0, x), y: Math.min(0, y) };
}

/** All of the map. */
export function fitAll(map: Size, window: Size): Viewport {
  const zoom = within(LEAST_ZOOM, Math.min(window.width / map.width, window.height / map.height), LARGEST_FIT);
  return { x: Math.max(0, (window.width - map.width * zoom) / 2), y: 0, zoom };
}

/** A part of the map in the middle of what the headers, which grow with it, leave free; there is nothing above the paper. */
export function fitBox(box: Box, window: Size, headerHeight: number): Viewport {
  const room = { width: window.width - 2 * MARGIN, height: window.height - 2 * MARGIN };
  const zoom = within(LEAST_ZOOM, Math.min(room.width / box.width, room.height / (box.height + headerHeight)), LARGEST_FIT);
  const middle = (window.height + headerHeight * zoom) / 2;
  return {
    x: window.width / 2 - (box.x + box.width / 2) * zoom,
    y: Math.min(0, middle - (box.y + box.height / 2) * zoom),
    zoom,
  };
}

/** Moved as little as needed for the box to be seen; the same where it is. */
export function reveal(at: Viewport, box: Box, window: Size, headerHeight: number): Viewport {
  const x = shifted(at.x, box.x * at.zoom, box.width * at.zoom, 0, window.width);
  const y = shifted(at.y, box.y * at.zoom, box.height * at.zoom, headerHeight * at.zoom, window.height);
  return x === at.x && y === at.y ? at : { ...at, x, y };
}

function shifted(offset: number, start: number, length: number, from: number, to: number): number {
  // What is larger than the window is seen where any of it is.
  const isSeen = start + offset < to && start + length + offset > from;
  if (isSeen && length > to - from - 2 * MARGIN) return offset;
  if (start + offset < from) return from + MARGIN - start;
  if (start + length + offset > to) return Math.max(from + MARGIN - start, to - MARGIN - start - length);
  return offset;
}

/** Larger or smaller around the middle of the window. */
export function zoomed(at: Viewport, factor: number, window: Size): Viewport {
  const zoom = within(LEAST_ZOOM, at.zoom * factor, MOST_ZOOM);
  const about = (offset: number, middle: number) => middle - ((middle - offset) * zoom) / at.zoom;
  return { x: about(at.x, window.width / 2), y: about(at.y, window.height / 2), zoom };
}

/** The part of the paper that is seen. */
export function seen(at: Viewport, window: Size): Box {
  return { x: -at.x / at.zoom, y: -at.y / at.zoom, width: window.width / at.zoom, height: window.height / at.zoom };
}

/** From where to where what lies on the paper is drawn: more than is seen, and the same until the map has moved a good part of a window. */
export function drawnRange(at: Viewport, window: Size): { from: number; to: number } {
  const part = seen(at, window);
  const step = Math.max(200, part.width / 2);
  return { from: (Math.floor(part.x / step) - 1) * step, to: (Math.floor((part.x + part.width) / step) + 2) * step };
}

/** Above this many at once steps are only drawn as what they are, without what nobody could read; below the second one in full again. */
const MANY = 300;
const FEW = 250;

export function isCrowded(places: readonly Box[], part: Box, was: boolean): boolean {
  return places.filter((place) => overlap(place, part)).length > (was ? FEW : MANY);
}

/** The smallest box around all of these; none around nothing. */
export function around(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
