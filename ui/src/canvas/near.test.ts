import { expect, test } from "vitest";
import type { Edge } from "../api/bindings";
import { near, reach } from "./near";

test("a short path stays as it is", () => {
  const path = "M1293 328.5L1302.5 328.5Q1312 328.5 1312 338L1312 626.5C1400 626.5 1420 700 1500 700";
  expect(near(path, 0, 5000)).toBe(path);
});

test("of a long line that is left which is near", () => {
  expect(near("M0 10L100000 10", 5000, 7000)).toBe("M3960 10L7000 10");
});

test("a long line that leads back is cut at both ends as well", () => {
  expect(near("M100000 10L0 10", 5000, 7000)).toBe("M8920 10L5000 10");
});

test("a slanted line stays on its way", () => {
  expect(near("M0 0L10000 1000", 0, 500)).toBe("M0 0L500 50");
});

test("pieces out of sight are left out, and the next one begins where it did", () => {
  const curve = "M0 0C1 0 9 5 10 5C11 5 19 0 20 0C21 0 29 5 30 5";
  expect(near(curve, 21, 40)).toBe("M20 0C21 0 29 5 30 5");
  expect(near(curve, 11, 19)).toBe("M10 5C11 5 19 0 20 0");
});

test("nothing of it is near", () => {
  expect(near("M0 0L10 0", 100, 200)).toBe("");
});

test("a way reaches as far as its path and its label", () => {
  const way = { path: "M100 10L300 10Q310 10 310 20C310 90 80 90 60 90", label: { x: 320, width: 40 } } as Edge;
  expect(reach(way)).toEqual({ from: 60, to: 360 });
});
