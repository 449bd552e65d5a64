/**
 * What a person can do, once: label, key, when it is possible, and what it
 * does. Buttons, menus and shortcuts are made from this one list.
 */
import { v7 } from "uuid";
import type { Anchor } from "../api/bindings";
import { quoted } from "../i18n/quotes";
import { clipboard } from "./clipboard.svelte";
import { heat } from "./heat.svelte";
import { lanes } from "./lanes";
import { canMove, moveSelected } from "./moving";
import { goFromPlace, typeThere } from "./places";
import { neighbour, type Direction } from "./neighbours";
import { pressed } from "./pressed";
import { removal } from "./removal.svelte";
import { canRemove, removeSelected } from "./removing";
import { session, type View } from "./session.svelte";
import { fitAll, fitSelection } from "./showing";
import { stages } from "./stages";

/** Keys in words, as the sheet of keys lists them. */
export interface KeyWords {
  label: string;
  /** As KeyboardEvent.key, with "Ctrl+" (Cmd on a Mac) and "Shift+" in front. */
  keys: string[];
}

export interface Action extends KeyWords {
  id: string;
  /** Under which heading the sheet of keys lists it. */
  group: "Everywhere" | "Map" | "Selected step";
  enabled: () => boolean;
  run: () => void;
  /** What it says together with those beside it: the sheet of keys has one line for all of them. */
  together?: string;
  /** Its key comes as an event of the clipboard: it is only listed. */
  listed?: boolean;
}

function selectedStep(): string | undefined {
  return session.view === "map" && !session.looking && session.selection?.kind === "touchpoint" ? session.selection.id : undefined;
}

/** Adds a step after the selected one, also where that one ends a stage; or at the end of a stage. */
export async function addStep(stage?: string): Promise<void> {
  const map = session.document;
  if (!map) return;
  const after = selectedStep();
  const before = after ? map.touchpoint(after) : undefined;
  const into = stage ?? before?.stage ?? map.stages[0]?.id;
  if (!into) return;
  const loose = before && !map.transitions.some((way) => way.source === before.id);
  const follows = before && !before.outcome && (before.stage === into || loose);
  await insert(into, follows ? before.id : undefined);
}

/** Adds a step in the next stage, on the way from the selected one; with nothing selected, the first one. */
export async function nextStage(): Promise<void> {
  const map = session.document;
  const here = selectedStep();
  const from = here ? map?.touchpoint(here) : undefined;
  if (!here) return addStep();
  if (!map || !from || from.outcome) return;
  const next = map.stages[map.stages.findIndex((stage) => stage.id === from.stage) + 1];
  if (!next) return session.say("This is the last stage. Click its name to add another one.", "hint");
  await insert(next.id, from.id);
}

async function insert(stage: string, after: string | undefined, branch = false): Promise<void> {
  const id = v7();
  const done = await session.edit({
    kind: "addTouchpoint",
    id,
    stage,
    name: "New step",
    after: after ? { touchpoint: after, transition: v7(), insert: !branch, onward: v7() } : null,
  });
  if (!done) return;
  session.select({ kind: "touchpoint", id }, true);
  session.fresh = id;
  session.typing = true;
}

/** A step that was added and then not named after all is taken back, and the one before has the keys again. */
export async function takeBackUnnamed(id: string, typed?: string): Promise<void> {
  if (session.fresh !== id) return;
  session.fresh = null;
  const from = session.document?.transitions.find((way) => way.target === id)?.source;
  await session.undo();
  session.select(from ? { kind: "touchpoint", id: from } : null);
  if (typed) session.say(`${quoted(typed)} was dropped: Enter keeps what is typed, Esc does not.`, "hint");
}

/** Another way on from the selected step. */
async function branch(): Promise<void> {
  const from = session.document?.touchpoint(selectedStep() ?? "");
  if (from && !from.outcome) await insert(from.stage, from.id, true);
}

/** Adds a pain point; its text is then typed in the inspector. */
export async function addPainPoint(at: Anchor, text: string): Promise<void> {
  await session.edit({ kind: "addPainPoint", id: v7(), at, text });
}

