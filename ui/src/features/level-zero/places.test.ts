import { describe, expect, it } from "vitest";
import type { ExitReason, Need, Transition, TransitionReport } from "../../api/bindings";
import { episode, leavings, places } from "./places";

const move = (source: string, target: string, exitReason: ExitReason | null = null): Transition => ({
  id: `${source}-${target}`,
  source,
  target,
  share: { value: 1, evidence: { kind: "assumed" } },
  kind: "next",
  exitReason,
  label: "",
});
const taken = (id: string, mean: number): TransitionReport => ({ id, traversals: { mean, se: 0, low: mean, high: mean } });

// Two needs on one way: get in (door → room), use the heating (room → leave).
const ways = [
  move("door", "room"),
  move("door", "host", "error"),
  move("host", "room"),
  move("room", "leave"),
  move("room", "ask", "error"),
  move("room", "desk", "cannotAnswer"),
  move("ask", "leave"),
];
const getIn: Need = { id: "1", key: "get-in", name: "Get in", opensAt: ["door"], metAt: ["room"], solvable: null };
const heating: Need = { id: "2", key: "heating", name: "Use the heating", opensAt: ["room"], metAt: ["leave"], solvable: null };
const reports = [taken("door-host", 0.15), taken("room-ask", 0.35), taken("room-desk", 0)];

describe("places where a need fails", () => {
  it("are those that its own episodes can be at", () => {
    expect([...episode(getIn, ways)].sort()).toEqual(["door", "host"]);
  });

  it("do not come from another need of the same map", () => {
    expect(places("fails", leavings(getIn, ways, reports)).map((p) => p.touchpoint)).toEqual(["door"]);
    expect(places("fails", leavings(heating, ways, reports))).toEqual([{ touchpoint: "room", reasons: ["error"], traversals: 0.35 }]);
  });

  it("leave out what no walk has done", () => {
    expect(places("unanswerable", leavings(heating, ways, reports))).toEqual([]);
  });
});
