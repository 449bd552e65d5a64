/** Brings what was found into view: on the drawing, or in the table that lists it. */
import type { Layout } from "../../api/bindings";
import { session, type Selection } from "../../state/session.svelte";
import type { Box } from "../../state/viewport";
import { look } from "../../state/viewport.svelte";
import { lists, type SheetName } from "../lists/lists.svelte";
import type { Entry } from "./entries";

const SHEETS: Partial<Record<Selection["kind"], SheetName>> = {
  touchpoint: "steps", stage: "steps", cell: "steps", painPoint: "painPoints", opportunity: "opportunities", question: "questions",
};

/** Where a thing stands on the drawing: its note, else its step or stage. */
export function boxOf(layout: Layout, { selection, at }: Pick<Entry, "selection" | "at">): Box | undefined {
  const id = selection && "id" in selection ? selection.id : undefined;
  const note = layout.notes.find(({ of }) => ("painPoint" in of && of.painPoint === id) || ("opportunity" in of && of.opportunity === id) || ("picture" in of && of.picture === id));
  if (note && id) return note;
  if (selection?.kind === "lane") {
    const band = layout.bands.find((band) => band.lane === id);
    return band && { x: 0, y: band.y, width: 1, height: band.height };
  }
  if (!at) return undefined;
  if ("stage" in at) {
    const stage = layout.stages.find((stage) => stage.stage === at.stage);
    return stage && { x: stage.x, y: 0, width: stage.width, height: layout.headerHeight };
  }
  const box = layout.cards.find((card) => card.touchpoint === at.touchpoint) ?? layout.ends.find((end) => end.touchpoint === at.touchpoint);
  const band = selection?.kind === "cell" ? layout.bands.find((band) => band.lane === selection.lane) : undefined;
  return box && band ? { x: box.x, y: band.y, width: box.width, height: band.height } : box;
}

export function reveal(entry: Entry): void {
  session.show("map");
  // What was found is looked at, not what was done.
  session.recall(false);
  session.select(entry.selection);
  const sheet = entry.selection && SHEETS[entry.selection.kind];
  if (session.face === "table" && sheet) {
    lists.shown = sheet;
    // A question that was found is listed, answered or not.
    lists.pains = { status: "", layer: "" };
    lists.ideas = lists.questions = "";
    if (entry.selection?.kind === "cell") session.select(entry.at && "touchpoint" in entry.at ? { kind: "touchpoint", id: entry.at.touchpoint } : entry.selection);
    return;
  }
  const layout = session.document?.state.layout;
  const box = layout && boxOf(layout, entry);
  if (box) look.reveal(around(box), layout.headerHeight);
}

/** So much more of the paper that it does not stand at the very edge. */
const AROUND = 56;

function around({ x, y, width, height }: Box): Box {
  return { x: x - AROUND, y: y - AROUND, width: width + 2 * AROUND, height: height + 2 * AROUND };
}
