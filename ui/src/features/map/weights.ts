/** The sizes by which effort is counted: each in words, with its unit, and what it is unless a team says otherwise. */
import type { FrictionWeights } from "../../api/bindings";
import { shown, type Unit } from "../../components/figures";

export interface Weight {
  of: keyof FrictionWeights;
  name: string;
  /** What it is, in a sentence. */
  about: string;
  unit: Unit;
  /** As a new map has it. */
  usual: number;
}

export const events: readonly Weight[] = [
  { of: "hardQuestion", name: "A hard question", about: "Each question that the customer can hardly answer.", unit: "effort", usual: 3 },
  { of: "repeatInfo", name: "Saying it again", about: "Each time the customer says something once more.", unit: "effort", usual: 3 },
  { of: "genericAnswer", name: "A generic answer", about: "Each answer that was made for anybody.", unit: "effort", usual: 2 },
  { of: "channelSwitch", name: "Another channel", about: "Going on by another channel than the one that was chosen.", unit: "effort", usual: 5 },
  { of: "transfer", name: "Being handed on", about: "From one person or team to the next.", unit: "effort", usual: 5 },
  { of: "deadEnd", name: "A dead end", about: "Coming to where nothing goes on, and going back.", unit: "effort", usual: 5 },
  { of: "repeatContact", name: "Asking again", about: "Making contact once more for the same thing: the ten-minute rule of thumb.", unit: "effort", usual: 10 },
];

export const waits: readonly Weight[] = [
  { of: "unattended", name: "Free meanwhile", about: "What a minute of waiting weighs in which the customer can do something else, beside one that takes all of it.", unit: "percent", usual: 0.1 },
  { of: "uncertain", name: "Uncertain: adds", about: "A minute of waiting weighs as much more while nobody says how long it takes.", unit: "percent", usual: 0.5 },
  { of: "otherFlag", name: "Each other way: adds", about: "The same for a wait that is unoccupied, before it begins, unexplained, unfair or anxious.", unit: "percent", usual: 0.25 },
  { of: "waitCap", name: "At most", about: "A minute of waiting never weighs more than this many minutes.", unit: "factor", usual: 3 },
];

export const usually = Object.fromEntries([...events, ...waits].map(({ of, usual }) => [of, usual])) as unknown as FrictionWeights;

export function changed(weights: FrictionWeights): Weight[] {
  return [...events, ...waits].filter(({ of, usual }) => weights[of] !== usual);
}

/** What stands on the section while it is closed. */
export function weightsBrief(weights: FrictionWeights): string {
  const { length } = changed(weights);
  return length === 0 ? "as usual" : `${length} changed`;
}

export const usualWords = ({ usual, unit }: Weight) => shown(usual, unit);
