/**
 * Deletes with care: whenever more would go or change than the thing itself, a
 * dialog says what, and the person decides. Everything that deletes asks here.
 */
import type { Edit, RecordKey } from "../api/bindings";
import { asApiError, call } from "../api/core";
import type { MapDocument } from "./document.svelte";
import { goesWithIt } from "./removalWords";
import { session } from "./session.svelte";

interface Asked {
  /** "the team “Desk”". */
  what: string;
  lines: string[];
  answer: (yes: boolean) => void;
}

class Removal {
  /** What the dialog asks now; none: it is not there. */
  asked = $state.raw<Asked | null>(null);

  ask(what: string, lines: string[]): Promise<boolean> {
    return new Promise((resolve) => {
      this.asked = { what, lines, answer: resolve };
    });
  }

  answer(yes: boolean): void {
    const asked = this.asked;
    this.asked = null;
    asked?.answer(yes);
  }
}

export const removal = new Removal();

/**
 * Carries out edits that delete, after asking when more goes with it. `what` is
 * what is deleted, as the title names it: "the team “Desk”", "2 steps". True
 * when it was done.
 */
export async function removeWithCare(edits: Edit[], what: string): Promise<boolean> {
  const map = session.document;
  if (!map || removal.asked) return false;
  await map.settled();
  try {
    const { differences } = await call("edit_preview", { map: map.id, revision: map.state.revision, edits });
    const lines = goesWithIt(edits, differences, (key) => nameOf(map, key));
    if (lines.length > 0 && !(await removal.ask(what, lines))) return false;
  } catch (thrown) {
    session.fail(asApiError(thrown));
    return false;
  }
  return session.edit(...edits);
}

/** Notes and pictures have no name; they are counted. */
function nameOf(map: MapDocument, key: RecordKey): string | undefined {
  switch (key.record) {
    case "painPoint": return map.painPoint(key.id)?.text;
    case "opportunity": return map.opportunity(key.id)?.text;
    case "question": return map.question(key.id)?.text;
    case "path": return map.path(key.id)?.name;
    case "touchpoint": return map.touchpoint(key.id)?.name;
    case "stage": return map.stage(key.id)?.name;
    default: return undefined;
  }
}
