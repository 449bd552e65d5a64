import { describe, expect, it } from "vitest";
import { placed } from "./stack";

describe("a stacked bar", () => {
  it("places its parts end to end, by the longest bar, without those that are nothing", () => {
    const parts = placed([{ name: "a", value: 2, tone: "waiting" }, { name: "b", value: 0, tone: "doing" }, { name: "c", value: 3, tone: "event" }], 10);
    expect(parts.map((p) => [p.name, p.from, p.width])).toEqual([["a", 0, 20], ["c", 20, 30]]);
  });
  it("never runs over its end", () => {
    expect(placed([{ name: "a", value: 20, tone: "doing" }], 10)[0]?.width).toBe(100);
  });
  it("is empty where there is nothing", () => expect(placed([{ name: "a", value: 0, tone: "doing" }], 0)).toEqual([]));
});
