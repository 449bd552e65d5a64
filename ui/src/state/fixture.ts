/** A small open map and a core that takes down every edit, for tests of what stands beside the map. */
import type { Commands, Details, Edit, EditRequest, MapRecord, Patch, Snapshot, Touchpoint } from "../api/bindings";
import { connect } from "../api/core";
import { MapDocument } from "./document.svelte";
import { session } from "./session.svelte";

const assumed = <T>(value: T) => ({ value, evidence: { kind: "assumed" as const } });

export function touchpoint(id: string, name: string, more: Partial<Touchpoint> = {}): Touchpoint {
  return {
    id, key: id, name, stage: "contact", outcome: null, lane: "action", channel: "phone", level: "level1",
    active: assumed({ dist: "fixed", value: 1 }), wait: assumed({ dist: "lognormal", p50: 3, p90: 12 }), attended: assumed(1), blocked: assumed(1),
    patience: assumed(15), waitFlags: ["anxious"], easyQuestions: 0, hardQuestions: 0, repeatInfo: 0, genericAnswer: 0, cost: assumed(0),
    valueShare: assumed(0), controllable: true, emotion: null, momentOfTruth: false, solves: [], achieves: [], requires: [], dependsOn: [], team: null, ...more,
  };
}

const details = {
  id: "m", title: "A map", state: "asIs", actor: "Somebody", scenario: "", expectation: "", expectedEffort: assumed(10), demand: assumed(1000), currency: "€",
  start: "call", weights: {}, locked: false,
} as unknown as Details;

const records: MapRecord[] = [
  { record: "details", value: details },
  { record: "stage", value: { id: "contact", key: "contact", name: "Contact", order: 0 } },
  { record: "touchpoint", value: touchpoint("call", "Call the desk", { team: "desk", dependsOn: ["phones"] }) },
  { record: "touchpoint", value: touchpoint("queue", "Wait in the queue", { solves: ["reset"] }) },
  { record: "touchpoint", value: touchpoint("done", "Solved", { outcome: "resolvedVerified" }) },
  { record: "need", value: { id: "reset", key: "reset", name: "Password reset", opensAt: ["call"], metAt: ["done"], solvable: assumed(0.6) } },
  { record: "team", value: { id: "desk", key: "desk", name: "Desk", staff: 4, shifts: [{ days: ["monday"], from: 8, to: 17, staff: 4 }], holidays: ["2026-12-24"], atShiftEnd: "pause" } },
  { record: "component", value: { id: "phones", key: "phones", name: "Phones", down: false, announces: ["mail"] } },
  { record: "path", value: { id: "by-phone", key: "by-phone", name: "By phone", steps: ["call", "queue", "done"] } },
  { record: "painPoint", value: { id: "long", at: { touchpoint: "queue" }, text: "No idea how long", severity: 4, layer: "user", votes: 9, evidence: { kind: "assumed" }, frequency: null, kind: null, owner: "", status: "open", proof: "" } },
  { record: "opportunity", value: { id: "say", at: { touchpoint: "queue" }, text: "Say how long", owner: "" } },
  { record: "question", value: { id: "why", at: { touchpoint: "queue" }, text: "Why?", answer: "" } },
];

const state = {
  revision: 1, problems: [], undo: null, redo: null, savedAt: "2026-11-24T14:00:00Z", exact: null,
  layout: { cards: [], ends: [], edges: [], stages: [], bands: [], lines: [], notes: [], tracks: [], trackHeights: [] },
} as unknown as Snapshot["state"];

/** What an edit changes of what follows from this map: nothing, for nothing is laid out here. */
export const unchanged = () => state as unknown as Patch["state"];

type Answers = { [K in keyof Commands]?: (request: Commands[K]["request"]) => unknown };

/** Opens the map with more on it. Gives the edits that were sent; what is asked beside them is answered from `answers`. */
export function openMap(more: MapRecord[] = [], answers: Answers = {}): Edit[] {
  const sent: Edit[] = [];
  connect({
    call: async (command, request) => {
      if (command === "edit_apply") sent.push(...(request as EditRequest).edits);
      const answer = answers[command] as ((request: unknown) => unknown) | undefined;
      return (answer ? answer(request) : command === "edit_preview" ? { differences: [] } : { changes: [], state: unchanged() }) as never;
    },
    start: () => Promise.reject(new Error("no job is started here")),
  });
  session.document = new MapDocument({ map: "m", records: [...records, ...more], state, lastRun: null, related: [] });
  session.select(null);
  return sent;
}
