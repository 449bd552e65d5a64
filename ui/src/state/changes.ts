/**
 * What follows from a map after an edit, put together from what followed before
 * it and what the core says is different. What is as it was stays the same
 * object, so that nobody draws it anew.
 */
import type { DocumentState, ExactChange, ExactSummary, Layout, LayoutChange, Piece, StateChange } from "../api/bindings";

export function changedState(old: DocumentState, change: StateChange): DocumentState {
  return {
    ...change,
    layout: changedLayout(old.layout, change.layout),
    problems: listOf(old.problems, change.problems),
    exact: change.exact && changedExact(old.exact, change.exact),
  };
}

function changedLayout(old: Layout, change: LayoutChange): Layout {
  return unlessSame(old, {
    ...change,
    tracks: unlessSame(old.tracks, change.tracks),
    trackHeights: unlessSame(old.trackHeights, change.trackHeights),
    stages: listOf(old.stages, change.stages),
    bands: listOf(old.bands, change.bands),
    lines: listOf(old.lines, change.lines),
    cards: listOf(old.cards, change.cards),
    ends: listOf(old.ends, change.ends),
    edges: listOf(old.edges, change.edges),
    emotion: change.emotion ?? old.emotion,
    notes: listOf(old.notes, change.notes),
  });
}

function changedExact(old: ExactSummary | null, change: ExactChange): ExactSummary {
  const next = { ...change, touchpoints: listOf(old?.touchpoints ?? [], change.touchpoints) };
  return old ? unlessSame(old, next) : next;
}

/** A list by its pieces; the very same list where all of it was kept. */
export function listOf<T>(old: T[], pieces: Piece<T>[]): T[] {
  const [first, second] = pieces;
  if (first && "kept" in first && !second && first.kept.from === 0 && first.kept.count === old.length) return old;
  const next = pieces.flatMap((piece) => ("new" in piece ? piece.new : old.slice(piece.kept.from, piece.kept.from + piece.kept.count)));
  return old.length === 0 && next.length === 0 ? old : next;
}

/** The old one where every field, or every item, is the same. */
function unlessSame<T extends object>(old: T, next: T): T {
  if (Array.isArray(old) && Array.isArray(next)) return old.length === next.length && next.every((item, at) => item === old[at]) ? old : next;
  const fields = Object.keys(next) as (keyof T)[];
  return fields.length === Object.keys(old).length && fields.every((field) => old[field] === next[field]) ? old : next;
}
