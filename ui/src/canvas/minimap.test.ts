import { expect, it } from "vitest";
import { isCut, middleAt, miniScale, shownPart } from "./minimap";

const window = { width: 1000, height: 500 };
const map = { width: 1880, height: 600 };

it("is as large as there is room for", () => {
  const large = { width: 2000, height: 1000 };
  expect(miniScale(map, large)).toEqual({ x: 0.1, y: 0.1 });
  expect(miniScale({ width: 100, height: 1128 }, large).x).toBeCloseTo(0.1);
  expect(miniScale(map, { width: 700, height: 500 }).x, "half as large in a small window").toBeCloseTo(0.0558, 3);
  expect(miniScale({ width: 188_000, height: 800 }, large), "not too flat to point at").toEqual({ x: 0.001, y: 0.05 });
});

it("is there only where a part of the map is out of sight", () => {
  expect(isCut({ x: 0, y: 0, zoom: 1 }, window, map)).toBe(true);
  expect(isCut({ x: 0, y: 0, zoom: 0.5 }, window, map)).toBe(false);
  expect(isCut({ x: -100, y: 0, zoom: 0.5 }, window, map), "moved out of sight").toBe(true);
});

it("shows the part that is seen, within its edges", () => {
  expect(shownPart({ x: 100, y: 0, width: 500, height: 300 }, map, { x: 0.1, y: 0.1 })).toEqual({ x: 10, y: 0, width: 50, height: 30 });
  expect(shownPart({ x: -500, y: 0, width: 10_000, height: 9000 }, map, { x: 0.1, y: 0.1 })).toEqual({ x: 0, y: 0, width: 188, height: 60 });
});

it("moves a point into the middle", () => {
  expect(middleAt({ x: 9, y: 9, zoom: 2 }, window, 300, 200)).toEqual({ zoom: 2, x: -100, y: -150 });
});
