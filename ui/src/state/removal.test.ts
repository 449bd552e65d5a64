import { afterEach, expect, it } from "vitest";
import type { Difference, RecordKey } from "../api/bindings";
import { openMap } from "./fixture";
import { removal, removeWithCare } from "./removal.svelte";
import { session } from "./session.svelte";

const alone: Difference[] = [{ kind: "removed", target: { record: "team", id: "desk" }, words: "Team “Desk” is gone", records: [] }];
const call: RecordKey = { record: "touchpoint", id: "call" };
const more: Difference[] = [...alone, { kind: "changed", target: call, words: "“Call”: served by Desk → nobody", records: [call] }];
const remove = () => removeWithCare([{ kind: "removeTeam", team: "desk" }], "the team “Desk”");
const asked = () => expect.poll(() => removal.asked?.lines);

afterEach(() => session.close());

it("deletes at once what takes nothing along", async () => {
  const sent = openMap([], { edit_preview: () => ({ differences: alone }) });
  expect(await remove()).toBe(true);
  expect(sent).toHaveLength(1);
});

it("asks when more changes, and deletes after a yes", async () => {
  const sent = openMap([], { edit_preview: () => ({ differences: more }) });
  const done = remove();
  await asked().toEqual(["“Call”: served by Desk → nobody"]);
  expect(sent).toHaveLength(0);
  removal.answer(true);
  expect(await done).toBe(true);
  expect(sent).toHaveLength(1);
});

it("leaves everything as it is after a no", async () => {
  const sent = openMap([], { edit_preview: () => ({ differences: more }) });
  const done = remove();
  await asked().toHaveLength(1);
  removal.answer(false);
  expect(await done).toBe(false);
  expect(sent).toHaveLength(0);
});

it("says why when the core refuses, and asks nothing", async () => {
  openMap([], { edit_preview: () => Promise.reject({ code: "invalidEdit", reason: "“Contact” still has 3 steps" }) });
  expect(await remove()).toBe(false);
  expect(removal.asked).toBeNull();
  expect(session.toasts.at(-1)?.text).toBe("“Contact” still has 3 steps");
  session.toasts = [];
});
