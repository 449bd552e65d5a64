import { describe, expect, it } from "vitest";
import type { SimulationReport } from "../api/bindings";
import { heatOf, hottest } from "./heat";

const step = (id: string, em: number, peak: number) => ({ id, friction_em: { mean: em, low: em - 0.1, high: em + 0.1 }, peak_share: peak, peak_low: peak, peak_high: peak + 0.01 });
const report = { touchpoints: [step("queue", 7, 0.26), step("form", 1.4, 0.52), step("door", 0, 0)] } as unknown as SimulationReport;

describe("the heat of a run", () => {
  it("is strongest where most effort goes, and says how much with its range", () => {
    const heat = heatOf(report, "effort");
    expect(heat.get("queue")).toEqual({ strength: 1, words: "7.0 em", about: "7.0 em effort per journey (6.9 to 7.1)" });
    expect(heat.get("form")?.strength).toBeCloseTo(0.2);
    expect(heat.get("door")).toMatchObject({ strength: 0, words: "0.0 em" });
  });

  it("by the worst moment is another one", () => {
    expect(heatOf(report, "peak").get("form")).toMatchObject({ strength: 1, words: "52 %", about: "the worst moment of 52 % of the journeys (52 % to 53 %)" });
    expect(hottest(report, "peak")).toBe(0.52);
  });

  it("of a run without effort is nowhere", () => {
    const cold = { touchpoints: [step("door", 0, 0)] } as unknown as SimulationReport;
    expect(heatOf(cold, "effort").get("door")?.strength).toBe(0);
  });
});
