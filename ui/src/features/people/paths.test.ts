import { describe, expect, it } from "vitest";
import { pathThrough, pathWithout } from "./paths";

/** A core that begins at `a`, goes the shortest ways, and ends where nothing leads on. */
function core(ways: Record<string, string[]>) {
  const stretch = (from: string, isTarget: (id: string) => boolean): string[] | undefined => {
    if (isTarget(from)) return [from];
    const seen: string[][] = [[from]];
    for (const path of seen) {
      for (const next of ways[path.at(-1)!] ?? []) {
        if (isTarget(next)) return [...path, next];
        if (!path.includes(next)) seen.push([...path, next]);
      }
    }
    return undefined;
  };
  return async (through: string[]) => {
    let path = ["a"];
    for (const target of [...through.filter((id) => id !== "a"), undefined]) {
      const part = stretch(path.at(-1)!, (id) => (target === undefined ? !ways[id] : id === target));
      if (!part) return [];
      path = [...path, ...part.slice(1)];
    }
    return path;
  };
}

// a → b or d → c → end, and c may go back to a.
const find = core({ a: ["b", "d"], b: ["c"], d: ["c"], c: ["end", "a"] });

describe("a path", () => {
  it("goes through another step, and leaves out what it cannot have as well", async () =>
    expect(await pathThrough(find, ["a", "b", "c", "end"], "d")).toEqual(["a", "d", "c", "end"]));
  it("takes a step in between where both fit", async () => {
    const other = core({ a: ["b", "c"], b: ["c"], c: ["end"] });
    expect(await pathThrough(other, ["a", "c", "end"], "b")).toEqual(["a", "b", "c", "end"]);
  });
  it("is not changed where no way leads there", async () => expect(await pathThrough(find, ["a", "b", "c", "end"], "z")).toBeUndefined());

  it("loses its last step", async () => expect(await pathWithout(find, ["a", "b", "c", "end"], "end")).toEqual(["a", "b", "c"]));
  it("takes another way round a step that it loses", async () => {
    const other = core({ a: ["b", "c"], b: ["c"], c: ["end"] });
    expect(await pathWithout(other, ["a", "b", "c", "end"], "b")).toEqual(["a", "c", "end"]);
  });
  it("keeps a step that no way leads past", async () => expect(await pathWithout(find, ["a", "b", "c", "end"], "c")).toBeUndefined());
  it("keeps its only step", async () => expect(await pathWithout(find, ["a"], "a")).toBeUndefined());
});
