/** Why effort is what it is: each cause in its one word and its one colour, wherever it is told. */
import type { Cause, Causes, WaitFlag } from "../api/bindings";

/** Doing, waiting, or something that happened. */
export type Tone = "doing" | "waiting" | "event";

/** What makes a wait long. */
export const waitFlagWords: Record<WaitFlag, string> = {
  uncertain: "uncertain",
  unoccupied: "unoccupied",
  preprocess: "before it begins",
  unexplained: "unexplained",
  unfair: "unfair",
  anxious: "anxious",
};

/** Words that fit one occasion as well as their sum. Waiting with what makes it long, doing, events. */
export const causeWords: Record<Cause | WaitFlag, { name: string; tone: Tone }> = {
  waiting: { name: "Waiting", tone: "waiting" },
  uncertain: { name: "Waiting, uncertain", tone: "waiting" },
  unoccupied: { name: "Waiting, unoccupied", tone: "waiting" },
  preprocess: { name: "Waiting to begin", tone: "waiting" },
  unexplained: { name: "Waiting, unexplained", tone: "waiting" },
  unfair: { name: "Waiting, unfair", tone: "waiting" },
  anxious: { name: "Waiting, anxious", tone: "waiting" },
  doing: { name: "Doing", tone: "doing" },
  hardQuestions: { name: "Hard questions", tone: "event" },
  repeatInfo: { name: "Saying it again", tone: "event" },
  genericAnswer: { name: "Generic answer", tone: "event" },
  channelSwitch: { name: "Change of channel", tone: "event" },
  transfer: { name: "Being handed on", tone: "event" },
  deadEnd: { name: "Dead end", tone: "event" },
  repeatContact: { name: "Asking again", tone: "event" },
  blame: { name: "Being blamed", tone: "event" },
  unacknowledged: { name: "Not being heard", tone: "event" },
};

export interface CausePart {
  name: string;
  tone: Tone;
  /** Effort minutes. */
  value: number;
}

/** The terms of a sum that are there, in the order of the words. */
export function causeParts(causes: Causes): CausePart[] {
  // Reports name their terms in snake case, the ledger of a walk in camel case.
  const values = new Map(Object.entries(causes).map(([key, value]) => [key.replace(/_(.)/g, (_, c: string) => c.toUpperCase()), value]));
  return Object.entries(causeWords)
    .map(([key, words]) => ({ ...words, value: values.get(key) ?? 0 }))
    .filter((part) => part.value > 0);
}
