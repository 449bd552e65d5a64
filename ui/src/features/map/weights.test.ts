import { expect, it } from "vitest";
import { USUAL_WEIGHTS } from "../../api/bindings";
import { changed, events, hard, usualWords, waits, weightsBrief } from "./weights";

it("knows every size once, in its unit", () => {
  expect([...events, ...waits, hard].map(({ of }) => of).sort()).toEqual(Object.keys(USUAL_WEIGHTS).sort());
  expect([...events, ...waits, hard].map(usualWords)).toEqual(["3 em", "3 em", "2 em", "5 em", "5 em", "5 em", "10 em", "10 %", "50 %", "25 %", "×3", "75"]);
});

it("says how many a team has changed", () => {
  expect(weightsBrief(USUAL_WEIGHTS)).toBe("as usual");
  const own = { ...USUAL_WEIGHTS, transfer: 8, waitCap: 2 };
  expect(changed(own).map(({ of }) => of)).toEqual(["transfer", "waitCap"]);
  expect(weightsBrief(own)).toBe("2 changed");
});
