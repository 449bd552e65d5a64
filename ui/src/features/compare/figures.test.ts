import { describe, expect, it } from "vitest";
import type { ExactSummary, MapRecord, StateView } from "../../api/bindings";
import { headline, rowsOf } from "./figures";

const exact: ExactSummary = {
  resolvedVerified: 0.9061, resolvedUnverified: 0.0103, abandoned: 0.0836, frictionEm: 32.94, elapsedMin: 30.02, lostMin: 24.92, cost: 19.12, touchpoints: [],
};
const details = (currency: string) => ({ record: "details", value: { currency } }) as unknown as MapRecord;
const step = (outcome: string | null = null) => ({ record: "touchpoint", value: { outcome } }) as unknown as MapRecord;
const pain = (status: string) => ({ record: "painPoint", value: { status } }) as unknown as MapRecord;
const state = (with_: Partial<StateView> = {}) => ({ name: "", layout: {}, exact, records: [details("$"), step(), step(), step("abandoned")], ...with_ }) as StateView;

const mended = state({ exact: { ...exact, resolvedVerified: 0.937, abandoned: 0.0526, frictionEm: 20.84, lostMin: 11.9 } });
const row = (name: string, from: StateView, to: StateView) => rowsOf(from, to).find((one) => one.name === name);

describe("figures", () => {
  it("say what is better, what is worse and what is neither", () => {
    expect(row("effort", state(), mended)).toMatchObject({ from: "32.9 em", to: "20.8 em", words: "12.1 em less", verdict: "better" });
    expect(row("effort", mended, state())).toMatchObject({ words: "12.1 em more", verdict: "worse" });
    expect(row("solved, not checked", state(), state({ exact: { ...exact, resolvedUnverified: 0.1 } }))).toMatchObject({ verdict: "other" });
    expect(row("cost to the provider", state(), mended)).toMatchObject({ from: "$19.12", words: "the same", verdict: "same" });
  });

  it("of two currencies are not held against each other", () => {
    expect(row("cost to the provider", state(), state({ records: [details("€")] }))).toMatchObject({ words: "another currency", verdict: "unknown" });
  });

  it("are left out where a map cannot be walked", () => {
    expect(row("effort", state(), state({ exact: null }))).toMatchObject({ to: "–", verdict: "unknown" });
    expect(headline(state(), state({ exact: null }), "now")).toMatch(/One of the two cannot be walked/);
    expect(headline(state({ exact: null }), state({ exact: null }), "now")).toMatch(/Neither/);
  });

  it("make one sentence that promises nothing", () => {
    expect(headline(state(), mended, "in the to-be")).toBe("Expected in the to-be: 3.1 of 100 fewer giving up, 12.1 em less effort and 13 min less time lost.");
    expect(headline(state(), state(), "now")).toMatch(/the same on both/);
  });

  it("count what is drawn, without ends and without what was mended", () => {
    const more = state({ records: [details("$"), step(), pain("open"), pain("closed")] });
    expect(row("steps", state(), more)).toMatchObject({ from: "2", to: "1", words: "1 fewer" });
    expect(row("pain points", state(), more)).toMatchObject({ from: "0", to: "1", words: "1 more" });
  });
});
