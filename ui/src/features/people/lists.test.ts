import { expect, it } from "vitest";
import { needEntry, pathEntry, personaEntry, systemEntry } from "./lists";
import { neutral } from "./personas";

it("says of each what tells it apart", () => {
  const named = { id: "x", key: "x", name: "X" };
  const need = { ...named, opensAt: [], metAt: ["a"], solvable: null };
  expect(needEntry(need, () => "Solved").word).toBe("met at Solved");
  expect(needEntry({ ...need, metAt: ["a", "b"] }, () => "Solved").word).toBe("met at 2 places");
  expect(needEntry({ ...need, metAt: [] }, () => "Solved").word).toBe("met nowhere");
  expect(personaEntry({ ...named, description: "", share: 1 / 6, traits: neutral }).word).toBe("17 %");
  expect(systemEntry({ ...named, down: false, announces: [] }).word).toBe("announces nowhere");
  expect(systemEntry({ ...named, down: true, announces: ["mail", "web"] }).word).toBe("out of order, announces on mail, web");
  expect(pathEntry({ ...named, steps: ["a"] }).word).toBe("1 step");
});