/** In a room there is always a step that is talked about. */
function enterOrLeaveRoom(): void {
  session.room = !session.room;
  const start = session.document?.details.start;
  if (session.room && !selectedStep() && start) session.select({ kind: "touchpoint", id: start });
}

/** Customers move over the drawing, from wherever they are asked for. */
function watch(): void {
  const shown = session.view === "map" && session.face === "canvas" && session.watching;
  session.show("map");
  session.face = "canvas";
  session.look(null);
  session.watching = !shown;
}

/** The history stands beside the map. */
function showHistory(): void {
  const shown = session.view === "map" && session.recalling;
  session.show("map");
  session.recall(!shown);
}

const open = () => session.document !== null;
/** An earlier state is looked at, not changed. */
const onMap = () => open() && session.view === "map" && !session.looking;
const onCanvas = () => onMap() && session.face === "canvas";
const onStep = () => selectedStep() !== undefined;
const onChosen = () => onMap() && session.chosen.size > 0;

const view = (id: View, label: string, key: string): Action => ({
  id,
  label,
  group: "Everywhere",
  keys: [`Ctrl+${key}`],
  enabled: open,
  run: () => session.show(id),
});

/** Something that is done to the selected step. */
const step = (id: string, label: string, keys: string[], run: (touchpoint: string) => void): Action => ({
  id,
  label,
  group: "Selected step",
  keys,
  enabled: onStep,
  run: () => run(selectedStep()!),
});

/** Puts the hand into a field of the selected step. */
const into = (id: string, label: string, key: string, field: string) => step(id, label, [key], () => (session.hand = field));

const go = (direction: Direction, key: string): Action => ({
  together: "The step before, after, above, below",
  ...step(direction, { left: "The step before", right: "The next step", up: "The step above", down: "The step below" }[direction], [key], (from) => {
    const map = session.document!;
    const to = neighbour(map.state.layout, map.transitions, from, direction);
    if (to) session.select({ kind: "touchpoint", id: to });
  }),
});

const move = (direction: Direction, key: string): Action => ({
  id: `move-${direction}`,
  together: "Move it that way",
  label: { left: "Move it to the left", right: "Move it to the right", up: "Move it up", down: "Move it down" }[direction],
  group: "Map",
  keys: [`Alt+${key}`],
  enabled: () => onMap() && canMove(direction),
  run: () => void moveSelected(direction),
});

/** Types the name of what is selected where it stands. */
function typeName(): void {
  const chosen = session.selection;
  if (chosen?.kind === "lane") void lanes.name(chosen.id);
  else if (chosen?.kind === "stage") void stages.name(chosen.id);
  else if (chosen?.kind === "cell") typeThere();
  else session.naming = true;
}

function selectAll(): void {
  const steps = session.document?.touchpoints.filter((step) => !step.outcome) ?? [];
  session.choose(steps.map((step) => step.id));
}

/** What has a name or a text that is typed on the map. */
const NAMED = ["stage", "lane", "cell", "painPoint", "opportunity"];
const canName = () => onMap() && NAMED.includes(session.selection?.kind ?? "");

const place = (direction: Direction, key: string): Action => ({
  id: `place-${direction}`,
  together: "The next place of a lane that way",
  label: { left: "The place before in a lane", right: "The next place in a lane", up: "The lane above", down: "The lane below" }[direction],
  group: "Map",
  keys: [key],
  enabled: () => onMap() && session.selection?.kind === "cell",
  run: () => goFromPlace(direction),
});

const join = (id: string, label: string, key: string, joinAs: "next" | "repeat") =>
  step(id, label, [key], () => {
    session.joinAs = joinAs;
    session.hand = "connect";
  });

function feel(touchpoint: string, key: number): void {
  void session.edit({ kind: "setEmotion", touchpoint, emotion: { value: key - 3, evidence: { kind: "assumed" } } });
}

const feeling = (id: string, label: string, key: number): Action => ({
  together: "It feels terrible (−2) … wonderful (+2)",
  ...step(id, label, [String(key)], (touchpoint) => feel(touchpoint, key)),
});

