import { expect, it } from "vitest";
import { lineChanges } from "./lines";

const before = [{ id: "a", text: "No idea how long" }, { id: "b", text: "The music" }];

it.each([
  ["No idea how long\nThe music", [], [], []],
  ["The music\nNo idea how long", [], [], []],
  ["No idea how long\nThe music\nNobody answers", [], ["Nobody answers"], []],
  ["The music", [], [], ["a"]],
  ["No idea how long\nThe same music again", [{ id: "b", text: "The same music again" }], [], []],
  ["", [], [], ["a", "b"]],
])("given two notes, when %j is typed, then what differs is found", (typed, changed, added, removed) => {
  expect(lineChanges(before, typed)).toEqual({ changed, added, removed });
});

it("takes a note of several lines for one line, so that it is not changed by being looked at", () => {
  expect(lineChanges([{ id: "a", text: "one\n two" }], "one two")).toEqual({ changed: [], added: [], removed: [] });
});
