/** From the core's layout to the nodes and edges of Svelte Flow. */
import { Position } from "@xyflow/svelte";
import type { Layout, Stage, Touchpoint } from "../api/bindings";
import type { Box } from "../state/viewport";
import type { MapEdge, MapNode } from "./types";

/** What of a map is needed to draw its nodes. */
export interface Named {
  touchpoint: (id: string) => Touchpoint | undefined;
  stage: (id: string) => Stage | undefined;
}

/** Sizes and handles are given, so that nothing is measured before it is drawn. */
export function nodesOf(layout: Layout, map: Named): MapNode[] {
  const cards = layout.cards.map((card): MapNode | undefined => {
    const box = { id: card.touchpoint, ...boxed(card, true) };
    if (card.folded) {
      const stage = map.stage(card.folded);
      return stage && { ...box, type: "folded", draggable: false, connectable: false, data: { card, name: stage.name, key: stage.key } };
    }
    const touchpoint = map.touchpoint(card.touchpoint);
    return touchpoint && { ...box, type: "card", data: { card, touchpoint } };
  });
  const ends = layout.ends.map((end): MapNode => ({ id: end.touchpoint, ...boxed(end, false), type: "end", data: { end } }));
  return [...cards.filter((node) => node !== undefined), ...ends];
}

function boxed({ x, y, width, height }: Box, leads: boolean) {
  const handle = (type: "target" | "source", position: Position, at: number) => ({ id: null, type, position, x: at, y: height / 2, width: 1, height: 1 });
  const handles = [handle("target", Position.Left, 0), ...(leads ? [handle("source", Position.Right, width)] : [])];
  return { position: { x, y }, width, height, handles };
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
