import { describe, expect, it } from "vitest";
import { columnsSaid, example, SAYS_NOTHING, unanswered } from "./wizard";
import type { TicketColumn, TicketPreviewData } from "../../api/bindings";

const column = (name: string, field: string | null): TicketColumn => ({ name, field, role: field, reason: "", dropped: false, date_format: null });

describe("what a column is", () => {
  it("is said", () => expect(columnsSaid({}, column("Zustand", null), "state")).toEqual({ state: "Zustand" }));
  it("is one thing only", () => expect(columnsSaid({ category: "Zustand" }, column("Zustand", "category"), "state")).toEqual({ state: "Zustand" }));
  it("is one column only", () => expect(columnsSaid({ state: "Status" }, column("Zustand", null), "state")).toEqual({ state: "Zustand" }));
  it("can be nothing, although it is known", () => expect(columnsSaid({}, column("opened_at", "opened"), null)).toEqual({ opened: "" }));
  it("can be nothing again", () => expect(columnsSaid({ state: "Nr", ticket: "Id" }, column("Nr", null), null)).toEqual({ ticket: "Id" }));
});

const preview = { sample: [["", "?"], ["INC1", "Phone"]], questions: [], problem: null } as unknown as TicketPreviewData;

it("shows what stands in a column", () => {
  expect([example(preview, 0), example(preview, 1), example(preview, 2)]).toEqual(["INC1", "Phone", ""]);
});

it("is not read before every question is answered", () => {
  expect(unanswered(preview, SAYS_NOTHING)).toBe(false);
  expect(unanswered({ ...preview, problem: "no column" }, SAYS_NOTHING)).toBe(true);
  expect(unanswered({ ...preview, questions: ["day or month?"] }, SAYS_NOTHING)).toBe(true);
  expect(unanswered({ ...preview, questions: ["day or month?"] }, { ...SAYS_NOTHING, day_first: false })).toBe(false);
});
