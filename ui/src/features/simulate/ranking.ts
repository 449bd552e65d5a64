/** Where the effort goes: steps by what they cost, and why. Effort is in effort minutes (em) per walk. */
import type { Causes, TouchpointReport } from "../../api/bindings";
import type { Part } from "../../components/charts/stack";

export type Order = "sum" | "peak";

/** What can be changed first, by the order asked for; what cannot, at the end. */
export function ranked(steps: readonly TouchpointReport[], order: Order): TouchpointReport[] {
  const size = (step: TouchpointReport) => (order === "sum" ? step.friction_em.mean : step.peak_share);
  return [...steps].sort(
    (a, b) => Number(b.controllable) - Number(a.controllable) || size(b) - size(a) || b.friction_em.mean - a.friction_em.mean,
  );
}

const TERMS: readonly [keyof Causes, string, "waiting" | "doing" | "event"][] = [
  ["waiting", "waiting", "waiting"],
  ["uncertain", "not knowing how long", "waiting"],
  ["unoccupied", "nothing to do meanwhile", "waiting"],
  ["preprocess", "waiting before it begins", "waiting"],
  ["unexplained", "nobody says why", "waiting"],
  ["unfair", "others come first", "waiting"],
  ["anxious", "something is at stake", "waiting"],
  ["doing", "doing", "doing"],
  ["hard_questions", "hard questions", "event"],
  ["repeat_info", "saying it again", "event"],
  ["generic_answer", "generic answers", "event"],
  ["channel_switch", "changing channel", "event"],
  ["transfer", "being handed on", "event"],
  ["dead_end", "dead ends", "event"],
  ["repeat_contact", "asking again", "event"],
];

/** The terms that are there: waiting with what makes it long, doing, events. */
export function causeParts(causes: Causes): Part[] {
  return TERMS.map(([key, name, tone]) => ({ name, tone, value: causes[key] })).filter((part) => part.value > 0);
}

/** The one that takes most, in words; none where nothing does. */
export function mainCause(causes: Causes): string {
  const parts = causeParts(causes);
  return parts.reduce<Part | undefined>((a, b) => (a && a.value >= b.value ? a : b), undefined)?.name ?? "";
}

/** The step at which most walks have their worst moment. */
export function mostOftenPeak(steps: readonly TouchpointReport[]): TouchpointReport | undefined {
  return steps.reduce<TouchpointReport | undefined>((a, b) => (a && a.peak_share >= b.peak_share ? a : b), undefined);
}
