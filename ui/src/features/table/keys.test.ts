import { describe, expect, it } from "vitest";
import { onCell, typeahead, whileEditing, type Pressed } from "./keys";
import { scrolled, topsOf, within } from "./view";

function press(chord: string): Pressed {
  const parts = chord.split("+");
  return {
    key: parts.at(-1)!, ctrlKey: parts.includes("Ctrl"), metaKey: false, altKey: parts.includes("Alt"), shiftKey: parts.includes("Shift"), isComposing: false,
  };
}

describe("a key on a cell", () => {
  it.each([
    ["ArrowDown", { does: "move", rows: 1, columns: 0 }],
    ["ArrowLeft", { does: "move", rows: 0, columns: -1 }],
    ["Shift+ArrowDown", { does: "extend", rows: 1 }],
    ["Ctrl+Home", { does: "edge", row: "first", column: "first" }],
    ["End", { does: "edge", column: "last" }],
    ["Tab", { does: "next", by: 1 }],
    ["Shift+Tab", { does: "next", by: -1 }],
    ["Enter", { does: "edit" }],
    ["a", { does: "edit", typed: "a" }],
    ["Shift+Ä", { does: "edit", typed: "Ä" }],
    ["Delete", { does: "empty" }],
    ["Insert", { does: "add" }],
    ["Ctrl+Enter", { does: "add" }],
    ["Ctrl+Delete", { does: "remove" }],
  ])("%s", (chord, command) => expect(onCell(press(chord))).toEqual(command));

  it.each(["Ctrl+z", "Ctrl+t", "Escape", "?", "Alt+a", "Control", "Dead"])("%s means what it means everywhere", (chord) => {
    expect(onCell(press(chord))).toBeUndefined();
  });
});

describe("a key while a cell is edited", () => {
  it.each([
    ["Enter", false, "down"], ["Shift+Enter", false, "up"], ["Shift+Enter", true, undefined], ["Tab", true, "right"], ["Shift+Tab", true, "left"],
    ["Escape", true, "cancel"], ["Ctrl+Enter", true, "add"], ["x", true, undefined],
  ])("%s, several lines %s: %s", (chord, lines, how) => expect(whileEditing(press(chord), lines)).toBe(how));

  it("is left to the one who composes a letter", () => {
    expect(whileEditing({ ...press("Enter"), isComposing: true }, false)).toBeUndefined();
  });
});

describe("letters that mean an option", () => {
  const feelings = [["", "not said"], ["-2", "−2 terrible"], ["1", "+1 good"], ["2", "+2 wonderful"]] as const;
  it.each([["2", "2"], ["-", "-2"], ["go", "1"], ["WON", "2"], ["n", ""], ["x", undefined], ["", undefined]])("%j: %s", (typed, key) => {
    expect(typeahead(feelings, typed)).toBe(key);
  });
});

describe("the rows in sight", () => {
  const tops = topsOf(Array.from({ length: 1000 }, () => 40));
  it("are few, however many there are", () => {
    expect(within(tops, 0, 600, 2)).toEqual([0, 17]);
    expect(within(tops, 20_000, 600, 2)).toEqual([498, 517]);
    expect(within(tops, 39_900, 600, 2)).toEqual([995, 1000]);
    expect(within([0], 0, 600)).toEqual([0, 0]);
  });

  it("scroll no further than they have to, and never below what stays in place", () => {
    expect(scrolled(0, 600, 40, 100, 140)).toBe(0);
    expect(scrolled(0, 600, 40, 620, 660)).toBe(60);
    expect(scrolled(200, 600, 40, 220, 260)).toBe(180);
  });
});
