import { describe, expect, it } from "vitest";
import type { Card, DocumentState, Edge, LayoutChange, Piece, StateChange } from "../api/bindings";
import { nodesOf } from "../canvas/graph";
import { changedState, listOf } from "./changes";

const box = { x: 0, y: 0, width: 10, height: 10 };
const card = (touchpoint: string, more: Partial<Card> = {}) => ({ touchpoint, folded: null, ...box, ...more }) as Card;
const edge = (transition: string) => ({ transition, source: "a", target: "b" }) as Edge;

const all = (count: number): Piece<never>[] => (count > 0 ? [{ kept: { from: 0, count } }] : []);

const state = {
  revision: 1, problems: [{ message: "No end" }], undo: null, redo: null, savedAt: "",
  exact: { cost: 1, touchpoints: [{ id: "a" }, { id: "b" }] },
  layout: {
    width: 100, height: 50, columnWidth: 10, headerHeight: 5, tracks: [0, 20], trackHeights: [10, 10], stages: [], bands: [], lines: [],
    cards: [card("a"), card("b"), card("c")], ends: [], edges: [edge("x"), edge("y")], emotion: { points: [] }, notes: [],
  },
} as unknown as DocumentState;

/** Nothing has changed but what is given. */
function change(layout: Partial<LayoutChange> = {}, more: object = {}): StateChange {
  return {
    revision: 2, problems: all(1), undo: "Rename", redo: null, savedAt: "", exact: { cost: 1, touchpoints: all(2) },
    layout: {
      width: 100, height: 50, columnWidth: 10, headerHeight: 5, tracks: [0, 20], trackHeights: [10, 10], stages: [], bands: [], lines: [],
      cards: all(3), ends: [], edges: all(2), emotion: null, notes: [], ...layout,
    },
    ...more,
  } as unknown as StateChange;
}

describe("what follows from a map", () => {
  it("is the same object where an edit changed nothing of it", () => {
    const next = changedState(state, change());
    expect(next).toMatchObject({ revision: 2, undo: "Rename" });
    expect(next.layout).toBe(state.layout);
    expect(next.problems).toBe(state.problems);
    expect(next.exact).toBe(state.exact);
  });

  it("keeps every other card, edge and list where one card changed", () => {
    const b = card("b", { x: 40 });
    const { layout } = changedState(state, change({ cards: [{ kept: { from: 0, count: 1 } }, { new: [b] }, { kept: { from: 2, count: 1 } }] }));
    expect(layout.cards[0]).toBe(state.layout.cards[0]);
    expect(layout.cards[1]).toBe(b);
    expect(layout.cards[2]).toBe(state.layout.cards[2]);
    expect(layout.edges).toBe(state.layout.edges);
    expect(layout.tracks).toBe(state.layout.tracks);
    expect(layout.emotion).toBe(state.layout.emotion);
  });

  it("may lose its exact values and get them back", () => {
    const without = changedState(state, change({}, { exact: null }));
    expect(without.exact).toBeNull();
    const again = changedState(without, change({}, { exact: { cost: 2, touchpoints: [{ new: [{ id: "a" }] }] } }));
    expect(again.exact).toEqual({ cost: 2, touchpoints: [{ id: "a" }] });
  });

  it("is told by nothing where the core did not know what was shown", () => {
    const { layout } = changedState(state, change({ cards: [{ new: [card("z")] }], edges: [] }));
    expect(layout.cards.map((it) => it.touchpoint)).toEqual(["z"]);
    expect(layout.edges).toEqual([]);
  });
});

it("pieces may come from anywhere of the old list", () => {
  const old = ["a", "b", "c", "d"];
  expect(listOf(old, [{ kept: { from: 2, count: 2 } }, { new: ["x"] }, { kept: { from: 0, count: 1 } }])).toEqual(["c", "d", "x", "a"]);
  expect(listOf(old, [])).toEqual([]);
});

it("only what changed is drawn anew", () => {
  const steps = new Map(["a", "b", "c"].map((id) => [id, { id } as never]));
  const map = { touchpoint: (id: string) => steps.get(id), stage: () => undefined };
  const before = nodesOf(state.layout, map);
  steps.set("b", { id: "b" } as never);
  const b = nodesOf(state.layout, map);
  expect(b.map((node, at) => node === before[at])).toEqual([true, false, true]);
  const next = changedState(state, change({ edges: [{ kept: { from: 1, count: 1 } }] }));
  expect(next.layout.edges[0]).toBe(state.layout.edges[1]);
});
