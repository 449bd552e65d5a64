/** A place on a way, by the share of it that lies behind. Each path is measured once. */
import type { Follow } from "./places";

export function followed(): Follow {
  const known = new Map<string, { path: SVGPathElement; length: number }>();
  return (d, along) => {
    let way = known.get(d);
    if (!way) {
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      path.setAttribute("d", d);
      way = { path, length: path.getTotalLength() };
      known.set(d, way);
    }
    const { x, y } = way.path.getPointAtLength(way.length * Math.min(1, Math.max(0, along)));
    return { x, y };
  };
}
