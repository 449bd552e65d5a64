import { describe, expect, it } from "vitest";
import { remapped, statesOf } from "./states";
import type { Overlay } from "../../api/bindings";

const overlay = {
  unmapped: [{ name: "Spam", tickets: 3, share: 0.01 }, { name: "Awaiting", tickets: 40, share: 0.1 }],
} as Overlay;

describe("states of tickets", () => {
  it("begin with those that are not on the map, the most tickets first", () => {
    const rows = statesOf(overlay, { Closed: "end", New: "call" }, ["call", "end"]);
    expect(rows.map((row) => row.state)).toEqual(["Awaiting", "Spam", "New", "Closed"]);
    expect(rows[0]).toEqual({ state: "Awaiting", touchpoint: null, tickets: 40, share: 0.1 });
  });

  it("can be given to a step, and taken from it", () => {
    const mapping = { New: "call" };
    expect(remapped(mapping, "Closed", "end")).toEqual({ New: "call", Closed: "end" });
    expect(remapped(mapping, "New", null)).toEqual({});
    expect(mapping).toEqual({ New: "call" });
  });
});
