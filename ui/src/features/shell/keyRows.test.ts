import { expect, it } from "vitest";
import { keyRows } from "./keyRows";

it("has one line for keys that say something together", () => {
  const rows = keyRows([
    { label: "Undo", keys: ["Ctrl+z"] },
    { label: "Bad", keys: ["2"], together: "It feels" },
    { label: "Good", keys: ["4"], together: "It feels" },
    { label: "Redo", keys: ["Ctrl+y", "Ctrl+Shift+z"] },
  ]);
  expect(rows).toEqual([
    { label: "Undo", keys: [["Ctrl+z"]] },
    { label: "It feels", keys: [["2"], ["4"]] },
    { label: "Redo", keys: [["Ctrl+y", "Ctrl+Shift+z"]] },
  ]);
});
