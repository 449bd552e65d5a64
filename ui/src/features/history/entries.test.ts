import { describe, expect, it } from "vitest";
import type { HistoryList } from "../../api/bindings";
import { days, edits, kept, pastInWords } from "./entries";

const now = new Date(2026, 10, 24, 15, 0);
const at = (day: number, hour: number, minute: number) => new Date(2026, 10, day, hour, minute).toISOString();
const list: HistoryList = {
  steps: [
    { number: 1, words: "Add a stage", at: at(23, 16, 30), undone: false },
    { number: 2, words: "Rename “it”", at: at(24, 14, 2), undone: false },
    { number: 3, words: "Delete it", at: at(24, 14, 3), undone: true },
  ],
  snapshots: [{ id: "s", name: "Monday", at: at(23, 17, 0) }],
};

describe("the list", () => {
  it("has the last edit on top and the beginning at the foot", () => {
    expect(edits(list).map((entry) => entry.words)).toEqual(["Delete it", "Rename “it”", "Add a stage", "As it began"]);
  });

  it("knows what was taken back, and which edit made the map what it is now", () => {
    expect(edits(list).map((entry) => [entry.state, entry.now])).toEqual([
      [null, false], [{ kind: "step", number: 2 }, true], [{ kind: "step", number: 1 }, false], [{ kind: "step", number: 0 }, false],
    ]);
    expect(edits({ steps: [], snapshots: [] })).toMatchObject([{ words: "As it began", now: true }]);
  });

  it("parts its days", () => {
    expect(days(edits(list), now).map((day) => [day.name, day.entries.length])).toEqual([["today", 2], ["yesterday", 2]]);
  });
});

it("says which state is looked at", () => {
  const [, rename, stage, began] = edits(list);
  expect([rename!, stage!, began!, kept(list)[0]!].map((entry) => pastInWords(entry, now))).toEqual([
    "the map after “Rename ‘it’”, 14:02",
    "the map after “Add a stage”, yesterday, 16:30",
    "the map as it began",
    "the map kept as “Monday”, yesterday, 17:00",
  ]);
});
