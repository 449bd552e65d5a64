import { expect, it } from "vitest";
import { placed, tipOf } from "./tips";

function control(html: string): Element {
  const around = document.createElement("div");
  around.innerHTML = html;
  return around.querySelector("[data-it]")!;
}

it("says what an icon means", () => {
  expect(tipOf(control('<button data-it title="Undo (Ctrl+Z)">↶</button>'))).toBe("Undo (Ctrl+Z)");
});

it("says of a field what is said of its row", () => {
  expect(tipOf(control('<div data-hint="One in ten is worse."><input data-it value="3 min"></div>'))).toBe("One in ten is worse.");
});

it("says nothing twice, and nothing where there is nothing to say", () => {
  expect(tipOf(control('<input data-it title="A new journey" value="A new journey">'))).toBeUndefined();
  expect(tipOf(control("<button data-it>Add</button>"))).toBeUndefined();
  expect(tipOf(null)).toBeUndefined();
});

it("stands below its control, above it at the lower edge, and within the window", () => {
  const room = { width: 1000, height: 700 };
  const tip = { width: 100, height: 24 };
  expect(placed({ left: 200, top: 10, bottom: 40, width: 40 }, tip, room)).toEqual({ x: 170, y: 46 });
  expect(placed({ left: 980, top: 670, bottom: 695, width: 20 }, tip, room)).toEqual({ x: 894, y: 640 });
});
