import { expect, it } from "vitest";
import { when } from "./when";

const now = new Date(2026, 10, 24, 15, 0);

it.each([
  [new Date(2026, 10, 24, 14, 2), "today, 14:02"],
  [new Date(2026, 10, 23, 23, 59), "yesterday, 23:59"],
  [new Date(2026, 2, 1, 9, 5), "1 Mar, 09:05"],
  [new Date(2025, 11, 31, 9, 5), "31 Dec 2025, 09:05"],
])("%s is %s", (at, words) => expect(when(at.toISOString(), now)).toBe(words));
