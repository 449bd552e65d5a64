/** The lines of the sheet of keys: actions that say something together have one line. */
import type { KeyWords } from "../../state/actions";

export interface KeyRow {
  label: string;
  /** Each with the other keys that do the same. */
  keys: string[][];
}

export function keyRows(of: readonly (KeyWords & { together?: string })[]): KeyRow[] {
  const rows: KeyRow[] = [];
  for (const { label, keys, together } of of) {
    const last = rows.at(-1);
    if (together !== undefined && last?.label === together) last.keys.push(keys);
    else rows.push({ label: together ?? label, keys: [keys] });
  }
  return rows;
}
