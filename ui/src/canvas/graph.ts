/** From the core's layout to the nodes of Svelte Flow. */
import { Position } from "@xyflow/svelte";
import type { Card, End, Layout, Stage, Touchpoint } from "../api/bindings";
import type { Box } from "../state/viewport";
import type { MapNode } from "./types";

/** What of a map is needed to draw its nodes. */
export interface Named {
  touchpoint: (id: string) => Touchpoint | undefined;
  stage: (id: string) => Stage | undefined;
}

/** A card or an end that is as it was is drawn by the node that was made of it: only others are drawn anew. */
const nodeFor = new WeakMap<Card | End, MapNode>();

/** Sizes and handles are given, so that nothing is measured before it is drawn. */
export function nodesOf({ cards, ends }: Pick<Layout, "cards" | "ends">, map: Named): MapNode[] {
  const steps = cards.map((card): MapNode | undefined => {
    const box = () => ({ id: card.touchpoint, ...boxed(card, true) });
    const known = nodeFor.get(card);
    if (card.folded) {
      const stage = map.stage(card.folded);
      if (known?.type === "folded" && known.data.name === stage?.name && known.data.key === stage.key) return known;
      return stage && kept(card, { ...box(), type: "folded", draggable: false, connectable: false, data: { card, name: stage.name, key: stage.key } });
    }
    const touchpoint = map.touchpoint(card.touchpoint);
    if (known?.type === "card" && known.data.touchpoint === touchpoint) return known;
    return touchpoint && kept(card, { ...box(), type: "card", data: { card, touchpoint } });
  });
  const last = ends.map((end) => nodeFor.get(end) ?? kept(end, { id: end.touchpoint, ...boxed(end, false), type: "end", data: { end } }));
  return [...steps.filter((node) => node !== undefined), ...last];
}

function kept(of: Card | End, node: MapNode): MapNode {
  nodeFor.set(of, node);
  return node;
}

function boxed({ x, y, width, height }: Box, leads: boolean) {
  const handle = (type: "target" | "source", position: Position, at: number) => ({ id: null, type, position, x: at, y: height / 2, width: 1, height: 1 });
  const handles = [handle("target", Position.Left, 0), ...(leads ? [handle("source", Position.Right, width)] : [])];
  return { position: { x, y }, width, height, handles };
}

/** Those that are chosen together are dragged together; the same list where nothing changes. */
export function chosenNodes(nodes: MapNode[], chosen: ReadonlySet<string>): MapNode[] {
  const together = (node: MapNode) => chosen.size > 1 && chosen.has(node.id);
  if (nodes.every((node) => Boolean(node.selected) === together(node))) return nodes;
  return nodes.map((node) => (Boolean(node.selected) === together(node) ? node : { ...node, selected: together(node) }));
}
