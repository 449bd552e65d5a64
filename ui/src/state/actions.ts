/**
 * What a person can do, once: label, key, when it is possible, and what it
 * does. Buttons, menus and shortcuts are made from this one list.
 */
import { v7 } from "uuid";
import type { Anchor } from "../api/bindings";
import { session, type View } from "./session.svelte";

export interface Action {
  id: string;
  label: string;
  /** As KeyboardEvent.key, with "Ctrl+" (Cmd on a Mac) and "Shift+" in front. */
  keys: string[];
  enabled: () => boolean;
  run: () => void;
}

function selectedStep(): string | undefined {
  return session.view === "map" && session.selection?.kind === "touchpoint" ? session.selection.id : undefined;
}

/** Adds a step after the selected one, or at the end of a stage. */
export async function addStep(stage?: string): Promise<void> {
  const map = session.document;
  if (!map) return;
  const after = selectedStep();
  const before = after ? map.touchpoint(after) : undefined;
  const into = stage ?? before?.stage ?? map.stages[0]?.id;
  if (!into) return;
  const id = v7();
  const follows = before && !before.outcome && before.stage === into;
  const done = await session.edit({
    kind: "addTouchpoint",
    id,
    stage: into,
    name: "New step",
    after: follows ? { touchpoint: before.id, transition: v7(), insert: true, onward: v7() } : null,
  });
  if (done) session.select({ kind: "touchpoint", id }, true);
}

async function removeSelected(): Promise<void> {
  const chosen = session.selection;
  if (!chosen) return;
  session.select(null);
  if (chosen.kind === "touchpoint") await session.edit({ kind: "removeTouchpoint", touchpoint: chosen.id });
  if (chosen.kind === "transition") await session.edit({ kind: "disconnect", transition: chosen.id });
  if (chosen.kind === "painPoint") await session.edit({ kind: "removePainPoint", painPoint: chosen.id });
  if (chosen.kind === "question") await session.edit({ kind: "removeQuestion", question: chosen.id });
  if (chosen.kind === "opportunity") await session.edit({ kind: "removeOpportunity", opportunity: chosen.id });
}

/** Adds a pain point; its text is then typed in the inspector. */
export async function addPainPoint(at: Anchor, text: string): Promise<void> {
  await session.edit({ kind: "addPainPoint", id: v7(), at, text });
}

const open = () => session.document !== null;
const view = (id: View, label: string, key: string): Action => ({
  id,
  label,
  keys: [`Ctrl+${key}`],
  enabled: open,
  run: () => session.show(id),
});

export const actions = {
  undo: { id: "undo", label: "Undo", keys: ["Ctrl+z"], enabled: () => Boolean(session.document?.state.undo), run: () => void session.undo() },
  redo: { id: "redo", label: "Redo", keys: ["Ctrl+Shift+z", "Ctrl+y"], enabled: () => Boolean(session.document?.state.redo), run: () => void session.redo() },
  addStep: { id: "addStep", label: "Add a step", keys: ["Ctrl+Enter"], enabled: () => open() && session.view === "map", run: () => void addStep() },
  remove: { id: "remove", label: "Delete", keys: ["Delete"], enabled: () => session.view === "map" && session.selection !== null && session.selection.kind !== "stage", run: () => void removeSelected() },
  deselect: { id: "deselect", label: "Select nothing", keys: ["Escape"], enabled: () => session.selection !== null, run: () => session.select(null) },
  find: { id: "find", label: "Find a step", keys: ["Ctrl+f"], enabled: () => open() && session.view === "map", run: () => document.getElementById("find")?.focus() },
  export: { id: "export", label: "Export", keys: ["Ctrl+s"], enabled: open, run: () => (session.exporting = true) },
  outline: { id: "outline", label: "Type lines", keys: ["Ctrl+l"], enabled: () => open() && session.view === "map", run: () => (session.outlining = true) },
  map: view("map", "Map", "1"),
  walk: view("walk", "Walk", "2"),
  simulate: view("simulate", "Simulate", "3"),
  levelZero: view("levelZero", "Level Zero", "4"),
  tickets: view("tickets", "Tickets", "5"),
  compare: view("compare", "Compare", "6"),
} satisfies Record<string, Action>;

/** The action that a key stands for, unless somebody is typing. */
export function onKeydown(event: KeyboardEvent): void {
  // What lies under a sheet waits until it is gone.
  if (session.exporting || session.outlining) return;
  const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]");
  const ctrl = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const pressed = `${ctrl ? "Ctrl+" : ""}${event.shiftKey && ctrl ? "Shift+" : ""}${key}`;
  // A field undoes its own typing; everything else with Ctrl works everywhere.
  if (typing && (!ctrl || key === "z" || key === "y")) return;
  const action = Object.values(actions).find((a: Action) => a.keys.includes(pressed));
  if (action?.enabled()) {
    event.preventDefault();
    action.run();
  }
}
