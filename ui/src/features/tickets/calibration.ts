/** Proposed figures in words and small drawings. */
import type { Duration, Family, Proposal, ProposedFigure } from "../../api/bindings";

const FIGURES: Record<ProposedFigure, string> = {
  shares: "ways on",
  wait: "waiting",
  doing: "doing",
  demand: "demand a month",
  demand_week: "demand by hour of the week",
};

const FAMILIES: Record<Family, string> = {
  empirical: "as measured",
  lognormal: "typical and bad day",
  fixed: "always the same",
};

export const figureWords = (figure: ProposedFigure): string => FIGURES[figure];
export const toneOf = (figure: ProposedFigure): "doing" | "wait" | "accent" => (figure === "doing" || figure === "wait" ? figure : "accent");
export const familyWords = (family: Family): string => FAMILIES[family];

/** How far a family is from the tickets: "1 % apart". */
export function apart(distance: number): string {
  const percent = distance * 100;
  return percent < 1 ? "<1 % apart" : `${Math.round(percent)} % apart`;
}

/** Heights of bars, 0 to 1, for a measured time: what takes no time first, then shares over a logarithmic axis up to the longest. */
export function timeBars(time: Duration, bars = 30): number[] {
  if (time.dist !== "empirical") return [];
  const heights = Array.from({ length: bars }, () => 0);
  const longest = time.quantiles.at(-1) ?? 0;
  // From a minute on: shorter ones are in the first bar.
  const scale = Math.log(Math.max(longest, 2));
  const place = (minutes: number) => Math.min(bars - 1, 1 + Math.floor((Math.log(Math.max(minutes, 1)) / scale) * (bars - 2)));
  heights[0] = time.zero;
  const share = (1 - time.zero) / (time.quantiles.length - 1);
  for (let at = 1; at < time.quantiles.length; at++) {
    const [low, high] = [place(time.quantiles[at - 1] ?? 0), place(time.quantiles[at] ?? 0)];
    for (let bar = low; bar <= high; bar++) heights[bar] = (heights[bar] ?? 0) + share / (high - low + 1);
  }
  return relative(heights);
}

/** Heights of bars, 0 to 1, for what a proposal would bring; none where there is nothing to draw. */
export function barsOf(proposal: Proposal): number[] {
  for (const edit of proposal.edits) if (edit.kind === "setDemandWeek") return relative(edit.week);
  const measured = proposal.fits.find((fit) => fit.family === "empirical");
  return measured ? timeBars(measured.time) : [];
}

function relative(values: readonly number[]): number[] {
  const most = Math.max(...values);
  return most > 0 ? values.map((value) => value / most) : [];
}
