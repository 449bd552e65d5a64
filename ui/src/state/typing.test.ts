import { expect, it } from "vitest";
import { beside } from "./typing";

it("goes through the fields of a step in their order, and leaves them at the ends", () => {
  expect([beside("name", false), beside("emotion", false), beside("pain", false)]).toEqual(["channel", "pain", undefined]);
  expect([beside("name", true), beside("pain", true), beside("find", true)]).toEqual([undefined, "emotion", undefined]);
});
