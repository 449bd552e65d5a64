/** What stands in the place of a lane, and the edits that write there: a text, the channel of a step, one more pain point. */
import { v7 } from "uuid";
import type { Anchor, Cell, Edit, Lane, Touchpoint } from "../api/bindings";

/** What of a map is needed to know. */
export interface Written {
  lane: (id: string) => Lane | undefined;
  touchpoint: (id: string) => Touchpoint | undefined;
  cells: readonly Cell[];
}

/** How typing into a lane is meant. */
export type Meaning = "text" | "channel" | "painPoint" | "opportunity";

export function meaning(lane: Lane | undefined): Meaning {
  if (lane?.role === "channel") return "channel";
  if (lane?.role === "pain") return "painPoint";
  if (lane?.role === "opportunity") return "opportunity";
  return "text";
}

export function cellIn(map: Written, lane: string, at: Anchor): Cell | undefined {
  const key = anchorKey(at);
  return map.cells.find((cell) => cell.lane === lane && anchorKey(cell.at) === key);
}

/** What stands there to be typed over; pain points and opportunities are typed anew. */
export function cellText(map: Written, lane: string, at: Anchor): string {
  const means = meaning(map.lane(lane));
  if (means === "channel") return ("touchpoint" in at && map.touchpoint(at.touchpoint)?.channel) || "";
  return means === "text" ? (cellIn(map, lane, at)?.text ?? "") : "";
}

/** Why nothing can be typed there. */
export function cannotType(map: Written, lane: string, at: Anchor): string | undefined {
  if (meaning(map.lane(lane)) !== "channel") return undefined;
  const step = "touchpoint" in at ? map.touchpoint(at.touchpoint) : undefined;
  return step && !step.outcome ? undefined : "A channel belongs to a step: there is none here.";
}

/** Writes a text there; nothing where nothing would change. */
export function cellEdits(map: Written, lane: string, at: Anchor, typed: string): Edit[] {
  const text = typed.trim();
  const means = meaning(map.lane(lane));
  if (means === "painPoint" || means === "opportunity") {
    if (text === "") return [];
    return [means === "painPoint" ? { kind: "addPainPoint", id: v7(), at, text } : { kind: "addOpportunity", id: v7(), at, text }];
  }
  if (text === cellText(map, lane, at)) return [];
  if (means === "channel") return "touchpoint" in at ? [{ kind: "setChannel", touchpoint: at.touchpoint, channel: text }] : [];
  return [{ kind: "writeCell", id: cellIn(map, lane, at)?.id ?? v7(), lane, at, text }];
}

export const anchorKey = (at: Anchor) => ("touchpoint" in at ? at.touchpoint : at.stage);
