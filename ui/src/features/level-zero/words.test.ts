import { describe, expect, it } from "vitest";
import { chainOf } from "./chain";
import { passwordReset } from "./fixture";
import { chainWords, solvableWords, summary } from "./words";

const chain = chainOf(passwordReset, 1000, 200_000);

describe("the sentence that says the result", () => {
  it("expects, and does not promise", () => {
    const sentence = summary(chain, 666.4, true);
    expect(sentence).toBe("Of 1,000 needs a month, 250 are expected to be solved without us; 666 more could have been.");
    expect(sentence).not.toMatch(/\bwill\b/);
  });

  it("is careful where nobody has sampled what people could solve", () => {
    expect(summary(chain, 666.4, false)).toMatch(/; up to 666 more could have been\.$/);
  });

  it("says it when there is nothing to gain", () => {
    expect(summary(chain, 0, false)).toMatch(/; no other was helped/);
  });

  it("tells what the solvable share rests on", () => {
    const need = { id: "n", key: "k", name: "N", opensAt: [], metAt: [], solvable: null };
    expect(solvableWords(need)).toMatch(/not sampled/);
    const sampled = { value: 0.62, evidence: { kind: "fromTickets" as const, set: "May", n: 100, date: "2026-05-01" } };
    expect(solvableWords({ ...need, solvable: sampled })).toBe("solvable: 62 % of 100 tickets");
  });

  it("tells the chain to somebody who does not see it", () => {
    expect(chainWords(chain)).toContain("discovered: 454 left, 355 undiscovered");
  });
});
