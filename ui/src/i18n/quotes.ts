/** Quotation marks, also around what has some of its own. */

/** "“Add ‘New step’”". */
export function quoted(text: string): string {
  return `“${text.replaceAll("“", "‘").replaceAll("”", "’")}”`;
}
