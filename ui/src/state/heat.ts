/** Where the effort of a run goes, laid over the cards: how strong, and in words. */
import type { SimulationReport, TouchpointReport } from "../api/bindings";
import { effort, percent } from "../i18n/numbers";

/** By effort per journey, or by how often a step is the worst moment of it. */
export type By = "effort" | "peak";

export interface Heat {
  /** 0 to 1 of the hottest. */
  strength: number;
  /** "7.0 em", "26 %". */
  words: string;
  /** With its range. */
  about: string;
}

const valueOf = (step: TouchpointReport, by: By) => (by === "effort" ? step.friction_em.mean : step.peak_share);

export function wordsOf(value: number, by: By): string {
  return by === "effort" ? effort(value) : percent(value);
}

function aboutOf(step: TouchpointReport, by: By): string {
  const { friction_em: { low, high }, peak_low, peak_high } = step;
  return by === "effort"
    ? `${wordsOf(step.friction_em.mean, by)} effort per journey (${low.toFixed(1)} to ${high.toFixed(1)})`
    : `the worst moment of ${wordsOf(step.peak_share, by)} of the journeys (${percent(peak_low)} to ${percent(peak_high)})`;
}

/** Of the hottest step. */
export function hottest(report: SimulationReport, by: By): number {
  return Math.max(0, ...report.touchpoints.map((step) => valueOf(step, by)));
}

/** By step. What adds nothing is cold, and says so. */
export function heatOf(report: SimulationReport, by: By): ReadonlyMap<string, Heat> {
  const most = hottest(report, by);
  return new Map(report.touchpoints.map((step) => {
    const value = valueOf(step, by);
    return [step.id, { strength: most > 0 ? value / most : 0, words: wordsOf(value, by), about: aboutOf(step, by) }];
  }));
}
