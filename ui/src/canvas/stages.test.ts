import { describe, expect, it } from "vitest";
import type { StageBox } from "../api/bindings";
import { nameShift, stageSlot } from "./stages";

const stages = [
  { stage: "a", x: 0, width: 100 },
  { stage: "b", x: 100, width: 300 },
  { stage: "c", x: 400, width: 100 },
] as StageBox[];

describe("a stage that is dragged", () => {
  it.each([
    ["a", 300, { order: 1, x: 400 }],
    ["a", 480, { order: 2, x: 500 }],
    ["c", 20, { order: 0, x: 0 }],
    ["c", 120, { order: 1, x: 100 }],
    ["b", 20, { order: 0, x: 0 }],
  ])("%s at %d", (moved, x, slot) => {
    expect(stageSlot(stages, moved, x)).toEqual(slot);
  });

  it.each([["a", 60], ["b", 200], ["b", 420], ["c", 460], ["gone", 10]])("%s at %d stays", (moved, x) => {
    expect(stageSlot(stages, moved, x)).toBeUndefined();
  });
});

it("a name stays in sight as long as it has room", () => {
  expect(nameShift(40, 300)).toBe(0);
  expect(nameShift(-100, 300)).toBe(100);
  expect(nameShift(-280, 300)).toBe(210);
  expect(nameShift(-20, 60)).toBe(0);
});