function toggleMoment(touchpoint: string): void {
  const of = session.document?.touchpoint(touchpoint);
  if (of && !of.outcome) void session.edit({ kind: "setMomentOfTruth", touchpoint, momentOfTruth: !of.momentOfTruth });
}

function toggleLevelZero(touchpoint: string): void {
  const of = session.document?.touchpoint(touchpoint);
  if (of) void session.edit({ kind: "setLevel", touchpoint, level: of.level === "level0" ? null : "level0" });
}

export const actions = {
  undo: { id: "undo", label: "Undo", group: "Everywhere", keys: ["Ctrl+z"], enabled: () => Boolean(session.document?.state.undo), run: () => void session.undo() },
  redo: { id: "redo", label: "Redo", group: "Everywhere", keys: ["Ctrl+Shift+z", "Ctrl+y"], enabled: () => Boolean(session.document?.state.redo), run: () => void session.redo() },
  export: { id: "export", label: "Take a copy home", group: "Everywhere", keys: ["Ctrl+s"], enabled: open, run: () => (session.exporting = true) },
  history: { id: "history", label: "History", group: "Everywhere", keys: ["Ctrl+h"], enabled: open, run: showHistory },
  watch: { id: "watch", label: "Watch customers on the map", group: "Everywhere", keys: ["Ctrl+Shift+w"], enabled: () => open() && Boolean(session.document?.state.exact), run: watch },
  toBe: { id: "toBe", label: "Make a copy of it to change: its to-be", group: "Everywhere", keys: [], enabled: () => session.document?.details.state === "asIs", run: () => void session.makeToBe() },
  map: view("map", "Map", "1"),
  walk: view("walk", "Walk", "2"),
  simulate: view("simulate", "Simulate", "3"),
  levelZero: view("levelZero", "Level Zero", "4"),
  tickets: view("tickets", "Tickets", "5"),
  compare: view("compare", "Compare", "6"),
  help: { id: "help", label: "These keys", group: "Everywhere", keys: ["?"], enabled: open, run: () => (session.helping = true) },
  table: { id: "table", label: "Drawing or table", group: "Map", keys: ["Ctrl+t"], enabled: onMap, run: () => (session.face = session.face === "table" ? "canvas" : "table") },
  heat: { id: "heat", label: "Heat: where the effort of the last run goes", group: "Map", keys: ["h"], enabled: onCanvas, run: () => heat.toggle() },
  room: { id: "room", label: "Large, for a room", group: "Map", keys: ["Ctrl+Shift+l"], enabled: onMap, run: () => void enterOrLeaveRoom() },
  copy: { id: "copy", label: "Copy the steps, or the map as lines", group: "Map", keys: ["Ctrl+c"], listed: true, enabled: onMap, run: () => void clipboard.copy() },
  copyPicture: { id: "copyPicture", label: "Copy the steps, or the map, as a picture", group: "Map", keys: ["Ctrl+Shift+c"], enabled: onMap, run: () => void clipboard.copyPicture() },
  cut: { id: "cut", label: "Cut the steps", group: "Map", keys: ["Ctrl+x"], listed: true, enabled: onChosen, run: () => void clipboard.cut() },
  paste: { id: "paste", label: "Paste steps, lines or a table", group: "Map", keys: ["Ctrl+v"], listed: true, enabled: onMap, run: () => void clipboard.paste() },
  duplicate: { id: "duplicate", label: "Duplicate the steps", group: "Map", keys: ["Ctrl+d"], enabled: onChosen, run: () => void clipboard.duplicate() },
  find: { id: "find", label: "Find any text of the map", group: "Everywhere", keys: ["Ctrl+f"], enabled: open, run: () => (session.finding = true) },
  outline: { id: "outline", label: "Type or paste lines", group: "Map", keys: ["Ctrl+l"], enabled: onMap, run: () => (session.outlining = true) },
  remove: { id: "remove", label: "Delete what is selected", group: "Map", keys: ["Delete"], enabled: () => onMap() && canRemove(), run: () => void removeSelected() },
  selectAll: { id: "selectAll", label: "Select all steps", group: "Map", keys: ["Ctrl+a"], enabled: onCanvas, run: selectAll },
  fitAll: { id: "fitAll", label: "Show all of the map", group: "Map", keys: ["Shift+1"], enabled: onCanvas, run: fitAll },
  fitSelection: { id: "fitSelection", label: "Show what is selected, large", group: "Map", keys: ["Shift+2"], enabled: () => onCanvas() && session.selection !== null, run: fitSelection },
  typeName: { id: "typeName", label: "Type its name or its text", group: "Map", keys: ["Enter"], enabled: canName, run: typeName },
  moveLeft: move("left", "ArrowLeft"),
  moveRight: move("right", "ArrowRight"),
  moveUp: move("up", "ArrowUp"),
  moveDown: move("down", "ArrowDown"),
  placeLeft: place("left", "ArrowLeft"),
  placeRight: place("right", "ArrowRight"),
  placeUp: place("up", "ArrowUp"),
  placeDown: place("down", "ArrowDown"),
  deselect: { id: "deselect", label: "Select nothing", group: "Map", keys: ["Escape"], enabled: () => session.selection !== null || session.looking !== null, run: () => (session.looking ? session.look(null) : session.select(null)) },
  addStep: { id: "addStep", label: "Add a step after it", group: "Selected step", keys: [], enabled: onMap, run: () => void addStep() },
  rename: into("rename", "Type its name", "Enter", "name"),
  nextStage: { id: "nextStage", label: "Add a step in the next stage", group: "Selected step", keys: ["Ctrl+Enter"], enabled: onMap, run: () => void nextStage() },
  branch: step("branch", "Branch: another way on", ["b"], () => void branch()),
  join: join("join", "Join to …", "j", "next"),
  loop: join("loop", "Loop back to …", "l", "repeat"),
  pain: into("pain", "A pain point", "p", "pain"),
  idea: into("idea", "An opportunity", "o", "idea"),
  moment: step("moment", "A moment of truth, or none", ["m"], toggleMoment),
  levelZero0: step("levelZero0", "Level 0: by oneself, or not", ["0"], toggleLevelZero),
  terrible: feeling("terrible", "It feels terrible (−2)", 1),
  bad: feeling("bad", "It feels bad (−1)", 2),
  neither: feeling("neither", "It feels neither good nor bad (0)", 3),
  good: feeling("good", "It feels good (+1)", 4),
  wonderful: feeling("wonderful", "It feels wonderful (+2)", 5),
  left: go("left", "ArrowLeft"),
  right: go("right", "ArrowRight"),
  up: go("up", "ArrowUp"),
  down: go("down", "ArrowDown"),
} satisfies Record<string, Action>;

