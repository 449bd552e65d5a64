import { describe, expect, it } from "vitest";
import { chainOf } from "./chain";
import { passwordReset } from "./fixture";
import { funnel } from "./funnel";

const chain = chainOf(passwordReset, 1000, 200_000);

describe("the drawing of the chain", () => {
  it.each([900, 1230, 1836])("stays inside %d pixels", (width) => {
    const drawn = funnel(chain, width);
    expect(drawn.exitX + drawn.boxWidth).toBeLessThanOrEqual(width + 0.01);
    for (const drop of drawn.drops) expect(drop.x + drop.width).toBeLessThanOrEqual(width);
  });

  it("gives every band the height of its number", () => {
    const { start, boxes } = funnel(chain, 1836);
    expect(boxes[2]!.height / start.height).toBeCloseTo(0.454, 2);
  });

  it("is as high as it may be, and never too low to be read", () => {
    expect(funnel(chain, 1836, 420).height).toBe(420);
    expect(funnel(chain, 1836, 100).height).toBe(funnel(chain, 1836).height);
  });

  it("draws no fall where nobody is lost", () => {
    const { drops } = funnel(chain, 1836);
    expect(drops.map((drop) => drop.path === null)).toEqual([true, false, false, false, false, false]);
  });

  it("lets no label overlap its neighbour", () => {
    const { drops } = funnel(chain, 1000);
    drops.slice(1).forEach((drop, at) => expect(drop.x).toBeGreaterThanOrEqual(drops[at]!.x + drops[at]!.width));
  });

  it("has nothing to say of a need that nobody had", () => {
    const empty = funnel(chainOf(passwordReset, 0, 200_000), 1000);
    expect(JSON.stringify(empty)).not.toContain("NaN");
  });
});
