import { describe, expect, it } from "vitest";
import type { Persona, PersonaTraits } from "../../api/bindings";
import { isWhole, neutral, shareLeft, traitWords, wholeShares } from "./personas";

const persona = (id: string, share: number): Persona => ({ id, key: id, name: id, description: "", share, traits: neutral });

describe("shares of the demand", () => {
  it("are whole with six sixths, and with nobody", () => {
    expect(isWhole(Array.from({ length: 6 }, (_, n) => persona(String(n), 1 / 6)))).toBe(true);
    expect(isWhole([])).toBe(true);
    expect(isWhole([persona("a", 0.6), persona("b", 0.6)])).toBe(false);
  });

  it("are brought to 100 % in proportion, and equally where nobody has any", () => {
    expect(wholeShares([persona("a", 0.6), persona("b", 0.2)]).map((p) => p.share)).toEqual([0.75, 0.25].map((s) => expect.closeTo(s)));
    expect(wholeShares([persona("a", 0), persona("b", 0)]).map((p) => p.share)).toEqual([0.5, 0.5]);
  });

  it("leave the rest for one more, never less than nothing", () => {
    expect(shareLeft([persona("a", 0.6)])).toBeCloseTo(0.4);
    expect(shareLeft([persona("a", 1.2)])).toBe(0);
  });
});

describe("traits in words", () => {
  it("are none for a customer like everybody", () => expect(traitWords(neutral)).toEqual([]));

  it.each<[Partial<PersonaTraits>, string]>([
    [{ patience: 0.5 }, "Gives up waiting sooner (×0.5)"],
    [{ distrusts: 3 }, "Doubts that it worked more often (×3)"],
    [{ blame: 5 }, "Being blamed costs 5 em at each contact with a person"],
    [{ waitFlags: ["anxious", "unexplained", "unfair"] }, "Every wait feels anxious, unexplained and unfair"],
    [{ startsAgain: true }, "Comes because it was not solved the last time"],
  ])("%o", (traits, words) => expect(traitWords({ ...neutral, ...traits })).toEqual([words]));
});
