/** What the time on a card rests on, so that it can look like it. */
import type { Touchpoint } from "../api/bindings";
import { restsOn } from "../i18n/evidence";

export type Basis = "assumed" | "told" | "tickets";

const minutes = (step: Touchpoint, field: "active" | "wait") => {
  const duration = step[field].value;
  return duration.dist === "fixed" ? duration.value : duration.dist === "lognormal" ? duration.p50 : 1;
};

/** Of the longer of doing and waiting: it is most of what is shown. `assumed` is what the core says of both. */
export function basisOf(step: Touchpoint, assumed: boolean): Basis {
  if (assumed) return "assumed";
  const kinds = [step.active.evidence.kind, step.wait.evidence.kind];
  const main = minutes(step, "wait") > minutes(step, "active") ? kinds[1] : kinds[0];
  const kind = main === "assumed" ? kinds.find((it) => it !== "assumed") : main;
  return kind === "fromTickets" ? "tickets" : kind === "toldByCustomers" ? "told" : "assumed";
}

/** In words, on hover. */
export function basisWords(step: Touchpoint): string {
  const parts = [
    minutes(step, "active") > 0 ? `doing: ${restsOn(step.active.evidence)}` : "",
    minutes(step, "wait") > 0 ? `waiting: ${restsOn(step.wait.evidence)}` : "",
  ];
  return parts.filter((part) => part !== "").join("; ");
}
