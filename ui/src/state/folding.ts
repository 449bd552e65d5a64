/** Folds stages to one card each, and unfolds them. Only a way of looking. */
import { asApiError } from "../api/core";
import { session } from "./session.svelte";

export const isFolded = (stage: string): boolean => session.document?.folded.has(stage) ?? false;

/** A stage of one step would only be drawn as another card. */
export function canFold(stage: string): boolean {
  const steps = session.document?.stepsOf(stage).filter((step) => !step.outcome) ?? [];
  return isFolded(stage) || steps.length > 1;
}

export async function toggleFold(stage: string): Promise<void> {
  const map = session.document;
  if (!map) return;
  const folded = new Set(map.folded);
  if (!folded.delete(stage)) folded.add(stage);
  await map.fold(folded).catch((thrown: unknown) => session.fail(asApiError(thrown)));
}

/** What is selected is seen: its stage unfolds. */
export async function unfoldSelected(): Promise<void> {
  const map = session.document;
  const step = session.selection?.kind === "touchpoint" ? map?.touchpoint(session.selection.id) : undefined;
  if (step && isFolded(step.stage)) await toggleFold(step.stage);
}
