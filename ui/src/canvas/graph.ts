/**
 * From the core's layout to the nodes and edges of Svelte Flow, and from a
 * dropped card back to a stage, a column and a track. Plain geometry.
 */
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

/** A cell of the grid: where a card would land. */
export interface Cell {
  stage: string;
  column: number;
  track: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The cell under the middle of a card, one new column and one new track included. */
export function cellAt(layout: Layout, x: number, y: number): Cell | undefined {
  const stage = layout.stages.find((box) => x < box.x + box.width) ?? layout.stages.at(-1);
  if (!stage) return undefined;
  const column = Math.max(0, Math.floor((x - stage.x) / layout.columnWidth));
  const height = layout.cards[0]?.height ?? 68;
  const width = layout.cards[0]?.width ?? layout.columnWidth * 0.74;
  const tops = [...layout.tracks];
  const last = tops.at(-1) ?? layout.headerHeight + 40;
  tops.push(last + (layout.trackHeights.at(-1) ?? height) + 34);
  let track = 0;
  tops.forEach((top, at) => {
    if (y > top - 17) track = at;
  });
  return {
    stage: stage.stage,
    column,
    track,
    x: stage.x + column * layout.columnWidth + (layout.columnWidth - width) / 2,
    y: tops[track] ?? last,
    width,
    height,
  };
}
