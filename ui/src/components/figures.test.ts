import { describe, expect, it } from "vitest";
import { shown, typed, type Unit } from "./figures";

describe("a figure in its field", () => {
  it.each<[number, Unit, string]>([
    [80, "minutes", "1 h 20"], [3.25, "minutes", "3.25 min"], [0.45, "percent", "45 %"], [1 / 6, "percent", "16.7 %"], [0.0225, "percent", "2.25 %"], [0.00125, "percent", "0.125 %"],
    [0.5, "factor", "×0.5"], [5, "effort", "5 em"], [22, "number", "22"], [12000, "number", "12,000"], [1204.5, "number", "1,204.5"],
  ])("%d %s reads %s, and is typed like that", (figure, unit, text) => {
    expect(shown(figure, unit)).toBe(text);
    expect(typed(text, unit)).toBeCloseTo(figure, 3);
  });

  it.each<[string, Unit, number]>([["x2", "factor", 2], ["0,5", "factor", 0.5], ["45", "percent", 0.45], ["−2", "number", -2], ["1,5", "number", 1.5], ["0,125", "number", 0.125], ["12000", "count", 12000]])(
    "%s is taken as %s", (text, unit, figure) => expect(typed(text, unit)).toBe(figure));

  it.each<[string, Unit]>([["", "number"], ["many", "number"], ["%", "percent"], ["×", "factor"], ["1e999", "number"], ["-1", "count"], ["1.5", "count"]])(
    "%s is no %s", (text, unit) => expect(typed(text, unit)).toBeUndefined());
});
