/** What is done to a lane, wherever it is asked for: its name on the canvas, the inspector, a key. */
import { v7 } from "uuid";
import { session } from "./session.svelte";

export const lanes = {
  /** Types its name where it stands; where that is locked, the core says so. */
  async name(lane: string): Promise<void> {
    const of = session.document?.lane(lane);
    if (!of) return;
    if (session.document?.details.locked) await session.edit({ kind: "renameLane", lane, name: of.name });
    else session.select({ kind: "lane", id: lane }, true);
  },

  /** A new one below another, or below all; its name is typed at once. */
  async add(below?: string): Promise<void> {
    const map = session.document;
    if (!map) return;
    const id = v7();
    const order = below === undefined ? map.lanes.length : (map.lane(below)?.order ?? 0) + 1;
    if (await session.edit({ kind: "addLane", id, name: "New lane", role: "custom", order })) session.select({ kind: "lane", id }, true);
  },

  async hide(lane: string, hidden: boolean): Promise<void> {
    await session.edit({ kind: "hideLane", lane, hidden });
  },

  async showAll(): Promise<void> {
    const hidden = session.document?.lanes.filter((lane) => lane.hidden) ?? [];
    await session.edit(...hidden.map((lane) => ({ kind: "hideLane", lane: lane.id, hidden: false }) as const));
  },
};
