/** A piece of a spreadsheet that is pasted into the table: from the cell of the hand on, as one step of edits. */
import type { Edit } from "../../api/bindings";
import { cells, isOutline } from "../../state/pastedText";
import type { Column } from "./columns";
import { typeahead } from "./keys";
import type { Row, Sheet } from "./rows";

/** A cell that was not taken, with the reason. */
export interface Left {
  row: Row;
  column: Column;
  text: string;
  refusal: string;
}

export interface Pasted {
  edits: Edit[];
  refused: Left[];
  /** Rows and columns for which the table has no room. */
  over: { rows: number; columns: number };
}

/** The block that belongs into cells; undefined: it is lines of an outline, or names that could become steps. */
export function blockOf(text: string, column: Column): string[][] | undefined {
  const plain = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  if (plain === "" || isOutline(plain)) return undefined;
  const block = cells(plain);
  return plain.includes("\t") || block.length === 1 || column.id !== "name" ? block : undefined;
}

/** From a row and a column on; from a step on, rows of stages are passed over. */
export function pasted(rows: readonly Row[], columns: readonly Column[], at: { row: number; column: number }, block: readonly string[][], map: Sheet): Pasted {
  const begin = rows[at.row];
  const below = rows.slice(at.row).filter((row) => begin?.step === null || row.step !== null);
  const beside = columns.slice(at.column);
  const widest = Math.max(0, ...block.map((line) => line.length));
  const result: Pasted = { edits: [], refused: [], over: { rows: Math.max(0, block.length - below.length), columns: Math.max(0, widest - beside.length) } };
  block.slice(0, below.length).forEach((line, n) => fill(below[n]!, beside, line, map, result));
  return result;
}

function fill(row: Row, columns: readonly Column[], line: readonly string[], map: Sheet, into: Pasted): void {
  let now = row;
  line.slice(0, columns.length).forEach((raw, n) => {
    const column = columns[n]!;
    const text = raw.trim();
    if (!column.has(row)) return;
    const typed = keyed(column, row, text);
    if (typed === (column.options?.(now) ? (column.chosen?.(now) ?? "") : column.text(now, map))) return;
    const read = column.read(now, typed, map);
    if (typeof read === "string") return void into.refused.push({ row, column, text, refusal: read });
    for (const edit of read) now = take(edit, now, into.edits);
  });
}

/** What is chosen is pasted as it reads: by its words, or the beginning of one. */
function keyed(column: Column, row: Row, text: string): string {
  const options = column.options?.(row);
  if (!options || text === "") return text;
  const shown = column.text(row, { cells: [] } as unknown as Sheet);
  if (text === shown) return column.chosen?.(row) ?? text;
  return options.find(([, words]) => words.toLowerCase() === text.toLowerCase())?.[0] ?? typeahead(options, text) ?? text;
}

/** The two days of a time are two cells and one edit: the second goes on from the first. */
function take(edit: Edit, row: Row, edits: Edit[]): Row {
  if ((edit.kind !== "setActive" && edit.kind !== "setWait") || !row.step) {
    edits.push(edit);
    return row;
  }
  const before = edits.findIndex((one) => one.kind === edit.kind && one.touchpoint === edit.touchpoint);
  if (before >= 0) edits.splice(before, 1);
  edits.push(edit);
  return { ...row, step: { ...row.step, ...(edit.kind === "setActive" ? { active: edit.active } : { wait: edit.wait }) } };
}

/** What did not come in, in a sentence; none where all of it did. */
export function leftWords({ refused, over }: Pasted): string | undefined {
  const parts = [
    refused.length > 0 && `${refused.length} cell${refused.length > 1 ? "s" : ""} could not be read: ${refused[0]!.refusal}`,
    over.rows > 0 && `${over.rows} row${over.rows > 1 ? "s" : ""} had no step to go to: add steps first`,
    over.columns > 0 && `${over.columns} column${over.columns > 1 ? "s" : ""} had no room at the right`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? undefined : `${parts.join(". ")}.`;
}
