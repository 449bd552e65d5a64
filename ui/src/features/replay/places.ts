/** Where the tokens of a replay are drawn: in the cards, on the ways, at the ends. Units of the map. */
import type { Layout, Touchpoint } from "../../api/bindings";
import type { Moment, Token } from "./replay";

export interface Dot {
  x: number;
  y: number;
  customer: number;
  doing: Token["doing"];
}

/** More than there is room for, as a number beside the others. */
export interface More {
  x: number;
  y: number;
  text: string;
}

/** How a way is followed: so much of it, 0 to 1, to a place. */
export type Follow = (path: string, along: number) => { x: number; y: number };

/** From middle to middle of two dots. */
export const APART = 15;
/** Rows of dots along the lower edge of a card. */
const ROWS = 2;

interface Spot {
  x: number;
  y: number;
  width: number;
}

/** Cards, folded stages and ends by the touchpoints that stand there. */
export function spotsOf(layout: Layout, touchpoints: readonly Touchpoint[]): Map<string, Spot> {
  const spots = new Map<string, Spot>();
  for (const { x, y, width, height, touchpoint, folded } of layout.cards) {
    const spot = { x, y: y + height, width };
    spots.set(touchpoint, spot);
    if (folded) touchpoints.filter((one) => one.stage === folded).forEach((one) => spots.set(one.id, spot));
  }
  for (const { x, y, width, height, touchpoint } of layout.ends) spots.set(touchpoint, { x, y: y + height, width });
  return spots;
}

/** Paths by the transitions that they are drawn for. */
export function pathsOf(layout: Layout): Map<string, string> {
  return new Map(layout.edges.flatMap((edge) => edge.transitions.map((transition): [string, string] => [transition, edge.path])));
}

/** All dots of a moment: those in a card side by side along its lower edge, first come first. */
export function dotsOf({ tokens, ended }: Moment, spots: ReadonlyMap<string, Spot>, paths: ReadonlyMap<string, string>, follow: Follow): { dots: Dot[]; more: More[] } {
  const [dots, more, inside]: [Dot[], More[], Map<Spot, Token[]>] = [[], [], new Map()];
  for (const token of tokens) {
    const path = token.transition === undefined ? undefined : paths.get(token.transition);
    const spot = spots.get(token.touchpoint);
    // A way within a folded stage is not drawn.
    if (token.doing === "moving" && path) dots.push({ ...follow(path, token.along), customer: token.customer, doing: "moving" });
    else if (spot) inside.set(spot, [...(inside.get(spot) ?? []), token]);
  }
  for (const [spot, here] of inside) {
    const row = Math.max(1, Math.floor((spot.width - APART) / APART));
    const room = row * ROWS;
    const shown = here.length > room ? here.slice(0, room - 2) : here;
    shown.forEach(({ customer, doing }, at) => dots.push({ x: spot.x + APART * (1 + (at % row)), y: spot.y - APART * Math.floor(at / row), customer, doing }));
    if (shown.length < here.length) more.push({ x: spot.x + APART * (row - 0.4), y: spot.y - APART, text: `+${here.length - shown.length}` });
  }
  for (const [end, many] of ended) {
    const spot = spots.get(end);
    if (spot) more.push({ x: spot.x + spot.width / 2, y: spot.y + APART, text: String(many) });
  }
  return { dots, more };
}
