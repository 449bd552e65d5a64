/** Where on the paper something stands that is selected. Plain geometry. */
import type { Layout, Transition } from "../api/bindings";
import type { Selection } from "../state/session.svelte";
import type { Box } from "../state/viewport";
import { cellBox, spotOf } from "./cells";
import { laneBands } from "./lanes";
import { noteOf } from "./notes";

/** Of steps and ends, one box each. */
export function stepBoxes(layout: Layout, ids: ReadonlySet<string>): Box[] {
  return [...layout.cards, ...layout.ends].filter((place) => ids.has(place.touchpoint));
}

/** Of anything else: one box, or those of the steps that a way joins; none where it is not on the paper. */
export function boxesOf(layout: Layout, selection: Selection, way: (id: string) => Transition | undefined): Box[] {
  switch (selection.kind) {
    case "touchpoint": return stepBoxes(layout, new Set([selection.id]));
    case "transition": {
      const of = way(selection.id);
      return of ? stepBoxes(layout, new Set([of.source, of.target])) : [];
    }
    case "stage": {
      const stage = layout.stages.find((it) => it.stage === selection.id);
      const flow = layout.bands[0];
      return stage && flow ? [{ x: stage.x, y: flow.y, width: stage.width, height: flow.height }] : [];
    }
    case "lane": {
      const band = laneBands(layout).find((it) => it.lane === selection.id);
      return band ? [{ x: 0, y: band.y, width: layout.width, height: band.height }] : [];
    }
    case "cell": {
      const band = laneBands(layout).find((it) => it.lane === selection.lane);
      const spot = spotOf(layout, selection.at);
      return band && spot ? [cellBox(band, spot)] : [];
    }
    case "painPoint": return found(noteOf(layout, { painPoint: selection.id }));
    case "opportunity": return found(noteOf(layout, { opportunity: selection.id }));
    case "picture": return found(noteOf(layout, { picture: selection.id }));
    default: return [];
  }
}

const found = (box: Box | undefined): Box[] => (box ? [box] : []);
