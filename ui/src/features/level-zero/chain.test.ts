import { describe, expect, it } from "vitest";
import { chainOf } from "./chain";
import { passwordReset } from "./fixture";
import { between, money, roughly, shareOf, whole } from "./range";

describe("the chain of a need", () => {
  const chain = chainOf(passwordReset, 1000, 200_000);

  it("leaves after each stage what was not lost before", () => {
    expect(chain.links.map((link) => link.passed.mean.toFixed(1))).toEqual(["1000.0", "808.9", "453.9", "385.5", "342.4", "333.7"]);
  });

  it("ends with those who were not lost: solved at level 0, or given up", () => {
    const end = chain.level0.mean + chain.givenUp.mean + chain.unattributed.mean;
    expect(end).toBeCloseTo(chain.links.at(-1)!.passed.mean, 6);
  });

  it("gives what is left a range of its own", () => {
    const { mean, low, high } = chain.links[2]!.passed;
    expect(low).toBeLessThan(mean);
    expect(high).toBeGreaterThan(mean);
    expect(high - low).toBeCloseTo(2 * 1.96 * Math.sqrt((0.454 * 0.546) / 200_000) * 1000, 1);
  });
});

describe("a range in words", () => {
  it("is said from low to high", () => expect(between({ mean: 355, low: 352.8, high: 357.4 })).toBe("353 to 357"));
  it("is silent where it would repeat the figure", () => expect(between({ mean: 0, low: 0, high: 0 })).toBe(""));
  it("says that a little is not nothing", () => expect(whole(0.2)).toBe("<1"));
  it("stays within 0 and 1", () => expect(shareOf(1, 100).high).toBe(1));
  it("keeps three digits of what is large", () => expect(roughly(7134.4)).toBe("7,130"));
  it("sets a sign before the money, and a gap after letters", () => {
    expect(money("$")(-7134)).toBe("−$7,130");
    expect(money("CHF")(12)).toBe("CHF 12");
  });
});
