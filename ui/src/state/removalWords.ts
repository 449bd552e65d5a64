/**
 * What a deletion takes along, in words: everything that changes with it and is
 * not the thing itself, nor the ways that it stood on.
 */
import type { Difference, Edit, RecordKey } from "../api/bindings";

type Kind = RecordKey["record"];

/** What something is called, so that few of a kind are named; none: it is counted. */
export type Naming = (key: RecordKey) => string | undefined;

const NOUNS: Partial<Record<Kind, [one: string, several: string]>> = {
  stage: ["stage", "stages"],
  touchpoint: ["step", "steps"],
  cell: ["note in a lane", "notes in lanes"],
  picture: ["picture", "pictures"],
  painPoint: ["pain point", "pain points"],
  opportunity: ["opportunity", "opportunities"],
  question: ["open question", "open questions"],
  path: ["path", "paths"],
};

/** More of a kind than this are counted, not named. */
const NAMED = 2;

/** The things that the edits remove, as record and id. */
function removed(edits: readonly Edit[]): Set<string> {
  const keys = edits.map((edit) => {
    switch (edit.kind) {
      case "removeTouchpoint": return `touchpoint ${edit.touchpoint}`;
      case "removeStage": return `stage ${edit.stage}`;
      case "removeLane": return `lane ${edit.lane}`;
      case "removeNeed": return `need ${edit.need}`;
      case "removeTeam": return `team ${edit.team}`;
      case "removeComponent": return `component ${edit.component}`;
      case "removePath": return `path ${edit.path}`;
      case "removePersona": return `persona ${edit.persona}`;
      case "removePainPoint": return `painPoint ${edit.painPoint}`;
      case "removeOpportunity": return `opportunity ${edit.opportunity}`;
      case "removeQuestion": return `question ${edit.question}`;
      case "removePicture": return `picture ${edit.picture}`;
      case "disconnect": return `transition ${edit.transition}`;
      default: return "";
    }
  });
  return new Set(keys);
}

const keyOf = (key: RecordKey) => `${key.record} ${"id" in key ? key.id : ""}`;

/** A stage or lane that moves up to where another one stood is no loss. */
const MOVES = /^(Stage|Lane) “.*”: place \d+ → \d+$/;

/** What changes with the deletion of a thing, one line each; empty where nothing does that needs a word. */
export function goesWithIt(edits: readonly Edit[], differences: readonly Difference[], naming: Naming): string[] {
  const gone = removed(edits);
  const lost = new Map<string, RecordKey>();
  const changed: string[] = [];
  for (const difference of differences) {
    const itself = gone.has(keyOf(difference.target));
    if (difference.kind === "removed") {
      for (const key of difference.records) if (!gone.has(keyOf(key)) && NOUNS[key.record]) lost.set(keyOf(key), key);
    } else if (!itself && !isItsWays(difference) && !MOVES.test(difference.words)) {
      changed.push(difference.words);
    }
  }
  return [...changed, ...counted([...lost.values()], naming)];
}

/** The ways of other steps close up behind a step; that is what was asked for. */
function isItsWays(difference: Difference): boolean {
  return difference.target.record === "touchpoint" && difference.records.every((key) => key.record === "transition");
}

/** "Pain point “…” is gone with it", or "4 pain points are gone with it". */
function counted(keys: readonly RecordKey[], naming: Naming): string[] {
  const kinds = new Map<Kind, RecordKey[]>();
  for (const key of keys) kinds.set(key.record, [...(kinds.get(key.record) ?? []), key]);
  return [...kinds].flatMap(([kind, of]) => {
    const [one, several] = NOUNS[kind]!;
    const names = of.map(naming);
    if (of.length > NAMED || names.includes(undefined)) return `${of.length} ${of.length === 1 ? one : several} ${of.length === 1 ? "is" : "are"} gone with it`;
    return names.map((name) => `${capital(one)} “${name}” is gone with it`);
  });
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
