import { describe, expect, it } from "vitest";
import type { Layout, Transition } from "../api/bindings";
import { neighbour } from "./neighbours";

const card = (touchpoint: string, x: number, y: number) => ({ touchpoint, x, y, height: 60 });
const layout = { cards: [card("a", 0, 0), card("b", 160, 0), card("c", 160, 100), card("d", 320, 50)], ends: [] } as unknown as Layout;
const way = (source: string, target: string, value: number) => ({ source, target, share: { value } }) as unknown as Transition;
const ways = [way("a", "c", 0.2), way("a", "b", 0.8), way("b", "d", 1), way("c", "d", 1)];

describe("an arrow key", () => {
  it.each([
    ["a", "right", "b"],
    ["b", "left", "a"],
    ["b", "down", "c"],
    ["c", "up", "b"],
    ["d", "right", undefined],
    ["a", "up", undefined],
  ] as const)("from %s to the %s leads to %s", (from, direction, to) => expect(neighbour(layout, ways, from, direction)).toBe(to));
});
