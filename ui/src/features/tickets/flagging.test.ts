import { describe, expect, it } from "vitest";
import { flagOf, kappaWords, movedWords, nextOpen, rangeWords, ticketsOf } from "./flagging";
import type { FlaggedTicket } from "../../api/bindings";

const yes = { answer: "yes", article: null, about: null } as const;
const tickets: FlaggedTicket[] = [
  { ticket: "A", kind: 0, first: yes, second: null },
  { ticket: "B", kind: 0, first: null, second: null },
  { ticket: "C", kind: 0, first: yes, second: yes },
];

describe("going through a sample", () => {
  it("goes on to what is open, and then to what was skipped", () => {
    expect([nextOpen(tickets, 0, false), nextOpen(tickets, 2, false), nextOpen(tickets, 2, true)]).toEqual([1, 1, 0]);
    expect(nextOpen(tickets.slice(2), 0, false)).toBeUndefined();
    expect(nextOpen([], 0, false)).toBeUndefined();
  });
  it("shows everybody their own answer only", () => {
    expect([flagOf(tickets[0]!, false), flagOf(tickets[0]!, true)]).toEqual([yes, null]);
  });
});

it("tells a share with its range, and a kappa in words", () => {
  expect(rangeWords({ mean: 0.75, low: 0.505, high: 0.898 })).toBe("75.0 % (50.5 % to 89.8 %)");
  expect([0.9, 0.5, 0.1, 0, -0.3].map(kappaWords)).toEqual(["almost perfect", "moderate", "slight", "no better than chance", "no better than chance"]);
});

it("tells how many are of another kind, and how many tickets a kind then has", () => {
  expect([movedWords(0, 16, "category"), movedWords(1, 16, "category"), movedWords(3, 16, "close_code")]).toEqual([
    "", "1 of 16 has another category than was recorded, and counts there.", "3 of 16 have another close code than was recorded, and count there.",
  ]);
  const kind = { tickets: 1200, reckoned: 1200, came: 0, left: 0 };
  expect([ticketsOf(kind), ticketsOf({ ...kind, reckoned: 1433.4, came: 2 })]).toEqual(["1,200", "≈ 1,433"]);
});
