/** What to select for a record: itself, or where it is seen. */
import type { RecordKey } from "../../api/bindings";
import type { Selection } from "../../state/session.svelte";

/** None for the map itself, and for notes, which have no editor of their own. */
export function placeOf(key: RecordKey): Selection | null {
  switch (key.record) {
    case "details":
    case "cell":
      return null;
    case "placement":
      return { kind: "touchpoint", id: key.id };
    default:
      return { kind: key.record, id: key.id };
  }
}
