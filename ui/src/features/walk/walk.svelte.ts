/**
 * One customer's walk through the open map: seed, customer and the moves made.
 * The core replays them; nothing is reckoned here. Going back is one move less.
 */
import { asApiError, call } from "../../api/core";
import type { ApiError, TransitionId, WalkState, Who } from "../../api/bindings";
import type { MapDocument } from "../../state/document.svelte";
import { neutralCustomer } from "../../state/who";

export class Walk {
  seed = $state(7);
  customer = $state(1);
  choices = $state.raw<readonly TransitionId[]>([]);
  /** The last replay that came back; none before the first. */
  state = $state.raw<WalkState>();
  /** Why the map cannot be walked. */
  error = $state.raw<ApiError>();
  /** The map, or who walks, has changed so that the moves lead nowhere: the walk began again. */
  lost = $state(false);
  readonly map: string;
  readonly #who: () => Who;
  #asked = 0;

  constructor(map: string, who: () => Who = () => neutralCustomer) {
    this.map = map;
    this.#who = who;
  }

  /** Replays the moves on the map as it is now. */
  async replay(): Promise<void> {
    const asked = ++this.#asked;
    const request = { map: this.map, who: this.#who(), seed: this.seed, customer: this.customer, choices: [...this.choices] };
    try {
      const state = await call("walk_replay", request);
      if (asked !== this.#asked) return;
      this.state = state;
      this.error = undefined;
    } catch (thrown) {
      if (asked === this.#asked) await this.#refused(asApiError(thrown));
    }
  }

  async #refused(error: ApiError): Promise<void> {
    if (this.choices.length === 0) {
      this.state = undefined;
      this.error = error;
      return;
    }
    this.choices = [];
    this.lost = true;
    await this.replay();
  }

  async take(transition: TransitionId): Promise<void> {
    // A key that repeats before the answer is back means the state it saw, not the next one.
    if (!this.state?.choices.some((choice) => choice.transition === transition)) return;
    if (this.choices.length !== this.#movesShown()) return;
    this.choices = [...this.choices, transition];
    this.lost = false;
    await this.replay();
  }

  /** Moves behind what is shown: one between two visits, one more to an end. */
  #movesShown(): number {
    return this.state ? this.state.visits.length - 1 + (this.state.outcome ? 1 : 0) : 0;
  }

  /** What the seeded dice have for this customer here. */
  async roll(): Promise<void> {
    const dice = this.state?.choices.find((choice) => choice.dice);
    if (dice) await this.take(dice.transition);
  }

  async back(): Promise<void> {
    if (this.choices.length === 0) return;
    this.choices = this.choices.slice(0, -1);
    await this.replay();
  }

  async begin(seed = this.seed, customer = this.customer): Promise<void> {
    [this.seed, this.customer, this.choices, this.lost] = [seed, customer, [], false];
    await this.replay();
  }
}

const walks = new WeakMap<MapDocument, Walk>();

/** The walk through a map goes on where it was left, as long as the map is open. */
export function walkOf(map: MapDocument): Walk {
  const walk = walks.get(map) ?? new Walk(map.id, () => map.who);
  walks.set(map, walk);
  return walk;
}
