/** A simulation of the open map, from the start to its result: how many walks, which seed, how far it is. */
import { asApiError, call, start } from "../../api/core";
import type { JobEvent } from "../../api/bindings";
import type { MapDocument } from "../../state/document.svelte";
import { session } from "../../state/session.svelte";

export class Simulation {
  walks = $state(100_000);
  seed = $state(7);
  /** How far it is, 0 to 1; none while nothing runs. */
  share = $state<number>();
  #job: number | undefined;
  #cancelled = false;
  readonly #map: MapDocument;

  constructor(map: MapDocument) {
    this.#map = map;
    const last = map.lastRun?.report;
    if (last) [this.walks, this.seed] = [last.walks, last.seed];
  }

  get running(): boolean {
    return this.share !== undefined;
  }

  async run(): Promise<void> {
    if (this.running) return;
    [this.share, this.#job, this.#cancelled] = [0, undefined, false];
    try {
      const { job } = await start("simulation_start", { map: this.#map.id, walks: this.walks, seed: this.seed, who: this.#map.who }, (event) => this.#hear(event));
      this.#job = job;
      if (this.#cancelled) await this.cancel();
    } catch (thrown) {
      this.share = undefined;
      session.fail(asApiError(thrown));
    }
  }

  /** Stops it; the result of before stays. Before the core has said which job it is, this waits for it. */
  async cancel(): Promise<void> {
    this.#cancelled = true;
    if (this.#job === undefined || !this.running) return;
    try {
      await call("job_cancel", { job: this.#job });
    } catch (thrown) {
      session.fail(asApiError(thrown));
    }
  }

  #hear(event: JobEvent): void {
    switch (event.kind) {
      case "progress":
        if (this.running) this.share = event.share;
        return;
      case "simulated":
        this.#map.lastRun = event.run;
        this.share = undefined;
        return;
      case "cancelled":
        this.share = undefined;
        session.say(this.#map.lastRun ? "Cancelled. The figures of before stay." : "Cancelled. There are no figures yet.", "hint");
        return;
      case "failed":
        this.share = undefined;
        session.fail(event.error);
    }
  }
}

const simulations = new WeakMap<MapDocument, Simulation>();

/** A run goes on while another view is looked at. */
export function simulationOf(map: MapDocument): Simulation {
  const simulation = simulations.get(map) ?? new Simulation(map);
  simulations.set(map, simulation);
  return simulation;
}
