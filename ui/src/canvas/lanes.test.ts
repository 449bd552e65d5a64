import { describe, expect, it } from "vitest";
import type { Lane, Note } from "../api/bindings";
import { heightAt, leftOf, orderBeside, slotAt, type LaneBand } from "./lanes";

const lane = (id: string, order: number, hidden = false): Lane => ({ id, order, hidden, name: id, role: "custom" });
const band = (id: string, y: number, height = 100) => ({ lane: id, y, height }) as LaneBand;

/** b is hidden: it has an order, but no band. */
const lanes = [lane("a", 0), lane("b", 1, true), lane("c", 2), lane("d", 3)];
const bands = [band("a", 200), band("c", 300), band("d", 400)];

describe("a lane that is dragged", () => {
  it.each([
    ["d", 210, 0, 200],
    ["d", 290, 2, 300],
    ["a", 390, 2, 400],
    ["a", 490, 3, 500],
    ["c", 900, 3, 500],
  ])("%s at %d comes to stand at %d", (moved, y, order, mark) => {
    expect(slotAt(bands, lanes, moved, y)).toEqual({ order, y: mark });
  });

  it.each(["a", "c", "d"])("%s stays where it is when it is dropped there", (moved) => {
    const own = bands.find((it) => it.lane === moved)!;
    const order = slotAt(bands, lanes, moved, own.y + 10)!.order;
    const others = lanes.filter((it) => it.id !== moved).map((it) => it.id);
    others.splice(order, 0, moved);
    const drawn = others.filter((id) => id !== "b");
    expect(drawn, "the lanes that are seen have the same order as before").toEqual(["a", "c", "d"]);
  });
});

it("by keyboard a lane goes past those that are hidden", () => {
  expect(orderBeside(bands, lanes, "c", -1)).toBe(0);
  expect(orderBeside(bands, lanes, "a", 1)).toBe(2);
  expect(orderBeside(bands, lanes, "d", 1)).toBeUndefined();
});

describe("the lower edge", () => {
  const notes = [{ y: 230, height: 40 }] as Note[];

  it("makes a lane as high as it is dragged", () => {
    expect(heightAt(bands[0]!, notes, 360.4)).toBe(160);
  });

  it("and as high as it must be where that is too little", () => {
    expect(heightAt(bands[0]!, notes, 250)).toBeNull();
    expect(heightAt(bands[1]!, notes, 310)).toBe(40);
    expect(heightAt(bands[1]!, notes, 9_000)).toBe(2_000);
  });
});

it("what is low on the map stands beside what lies over its corner", () => {
  const corner = { width: 240, height: 30 };
  expect(leftOf(300, 600, corner)).toBe(4);
  expect(leftOf(540, 600, corner)).toBe(256);
  expect(leftOf(540, 600, { width: 0, height: 0 })).toBe(4);
});
