/** What Svelte Flow draws: cards and ends as nodes, placed by the core. */
import type { Node as FlowNode } from "@xyflow/svelte";
import type { Card, End, Touchpoint } from "../api/bindings";

export type CardNode = FlowNode<{ card: Card; touchpoint: Touchpoint }, "card">;
/** A card that stands for all steps of a stage. */
export type FoldedNode = FlowNode<{ card: Card; name: string; key: string }, "folded">;
export type EndNode = FlowNode<{ end: End }, "end">;
export type MapNode = CardNode | FoldedNode | EndNode;

/** Where something happened, on the paper at 100 %. */
export type Paper = (event: { clientX: number; clientY: number }) => { x: number; y: number };
