import { describe, expect, it } from "vitest";
import type { Causes, TouchpointReport } from "../../api/bindings";
import { mainCause, mostOftenPeak, ranked } from "./ranking";

const figure = (mean: number) => ({ mean, se: 0, low: mean, high: mean });
const none: Causes = {
  doing: 0, waiting: 0, uncertain: 0, unoccupied: 0, preprocess: 0, unexplained: 0, unfair: 0, anxious: 0, hard_questions: 0,
  repeat_info: 0, generic_answer: 0, channel_switch: 0, transfer: 0, dead_end: 0, repeat_contact: 0, blame: 0, unacknowledged: 0,
};
const step = (name: string, em: number, peak_share: number, controllable = true): TouchpointReport => ({
  id: name, key: name, name, controllable, visits: figure(1), friction_em: figure(em), causes: none, peak_share, peak_low: peak_share, peak_high: peak_share, gives_up: 0,
});

describe("where the effort goes", () => {
  const steps = [step("travel", 40, 0.6, false), step("form", 2, 0.3), step("queue", 7, 0.1)];

  it("ranks by sum, and what is not ours to change comes last however large", () => {
    expect(ranked(steps, "sum").map((s) => s.name)).toEqual(["queue", "form", "travel"]);
  });
  it("ranks by how often it is the peak", () => {
    expect(ranked(steps, "peak").map((s) => s.name)).toEqual(["form", "queue", "travel"]);
  });
  it("says where the worst moment is most often", () => expect(mostOftenPeak(steps)?.name).toBe("travel"));

  it("names what takes most", () => {
    expect(mainCause({ ...none, doing: 1, anxious: 2 })).toBe("Waiting, anxious");
    expect(mainCause(none)).toBe("");
  });
});
