import { describe, expect, it } from "vitest";
import type { Cell, Lane, PainPoint } from "../../api/bindings";
import { step, visit } from "./fixture";
import { elapsed, patienceLeft, thought, unquoted, usually } from "./moment";

const lanes = [{ id: "t", role: "thought" }, { id: "x", role: "channel" }] as Lane[];
const cell = (lane: string, text: string): Cell => ({ id: `${lane} ${text}`, lane, at: { touchpoint: "a" }, text });
const pains = [{ text: "It hurts" }] as PainPoint[];

describe("the moment", () => {
  it("thinks what the thought lane says here", () => {
    expect(thought(step("a"), lanes, [cell("x", "phone"), cell("t", "How long?")], pains)).toBe("How long?");
  });
  it("else the first pain point", () => expect(thought(step("a"), lanes, [cell("x", "phone")], pains)).toBe("It hurts"));
  it("else nothing", () => expect(thought(step("a"), lanes, [], [])).toBeUndefined());
  it("takes quotation marks once", () => expect(unquoted("“How long?”")).toBe("How long?"));

  it.each([
    [visit("a", { patienceMin: 10, waitMin: 4 }), 0.6],
    [visit("a", { patienceMin: 4, waitMin: 4, gaveUp: true }), 0],
    [visit("a", { patienceMin: 4, waitMin: 9 }), 0],
    [visit("a"), undefined],
  ])("patience left %#", (of, left) => {
    if (left === undefined) expect(patienceLeft(of)).toBeUndefined();
    else expect(patienceLeft(of)).toBeCloseTo(left);
  });

  it("shows a clock, and days as days", () => expect([elapsed(4 + 10 / 60), elapsed(2880)]).toEqual(["4:10", "2 days"]));

  it("says what is usual", () => {
    const wait = (value: Parameters<typeof usually>[0]["value"]) => usually({ value, evidence: { kind: "assumed" } });
    expect(wait({ dist: "lognormal", p50: 3, p90: 12 })).toBe("usually 3 min, on a bad day 12 min");
    expect(wait({ dist: "fixed", value: 3 })).toBe("always 3 min");
    expect(wait({ dist: "fixed", value: 0 })).toBeUndefined();
  });
});
