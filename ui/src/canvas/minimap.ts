/** The geometry of the small map. */
import { seen, type Box, type Size, type Viewport } from "../state/viewport";

/** Of the window, as wide as its width at most so much … */
const SHARE = 0.15;
const WIDEST = 188;
/** … and this high for its width. */
const FLATNESS = 0.6;
/** A map of hundreds of columns would be a mere line. */
const LEAST = 40;

/** From the map to the small map, across and down: alike, unless that would be too flat to point at. */
export interface Scale {
  x: number;
  y: number;
}

export function miniScale(map: Size, window: Size): Scale {
  const widest = Math.min(WIDEST, Math.max(WIDEST / 2, window.width * SHARE));
  const alike = Math.min(widest / map.width, (widest * FLATNESS) / map.height);
  return { x: alike, y: Math.max(alike, LEAST / map.height) };
}

/** Whether a part of the map is out of sight. */
export function isCut(at: Viewport, window: Size, map: Size): boolean {
  const part = seen(at, window);
  const NEARLY = 2;
  return part.x > NEARLY || part.y > NEARLY || part.x + part.width < map.width - NEARLY || part.y + part.height < map.height - NEARLY;
}

/** The part of the map that is seen, on the small map, never beyond its edges. */
export function shownPart(part: Box, map: Size, scale: Scale): Box {
  const x = clamp(part.x, map.width);
  const y = clamp(part.y, map.height);
  return {
    x: x * scale.x,
    y: y * scale.y,
    width: Math.max(6, (clamp(part.x + part.width, map.width) - x) * scale.x),
    height: Math.max(6, (clamp(part.y + part.height, map.height) - y) * scale.y),
  };
}

const clamp = (value: number, most: number) => Math.min(most, Math.max(0, value));

/** The window moved so that this point of the map is in its middle. */
export function middleAt(at: Viewport, window: Size, x: number, y: number): Viewport {
  return { zoom: at.zoom, x: window.width / 2 - x * at.zoom, y: window.height / 2 - y * at.zoom };
}
