import { describe, expect, it, test } from "vitest";
import { hourBy, SPREADS, spreadOf, weekOf, weightBy } from "./demandWeek";

test("each word gives weights that read as the word again", () => {
  for (const [spread] of SPREADS.filter(([spread]) => spread !== "own")) expect(spreadOf(weekOf(spread, undefined))).toBe(spread);
});

test("what was measured stays", () => {
  const measured = Array.from({ length: 168 }, (_, hour) => hour);
  expect(spreadOf(measured)).toBe("own");
  expect(weekOf("own", measured)).toEqual(measured);
});

describe("hour by hour", () => {
  it("begins with what there is, or with the same for every hour", () => {
    expect(weekOf("own", weekOf("office", undefined))).toEqual(weekOf("office", undefined));
    expect(weekOf("own", undefined)).toEqual(Array(168).fill(1));
    expect(spreadOf(weekOf("own", undefined))).toBe("own");
  });
  it("is gone through by arrows, and never left", () => {
    expect([hourBy("ArrowRight", 5), hourBy("ArrowDown", 5), hourBy("ArrowUp", 5), hourBy("ArrowRight", 167), hourBy("x", 5)]).toEqual([6, 29, 5, 167, undefined]);
  });
  it("takes digits, + and −", () => {
    expect([weightBy("7", 2), weightBy("+", 2), weightBy("-", 2), weightBy("-", 0), weightBy("a", 2)]).toEqual([7, 3, 1, 0, undefined]);
  });
});
