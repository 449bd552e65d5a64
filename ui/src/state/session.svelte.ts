/**
 * What the window shows now: the open map, the view, the selection. Ephemeral:
 * nothing of it is kept with the map or clears its redo.
 */
import type { Anchor, ApiError, Edit, LaidOver, StateRef } from "../api/bindings";
import { asApiError, call } from "../api/core";
import { errorWords } from "../i18n/errors";
import { MapDocument } from "./document.svelte";

export type View = "map" | "walk" | "simulate" | "levelZero" | "tickets" | "compare";

export type Selection =
  | { kind: "touchpoint"; id: string }
  | { kind: "transition"; id: string }
  | { kind: "painPoint"; id: string }
  | { kind: "opportunity"; id: string }
  | { kind: "question"; id: string }
  | { kind: "stage"; id: string }
  | { kind: "lane"; id: string }
  /** The place of a lane at a step or stage, whether anything is written there or not. */
  | { kind: "cell"; lane: string; at: Anchor }
  | { kind: "picture"; id: string }
  | { kind: "path"; id: string }
  | { kind: "persona"; id: string }
  | { kind: "need"; id: string }
  | { kind: "team"; id: string }
  | { kind: "component"; id: string };

/** What the map view shows in the middle: the drawing, or the same as rows and columns. */
export type Face = "canvas" | "table";

/** Which paths are lit, the others dimmed: all, one, or two side by side. A path is named by its id; "main" is the most travelled. */
export type Lens = { kind: "all" } | { kind: "one"; path: string } | { kind: "two"; paths: readonly [string, string] };

export interface Toast {
  id: number;
  text: string;
  tone: "good" | "bad" | "hint";
  /** Of what it is said, where it may be said again. */
  of?: string;
  /** What can be done about it at once. */
  then?: { name: string; run: () => void };
}

class Session {
  /** The open map; none: the gallery. */
  document = $state.raw<MapDocument | null>(null);
  view = $state<View>("map");
  selection = $state.raw<Selection | null>(null);
  /** Steps and ends that are selected together; the one in `selection` is among them. */
  chosen = $state.raw<ReadonlySet<string>>(new Set());
  face = $state<Face>("canvas");
  lens = $state.raw<Lens>({ kind: "all" });
  /** Everything large, nothing in the way: for a room that looks at a projector. */
  room = $state(false);
  /** Customers are watched moving over the drawing. */
  watching = $state(false);
  /** The list of what was done stands in the place of the inspector. */
  recalling = $state(false);
  /** The earlier state that is looked at; the map as it is now cannot be changed meanwhile. */
  looking = $state.raw<StateRef | null>(null);
  /** What the map is compared with. */
  against = $state.raw<StateRef | null>(null);
  /** The sheet that finds any text of the map. */
  finding = $state(false);
  toasts = $state.raw<Toast[]>([]);
  exporting = $state(false);
  /** Tickets that were last looked at over a map, as they were: they can be taken home with it. */
  laidOver = $state.raw<{ map: string; over: LaidOver; name: string }>();
  /** The step that was just added and has no name of its own yet. */
  fresh = $state<string | null>(null);
  /** Steps are typed one after the other: Enter goes on to the next. Whoever reaches for the mouse has other plans. */
  typing = $state(false);
  /** The sheet of keys. */
  helping = $state(false);
  /** The field of the selected step into which the hand is to be put. */
  hand = $state<string | null>(null);
  /** What the next way that is made from a step costs: it goes on, or back to what was already done. */
  joinAs = $state<"next" | "repeat">("next");
  /** The sheet on which lines become steps. */
  outlining = $state(false);
  /** The name of the selected step is to be typed at once. */
  naming = $state(false);
  #toast = 0;

  async open(map: string): Promise<void> {
    try {
      this.document = await MapDocument.open(map);
      this.view = "map";
      this.face = "canvas";
      this.lens = { kind: "all" };
      this.recall(false);
      this.against = null;
      this.watching = false;
      this.select(null);
      this.toasts = [];
    } catch (thrown) {
      this.fail(asApiError(thrown));
    }
  }

  /** Makes a to-be from the open map and opens it: the same steps, to be changed without touching what is. */
  async makeToBe(): Promise<void> {
    if (!this.document) return;
    try {
      await this.open((await call("library_derive", { map: this.document.id })).map);
      this.say("This is the to-be: change what should be different. The as-is stays as it is.");
    } catch (thrown) {
      this.fail(asApiError(thrown));
    }
  }

  show(view: View): void {
    if (view === this.view) return;
    this.view = view;
    this.looking = null;
    this.toasts = [];
  }

  /** Opens or closes the list of what was done. */
  recall(open: boolean): void {
    this.recalling = open;
    this.looking = null;
  }

  /** Looks at an earlier state, or again at the map as it is now. */
  look(state: StateRef | null): void {
    this.looking = state;
  }

  compareWith(state: StateRef | null): void {
    this.against = state;
    this.show("compare");
  }

  select(selection: Selection | null, naming = false): void {
    this.selection = selection;
    this.naming = naming;
    this.chosen = new Set(selection?.kind === "touchpoint" ? [selection.id] : []);
  }

  /** Selects steps together; the last one is looked at. */
  choose(touchpoints: Iterable<string>): void {
    const all = [...touchpoints];
    const last = all.at(-1);
    this.select(last === undefined ? null : { kind: "touchpoint", id: last });
    this.chosen = new Set(all);
  }

  /** Adds a step to those selected together, or leaves it out. */
  toggle(touchpoint: string): void {
    const others = [...this.chosen].filter((id) => id !== touchpoint);
    this.choose(this.chosen.has(touchpoint) ? others : [...others, touchpoint]);
  }

  close(): void {
    this.document = null;
    this.select(null);
    this.toasts = [];
  }

  /** Edits the open map; a refusal is shown as a hint. True when it was done. */
  async edit(...edits: Edit[]): Promise<boolean> {
    const error = await this.document?.edit(...edits);
    if (error) this.fail(error);
    return !error;
  }

  /** Adds an outline to the open map; what cannot be taken is said with its line. True when it was done. */
  async paste(text: string, after: string | null): Promise<boolean> {
    const error = await this.document?.paste(text, after);
    if (error) this.fail(error);
    return !error;
  }

  async undo(): Promise<void> {
    const error = await this.document?.undo();
    if (error) this.fail(error);
    this.#leaveOutGone();
  }

  async redo(): Promise<void> {
    const error = await this.document?.redo();
    if (error) this.fail(error);
    this.#leaveOutGone();
  }

  /** Steps that are not on the map any more are not selected. */
  #leaveOutGone(): void {
    const there = [...this.chosen].filter((id) => this.document?.touchpoint(id));
    if (there.length < this.chosen.size) this.choose(there);
  }

  fail(error: ApiError, of?: string): void {
    this.say(errorWords(error), error.code === "invalidEdit" ? "hint" : "bad", undefined, of);
  }

  /** An error stays until it is dismissed, everything else for some seconds, longer where there is something to press; nothing outlives the view it was said in, or what is said later of the same thing. */
  say(text: string, tone: Toast["tone"] = "good", then?: Toast["then"], of?: string): void {
    const id = ++this.#toast;
    const others = this.toasts.filter((toast) => of === undefined || toast.of !== of);
    this.toasts = [...others, { id, text, tone, then, of }];
    if (tone !== "bad") setTimeout(() => this.dismiss(id), then ? 15_000 : 5_000);
  }

  dismiss(id: number): void {
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }
}

export const session = new Session();
