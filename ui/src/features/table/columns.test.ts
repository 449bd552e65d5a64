import { describe, expect, it } from "vitest";
import { columnsOf, spoken } from "./columns";
import { document } from "./fixture";
import { rowsOf } from "./rows";

const map = document();
const rows = rowsOf(map);
const row = (id: string) => rows.find((row) => row.id === id)!;
const column = (id: string) => columnsOf(map).find((column) => column.id === id)!;
const read = (id: string, of: string, text: string) => column(of).read(row(id), text, map);
const assumed = <T>(value: T) => ({ value, evidence: { kind: "assumed" } });

it("has every stage with its steps below it, ends last", () => {
  expect(rows.map((row) => row.id)).toEqual(["find", "look", "contact", "menu", "queue", "agent", "solved", "out"]);
});

it("has a column for each lane that is not told by a column of its own", () => {
  expect(columnsOf(map).map((column) => column.id)).toEqual(
    ["name", "who", "channel", "level", "doing", "doingBad", "waiting", "waitingBad", "patience", "feels", "ways", "painPoints", "opportunities", "back"],
  );
});

describe("what a screen reader hears", () => {
  it.each([
    ["queue", "waiting", "Wait in the queue, waiting, 3 min"],
    ["queue", "waitingBad", "Wait in the queue, waiting on a bad day, 12 min"],
    ["queue", "painPoints", "Wait in the queue, pain points, No idea how long; The music"],
    ["queue", "patience", "Wait in the queue, patience, empty"],
    ["solved", "doing", "Solved, doing, not for this row"],
    ["solved", "name", "Solved, an end"],
    ["contact", "name", "Stage Contact"],
    ["queue", "name", "Wait in the queue"],
  ])("of %s, %s", (id, of, words) => expect(spoken(row(id), column(of), map)).toBe(words));
});

describe("what is typed becomes the edits of the inspector", () => {
  it.each([
    ["queue", "name", " Queue ", [{ kind: "renameTouchpoint", touchpoint: "queue", name: "Queue" }]],
    ["contact", "name", "Ask", [{ kind: "renameStage", stage: "contact", name: "Ask" }]],
    ["queue", "waiting", "4m", [{ kind: "setWait", touchpoint: "queue", wait: assumed({ dist: "lognormal", p50: 4, p90: 12 }) }]],
    ["queue", "waitingBad", "1 h", [{ kind: "setWait", touchpoint: "queue", wait: assumed({ dist: "lognormal", p50: 3, p90: 60 }) }]],
    ["queue", "waiting", "", [{ kind: "setWait", touchpoint: "queue", wait: assumed({ dist: "fixed", value: 0 }) }]],
    ["queue", "waitingBad", "", [{ kind: "setWait", touchpoint: "queue", wait: assumed({ dist: "fixed", value: 3 }) }]],
    ["queue", "patience", "", [{ kind: "setPatience", touchpoint: "queue", patience: null }]],
    ["queue", "patience", "15", [{ kind: "setPatience", touchpoint: "queue", patience: assumed(15) }]],
    ["queue", "feels", "1", [{ kind: "setEmotion", touchpoint: "queue", emotion: assumed(1) }]],
    ["queue", "feels", "", [{ kind: "setEmotion", touchpoint: "queue", emotion: null }]],
    ["queue", "who", "frontstage", [{ kind: "setLane", touchpoint: "queue", lane: "frontstage" }]],
    ["queue", "level", "level2", [{ kind: "setLevel", touchpoint: "queue", level: "level2" }]],
    ["solved", "ways", "abandoned", [{ kind: "setOutcome", touchpoint: "solved", outcome: "abandoned" }]],
    ["queue", "back", "", [{ kind: "writeCell", id: "c1", lane: "back", at: { touchpoint: "queue" }, text: "" }]],
    ["queue", "painPoints", "The music", [{ kind: "removePainPoint", painPoint: "p1" }]],
  ])("at %s, %s: %j", (id, of, text, edits) => expect(read(id, of, text)).toEqual(edits));

  it("hangs a note at the stage where the row is one", () => {
    expect(read("find", "back", "Portal")).toMatchObject([{ kind: "writeCell", lane: "back", at: { stage: "find" }, text: "Portal" }]);
  });

  it.each([
    ["queue", "waiting", "soon", "Waiting takes a time such as 3 min"],
    ["queue", "patience", "long", "Patience takes a time"],
    ["queue", "who", "", "Who takes the customer, the service"],
  ])("at %s, %s: %j is refused with what is taken", (id, of, text, words) => expect(read(id, of, text)).toContain(words));
});
