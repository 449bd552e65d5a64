import { describe, expect, it } from "vitest";
import type { LedgerLine } from "../../api/bindings";
import { besideExpected, byCause, lineWords } from "./ledger";

const line = (more: Partial<LedgerLine>): LedgerLine => ({ visit: 0, cause: "doing", frictionEm: 1, minutes: null, weight: null, flags: [], ...more });

describe("the ledger in words", () => {
  it("says minutes, weight and what made the wait long", () => {
    expect(lineWords(line({ cause: "waiting", minutes: 4.2, weight: 2.25, flags: ["uncertain", "unoccupied", "anxious"] })))
      .toBe("Waiting 4 min × 2.25 (uncertain, unoccupied, anxious)");
  });
  it("leaves out a weight of one", () => expect(lineWords(line({ cause: "waiting", minutes: 4, weight: 1 }))).toBe("Waiting 4 min"));
  it("names what happened", () => expect(lineWords(line({ cause: "deadEnd" }))).toBe("Dead end"));

  it.each([
    [5, "less than I expected"], [10, "about what I expected"], [15, "more than I expected"],
    [22, "more than twice what I expected"], [35, "more than three times what I expected"], [120, "more than 12 times what I expected"],
  ])("%d em beside 10 expected are %s", (em, words) => expect(besideExpected(em, 10)).toBe(words));
  it("does not divide by nothing", () => expect(besideExpected(5, 0)).toBe("and I expected none"));

  it("sums by cause, the largest first, without what took nothing", () => {
    const sums = byCause([line({ frictionEm: 2 }), line({ cause: "waiting", frictionEm: 9 }), line({ frictionEm: 3 }), line({ cause: "transfer", frictionEm: 0 })]);
    expect(sums.map((s) => [s.cause, s.em])).toEqual([["waiting", 9], ["doing", 5]]);
  });
});
