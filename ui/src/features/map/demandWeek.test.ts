import { expect, test } from "vitest";
import { SPREADS, spreadOf, weekOf } from "./demandWeek";

test("each word gives weights that read as the word again", () => {
  for (const [spread] of SPREADS.filter(([spread]) => spread !== "own")) expect(spreadOf(weekOf(spread, undefined))).toBe(spread);
});

test("what was measured stays", () => {
  const measured = Array.from({ length: 168 }, (_, hour) => hour);
  expect(spreadOf(measured)).toBe("own");
  expect(weekOf("own", measured)).toEqual(measured);
});
