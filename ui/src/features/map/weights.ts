/** The sizes by which effort is counted: each in words, with its unit. What they are unless a team says otherwise, the core says. */
import { USUAL_WEIGHTS, type FrictionWeights } from "../../api/bindings";
import { shown, type Unit } from "../../components/figures";

export interface Weight {
  of: keyof FrictionWeights;
  name: string;
  /** What it is, in a sentence. */
  about: string;
  unit: Unit;
}

export const events: readonly Weight[] = [
  { of: "hardQuestion", name: "A hard question", about: "Each question that the customer can hardly answer.", unit: "effort" },
  { of: "repeatInfo", name: "Saying it again", about: "Each time the customer says something once more.", unit: "effort" },
  { of: "genericAnswer", name: "A generic answer", about: "Each answer that was made for anybody.", unit: "effort" },
  { of: "channelSwitch", name: "Another channel", about: "Going on by another channel than the one that was chosen.", unit: "effort" },
  { of: "transfer", name: "Being handed on", about: "From one person or team to the next.", unit: "effort" },
  { of: "deadEnd", name: "A dead end", about: "Coming to where nothing goes on, and going back.", unit: "effort" },
  { of: "repeatContact", name: "Asking again", about: "Making contact once more for the same thing: the ten-minute rule of thumb.", unit: "effort" },
];

export const waits: readonly Weight[] = [
  { of: "unattended", name: "Free meanwhile", about: "What a minute of waiting weighs in which the customer can do something else, beside one that takes all of it.", unit: "percent" },
  { of: "uncertain", name: "Uncertain: adds", about: "A minute of waiting weighs as much more while nobody says how long it takes.", unit: "percent" },
  { of: "otherFlag", name: "Each other way: adds", about: "The same for a wait that is unoccupied, before it begins, unexplained, unfair or anxious.", unit: "percent" },
  { of: "waitCap", name: "At most", about: "A minute of waiting never weighs more than this many minutes.", unit: "factor" },
];

/** Not a size of effort, but what is held to be too much of it. */
export const hard: Weight = {
  of: "hardAbove",
  name: "Hard above index",
  about: "The effort index above which a journey counts as hard: 50 is as much effort as expected, 75 twice, 87.5 three times as much.",
  unit: "number",
};

export function changed(weights: FrictionWeights): Weight[] {
  return [...events, ...waits, hard].filter(({ of }) => weights[of] !== USUAL_WEIGHTS[of]);
}

/** What stands on the section while it is closed. */
export function weightsBrief(weights: FrictionWeights): string {
  const { length } = changed(weights);
  return length === 0 ? "as usual" : `${length} changed`;
}

export const usualWords = ({ of, unit }: Weight) => shown(USUAL_WEIGHTS[of], unit);
