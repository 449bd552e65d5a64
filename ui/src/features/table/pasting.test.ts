import { expect, it } from "vitest";
import { columnsOf } from "./columns";
import { document } from "./fixture";
import { blockOf, leftWords, pasted } from "./pasting";
import { rowsOf } from "./rows";

const map = document();
const rows = rowsOf(map);
const columns = columnsOf(map);
const at = (row: string, column: string) => ({ row: rows.findIndex((one) => one.id === row), column: columns.findIndex((one) => one.id === column) });
const column = (id: string) => columns.find((one) => one.id === id)!;

it("fills rows and columns from the cell of the hand on", () => {
  const { edits, refused, over } = pasted(rows, columns, at("menu", "channel"), [["chat", "level 2"], ["mail", "none"]], map);
  expect(edits).toEqual([
    { kind: "setChannel", touchpoint: "menu", channel: "chat" },
    { kind: "setLevel", touchpoint: "menu", level: "level2" },
    { kind: "setChannel", touchpoint: "queue", channel: "mail" },
  ]);
  expect([refused, over]).toEqual([[], { rows: 0, columns: 0 }]);
});

it("makes one time of its two days", () => {
  expect(pasted(rows, columns, at("menu", "doing"), [["2 min", "10 min"]], map).edits).toMatchObject([
    { kind: "setActive", touchpoint: "menu", active: { value: { dist: "lognormal", p50: 2, p90: 10 } } },
  ]);
});

it("passes over stages, and leaves alone what a row does not have or has already", () => {
  expect(pasted(rows, columns, at("look", "channel"), [["web"], ["phone"], ["fax"]], map).edits).toEqual([{ kind: "setChannel", touchpoint: "queue", channel: "fax" }]);
  expect(pasted(rows, columns, at("solved", "channel"), [["mail"]], map).edits).toEqual([]);
});

it("says what it could not take", () => {
  const result = pasted(rows, columns, at("out", "name"), [["Left"], ["One more"]], map);
  expect(result.edits).toEqual([{ kind: "renameTouchpoint", touchpoint: "out", name: "Left" }]);
  expect(leftWords(result)).toBe("1 row had no step to go to: add steps first.");
  const unread = pasted(rows, columns, at("menu", "doing"), [["soon"]], map);
  expect(unread.refused[0]).toMatchObject({ text: "soon" });
  expect(leftWords(unread)).toContain("1 cell could not be read: Doing takes a time");
});

it("leaves lines of an outline, and names one below the other, to become steps", () => {
  expect(blockOf("- Call\n- Wait", column("name"))).toBeUndefined();
  expect(blockOf("Call\nWait\n", column("name"))).toBeUndefined();
  expect(blockOf("phone\nweb\n", column("channel"))).toEqual([["phone"], ["web"]]);
  expect(blockOf("Call\tphone\r\nWait\tphone\r\n", column("name"))).toEqual([["Call", "phone"], ["Wait", "phone"]]);
});
