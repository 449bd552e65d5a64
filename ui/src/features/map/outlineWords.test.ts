import { expect, it } from "vitest";
import { homeless, homelessWords } from "./outlineWords";

it("finds a note that stands above every step and stage", () => {
  expect(homeless("\n! It hurts\n- Step")).toEqual({ line: 2, sign: "!" });
  expect(homeless("- Step\n! It hurts")).toBeUndefined();
  expect(homeless("")).toBeUndefined();
});

it("says where it belongs instead", () => {
  expect(homelessWords({ line: 1, sign: "?" }, undefined)).toBe("Line 1: “?” is an open question of the step or stage above it, and there is none. Begin with a line like “- Wait in the queue” or “# Contact”.");
  expect(homelessWords({ line: 1, sign: "!" }, "Call")).toContain("For “Call” itself, type it at the right, under Pain points.");
});
