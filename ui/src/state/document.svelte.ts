/**
 * The open map: a projection of what the core holds, changed only by patches.
 * Every change is an edit sent to the core; nothing here is changed by hand.
 */
import { asApiError, call } from "../api/core";
import type {
  Anchor, ApiError, CalibrationRequest, Cell, Clip, Component, Details, Difference, DocumentState, Edit, Lacking, Lane, MapRecord, Need, OpenQuestion,
  Opportunity, PainPoint, Patch, Path, Persona, Picture, RelatedMap, Snapshot, Stage, StateRef, StoredRun, Team, Touchpoint, Transition,
  Who,
} from "../api/bindings";
import { anchorKey } from "./cells";
import { changedState } from "./changes";
import { neutralCustomer, whoOf } from "./who";

type Kind = MapRecord["record"];
type Value<K extends Kind> = Extract<MapRecord, { record: K }>["value"];

/** The record's name within its kind: its id, or the touchpoint it places. */
function idOf(record: MapRecord): string {
  switch (record.record) {
    case "details":
      return "details";
    case "placement":
      return record.value.touchpoint;
    default:
      return record.value.id;
  }
}

/** All records of one kind, apart from the others: whoever looks at these does not notice what changes of those. */
class Records<V> {
  byId = $state.raw<ReadonlyMap<string, V>>(new Map());
  readonly all: V[] = $derived([...this.byId.values()]);
}

type AllRecords = { readonly [K in Kind]: Records<Value<K>> };

