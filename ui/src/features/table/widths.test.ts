import { expect, it } from "vitest";
import { NARROWEST, WIDEST, widths } from "./widths.svelte";

const channel = { id: "channel", width: 94 };

it("keeps a width within reason, until it is as it comes again", () => {
  widths.set("channel", 180.4);
  expect(widths.of(channel)).toBe(180);
  widths.set("channel", 2);
  expect(widths.of(channel)).toBe(NARROWEST);
  widths.set("channel", 5000);
  expect(widths.of(channel)).toBe(WIDEST);
  widths.reset("channel");
  expect(widths.of(channel)).toBe(94);
});
