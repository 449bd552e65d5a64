/** Tickets over the map as they are looked at: which of them, against which others, in which time, and what comes of it. */
import type {
  Conformance, Deviation, Facets, FilterColumn, Hours, OverlayResult, PersonaMapping, Shown, StateMapping, TicketFilter, Variant,
  Variants, WhoIsWho,
} from "../../api/bindings";
import { asApiError, call } from "../../api/core";
import { errorWords } from "../../i18n/errors";
import { session } from "../../state/session.svelte";
import { everything, slicesOf, type Split } from "./filters";

export class Looking {
  readonly set: string;
  /** Of the set. */
  readonly name: string;
  /** But for the way and the deviation, which are chosen from lists. */
  filter = $state.raw<TicketFilter>(everything());
  variant = $state.raw<{ number: number; variant: Variant }>();
  deviation = $state.raw<Deviation>();
  split = $state.raw<Split>();
  hours = $state.raw<Hours>({ kind: "calendar" });
  shown = $state.raw<Shown>({ steps: 1, ways: 1 });

  result = $state.raw<OverlayResult>();
  held = $state.raw<Conformance>();
  ways = $state.raw<Variants>();
  facets = $state.raw<Facets>();
  /** Who is which persona of the map. */
  who = $state.raw<WhoIsWho>();
  /** Why tickets cannot be held against the map. */
  problem = $state<string>();
  /** Why they cannot be chosen or counted like that; what was there before stays. */
  refused = $state<string>();
  #asked = 0;
  #listed = 0;

  constructor(set: string, name: string) {
    this.set = set;
    this.name = name;
  }

  /** With the way and the deviation that were chosen. */
  get chosen(): TicketFilter {
    const of = this.deviation;
    return {
      ...this.filter,
      way: this.variant?.variant.steps ?? null,
      deviation: of ? { kind: of.kind, touchpoint: of.touchpoint, state: of.state, after: of.after } : null,
    };
  }

  get business(): boolean {
    return this.hours.kind !== "calendar";
  }

  /** What the two slices are called. */
  get names(): [string, string] | undefined {
    return this.split && slicesOf(this.chosen, this.split).names;
  }

  /** Lays the tickets over the map. Only the last answer counts. */
  async compute(map: string, mapping: StateMapping | null): Promise<void> {
    const now = ++this.#asked;
    const two = this.split && slicesOf(this.chosen, this.split);
    const view = { filter: two?.filter ?? this.chosen, against: two?.against ?? null, hours: this.hours, shown: this.shown };
    try {
      const answer = await call("overlay_compute", { map, set: this.set, mapping, view });
      if (now !== this.#asked) return;
      [this.result, this.refused] = [answer, undefined];
      session.laidOver = { map, over: { set: this.set, view, names: two?.names ?? null }, name: this.name };
    } catch (thrown) {
      if (now === this.#asked) this.#refuse(thrown);
    }
  }

  /** The ways that they took, and how far they follow the map; a map that leads nowhere cannot be followed. */
  async list(map: string): Promise<void> {
    const now = ++this.#listed;
    const request = { map, set: this.set, filter: this.filter, hours: this.hours };
    try {
      const ways = await call("variants_compute", request);
      if (now === this.#listed) this.ways = ways;
      const held = await call("conform_compute", request);
      if (now === this.#listed) [this.held, this.problem] = [held, undefined];
    } catch (thrown) {
      if (now === this.#listed) [this.held, this.problem] = [undefined, errorWords(asApiError(thrown))];
    }
  }

  /** By what they can be chosen. */
  async learn(): Promise<void> {
    try {
      this.facets = await call("tickets_facets", { set: this.set });
    } catch (thrown) {
      session.fail(asApiError(thrown));
    }
  }

  /** Who is who, as it was said or is suggested. */
  learnWho(map: string): Promise<void> {
    return this.#who(() => call("personas_open", { map, set: this.set, column: null }));
  }

  /** Another column tells it, as its values suggest. */
  whoBy(map: string, column: FilterColumn): Promise<void> {
    return this.#who(async () => {
      const { mapping } = await call("personas_open", { map, set: this.set, column });
      return call("personas_keep", { map, set: this.set, mapping });
    });
  }

  sayWho(map: string, mapping: PersonaMapping): Promise<void> {
    return this.#who(() => call("personas_keep", { map, set: this.set, mapping }));
  }

  async #who(ask: () => Promise<WhoIsWho>): Promise<void> {
    try {
      this.who = await ask();
    } catch (thrown) {
      session.fail(asApiError(thrown));
    }
  }

  /** Writes the numbers of the tickets that are looked at, and nothing else of them. */
  async saveNumbers(map: string): Promise<void> {
    try {
      const saved = await call("tickets_ids_export", { map, set: this.set, filter: this.chosen, hours: this.hours });
      if (saved) session.say(`The numbers of the tickets are in ${saved.path}.`);
    } catch (thrown) {
      session.fail(asApiError(thrown));
    }
  }

  #refuse(thrown: unknown): void {
    const error = asApiError(thrown);
    if (error.code === "invalidEdit" || error.code === "notWalkable") this.refused = errorWords(error);
    else session.fail(error);
  }
}

/** How each set was last looked at over a map: who looks elsewhere and comes back finds it so. */
const before = new Map<string, Looking>();

export function lookingAt(map: string, set: string, name: string): Looking {
  const key = `${map} ${set}`;
  const looking = before.get(key) ?? new Looking(set, name);
  before.set(key, looking);
  return looking;
}
