/** From one step to the next by an arrow key: along the ways to the side, across them up and down. */
import type { Layout, Transition } from "../api/bindings";

export type Direction = "left" | "right" | "up" | "down";

interface Place {
  id: string;
  x: number;
  y: number;
}

/** The touchpoint in this direction; none where there is none. */
export function neighbour(layout: Layout, ways: readonly Transition[], id: string, direction: Direction): string | undefined {
  if (direction === "right") return most(ways.filter((way) => way.source === id))?.target;
  if (direction === "left") return most(ways.filter((way) => way.target === id))?.source;
  const places: Place[] = [...layout.cards, ...layout.ends].map((box) => ({ id: box.touchpoint, x: box.x, y: box.y + box.height / 2 }));
  const here = places.find((place) => place.id === id);
  if (!here) return undefined;
  const above = direction === "up";
  const beyond = places.filter((place) => (above ? place.y < here.y - 1 : place.y > here.y + 1));
  // What stands in the same column comes before what is nearer but elsewhere.
  const distance = (place: Place) => Math.abs(place.y - here.y) + 4 * Math.abs(place.x - here.x);
  return beyond.sort((a, b) => distance(a) - distance(b))[0]?.id;
}

/** The way that most take. */
function most(ways: readonly Transition[]): Transition | undefined {
  return [...ways].sort((a, b) => b.share.value - a.share.value)[0];
}
