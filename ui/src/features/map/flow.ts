/** What Tab and Enter do in the fields of a step, so that a stage is typed without the mouse. */
import { tick } from "svelte";
import { addStep, nextStage } from "../../state/actions";
import { session } from "../../state/session.svelte";
import { beside } from "../../state/typing";

function fieldOf(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-flow="${name}"]`);
}

/** Puts the hand into a field of the selected step. The name is typed on the card. */
export async function goTo(name: string): Promise<void> {
  if (name === "name") {
    session.naming = true;
    session.typing = true;
    await tick();
  }
  const field = fieldOf(name);
  // A field in a closed part of the inspector cannot take the hand.
  field?.closest("details")?.setAttribute("open", "");
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
  field?.scrollIntoView({ block: "nearest" });
}

/** Goes on once the core has taken what was typed; what it refuses stays in its field to be mended. */
async function leave(then: () => Promise<void>): Promise<void> {
  (document.activeElement as HTMLElement | null)?.blur();
  await session.document?.settled();
  await tick();
  if (document.querySelector('[data-flow][aria-invalid="true"]') === null) await then();
}

/** Tab and Enter in the fields of a step. */
export function onFlowKey(event: KeyboardEvent): void {
  const target = event.target instanceof HTMLElement ? event.target : null;
  const field = target?.dataset["flow"];
  if (!field || session.selection?.kind !== "touchpoint") return;
  if (event.key === "Tab") {
    const next = beside(field, event.shiftKey);
    if (!next) return;
    event.preventDefault();
    void leave(() => goTo(next));
  } else if (event.key === "Enter" && !event.shiftKey && (session.typing || event.ctrlKey || event.metaKey)) {
    // A pain point that has been typed is added first; the field is then free for another one.
    if (target instanceof HTMLInputElement && field === "pain" && target.value.trim() !== "" && !event.ctrlKey) return;
    event.preventDefault();
    void leave(event.ctrlKey || event.metaKey ? nextStage : () => addStep());
  }
}
