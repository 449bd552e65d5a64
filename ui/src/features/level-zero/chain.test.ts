import { describe, expect, it } from "vitest";
import { chainOf, mended } from "./chain";
import { passwordReset } from "./fixture";
import { between, shareOf, whole } from "./range";

describe("the chain of a need", () => {
  const chain = chainOf(passwordReset, 1000, 200_000);

  it("leaves after each stage what was not lost before", () => {
    expect(chain.links.map((link) => Math.round(link.passed.mean))).toEqual([1000, 809, 454, 386, 342, 334]);
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

describe("mending one stage", () => {
  it("comes near what simulating the changed map says", () => {
    // Second-factor drop-out .20 → .05: simulated level-0 share .2952 (reference.json).
    expect(mended(passwordReset, "unanswerable", 0.75)!.mean).toBeCloseTo(0.2952, 2);
  });

  it("frees less than the stage loses, because some still fall later", () => {
    const all = mended(passwordReset, "undiscovered", 1)!;
    expect(all.mean - passwordReset.level0.mean).toBeLessThan(passwordReset.gaps.undiscovered.mean);
  });

  it("changes nothing where nothing is lost", () => {
    expect(mended(passwordReset, "missing", 1)!.mean).toBeCloseTo(passwordReset.level0.mean, 10);
  });

  it("is not told where nobody passes", () => {
    const none = { mean: 0, se: 0, low: 0, high: 0 };
    const stuck = { ...passwordReset, level0: none, gaps: { ...passwordReset.gaps, unconfirmed: none } };
    expect(mended(stuck, "unconfirmed", 1)).toBeNull();
  });
});

describe("a range in words", () => {
  it("is said from low to high", () => expect(between({ mean: 355, low: 352.8, high: 357.4 })).toBe("353 to 357"));
  it("is silent where it would repeat the figure", () => expect(between({ mean: 0, low: 0, high: 0 })).toBe(""));
  it("says that a little is not nothing", () => expect(whole(0.2)).toBe("<1"));
  it("stays within 0 and 1", () => expect(shareOf(1, 100).high).toBe(1));
});
