import { describe, expect, it } from "vitest";
import { clock, duration, parseDuration } from "./duration";

describe("durations", () => {
  it.each([
    [0, "0 min"], [0.3, "<1 min"], [3, "3 min"], [59.6, "1 h"], [80, "1 h 20"], [240, "4 h"], [700, "12 h"],
    [1440, "1 day"], [2880, "2 days"], [3600, "2.5 days"],
  ])("%d minutes read as %s", (minutes, text) => expect(duration(minutes)).toBe(text));

  it.each([
    ["3", 3], ["90 s", 1.5], ["1h20", 80], ["1 h 20 min", 80], ["2 d", 2880], ["1,5 h", 90], ["0", 0],
  ])("%s is typed for %d minutes", (text, minutes) => expect(parseDuration(text)).toBeCloseTo(minutes));

  it.each(["", "soon", "3 parsecs", "-3", "3 min or so"])("%s is no duration", (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  it("runs as a clock", () => expect(clock(4 + 10 / 60)).toBe("4:10"));
});
