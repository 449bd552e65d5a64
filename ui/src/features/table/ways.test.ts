import { describe, expect, it } from "vitest";
import { document } from "./fixture";
import { readWays, waysText } from "./ways";

const map = document();
const read = (id: string, text: string) => readWays(map, map.touchpoint(id)!, text, () => "new");
const assumed = (value: number) => ({ value, evidence: { kind: "assumed" } });

describe("the ways on from a step as lines", () => {
  it("says where they lead with their shares, and who gives up", () => {
    expect(waysText(map, map.touchpoint("menu")!)).toBe("Wait in the queue 70 %\nAgent checks who I am 30 %");
    expect(waysText(map, map.touchpoint("queue")!)).toBe("Agent checks who I am 100 %\ngives up: Gave up 100 %");
  });

  it("changes nothing when nothing was changed", () => {
    for (const step of map.touchpoints) expect(read(step.id, waysText(map, step))).toEqual([]);
  });

  it("sets one changed share, to which the others give way", () => {
    expect(read("menu", "Wait in the queue 60 %\nAgent checks who I am 30 %")).toEqual([{ kind: "setShare", transition: "menu-queue", share: assumed(0.6) }]);
  });

  it("sets several changed shares together", () => {
    expect(read("menu", "Wait in the queue 60\nAgent checks who I am 40%")).toEqual([
      { kind: "setShares", shares: { "menu-queue": assumed(0.6), "menu-agent": assumed(0.4) } },
    ]);
  });

  it("connects a new line, by the beginning of a name, and lets a line that is left out go", () => {
    expect(read("menu", "wait in 70 %\nsolved 10 %")).toEqual([
      { kind: "disconnect", transition: "menu-agent" },
      { kind: "connect", id: "new", source: "menu", target: "solved", transition: "next", share: 0.1 },
    ]);
    expect(read("menu", "Wait in the queue 70 %\nAgent checks who I am 30 %\ngives up: Gave up")).toEqual([
      { kind: "connect", id: "new", source: "menu", target: "out", transition: "abandon", share: null },
    ]);
  });

  it.each([
    ["Ask the neighbour 30 %", "There is no step called “Ask the neighbour”"],
    ["Phone menu 30 %", "does not lead on to itself"],
    ["Solved 3.4.5 %", "“3.4.5” is no share"],
  ])("refuses %j", (text, reason) => {
    expect(read("menu", text)).toContain(reason);
  });
});
