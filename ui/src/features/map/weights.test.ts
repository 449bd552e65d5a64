import { expect, it } from "vitest";
import { changed, events, usually, usualWords, waits, weightsBrief } from "./weights";

it("knows every size once, in its unit", () => {
  expect(Object.keys(usually)).toHaveLength(11);
  expect([...events, ...waits].map(usualWords)).toEqual(["3 em", "3 em", "2 em", "5 em", "5 em", "5 em", "10 em", "10 %", "50 %", "25 %", "×3"]);
});

it("says how many a team has changed", () => {
  expect(weightsBrief(usually)).toBe("as usual");
  const own = { ...usually, transfer: 8, waitCap: 2 };
  expect(changed(own).map(({ of }) => of)).toEqual(["transfer", "waitCap"]);
  expect(weightsBrief(own)).toBe("2 changed");
});
