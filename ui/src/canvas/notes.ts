/** Which note of the layout is whose. */
import type { Layout, Note, NoteOf } from "../api/bindings";
import type { Spot } from "./cells";

/** By which a note is known from one layout to the next. */
export const noteKey = (of: NoteOf): string => Object.entries(of).join();

export function noteOf(layout: Layout, of: NoteOf): Note | undefined {
  const key = noteKey(of);
  return layout.notes.find((note) => noteKey(note.of) === key);
}

/** The channels of all steps in a column stand in one note. */
export function channelsIn(layout: Layout, spot: Spot): Note | undefined {
  return layout.notes.find((note) => "channel" in note.of && note.x >= spot.x && note.x < spot.x + spot.width);
}
