import { describe, expect, it } from "vitest";
import type { Shift } from "../../api/bindings";
import { dayWords, isTimeZone, nextShift, runs, teamWords, week, weekdays } from "./week";

const shift = (from: number, to: number, staff: number, days: Shift["days"] = ["monday"]): Shift => ({ days, from, to, staff });

describe("the week of a team", () => {
  it("is round the clock without shifts", () => {
    expect(week({ staff: 3 })).toEqual(Array(7).fill(Array(24).fill(3)));
    expect(dayWords(week({ staff: 3 })[0]!)).toBe("3 people all day");
  });

  it("adds up shifts that overlap", () => {
    const monday = week({ staff: 0, shifts: [shift(8, 17, 4), shift(12, 20, 1)] })[0]!;
    expect(runs(monday)).toEqual([
      { from: 0, to: 8, staff: 0 }, { from: 8, to: 12, staff: 4 }, { from: 12, to: 17, staff: 5 },
      { from: 17, to: 20, staff: 1 }, { from: 20, to: 24, staff: 0 },
    ]);
    expect(dayWords(monday)).toBe("8–12: 4 people; 12–17: 5 people; 17–20: 1 person; else nobody");
  });

  it("goes on into the next day, and from Sunday into Monday", () => {
    const all = week({ staff: 0, shifts: [shift(22, 6, 2, ["sunday"])] });
    expect(all[6]!.slice(22)).toEqual([2, 2]);
    expect(all[0]!.slice(0, 7)).toEqual([2, 2, 2, 2, 2, 2, 0]);
    expect(week({ staff: 0, shifts: [shift(7, 7, 1)] }).flat().filter((n) => n > 0)).toHaveLength(24);
  });

  it("says in a list how many there are at most", () => {
    expect(teamWords({ staff: 1 })).toBe("1 person");
    expect(teamWords({ staff: 9, shifts: [shift(8, 17, 4), shift(12, 20, 1)] })).toBe("up to 5 people");
    expect(teamWords({ staff: 9, shifts: [shift(8, 17, 4, [])] })).toBe("nobody");
  });

  it("offers a shift with as many people as there were", () => {
    expect(weekdays({ staff: 6 })[0]!.staff).toBe(6);
    expect(nextShift({ staff: 6, shifts: [shift(8, 17, 4)] })).toEqual(shift(17, 1, 4));
    expect(nextShift({ staff: 0 })).toEqual(weekdays({ staff: 0 })[0]);
  });
});

it("knows a time zone when it sees one", () => {
  expect([isTimeZone("Europe/Berlin"), isTimeZone(""), isTimeZone("Middle of nowhere")]).toEqual([true, true, false]);
});
