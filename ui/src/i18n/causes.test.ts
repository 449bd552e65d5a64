import { expect, it } from "vitest";
import type { Causes } from "../api/bindings";
import { causeParts } from "./causes";

const none: Causes = {
  doing: 0, waiting: 0, uncertain: 0, unoccupied: 0, preprocess: 0, unexplained: 0, unfair: 0, anxious: 0, hard_questions: 0,
  repeat_info: 0, generic_answer: 0, channel_switch: 0, transfer: 0, dead_end: 0, repeat_contact: 0, blame: 0, unacknowledged: 0,
};

it("keeps waiting with its flags together, before doing and events", () => {
  const parts = causeParts({ ...none, doing: 1, uncertain: 2, waiting: 3, dead_end: 4 });
  expect(parts.map((p) => [p.tone, p.value])).toEqual([["waiting", 3], ["waiting", 2], ["doing", 1], ["event", 4]]);
});

it("loses no effort: every cause is a part", () => {
  const all = Object.fromEntries(Object.keys(none).map((key) => [key, 1])) as Causes;
  expect(causeParts(all)).toHaveLength(Object.keys(none).length);
});
