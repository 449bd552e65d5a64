import { describe, expect, it } from "vitest";
import type { MapEntry } from "../../api/bindings";
import { families, matches, stepsInWords } from "./library";

const map = (id: string, origin: string | null = null): MapEntry => ({ id, origin, title: id, state: origin ? "toBe" : "asIs", steps: 1, changedAt: "", preview: "" });
const order = (...maps: MapEntry[]) => families(maps).map((one) => one.id).join(" ");

describe("the order of the maps", () => {
  it("puts a to-be right after its as-is, where the newest of them stands", () => {
    expect(order(map("idea", "old"), map("other"), map("old"), map("idea2", "old"))).toBe("old idea idea2 other");
  });

  it("keeps a to-be whose as-is was deleted", () => expect(order(map("other"), map("idea", "gone"))).toBe("other idea"));

  it("loses none where maps name each other as their origin", () => expect(order(map("a", "b"), map("b", "a")).split(" ").sort()).toEqual(["a", "b"]));
});

describe("what is typed", () => {
  it.each([
    ["", true], ["printer three", true], ["PRINTER", true], ["zurich", true], ["printer scanner", false],
  ])("“%s” is found: %s", (typed, found) => expect(matches(typed, "The printer won't print", "Three o'clock in Zürich")).toBe(found));
});

it("counts one step as one", () => expect([0, 1, 2].map(stepsInWords)).toEqual(["no steps yet", "1 step", "2 steps"]));
