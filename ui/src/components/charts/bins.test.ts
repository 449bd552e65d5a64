import { describe, expect, it } from "vitest";
import { bars, beyondShare, placedMarks } from "./bins";

const frame = { left: 0, right: 100, top: 0, bottom: 50 };
const of = { from: 0, width: 2, counts: [1, 4, 2, 0, 1], beyond: 2 };

describe("a histogram", () => {
  it("gives the fullest bin the whole height and an empty one none", () => {
    const drawn = bars(of, frame);
    expect(drawn.map((b) => b.height)).toEqual([12.5, 50, 25, 0, 12.5]);
    expect(drawn[1]).toMatchObject({ from: 2, to: 4, count: 4, y: 0 });
  });
  it("stands bins side by side without overlap", () => {
    const drawn = bars(of, frame);
    drawn.slice(1).forEach((bar, at) => expect(bar.x).toBeGreaterThanOrEqual((drawn[at]?.x ?? 0) + (drawn[at]?.width ?? 0)));
  });
  it("says how many lie beyond", () => expect(beyondShare(of)).toBeCloseTo(0.2));
  it("draws nothing of nothing", () => {
    expect(bars({ from: 0, width: 1, counts: [], beyond: 0 }, frame)).toEqual([]);
    expect(beyondShare({ from: 0, width: 1, counts: [], beyond: 0 })).toBe(0);
  });

  it("marks with labels that do not meet", () => {
    const marks = placedMarks([{ at: 5, label: "worst tenth" }, { at: 4, label: "typical" }], of, frame);
    expect(marks.map((m) => m.label)).toEqual(["typical", "worst tenth"]);
    expect(marks[0]?.row).not.toBe(marks[1]?.row);
  });
  it("turns a label at the right edge to the left, and leaves out a mark beyond it", () => {
    const marks = placedMarks([{ at: 9.5, label: "worst tenth" }, { at: 99, label: "far" }], of, frame);
    expect(marks).toHaveLength(1);
    expect(marks[0]?.anchor).toBe("end");
  });
});
