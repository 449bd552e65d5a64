/**
 * The hand in the table: on which cell it is, what is typed there, and what was
 * refused. What is typed goes to the core while the hand goes on; what the core
 * refuses stays in its cell with the reason.
 */
import { tick } from "svelte";
import type { Edit } from "../../api/bindings";
import { errorWords } from "../../i18n/errors";
import { actions, addStep, takeBackUnnamed } from "../../state/actions";
import type { MapDocument } from "../../state/document.svelte";
import { session } from "../../state/session.svelte";
import { columnsOf, type Column } from "./columns";
import type { Command, Ending } from "./keys";
import { blockOf, leftWords, pasted } from "./pasting";
import { rowsOf, type Row } from "./rows";
import { widths } from "./widths.svelte";

export interface Place {
  row: string;
  column: string;
}

/** What was typed into a cell and is not on the map (yet). */
export interface Draft {
  text: string;
  /** Why not; none: the core is being asked. */
  refusal?: string;
}

/** Rows and columns from the cell that was typed to the next one. */
const AHEAD: Record<Ending, [rows: number, columns: number]> = { down: [1, 0], up: [-1, 0], right: [0, 1], left: [0, -1], add: [0, 0], cancel: [0, 0] };

const keyOf = ({ row, column }: Place) => `${row} ${column}`;

export class Grid {
  readonly #map: () => MapDocument;
  active = $state.raw<Place>({ row: "", column: "name" });
  /** The active cell is edited, beginning with what was typed on it. */
  editing = $state.raw<{ typed?: string } | null>(null);
  /** Where the row of the hand was seen last. */
  #last = -1;
  #drafts = $state.raw<ReadonlyMap<string, Draft>>(new Map());
  /** Puts the focus on the active cell, and the cell in sight. */
  show: (focus: boolean) => void = () => undefined;

  readonly rows: Row[] = $derived.by(() => rowsOf(this.#map()));
  readonly columns: Column[] = $derived.by(() => columnsOf(this.#map()));

  constructor(map: () => MapDocument) {
    this.#map = map;
    this.follow();
  }

  get row(): number {
    return this.rows.findIndex((row) => row.id === this.active.row);
  }

  get column(): number {
    return this.columns.findIndex((column) => column.id === this.active.column);
  }

  isActive(row: Row, column: Column): boolean {
    return this.active.row === row.id && this.active.column === column.id;
  }

  draft(row: Row, column: Column): Draft | undefined {
    return this.#drafts.get(keyOf({ row: row.id, column: column.id }));
  }

  /** The row of what is selected; where that is no row, the hand stays, or begins at the first step. True where it went elsewhere. */
  follow(): boolean {
    const chosen = session.selection;
    const id = chosen?.kind === "touchpoint" || chosen?.kind === "stage" ? chosen.id : undefined;
    const to = id && id !== this.active.row ? this.rows.find((row) => row.id === id) : undefined;
    const row = to ?? (this.row < 0 ? this.#nearest() : undefined);
    if (!row) {
      this.#last = this.row;
      return false;
    }
    this.editing = null;
    this.active = { row: row.id, column: this.column < 0 ? "name" : this.active.column };
    this.#last = this.row;
    return true;
  }

  /** The row that stands where the hand's was, or at first the first step. */
  #nearest(): Row | undefined {
    if (this.#last >= 0) return this.rows[Math.min(this.#last, this.rows.length - 1)];
    return this.rows.find((row) => row.step) ?? this.rows[0];
  }

  /** The hand goes to a cell, and its row is what is selected. */
  go(row: number, column: number): void {
    const to = this.rows[Math.max(0, Math.min(this.rows.length - 1, row))];
    const of = this.columns[Math.max(0, Math.min(this.columns.length - 1, column))];
    if (!to || !of) return;
    this.editing = null;
    this.active = { row: to.id, column: of.id };
    this.select(to);
    this.show(true);
  }

  /** The focus has come to a cell. */
  enter(row: Row, column: Column): void {
    if (this.isActive(row, column)) return;
    this.editing = null;
    this.active = { row: row.id, column: column.id };
    this.select(row);
  }

  select(row: Row): void {
    const kind = row.step ? "touchpoint" : "stage";
    if (session.selection?.kind !== kind || session.selection.id !== row.id || session.chosen.size > 1) session.select({ kind, id: row.id });
  }

  begin(typed?: string): void {
    const row = this.rows[this.row];
    const column = this.columns[this.column];
    if (row && column?.has(row)) this.editing = typed === undefined ? {} : { typed };
  }

  does(command: Command): void {
    switch (command.does) {
      case "move":
        return this.go(this.row + command.rows, this.column + command.columns);
      case "next":
        return this.go(...this.#cellAt(this.#at + command.by));
      case "edge":
        return this.go(
          command.row === undefined ? this.row : command.row === "first" ? 0 : this.rows.length - 1,
          command.column === undefined ? this.column : command.column === "first" ? 0 : this.columns.length - 1,
        );
      case "extend":
        return this.#extend(command.rows);
      case "edit":
        return this.begin(command.typed);
      case "empty":
        return void this.write("");
      case "add":
        return void this.add();
      case "remove":
        return this.#remove();
      case "widen":
        return this.#widen(command.by);
    }
  }

  /** Cells are counted along the rows. */
  get #at(): number {
    return this.row * this.columns.length + this.column;
  }

  #cellAt(at: number): [row: number, column: number] {
    return [Math.floor(at / this.columns.length), at % this.columns.length];
  }

  /** Whether there is a cell behind (or before) the one of the hand. */
  hasNext(by: 1 | -1): boolean {
    const at = this.#at + by;
    return at >= 0 && at < this.rows.length * this.columns.length;
  }

  #widen(by: number): void {
    const column = this.columns[this.column];
    if (!column) return;
    widths.set(column.id, widths.of(column) + by);
    this.show(true);
  }

  /** Cells of a spreadsheet, from the active one on. False: it is something else. */
  paste(text: string): boolean {
    const column = this.columns[this.column];
    const block = column && blockOf(text, column);
    if (!block) return false;
    void this.#fill(block);
    return true;
  }

  /** One step of undo; what could not be read stays in its cell with the reason. */
  async #fill(block: readonly string[][]): Promise<void> {
    await this.#map().settled();
    const result = pasted(this.rows, this.columns, { row: this.row, column: this.column }, block, this.#map());
    const error = result.edits.length > 0 ? await this.#map().edit(...result.edits) : undefined;
    if (error) return session.fail(error);
    for (const { row, column, text, refusal } of result.refused) this.#put({ row: row.id, column: column.id }, { text, refusal });
    const left = leftWords(result);
    if (left) session.say(left, "hint");
  }

  /** The steps that are chosen together, or this row. */
  #remove(): void {
    const row = this.rows[this.row];
    if (row && !session.chosen.has(row.id)) this.select(row);
    actions.remove.run();
  }

  /** Steps above or below are chosen as well. */
  #extend(by: number): void {
    const from = this.row;
    const to = Math.max(0, Math.min(this.rows.length - 1, from + by));
    const between = this.rows.slice(Math.min(from, to), Math.max(from, to) + 1).filter((row) => row.step);
    const there = this.rows[to];
    if (!there) return;
    const chosen = [...session.chosen, ...between.map((row) => row.id)].filter((id) => id !== there.id);
    this.active = { ...this.active, row: there.id };
    if (there.step) session.choose([...chosen, there.id]);
    this.show(true);
  }

  /** Ends the editing of the active cell, and goes on; what is refused at once is not left. */
  end(text: string, how: Ending): void {
    const { row, column } = this;
    this.editing = null;
    if (how === "cancel") return this.#cancel();
    if (!this.write(text, true)) return;
    const [down, right] = AHEAD[how];
    if (how === "add") void this.add();
    else this.go(row + down, column + right);
  }

  /** The hand has gone elsewhere: what was typed counts. */
  leave(text: string): void {
    if (!this.editing) return;
    this.editing = null;
    this.write(text, false);
  }

  #cancel(): void {
    this.#put(this.active, undefined);
    if (session.fresh === this.active.row) void takeBackUnnamed(this.active.row);
    this.show(true);
  }

