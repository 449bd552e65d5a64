/** Where a trial began, among the steps of history that are done now. */
import type { HistoryStep } from "../api/bindings";

const same = (a: HistoryStep, b: HistoryStep | undefined) => b !== undefined && a.number === b.number && a.at === b.at && a.words === b.words;

/**
 * How many of the steps that are done were done before the trial. Undoing more
 * than the trial did takes nothing from it, as long as redo brings the same
 * steps back; what is done instead of them belongs to the trial.
 */
export function begun(before: readonly HistoryStep[], done: readonly HistoryStep[]): number {
  const changed = before.findIndex((step, at) => !same(step, done[at]));
  return changed < 0 ? before.length : changed;
}
