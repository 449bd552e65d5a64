/** Typing a step and the next one without the mouse: its fields in their order, and the keys in words. */
import type { KeyWords } from "./actions";

/** The fields of a step as they are typed. */
export const FIELDS = ["name", "channel", "doing", "doingBad", "waiting", "waitingBad", "emotion", "pain"] as const;

/** The field after or before this one; none at the ends, where Tab does what it does everywhere. */
export function beside(field: string | undefined, back: boolean): string | undefined {
  const at = FIELDS.findIndex((name) => name === field);
  return at < 0 ? undefined : FIELDS[at + (back ? -1 : 1)];
}

/** As the sheet of keys lists them; what they do is in the fields of the map. */
export const typingKeys: KeyWords[] = [
  { keys: ["Enter"], label: "Done; the next step in this stage" },
  { keys: ["Ctrl+Enter"], label: "Done; the first step in the next stage" },
  { keys: ["Tab"], label: "The next field: name, channel, doing, waiting, emotion, pain point" },
  { keys: ["Shift+Tab"], label: "The field before" },
  { keys: ["Escape"], label: "Leave the field as it was; drop a step that is new" },
];
