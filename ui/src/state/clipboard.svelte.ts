/**
 * Steps that are copied, cut and pasted. Other programs get them as lines; what
 * they really are is kept here, so that the same lines coming back, also on
 * another map, are the steps with everything that hangs on them.
 */
import type { Clip, Edit } from "../api/bindings";
import { asApiError, call } from "../api/core";
import { arriving } from "./arriving.svelte";
import { bytesOf } from "./base64";
import type { MapDocument } from "./document.svelte";
import { asOutline, isOutline, isTable, sameText } from "./pastedText";
import { session } from "./session.svelte";

interface Copy {
  text: string;
  /** None: only words were copied. */
  clip: Clip | null;
}

const FIELDS = "input, textarea, select, [contenteditable], [role=dialog], [role=menu]";

/** A field, and words that are marked, are copied as everywhere. */
function isForItself(event: Event): boolean {
  const field = event.target instanceof Element && event.target.closest(FIELDS) !== null;
  return field || event.defaultPrevented || session.looking !== null || (event.type !== "paste" && String(getSelection() ?? "") !== "");
}

class Clipboard {
  /** What was copied last, on whichever map. */
  #copied: Copy | null = null;
  /** What would be copied now: a copy event does not wait for the core. */
  #ready: (Copy & { of: string }) | null = null;
  /** It went out as a picture too, and the window has been in front since: then nobody has copied anything else. Some systems hide lines beside a picture. */
  #pictured = false;
  /** Lines that are offered to become steps. */
  offered = "";

