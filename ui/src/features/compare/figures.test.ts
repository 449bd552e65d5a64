import { describe, expect, it } from "vitest";
import type { Details, StoredRun } from "../../api/bindings";
import { exactRows, headline, levelZeroRows, sizeRows } from "./figures";
import { exact, side } from "./fixture";

const mended = side({ exact: { ...exact, frictionEm: 20.84, lostMin: 12.4, abandoned: 0.0526, resolvedVerified: 0.94 } });
const row = (name: string, there = mended) => exactRows(side(), there).find((r) => r.name === name)!;

function run(mean: number, se: number): StoredRun {
  const level0 = { mean, se, low: mean - 1.96 * se, high: mean + 1.96 * se };
  return { report: { needs: [{ key: "reset", name: "Reset", level0 }] } } as StoredRun;
}

describe("figures side by side", () => {
  it("say what is different over there, and whether that is better", () => {
    expect(row("effort")).toMatchObject({ here: "32.9 em", there: "20.8 em", words: "12.1 em less", verdict: "better" });
    expect(row("give up")).toMatchObject({ here: "8.4 %", words: "3.1 of 100 fewer", verdict: "better" });
  });

  it("say when nothing is different", () => {
    expect(row("effort", side())).toMatchObject({ words: "the same", verdict: "same" });
    expect(headline(side(), side())).toMatch(/the same on both/);
  });

  it("do not judge what is neither good nor bad", () => {
    const there = side({ exact: { ...exact, resolvedUnverified: 0.2 } });
    expect(row("solved, not checked", there).verdict).toBe("other");
  });

  it("do not subtract two currencies", () => {
    const there = side({ details: { title: "T", currency: "€" } as Details, exact: { ...exact, cost: 1 } });
    expect(row("cost to the provider", there)).toMatchObject({ there: "€1.00", words: "another currency", verdict: "unknown" });
  });

  it("cannot be told of a map that cannot be walked", () => {
    expect(row("effort", side({ exact: null }))).toMatchObject({ there: "–", verdict: "unknown" });
    expect(headline(side(), side({ exact: null }))).toMatch(/cannot be walked/);
  });

  it("make one sentence that promises nothing", () => {
    expect(headline(side(), mended)).toBe("Expected over there: 3.1 of 100 fewer giving up, 12.1 em less effort and 13 min less time lost.");
  });

  it("count what is drawn", () => {
    expect(sizeRows(side(), side({ touchpoints: [] }))[0]).toMatchObject({ here: "2", there: "0", words: "2 fewer" });
  });
});

describe("simulated shares", () => {
  it("carry their range, and the range of their difference", () => {
    const [level0] = levelZeroRows(side({ run: run(0.25, 0.001) }), side({ run: run(0.295, 0.001) }));
    expect(level0).toMatchObject({ here: "25.0 % (24.8 % to 25.2 %)", words: "4.5 of 100 more (± 0.3)", verdict: "better" });
  });

  it("that may be chance are no difference", () => {
    const [level0] = levelZeroRows(side({ run: run(0.25, 0.01) }), side({ run: run(0.26, 0.01) }));
    expect(level0?.words).toBe("no difference that can be seen");
  });
});
