/** The customers that are watched on the open map: who they are, which minute it is, and where it stops. */
import { SvelteSet } from "svelte/reactivity";
import { asApiError, call } from "../../api/core";
import type { Timeline } from "../../api/bindings";
import type { MapDocument } from "../../state/document.svelte";
import { session } from "../../state/session.svelte";
import { QUEUES_BEGIN } from "../simulate/studies.svelte";
import { lengthOf, nextArrival, type Arrival } from "./replay";

/** Seconds of the clock that a way takes to be seen on, whatever the speed. */
const TRAVEL = 0.6;
/** The whole replay in about so many seconds, at the usual speed. */
const USUAL = 90;

export class Replay {
  customers = $state.raw<readonly Timeline[]>([]);
  /** Minutes from its beginning. */
  minute = $state(0);
  playing = $state(false);
  /** Minutes of the journey in a second of the clock. */
  speed = $state(1);
  many = $state(100);
  seed = $state(7);
  /** Through the queues of the teams, not by the waits on the map. */
  queues = $state(false);
  /** Why there is nothing to watch. */
  problem = $state<string>();
  /** What it stopped at. */
  stopped = $state.raw<Arrival>();
  readonly stops = new SvelteSet<string>();
  /** Minutes until the last of them is gone. */
  length = $state(0);
  #asked = 0;
  /** The map on which they walk, and who they are. */
  #of: string | undefined;
  readonly #map: MapDocument;

  constructor(map: MapDocument) {
    this.#map = map;
    const last = map.lastRun?.report;
    if (last) this.seed = last.seed;
  }

  /** Minutes that a customer is seen on a way. */
  get travel(): number {
    return TRAVEL * this.speed;
  }

  /** Begins, or goes on where it was left as long as the map is what it was. */
  async attend(): Promise<void> {
    if (this.#of !== this.#what()) await this.begin();
  }

  /** Fetches the customers anew, from the map as it is now, and begins. */
  async begin(): Promise<void> {
    const asked = ++this.#asked;
    this.#of = this.#what();
    [this.playing, this.minute, this.stopped, this.problem] = [false, 0, undefined, undefined];
    try {
      const request = { map: this.#map.id, seed: this.seed, who: this.#map.who, customers: this.many, queuesFrom: this.queues ? QUEUES_BEGIN : null };
      const found = await call("replay", request);
      if (asked !== this.#asked) return;
      this.customers = found.customers;
      this.length = lengthOf(found.customers);
      this.speed = usualSpeed(this.length);
      this.playing = true;
    } catch (thrown) {
      if (asked !== this.#asked) return;
      [this.customers, this.length] = [[], 0];
      const error = asApiError(thrown);
      this.problem = error.code === "notWalkable" ? error.reason : undefined;
      if (!this.problem) session.fail(error);
    }
  }

  /** So many seconds later; it stops where somebody comes to a place that is marked. */
  pass(seconds: number): void {
    const next = this.minute + seconds * this.speed;
    const stop = this.stops.size > 0 ? nextArrival(this.customers, this.minute, this.stops) : undefined;
    if (stop && stop.minute <= next) this.#stop(stop);
    else this.go(next);
    if (this.minute >= this.length + this.travel) this.playing = false;
  }

  /** To a minute of it. */
  go(minute: number): void {
    this.minute = Math.min(Math.max(0, minute), this.length + this.travel);
    this.stopped = undefined;
  }

  /** To where somebody next comes somewhere. */
  next(): void {
    const arrival = nextArrival(this.customers, this.minute);
    if (arrival) this.#stop(arrival);
  }

  toggle(): void {
    if (this.minute >= this.length) this.go(0);
    this.playing = !this.playing;
  }

  mark(touchpoint: string): void {
    if (!this.stops.delete(touchpoint)) this.stops.add(touchpoint);
  }

  #what(): string {
    return JSON.stringify([this.#map.state.revision, this.#map.who]);
  }

  #stop(arrival: Arrival): void {
    [this.minute, this.stopped, this.playing] = [arrival.minute, arrival, false];
  }
}

/** 1, 2 or 5 of ten times as many minutes a second, so that all of it takes about as long as people watch. */
export function usualSpeed(length: number): number {
  const wanted = Math.max(0.1, length / USUAL);
  const decade = 10 ** Math.floor(Math.log10(wanted));
  return [1, 2, 5].map((of) => of * decade).findLast((speed) => speed <= wanted * 1.001) ?? decade;
}

const replays = new WeakMap<MapDocument, Replay>();

/** A replay goes on where it was left, as long as the map is open. */
export function replayOf(map: MapDocument): Replay {
  const replay = replays.get(map) ?? new Replay(map);
  replays.set(map, replay);
  return replay;
}
