import { expect, it } from "vitest";
import type { Layout } from "../../api/bindings";
import { APART, dotsOf, pathsOf, spotsOf } from "./places";
import type { Token } from "./replay";

const layout = {
  cards: [{ touchpoint: "a", x: 100, y: 50, width: 160, height: 90 }],
  ends: [{ touchpoint: "done", x: 400, y: 50, width: 80, height: 30 }],
  edges: [{ transition: "t", transitions: ["t", "u"], path: "M0 0L10 0" }],
} as unknown as Layout;
const [spots, paths] = [spotsOf(layout, []), pathsOf(layout)];
const follow = (_: string, along: number) => ({ x: along * 10, y: 0 });
const token = (customer: number, doing: Token["doing"] = "waiting"): Token => ({ customer, touchpoint: "a", doing, along: 1 });

it("stands along the lower edge of its card, first come first", () => {
  const { dots, more } = dotsOf({ tokens: [token(3), token(4, "doing")], ended: new Map(), before: 0 }, spots, paths, follow);
  expect(dots).toEqual([{ x: 100 + APART, y: 140, customer: 3, doing: "waiting" }, { x: 100 + 2 * APART, y: 140, customer: 4, doing: "doing" }]);
  expect(more).toEqual([]);
});

it("says how many more there are than it has room for", () => {
  const { dots, more } = dotsOf({ tokens: Array.from({ length: 50 }, (_, n) => token(n)), ended: new Map(), before: 0 }, spots, paths, follow);
  expect(dots.length + Number(more[0]!.text)).toBe(50);
  expect(dots.every((dot) => dot.x > 100 && dot.x < 260)).toBe(true);
});

it("follows a way by any transition that it is drawn for", () => {
  const moving: Token = { customer: 1, touchpoint: "a", doing: "moving", transition: "u", along: 0.3 };
  expect(dotsOf({ tokens: [moving], ended: new Map(), before: 0 }, spots, paths, follow).dots).toEqual([{ x: 3, y: 0, customer: 1, doing: "moving" }]);
});

it("counts at an end", () => {
  expect(dotsOf({ tokens: [], ended: new Map([["done", 12]]), before: 0 }, spots, paths, follow).more).toEqual([{ x: 440, y: 80 + APART, text: "12" }]);
});
