import { expect, it } from "vitest";
import type { HistoryStep } from "../api/bindings";
import { begun } from "./trial";

const step = (number: number, words = "x"): HistoryStep => ({ number, words, at: `at ${number}`, undone: false });
const before = [step(1), step(2), step(3)];

it("is where it was while more is done, and while what was undone is brought back", () => {
  expect(begun(before, before)).toBe(3);
  expect(begun(before, [...before, step(4)])).toBe(3);
  expect(begun([], [step(1)])).toBe(0);
});

it("has no step of its own when more is undone than it did", () => expect(begun(before, [step(1)])).toBe(1));

it("is further back when something else is done there instead", () => expect(begun(before, [step(1), step(2, "other"), step(3)])).toBe(1));
