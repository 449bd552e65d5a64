/** A transition under the hand. By keyboard it is selected in the inspector of the step that it leaves. */
import type { Edge } from "../api/bindings";
import { session } from "../state/session.svelte";

export const selectWay = (way: Edge): void => session.select({ kind: "transition", id: way.transition });

export function isWaySelected(way: Edge): boolean {
  return session.selection?.kind === "transition" && way.transitions.includes(session.selection.id);
}
