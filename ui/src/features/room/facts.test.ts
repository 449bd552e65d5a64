import { expect, it } from "vitest";
import type { Touchpoint } from "../../api/bindings";
import { facts, feeling } from "./facts";

const step = (part: object): Touchpoint =>
  ({ channel: "", active: { value: { dist: "fixed", value: 0 } }, wait: { value: { dist: "fixed", value: 0 } }, ...part }) as Touchpoint;

it("tells what there is of channel, doing and waiting, and nothing else", () => {
  expect(facts(step({}))).toEqual([]);
  const waiting = { wait: { value: { dist: "lognormal", p50: 3, p90: 12 } }, channel: " phone " };
  expect(facts(step(waiting))).toEqual(["phone", "waiting 3 min, on a bad day 12 min"]);
  expect(facts(step({ active: { value: { dist: "fixed", value: 90 } } }))).toEqual(["doing 1 h 30"]);
});

it("has a word for every feeling", () => {
  expect([-2, -1, 0, 1, 2].map(feeling)).toEqual(["terrible", "bad", "neither good nor bad", "good", "wonderful"]);
});
