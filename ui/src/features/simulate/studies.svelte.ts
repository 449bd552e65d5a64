/** Studies of the open map beyond the run of its walks: which one is under way, and the last result of each kind. */
import { asApiError, call, start } from "../../api/core";
import type { JobEvent, KeptStudy, Study, StudyResult, Who } from "../../api/bindings";
import type { MapDocument } from "../../state/document.svelte";
import { session } from "../../state/session.svelte";
import { isSameWho, neutralCustomer } from "../../state/who";

/** Queues begin in the week of this day, whether they are run or watched: one without a holiday. */
export const QUEUES_BEGIN = "2026-01-05";

export type Kind = StudyResult["kind"];
export type ResultOf<K extends Kind> = Extract<StudyResult, { kind: K }>["result"];

export class Studies {
  /** Which one is under way. */
  running = $state<Kind>();
  /** How far it is, 0 to 1. */
  share = $state(0);
  kept = $state.raw<readonly KeptStudy[]>([]);
  #job: number | undefined;
  readonly #map: MapDocument;

  constructor(map: MapDocument) {
    this.#map = map;
    void this.#load();
  }

  /** The last study of a kind. */
  last<K extends Kind>(kind: K): (Omit<KeptStudy, "outcome"> & { result: ResultOf<K> }) | undefined {
    const found = this.kept.find((study) => study.outcome.kind === kind);
    return found && { ...found, result: found.outcome.result as ResultOf<K> };
  }

  /** True where the map has changed since it was studied. */
  isStale(kind: Kind): boolean {
    const study = this.kept.find(({ outcome }) => outcome.kind === kind);
    return study !== undefined && (study.stale || this.#seen.get(study) !== this.#map.state.revision);
  }

  /** True where other customers walked than are chosen now; some studies say themselves who walks. */
  isForOthers(kind: Kind): boolean {
    return kind !== "personas" && kind !== "net" && this.last(kind) !== undefined && !isSameWho(this.whoOf(kind), this.#map.who);
  }

  /** Who walked in the last study of a kind. */
  whoOf(kind: Kind): Who {
    return this.last(kind)?.request.who ?? neutralCustomer;
  }

  async run(study: Study, walks: number, seed: number): Promise<void> {
    if (this.running) return;
    [this.running, this.share, this.#job] = [study.kind, 0, undefined];
    try {
      const { job } = await start("study_start", { map: this.#map.id, walks, seed, who: this.#map.who, study }, (event) => this.#hear(event));
      this.#job = job;
    } catch (thrown) {
      this.running = undefined;
      session.fail(asApiError(thrown));
    }
  }

  async cancel(): Promise<void> {
    if (this.#job === undefined || !this.running) return;
    try {
      await call("job_cancel", { job: this.#job });
    } catch (thrown) {
      session.fail(asApiError(thrown));
    }
  }

  /** Revision at which each was seen as fresh. */
  readonly #seen = new WeakMap<KeptStudy, number>();

  async #load(): Promise<void> {
    try {
      const kept = await call("study_list", { map: this.#map.id });
      for (const study of kept) this.#seen.set(study, this.#map.state.revision);
      this.kept = kept;
    } catch (thrown) {
      session.fail(asApiError(thrown));
    }
  }

  #hear(event: JobEvent): void {
    if (event.kind === "progress") {
      this.share = event.share;
      return;
    }
    this.running = undefined;
    if (event.kind === "studied") {
      const { study } = event;
      this.#seen.set(study, this.#map.state.revision);
      this.kept = [...this.kept.filter(({ outcome }) => outcome.kind !== study.outcome.kind), study];
    } else if (event.kind === "cancelled") session.say("Cancelled. The figures of before stay.", "hint");
    else if (event.kind === "failed") session.fail(event.error);
  }
}

const studies = new WeakMap<MapDocument, Studies>();

/** A study goes on while another view is looked at. */
export function studiesOf(map: MapDocument): Studies {
  const known = studies.get(map) ?? new Studies(map);
  studies.set(map, known);
  return known;
}
