/**
 * Trying an opportunity out on the map: from here on, what is done to the map is
 * what the opportunity would change. It is kept with the opportunity, or undone.
 * Only one at a time, on one map; closing the map does not end it.
 */
import { asApiError, call } from "../api/core";
import { session } from "./session.svelte";

interface Trial {
  map: string;
  opportunity: string;
  text: string;
  /** Steps of history that were done before. */
  since: number;
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
    const since = await doneSteps(map.id);
    if (since === undefined) return;
    this.#trial = { map: map.id, opportunity, text, since };
    this.done = 0;
    session.select(null);
  }

  /** Counts what was done. Whoever undoes more than that begins further back. */
  async count(): Promise<void> {
    const trial = this.now;
    if (!trial || this.#busy) return;
    const all = await doneSteps(trial.map);
    if (all === undefined || this.now !== trial) return;
    if (all < trial.since) this.#trial = { ...trial, since: all };
    this.done = Math.max(0, all - trial.since);
  }

  async keep(): Promise<void> {
    const trial = this.now;
    if (!trial || this.#busy) return;
    await this.#alone(async () => {
      const error = await session.document?.keepAsOpportunity(trial.opportunity, trial.since);
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
      const all = await doneSteps(trial.map);
      for (let left = (all ?? 0) - trial.since; left > 0; left -= 1) await session.undo();
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

async function doneSteps(map: string): Promise<number | undefined> {
  try {
    const { steps } = await call("history_list", { map });
    return steps.filter((step) => !step.undone).length;
  } catch (thrown) {
    session.fail(asApiError(thrown));
    return undefined;
  }
}

export const trying = new Trying();
