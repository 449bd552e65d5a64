/** Letters as they are sought: without case and accents, and where each of them came from. */

const LETTERS: Record<string, string> = { ß: "ss", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", æ: "ae", œ: "oe", ı: "i" };

export interface Folded {
  text: string;
  /** For each letter of the folded text, where its own began in the text; and at last the length of that. */
  from: number[];
}

export function fold(text: string): Folded {
  let folded = "";
  const from: number[] = [];
  let at = 0;
  for (const letter of text) {
    const plain = [...letter.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")].map((part) => LETTERS[part] ?? part).join("");
    for (let n = 0; n < plain.length; n++) from.push(at);
    folded += plain;
    at += letter.length;
  }
  from.push(at);
  return { text: folded, from };
}

/** The words of what is sought. */
export function wordsOf(sought: string): string[] {
  return fold(sought).text.split(/\s+/).filter(Boolean);
}

/** A piece of a text, and whether it is what was sought. */
export interface Piece {
  text: string;
  hit: boolean;
}

/** The text in pieces, so that what was sought can be marked. */
export function pieces(text: string, words: readonly string[]): Piece[] {
  const folded = fold(text);
  const hit = new Array<boolean>(text.length).fill(false);
  for (const word of words) {
    for (let at = folded.text.indexOf(word); at >= 0; at = folded.text.indexOf(word, at + 1)) {
      // An accent that stands behind its letter belongs to it.
      hit.fill(true, folded.from[at], folded.from[at + word.length]);
    }
  }
  const found: Piece[] = [];
  for (let at = 0; at < text.length; at++) {
    const last = found.at(-1);
    if (last && last.hit === hit[at]) last.text += text[at];
    else found.push({ text: text[at]!, hit: hit[at]! });
  }
  return found;
}
