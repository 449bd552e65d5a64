/** A small map for the tests of tables, lists and find, and a core that takes edits and remembers them. */
import type { DocumentState, Edit, MapRecord, PainPoint, Snapshot, Touchpoint, Transition } from "../../api/bindings";
import { connect } from "../../api/core";
import { MapDocument } from "../../state/document.svelte";

const assumed = <T>(value: T) => ({ value, evidence: { kind: "assumed" as const } });

export function step(id: string, more: Partial<Touchpoint> = {}): Touchpoint {
  return {
    id, key: id, name: id, stage: "contact", outcome: null, lane: "action", channel: "", level: null,
    active: assumed({ dist: "fixed", value: 0 }), wait: assumed({ dist: "fixed", value: 0 }), attended: assumed(1), blocked: assumed(1),
    patience: null, waitFlags: [], easyQuestions: 0, hardQuestions: 0, repeatInfo: 0, genericAnswer: 0, cost: assumed(0),
    valueShare: assumed(0), controllable: true, emotion: null, momentOfTruth: false, solves: [], achieves: [], requires: [],
    dependsOn: [], team: null, ...more,
  };
}

export function way(source: string, target: string, share: number, kind: Transition["kind"] = "next"): Transition {
  return { id: `${source}-${target}`, source, target, share: assumed(share), kind, exitReason: null, label: "" };
}

export function pain(id: string, more: Partial<PainPoint> = {}): PainPoint {
  return {
    id, at: { touchpoint: "queue" }, text: id, severity: null, layer: null, votes: 0, evidence: { kind: "assumed" }, frequency: null,
    kind: null, owner: "", status: "open", proof: "", ...more,
  };
}

const state = { revision: 1, layout: { cards: [], ends: [], edges: [], stages: [], bands: [], lines: [], notes: [], tracks: [], trackHeights: [] }, problems: [], undo: null, redo: null, savedAt: "2026-01-01T00:00:00Z", exact: null } as unknown as DocumentState;

/** Find help: Look. Contact: Menu → Queue → Agent → Solved; out of the queue: Gave up. Lanes: Backstage, Pain points. */
export function records(): MapRecord[] {
  return [
    { record: "details", value: { id: "m", title: "Locked out", start: "look", currency: "€" } as never },
    { record: "stage", value: { id: "find", key: "find", name: "Find help", order: 0 } },
    { record: "stage", value: { id: "contact", key: "contact", name: "Contact", order: 1 } },
    { record: "lane", value: { id: "back", name: "Backstage", role: "backstage", order: 0, hidden: false } as never },
    { record: "lane", value: { id: "pains", name: "Pain points", role: "pain", order: 1, hidden: false } as never },
    { record: "touchpoint", value: step("look", { name: "Look for help", stage: "find", channel: "web" }) },
    { record: "touchpoint", value: step("menu", { name: "Phone menu", channel: "phone", level: "level1" }) },
    { record: "touchpoint", value: step("queue", { name: "Wait in the queue", wait: assumed({ dist: "lognormal", p50: 3, p90: 12 }), emotion: assumed(-2) }) },
    { record: "touchpoint", value: step("agent", { name: "Agent checks who I am", lane: "frontstage" }) },
    { record: "touchpoint", value: step("solved", { name: "Solved", outcome: "resolvedVerified" }) },
    { record: "touchpoint", value: step("out", { name: "Gave up", outcome: "abandoned" }) },
    { record: "transition", value: way("look", "menu", 1) },
    { record: "transition", value: way("menu", "queue", 0.7) },
    { record: "transition", value: way("menu", "agent", 0.3) },
    { record: "transition", value: way("queue", "agent", 1) },
    { record: "transition", value: way("queue", "out", 1, "abandon") },
    { record: "transition", value: way("agent", "solved", 1) },
    { record: "painPoint", value: pain("p1", { text: "No idea how long" }) },
    { record: "painPoint", value: pain("p2", { text: "The music" }) },
    { record: "cell", value: { id: "c1", lane: "back", at: { touchpoint: "queue" }, text: "Phone platform" } },
  ];
}

export function document(of: MapRecord[] = records()): MapDocument {
  return new MapDocument({ map: "m", records: of, state, lastRun: null, related: [] } as Snapshot);
}

/** Takes every edit, or refuses it with a reason; gives those that it was sent. */
export function core(answers: { refuse?: (edit: Edit) => string | undefined; call?: (command: string, request: unknown) => unknown } = {}): Edit[] {
  const sent: Edit[] = [];
  connect({
    call: async (command, request) => {
      if (command !== "edit_apply") return answers.call?.(command, request) as never;
      const { edits } = request as { edits: Edit[] };
      const reason = edits.map((edit) => answers.refuse?.(edit)).find(Boolean);
      if (reason) throw { code: "invalidEdit", reason };
      sent.push(...edits);
      return { changes: [], state } as never;
    },
    start: () => Promise.reject(new Error("no job is started here")),
  });
  return sent;
}
