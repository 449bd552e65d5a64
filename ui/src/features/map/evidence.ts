/** How much of the map rests on what: each figure that has been given counts once. */
import type { Evidence, Touchpoint, Transition } from "../../api/bindings";

export interface Coverage {
  assumed: number;
  told: number;
  tickets: number;
}

export function evidenceCoverage(touchpoints: Touchpoint[], transitions: Transition[]): Coverage {
  const given: Evidence[] = transitions.map((way) => way.share.evidence);
  for (const step of touchpoints) {
    if (step.outcome) continue;
    given.push(step.active.evidence, step.wait.evidence);
    for (const figure of [step.patience, step.emotion]) if (figure) given.push(figure.evidence);
  }
  const share = (kind: Evidence["kind"]) =>
    given.length === 0 ? 0 : given.filter((evidence) => evidence.kind === kind).length / given.length;
  return { assumed: share("assumed"), told: share("toldByCustomers"), tickets: share("fromTickets") };
}
