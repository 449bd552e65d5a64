import { describe, expect, it } from "vitest";
import { apart, barsOf, timeBars } from "./calibration";
import type { Proposal } from "../../api/bindings";

describe("a measured time as bars", () => {
  it("has what takes no time in front", () => {
    const bars = timeBars({ dist: "empirical", zero: 0.5, quantiles: [10, 10, 10] }, 10);
    expect(bars[0]).toBe(1);
    expect(bars.filter((bar) => bar > 0)).toHaveLength(2);
  });
  it("spreads the others over a logarithmic axis", () => {
    const bars = timeBars({ dist: "empirical", zero: 0, quantiles: [1, 10, 100, 1000, 10_000] }, 30);
    expect(bars[0]).toBe(0);
    expect(bars.slice(1).every((bar) => bar > 0)).toBe(true);
    expect(Math.max(...bars)).toBe(1);
  });
  it("is not drawn where nothing was measured", () => expect(timeBars({ dist: "fixed", value: 5 })).toEqual([]));
});

it("draws a week by its hours", () => {
  const week = Array.from({ length: 168 }, (_, hour) => hour % 24);
  const proposal = { edits: [{ kind: "setDemandWeek", week, timeZone: "UTC" }], fits: [] } as unknown as Proposal;
  expect(barsOf(proposal)).toHaveLength(168);
  expect(barsOf(proposal)[23]).toBe(1);
});

it("says how far a family is from the tickets", () => expect([0.004, 0.085].map(apart)).toEqual(["<1 % apart", "9 % apart"]));
