import { describe, expect, it } from "vitest";
import { mean, range, spread } from "./figures";

const effort = { mean: 32.91, se: 0.09, low: 32.72, high: 33.09, exact: 32.94, p10: 9.9, p50: 26.3, p90: 64.4, p99: 128.6 };
const share = { mean: 0.9061, se: 0.001, low: 0.9042, high: 0.9079, exact: 0.90608 };

describe("a simulated figure in words", () => {
  it("means", () => expect([mean(share, "share"), mean(effort, "em")]).toEqual(["90.6 %", "32.9 em"]));
  it("never stands without its range, and the exact value beside it", () => {
    expect(range(share, "share")).toBe("90.4 to 90.8 · exact 90.61");
    expect(range(effort, "em")).toBe("32.7 to 33.1 · exact 32.94");
  });
  it("takes more digits where the range is narrow", () => {
    expect(range({ mean: 0.01, se: 0, low: 0.0098, high: 0.0103 }, "share")).toBe("0.98 to 1.03");
  });
  it("needs no more digits where all of them are the same", () => {
    expect(range({ mean: 0, se: 0, low: 0, high: 0 }, "share")).toBe("0.0 to 0.0");
  });
  it("says what is typical and where the worst tenth begins", () => {
    expect(spread(effort, "em")).toBe("typical 26 · worst tenth above 64");
    expect(spread({ ...effort, p50: 15.8, p90: 61 }, "min")).toBe("typical 16 min · worst tenth above 1 h 01");
    expect(spread(share, "share")).toBeUndefined();
  });
});
