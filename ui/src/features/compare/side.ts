/** What is compared of a map. */
import type { Component, Details, ExactSummary, Need, PainPoint, StoredRun, Touchpoint, Transition } from "../../api/bindings";
import type { MapDocument } from "../../state/document.svelte";

export interface Side {
  details: Details;
  /** Exact expected values; none where the map cannot be walked. */
  exact: ExactSummary | null;
  touchpoints: readonly Touchpoint[];
  transitions: readonly Transition[];
  needs: readonly Need[];
  components: readonly Component[];
  painPoints: readonly PainPoint[];
  run: StoredRun | null;
}

export function sideOf(map: MapDocument): Side {
  const { details, touchpoints, transitions, needs, components, painPoints, lastRun: run } = map;
  return { details, exact: map.state.exact, touchpoints, transitions, needs, components, painPoints, run };
}

/** Things of both maps that are the same by the key that people name them by. */
export function pairs<T extends { key: string }>(here: readonly T[], there: readonly T[]): [T, T][] {
  const known = new Map(there.map((thing) => [thing.key, thing]));
  return here.flatMap((thing): [T, T][] => {
    const other = known.get(thing.key);
    return other ? [[thing, other]] : [];
  });
}

/** Things of the one map whose key the other does not have. */
export function without<T extends { key: string }>(of: readonly T[], other: readonly { key: string }[]): T[] {
  const known = new Set(other.map((thing) => thing.key));
  return of.filter((thing) => !known.has(thing.key));
}
