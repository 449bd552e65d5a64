import { describe, expect, it } from "vitest";
import type { PainPoint } from "../../api/bindings";
import { visit, walkState } from "./fixture";
import { indexWords, painPointsMet, worstVisit } from "./report";

describe("the report of a walk", () => {
  it("names the visit that took most", () => {
    const walk = walkState({ visits: [visit("a", { frictionEm: 2 }), visit("b", { frictionEm: 9 }), visit("c", { frictionEm: 9 })] });
    expect(worstVisit(walk)?.touchpoint).toBe("b");
  });
  it("names none where nothing took any", () => expect(worstVisit(walkState({ visits: [visit("a", { frictionEm: 0 })] }))).toBeUndefined());
  it("counts a pain point once, however often one came by", () => {
    const walk = walkState({ visits: [visit("a"), visit("b"), visit("a")] });
    expect(painPointsMet(walk, (at) => [{ text: at } as PainPoint]).map((p) => p.text)).toEqual(["a", "b"]);
  });
  it.each([[50.2, "just as expected"], [20, "less than expected"], [77, "more than expected"]])("index %d is %s", (index, words) =>
    expect(indexWords(index)).toBe(words));
});
