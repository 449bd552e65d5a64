import { describe, expect, it } from "vitest";
import type { MapRecord } from "../../api/bindings";
import { document, records } from "../table/fixture";
import { entriesOf } from "./entries";
import { pieces, wordsOf } from "./fold";
import { boxOf } from "./reveal";
import { prepared, search } from "./search";

const more = [
  { record: "persona", value: { id: "pe", key: "pe", name: "Jürgen", description: "Ist auf Straßen unterwegs", share: 1 } },
  { record: "team", value: { id: "te", key: "te", name: "Señor Support" } },
  { record: "component", value: { id: "co", key: "co", name: "Directory", announces: ["status page"] } },
  { record: "need", value: { id: "ne", key: "ne", name: "Password reset" } },
  { record: "path", value: { id: "pa", key: "pa", name: "By phone", steps: ["menu", "queue"] } },
  { record: "question", value: { id: "q", at: { stage: "contact" }, text: "Why so long?", answer: "Nobody is there at noon" } },
  { record: "opportunity", value: { id: "o", at: { touchpoint: "queue" }, text: "Say how long", owner: "Ana", measure: "hang-ups" } },
] as unknown as MapRecord[];
const all = prepared(entriesOf(document([...records(), ...more])));
const found = (sought: string) => search(all, sought).groups.map(([group, entries]) => `${group}: ${entries.map((entry) => `${entry.text} (${entry.place})`).join(", ")}`);

describe("what is found", () => {
  it.each([
    ["AGENT", ["Steps: Agent checks who I am (in Contact)"]],
    ["jurgen", ["Personas: Jürgen (persona)"]],
    ["strassen", ["Personas: Ist auf Straßen unterwegs (about “Jürgen”)"]],
    ["senor", ["Teams: Señor Support (team)"]],
    ["status", ["Systems: status page (where “Directory” announces)"]],
    ["password", ["Needs: Password reset (need)"]],
    ["web", ["Steps: web (channel of “Look for help”)"]],
    ["ana", ["Opportunities: Ana (owner of “Say how long”)"]],
    ["noon", ["Questions: Nobody is there at noon (answer to “Why so long?”)"]],
    ["platform", ["Lanes: Phone platform (Backstage at “Wait in the queue”)"]],
    ["backst", ["Lanes: Backstage (lane)"]],
    ["locked", ["The map: Locked out (title)"]],
    ["solv", ["Steps: Solved (end in Contact)"]],
  ])("for %j", (sought, expected) => expect(found(sought)).toEqual(expected));

  it("is grouped, and what begins with it comes first", () => {
    expect(found("phone")).toEqual([
      "Steps: Phone menu (in Contact), phone (channel of “Phone menu”)",
      "Lanes: Phone platform (Backstage at “Wait in the queue”)",
      "Paths: By phone (path of 2 steps)",
    ]);
  });

  it("has all the words, of which some may be those of its place", () => {
    expect(found("queue music")).toEqual(["Pain points: The music (at “Wait in the queue”)"]);
    expect(found("menu music")).toEqual([]);
  });

  it.each(["", "  ", "?!*("])("is nothing for %j", (sought) => expect(found(sought)).toEqual([]));

  it("is listed in part where there is much, and counted in full", () => {
    const many = prepared(Array.from({ length: 50 }, (_, n) => ({ group: "Steps" as const, text: `Step ${n}`, name: true, place: "", selection: null, at: null })));
    const { groups, all } = search(many, "step");
    expect([groups[0]![1].length, all]).toEqual([12, 50]);
  });
});

describe("what is marked", () => {
  it.each([
    ["Straßen von Ærø", "strassen aero", ["[Straßen]", " von ", "[Ærø]"]],
    ["Jürgen", "rg", ["Jü", "[rg]", "en"]],
    ["e\u0301tage", "eta", ["[e\u0301ta]", "ge"]],
    ["nothing", "x", ["nothing"]],
  ])("in %j for %j", (text, sought, expected) => {
    expect(pieces(text, wordsOf(sought)).map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))).toEqual(expected);
  });
});

it("knows where on the drawing a thing stands: its note, else its step", () => {
  const note = { of: { painPoint: "p1" }, x: 1, y: 2, width: 3, height: 4 };
  const card = { touchpoint: "queue", x: 10, y: 20, width: 30, height: 40 };
  const layout = { notes: [note], cards: [card], ends: [], stages: [], bands: [{ lane: "back", y: 100, height: 50 }], headerHeight: 30 } as never;
  const at = { touchpoint: "queue" };
  expect(boxOf(layout, { selection: { kind: "painPoint", id: "p1" }, at })).toEqual(note);
  expect(boxOf(layout, { selection: { kind: "painPoint", id: "p2" }, at })).toEqual(card);
  expect(boxOf(layout, { selection: { kind: "cell", lane: "back", at }, at })).toEqual({ x: 10, y: 100, width: 30, height: 50 });
  expect(boxOf(layout, { selection: { kind: "persona", id: "x" }, at: null })).toBeUndefined();
});
