/** Which state of the tickets is which step: the list to look at, and a changed mapping. */
import type { Overlay, StateMapping } from "../../api/bindings";

export interface StateRow {
  state: string;
  /** None: not on the map. */
  touchpoint: string | null;
  /** Tickets in a state that is not on the map. */
  tickets: number | null;
  /** Those as a share of all tickets, 0 to 1. */
  share: number | null;
}

/** States that are not on the map first, the most tickets first; then the others in the order of the steps. */
export function statesOf(overlay: Overlay, mapping: StateMapping, steps: readonly string[]): StateRow[] {
  const off = overlay.unmapped
    .filter(({ name }) => !(name in mapping))
    .map(({ name, tickets, share }): StateRow => ({ state: name, touchpoint: null, tickets, share }))
    .sort((a, b) => (b.tickets ?? 0) - (a.tickets ?? 0));
  const rank = new Map(steps.map((step, at) => [step, at]));
  const on = Object.entries(mapping)
    .map(([state, touchpoint]): StateRow => ({ state, touchpoint, tickets: null, share: null }))
    .sort((a, b) => (rank.get(a.touchpoint!) ?? 0) - (rank.get(b.touchpoint!) ?? 0) || a.state.localeCompare(b.state));
  return [...off, ...on];
}

/** The mapping with one state somewhere else, or nowhere. */
export function remapped(mapping: StateMapping, state: string, touchpoint: string | null): StateMapping {
  const { [state]: _, ...others } = mapping;
  return touchpoint === null ? others : { ...others, [state]: touchpoint };
}
