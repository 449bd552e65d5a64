/**
 * A long line as far as it is near what is seen. A way that leads across the whole map would be dashed and painted from
 * end to end with every move, although hardly any of it is in sight.
 */

import type { Edge } from "../api/bindings";

/** Clipped lines begin at a multiple of all periods of our dashes, so that these stay where they are when the map moves. */
const PERIOD = 5 * 9 * 11 * 4;

/** From where to where a way and its label reach; reckoned once. */
export function reach(way: Edge): Reach {
  const known = reaches.get(way);
  if (known) return known;
  const xs = [...way.path.matchAll(/[MLQC]([^MLQC]*)/g)].flatMap(([, numbers]) => pairs(numbers ?? "").map(({ x }) => x));
  if (way.label) xs.push(way.label.x, way.label.x + way.label.width);
  const found = { from: Math.min(...xs), to: Math.max(...xs) };
  reaches.set(way, found);
  return found;
}

interface Reach {
  from: number;
  to: number;
}

const reaches = new WeakMap<Edge, Reach>();

interface Point {
  x: number;
  y: number;
}

/** The pieces of a path of `M`, `L`, `Q` and `C` that reach between `from` and `to`, straight ones cut there. */
export function near(path: string, from: number, to: number): string {
  let at: Point = { x: 0, y: 0 };
  let pen: Point | undefined;
  let drawn = "";
  for (const [, kind, numbers] of path.matchAll(/([MLQC])([^MLQC]*)/g)) {
    const points = pairs(numbers ?? "");
    const end = points.at(-1) ?? at;
    const xs = [at.x, ...points.map(({ x }) => x)];
    if (kind !== "M" && Math.max(...xs) >= from && Math.min(...xs) <= to) {
      const [a, b] = kind === "L" ? cut(at, end, from, to) : [at, end];
      if (pen?.x !== a.x || pen.y !== a.y) drawn += `M${a.x} ${a.y}`;
      drawn += kind === "L" ? `L${b.x} ${b.y}` : `${kind}${numbers}`;
      pen = b;
    }
    at = end;
  }
  return drawn;
}

function pairs(numbers: string): Point[] {
  const values = numbers.trim().split(/\s+/).map(Number);
  return Array.from({ length: Math.floor(values.length / 2) }, (_, n) => ({ x: values[2 * n] ?? 0, y: values[2 * n + 1] ?? 0 }));
}

/** Each end of a straight line that lies far outside moves near, along the line. */
function cut(a: Point, b: Point, from: number, to: number): [Point, Point] {
  if (a.x === b.x) return [a, b];
  const along = (x: number): Point => ({ x, y: a.y + ((x - a.x) / (b.x - a.x)) * (b.y - a.y) });
  const before = a.x < b.x ? from - a.x : a.x - to;
  const behind = a.x < b.x ? to : from;
  const skipped = Math.max(0, Math.floor(before / PERIOD)) * PERIOD;
  const begin = skipped > 0 ? along(a.x + Math.sign(b.x - a.x) * skipped) : a;
  const ends = a.x < b.x ? b.x > behind : b.x < behind;
  return [begin, ends ? along(behind) : b];
}
