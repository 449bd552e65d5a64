import { describe, expect, it } from "vitest";
import type { Layout } from "../api/bindings";
import { cellAt, edgesOf } from "./graph";

const layout = {
  columnWidth: 100,
  headerHeight: 40,
  tracks: [60, 160],
  trackHeights: [60, 60],
  stages: [
    { stage: "a", x: 0, width: 100, columns: 1, lines: [] },
    { stage: "b", x: 100, width: 200, columns: 2, lines: [] },
  ],
  cards: [{ width: 80, height: 60 }],
  edges: [{ transition: "t", source: "x", target: "y" }],
} as unknown as Layout;

describe("where a card lands", () => {
  it.each([
    [50, 80, "a", 0, 0],
    [250, 190, "b", 1, 1],
    [250, 400, "b", 1, 2],
    [900, 80, "b", 8, 0],
  ])("at %d, %d is stage %s, column %d, track %d", (x, y, stage, column, track) => {
    expect(cellAt(layout, x, y)).toMatchObject({ stage, column, track });
  });

  it("is drawn in the middle of its column", () => {
    expect(cellAt(layout, 250, 80)).toMatchObject({ x: 210, y: 60 });
  });
});

it("an edge is named by its first transition", () => {
  expect(edgesOf(layout)[0]).toMatchObject({ id: "t", source: "x", target: "y" });
});
