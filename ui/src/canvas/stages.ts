/** Where a stage that is dragged comes to stand. Plain geometry. */
import type { StageBox } from "../api/bindings";

export interface StageSlot {
  order: number;
  /** Where the mark stands between two stages. */
  x: number;
}

/** The place between two stages that is nearest to the hand; none where it would stay where it is. */
export function stageSlot(stages: readonly StageBox[], moved: string, x: number): StageSlot | undefined {
  const from = stages.findIndex((stage) => stage.stage === moved);
  const gap = stages.filter((stage) => x > stage.x + stage.width / 2).length;
  if (from < 0 || gap === from || gap === from + 1) return undefined;
  const next = stages[gap];
  const last = stages.at(-1);
  return { order: gap > from ? gap - 1 : gap, x: next?.x ?? (last ? last.x + last.width : 0) };
}

/** A name stays in sight while its stage does: how far it is moved into it, pixels of the window. */
export function nameShift(left: number, width: number): number {
  const ROOM = 90;
  return Math.max(0, Math.min(-left, width - ROOM));
}
