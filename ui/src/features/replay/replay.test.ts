import { describe, expect, it } from "vitest";
import type { Timeline } from "../../api/bindings";
import { lengthOf, momentAt, nextArrival } from "./replay";

const step = (touchpoint: string, from: number, waited: number, until: number, transition: string) => ({ touchpoint, from, waited, until, transition, gaveUp: false });
const first: Timeline = { customer: 0, arrival: 0, steps: [step("find", 0, 0, 4, "a"), step("queue", 4, 10, 15, "b")], end: "done" };
const second: Timeline = { customer: 1, arrival: 5, steps: [step("find", 5, 0, 7, "a"), step("queue", 7, 3, 12, "c")], end: null };
const both = [first, second];

describe("a moment of a replay", () => {
  it("has everybody where they are, and says what they do", () => {
    const { tokens, before } = momentAt(both, 3, 1);
    expect(tokens).toEqual([{ customer: 0, touchpoint: "find", doing: "doing", along: 1 }]);
    expect(before).toBe(1);
    expect(momentAt(both, 8.5, 1).tokens.map((token) => token.doing)).toEqual(["waiting", "waiting"]);
    expect(momentAt(both, 11, 1).tokens.map((token) => token.doing)).toEqual(["waiting", "doing"]);
  });

  it("shows a customer on the way for a while", () => {
    expect(momentAt([first], 4.25, 0.5).tokens).toEqual([{ customer: 0, touchpoint: "queue", doing: "moving", transition: "a", along: 0.5 }]);
    expect(momentAt([first], 15.25, 0.5).tokens).toEqual([{ customer: 0, touchpoint: "done", doing: "moving", transition: "b", along: 0.5 }]);
  });

  it("counts who has come to an end, and loses who is still inside when it ends", () => {
    const { tokens, ended } = momentAt(both, 16, 0.5);
    expect(tokens).toEqual([]);
    expect([...ended]).toEqual([["done", 1]]);
  });

  it("is no longer than the last step", () => {
    expect(lengthOf(both)).toBe(15);
    expect(lengthOf([])).toBe(0);
  });
});

describe("the next arrival", () => {
  it("is the first one anywhere", () => {
    expect(nextArrival(both, 0)).toEqual({ minute: 4, customer: 0, touchpoint: "queue" });
    expect(nextArrival(both, 4)).toEqual({ minute: 5, customer: 1, touchpoint: "find" });
  });
  it("or at a place that is marked, an end included", () => {
    expect(nextArrival(both, 4, new Set(["queue"]))).toEqual({ minute: 7, customer: 1, touchpoint: "queue" });
    expect(nextArrival(both, 0, new Set(["done"]))).toEqual({ minute: 15, customer: 0, touchpoint: "done" });
    expect(nextArrival(both, 15, new Set(["done"]))).toBeUndefined();
  });
});
