/** Words that put the fault with the customer, so that a map says what makes it hard instead. A hint, never a refusal. */

const PEOPLE = "(?:customers?|users?|callers?|clients?|guests?|employees?|colleagues|people|everybody|everyone|nobody|they|he|she)";
const BLAMED = "(?:stupid|dumb|idiotic|lazy|clueless|daft|dense|incompetent|ignorant|careless|useless|thick|hopeless)";

/** How somebody is made to feel is what a pain point is about: "makes me feel stupid" is no blame. */
const FEELING = /\b(?:feels?|felt|feeling|looks?|looked|like|as if)\b[^.!?]{0,20}$/i;

const ABOUT_PEOPLE = [
  new RegExp(`\\b${PEOPLE}\\b[^.!?]{0,40}?\\b${BLAMED}\\b`, "i"),
  new RegExp(`\\b${BLAMED}\\s+${PEOPLE}\\b`, "i"),
  /\b(?:idiots?|morons?|fools|imbeciles?|dummies|dimwits?)\b(?!-proof)/i,
  /\b(?:pebkac|id-?10-?t|rtfm|layer 8)\b/i,
  /\buser errors?\b/i,
  new RegExp(`\\b${PEOPLE}\\b[^.!?]{0,20}\\b(?:don['’]?t|do not|never|refuses? to|won['’]?t|can['’]?t be bothered to)\\s+(?:even\\s+|bother to\\s+)?(?:read|listen|think|learn|pay attention|care)\\b`, "i"),
  /\bshould(?:['’]?ve| have)?\s+(?:just\s+)?(?:read the|known better|know better|listened|paid attention)\b/i,
  new RegExp(`\\b(?:customer|user|caller|client|guest|employee|people)(?:['’]?s['’]?)?\\s+(?:own\\s+)?fault\\b`, "i"),
  /\btheir own fault\b/i,
];

const NOT_OURS = /\bnot\s+(?:really\s+)?(?:our|my)\s+(?:fault|problem|job|business)\b/i;

/** What to say instead, in a sentence; none where nobody is blamed. */
export function blameHint(text: string): string | undefined {
  if (ABOUT_PEOPLE.some((pattern) => blames(text, pattern))) return "This blames the customer: say what makes it hard.";
  if (NOT_OURS.test(text)) return "To the customer it is one service: say what makes it hard.";
  return undefined;
}

function blames(text: string, pattern: RegExp): boolean {
  const found = pattern.exec(text);
  if (!found) return false;
  const upToWord = text.slice(0, found.index + found[0].length).replace(/\S+$/, "");
  return !FEELING.test(upToWord);
}
