/**
 * Trying an opportunity out on the map: from here on, what is done to the map is
 * what the opportunity would change. It is kept with the opportunity, or undone.
 * Only one at a time, on one map; closing the map does not end it.
 */
import type { HistoryStep } from "../api/bindings";
import { asApiError, call } from "../api/core";
import { session } from "./session.svelte";
import { begun } from "./trial";

interface Trial {
  map: string;
  opportunity: string;
  text: string;
  /** The steps of history that were done before. */
  before: HistoryStep[];
}

class Trying {
  #trial = $state.raw<Trial | null>(null);
  /** Steps done since it began. */
  done = $state(0);
  #busy = false;

  /** What is tried out on the open map; none: nothing is. */
  get now(): Trial | null {
    return this.#trial?.map === session.document?.id ? this.#trial : null;
  }

  async begin(opportunity: string, text: string): Promise<void> {
    const map = session.document;
    if (!map) return;
    await map.settled();
    const before = await doneSteps(map.id);
    if (!before) return;
    this.#trial = { map: map.id, opportunity, text, before };
    this.done = 0;
    session.select(null);
  }

  /** Counts what was done. */
  async count(): Promise<void> {
    const trial = this.now;
    if (!trial || this.#busy) return;
    const steps = await doneSteps(trial.map);
    if (!steps || this.now !== trial) return;
    this.done = steps.length - begun(trial.before, steps);
  }

  async keep(): Promise<void> {
    const trial = this.now;
    if (!trial || this.#busy) return;
    await this.#alone(async () => {
      await session.document?.settled();
      const steps = await doneSteps(trial.map);
      if (!steps) return;
      const error = await session.document?.keepAsOpportunity(trial.opportunity, begun(trial.before, steps));
      if (error) return session.fail(error);
      this.#end(trial);
      session.say(`Kept as what “${trial.text}” would change. The map is as it was.`);
    });
  }

  async discard(): Promise<void> {
    const trial = this.now;
    if (!trial || this.#busy) return;
    await this.#alone(async () => {
      await session.document?.settled();
      const steps = await doneSteps(trial.map);
      if (!steps) return;
      for (let left = steps.length - begun(trial.before, steps); left > 0; left -= 1) await session.undo();
      this.#end(trial);
    });
  }

  #end(trial: Trial): void {
    this.#trial = null;
    this.done = 0;
    session.select({ kind: "opportunity", id: trial.opportunity });
  }

  async #alone(work: () => Promise<void>): Promise<void> {
    this.#busy = true;
    await work().finally(() => (this.#busy = false));
  }
}

async function doneSteps(map: string): Promise<HistoryStep[] | undefined> {
  try {
    const { steps } = await call("history_list", { map });
    return steps.filter((step) => !step.undone);
  } catch (thrown) {
    session.fail(asApiError(thrown));
    return undefined;
  }
}

export const trying = new Trying();
