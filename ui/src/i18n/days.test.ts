import { expect, it } from "vitest";
import { typicalAndBadDay } from "./days";

it("reads a measured time by its quantiles", () => {
  expect(typicalAndBadDay({ dist: "empirical", zero: 0.5, quantiles: [0, 10] })).toEqual({ typical: 0, badDay: 8 });
});
