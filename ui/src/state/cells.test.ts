import { describe, expect, it } from "vitest";
import type { Lane, Touchpoint } from "../api/bindings";
import { cannotType, cellEdits, cellText, type Written } from "./cells";

const lane = (role: Lane["role"]) => ({ id: role, role }) as Lane;
const at = { touchpoint: "queue" };
const map: Written = {
  lane: (id) => lane(id as Lane["role"]),
  touchpoint: (id) => ({ id, channel: id === "queue" ? "phone" : "", outcome: id === "end" ? "abandoned" : null }) as Touchpoint,
  cells: [{ id: "c1", lane: "backstage", at, text: "Phone platform" }],
};

describe("what stands in a place", () => {
  it.each([
    ["backstage", "Phone platform"],
    ["thought", ""],
    ["channel", "phone"],
    ["pain", ""],
  ])("of the lane %s is “%s”", (id, text) => {
    expect(cellText(map, id, at)).toBe(text);
  });
});

describe("what is typed", () => {
  it.each([
    ["backstage", " Two platforms ", { kind: "writeCell", id: "c1", text: "Two platforms" }],
    ["backstage", "", { kind: "writeCell", id: "c1", text: "" }],
    ["thought", "Hm", { kind: "writeCell", lane: "thought", at, text: "Hm" }],
    ["channel", "chat", { kind: "setChannel", touchpoint: "queue", channel: "chat" }],
    ["pain", "It hurts", { kind: "addPainPoint", at, text: "It hurts" }],
    ["opportunity", "Say so", { kind: "addOpportunity", at, text: "Say so" }],
  ])("into %s, “%s”", (id, text, edit) => {
    expect(cellEdits(map, id, at, text)).toMatchObject([edit]);
  });

  it.each([["backstage", "Phone platform "], ["thought", "  "], ["channel", "phone"], ["pain", " "]])("into %s, “%s”, changes nothing", (id, text) => {
    expect(cellEdits(map, id, at, text)).toEqual([]);
  });
});

it("a channel needs a step", () => {
  expect(cannotType(map, "channel", { stage: "a" })).toBeDefined();
  expect(cannotType(map, "channel", { touchpoint: "end" })).toBeDefined();
  expect(cannotType(map, "channel", at)).toBeUndefined();
  expect(cannotType(map, "backstage", { stage: "a" })).toBeUndefined();
});
