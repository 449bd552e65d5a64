import { describe, expect, it } from "vitest";
import { asOutline, isOutline, isTable, sameText } from "./pastedText";

it.each([["# Contact", true], ["\n  - Phone menu", true], ["! It hurts\n- x", true], ["Phone menu", false], ["-5 %", false], ["", false]])("%j is an outline: %s", (text, is) => {
  expect(isOutline(text)).toBe(is);
});

it.each([["stage\tstep\r\nA\tb", true], ["step;waiting\nb;3", true], ["\nstep,doing\nb,3\n", true], ["one line\tonly", false], ["a\nb", false]])("%j may be a table: %s", (text, is) => {
  expect(isTable(text)).toBe(is);
});

it("knows its own text again after other programs have had it", () => {
  expect(sameText("# A\n- b\n", "# A\r\n- b")).toBe(true);
  expect(sameText("# A\n- b\n", "# A\n- c")).toBe(false);
});

describe("what could become steps", () => {
  it.each([
    ["a table: its first column", "Phone menu\t1 min\r\nWait\t3 min\r\n", "# Contact\n- Phone menu\n- Wait"],
    ["a cell of several lines", '"Wait in\nthe ""long"" queue"\tx\nAgent\ty', '# Contact\n- Wait in the "long" queue\n- Agent'],
    ["rows without a name are left out", "Phone\tx\n\ty\nAgent\tz", "# Contact\n- Phone\n- Agent"],
    ["a quotation mark within a name", 'Say "hello"\tx\nAgent\ty', '# Contact\n- Say "hello"\n- Agent'],
    ["a list of lines", "Phone menu\n\n  Wait\n", "# Contact\n- Phone menu\n- Wait"],
  ])("%s", (_, text, lines) => expect(asOutline(text, "Contact")).toBe(lines));

  it("goes without a stage behind a step", () => {
    expect(asOutline("a\nb", undefined)).toBe("- a\n- b");
  });

  it.each([["one line", "Phone menu"], ["a book", Array.from({ length: 501 }, (_, n) => `Line ${n}`).join("\n")], ["nothing", "\n \n"]])("is not %s", (_, text) => {
    expect(asOutline(text, "Contact")).toBeUndefined();
  });
});
