/** Where a way ends that a hand draws: on any part of a card or an end, not only on the small place at its left. */
import type { OnConnectEnd } from "@xyflow/svelte";

interface Ended {
  isValid: boolean | null;
  fromNode: { id: string } | null;
}

/** The step under the hand; none where the way has found its own end, or comes back to where it began. */
export function endOf(state: Ended, under: Element | null): { source: string; target: string } | undefined {
  const target = under?.closest<HTMLElement>(".svelte-flow__node")?.dataset.id;
  const source = state.fromNode?.id;
  return state.isValid || !source || !target || target === source ? undefined : { source, target };
}

export function onDrop(connect: (way: { source: string; target: string }) => void): OnConnectEnd {
  return (event, state) => {
    const at = "changedTouches" in event ? event.changedTouches[0] : event;
    const way = at && endOf(state, document.elementFromPoint(at.clientX, at.clientY));
    if (way) connect(way);
  };
}
