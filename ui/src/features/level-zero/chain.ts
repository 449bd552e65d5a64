/**
 * The chain *exists → reachable → discovered → answerable → works → believed*:
 * how many episodes of a need are left after each stage, and what is lost there
 * (domain model 1.4). The classes exclude one another, so what is left is what
 * was not lost before; giving up is never a success and leaves at the end.
 */
import type { GapClass, NeedReport } from "../../api/bindings";
import { shareOf, times, type Range } from "./range";

export type ChainClass = Exclude<GapClass, "unattributed">;

export const STAGES: readonly { stage: string; class: ChainClass }[] = [
  { stage: "exists", class: "missing" },
  { stage: "reachable", class: "unreachable" },
  { stage: "discovered", class: "undiscovered" },
  { stage: "answerable", class: "unanswerable" },
  { stage: "works", class: "fails" },
  { stage: "believed", class: "unconfirmed" },
];

export interface Link {
  stage: string;
  class: ChainClass;
  /** Episodes that pass this stage. */
  passed: Range;
  /** Episodes whose first failing stage this is. */
  lost: Range;
}

export interface Chain {
  /** Episodes that enter. */
  episodes: number;
  links: Link[];
  level0: Range;
  givenUp: Range;
  /** Met with help, for a reason that the map does not name. */
  unattributed: Range;
}

/** The chain of a need, for so many episodes, from a run of so many walks. */
export function chainOf(need: NeedReport, episodes: number, walks: number): Chain {
  const n = walks * need.episodes.mean;
  let left = 1;
  const links = STAGES.map(({ stage, class: gap }) => {
    const lost = need.gaps[gap];
    left = Math.max(0, left - lost.mean);
    return { stage, class: gap, passed: times(shareOf(left, n), episodes), lost: times(lost, episodes) };
  });
  return {
    episodes,
    links,
    level0: times(need.level0, episodes),
    givenUp: times(need.given_up, episodes),
    unattributed: times(need.gaps.unattributed, episodes),
  };
}
