/** What text on the clipboard is to this window: an outline, a table or a list that could become one, or nothing. */

/** Its first line begins with a sign and a space. */
export function isOutline(text: string): boolean {
  return /^\s*[#!?-] /.test(text);
}

/** Several lines of several cells, parted by tabs, commas or semicolons. */
export function isTable(text: string): boolean {
  const lines = text.split(/\r\n?|\n/).filter((line) => line.trim() !== "");
  return lines.length > 1 && /[\t,;]/.test(lines[0]!);
}

/** The same text, whatever the way through other programs did to its line ends. */
export function sameText(a: string, b: string): boolean {
  const plain = (text: string) => text.replace(/\r\n?/g, "\n").trimEnd();
  return plain(a) === plain(b);
}

/** Nobody copies so many steps from elsewhere; it is something else. */
const MOST = 500;

/**
 * Lines of an outline from the first column of a table, or from plain lines: to
 * be looked at before they become steps. Undefined where there is but one line.
 */
export function asOutline(text: string, stage: string | undefined): string | undefined {
  const names = cells(text.replace(/\r\n?/g, "\n"))
    .map((row) => (row[0] ?? "").trim().replace(/\s*\n\s*/g, " "))
    .filter(Boolean);
  if (names.length < 2 || names.length > MOST) return undefined;
  return [...(stage === undefined ? [] : [`# ${stage}`]), ...names.map((name) => `- ${name}`)].join("\n");
}

/** Rows of cells. In a table, a cell of several lines stands in quotation marks, as spreadsheets write it. */
export function cells(text: string): string[][] {
  if (!text.includes("\t")) return text.split("\n").map((line) => [line]);
  const rows: string[][] = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]!;
    const row = rows.at(-1)!;
    const begins = row.at(-1) === "";
    if (letter === '"' && (quoted || begins)) {
      if (quoted && text[at + 1] === '"') {
        row[row.length - 1] += '"';
        at++;
      } else quoted = !quoted;
    } else if (letter === "\t" && !quoted) row.push("");
    else if (letter === "\n" && !quoted) rows.push([""]);
    else row[row.length - 1] += letter;
  }
  return rows;
}
