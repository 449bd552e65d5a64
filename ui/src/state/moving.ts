/** Moves what is selected by one place with a key: a lane up and down, a stage to the side. */
import { laneBands, orderBeside } from "../canvas/lanes";
import type { Direction } from "./neighbours";
import { session } from "./session.svelte";

/** Whether what is selected can be moved this way at all. */
export function canMove(direction: Direction): boolean {
  const upright = direction === "up" || direction === "down";
  return session.selection?.kind === (upright ? "lane" : "stage");
}

export async function moveSelected(direction: Direction): Promise<void> {
  const chosen = session.selection;
  const by = direction === "up" || direction === "left" ? -1 : 1;
  if (chosen?.kind === "lane") await moveLane(chosen.id, by);
  if (chosen?.kind === "stage") await moveStage(chosen.id, by);
}

async function moveLane(lane: string, by: -1 | 1): Promise<void> {
  const map = session.document;
  if (!map) return;
  const order = orderBeside(laneBands(map.state.layout), map.lanes, lane, by);
  if (order !== undefined) await session.edit({ kind: "moveLane", lane, order });
}

async function moveStage(stage: string, by: -1 | 1): Promise<void> {
  const map = session.document;
  const order = (map?.stage(stage)?.order ?? 0) + by;
  if (map && order >= 0 && order < map.stages.length) await session.edit({ kind: "moveStage", stage, order });
}
