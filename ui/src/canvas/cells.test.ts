import { describe, expect, it } from "vitest";
import type { Layout } from "../api/bindings";
import { freeBox, laneAt, laneBeside, spotAt, spotBeside, spotOf, spots } from "./cells";
import { laneBands } from "./lanes";

/** Two stages: a with a fork in its second column, b with an end alone, c folded. */
const layout = {
  columnWidth: 100,
  stages: [
    { stage: "a", x: 0, width: 200 },
    { stage: "b", x: 200, width: 100 },
    { stage: "c", x: 300, width: 100 },
  ],
  cards: [
    { touchpoint: "start", folded: null, x: 12, column: 0, track: 0 },
    { touchpoint: "low", folded: null, x: 112, column: 1, track: 1 },
    { touchpoint: "top", folded: null, x: 112, column: 1, track: 0 },
    { touchpoint: "c", folded: "c", x: 312, column: 0, track: 0 },
  ],
  ends: [{ touchpoint: "end", x: 212, column: 0, track: 0 }],
  bands: [
    { lane: null, y: 0, height: 200, lines: ["Flow"] },
    { lane: "think", y: 200, height: 100, lines: ["Thoughts"] },
    { lane: "back", y: 300, height: 52, lines: ["Backstage"] },
  ],
  notes: [{ x: 112, y: 226, width: 76, height: 30 }],
} as unknown as Layout;

const named = (spot: ReturnType<typeof spotAt>) => spot && Object.values(spot.at)[0];

it("places go from left to right, and in a column from the top", () => {
  expect(spots(layout).map(named)).toEqual(["start", "top", "low", "b", "c"]);
});

describe("the place under the hand", () => {
  it.each([
    [50, undefined, "start"],
    [150, undefined, "top"],
    [150, "low", "low"],
    [250, undefined, "b"],
    [350, undefined, "c"],
    [450, undefined, undefined],
  ])("at %d with %s selected is %s", (x, selected, expected) => {
    expect(named(spotAt(layout, x, selected))).toBe(expected);
  });
});

it("from one place to the next", () => {
  expect(named(spotBeside(layout, { touchpoint: "top" }, 1))).toBe("low");
  expect(named(spotBeside(layout, { touchpoint: "top" }, -1))).toBe("start");
  expect(spotBeside(layout, { stage: "c" }, 1), "after the last there is none").toBeUndefined();
  expect(named(spotBeside(layout, { touchpoint: "end" }, 1)), "an end has a place as well").toBe("c");
  expect(named(spotBeside(layout, { stage: "a" }, 1)), "from a whole stage into its next column").toBe("top");
});

it("a stage that has steps has a place too", () => {
  expect(spotOf(layout, { stage: "a" })).toMatchObject({ x: 0, width: 200 });
  expect(spotOf(layout, { stage: "gone" })).toBeUndefined();
});

it("lanes by height and by neighbour", () => {
  expect(laneAt(layout, 100), "the flow is no lane").toBeUndefined();
  expect(laneAt(layout, 310)?.lane).toBe("back");
  expect(laneBeside(layout, "back", -1)?.lane).toBe("think");
  expect(laneBeside(layout, "back", 1)).toBeUndefined();
});

it("a new text is typed below what stands there", () => {
  const [think] = laneBands(layout);
  expect(freeBox(layout, think!, spotAt(layout, 150)!)).toMatchObject({ x: 112, y: 262 });
  expect(freeBox(layout, think!, spotAt(layout, 50)!)).toMatchObject({ x: 12, y: 226 });
});
