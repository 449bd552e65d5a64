/** Deletes what is selected, and says what goes with it. */
import type { Edit } from "../api/bindings";
import { cellIn } from "./cells";
import { removeWithCare } from "./removal.svelte";
import { session, type Selection } from "./session.svelte";

const NOUNS: Partial<Record<Selection["kind"], string>> = {
  transition: "this way", painPoint: "the pain point", opportunity: "the opportunity", question: "the question", picture: "the picture",
};

/** What the removal of a thing is, as an edit; none for what is not deleted by a key. */
function removal(chosen: Selection): Edit | undefined {
  switch (chosen.kind) {
    case "touchpoint": return { kind: "removeTouchpoint", touchpoint: chosen.id };
    case "transition": return { kind: "disconnect", transition: chosen.id };
    case "painPoint": return { kind: "removePainPoint", painPoint: chosen.id };
    case "question": return { kind: "removeQuestion", question: chosen.id };
    case "opportunity": return { kind: "removeOpportunity", opportunity: chosen.id };
    case "picture": return { kind: "removePicture", picture: chosen.id };
    case "stage": return { kind: "removeStage", stage: chosen.id };
    case "lane": return { kind: "removeLane", lane: chosen.id };
    case "persona": return { kind: "removePersona", persona: chosen.id };
    case "need": return { kind: "removeNeed", need: chosen.id };
    case "team": return { kind: "removeTeam", team: chosen.id };
    case "component": return { kind: "removeComponent", component: chosen.id };
    case "path": return { kind: "removePath", path: chosen.id };
    case "cell": {
      const cell = session.document ? cellIn(session.document, chosen.lane, chosen.at) : undefined;
      return cell && { kind: "writeCell", id: cell.id, lane: cell.lane, at: cell.at, text: "" };
    }
    default: return undefined;
  }
}

function named(chosen: Selection): string {
  const map = session.document;
  if (chosen.kind === "touchpoint") return `“${map?.touchpoint(chosen.id)?.name}”`;
  if (chosen.kind === "stage") return `the stage “${map?.stage(chosen.id)?.name}”`;
  if (chosen.kind === "lane") return `the lane “${map?.lane(chosen.id)?.name}”`;
  if (chosen.kind === "persona") return `the persona “${map?.persona(chosen.id)?.name}”`;
  if (chosen.kind === "need") return `the need “${map?.need(chosen.id)?.name}”`;
  if (chosen.kind === "team") return `the team “${map?.team(chosen.id)?.name}”`;
  if (chosen.kind === "component") return `the system “${map?.component(chosen.id)?.name}”`;
  if (chosen.kind === "path") return `the path “${map?.path(chosen.id)?.name}”`;
  return NOUNS[chosen.kind] ?? "this";
}

export const canRemove = (): boolean => session.selection !== null && removal(session.selection) !== undefined;

export async function removeSelected(): Promise<void> {
  const chosen = session.selection;
  const steps = [...session.chosen];
  if (!chosen) return;
  const several = steps.length > 1;
  const edit = removal(chosen);
  const edits = several ? steps.map((touchpoint): Edit => ({ kind: "removeTouchpoint", touchpoint })) : edit ? [edit] : [];
  if (edits.length === 0) return;
  // An emptied place is still a place, and nothing else went with its text.
  if (chosen.kind === "cell") return void (await session.edit(...edits));
  const done = await removeWithCare(edits, several ? `${steps.length} steps` : named(chosen));
  // Whoever has selected something else meanwhile keeps it.
  if (done && session.selection === chosen) session.select(null);
}
