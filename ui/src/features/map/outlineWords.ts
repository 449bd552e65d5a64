/** What the sheet of lines says where the core's own words do not help. */

const LINE = /^\s*([#!?-])/;

/** The first line that says something of a step although no step or stage stands above it; none: there is no such line. */
export function homeless(text: string): { line: number; sign: "!" | "?" } | undefined {
  const lines = text.split("\n");
  const at = lines.findIndex((line) => line.trim() !== "");
  const sign = LINE.exec(lines[at] ?? "")?.[1];
  return sign === "!" || sign === "?" ? { line: at + 1, sign } : undefined;
}

export function homelessWords({ line, sign }: { line: number; sign: "!" | "?" }, behind: string | undefined): string {
  const what = sign === "!" ? "a pain point" : "an open question";
  const other = behind === undefined ? "" : ` For “${behind}” itself, type it at the right, under ${sign === "!" ? "Pain points" : "Open questions"}.`;
  return `Line ${line}: “${sign}” is ${what} of the step or stage above it, and there is none. Begin with a line like “- Wait in the queue” or “# Contact”.${other}`;
}
