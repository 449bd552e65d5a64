import { describe, expect, it } from "vitest";
import type { Layout } from "../api/bindings";
import { cellBoxOf, cellUnder, landing, stepped } from "./moves";

/** a: start, then top over low; b: next, and an end below it. */
const layout = {
  columnWidth: 100,
  headerHeight: 40,
  tracks: [60, 160],
  trackHeights: [60, 60],
  stages: [
    { stage: "a", x: 0, width: 200 },
    { stage: "b", x: 200, width: 100 },
  ],
  cards: [
    { touchpoint: "start", folded: null, x: 10, width: 80, height: 60, column: 0, track: 0 },
    { touchpoint: "top", folded: null, x: 110, width: 80, height: 60, column: 1, track: 0 },
    { touchpoint: "low", folded: null, x: 110, width: 80, height: 60, column: 1, track: 1 },
    { touchpoint: "next", folded: null, x: 210, width: 80, height: 60, column: 0, track: 0 },
  ],
  ends: [{ touchpoint: "end", x: 210, column: 0, track: 1 }],
} as unknown as Layout;

const place = (touchpoint: string, stage: string, column: number, track: number) => ({ kind: "place", touchpoint, stage, column, track });
const lift = (touchpoint: string) => ({ kind: "unplace", touchpoint });

describe("one card", () => {
  it("onto a free cell is placed there", () => {
    expect(landing(layout, ["start"], { columns: 0, tracks: 1 })?.edits).toEqual([place("start", "a", 0, 1)]);
  });

  it("onto another one changes places with it", () => {
    const there = landing(layout, ["low"], { columns: 0, tracks: -1 });
    expect(there?.edits).toEqual([lift("top"), place("low", "a", 1, 0), place("top", "a", 1, 1)]);
    expect(there?.swapped?.touchpoint).toBe("top");
  });

  it("over the edge of a stage is in the next one", () => {
    expect(landing(layout, ["low"], { columns: 2, tracks: 0 })?.edits).toEqual([place("low", "b", 1, 1)]);
  });

  it("nowhere else stays", () => {
    expect(landing(layout, ["start"], { columns: -1, tracks: 0 })).toBeUndefined();
    expect(landing(layout, ["start"], { columns: 0, tracks: 0 })).toBeUndefined();
    expect(landing(layout, ["gone"], { columns: 1, tracks: 0 })).toBeUndefined();
  });
});

describe("several cards", () => {
  it("are lifted first and then put down, so that they may follow each other", () => {
    expect(landing(layout, ["start", "top"], { columns: 1, tracks: 0 })?.edits).toEqual([
      lift("start"), lift("top"), place("start", "a", 1, 0), place("top", "b", 0, 0),
    ]);
  });

  it("go no further than the first of them can", () => {
    expect(landing(layout, ["start", "low"], { columns: -1, tracks: -1 })).toBeUndefined();
    expect(landing(layout, ["low", "end"], { columns: 0, tracks: -3 })?.moved.map((it) => it.track)).toEqual([0, 0]);
  });
});

describe("by key", () => {
  it("a step changes places within its stage", () => {
    expect(stepped(layout, ["start"], { columns: 1, tracks: 0 })?.swapped?.touchpoint).toBe("top");
  });

  it("and finds room in another stage without moving anybody there", () => {
    expect(stepped(layout, ["top"], { columns: 1, tracks: 0 })?.edits).toEqual([place("top", "b", 0, 2)]);
  });
});

describe("under the hand", () => {
  it.each([
    [50, 80, 0, 0],
    [250, 190, 2, 1],
    [250, 400, 2, 2],
    [-20, 10, 0, 0],
  ])("at %d, %d is column %d, track %d", (x, y, across, track) => {
    expect(cellUnder(layout, x, y)).toEqual({ across, track });
  });

  it("a cell is in the middle of its column, and one track more is drawn", () => {
    const stand = { touchpoint: "", stage: "b", column: 0, across: 2, track: 0 };
    expect(cellBoxOf(layout, stand)).toEqual({ x: 210, y: 60, width: 80, height: 60 });
    expect(cellBoxOf(layout, { ...stand, track: 2 }).y).toBe(254);
  });
});
