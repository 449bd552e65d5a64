/** Two small maps for tests. */
import type { Details, ExactSummary, Touchpoint, Transition } from "../../api/bindings";
import type { Side } from "./side";

const assumed = <T>(value: T) => ({ value, evidence: { kind: "assumed" as const } });

export function step(key: string, with_: Partial<Touchpoint> = {}): Touchpoint {
  return {
    id: `id-${key}`, key, name: key, stage: "s", outcome: null, lane: "action", channel: "phone", level: "level1",
    active: assumed({ dist: "fixed", value: 2 }), wait: assumed({ dist: "lognormal", p50: 3, p90: 12 }),
    attended: assumed(1), blocked: assumed(1), patience: null, waitFlags: [], easyQuestions: 0, hardQuestions: 0,
    repeatInfo: 0, genericAnswer: 0, cost: assumed(0), valueShare: assumed(0), controllable: true, emotion: null,
    momentOfTruth: false, solves: [], achieves: [], requires: [], dependsOn: [], team: null, ...with_,
  };
}

export function way(source: string, target: string, share: number, kind: Transition["kind"] = "next"): Transition {
  return { id: `${source}-${target}-${kind}`, source: `id-${source}`, target: `id-${target}`, share: assumed(share), kind, exitReason: null, label: "" };
}

export const exact: ExactSummary = {
  resolvedVerified: 0.9061, resolvedUnverified: 0.0103, abandoned: 0.0836,
  frictionEm: 32.94, elapsedMin: 30.02, lostMin: 24.92, cost: 19.12, touchpoints: [],
};

export function side(with_: Partial<Side> = {}): Side {
  return {
    details: { title: "T", currency: "$" } as Details,
    exact, touchpoints: [step("call"), step("queue")], transitions: [way("call", "queue", 1)],
    needs: [], components: [], painPoints: [], run: null, ...with_,
  };
}
