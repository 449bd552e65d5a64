/** Moves what is selected by one place with a key: steps on the grid, a lane up and down, a stage to the side. */
import { laneBands, orderBeside } from "../canvas/lanes";
import { stepped } from "../canvas/moves";
import type { Direction } from "./neighbours";
import { session } from "./session.svelte";
import { revealSelection } from "./showing";

/** Whether what is selected can be moved this way at all. */
export function canMove(direction: Direction): boolean {
  const kind = session.selection?.kind;
  const upright = direction === "up" || direction === "down";
  return kind === "touchpoint" || kind === (upright ? "lane" : "stage");
}

export async function moveSelected(direction: Direction): Promise<void> {
  const chosen = session.selection;
  const by = direction === "up" || direction === "left" ? -1 : 1;
  if (chosen?.kind === "touchpoint") await moveSteps(direction, by);
  if (chosen?.kind === "lane") await moveLane(chosen.id, by);
  if (chosen?.kind === "stage") await moveStage(chosen.id, by);
  revealSelection();
}

/** To the next column or track, and at the edge of a stage into the next one. */
async function moveSteps(direction: Direction, by: -1 | 1): Promise<void> {
  const map = session.document;
  if (!map) return;
  await map.settled();
  const across = direction === "left" || direction === "right";
  const there = stepped(map.state.layout, [...session.chosen], { columns: across ? by : 0, tracks: across ? 0 : by });
  if (there) await session.edit(...there.edits);
}

async function moveLane(lane: string, by: -1 | 1): Promise<void> {
  const map = session.document;
  if (!map) return;
  await map.settled();
  const order = orderBeside(laneBands(map.state.layout), map.lanes, lane, by);
  if (order !== undefined) await session.edit({ kind: "moveLane", lane, order });
}

async function moveStage(stage: string, by: -1 | 1): Promise<void> {
  const map = session.document;
  if (!map) return;
  await map.settled();
  const order = (map.stage(stage)?.order ?? 0) + by;
  if (order >= 0 && order < map.stages.length) await session.edit({ kind: "moveStage", stage, order });
}
