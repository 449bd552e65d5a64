/** What kind of thing a lane holds, in words. */
import type { LaneRole } from "../../api/bindings";

export const laneRoles: [LaneRole, string][] = [
  ["action", "what customers do"],
  ["thought", "what customers think"],
  ["emotion", "how customers feel"],
  ["channel", "channels"],
  ["evidence", "what they see and touch"],
  ["frontstage", "front stage"],
  ["backstage", "backstage"],
  ["support", "support processes"],
  ["pain", "pain points"],
  ["opportunity", "opportunities"],
  ["levelZero", "level 0"],
  ["metric", "figures"],
  ["custom", "anything else"],
];
