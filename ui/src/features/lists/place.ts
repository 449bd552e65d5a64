/** Where a thing of a list hangs, in words, and the way there on the drawing. */
import type { Anchor } from "../../api/bindings";
import { session } from "../../state/session.svelte";

interface Places {
  touchpoint(id: string): { name: string; stage: string } | undefined;
  stage(id: string): { name: string } | undefined;
}

/** The step and its stage, or the stage alone. */
export function placeOf(map: Places, at: Anchor): { name: string; stage: string } {
  if ("stage" in at) return { name: map.stage(at.stage)?.name ?? "", stage: "the whole stage" };
  const step = map.touchpoint(at.touchpoint);
  return { name: step?.name ?? "", stage: (step && map.stage(step.stage)?.name) ?? "" };
}

export function showOnDrawing(at: Anchor): void {
  session.face = "canvas";
  session.select("touchpoint" in at ? { kind: "touchpoint", id: at.touchpoint } : { kind: "stage", id: at.stage });
}
