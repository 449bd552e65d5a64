/** What a key means in the table, and where it leads. */
import type { KeyWords } from "../../state/actions";
import type { Options } from "./columns";

/** As the sheet of keys lists them. */
export const tableKeys: KeyWords[] = [
  { keys: ["Enter"], label: "Edit the cell; done, and the cell below" },
  { keys: ["Tab"], label: "Done, and the next cell; behind the last one, on to the panel" },
  { keys: ["Shift+Enter"], label: "One more line, where a cell has several" },
  { keys: ["Insert", "Ctrl+Enter"], label: "Add a step below" },
  { keys: ["Delete"], label: "Empty the cell" },
  { keys: ["Ctrl+Delete"], label: "Delete the step" },
  { keys: ["Shift+ArrowDown"], label: "Choose the step below as well" },
  { keys: ["Ctrl+v"], label: "Paste cells of a spreadsheet" },
  { keys: ["Ctrl+Shift+ArrowRight"], label: "A wider column; ← narrower" },
];

export type Command =
  | { does: "move"; rows: number; columns: number }
  /** The cell behind or before, from row to row; where there is none, the focus leaves the table. */
  | { does: "next"; by: 1 | -1 }
  | { does: "edge"; row?: "first" | "last"; column?: "first" | "last" }
  | { does: "extend"; rows: number }
  /** Begins to edit; what was typed already takes the place of what stood there. */
  | { does: "edit"; typed?: string }
  | { does: "empty" }
  | { does: "add" }
  | { does: "remove" }
  /** The column, by so many pixels. */
  | { does: "widen"; by: number };

export interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
}

const PAGE = 10;

const MOVES: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1], PageUp: [-PAGE, 0], PageDown: [PAGE, 0],
};

const WIDER: Record<string, number> = { ArrowLeft: -16, ArrowRight: 16 };

/** A key on a cell that is not edited; undefined: it means what it means everywhere. */
export function onCell(pressed: Pressed): Command | undefined {
  const { key, altKey, shiftKey, isComposing } = pressed;
  if (isComposing || altKey) return undefined;
  if ((pressed.ctrlKey || pressed.metaKey) && shiftKey && WIDER[key]) return { does: "widen", by: WIDER[key] };
  if (pressed.ctrlKey || pressed.metaKey) return withCtrl(key);
  if (key === "Tab") return { does: "next", by: shiftKey ? -1 : 1 };
  const move = MOVES[key];
  if (move && shiftKey && move[1] === 0) return { does: "extend", rows: move[0] };
  if (move) return { does: "move", rows: move[0], columns: move[1] };
  switch (key) {
    case "Home": return { does: "edge", column: "first" };
    case "End": return { does: "edge", column: "last" };
    case "Enter": case "F2": case " ": return { does: "edit" };
    case "Delete": case "Backspace": return { does: "empty" };
    case "Insert": return { does: "add" };
    // The sheet of keys is one key away wherever nothing is typed.
    case "?": return undefined;
  }
  return [...key].length === 1 ? { does: "edit", typed: key } : undefined;
}

function withCtrl(key: string): Command | undefined {
  switch (key) {
    case "Home": return { does: "edge", row: "first", column: "first" };
    case "End": return { does: "edge", row: "last", column: "last" };
    case "ArrowUp": return { does: "edge", row: "first" };
    case "ArrowDown": return { does: "edge", row: "last" };
    case "ArrowLeft": return { does: "edge", column: "first" };
    case "ArrowRight": return { does: "edge", column: "last" };
    case "Enter": return { does: "add" };
    case "Delete": return { does: "remove" };
    default: return undefined;
  }
}

/** What ends the editing of a cell; undefined: it is typed on. */
export type Ending = "down" | "up" | "right" | "left" | "add" | "cancel";

export function whileEditing({ key, ctrlKey, metaKey, altKey, shiftKey, isComposing }: Pressed, lines: boolean): Ending | undefined {
  if (isComposing) return undefined;
  if (key === "Escape") return "cancel";
  if (key === "Tab") return shiftKey ? "left" : "right";
  if (key !== "Enter") return undefined;
  if (ctrlKey || metaKey) return "add";
  if (shiftKey || altKey) return lines ? undefined : "up";
  return "down";
}

/** The option that typed letters mean: the beginning of its words, else of one of its words. */
export function typeahead(options: Options, typed: string): string | undefined {
  const plain = (text: string) => text.toLowerCase().replaceAll("−", "-").replaceAll("+", "");
  const sought = plain(typed);
  if (sought === "") return undefined;
  const begins = options.find(([, words]) => plain(words).startsWith(sought));
  const within = options.find(([, words]) => plain(words).split(/[\s:]+/).some((word) => word.startsWith(sought)));
  return (begins ?? within)?.[0];
}
