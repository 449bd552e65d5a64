/**
 * Where cards land that are moved by hand or by key, and the edits for it.
 * Columns are counted over the whole map here. Plain geometry.
 */
import type { Edit, Layout } from "../api/bindings";
import type { Box } from "../state/viewport";

/** Where a step or an end stands. */
export interface Stand {
  touchpoint: string;
  stage: string;
  /** Within its stage. */
  column: number;
  track: number;
  /** Column over the whole map. */
  across: number;
}

/** What a move would do. */
export interface Landing {
  /** Where each of them would stand. */
  moved: Stand[];
  /** Whom they would change places with. */
  swapped?: Stand;
  edits: Edit[];
}

export function standsOf(layout: Layout): Stand[] {
  const stages = layout.stages.map((stage) => ({ ...stage, first: Math.round(stage.x / layout.columnWidth) }));
  const all = [...layout.cards.filter((card) => !card.folded), ...layout.ends];
  return all.flatMap(({ touchpoint, column, track, x }) => {
    const stage = stages.find((it) => x >= it.x && x < it.x + it.width);
    return stage ? [{ touchpoint, stage: stage.stage, column, track, across: stage.first + column }] : [];
  });
}

/** Stage and column of a column of the map; to the right of the last stage it grows. */
function columnAt(layout: Layout, across: number): { stage: string; column: number } | undefined {
  const stages = layout.stages.map((stage) => ({ ...stage, first: Math.round(stage.x / layout.columnWidth) }));
  const stage = stages.findLast((it) => it.first <= across) ?? stages[0];
  return stage && { stage: stage.stage, column: Math.max(0, across - stage.first) };
}

/** All of them moved by so many columns and tracks, as far as the map goes; none where nothing would move. */
export function landing(layout: Layout, ids: readonly string[], by: { columns: number; tracks: number }): Landing | undefined {
  const all = standsOf(layout);
  const chosen = all.filter((stand) => ids.includes(stand.touchpoint));
  const columns = Math.max(by.columns, -Math.min(...chosen.map((stand) => stand.across)));
  const tracks = Math.max(by.tracks, -Math.min(...chosen.map((stand) => stand.track)));
  if (chosen.length === 0 || (columns === 0 && tracks === 0)) return undefined;
  const moved = chosen.flatMap((stand) => {
    const across = stand.across + columns;
    const to = columnAt(layout, across);
    return to ? [{ ...stand, ...to, across, track: stand.track + tracks }] : [];
  });
  const [only] = moved;
  const taken = moved.length === 1 && only ? all.find((other) => other.touchpoint !== only.touchpoint && sameCell(other, only)) : undefined;
  const was = chosen[0];
  if (only && taken && was) {
    const swapped = { ...was, touchpoint: taken.touchpoint };
    return { moved, swapped, edits: [{ kind: "unplace", touchpoint: taken.touchpoint }, placing(only), placing(swapped)] };
  }
  // One after the other: none may stand where another one of them still does.
  const lifted: Edit[] = moved.length > 1 ? moved.map(({ touchpoint }) => ({ kind: "unplace", touchpoint })) : [];
  return { moved, edits: [...lifted, ...moved.map(placing)] };
}

const sameCell = (a: Stand, b: Stand) => a.stage === b.stage && a.column === b.column && a.track === b.track;

function placing({ touchpoint, stage, column, track }: Stand): Edit {
  return { kind: "place", touchpoint, stage, column, track };
}

/** By key a step goes into another stage where it finds room; within a stage it changes places. */
export function stepped(layout: Layout, ids: readonly string[], by: { columns: number; tracks: number }): Landing | undefined {
  const there = landing(layout, ids, by);
  const [only] = there?.moved ?? [];
  if (!there?.swapped || !only || there.swapped.stage === only.stage) return there;
  const column = standsOf(layout).filter((stand) => stand.across === only.across).map((stand) => stand.track);
  let track = only.track;
  while (column.includes(track)) track += 1;
  const free = { ...only, track };
  return { moved: [free], edits: [placing(free)] };
}

/** Where a card stands in a cell; below the last track there is room for one more. */
export function cellBoxOf(layout: Layout, stand: Stand): Box {
  const width = layout.cards[0]?.width ?? layout.columnWidth * 0.77;
  const height = layout.trackHeights[stand.track] ?? layout.cards[0]?.height ?? 71;
  return { x: stand.across * layout.columnWidth + (layout.columnWidth - width) / 2, y: trackTop(layout, stand.track), width, height };
}

const BETWEEN_TRACKS = 34;

function trackTop(layout: Layout, track: number): number {
  const top = layout.tracks[track];
  if (top !== undefined) return top;
  const last = layout.tracks.length - 1;
  if (last < 0) return layout.headerHeight + 40;
  const height = layout.trackHeights[last] ?? 71;
  return (layout.tracks[last] ?? 0) + (track - last) * (height + BETWEEN_TRACKS);
}

/** The column and track that a card is dragged to; one track more than there is can be reached. */
export function cellUnder(layout: Layout, x: number, y: number): { across: number; track: number } {
  const tops = Array.from({ length: layout.tracks.length + 1 }, (_, track) => trackTop(layout, track));
  const track = tops.findLastIndex((top) => y > top - BETWEEN_TRACKS / 2);
  return { across: Math.max(0, Math.floor(x / layout.columnWidth)), track: Math.max(0, track) };
}
