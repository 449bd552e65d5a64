import { describe, expect, it } from "vitest";
import type { Opportunity, Touchpoint, Transition } from "../../api/bindings";
import { changeWords, editsOf, reach, valueNow, type Known } from "./lever";

const assumed = { kind: "assumed" } as const;
const queue = {
  id: "queue", name: "Queue", patience: null,
  wait: { value: { dist: "lognormal", p50: 3, p90: 12 }, evidence: { kind: "toldByCustomers" } },
  active: { value: { dist: "fixed", value: 0 }, evidence: assumed },
} as unknown as Touchpoint;
const way = { id: "way", source: "queue", target: "queue", label: "calls again", share: { value: 0.3, evidence: assumed } } as unknown as Transition;
const idea = { id: "idea", text: "Say the wait", edits: [{ kind: "setActive" }] } as unknown as Opportunity;
const map: Known = {
  touchpoint: (id) => (id === "queue" ? queue : undefined),
  transition: (id) => (id === "way" ? way : undefined),
  opportunity: (id) => (id === "idea" ? idea : undefined),
};

describe("a change of what if", () => {
  it("is made as the inspector makes it: a bad day stays where it can, what was told stays told", () => {
    expect(editsOf(map, { of: "waiting", id: "queue", value: 1 })).toEqual([
      { kind: "setWait", touchpoint: "queue", wait: { value: { dist: "lognormal", p50: 1, p90: 12 }, evidence: { kind: "toldByCustomers" } } },
    ]);
    expect(editsOf(map, { of: "share", id: "way", value: 0.1 })).toEqual([{ kind: "setShare", transition: "way", share: { value: 0.1, evidence: assumed } }]);
    expect(editsOf(map, { of: "patience", id: "queue", value: 5 })).toEqual([{ kind: "setPatience", touchpoint: "queue", patience: { value: 5, evidence: assumed } }]);
    expect(editsOf(map, { of: "opportunity", id: "idea", value: 0 })).toEqual(idea.edits);
  });

  it("of what the map does not have any more changes nothing", () => {
    for (const of of ["doing", "waiting", "patience", "share", "opportunity"] as const) {
      expect(editsOf(map, { of, id: "gone", value: 1 })).toEqual([]);
      expect(valueNow(map, { of, id: "gone" })).toBeUndefined();
    }
  });

  it("begins at what the map has, and reaches well above it", () => {
    expect([valueNow(map, { of: "waiting", id: "queue" }), valueNow(map, { of: "share", id: "way" })]).toEqual([3, 0.3]);
    expect([reach("waiting", 3), reach("doing", 0), reach("waiting", 70), reach("share", 0.3)]).toEqual([9, 5, 300, 1]);
  });

  it("says what it changes", () => {
    expect(changeWords(map, { of: "share", id: "way" })).toBe("Share of Queue → calls again");
    expect(changeWords(map, { of: "waiting", id: "queue" })).toBe("Queue: waiting, typically");
  });
});
