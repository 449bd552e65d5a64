import { describe, expect, it } from "vitest";
import { smallMap, visit, walkState } from "./fixture";
import { inView, likelyWay, stationsOf } from "./stations";

describe("the strip of steps", () => {
  it("goes on by the largest share to an end, past a loop that is likelier", () => {
    expect(likelyWay(walkState(), smallMap())).toEqual(["b", "c", "done"]);
  });

  it("tells what was from what is and what may be", () => {
    const stations = stationsOf(walkState({ visits: [visit("a"), visit("b", { waitMin: 5 })], choices: [] }), smallMap());
    expect(stations.map((s) => [s.touchpoint, s.when])).toEqual([["a", "past"], ["b", "here"]]);
    expect(stations[1]?.waited).toBe(true);
  });

  it("stands at the end when the walk is over, with nothing ahead", () => {
    const stations = stationsOf(walkState({ end: "out", outcome: "abandoned", choices: [] }), smallMap());
    expect(stations.map((s) => [s.touchpoint, s.when, s.end])).toEqual([["a", "past", false], ["out", "here", true]]);
  });

  it.each([0, 1, 11, 19])("keeps the current station in sight when it is number %d of 20", (here) => {
    const visits = Array.from({ length: 20 }, () => visit("a"));
    const stations = stationsOf(walkState({ visits, choices: [] }), smallMap()).map((s, at) => ({
      ...s, when: at === here ? ("here" as const) : ("past" as const),
    }));
    const shown = inView(stations, 8);
    expect(shown.stations).toHaveLength(8);
    expect(shown.stations.some((s) => s.when === "here")).toBe(true);
    expect(shown.before + shown.stations.length + shown.after).toBe(20);
  });
});
