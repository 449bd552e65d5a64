import { describe, expect, it } from "vitest";
import type { Layout, Touchpoint } from "../../api/bindings";
import { hasForks, inOrder, lightOf, type Known } from "./lens";

/** a forks to b and c, which meet in d. */
const layout = {
  columnWidth: 100,
  cards: [
    { touchpoint: "a", x: 10, y: 0, width: 80, track: 0 },
    { touchpoint: "b", x: 110, y: 0, width: 80, track: 0 },
    { touchpoint: "c", x: 110, y: 90, width: 80, track: 1 },
    { touchpoint: "d", x: 210, y: 0, width: 80, track: 0 },
  ],
  ends: [],
  edges: [
    { transition: "ab", source: "a", target: "b" },
    { transition: "ac", source: "a", target: "c" },
    { transition: "bd", source: "b", target: "d" },
    { transition: "cd", source: "c", target: "d" },
  ],
  emotion: { zeroY: 300, points: [{ touchpoint: "a", x: 50, y: 320, value: -1 }, { touchpoint: "b", x: 150, y: 300, value: 0 }] },
  notes: [{ of: { channel: "b" }, x: 119 }, { of: { channel: "a" }, x: 19 }],
} as unknown as Layout;

const step = (id: string, stage: string, channel: string, emotion?: number) =>
  ({ id, stage, channel, outcome: null, emotion: emotion === undefined ? null : { value: emotion } }) as Touchpoint;
const known = [step("a", "s", "web", -1), step("b", "t", "web", 0), step("c", "t", "phone", 2), step("d", "u", "")];
const map: Known = { touchpoint: (id) => known.find((it) => it.id === id), folded: new Set() };

describe("one path", () => {
  const light = lightOf(layout, [["a", "c", "d"]], map);

  it("lights its steps and ways, and nothing else", () => {
    expect([...light.steps.keys()]).toEqual(["a", "c", "d"]);
    expect([...light.ways.keys()]).toEqual(["ac", "cd"]);
    expect(light.two).toBe(false);
  });

  it("has a curve of its own, through steps that another one speaks for otherwise", () => {
    expect(light.curves[0]?.points.map(({ touchpoint, x, y }) => [touchpoint, x, y])).toEqual([["a", 50, 320], ["c", 150, 260]]);
    expect(light.curves[0]?.path).toBe("M50 320C90 320 110 260 150 260");
  });

  it("has its own channels", () => {
    expect(light.channels.get("b"), "the note of that column says phone alone").toBe("phone");
    expect(light.channels.get("a")).toBe("web");
  });
});

it("two paths share what both go through", () => {
  const light = lightOf(layout, [["a", "b", "d"], ["a", "c", "d"]], map);
  expect(Object.fromEntries(light.steps)).toEqual({ a: "both", b: "first", c: "second", d: "both" });
  expect(Object.fromEntries(light.ways)).toEqual({ ab: "first", bd: "first", ac: "second", cd: "second" });
  expect(light.channels.get("b")).toBe("web / phone");
});

it("a folded stage is lit for its steps", () => {
  const folded = { ...layout, edges: [{ transition: "x", source: "a", target: "t" }] } as unknown as Layout;
  const light = lightOf(folded, [["a", "b", "c", "d"]], { ...map, folded: new Set(["t"]) });
  expect([...light.steps.keys()]).toEqual(["a", "t", "d"]);
  expect([...light.ways.keys()]).toEqual(["x"]);
});

it("steps come in the order of the map", () => {
  expect(inOrder(layout, new Set(["d", "c", "b"]))).toEqual(["b", "c", "d"]);
});

it("there is something to tell apart where ways fork", () => {
  expect(hasForks([{ source: "a" }, { source: "b" }])).toBe(false);
  expect(hasForks([{ source: "a" }, { source: "b" }, { source: "a" }])).toBe(true);
});