  /**
   * What is typed into the active cell becomes edits. False: it is refused at
   * once. `back`: the hand comes back to what is refused.
   */
  write(text: string, back = true): boolean {
    const place = this.active;
    const row = this.rows[this.row];
    const column = this.columns[this.column];
    if (!row || !column?.has(row)) return true;
    if (text === this.typedIn(row, column)) {
      this.#done(place);
      return true;
    }
    const read = column.read(row, text, this.#map());
    if (typeof read === "string") this.#refused(place, { text, refusal: read }, back);
    else void this.#send(place, text, read, back);
    return typeof read !== "string";
  }

  /** What a field in this cell begins with: a key where one of several is chosen. */
  typedIn(row: Row, column: Column): string {
    return column.options?.(row) ? (column.chosen?.(row) ?? "") : column.text(row, this.#map());
  }

  async #send(place: Place, text: string, edits: Edit[], back: boolean): Promise<void> {
    this.#put(place, { text });
    const error = edits.length > 0 ? await this.#map().edit(...edits) : undefined;
    if (error) this.#refused(place, { text, refusal: errorWords(error) }, back);
    else this.#done(place);
  }

  #done(place: Place): void {
    this.#put(place, undefined);
    if (place.column === "name" && session.fresh === place.row) session.fresh = null;
  }

  /** What is refused stays in its cell. The hand comes back to it, unless it already types something else. */
  #refused(place: Place, draft: Draft, back: boolean): void {
    this.#put(place, draft);
    if (this.editing || !back) return session.say(draft.refusal ?? "", "hint");
    this.active = place;
    const row = this.rows[this.row];
    if (row) this.select(row);
    this.show(false);
    this.editing = {};
  }

  #put(place: Place, draft: Draft | undefined): void {
    const drafts = new Map(this.#drafts);
    if (draft) drafts.set(keyOf(place), draft);
    else drafts.delete(keyOf(place));
    this.#drafts = drafts;
  }

  /** A step below this row, to be named at once. */
  async add(): Promise<void> {
    await this.#map().settled();
    const row = this.rows[this.row];
    if (row) this.select(row);
    await addStep(row?.stage.id);
  }

  /** A step that wants its name has the hand. */
  async named(id: string): Promise<void> {
    session.naming = false;
    this.active = { row: id, column: "name" };
    await tick();
    this.show(true);
    this.begin();
  }
}
