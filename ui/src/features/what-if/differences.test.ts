import { describe, expect, it } from "vitest";
import type { Changes, FigureDifference } from "../../api/bindings";
import { differenceRows, turned } from "./differences";

const none: FigureDifference = { base: 1, scenario: 1, mean: 0, se: 0.1, low: -0.2, high: 0.2, seen: false };
const changes: Changes = {
  resolved_verified: none, resolved_unverified: none, remembered_em: none, index: none, active_min: none,
  attended_wait_min: none, lost_min: none, elapsed_min: none, cost: { ...none, base: 12, scenario: 10, mean: -2, low: -2.1, high: -1.9, seen: true },
  abandoned: { base: 0.084, scenario: 0.05, mean: -0.034, se: 0.001, low: -0.036, high: -0.032, seen: true, exact: -0.0339 },
  friction_em: { base: 30, scenario: 33, mean: 3, se: 0.1, low: 2.8, high: 3.2, seen: true },
  needs: [{ id: "n", key: "n", name: "Reset", level0: { ...none, mean: 0.05, low: 0.04, high: 0.06, seen: true }, given_up: none }],
};
const row = (name: string) => differenceRows(changes, "$").find((one) => one.name === name)!;

describe("simulated differences", () => {
  it("are said with their range, shares in points of a hundred", () => {
    expect(row("give up")).toMatchObject({ from: "8.4 %", to: "5.0 %", by: "−3.4 points", range: "−3.6 to −3.2", exact: "−3.39", verdict: "better" });
    expect(row("effort")).toMatchObject({ by: "+3.0 em", verdict: "worse" });
    expect(row("cost to the provider")).toMatchObject({ from: "$12.00", to: "$10.00", by: "−2.00", verdict: "better" });
  });

  it("are the same from the other end, with the opposite sign", () => {
    const there = differenceRows(turned(changes), "$").find((one) => one.name === "give up");
    expect(there).toMatchObject({ from: "5.0 %", to: "8.4 %", by: "+3.4 points", range: "+3.2 to +3.6", exact: "+3.39", verdict: "worse" });
    expect(turned(turned(changes))).toEqual(changes);
  });

  it("are told for each need, and as unseen where the range holds nothing", () => {
    expect(row("level 0: Reset").verdict).toBe("better");
    expect(row("given up: Reset").verdict).toBe("unseen");
    expect(differenceRows(changes, "$")).toHaveLength(13);
  });
});
