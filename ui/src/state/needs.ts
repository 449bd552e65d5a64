/** A need of which nothing is known but the map: most arise where the journey begins, are met where it ends well, and are solved alone at the steps of level 0. */
import { v7 } from "uuid";
import type { Edit } from "../api/bindings";
import type { MapDocument } from "./document.svelte";

export function newNeed(map: Pick<MapDocument, "details" | "touchpoints">): { id: string; edits: Edit[] } {
  const id = v7();
  const opensAt = map.details.start ? [map.details.start] : [];
  const metAt = map.touchpoints.filter((step) => step.outcome && step.outcome !== "abandoned").map((step) => step.id);
  const alone = map.touchpoints.filter((step) => step.level === "level0" && step.solves.length === 0);
  const solved = alone.map((step): Edit => ({ kind: "setSolves", touchpoint: step.id, needs: [id] }));
  return { id, edits: [{ kind: "addNeed", id, name: "New need", opensAt, metAt }, ...solved] };
}
