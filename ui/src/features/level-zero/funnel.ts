/** Where everything of the chain stands: bands whose height is the number of episodes. Pure geometry. */
import { scaleLinear } from "d3-scale";
import type { Chain, ChainClass } from "./chain";
import type { Range } from "./range";

/** Room for the labels above the bands. */
export const HEAD = 56;
const LABEL = 46;
/** Between the foot of the highest band and the labels of what is lost. */
const FALL = 34;
/** A picture lower than this cannot be read. */
export const LOWEST = HEAD + 150 + FALL + LABEL;
/** A band that carries anybody at all can be seen. */
const THINNEST = 1.5;

export interface Box {
  name: string;
  x: number;
  width: number;
  height: number;
  figure: Range;
}

export interface Drop {
  class: ChainClass;
  lost: Range;
  /** None where nobody is lost. */
  path: string | null;
  /** Left edge and width of its label. */
  x: number;
  width: number;
}

export interface Exit {
  kind: "level0" | "givenUp" | "unattributed";
  figure: Range;
  y: number;
  height: number;
  path: string;
}

export interface Funnel {
  width: number;
  height: number;
  /** Top of the labels of what is lost. */
  lostY: number;
  start: Box;
  boxes: Box[];
  /** Between two boxes: those who go on. */
  flows: string[];
  drops: Drop[];
  exits: Exit[];
  /** Left edge and width of the exits. */
  exitX: number;
  boxWidth: number;
}

export function funnel(chain: Chain, width: number, height = LOWEST): Funnel {
  const body = Math.max(LOWEST, height) - HEAD - FALL - LABEL;
  const columns = chain.links.length + 2;
  const pitch = width / (columns - 0.42);
  const boxWidth = pitch * 0.58;
  const gap = pitch - boxWidth;
  const scale = scaleLinear([0, Math.max(chain.episodes, 1e-9)], [0, body]);
  const tall = (n: number) => (n > 0 ? Math.max(THINNEST, scale(n)) : 0);
  const left = (column: number) => column * pitch;
  const lostY = HEAD + body + FALL;
  const all: Range = { mean: chain.episodes, low: chain.episodes, high: chain.episodes };
  const start: Box = { name: "needs a month", x: 0, width: boxWidth, height: tall(chain.episodes), figure: all };
  const boxes = chain.links.map((link, at) => ({
    name: link.stage,
    x: left(at + 1),
    width: boxWidth,
    height: tall(link.passed.mean),
    figure: link.passed,
  }));
  const before = (at: number) => boxes[at - 1] ?? start;
  const flows = boxes.map((box, at) => strip(before(at).x + boxWidth, HEAD, box.x, HEAD, box.height, box.height));
  const drops = chain.links.map((link, at): Drop => {
    const from = before(at);
    const thick = tall(link.lost.mean);
    const x = from.x + boxWidth;
    const path = thick > 0 ? fall(x, HEAD + from.height - thick, thick, gap, lostY) : null;
    return { class: link.class, lost: link.lost, path, x: x - boxWidth * 0.32, width: gap + boxWidth * 0.64 };
  });
  const last = boxes.at(-1) ?? start;
  const exits = exitsOf(chain, last, left(columns - 1), tall);
  return { width, height: lostY + LABEL, lostY, start, boxes, flows, drops, exits, exitX: left(columns - 1), boxWidth };
}

/** Where the last of them go: each end a bar of its own, one below the other, with room for its words. */
function exitsOf(chain: Chain, last: Box, x: number, tall: (n: number) => number): Exit[] {
  const ends = [
    { kind: "level0" as const, figure: chain.level0 },
    { kind: "givenUp" as const, figure: chain.givenUp },
    { kind: "unattributed" as const, figure: chain.unattributed },
  ].filter((end) => end.kind === "level0" || end.figure.mean > 0);
  let from = HEAD;
  let y = HEAD;
  return ends.map(({ kind, figure }) => {
    const height = tall(figure.mean);
    const path = strip(last.x + last.width, from, x, y, height, height);
    const exit = { kind, figure, y, height, path };
    from += height;
    y += height + 58;
    return exit;
  });
}

/** A band from left to right. */
function strip(x0: number, y0: number, x1: number, y1: number, h0: number, h1: number): string {
  const middle = (x0 + x1) / 2;
  return `M${x0},${y0}C${middle},${y0},${middle},${y1},${x1},${y1}V${y1 + h1}C${middle},${y1 + h1},${middle},${y0 + h0},${x0},${y0 + h0}Z`;
}

/** A band that turns down, no wider than the gap that it falls through. */
function fall(x: number, y: number, thick: number, gap: number, bottom: number): string {
  const across = Math.min(thick, gap * 0.8);
  const inner = x + (gap - across) / 2;
  const outer = inner + across;
  const turn = Math.min(12, Math.max(0, bottom - y - thick));
  return `M${x},${y}C${outer},${y},${outer},${y},${outer},${y + thick + turn}V${bottom}H${inner}V${y + thick + turn}C${inner},${y + thick},${inner},${y + thick},${x},${y + thick}Z`;
}
