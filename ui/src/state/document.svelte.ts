/**
 * The open map: a projection of what the core holds, changed only by patches.
 * Every change is an edit sent to the core; nothing here is changed by hand.
 */
import { asApiError, call } from "../api/core";
import type {
  Anchor, ApiError, Cell, Change, Clip, Component, Details, Difference, DocumentState, Edit, Lane, MapRecord, Need, OpenQuestion,
  Opportunity, PainPoint, Patch, Path, Persona, Picture, RelatedMap, Snapshot, Stage, StateRef, StoredRun, Team, Touchpoint, Transition,
} from "../api/bindings";

type Value<K extends MapRecord["record"]> = Extract<MapRecord, { record: K }>["value"];

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

export class MapDocument {
  readonly id: string;
  #records = $state.raw<ReadonlyMap<string, MapRecord>>(new Map());
  #state = $state.raw<DocumentState>() as DocumentState;
  lastRun = $state.raw<StoredRun | null>(null);
  /** Its as-is, or its to-bes. */
  related = $state.raw<RelatedMap[]>([]);
  /** Stages that are shown as one card each. */
  folded = $state.raw<ReadonlySet<string>>(new Set());

  constructor(snapshot: Snapshot) {
    this.id = snapshot.map;
    this.#take(snapshot);
  }

  static async open(map: string): Promise<MapDocument> {
    return new MapDocument(await call("document_open", { map }));
  }

  /** Revision, layout, problems, undo and redo, exact values. */
  get state(): DocumentState {
    return this.#state;
  }

  #all<K extends MapRecord["record"]>(kind: K): Value<K>[] {
    const found: Value<K>[] = [];
    for (const record of this.#records.values()) if (record.record === kind) found.push(record.value as Value<K>);
    return found;
  }

  #one<K extends MapRecord["record"]>(kind: K, id: string): Value<K> | undefined {
    return this.#records.get(`${kind} ${id}`)?.value as Value<K> | undefined;
  }

  readonly details: Details = $derived(this.#one("details", "details") as Details);
  readonly stages: Stage[] = $derived(this.#all("stage").sort((a, b) => a.order - b.order));
  readonly lanes: Lane[] = $derived(this.#all("lane").sort((a, b) => a.order - b.order));
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

  outgoing(id: string): Transition[] {
    return this.transitions.filter((transition) => transition.source === id);
  }

  painPointsAt(at: Anchor): PainPoint[] {
    return this.painPoints.filter((pain) => sameAnchor(pain.at, at));
  }

  opportunitiesAt(at: Anchor): Opportunity[] {
    return this.opportunities.filter((opportunity) => sameAnchor(opportunity.at, at));
  }

  questionsAt(at: Anchor): OpenQuestion[] {
    return this.questions.filter((question) => sameAnchor(question.at, at));
  }

  /** Steps of a stage as they stand on the map: by column, then track; ends last. */
  stepsOf(stage: string): Touchpoint[] {
    const place = new Map<string, number>();
    for (const card of this.state.layout.cards) place.set(card.touchpoint, card.column * 1000 + card.track);
    const rank = (step: Touchpoint) => (step.outcome ? 1e6 : (place.get(step.id) ?? 1e5));
    return this.touchpoints.filter((step) => step.stage === stage).sort((a, b) => rank(a) - rank(b));
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
    this.#state = await call("document_view", { map: this.id, folded: [...stages] });
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

  /** One change after the other: each builds on the revision that the last one made. */
  #queue: Promise<unknown> = Promise.resolve();

  /** When all that was asked for so far is done or refused. */
  async settled(): Promise<void> {
    await this.#queue;
  }

  /** A command that gives nothing was called off by the person. */
  #change(ask: () => Promise<Patch | null>): Promise<ApiError | undefined> {
    const done = this.#queue.then(async () => {
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
    this.#queue = done.catch(() => undefined);
    return done;
  }

  #take(snapshot: Snapshot): void {
    this.#records = new Map(snapshot.records.map((record) => [`${record.record} ${idOf(record)}`, record]));
    this.#state = snapshot.state;
    this.lastRun = snapshot.lastRun;
    this.related = snapshot.related;
  }

  #apply(patch: Patch): void {
    if (patch.changes.length > 0) {
      const records = new Map(this.#records);
      for (const change of patch.changes) applyChange(records, change);
      this.#records = records;
      if (this.lastRun) this.lastRun = { ...this.lastRun, stale: true };
    }
    this.#state = patch.state;
  }
}

function applyChange(records: Map<string, MapRecord>, change: Change): void {
  if (change.after) records.set(`${change.after.record} ${idOf(change.after)}`, change.after);
  else if (change.before) records.delete(`${change.before.record} ${idOf(change.before)}`);
}

function sameAnchor(a: Anchor, b: Anchor): boolean {
  return "touchpoint" in a && "touchpoint" in b ? a.touchpoint === b.touchpoint
    : "stage" in a && "stage" in b ? a.stage === b.stage
    : false;
}
