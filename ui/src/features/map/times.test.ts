import { expect, it } from "vitest";
import { withBadDay, withTypical } from "./times";

const queue = { dist: "lognormal", p50: 3, p90: 12 } as const;
const none = { dist: "fixed", value: 0 } as const;

it("keeps the bad day while the typical day stays below it", () => {
  expect(withTypical(queue, 5)).toEqual({ dist: "lognormal", p50: 5, p90: 12 });
});

it("moves the bad day along when the typical day overtakes it", () => {
  expect(withTypical(queue, 20)).toEqual({ dist: "lognormal", p50: 20, p90: 80 });
});

it("moves a bad day along that was only filled in", () => {
  const filledIn = withTypical(none, 2880);
  expect(withTypical(filledIn, 120)).toEqual({ dist: "lognormal", p50: 120, p90: 240 });
});

it("makes a time of nothing", () => {
  expect(withTypical(none, 4)).toEqual({ dist: "lognormal", p50: 4, p90: 8 });
  expect(withBadDay(none, 8)).toEqual({ dist: "lognormal", p50: 4, p90: 8 });
  expect(withTypical(queue, 0)).toEqual(none);
});
