/** What a person says about a ticket file, and how its columns are shown. */
import type { ImportOptions, TicketColumn, TicketPreviewData } from "../../api/bindings";

export const SAYS_NOTHING: ImportOptions = { day_first: null, time_zone: null, profile: null, columns: {}, object_type: null, keep_text: false };

/** Columns as they were said, with one of them being something else; null: not used. A column is one thing only. */
export function columnsSaid(said: ImportOptions["columns"], column: TicketColumn, role: string | null): ImportOptions["columns"] {
  const others = Object.fromEntries(Object.entries(said).filter(([field, name]) => name !== column.name && field !== role));
  if (role !== null) return { ...others, [role]: column.name };
  return column.field === null ? others : { ...others, [column.field]: "" };
}

/** What stands in a column, so that one sees what it is; nothing of one that is not kept. */
export function example(preview: TicketPreviewData, at: number): string {
  return preview.sample.map((row) => row[at] ?? "").find((cell) => cell !== "" && cell !== "?") ?? "";
}

/** What keeps the file from being read: a sentence, or a question that is not answered. */
export function unanswered(preview: TicketPreviewData, options: ImportOptions): boolean {
  return preview.problem !== null || (preview.questions.length > 0 && options.day_first === null);
}
