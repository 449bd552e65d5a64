/** A run of the simulation from this view: its progress, its end. What it says is kept with the map. */
import type { JobEvent } from "../../api/bindings";
import { asApiError, call, start } from "../../api/core";
import type { MapDocument } from "../../state/document.svelte";
import { session } from "../../state/session.svelte";

const WALKS = 100_000;
const SEED = 7;

export class Run {
  /** Share done, 0 to 1; none: nothing runs. */
  progress = $state<number | null>(null);
  #job: number | null = null;

  /** As many walks as last time and of the same customers, so that two runs can be compared. */
  async start(map: MapDocument): Promise<void> {
    if (this.progress !== null) return;
    this.progress = 0;
    const { walks, seed } = map.lastRun?.report ?? { walks: WALKS, seed: SEED };
    try {
      const { job } = await start("simulation_start", { map: map.id, walks, seed, who: map.who }, (event) => this.#hear(map, event));
      this.#job = job;
    } catch (thrown) {
      this.progress = null;
      session.fail(asApiError(thrown));
    }
  }

  async cancel(): Promise<void> {
    if (this.#job !== null) await call("job_cancel", { job: this.#job }).catch((thrown) => session.fail(asApiError(thrown)));
  }

  #hear(map: MapDocument, event: JobEvent): void {
    if (event.kind === "progress") {
      this.progress = event.share;
      return;
    }
    this.progress = null;
    this.#job = null;
    if (event.kind === "simulated") map.lastRun = event.run;
    if (event.kind === "failed") session.fail(event.error);
  }
}
