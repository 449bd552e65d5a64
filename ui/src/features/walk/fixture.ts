/** A small walk and its map, for the tests of this folder. */
import type { Touchpoint, TouchpointId, Transition, WalkState, WalkVisit } from "../../api/bindings";

const assumed = <T>(value: T) => ({ value, evidence: { kind: "assumed" as const } });

export function step(id: TouchpointId, more: Partial<Touchpoint> = {}): Touchpoint {
  return {
    id, key: id, name: `Step ${id}`, stage: "s", outcome: null, lane: "action", channel: "phone", level: null,
    active: assumed({ dist: "fixed", value: 0 }), wait: assumed({ dist: "fixed", value: 0 }), attended: assumed(1), blocked: assumed(1),
    patience: null, waitFlags: [], easyQuestions: 0, hardQuestions: 0, repeatInfo: 0, genericAnswer: 0, cost: assumed(0),
    valueShare: assumed(0), controllable: true, emotion: null, momentOfTruth: false, solves: [], achieves: [], requires: [],
    dependsOn: [], team: null, ...more,
  };
}

export function move(source: TouchpointId, target: TouchpointId, share: number, kind: Transition["kind"] = "next"): Transition {
  return { id: `${source}-${target}`, source, target, share: assumed(share), kind, exitReason: null, label: "" };
}

export function visit(touchpoint: TouchpointId, more: Partial<WalkVisit> = {}): WalkVisit {
  return { touchpoint, via: null, arrivedMin: 0, waitMin: 0, activeMin: 1, patienceMin: null, gaveUp: false, frictionEm: 1, ...more };
}

export function walkState(more: Partial<WalkState> = {}): WalkState {
  return {
    format: "milewalk.walk/1", seed: 7, customer: 1, visits: [visit("a")],
    choices: [
      { transition: "a-b", target: "b", label: "On", share: 0.9, givesUp: false, dice: true },
      { transition: "a-out", target: "out", label: "I give up", share: 0.1, givesUp: true, dice: false },
    ],
    outcome: null, end: null,
    totals: { activeMin: 1, waitMin: 0, lostMin: 1, elapsedMin: 1, frictionEm: 1, rememberedEm: 1, index: 5, cost: 0 },
    ledger: [], ...more,
  };
}

/** a → b → c → done, with a loop c → b that is likelier than going on. */
export function smallMap() {
  const steps = [step("a"), step("b"), step("c"), step("done", { outcome: "resolvedVerified" }), step("out", { outcome: "abandoned" })];
  const moves = [move("a", "b", 1), move("a", "out", 1, "abandon"), move("b", "c", 1), move("b", "out", 1, "abandon"), move("c", "b", 0.7, "repeat"), move("c", "done", 0.3)];
  return {
    touchpoint: (id: TouchpointId) => steps.find((s) => s.id === id),
    outgoing: (id: TouchpointId) => moves.filter((m) => m.source === id),
  };
}
