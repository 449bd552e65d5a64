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

/**
 * The level-0 share if a stage lost only the rest of what it loses now, net of
 * what then falls at a later stage: `P′ = P·p′ₖ/pₖ` with pass rates among the
 * episodes that are met. None where nobody passes the stage, because then
 * nothing is known of the stages behind it.
 */
export function mended(need: NeedReport, gap: ChainClass, mendedShare: number): Range | null {
  const at = STAGES.findIndex((stage) => stage.class === gap);
  const level0 = need.level0;
  const behind = STAGES.slice(at + 1).reduce((sum, stage) => sum + need.gaps[stage.class].mean, level0.mean);
  const factor = (lost: number) => {
    const before = behind + lost;
    return before > 0 ? (before - lost * (1 - mendedShare)) / behind : 1;
  };
  if (behind <= 0) return null;
  const { mean, low, high } = need.gaps[gap];
  const share = (p: number, lost: number) => Math.min(1, p * factor(Math.max(0, lost)));
  return { mean: share(level0.mean, mean), low: share(level0.low, low), high: share(level0.high, high) };
}