export class MapDocument {
  readonly id: string;
  readonly #records: AllRecords = {
    details: new Records(), stage: new Records(), lane: new Records(), touchpoint: new Records(), transition: new Records(),
    placement: new Records(), cell: new Records(), painPoint: new Records(), opportunity: new Records(), question: new Records(),
    need: new Records(), component: new Records(), picture: new Records(), path: new Records(), persona: new Records(), team: new Records(),
  };
  #state = $state.raw<DocumentState>() as DocumentState;
  lastRun = $state.raw<StoredRun | null>(null);
  /** Its as-is, or its to-bes. */
  related = $state.raw<RelatedMap[]>([]);
  /** Who is to walk, as it was chosen. */
  #wanted = $state.raw<Who>(neutralCustomer);
  /** Stages that are shown as one card each. */
  folded = $state.raw<ReadonlySet<string>>(new Set());

  constructor(snapshot: Snapshot) {
    this.id = snapshot.map;
    this.#take(snapshot);
    if (snapshot.lastRun) this.#wanted = snapshot.lastRun.report.who;
  }

  static async open(map: string): Promise<MapDocument> {
    return new MapDocument(await call("document_open", { map }));
  }

  /** Who walks, in the walk and in all that is simulated; at first whoever did the last time. A way of looking: nothing of the map changes. */
  readonly who: Who = $derived.by(() => whoOf(this.#wanted, this.personas));

  walkAs(who: Who): void {
    this.#wanted = who;
  }

  /** Revision, layout, problems, undo and redo, exact values. */
  get state(): DocumentState {
    return this.#state;
  }

  #all<K extends Kind>(kind: K): Value<K>[] {
    return this.#records[kind].all;
  }

  #one<K extends Kind>(kind: K, id: string): Value<K> | undefined {
    return this.#records[kind].byId.get(id);
  }

  readonly details: Details = $derived(this.#one("details", "details") as Details);
  readonly stages: Stage[] = $derived([...this.#all("stage")].sort((a, b) => a.order - b.order));
  readonly lanes: Lane[] = $derived([...this.#all("lane")].sort((a, b) => a.order - b.order));
  readonly touchpoints: Touchpoint[] = $derived(this.#all("touchpoint"));
  readonly transitions: Transition[] = $derived(this.#all("transition"));
  readonly cells: Cell[] = $derived(this.#all("cell"));
  readonly painPoints: PainPoint[] = $derived(this.#all("painPoint"));
  readonly opportunities: Opportunity[] = $derived(this.#all("opportunity"));
  readonly questions: OpenQuestion[] = $derived(this.#all("question"));
  readonly needs: Need[] = $derived(this.#all("need"));
  readonly components: Component[] = $derived(this.#all("component"));
  readonly pictures: Picture[] = $derived(this.#all("picture"));
  readonly paths: Path[] = $derived(this.#all("path"));
  readonly personas: Persona[] = $derived(this.#all("persona"));
  readonly teams: Team[] = $derived(this.#all("team"));

  touchpoint = (id: string): Touchpoint | undefined => this.#one("touchpoint", id);
  transition = (id: string): Transition | undefined => this.#one("transition", id);
  stage = (id: string): Stage | undefined => this.#one("stage", id);
  painPoint = (id: string): PainPoint | undefined => this.#one("painPoint", id);
  opportunity = (id: string): Opportunity | undefined => this.#one("opportunity", id);
  question = (id: string): OpenQuestion | undefined => this.#one("question", id);
  lane = (id: string): Lane | undefined => this.#one("lane", id);
  picture = (id: string): Picture | undefined => this.#one("picture", id);
  path = (id: string): Path | undefined => this.#one("path", id);
  persona = (id: string): Persona | undefined => this.#one("persona", id);
  need = (id: string): Need | undefined => this.#one("need", id);
  team = (id: string): Team | undefined => this.#one("team", id);
  component = (id: string): Component | undefined => this.#one("component", id);

  readonly #outgoing = $derived(grouped(this.transitions, (way) => way.source));
  readonly #painPointsAt = $derived(grouped(this.painPoints, (pain) => anchorKey(pain.at)));
  readonly #cards = $derived(this.#state.layout.cards);
  readonly #stepsOf = $derived.by(() => {
    const place = new Map(this.#cards.map((card) => [card.touchpoint, card.column * 1000 + card.track]));
    const rank = (step: Touchpoint) => (step.outcome ? 1e6 : (place.get(step.id) ?? 1e5));
    const steps = grouped(this.touchpoints, (step) => step.stage);
    for (const of of steps.values()) of.sort((a, b) => rank(a) - rank(b));
    return steps;
  });

  outgoing(id: string): Transition[] {
    return [...(this.#outgoing.get(id) ?? [])];
  }

  painPointsAt(at: Anchor): readonly PainPoint[] {
    return this.#painPointsAt.get(anchorKey(at)) ?? none;
  }

  opportunitiesAt(at: Anchor): Opportunity[] {
    return this.opportunities.filter((opportunity) => sameAnchor(opportunity.at, at));
  }

  questionsAt(at: Anchor): OpenQuestion[] {
    return this.questions.filter((question) => sameAnchor(question.at, at));
  }

  /** Steps of a stage as they stand on the map: by column, then track; ends last. */
  stepsOf(stage: string): readonly Touchpoint[] {
    return this.#stepsOf.get(stage) ?? none;
  }

  /**
   * Carries edits out as one step of undo. Resolves with nothing when it is
   * done, with the error when it was refused; the map is then as it was.
   */
  edit(...edits: Edit[]): Promise<ApiError | undefined> {
    return this.#change(() => call("edit_apply", { map: this.id, revision: this.state.revision, edits }));
  }

  /** Adds an outline as one step of undo: behind a step, or into the stages that it names. */
  paste(text: string, after: string | null): Promise<ApiError | undefined> {
    return this.#change(() => call("outline_paste", { map: this.id, revision: this.state.revision, text, after }));
  }

  /** Puts down copied steps as one step of undo: into a stage where they stood in one. Gives the new steps. */
  async putDown(clip: Clip, into: string | null): Promise<string[] | ApiError> {
    let added: string[] = [];
    const error = await this.#change(async () => {
      const pasted = await call("clip_paste", { map: this.id, revision: this.state.revision, clip, into });
      added = pasted.touchpoints;
      return pasted.patch;
    });
    return error ?? added;
  }

  /** Hangs a picture into a lane: these bytes as base64, or a file that the person chooses. */
  addPicture(lane: string, at: Anchor, data: string | null): Promise<ApiError | undefined> {
    return this.#change(() => call("picture_add", { map: this.id, revision: this.state.revision, lane, at, data }));
  }

  /** What was done since so many steps of history is what the opportunity would do; the map is again as it was. */
  keepAsOpportunity(opportunity: string, since: number): Promise<ApiError | undefined> {
    return this.#change(() => call("opportunity_record", { map: this.id, revision: this.state.revision, opportunity, since }));
  }

  /** Brings an earlier or a named state back, as one step of undo. */
  restore(state: StateRef): Promise<ApiError | undefined> {
    return this.#change(() => call("state_restore", { map: this.id, revision: this.state.revision, state }));
  }

  /** Takes one difference to another state back, as one step of undo. */
  takeBack(from: StateRef, difference: Difference): Promise<ApiError | undefined> {
    const { target, words } = difference;
    return this.#change(() => call("difference_take_back", { map: this.id, revision: this.state.revision, from, target, words }));
  }

  /** Folds stages to one card each. Only a way of looking: nothing of the map changes. */
  async fold(stages: ReadonlySet<string>): Promise<void> {
    this.folded = stages;
    await this.#inTurn(async () => {
      this.#state = await call("document_view", { map: this.id, folded: [...stages] });
    });
  }

  /** Adds what tickets do and the map lacks: a way, or a step for a state. */
  addLacking(set: string, lacking: Lacking): Promise<ApiError | undefined> {
    return this.#change(() => call("lacking_add", { map: this.id, revision: this.state.revision, set, lacking }));
  }

  /** Takes figures over that were proposed from tickets, by their keys, as one step of undo. */
  takeFigures(of: CalibrationRequest, which: string[]): Promise<ApiError | undefined> {
    return this.#change(() => call("calibration_accept", { of, revision: this.state.revision, which }));
  }

  /** Mends a problem, by its place in the list, in the way that was offered. */
  mend(problem: number): Promise<ApiError | undefined> {
    return this.#change(() => call("problem_mend", { map: this.id, revision: this.state.revision, problem }));
  }

  undo(): Promise<ApiError | undefined> {
    return this.#change(() => call("edit_undo", { map: this.id, revision: this.state.revision }));
  }

  redo(): Promise<ApiError | undefined> {
    return this.#change(() => call("edit_redo", { map: this.id, revision: this.state.revision }));
  }

  /** One after the other: each answer is told by what the last one left. */
  #queue: Promise<unknown> = Promise.resolve();

  #inTurn<T>(ask: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(ask);
    this.#queue = done.catch(() => undefined);
    return done;
  }

  /** When all that was asked for so far is done or refused. */
  async settled(): Promise<void> {
    await this.#queue;
  }

  /** A command that gives nothing was called off by the person. */
  #change(ask: () => Promise<Patch | null>): Promise<ApiError | undefined> {
    return this.#inTurn(async () => {
      try {
        const patch = await ask();
        if (patch) this.#apply(patch);
        return undefined;
      } catch (thrown) {
        const error = asApiError(thrown);
        if (error.code === "conflict") this.#take(await call("document_open", { map: this.id }));
        return error;
      }
    });
  }

  #take(snapshot: Snapshot): void {
    const kinds = grouped(snapshot.records, (record) => record.record);
    for (const kind of Object.keys(this.#records) as Kind[]) this.#put(kind, new Map(), kinds.get(kind) ?? []);
    this.#state = snapshot.state;
    this.lastRun = snapshot.lastRun;
    this.related = snapshot.related;
  }

  #apply(patch: Patch): void {
    for (const [kind, changes] of grouped(patch.changes, (change) => (change.after ?? change.before)!.record)) {
      const records = new Map<string, unknown>(this.#records[kind].byId);
      for (const { before, after } of changes) if (before && !after) records.delete(idOf(before));
      this.#put(kind, records, changes.flatMap(({ after }) => after ?? []));
    }
    if (patch.changes.length > 0 && this.lastRun) this.lastRun = { ...this.lastRun, stale: true };
    this.#state = changedState(this.#state, patch.state);
  }

  /** Records of one kind, with more of that kind among them. */
  #put(kind: Kind, records: Map<string, unknown>, more: MapRecord[]): void {
    for (const record of more) records.set(idOf(record), record.value);
    (this.#records[kind] as { byId: ReadonlyMap<string, unknown> }).byId = records;
  }
}

const none: readonly never[] = [];

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function sameAnchor(a: Anchor, b: Anchor): boolean {
  return "touchpoint" in a && "touchpoint" in b ? a.touchpoint === b.touchpoint
    : "stage" in a && "stage" in b ? a.stage === b.stage
    : false;
}
