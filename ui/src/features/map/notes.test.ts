import { expect, it } from "vitest";
import type { Opportunity, PainPoint } from "../../api/bindings";
import { aboutIdea, aboutPain, aboutQuestion } from "./notes";

const at = { touchpoint: "a" };
const pain: PainPoint = {
  id: "p", at, text: "No idea", severity: null, layer: null, votes: 0, evidence: { kind: "assumed" }, frequency: null, kind: null, owner: "", status: "open", proof: "",
};

it("says of a pain point what somebody has said, and asks how bad it is and whose", () => {
  expect(aboutPain(pain)).toBe("severity? · owner?");
  expect(aboutPain({ ...pain, severity: 4, layer: "user", votes: 9, status: "doing" })).toBe("severity 4 · somebody is at it · UX · 9 votes · owner?");
  expect(aboutPain({ ...pain, votes: 1, owner: "Desk", evidence: { kind: "toldByCustomers" } })).toBe("severity? · 1 vote · owner: Desk · told by customers");
});

it("says of an opportunity who, for how much, and whether it was tried out", () => {
  const idea: Opportunity = { id: "o", at, text: "Call back", owner: "Desk", price: 1200, edits: [{ kind: "renameMap", title: "x" }] };
  expect(aboutIdea(idea, "€")).toBe("owner: Desk · € 1,200 · tried out");
  expect(aboutIdea({ id: "o", at, text: "Call back", owner: "" }, "€")).toBe("");
});

it("says what was found out", () => {
  expect(aboutQuestion({ id: "q", at, text: "Why?", answer: " " })).toBe("");
  expect(aboutQuestion({ id: "q", at, text: "Why?", answer: "Sync" })).toBe("answered: Sync");
});
