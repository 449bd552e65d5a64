import { describe, expect, it } from "vitest";
import { differences, kinship } from "./differences";
import { side, step, way } from "./fixture";

const between = (there: Parameters<typeof side>[0]) => differences(side(), side(there));

describe("differences of two maps", () => {
  it("are none where nothing is different", () => expect(between({})).toEqual([]));

  it("name the figure, from here to there", () => {
    const quick = step("queue", { wait: { value: { dist: "lognormal", p50: 2, p90: 4 }, evidence: { kind: "assumed" } } });
    expect(between({ touchpoints: [step("call"), quick] })).toEqual([
      { kind: "changed", name: "queue", words: ["waiting: 3 min, on a bad day 12 min → 2 min, on a bad day 4 min"], here: "id-queue", there: "id-queue" },
    ]);
  });

  it("name steps that only one map has", () => {
    const found = between({ touchpoints: [step("call"), step("call-back")], transitions: [way("call", "call-back", 1)] });
    expect(found.map(({ kind, name }) => [kind, name])).toEqual([
      ["onlyThere", "call-back"],
      ["onlyHere", "queue"],
      ["changed", "call"],
    ]);
    expect(found[2]?.words).toEqual(["on to “call-back”: none → 100 %", "on to “queue”: 100 % → none"]);
  });

  it("add up ways to the same step, and keep giving up apart", () => {
    const split = [way("call", "queue", 0.6), way("call", "queue", 0.4, "switch"), way("call", "queue", 1, "abandon")];
    expect(between({ transitions: split })[0]?.words).toEqual(["on to “queue, out of patience”: none → 100 %"]);
  });

  it("tell what is announced backstage", () => {
    const scheduler = { id: "c", key: "scheduler", name: "Scheduler", down: true, announces: [] as string[] };
    const silent = side({ components: [scheduler] });
    const told = side({ components: [{ ...scheduler, announces: ["sms"] }] });
    expect(differences(silent, told)[0]?.words).toEqual(["backstage: out of order, announced nowhere → out of order, announced on sms"]);
  });
});

describe("kinship", () => {
  it("is the share of steps that both have", () => {
    expect(kinship(side(), side())).toBe(1);
    expect(kinship(side(), side({ touchpoints: [step("door")] }))).toBe(0);
    expect(kinship(side(), side({ touchpoints: [] }))).toBe(0);
  });
});
