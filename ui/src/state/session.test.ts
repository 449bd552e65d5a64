import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { session } from "./session.svelte";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  session.toasts = [];
  vi.useRealTimers();
});

const said = () => session.toasts.map((toast) => toast.text);

it("lets what was said go by itself, but an error only when it is dismissed", () => {
  session.say("Written");
  session.say("The disk is full", "bad");
  vi.advanceTimersByTime(60_000);
  expect(said()).toEqual(["The disk is full"]);
  session.dismiss(session.toasts[0]!.id);
  expect(said()).toEqual([]);
});

it("leaves what was said in one view behind when another is shown, or the map is closed", () => {
  session.show("map");
  session.say("The disk is full", "bad");
  session.show("map");
  expect(said()).toHaveLength(1);
  session.show("walk");
  expect(said()).toEqual([]);
  session.say("Cancelled", "hint");
  session.close();
  expect(said()).toEqual([]);
});

it("takes an error away once the same thing is done", () => {
  session.say("The disk is full", "bad", undefined, "export");
  session.say("Something else", "bad");
  session.say("Written", "good", undefined, "export");
  expect(said()).toEqual(["Something else", "Written"]);
});
