import { expect, it } from "vitest";
import type { Touchpoint } from "../../api/bindings";
import { asksBrief, serviceBrief, waitBrief } from "./briefs";

const assumed = <T>(value: T) => ({ value, evidence: { kind: "assumed" as const } });
const plain = {
  patience: null, waitFlags: [], easyQuestions: 0, hardQuestions: 0, repeatInfo: 0, genericAnswer: 0, valueShare: assumed(0),
  lane: "action", cost: assumed(0), dependsOn: [], requires: [], controllable: true,
} as unknown as Touchpoint;

it("says nothing of a step that holds nothing", () => {
  expect([waitBrief(plain), asksBrief(plain), serviceBrief(plain, undefined, "€")]).toEqual(["", "", ""]);
});

it("says what there is", () => {
  expect(waitBrief({ ...plain, patience: assumed(15), waitFlags: ["uncertain", "anxious"] })).toBe("patience 15 min · uncertain, anxious");
  expect(asksBrief({ ...plain, easyQuestions: 5 })).toBe("5 questions");
  expect(asksBrief({ ...plain, easyQuestions: 5, hardQuestions: 1, genericAnswer: 2 })).toBe("1 hard question · 2 generic answers");
  expect(serviceBrief({ ...plain, cost: assumed(22), controllable: false }, "Desk", "$")).toBe("Desk · $ 22 · not ours to change");
});
