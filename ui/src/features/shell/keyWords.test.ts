import { expect, it } from "vitest";
import { keyWords } from "./keyWords";

it.each([
  ["Ctrl+Shift+z", "Ctrl Shift Z"],
  ["ArrowLeft", "←"],
  ["?", "?"],
  ["Enter", "Enter"],
])("%s reads as %s", (key, words) => expect(keyWords(key)).toBe(words));
