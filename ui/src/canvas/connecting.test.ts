import { expect, it } from "vitest";
import { endOf } from "./connecting";

const card = { closest: () => ({ dataset: { id: "b" } }) } as unknown as Element;

it("a way may be dropped anywhere on a step", () => {
  expect(endOf({ isValid: null, fromNode: { id: "a" } }, card)).toEqual({ source: "a", target: "b" });
});

it("not twice, not on itself, not on the paper", () => {
  expect(endOf({ isValid: true, fromNode: { id: "a" } }, card)).toBeUndefined();
  expect(endOf({ isValid: null, fromNode: { id: "b" } }, card)).toBeUndefined();
  expect(endOf({ isValid: null, fromNode: { id: "a" } }, { closest: () => null } as unknown as Element)).toBeUndefined();
});
