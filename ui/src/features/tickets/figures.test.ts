import { describe, expect, it } from "vitest";
import { appendedWords, fileName, lines, spanWords, times } from "./figures";

describe("times of tickets", () => {
  it("stand as typical and bad day", () => expect(times({ median_min: 3, p90_min: 12 })).toBe("3–12 min"));
  it("keep both units where they differ", () => expect(times({ median_min: 80, p90_min: 2880 })).toBe("1 h 20 – 2 days"));
  it("are said once where both are the same", () => expect(times({ median_min: 0, p90_min: 0 })).toBe("0 min"));
  it("are not told of too few tickets", () => expect(times({ median_min: null, p90_min: null })).toBe("too few"));
});

describe("lines that were refused", () => {
  it.each([
    [[17], 1, "line 17"],
    [[17, 20, 31], 3, "lines 17, 20 and 31"],
    [[17, 20, 31], 8, "lines 17, 20, 31 and 5 more"],
    [[1, 2, 3, 4, 5, 1234], 6, "lines 1, 2, 3, 4, 5 and 1 more"],
  ])("%j of %d read as %s", (numbers, total, text) => expect(lines(numbers, total)).toBe(text));
});

it("says business time in hours", () => {
  expect([spanWords(90, true), spanWords(90_000, true), spanWords(2880, false)]).toEqual(["1 h 30", "1,500 h", "2 days"]);
});

it("names a file without its folders", () => {
  expect(fileName("C:\\exports\\may.csv")).toBe("may.csv");
  expect(fileName("/home/ann/may.csv")).toBe("may.csv");
});

it("says what was added to what", () => {
  const appended = { file: "june.csv", before: 1200, added: 30, replaced: 4, unchanged: 2, merged: 0, people: null, peopleKnown: null };
  const set = { name: "may.csv", tickets: 1230 };
  const words = "june.csv was added to the 1,200 tickets of may.csv, which has 1,230 now: 30 new, 4 replaced by a newer row, 2 unchanged.";
  expect(appendedWords(appended, set)).toBe(words);
  expect(appendedWords({ ...appended, merged: 3, people: 25, peopleKnown: 11 }, set)).toBe(
    `${words} 3 went on as others and are not counted any more. 11 of its 25 people had asked before.`,
  );
});
