/** Whether the heat of the last run lies over the map, and by what. Only a way of looking. */
import { session } from "./session.svelte";
import { heatOf, type By, type Heat } from "./heat";

class HeatView {
  /** None: it is not shown. */
  by = $state<By>();

  readonly #run = $derived(session.document?.lastRun ?? null);
  readonly #heat: ReadonlyMap<string, Heat> | undefined = $derived(this.by && this.#run && session.view === "map" && !session.room ? heatOf(this.#run.report, this.by) : undefined);

  /** Of a step; none while it is not shown, or where the run did not know the step. */
  of(step: string): Heat | undefined {
    return this.#heat?.get(step);
  }

  toggle(): void {
    if (this.by) this.by = undefined;
    else if (this.#run) this.by = "effort";
    else session.say("Simulate first: the heat shows where the effort of a run goes.", "hint");
  }
}

export const heat = new HeatView();
