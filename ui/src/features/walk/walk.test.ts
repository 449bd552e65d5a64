import { afterEach, describe, expect, it } from "vitest";
import type { WalkRequest, WalkState } from "../../api/bindings";
import { connect } from "../../api/core";
import { visit, walkState } from "./fixture";
import { Walk } from "./walk.svelte";

/** A core that knows a map a → b → end, or refuses it. */
function core(answer: (request: WalkRequest) => WalkState) {
  const asked: WalkRequest[] = [];
  connect({
    call: async (_command, request) => {
      asked.push(request as WalkRequest);
      return answer(request as WalkRequest) as never;
    },
    start: () => Promise.reject(new Error("no job is started here")),
  });
  return asked;
}

const two = ({ choices }: WalkRequest): WalkState =>
  choices.length === 0 ? walkState() : walkState({ visits: [visit("a"), visit("b")], choices: [] });

afterEach(() => core(two));

describe("a walk", () => {
  it("rolls what the dice have, and goes back by one move less", async () => {
    const asked = core(two);
    const walk = new Walk("m");
    await walk.replay();
    await walk.roll();
    expect(walk.state?.visits).toHaveLength(2);
    await walk.back();
    expect(walk.state?.visits).toHaveLength(1);
    expect(asked.map((request) => request.choices)).toEqual([[], ["a-b"], []]);
  });

  it("takes no move that is not offered", async () => {
    core(two);
    const walk = new Walk("m");
    await walk.replay();
    await walk.take("elsewhere");
    expect(walk.choices).toEqual([]);
  });

  it("takes one move for two presses before the answer is back", async () => {
    core(two);
    const walk = new Walk("m");
    await walk.replay();
    await Promise.all([walk.roll(), walk.roll()]);
    expect(walk.choices).toEqual(["a-b"]);
  });

  it("begins again when the map has changed under it, and says so", async () => {
    core((request) => {
      if (request.choices.length > 0) throw { code: "notWalkable", reason: "move 1 does not lead on" };
      return walkState();
    });
    const walk = new Walk("m");
    await walk.replay();
    await walk.roll();
    expect([walk.choices, walk.lost, walk.error]).toEqual([[], true, undefined]);
    expect(walk.state).toBeDefined();
  });

  it("keeps the reason when the map cannot be walked at all", async () => {
    core(() => {
      throw { code: "notWalkable", reason: "there is no start" };
    });
    const walk = new Walk("m");
    await walk.replay();
    expect(walk.error).toEqual({ code: "notWalkable", reason: "there is no start" });
  });

  it("goes on to another customer from the start", async () => {
    const asked = core(two);
    const walk = new Walk("m", () => ({ kind: "mixed" }));
    await walk.replay();
    await walk.roll();
    await walk.begin(7, 2);
    expect(asked.at(-1)).toEqual({ map: "m", who: { kind: "mixed" }, seed: 7, customer: 2, choices: [] });
  });
});
