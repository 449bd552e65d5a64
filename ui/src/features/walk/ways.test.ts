import { describe, expect, it } from "vitest";
import { offered, ofHundred } from "./ways";

describe("what happens next", () => {
  it("offers the likeliest first and giving up last", () => {
    const way = (transition: string, share: number, givesUp: boolean) => ({ transition, target: "", label: "", share, givesUp, dice: false });
    expect(offered([way("out", 0.6, true), way("b", 0.1, false), way("a", 0.3, false)]).map((w) => w.transition)).toEqual(["a", "b", "out"]);
  });
  it.each([
    [0.76, "76 of 100"], [1, "100 of 100"], [0.001, "fewer than 1 of 100"], [0.999, "more than 99 of 100"], [0, "0 of 100"],
  ])("%d reads %s", (share, words) => expect(ofHundred(share)).toBe(words));
});
