/** The map as rows: every stage, and below it its steps and ends in the order of the map. */
import type { Anchor, Cell, Lane, Opportunity, PainPoint, Stage, Touchpoint, Transition } from "../../api/bindings";

/** As much of a map as a table needs. */
export interface Sheet {
  readonly stages: Stage[];
  readonly lanes: Lane[];
  readonly cells: Cell[];
  readonly touchpoints: Touchpoint[];
  touchpoint(id: string): Touchpoint | undefined;
  stepsOf(stage: string): readonly Touchpoint[];
  outgoing(id: string): Transition[];
  painPointsAt(at: Anchor): readonly PainPoint[];
  opportunitiesAt(at: Anchor): Opportunity[];
}

/** Of a stage where there is no step. */
export interface Row {
  id: string;
  stage: Stage;
  step: Touchpoint | null;
}

export function rowsOf(map: Sheet): Row[] {
  return map.stages.flatMap((stage): Row[] => [
    { id: stage.id, stage, step: null },
    ...map.stepsOf(stage.id).map((step): Row => ({ id: step.id, stage, step })),
  ]);
}

/** Where notes of a row hang. */
export function anchorOf(row: Row): Anchor {
  return row.step ? { touchpoint: row.step.id } : { stage: row.stage.id };
}

export function nameOf(row: Row): string {
  return row.step?.name ?? row.stage.name;
}
