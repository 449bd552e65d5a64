/** Several short texts typed as lines of one cell: which of them are changed, new or gone. */

export interface Line {
  id: string;
  text: string;
}

export interface LineChanges {
  changed: Line[];
  added: string[];
  removed: string[];
}

/** One text as one line, whatever breaks it holds. */
export function oneLine(text: string): string {
  return text.trim().replace(/\s*\n\s*/g, " ");
}

/** Lines that say the same stay; the others are taken in their order. */
export function lineChanges(before: readonly Line[], typed: string): LineChanges {
  const lines = typed.split("\n").map((line) => line.trim()).filter(Boolean);
  const gone: Line[] = [];
  for (const line of before) {
    const same = lines.indexOf(oneLine(line.text));
    if (same < 0) gone.push(line);
    else lines.splice(same, 1);
  }
  const changed = gone.splice(0, lines.length).map(({ id }) => ({ id, text: lines.shift()! }));
  return { changed, added: lines, removed: gone.map(({ id }) => id) };
}
