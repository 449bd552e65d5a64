import { describe, expect, it } from "vitest";
import type { Difference, Layout, MapRecord } from "../../api/bindings";
import { recordsByKey } from "./keys";
import { groupsOf, kinship, marksOf } from "./marks";
import { frameOf, partOf, placeOf, scrollTo, shownOn } from "./places";

const step = (id: string, more: object = {}) => ({ record: "touchpoint", value: { id, name: id, dependsOn: [], team: null, ...more } }) as unknown as MapRecord;
const way = (id: string, source: string) => ({ record: "transition", value: { id, source } }) as unknown as MapRecord;
const pain = (id: string, touchpoint: string) => ({ record: "painPoint", value: { id, at: { touchpoint } } }) as unknown as MapRecord;

const from = recordsByKey([step("call"), step("wait"), way("call-wait", "call")]);
const to = recordsByKey([step("call"), step("chat"), way("call-chat", "call")]);
const touchpoint = (id: string) => ({ record: "touchpoint", id }) as const;
const transition = (id: string) => ({ record: "transition", id }) as const;

const differences: Difference[] = [
  { kind: "removed", target: touchpoint("wait"), words: "“wait” is gone", records: [touchpoint("wait")] },
  { kind: "added", target: touchpoint("chat"), words: "“chat” is new", records: [touchpoint("chat")] },
  { kind: "changed", target: touchpoint("call"), words: "Ways on from “call”: …", records: [transition("call-wait"), transition("call-chat")] },
];

describe("marks", () => {
  const marks = marksOf(differences, from, to);

  it("stand on the drawing that the thing is on", () => {
    expect([marks.from.get("touchpoint wait"), marks.to.get("touchpoint wait")]).toEqual(["removed", undefined]);
    expect([marks.from.get("touchpoint chat"), marks.to.get("touchpoint chat")]).toEqual([undefined, "added"]);
  });

  it("say of a step whose ways have changed that it has, and of each way what became of it", () => {
    expect([marks.from.get("touchpoint call"), marks.to.get("touchpoint call")]).toEqual(["changed", "changed"]);
    expect([marks.from.get("transition call-wait"), marks.to.get("transition call-chat")]).toEqual(["removed", "added"]);
  });

  it("are listed as new, gone and changed, without what there is none of", () => {
    expect(groupsOf(differences).map((group) => group.name)).toEqual(["New", "Gone", "Changed"]);
    expect(groupsOf(differences.slice(0, 1)).map((group) => group.name)).toEqual(["Gone"]);
  });
});

it("tells journeys of their own from states of one journey", () => {
  expect(kinship(from, to)).toBe(0.5);
  expect(kinship(from, recordsByKey([step("other")]))).toBe(0);
  expect(kinship(from, recordsByKey([]))).toBe(1);
});

describe("the place of a thing", () => {
  const box = (id: string, x: number) => ({ touchpoint: id, x, y: 10, width: 5, height: 5 });
  const layout = { width: 100, headerHeight: 8, stages: [], bands: [], cards: [box("call", 1), box("wait", 2)], ends: [box("end", 3)], notes: [] } as unknown as Layout;
  const records = recordsByKey([step("call"), step("wait", { team: "desk" }), step("end"), way("call-wait", "call"), pain("p", "wait"), { record: "team", value: { id: "desk" } } as unknown as MapRecord]);

  it.each([
    [touchpoint("end"), 3], [transition("call-wait"), 1], [{ record: "painPoint", id: "p" } as const, 2], [{ record: "team", id: "desk" } as const, 2],
  ])("%j is shown where it stands, or where it hangs", (key, x) => expect(placeOf(key, records, layout)?.x).toBe(x));

  it("is nowhere for what is not drawn, or not there", () => {
    expect(placeOf({ record: "details" }, records, layout)).toBeUndefined();
    expect(placeOf(touchpoint("gone"), records, layout)).toBeUndefined();
  });

  it("is about where it would be, on a state that does not have it", () => {
    const others = recordsByKey([pain("new", "wait")]);
    expect(shownOn({ record: "painPoint", id: "new" }, records, layout, others)).toMatchObject({ x: 2, near: true });
    expect(shownOn(touchpoint("call"), records, layout, others)).toMatchObject({ x: 1 });
    expect(shownOn(touchpoint("nowhere"), records, layout, others)).toBeUndefined();
  });

  it("is drawn of a large map only where the window is, with the ways that pass through it", () => {
    const many = Array.from({ length: 300 }, (_, at) => box(`s${at}`, at * 100));
    const edges = [{ source: "s0", target: "s299" }, { source: "s0", target: "s1" }];
    const large = { ...layout, width: 30_000, height: 900, cards: many, ends: [], edges, emotion: { points: [] } } as unknown as Layout;
    const frame = frameOf(large, { x: 10_000, y: 0, width: 1_000, height: 400 });
    expect(frame).toEqual({ x: 9_600, y: 0, width: 1_800, height: 800 });
    const part = partOf(large, frame);
    expect([part.cards.length, part.edges]).toEqual([18, [edges[0]]]);
    const small = { ...large, cards: large.cards.slice(0, 10) };
    expect(partOf(small, frameOf(small, { x: 0, y: 0, width: 1, height: 1 }))).toBe(small);
  });

  it("is scrolled to only where it is not seen already", () => {
    expect(scrollTo(100, 400, 200, 50)).toBe(100);
    expect(scrollTo(100, 400, 1000, 50)).toBe(825);
    expect(scrollTo(100, 400, 10, 50)).toBe(0);
  });
});
