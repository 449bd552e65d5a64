import { expect, it } from "vitest";
import type { Layout } from "../api/bindings";
import { chosenNodes, edgesOf } from "./graph";
import type { MapNode } from "./types";

it("an edge is named by its first transition", () => {
  const layout = { edges: [{ transition: "t", source: "x", target: "y" }] } as unknown as Layout;
  expect(edgesOf(layout)[0]).toMatchObject({ id: "t", source: "x", target: "y" });
});

it("steps are dragged together only where several are chosen, and what does not change stays the same", () => {
  const nodes = ["a", "b", "c"].map((id) => ({ id })) as MapNode[];
  expect(chosenNodes(nodes, new Set(["a"]))).toBe(nodes);
  const both = chosenNodes(nodes, new Set(["a", "b"]));
  expect(both.map((node) => node.selected)).toEqual([true, true, undefined]);
  expect(both[2]).toBe(nodes[2]);
  expect(chosenNodes(both, new Set(["b"])).map((node) => node.selected)).toEqual([false, false, undefined]);
});
