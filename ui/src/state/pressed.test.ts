import { expect, it } from "vitest";
import { pressed } from "./pressed";

const key = (init: KeyboardEventInit) => pressed(new KeyboardEvent("keydown", init));

it.each([
  [{ key: "Z", ctrlKey: true, shiftKey: true }, "Ctrl+Shift+z"],
  [{ key: "s", metaKey: true }, "Ctrl+s"],
  [{ key: "ArrowUp", altKey: true }, "Alt+ArrowUp"],
  [{ key: "?", shiftKey: true, code: "Slash" }, "?"],
  [{ key: "!", shiftKey: true, code: "Digit1" }, "Shift+1"],
  [{ key: "\"", shiftKey: true, code: "Digit2" }, "Shift+2"],
  [{ key: "1", shiftKey: true, code: "Digit1" }, "1"],
  [{ key: "1", code: "Digit1" }, "1"],
  [{ key: "B", shiftKey: true, code: "KeyB" }, "b"],
])("%j is %s", (init, words) => {
  expect(key(init)).toBe(words);
});
