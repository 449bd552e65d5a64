import { expect, it } from "vitest";
import { restsOn } from "./evidence";

it("says what a figure rests on, from tickets with set, number and date", () => {
  expect(restsOn({ kind: "assumed" })).toBe("assumed");
  expect(restsOn({ kind: "fromTickets", set: "May", n: 1204, date: "2026-05-03" })).toBe("from tickets “May”, n 1,204, 3 May 2026");
  expect(restsOn({ kind: "fromTickets", set: "May", n: 3, date: "lately" })).toBe("from tickets “May”, n 3, lately");
});
