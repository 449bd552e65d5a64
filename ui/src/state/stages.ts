/** What is done to a stage, wherever it is asked for: its name on the canvas, the inspector, a key. */
import { v7 } from "uuid";
import { session } from "./session.svelte";

export const stages = {
  /** Types its name where it stands; where that is locked, the core says so. */
  async name(stage: string): Promise<void> {
    const of = session.document?.stage(stage);
    if (!of) return;
    if (session.document?.details.locked) await session.edit({ kind: "renameStage", stage, name: of.name });
    else session.select({ kind: "stage", id: stage }, true);
  },

  async addBehind(stage: string): Promise<void> {
    const id = v7();
    const order = (session.document?.stage(stage)?.order ?? 0) + 1;
    if (await session.edit({ kind: "addStage", id, name: "New stage", order })) session.select({ kind: "stage", id }, true);
  },

  async move(stage: string, order: number): Promise<void> {
    await session.edit({ kind: "moveStage", stage, order });
  },
};
