import { describe, expect, it } from "vitest";
import { pain } from "../table/fixture";
import { byWeight, shows, weight } from "./pains";
import { clicked, sorted, type Key } from "./sorting";

describe("a list", () => {
  it.each<[Key[], boolean, Key[]]>([
    [[3, null, 10, 2], false, [2, 3, 10, null]],
    [[3, null, 10, 2], true, [10, 3, 2, null]],
    [["step 10", "Émile", "step 2", ""], false, ["Émile", "step 2", "step 10", ""]],
  ])("of %j, descending %s, is %j: what is not said comes last", (keys, descending, expected) => {
    expect(sorted(keys, (key) => key, descending)).toEqual(expected);
  });

  it("is turned round by the second click, and begins with the largest figure", () => {
    const first = clicked({ column: "at", descending: false }, "votes", true);
    expect(first).toEqual({ column: "votes", descending: true });
    expect(clicked(first, "votes", true)).toEqual({ column: "votes", descending: false });
    expect(clicked(first, "text", false)).toEqual({ column: "text", descending: false });
  });
});

describe("pain points", () => {
  it("weigh severity times votes, and what hurts more comes first among equals", () => {
    const all = [pain("light", { severity: 1, votes: 0 }), pain("voted", { severity: 2, votes: 5 }), pain("heavy", { severity: 5, votes: 3 }), pain("hurts", { severity: 5 }), pain("unjudged", { votes: 9 })];
    expect(sorted(all, byWeight, true).map((one) => one.id)).toEqual(["heavy", "voted", "hurts", "light", "unjudged"]);
    expect(weight(pain("unjudged", { votes: 9 }))).toBeNull();
  });

  it.each([
    [{ status: "", layer: "" }, true],
    [{ status: "unclosed", layer: "" }, false],
    [{ status: "closed", layer: "user" }, true],
    [{ status: "closed", layer: "none" }, false],
    [{ status: "open", layer: "" }, false],
  ])("a closed one of the use of a thing under %j: %s", (filter, shown) => {
    expect(shows(filter, pain("p", { status: "closed", layer: "user" }))).toBe(shown);
  });
});
