/** From the core's layout to the nodes and edges of Svelte Flow. */
import { Position } from "@xyflow/svelte";
import type { Layout, Touchpoint } from "../api/bindings";
import type { MapEdge, MapNode } from "./types";

/** Sizes and handles are given, so that nothing is measured before it is drawn. */
export function nodesOf(
  layout: Layout,
  touchpoint: (id: string) => Touchpoint | undefined,
): MapNode[] {
  const nodes: MapNode[] = [];
  for (const card of layout.cards) {
    const of = touchpoint(card.touchpoint);
    if (!of) continue;
    nodes.push({
      id: card.touchpoint,
      type: "card",
      position: { x: card.x, y: card.y },
      width: card.width,
      height: card.height,
      data: { card, touchpoint: of },
      handles: [
        { type: "target", position: Position.Left, x: 0, y: card.height / 2, width: 1, height: 1 },
        { type: "source", position: Position.Right, x: card.width, y: card.height / 2, width: 1, height: 1 },
      ],
    });
  }
  for (const end of layout.ends) {
    nodes.push({
      id: end.touchpoint,
      type: "end",
      position: { x: end.x, y: end.y },
      width: end.width,
      height: end.height,
      data: { end },
      handles: [{ type: "target", position: Position.Left, x: 0, y: end.height / 2, width: 1, height: 1 }],
    });
  }
  return nodes;
}

export function edgesOf(layout: Layout): MapEdge[] {
  return layout.edges.map((edge) => ({
    id: edge.transition,
    type: "way",
    source: edge.source,
    target: edge.target,
    data: { edge },
  }));
}

/** Those that are chosen together are dragged together; the same list where nothing changes. */
export function chosenNodes(nodes: MapNode[], chosen: ReadonlySet<string>): MapNode[] {
  const together = (node: MapNode) => chosen.size > 1 && chosen.has(node.id);
  if (nodes.every((node) => Boolean(node.selected) === together(node))) return nodes;
  return nodes.map((node) => (Boolean(node.selected) === together(node) ? node : { ...node, selected: together(node) }));
}
