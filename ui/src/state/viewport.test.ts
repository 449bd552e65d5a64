import { describe, expect, it } from "vitest";
import { around, centred, drawnRange, firstLook, fitAll, fitBox, isCrowded, overlap, reveal, seen, zoomed } from "./viewport";

const window = { width: 1000, height: 600 };

it("the first look shows as much as can be read", () => {
  expect(firstLook({ width: 4000, height: 2000 }, window).zoom, "a large map is not made too small to read").toBe(0.64);
  expect(firstLook({ width: 4000, height: 800 }, window).zoom, "a long one is as large as its rows fit above the tools").toBeCloseTo(0.645);
  expect(firstLook({ width: 200, height: 800 }, window).zoom, "a short one is not blown up").toBe(1.25);
});

it("what a room talks about is in the middle, as far as the paper reaches", () => {
  const at = { x: 0, y: 0, zoom: 2 };
  expect(centred(at, { x: 1000, y: 60, width: 100, height: 60 }, window, 40)).toEqual({ x: -1600, y: 0, zoom: 2 });
  expect(centred(at, { x: 0, y: 400, width: 100, height: 60 }, window, 40)).toEqual({ x: 0, y: -520, zoom: 2 });
});

it("all of the map is as wide or as high as the window", () => {
  expect(fitAll({ width: 2000, height: 600 }, window)).toEqual({ x: 0, y: 0, zoom: 0.5 });
  expect(fitAll({ width: 1000, height: 1200 }, window)).toEqual({ x: 250, y: 0, zoom: 0.5 });
});

it("a part of the map stands in the middle, below the headers", () => {
  const at = fitBox({ x: 500, y: 100, width: 100, height: 50 }, window, 40);
  const box = seen(at, window);
  expect(box.x + box.width / 2, "its middle is the middle of the window").toBeCloseTo(550);
});

describe("what is selected is brought into view", () => {
  const at = { x: 0, y: 0, zoom: 1 };

  it("by no more than is needed", () => {
    expect(reveal(at, { x: 1100, y: 100, width: 100, height: 50 }, window, 40)).toEqual({ x: -224, y: 0, zoom: 1 });
  });

  it("and not at all where it is seen", () => {
    expect(reveal(at, { x: 100, y: 100, width: 100, height: 50 }, window, 40)).toBe(at);
  });

  it("but not to the side where it is wider than the window", () => {
    expect(reveal(at, { x: 0, y: 700, width: 4000, height: 50 }, window, 40)).toEqual({ x: 0, y: -174, zoom: 1 });
  });

  it("from behind the headers", () => {
    expect(reveal(at, { x: 100, y: 20, width: 100, height: 50 }, window, 40).y).toBe(44);
  });
});

it("the middle stays where it is when the map grows", () => {
  const at = zoomed({ x: 0, y: 0, zoom: 1 }, 2, window);
  expect(at).toEqual({ x: -500, y: -300, zoom: 2 });
});

it("boxes are joined and meet", () => {
  const a = { x: 0, y: 0, width: 10, height: 10 };
  const b = { x: 30, y: 5, width: 10, height: 10 };
  expect(around([a, b])).toEqual({ x: 0, y: 0, width: 40, height: 15 });
  expect(around([])).toBeUndefined();
  expect(overlap(a, b)).toBe(false);
  expect(overlap(a, { ...b, x: 9 })).toBe(true);
});

it("more is drawn than is seen, and the same while the map moves a little", () => {
  const at = drawnRange({ x: -1010, y: 0, zoom: 1 }, window);
  expect(at).toEqual({ from: 500, to: 3000 });
  expect(drawnRange({ x: -1400, y: 0, zoom: 1 }, window)).toEqual(at);
});

it("a crowd stays one until there are clearly fewer", () => {
  const places = Array.from({ length: 280 }, () => ({ x: 0, y: 0, width: 10, height: 10 }));
  const part = { x: 0, y: 0, width: 100, height: 100 };
  expect(isCrowded(places, part, false)).toBe(false);
  expect(isCrowded(places, part, true)).toBe(true);
  expect(isCrowded(places, { ...part, x: 50 }, true)).toBe(false);
});
