import { expect, it } from "vitest";
import type { Layout } from "../api/bindings";
import { chosenNodes, nodesOf } from "./graph";
import type { MapNode } from "./types";

it("steps are dragged together only where several are chosen, and what does not change stays the same", () => {
  const nodes = ["a", "b", "c"].map((id) => ({ id })) as MapNode[];
  expect(chosenNodes(nodes, new Set(["a"]))).toBe(nodes);
  const both = chosenNodes(nodes, new Set(["a", "b"]));
  expect(both.map((node) => node.selected)).toEqual([true, true, undefined]);
  expect(both[2]).toBe(nodes[2]);
  expect(chosenNodes(both, new Set(["b"])).map((node) => node.selected)).toEqual([false, false, undefined]);
});

it("a card stands for a step or for a folded stage; what the map does not know is not drawn", () => {
  const box = { x: 1, y: 2, width: 30, height: 40 };
  const layout = {
    cards: [{ touchpoint: "a", folded: null, ...box }, { touchpoint: "s", folded: "s", ...box }, { touchpoint: "gone", folded: null, ...box }],
    ends: [{ touchpoint: "e", ...box }],
  } as unknown as Layout;
  const map = { touchpoint: (id: string) => (id === "a" ? ({ id } as never) : undefined), stage: (id: string) => ({ id, name: "Find help", key: "find" }) as never };
  const nodes = nodesOf(layout, map);
  expect(nodes.map((node) => [node.id, node.type])).toEqual([["a", "card"], ["s", "folded"], ["e", "end"]]);
  expect(nodes[0]!.handles, "in at the left, out at the right").toHaveLength(2);
  expect(nodes[2]!.handles, "nothing leads on from an end").toHaveLength(1);
});
