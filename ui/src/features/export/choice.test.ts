import { expect, it, vi } from "vitest";
import { Choice, sheetsAcross } from "./choice.svelte";

vi.mock("../../state/settings.svelte", () => ({ settings: {} }));

it.each([[1920, true], [1, true], [65_000, true], [0, false], [-5, false], [null, false], [1.5, false], [1_000_000, false]])("a PNG of %s pixels across can be written: %s", (width, can) => {
  const choice = new Choice(null);
  [choice.kind, choice.scale, choice.width] = ["png", null, width];
  expect(choice.refused === undefined).toBe(can);
});

it("asks for no width where a scale is chosen, or no PNG", () => {
  const choice = new Choice(null);
  [choice.kind, choice.scale, choice.width] = ["png", 2, 0];
  expect(choice.refused).toBeUndefined();
  [choice.kind, choice.scale] = ["pdf", null];
  expect(choice.refused).toBeUndefined();
});

it.each([[0, 1], [-3, 1], [99, 20], [null, 1], [2.4, 2], [7, 7]])("of %s sheets side by side there are %s", (typed, are) => {
  expect(sheetsAcross(typed)).toBe(are);
});
