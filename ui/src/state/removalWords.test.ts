import { describe, expect, it } from "vitest";
import type { Difference, Edit, RecordKey } from "../api/bindings";
import { goesWithIt } from "./removalWords";

const gone = (target: RecordKey, ...more: RecordKey[]): Difference => ({ kind: "removed", target, words: "“It” is gone", records: [target, ...more] });
const changed = (target: RecordKey, words: string, records = [target]): Difference => ({ kind: "changed", target, words, records });
const pain = (id: string): RecordKey => ({ record: "painPoint", id });
const step = (id: string): RecordKey => ({ record: "touchpoint", id });
const names = (key: RecordKey) => ("id" in key ? { p1: "No idea how long", p2: "Twice" }[key.id as "p1"] : undefined);

const removeTeam: Edit[] = [{ kind: "removeTeam", team: "t" }];
const removeStep: Edit[] = [{ kind: "removeTouchpoint", touchpoint: "a" }];

describe("what a deletion takes along", () => {
  it("is nothing where only the thing itself goes", () =>
    expect(goesWithIt(removeTeam, [gone({ record: "team", id: "t" })], names)).toEqual([]));

  it("is nothing where a step goes with its ways, and those before it lead on", () => {
    const way: RecordKey = { record: "transition", id: "w" };
    const differences = [gone(step("a"), way), changed(step("b"), "Ways on from “B”: to “C” instead of “A”", [way])];
    expect(goesWithIt(removeStep, differences, names)).toEqual([]);
  });

  it("says what is served by nobody then", () =>
    expect(goesWithIt(removeTeam, [gone({ record: "team", id: "t" }), changed(step("a"), "“Queue”: served by Desk → nobody")], names)).toEqual([
      "“Queue”: served by Desk → nobody",
    ]));

  it("names a few things that hang on a step, and counts many", () => {
    expect(goesWithIt(removeStep, [gone(step("a"), pain("p1"), pain("p2"))], names)).toEqual([
      "Pain point “No idea how long” is gone with it",
      "Pain point “Twice” is gone with it",
    ]);
    expect(goesWithIt(removeStep, [gone(step("a"), pain("p1"), pain("p2"), pain("p3"))], names)).toEqual(["3 pain points are gone with it"]);
  });

  it("counts notes, which have no name", () =>
    expect(goesWithIt([{ kind: "removeLane", lane: "l" }], [gone({ record: "lane", id: "l" }), gone({ record: "cell", id: "c" })], () => undefined)).toEqual([
      "1 note in a lane is gone with it",
    ]));

  it("does not count that others move up, but that they are renamed", () => {
    const other: RecordKey = { record: "stage", id: "t" };
    const edits: Edit[] = [{ kind: "removeStage", stage: "s" }];
    expect(goesWithIt(edits, [gone({ record: "stage", id: "s" }), changed(other, "Stage “Fix”: place 3 → 2")], names)).toEqual([]);
    expect(goesWithIt(edits, [changed(other, "Stage “Fix”: name “Fix” → “Mend”")], names)).toHaveLength(1);
  });

  it("does not list what is deleted on purpose together", () => {
    const both: Edit[] = [...removeStep, { kind: "removePainPoint", painPoint: "p1" }];
    expect(goesWithIt(both, [gone(step("a"), pain("p1"))], names)).toEqual([]);
  });
});