const FIELDS = "input, textarea, select, [contenteditable]";
const CONTROLS = "button, a, summary, [role=tab]";

/** A field takes what is typed; a control does with Enter and the arrows what it always does. */
function isForItself(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null;
  const field = target?.closest(FIELDS);
  const ctrl = event.ctrlKey || event.metaKey;
  // A field undoes its own typing, and the fields of a step have an Enter of their own.
  if (field) return !ctrl || ["z", "y", "a", "d"].includes(event.key.toLowerCase()) || (event.key === "Enter" && field.hasAttribute("data-flow"));
  return !ctrl && !event.altKey && (event.key === "Enter" || event.key.startsWith("Arrow")) && Boolean(target?.closest(CONTROLS));
}

/** The action that a key stands for, unless somebody is typing. */
export function onKeydown(event: KeyboardEvent): void {
  // What lies under a sheet waits until it is gone.
  if (session.exporting || session.outlining || session.helping || session.finding || removal.asked || event.defaultPrevented) return;
  // A closed list has no use for Esc: it gives the keys back to the map.
  if (event.key === "Escape" && event.target instanceof HTMLSelectElement) return event.target.blur();
  if (isForItself(event)) return;
  // A key may mean one thing for a step and another for a lane.
  const keys = pressed(event);
  const action = Object.values(actions).find((a: Action) => a.keys.includes(keys) && !a.listed && a.enabled());
  if (action) {
    event.preventDefault();
    action.run();
  }
}
