/** Where the effort goes: steps by what they cost, and why. Effort is in effort minutes (em) per walk. */
import type { Causes, TouchpointReport } from "../../api/bindings";
import { causeParts, type CausePart } from "../../i18n/causes";

export type Order = "sum" | "peak";

/** What can be changed first, by the order asked for; what cannot, at the end. */
export function ranked(steps: readonly TouchpointReport[], order: Order): TouchpointReport[] {
  const size = (step: TouchpointReport) => (order === "sum" ? step.friction_em.mean : step.peak_share);
  return [...steps].sort(
    (a, b) => Number(b.controllable) - Number(a.controllable) || size(b) - size(a) || b.friction_em.mean - a.friction_em.mean,
  );
}

/** The one that takes most, in words; none where nothing does. */
export function mainCause(causes: Causes): string {
  const parts = causeParts(causes);
  return parts.reduce<CausePart | undefined>((a, b) => (a && a.value >= b.value ? a : b), undefined)?.name ?? "";
}

/** The step at which most walks have their worst moment. */
export function mostOftenPeak(steps: readonly TouchpointReport[]): TouchpointReport | undefined {
  return steps.reduce<TouchpointReport | undefined>((a, b) => (a && a.peak_share >= b.peak_share ? a : b), undefined);
}
