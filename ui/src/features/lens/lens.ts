/** From paths to what of the drawing is lit by them. Plain geometry. */
import type { EmotionPoint, Layout, Note, Touchpoint } from "../../api/bindings";
import type { Light, Lit } from "../../canvas/light";

type Steps = readonly string[];

/** What of a map is needed to light its paths. */
export interface Known {
  touchpoint: (id: string) => Touchpoint | undefined;
  folded: ReadonlySet<string>;
}

/** One path or two, laid over the drawing. */
export function lightOf(layout: Layout, paths: readonly Steps[], map: Known): Light {
  const drawn = paths.map((steps) => drawnSteps(steps, map));
  const steps = new Map<string, Lit>();
  const ways = new Map<string, Lit>();
  drawn.forEach((path, at) => {
    const by = at === 0 ? "first" : "second";
    for (const step of path) light(steps, step, by);
    const moves = new Set(path.slice(1).map((step, n) => `${path[n]} ${step}`));
    for (const edge of layout.edges) if (moves.has(`${edge.source} ${edge.target}`)) light(ways, edge.transition, by);
  });
  return {
    two: paths.length > 1,
    steps,
    ways,
    curves: drawn.map((path) => curveAlong(layout, path, map)),
    channels: channelsOf(layout, steps, map),
  };
}

function light(lit: Map<string, Lit>, id: string, by: Lit): void {
  const before = lit.get(id);
  lit.set(id, before === undefined || before === by ? by : "both");
}

/** A folded stage stands for its steps. */
function drawnSteps(steps: Steps, map: Known): string[] {
  const homes = steps.map((id) => {
    const step = map.touchpoint(id);
    return step && !step.outcome && map.folded.has(step.stage) ? step.stage : id;
  });
  return homes.filter((home, at) => home !== homes[at - 1]);
}

/** Height of one step of the scale from −2 to +2, as the core draws it. */
const STEP = 20;

/** How the journey feels along one path, with a point for each of its steps and not for each column of the map. */
function curveAlong(layout: Layout, path: readonly string[], map: Known): Light["curves"][number] {
  const { zeroY, points: all } = layout.emotion;
  const points = [...new Set(path)].flatMap((id): EmotionPoint[] => {
    const known = all.find((point) => point.touchpoint === id);
    const card = layout.cards.find((it) => it.touchpoint === id);
    const value = map.touchpoint(id)?.emotion?.value;
    if (known) return [known];
    return card && value !== undefined ? [{ touchpoint: id, x: card.x + card.width / 2, y: zeroY - STEP * value, value }] : [];
  });
  points.sort((a, b) => a.x - b.x);
  return { points, path: through(points) };
}

/** Level at every point, as the core draws it. */
function through(points: readonly { x: number; y: number }[]): string {
  return points
    .map((to, at) => {
      const from = points[at - 1];
      if (!from) return `M${to.x} ${to.y}`;
      const reach = (to.x - from.x) * 0.4;
      return `C${from.x + reach} ${from.y} ${to.x - reach} ${to.y} ${to.x} ${to.y}`;
    })
    .join("");
}

/** The channels of a column stand in one note: only those of lit steps count. */
function channelsOf(layout: Layout, steps: ReadonlyMap<string, Lit>, map: Known): Map<string, string> {
  const texts = new Map<string, string>();
  for (const note of layout.notes) {
    if (!("channel" in note.of)) continue;
    const names = stepsIn(layout, note).filter((id) => steps.has(id)).map((id) => map.touchpoint(id)?.channel.trim() ?? "");
    const told = [...new Set(names)].filter((name) => name !== "");
    if (told.length > 0) texts.set(note.of.channel, told.join(" / "));
  }
  return texts;
}

/** The steps in whose column a note stands, from the top down. */
function stepsIn(layout: Layout, note: Note): string[] {
  const column = Math.floor(note.x / layout.columnWidth);
  const here = layout.cards.filter((card) => Math.floor(card.x / layout.columnWidth) === column);
  return here.sort((a, b) => a.track - b.track).map((card) => card.touchpoint);
}

/** Steps in the order in which they stand on the map, for a path that goes through them. */
export function inOrder(layout: Layout, ids: ReadonlySet<string>): string[] {
  const places = [...layout.cards, ...layout.ends].filter((place) => ids.has(place.touchpoint));
  return places.sort((a, b) => a.x - b.x || a.y - b.y).map((place) => place.touchpoint);
}

/** Whether there are several paths to tell apart. */
export function hasForks(transitions: readonly { source: string }[]): boolean {
  const sources = new Set<string>();
  return transitions.some(({ source }) => sources.size === sources.add(source).size);
}
