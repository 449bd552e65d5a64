import { expect, it } from "vitest";
import { changes, fitting, toggled } from "./picker";

const options = [
  { id: "a", name: "Phone menu", group: "Contact" },
  { id: "b", name: "Wait in the phone queue", group: "Contact" },
  { id: "c", name: "Solved", group: "After" },
];

it("finds by any words of name and group", () => {
  expect(fitting(options, "queue phone").map((o) => o.id)).toEqual(["b"]);
  expect(fitting(options, "CONT").map((o) => o.id)).toEqual(["a", "b"]);
  expect(fitting(options, " ")).toHaveLength(3);
});

it("takes one more or one less, and says what that changes", () => {
  expect(toggled(["a"], "b")).toEqual(["a", "b"]);
  expect(toggled(["a", "b"], "a")).toEqual(["b"]);
  expect(changes(["a", "b"], ["b", "c"])).toEqual({ added: ["c"], removed: ["a"] });
});
