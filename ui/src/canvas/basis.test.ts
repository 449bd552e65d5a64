import { expect, it } from "vitest";
import type { Evidence, Touchpoint } from "../api/bindings";
import { basisOf, basisWords } from "./basis";

const tickets: Evidence = { kind: "fromTickets", set: "May", n: 1204, date: "2026-05-03" };
const told: Evidence = { kind: "toldByCustomers" };
const assumed: Evidence = { kind: "assumed" };

function step(doing: number, doingBy: Evidence, waiting: number, waitingBy: Evidence): Touchpoint {
  return {
    active: { value: { dist: "fixed", value: doing }, evidence: doingBy },
    wait: { value: { dist: "lognormal", p50: waiting, p90: waiting * 2 }, evidence: waitingBy },
  } as Touchpoint;
}

it.each([
  [step(2, assumed, 30, tickets), false, "tickets"],
  [step(20, told, 3, tickets), false, "told"],
  [step(20, assumed, 3, tickets), false, "tickets"],
  [step(20, assumed, 3, assumed), true, "assumed"],
])("a card looks like what most of its time rests on (%#)", (of, onlyAssumed, basis) => {
  expect(basisOf(of, onlyAssumed)).toBe(basis);
});

it("says what each of its times rests on", () => {
  expect(basisWords(step(2, assumed, 30, tickets))).toBe("doing: assumed; waiting: from tickets “May”, n 1,204, 3 May 2026");
  expect(basisWords(step(0, assumed, 30, told))).toBe("waiting: told by customers");
});
