import { describe, expect, it } from "vitest";
import { told } from "./differences";

const of = (base: number, scenario: number, low: number, high: number) => ({ base, scenario, mean: scenario - base, se: 0.1, low, high, seen: low > 0 || high < 0 });

describe("a difference in words", () => {
  it("says before, after, how much and how sure", () => {
    expect(told(of(4.1, 1.9, -2.5, -1.9), "min")).toBe("4.1 → 1.9 min, 2.2 less (1.9 to 2.5)");
    expect(told(of(0.5, 0.75, 0.2, 0.3), "share")).toBe("50.0 → 75.0 %, 25.0 points more (20.0 to 30.0)");
  });
  it("does not make something of nothing", () => {
    expect(told(of(12, 12.1, -0.2, 0.4), "em")).toBe("12.0 em: no difference that can be seen");
    expect(told(of(12, 12, 0, 0), "em")).toBe("12.0 em: no difference that can be seen");
  });
  it("takes more digits where the range is narrow, so that what is seen can be read", () => {
    expect(told(of(0.05, 0.041, -0.012, -0.006), "min")).toBe("0.050 → 0.041 min, 0.009 less (0.006 to 0.012)");
  });
  it("says so where nobody was there", () => {
    expect(told(null, "min")).toBe("nobody to say it of");
  });
});
