/** The terms of friction in words, each with its one colour: doing, waiting, or something that happened. */
import type { Causes } from "../../api/bindings";

const terms: [keyof Causes, string, "doing" | "waiting" | "event"][] = [
  ["doing", "Doing", "doing"],
  ["waiting", "Waiting", "waiting"],
  ["uncertain", "Waiting, uncertain", "waiting"],
  ["unoccupied", "Waiting, unoccupied", "waiting"],
  ["preprocess", "Waiting to begin", "waiting"],
  ["unexplained", "Waiting, unexplained", "waiting"],
  ["unfair", "Waiting, unfair", "waiting"],
  ["anxious", "Waiting, anxious", "waiting"],
  ["hard_questions", "Hard questions", "event"],
  ["repeat_info", "Saying it again", "event"],
  ["generic_answer", "Generic answers", "event"],
  ["channel_switch", "Channel switches", "event"],
  ["transfer", "Transfers", "event"],
  ["dead_end", "Dead ends", "event"],
  ["repeat_contact", "Repeat contacts", "event"],
];

export interface CausePart {
  name: string;
  em: number;
  share: number;
  tone: "doing" | "waiting" | "event";
}

/** The terms that are there, the largest first. */
export function causeParts(causes: Causes): CausePart[] {
  const sum = terms.reduce((all, [key]) => all + causes[key], 0);
  return terms
    .map(([key, name, tone]) => ({ name, tone, em: causes[key], share: causes[key] / sum }))
    .filter((part) => part.em > 0)
    .sort((a, b) => b.em - a.em);
}
