import { describe, expect, it } from "vitest";
import type { Persona, Who } from "../api/bindings";
import { isSameWho, whoOf, whoWords } from "./who";

const persona = (id: string, share: number) => ({ id, name: `The ${id}`, share }) as Persona;
const two = [persona("anxious", 0.5), persona("hurried", 0.5)];
const one: Who = { kind: "persona", persona: "anxious" };

describe("who walks", () => {
  it("is said in words", () => {
    expect(whoWords({ kind: "neutral" }, two)).toBe("neutral customer");
    expect(whoWords(one, two)).toBe("The anxious");
    expect(whoWords({ kind: "mixed" }, two)).toBe("two customers mixed");
    expect(whoWords({ kind: "mixed" }, [...two, persona("nobody", 0)])).toBe("two customers mixed");
  });

  it("is the neutral customer where the map does not have the one that was chosen", () => {
    expect(whoOf(one, two)).toEqual(one);
    expect(whoOf(one, [])).toEqual({ kind: "neutral" });
    expect(whoOf({ kind: "mixed" }, [])).toEqual({ kind: "neutral" });
  });

  it("tells one persona from another", () => {
    expect(isSameWho(one, { kind: "persona", persona: "hurried" })).toBe(false);
    expect(isSameWho(one, { ...one })).toBe(true);
    expect(isSameWho({ kind: "mixed" }, { kind: "neutral" })).toBe(false);
  });
});
