import { describe, expect, it } from "vitest";
import type { MapEntry, RelatedMap } from "../../api/bindings";
import { lineOf, namesOf, nowIsSecond, optionsOf, selectionOf, titleOf } from "./sides";

const now = new Date(2026, 10, 24, 15, 0);
const at = new Date(2026, 10, 24, 14, 2).toISOString();
const map = (id: string): MapEntry => ({ id, title: id, state: "asIs", origin: null, steps: 3, changedAt: at, preview: "" });
const related: RelatedMap[] = [{ map: "asIs", title: "asIs", state: "asIs" }, { map: "child", title: "child", state: "toBe" }];
const step = (number: number, undone = false) => ({ number, words: `edit ${number}`, at, undone });

describe("what a map can be compared with", () => {
  const known = { own: { id: "own", origin: "asIs" }, related, maps: [map("own"), map("other"), map("child"), map("asIs")], history: { steps: [step(1), step(2), step(3), step(4, true)], snapshots: [{ id: "s", name: "Monday", at }] } };
  const groups = optionsOf(known, now);

  it("is its as-is first, then its to-bes, other maps, kept states, its history", () => {
    expect(groups.map((group) => group.options.map((option) => option.words))).toEqual([
      ["asIs"], ["child"], ["other"], ["Monday, today, 14:02"], ["After “edit 2”, today, 14:02", "After “edit 1”, today, 14:02", "As it began"],
    ]);
  });

  it("is nothing where there is nothing else", () => {
    expect(optionsOf({ own: { id: "own" }, related: [], maps: [map("own")], history: { steps: [], snapshots: [] } }, now)).toEqual([]);
  });
});

it("is one line of a list, cut with a sign that it goes on", () => {
  const option = { state: { kind: "step", number: 1 } as const, words: "I am locked out and my meeting starts in 20 minutes" };
  expect(lineOf(option, "Its to-be")).toBe("Its to-be: I am locked out and my meeting starts…");
  expect(lineOf({ ...option, words: "Short" }, "Another map")).toBe("Short");
});

it("stands over a drawing", () => {
  expect(["As-is: I am locked out", "After “Add “New step””", "Monday"].map(titleOf)).toEqual(["I am locked out", "After “Add ‘New step’”", "Monday"]);
});

describe("the two sides", () => {
  it("go from as-is to to-be, from then to now", () => {
    expect([nowIsSecond("toBe", "asIs"), nowIsSecond("asIs", "toBe"), nowIsSecond("asIs", "asIs"), nowIsSecond("asIs", undefined)]).toEqual([true, false, true, true]);
  });

  it("are called what they are", () => {
    expect(namesOf("toBe", "asIs", true)).toEqual({ from: "as-is", to: "to-be", where: "in the to-be" });
    expect(namesOf("asIs", undefined, true)).toEqual({ from: "then", to: "now", where: "now" });
    expect(namesOf("asIs", "asIs", false)).toEqual({ from: "here", to: "there", where: "there" });
  });
});

it("selects on the map what was looked at, where it can be selected", () => {
  expect(selectionOf({ record: "painPoint", id: "p" })).toEqual({ kind: "painPoint", id: "p" });
  expect(selectionOf({ record: "details" })).toBeNull();
});