  /** What would be copied now, as it is asked of the core. */
  get #wanted(): string {
    const map = session.document;
    return map ? [map.id, map.state.revision, ...session.chosen, JSON.stringify(session.selection)].join(" ") : "";
  }

  /** Has at hand what would be copied, while the map is shown. */
  watch(): () => void {
    const map = session.document;
    if (!map || this.#ready?.of === this.#wanted) return () => undefined;
    const soon = setTimeout(() => void this.#prepare(map).catch(() => undefined), 120);
    return () => clearTimeout(soon);
  }

  async #prepare(map: MapDocument): Promise<Copy> {
    const of = this.#wanted;
    if (this.#ready?.of === of) return this.#ready;
    const copy = await this.#copy(map);
    this.#ready = { ...copy, of };
    return copy;
  }

  async #copy(map: MapDocument): Promise<Copy> {
    const words = wordsOf(map);
    if (words !== undefined) return { text: words, clip: null };
    if (session.chosen.size === 0) return { text: (await call("outline_copy", { map: map.id })).text, clip: null };
    return call("clip_copy", { map: map.id, touchpoints: [...session.chosen] });
  }

  /** Listens to the clipboard while the map is shown. */
  listen(): () => void {
    const events: [string, (event: ClipboardEvent) => void][] = [
      ["copy", (event) => this.#onCopy(event)],
      ["cut", (event) => this.#onCut(event)],
      ["paste", (event) => this.#onPaste(event)],
      // Without this, some systems copy nothing where no text is marked.
      ...["beforecopy", "beforecut", "beforepaste"].map((name): [string, (event: ClipboardEvent) => void] => [name, (event) => !isForItself(event) && event.preventDefault()]),
    ];
    const left = () => (this.#pictured = false);
    for (const [name, listener] of events) window.addEventListener(name, listener as EventListener);
    window.addEventListener("blur", left);
    return () => {
      for (const [name, listener] of events) window.removeEventListener(name, listener as EventListener);
      window.removeEventListener("blur", left);
    };
  }

  #onCopy(event: ClipboardEvent): void {
    if (isForItself(event)) return;
    event.preventDefault();
    if (this.#ready?.of !== this.#wanted) return void this.copy();
    event.clipboardData?.setData("text/plain", this.#ready.text);
    [this.#copied, this.#pictured] = [this.#ready, false];
    session.say(copied(this.#ready));
  }

  #onCut(event: ClipboardEvent): void {
    if (isForItself(event) || session.chosen.size === 0) return;
    event.preventDefault();
    if (this.#ready?.of !== this.#wanted) return void this.cut();
    event.clipboardData?.setData("text/plain", this.#ready.text);
    this.#copied = this.#ready;
    void removeChosen();
  }

  #onPaste(event: ClipboardEvent): void {
    const given = event.clipboardData?.getData("text/plain") ?? "";
    const text = given === "" && this.#pictured ? (this.#copied?.text ?? "") : given;
    if (isForItself(event) || text.trim() === "") return;
    event.preventDefault();
    void this.#put(text);
  }

  /** From a menu, or before the core has answered. */
  async copy(): Promise<void> {
    const copy = await this.#write();
    if (copy) session.say(copied(copy));
  }

  /** The chosen steps, or the whole map, as a picture and as lines at once: the other program takes what it can. */
  async copyPicture(): Promise<void> {
    const map = session.document;
    if (!map) return;
    const touchpoints = [...session.chosen];
    const copied = map.settled().then(() => call("picture_copy", { map: map.id, touchpoints }));
    try {
      // The core draws while the clipboard waits: a hand that has pressed its keys is not trusted for long.
      const item = new ClipboardItem({
        "image/png": copied.then(({ png }) => new Blob([bytesOf(png)], { type: "image/png" })),
        "text/plain": copied.then(({ text }) => new Blob([text], { type: "text/plain" })),
      });
      await navigator.clipboard.write([item]);
      this.#copied = await this.#prepare(map);
      this.#pictured = true;
      session.say(`${touchpoints.length > 0 ? steps(touchpoints.length) : "The whole map"} copied as a picture`);
    } catch (thrown) {
      session.fail(asApiError(await copied.then(() => thrown, (refused: unknown) => refused)));
    }
  }

  async cut(): Promise<void> {
    if (session.chosen.size > 0 && (await this.#write())) await removeChosen();
  }

  async #write(): Promise<Copy | undefined> {
    const map = session.document;
    if (!map) return undefined;
    try {
      await map.settled();
      const copy = await this.#prepare(map);
      await navigator.clipboard.writeText(copy.text);
      return (this.#copied = copy);
    } catch (thrown) {
      session.fail(asApiError(thrown));
      return undefined;
    }
  }

  /** From a menu, where the window may not be allowed to read: what was copied here then. */
  async paste(): Promise<void> {
    const text = await navigator.clipboard.readText().catch(() => this.#copied?.text ?? "");
    if (text.trim() !== "") await this.#put(text);
  }

  async duplicate(): Promise<void> {
    const map = session.document;
    if (!map || session.chosen.size === 0) return;
    try {
      await map.settled();
      const { clip } = await call("clip_copy", { map: map.id, touchpoints: [...session.chosen] });
      await putDown(map, clip, null, "duplicated");
    } catch (thrown) {
      session.fail(asApiError(thrown));
    }
  }

  async #put(text: string): Promise<void> {
    const map = session.document;
    if (!map) return;
    if (this.#copied?.clip && sameText(this.#copied.text, text)) return putDown(map, this.#copied.clip, stageHere(map));
    const after = session.selection?.kind === "touchpoint" ? session.selection.id : null;
    if (isOutline(text)) return void session.paste(text, after);
    try {
      if (isTable(text) && (await putTable(map, text))) return;
    } catch (thrown) {
      return session.fail(asApiError(thrown));
    }
    const lines = asOutline(text, after ? undefined : stageName(map));
    if (lines === undefined) return;
    this.offered = lines;
    session.outlining = true;
    if (text.includes("\t")) session.say("Only the first column is taken: no head names the others. With a line of heads above, such as stage, step and waiting, all of them are.", "hint");
  }

  /** The lines that are offered, once. */
  take(): string {
    const lines = this.offered;
    this.offered = "";
    return lines;
  }
}

/** Words of a note or a place that is selected: they are copied as they are. */
function wordsOf(map: MapDocument): string | undefined {
  const chosen = session.selection;
  switch (chosen?.kind) {
    case "painPoint": return map.painPoint(chosen.id)?.text;
    case "opportunity": return map.opportunity(chosen.id)?.text;
    case "question": return map.question(chosen.id)?.text;
    case "cell": return map.cells.find((cell) => cell.lane === chosen.lane && JSON.stringify(cell.at) === JSON.stringify(chosen.at))?.text ?? "";
    default: return undefined;
  }
}

function stageHere(map: MapDocument): string | null {
  const chosen = session.selection;
  if (chosen?.kind === "stage") return chosen.id;
  return chosen?.kind === "touchpoint" ? (map.touchpoint(chosen.id)?.stage ?? null) : null;
}

function stageName(map: MapDocument): string {
  return map.stage(stageHere(map) ?? "")?.name ?? map.stages[0]?.name ?? "Stage";
}

/** Steps of a table whose heads say what its columns hold. False where they do not. */
async function putTable(map: MapDocument, text: string): Promise<boolean> {
  const read = await call("table_read", { text });
  if (!read) return false;
  await putDown(map, read.clip, read.inStages ? null : (stageHere(map) ?? map.stages[0]?.id ?? null));
  if (read.leftOut.length > 0) arriving.leftOut = { source: "table", pasted: true, sentences: read.leftOut };
  return true;
}

/** The new steps are chosen, so that they can be moved at once. */
async function putDown(map: MapDocument, clip: Clip, into: string | null, done = "pasted"): Promise<void> {
  const added = await map.putDown(clip, into);
  if (!Array.isArray(added)) return session.fail(added);
  session.choose(added);
  session.say(`${steps(added.length)} ${done}`);
}

/** As one step of undo; they are on the clipboard, so nobody is asked. */
async function removeChosen(): Promise<void> {
  const edits = [...session.chosen].map((touchpoint): Edit => ({ kind: "removeTouchpoint", touchpoint }));
  const count = edits.length;
  if (!(await session.edit(...edits))) return;
  session.select(null);
  session.say(`${steps(count)} cut`);
}

function copied(copy: Copy): string {
  if (copy.clip) return `${steps(session.chosen.size)} copied`;
  return session.document && wordsOf(session.document) !== undefined ? "Copied" : "The whole map is copied as lines";
}

function steps(count: number): string {
  return count === 1 ? "1 step" : `${count} steps`;
}

export const clipboard = new Clipboard();
