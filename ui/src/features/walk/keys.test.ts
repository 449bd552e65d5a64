import { afterEach, describe, expect, it } from "vitest";
import { intentOf, isMeantForTheWalk } from "./keys";

/** Whether a key pressed on this element is meant for the walk. */
function pressed(on: HTMLElement, init: KeyboardEventInit): boolean {
  document.body.append(on);
  let meant = false;
  on.addEventListener("keydown", (event) => (meant = isMeantForTheWalk(event)));
  on.dispatchEvent(new KeyboardEvent("keydown", { bubbles: true, cancelable: true, ...init }));
  return meant;
}

afterEach(() => document.body.replaceChildren());

describe("keys while walking", () => {
  it.each([
    ["1", { do: "choose", at: 0 }], ["9", { do: "choose", at: 8 }], [" ", { do: "roll" }], ["ArrowLeft", { do: "back" }], ["P", { do: "pain" }],
  ])("%s", (key, intent) => expect(intentOf(key)).toEqual(intent));
  it.each(["0", "x", "Enter"])("%s means nothing", (key) => expect(intentOf(key)).toBeUndefined());

  it("are the walk's when nobody types", () => expect(pressed(document.createElement("div"), { key: "1" })).toBe(true));
  it("are the field's while somebody types", () => expect(pressed(document.createElement("input"), { key: "1" })).toBe(false));
  it("are not the walk's with Ctrl", () => expect(pressed(document.createElement("div"), { key: "1", ctrlKey: true })).toBe(false));
});
