import { expect, it } from "vitest";
import { figure } from "./evidence";

it("is assumed when a figure from tickets is changed by hand, and when there was none", () => {
  expect(figure(3, { evidence: { kind: "fromTickets", set: "May", n: 9, date: "2026-05-03" } })).toEqual({ value: 3, evidence: { kind: "assumed" } });
  expect(figure(3, null).evidence).toEqual({ kind: "assumed" });
});

it("stays told by customers", () => expect(figure(3, { evidence: { kind: "toldByCustomers" } }).evidence.kind).toBe("toldByCustomers"));
