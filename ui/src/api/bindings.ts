// Written by `cargo xtask bindings` from the Rust types. Do not edit.

export type AddAfter = { 
/**
 * The touchpoint before it.
 */
touchpoint: TouchpointId, 
/**
 * The move that leads to the new one.
 */
transition: TransitionId, 
/**
 * True: the new one comes in between: what left the one before by its
 * largest share now leaves the new one. False: a branch beside the ways
 * that there are.
 */
insert: boolean, 
/**
 * The move on from the new one, when it comes in between.
 */
onward: TransitionId, };

export type Agreement = { 
/**
 * Looked at by both.
 */
both: number, 
/**
 * Those of which both said the same.
 */
same: number, 
/**
 * That as a share.
 */
share: number, 
/**
 * Cohen's kappa, −1 to 1: 0 is chance, 1 is full agreement. None where both
 * said one and the same of everything: chance alone would have them agree.
 */
kappa: Stake | null, };

export type Anchor = { "touchpoint": TouchpointId } | { "stage": StageId };

export type Answer = "yes" | "no" | "unsure";

export type ApiError = { "code": "conflict", 
/**
 * The current revision.
 */
revision: number, } | { "code": "invalidEdit", 
/**
 * Why, and what would be taken.
 */
reason: string, } | { "code": "notFound", 
/**
 * What was asked for.
 */
what: string, } | { "code": "unreadableFile", 
/**
 * Path.
 */
path: string, 
/**
 * Where and why.
 */
reason: string, } | { "code": "unwritableFile", 
/**
 * Path.
 */
path: string, 
/**
 * Why.
 */
reason: string, } | { "code": "newerFormat", 
/**
 * The format found.
 */
found: string, 
/**
 * The newest format that this version reads.
 */
supported: string, } | { "code": "notWalkable", 
/**
 * What is wrong, where and what to do.
 */
reason: string, } | { "code": "undrawable", 
/**
 * Why, and what would be possible.
 */
reason: string, } | { "code": "unshown", 
/**
 * The file.
 */
path: string, 
/**
 * What the system says.
 */
reason: string, } | { "code": "diskFull", 
/**
 * Path.
 */
path: string, } | { "code": "cancelled" } | { "code": "internal", 
/**
 * What happened.
 */
message: string, };

export type ArticleSource = { 
/**
 * Name of the file or folder.
 */
name: string, 
/**
 * Articles from there.
 */
articles: number, };

export type ArticlesFrom = "file" | "folder";

export type ArticlesRequest = { 
/**
 * Whether a file or a folder is asked for.
 */
from: ArticlesFrom, 
/**
 * Which; none: ask.
 */
path: string | null, };

export type Band = { role: LaneRole, 
/**
 * None for the flow band (role `action`) and the emotion band, which every map has.
 */
lane: LaneId | null, name: string, 
/**
 * The name as it stands at the top left of the row, 17 pixels down and 13
 * pixels from line to line, in capitals. What stands in the row begins
 * below it.
 */
lines: Array<string>, y: number, height: number, };

export type Beginning = { "kind": "blank" } | { "kind": "blueprint" } | { "kind": "sample", 
/**
 * By which it is asked for.
 */
key: string, } | { "kind": "bare", 
/**
 * By which it is asked for.
 */
key: string, };

export type BlueprintKind = "interaction" | "visibility" | "internalInteraction";

export type BlueprintLine = { y: number, 
/**
 * "Line of visibility".
 */
name: string, kind: BlueprintKind, };

export type ByEnding = { level0: number | null, given_up: number | null, missing: number | null, unreachable: number | null, undiscovered: number | null, unanswerable: number | null, fails: number | null, unconfirmed: number | null, unattributed: number | null, };

export type Calibration = { 
/**
 * [`CALIBRATE_FORMAT`].
 */
format: string, 
/**
 * Tickets.
 */
tickets: number, 
/**
 * Fewer tickets than this give no figure.
 */
minimum_n: number, 
/**
 * The map as a whole first, then touchpoints by stage.
 */
proposals: Array<Proposal>, 
/**
 * Reopened, come again, handed on; and why something is not proposed.
 */
findings: Array<Finding>, 
/**
 * What the figures do not say.
 */
notes: Array<string>, };

export type CalibrationRequest = { 
/**
 * The map.
 */
map: MapId, 
/**
 * The ticket set.
 */
set: string, 
/**
 * What the time in which somebody works on a ticket is to the customer.
 */
work: TimeFigure, 
/**
 * Families that were chosen, by the key of the proposal.
 */
families: { [key in string]: Family }, };

export type CalibrationTake = { 
/**
 * What was proposed.
 */
of: CalibrationRequest, 
/**
 * The revision that the window shows.
 */
revision: number, 
/**
 * Their keys.
 */
which: Array<string>, };

export type Card = { 
/**
 * Of a collapsed stage: the id of the stage.
 */
touchpoint: TouchpointId, 
/**
 * Set where the card stands for all steps of this stage.
 */
folded: StageId | null, x: number, y: number, width: number, height: number, 
/**
 * Column within its stage.
 */
column: number, 
/**
 * Track, 0 at the top.
 */
track: number, 
/**
 * The name in at most two lines, the second ending in … where it is cut.
 */
lines: Array<string>, 
/**
 * Level and times in words: "level 1 · 3–12 min".
 */
meta: string, 
/**
 * True when the time shown is only assumed (drawn light, in italics).
 */
assumed: boolean, 
/**
 * Share of the mean time spent doing, 0 to 1; none where it takes no time.
 */
doingShare: number | null, 
/**
 * Length of the doing/waiting bar, 0 to 1 of the card: more for a longer step.
 */
timeScale: number, 
/**
 * Pain points at this step that are not closed.
 */
painPoints: number, 
/**
 * Questions at this step that nobody has answered.
 */
questions: number, 
/**
 * A moment of truth.
 */
moment: boolean, 
/**
 * What tickets say of it, where they are laid over the map.
 */
tickets: Label | null, 
/**
 * Not looked at: drawn faintly.
 */
faded?: boolean, };

export type Cause = "doing" | "waiting" | "hardQuestions" | "repeatInfo" | "genericAnswer" | "channelSwitch" | "transfer" | "deadEnd" | "repeatContact" | "blame" | "unacknowledged";

export type Causes = { 
/**
 * Active minutes that are not value.
 */
doing: number, 
/**
 * Waiting as such, at weight 1 (attended) or the unattended weight.
 */
waiting: number, 
/**
 * What the wait's flags add, by flag.
 */
uncertain: number, 
/**
 * Nothing to do meanwhile.
 */
unoccupied: number, 
/**
 * Before anything has begun.
 */
preprocess: number, 
/**
 * Nobody says why.
 */
unexplained: number, 
/**
 * Others are served first.
 */
unfair: number, 
/**
 * Something is at stake.
 */
anxious: number, 
/**
 * Hard questions.
 */
hard_questions: number, 
/**
 * Saying again what was said before.
 */
repeat_info: number, 
/**
 * Generic answers.
 */
generic_answer: number, 
/**
 * Channel switches.
 */
channel_switch: number, 
/**
 * Transfers.
 */
transfer: number, 
/**
 * Dead ends.
 */
dead_end: number, 
/**
 * Repeat contacts.
 */
repeat_contact: number, 
/**
 * Being blamed (personas).
 */
blame: number, 
/**
 * Not being heard at first contact (personas).
 */
unacknowledged: number, };

export type Cell = { 
/**
 * Identity.
 */
id: CellId, 
/**
 * The row.
 */
lane: LaneId, 
/**
 * The column.
 */
at: Anchor, 
/**
 * Text.
 */
text: string, };

export type CellId = string;

export type Change = { 
/**
 * As it was.
 */
before: MapRecord | null, 
/**
 * As it is.
 */
after: MapRecord | null, };

export type Changes = { resolved_verified: FigureDifference, resolved_unverified: FigureDifference, abandoned: FigureDifference, friction_em: FigureDifference, remembered_em: FigureDifference, index: FigureDifference, active_min: FigureDifference, attended_wait_min: FigureDifference, lost_min: FigureDifference, elapsed_min: FigureDifference, cost: FigureDifference, needs: Array<NeedChange>, };

export type Clip = { 
/**
 * Stages of the steps, from left to right.
 */
stages: Array<Stage>, 
/**
 * Lanes of the cells and pictures, from top to bottom.
 */
lanes: Array<Lane>, 
/**
 * Touchpoints, transitions, cells, pictures, pain points, opportunities
 * and questions.
 */
records: Array<MapRecord>, };

export type CompareRequest = { 
/**
 * Of which map.
 */
map: MapId, 
/**
 * The one.
 */
from: StateRef, 
/**
 * The other.
 */
to: StateRef, };

export type Comparison = { 
/**
 * The one.
 */
from: StateView, 
/**
 * The other.
 */
to: StateView, 
/**
 * What differs, from the one to the other.
 */
differences: Array<Difference>, };

export type Component = { 
/**
 * Identity.
 */
id: ComponentId, 
/**
 * Short readable name, unique in the map.
 */
key: string, 
/**
 * Name.
 */
name: string, 
/**
 * Out of order in this scenario.
 */
down: boolean, 
/**
 * Channels on which it announces its own state.
 */
announces: Array<string>, };

export type ComponentId = string;

export type ConformVariant = { 
/**
 * Key of the touchpoint, or name of the state where it is none.
 */
steps: Array<string>, 
/**
 * Tickets that took it.
 */
tickets: number, 
/**
 * Steps of either side that the other one does not make, the least
 * that is possible.
 */
cost: number, 
/**
 * 1 − cost / (its steps + the shortest way through the map), 0 to 1.
 */
fitness: number, };

export type Conformance = { 
/**
 * [`CONFORM_FORMAT`].
 */
format: string, 
/**
 * What is one step of a ticket.
 */
steps: Steps, 
/**
 * Tickets.
 */
tickets: number, 
/**
 * Tickets that go a way of the map from the start to an end.
 */
fitting: number, 
/**
 * Those as a share of all tickets, 0 to 1.
 */
fitting_share: number, 
/**
 * Mean fitness of a ticket, 0 to 1.
 */
fitness: number, 
/**
 * Steps that tickets show on the shortest way through the map.
 */
shortest_way: number, 
/**
 * Where tickets and map part, the most tickets first.
 */
deviations: Array<Deviation>, 
/**
 * All variants, the most tickets first.
 */
variants: Array<ConformVariant>, };

export type Contrast = { 
/**
 * Of the first slice; none of too few tickets.
 */
first: number | null, 
/**
 * Of the second; none of too few tickets.
 */
second: number | null, 
/**
 * The second less the first.
 */
difference: number | null, 
/**
 * Lower end of the 95 % interval of the difference.
 */
low: number | null, 
/**
 * Upper end of the 95 % interval of the difference.
 */
high: number | null, 
/**
 * True: the interval does not hold 0.
 */
seen: boolean, };

export type Copied = { 
/**
 * For another place or another map.
 */
clip: Clip, 
/**
 * The same as lines, for other programs.
 */
text: string, };

export type CopyRequest = { 
/**
 * Of which map.
 */
map: MapId, 
/**
 * Which.
 */
touchpoints: Array<TouchpointId>, };

export type CreateRequest = { 
/**
 * What it begins with.
 */
from: Beginning, };

export type CustomersReport = { 
/**
 * Under way when the warm-up ended.
 */
inside_before: SimulatedFigure, 
/**
 * Begun since.
 */
arrived: SimulatedFigure, 
/**
 * Come to an end since.
 */
ended: SimulatedFigure, 
/**
 * Still under way at the end.
 */
inside_after: SimulatedFigure, };

export type Details = { 
/**
 * Identity of the map.
 */
id: MapId, 
/**
 * In the first person: "I'm locked out and my meeting starts in 20 minutes".
 */
title: string, 
/**
 * Current state or future state.
 */
state: MapState, 
/**
 * Whose view the map takes.
 */
actor: string, 
/**
 * Situation and goal.
 */
scenario: string, 
/**
 * What the actor reckons with, in words.
 */
expectation: string, 
/**
 * Effort the actor reckons with, in effort minutes; the index is 50
 * when the journey takes exactly that.
 */
expectedEffort: Figure<number>, 
/**
 * Journeys a month.
 */
demand: Figure<number>, 
/**
 * How the demand falls on the hours of the week, from Monday 0:00: 168
 * weights, of which only the proportion counts; empty: evenly.
 */
demandWeek?: Array<number>, 
/**
 * Time zone of the demand, IANA; empty: not said.
 */
timeZone?: string, 
/**
 * Currency sign of all costs.
 */
currency: string, 
/**
 * Where the journey begins.
 */
start: TouchpointId | null, 
/**
 * Sizes of the terms of friction, the team's to change.
 */
weights: FrictionWeights, 
/**
 * Stages and lanes stay as they are; what stands in them is free.
 */
locked?: boolean, 
/**
 * The map that this one was made from: the as-is of a to-be.
 */
origin?: MapId, };

export type Deviation = { 
/**
 * What happens.
 */
kind: DeviationKind, 
/**
 * The step that it is about; none where it is not on the map.
 */
touchpoint: TouchpointId | null, 
/**
 * Key of that step.
 */
key: string | null, 
/**
 * The state that it is about, where it is not on the map.
 */
state: string | null, 
/**
 * The last step before, that ticket and map both made; none: at the
 * beginning.
 */
after: TouchpointId | null, 
/**
 * Key of that step.
 */
after_key: string | null, 
/**
 * All of it in words.
 */
words: string, 
/**
 * How often it happens.
 */
times: number, 
/**
 * Tickets in which it happens.
 */
tickets: number, 
/**
 * Those as a share of all tickets, 0 to 1.
 */
share: number, 
/**
 * Variants in which it happens, by their place in the list.
 */
variants: Array<number>, };

export type DeviationKind = "skipped" | "came_back" | "not_here" | "not_on_map";

export type DeviationOf = { 
/**
 * What happens.
 */
kind: DeviationKind, 
/**
 * The step that it is about; none where it is not on the map.
 */
touchpoint: TouchpointId | null, 
/**
 * The state that it is about, where it is not on the map.
 */
state: string | null, 
/**
 * The last step before, that ticket and map both made; none: at the
 * beginning.
 */
after: TouchpointId | null, };

export type Diagnostics = { 
/**
 * Version of Milewalk.
 */
version: string, 
/**
 * Where the workspace is.
 */
dataDir: string, };

export type Difference = { 
/**
 * What has happened.
 */
kind: DifferenceKind, 
/**
 * To what.
 */
target: RecordKey, 
/**
 * In words: "“Wait in the queue”: waiting 3 min → 1 min".
 */
words: string, 
/**
 * All records that it concerns.
 */
records: Array<RecordKey>, };

export type DifferenceKind = "added" | "removed" | "changed";

export type DiscoverRequest = { 
/**
 * The ticket set.
 */
set: string, 
/**
 * Share of all visits that the states on the map make up, 0 to 1.
 */
activities: number, 
/**
 * Share of all moves that the ways of the map make up, 0 to 1.
 */
moves: number, 
/**
 * Title; none: the name of the set.
 */
title: string | null, };

export type DiscoveredStep = { 
/**
 * Its name in the tickets, and on the map.
 */
state: string, 
/**
 * Key of the step or end.
 */
key: string, 
/**
 * Name of its stage, as guessed.
 */
stage: string, 
/**
 * True: an end.
 */
end: boolean, 
/**
 * Visits.
 */
visits: number, };

export type DiscoveredWay = { 
/**
 * Key of where it comes from.
 */
source_key: string, 
/**
 * Key of where it leads to.
 */
target_key: string, 
/**
 * What it costs the customer, as guessed.
 */
kind: TransitionKind, 
/**
 * Moves.
 */
n: number, };

export type Discovery = { 
/**
 * [`DISCOVER_FORMAT`].
 */
format: string, 
/**
 * Tickets.
 */
tickets: number, 
/**
 * Steps and ends that are states, in the order of the map.
 */
steps: Array<DiscoveredStep>, 
/**
 * Ways, the most frequent first.
 */
ways: Array<DiscoveredWay>, 
/**
 * States that are too rare, the most frequent first.
 */
left_out: Array<LeftOut>, 
/**
 * Moves of the kept ways, as a share of all between kept states, 0 to 1.
 */
moves_share: number, 
/**
 * Share of tickets that go a way of the map from the start to an end.
 */
fitting_share: number, 
/**
 * Mean fitness of a ticket, 0 to 1.
 */
fitness: number, };

export type DocumentState = { 
/**
 * Counts up with every change.
 */
revision: number, 
/**
 * Where everything stands.
 */
layout: Layout, 
/**
 * What is wrong, in words.
 */
problems: Array<ProblemEntry>, 
/**
 * What undo would take back, in words.
 */
undo: string | null, 
/**
 * What redo would bring back, in words.
 */
redo: string | null, 
/**
 * Last change, ISO 8601 in UTC.
 */
savedAt: string, 
/**
 * Expected values without simulating; none where the map cannot be walked.
 */
exact: ExactSummary | null, };

export type Drawing = { 
/**
 * Title, actor, scenario, date and what the figures rest on above it.
 */
title: boolean, 
/**
 * What the signs mean below it.
 */
legend: boolean, 
/**
 * How it feels.
 */
curve: boolean, 
/**
 * How the as-is or the to-be feels, beside it.
 */
beside: boolean, 
/**
 * Where the effort of the last run goes.
 */
heat: HeatBy | null, 
/**
 * Paper behind it; else it is transparent.
 */
paper: boolean, };

export type Duration = { "dist": "fixed", 
/**
 * Minutes.
 */
value: number, } | { "dist": "lognormal", 
/**
 * Median, minutes.
 */
p50: number, 
/**
 * Nine of ten take at most this, minutes.
 */
p90: number, } | { "dist": "empirical", 
/**
 * Share of exact zeros, 0 to 1.
 */
zero: number, 
/**
 * Quantiles of the non-zero part at evenly spaced probabilities from
 * 0 to 1 (at least two, not decreasing), minutes.
 */
quantiles: Array<number>, };

export type Edge = { 
/**
 * The first of `transitions`: the edge's own name.
 */
transition: TransitionId, transitions: Array<TransitionId>, source: TouchpointId, target: TouchpointId, 
/**
 * SVG path data: M, L, C, Q and absolute coordinates only.
 */
path: string, 
/**
 * SVG path data of an arrowhead, where the way may go against the reading
 * direction: back again, and moves that the map lacks.
 */
arrow?: string, 
/**
 * Line width.
 */
width: number, style: EdgeStyle, label: Label | null, 
/**
 * Of two slices of tickets, the one that takes it more often.
 */
leans?: Lean, 
/**
 * Not looked at: drawn faintly.
 */
faded?: boolean, };

export type EdgeStyle = "normal" | "solved" | "givesUp" | "loop" | "ghost";

export type Edit = { "kind": "renameMap", title: string, } | { "kind": "describeMap", actor: string, scenario: string, expectation: string, } | { "kind": "setMapState", state: MapState, } | { "kind": "setExpectedEffort", effort: Figure<number>, } | { "kind": "setDemand", demand: Figure<number>, } | { "kind": "setDemandWeek", week: Array<number>, timeZone: string, } | { "kind": "setCurrency", currency: string, } | { "kind": "setFrictionWeights", weights: FrictionWeights, } | { "kind": "setStart", touchpoint: TouchpointId, } | { "kind": "addStage", id: StageId, name: string, order: number, } | { "kind": "renameStage", stage: StageId, name: string, } | { "kind": "moveStage", stage: StageId, order: number, } | { "kind": "removeStage", stage: StageId, } | { "kind": "addTouchpoint", id: TouchpointId, stage: StageId, name: string, after: AddAfter | null, } | { "kind": "addEnd", id: TouchpointId, stage: StageId, name: string, outcome: Outcome, } | { "kind": "renameTouchpoint", touchpoint: TouchpointId, name: string, } | { "kind": "setKey", touchpoint: TouchpointId, key: string, } | { "kind": "moveToStage", touchpoint: TouchpointId, stage: StageId, } | { "kind": "place", touchpoint: TouchpointId, stage: StageId, column: number, track: number, } | { "kind": "unplace", touchpoint: TouchpointId, } | { "kind": "removeTouchpoint", touchpoint: TouchpointId, } | { "kind": "setLane", touchpoint: TouchpointId, lane: LaneRole, } | { "kind": "setChannel", touchpoint: TouchpointId, channel: string, } | { "kind": "setLevel", touchpoint: TouchpointId, level: Level | null, } | { "kind": "setActive", touchpoint: TouchpointId, active: Figure<Duration>, } | { "kind": "setWait", touchpoint: TouchpointId, wait: Figure<Duration>, } | { "kind": "setAttended", touchpoint: TouchpointId, attended: Figure<number>, } | { "kind": "setBlocked", touchpoint: TouchpointId, blocked: Figure<number>, } | { "kind": "setPatience", touchpoint: TouchpointId, patience: Figure<number> | null, } | { "kind": "setWaitFlags", touchpoint: TouchpointId, flags: Array<WaitFlag>, } | { "kind": "setQuestions", touchpoint: TouchpointId, easy: number, hard: number, } | { "kind": "setRepeatInfo", touchpoint: TouchpointId, times: number, } | { "kind": "setGenericAnswer", touchpoint: TouchpointId, times: number, } | { "kind": "setCost", touchpoint: TouchpointId, cost: Figure<number>, } | { "kind": "setValueShare", touchpoint: TouchpointId, share: Figure<number>, } | { "kind": "setControllable", touchpoint: TouchpointId, controllable: boolean, } | { "kind": "setEmotion", touchpoint: TouchpointId, emotion: Figure<number> | null, } | { "kind": "setMomentOfTruth", touchpoint: TouchpointId, momentOfTruth: boolean, } | { "kind": "setSolves", touchpoint: TouchpointId, needs: Array<NeedId>, } | { "kind": "setAchieves", touchpoint: TouchpointId, needs: Array<NeedId>, } | { "kind": "setRequires", touchpoint: TouchpointId, conditions: Array<string>, } | { "kind": "setDependsOn", touchpoint: TouchpointId, components: Array<ComponentId>, } | { "kind": "setOutcome", touchpoint: TouchpointId, outcome: Outcome, } | { "kind": "connect", id: TransitionId, source: TouchpointId, target: TouchpointId, transition: TransitionKind, share: number | null, } | { "kind": "disconnect", transition: TransitionId, } | { "kind": "reroute", transition: TransitionId, source: TouchpointId, target: TouchpointId, } | { "kind": "setShare", transition: TransitionId, share: Figure<number>, } | { "kind": "setShares", shares: { [key in TransitionId]: Figure<number> }, } | { "kind": "setTransitionKind", transition: TransitionId, transitionKind: TransitionKind, } | { "kind": "setExitReason", transition: TransitionId, reason: ExitReason | null, } | { "kind": "labelTransition", transition: TransitionId, label: string, } | { "kind": "addLane", id: LaneId, name: string, role: LaneRole, order: number, } | { "kind": "renameLane", lane: LaneId, name: string, } | { "kind": "moveLane", lane: LaneId, order: number, } | { "kind": "hideLane", lane: LaneId, hidden: boolean, } | { "kind": "removeLane", lane: LaneId, } | { "kind": "setLaneRole", lane: LaneId, role: LaneRole, } | { "kind": "resizeLane", lane: LaneId, height: number | null, } | { "kind": "lockStructure", locked: boolean, } | { "kind": "writeCell", id: CellId, lane: LaneId, at: Anchor, text: string, } | { "kind": "addPicture", picture: Picture, } | { "kind": "describePicture", picture: PictureId, text: string, } | { "kind": "removePicture", picture: PictureId, } | { "kind": "addPainPoint", id: PainPointId, at: Anchor, text: string, } | { "kind": "changePainPoint", painPoint: PainPoint, } | { "kind": "removePainPoint", painPoint: PainPointId, } | { "kind": "addOpportunity", id: OpportunityId, at: Anchor, text: string, } | { "kind": "changeOpportunity", opportunity: Opportunity, } | { "kind": "removeOpportunity", opportunity: OpportunityId, } | { "kind": "addQuestion", id: QuestionId, at: Anchor, text: string, } | { "kind": "changeQuestion", question: QuestionId, text: string, answer: string, } | { "kind": "removeQuestion", question: QuestionId, } | { "kind": "addNeed", id: NeedId, name: string, opensAt: Array<TouchpointId>, metAt: Array<TouchpointId>, } | { "kind": "renameNeed", need: NeedId, name: string, } | { "kind": "setNeedEpisode", need: NeedId, opensAt: Array<TouchpointId>, metAt: Array<TouchpointId>, } | { "kind": "setNeedSolvable", need: NeedId, solvable: Figure<number> | null, } | { "kind": "setNeedPromised", need: NeedId, promised: number | null, } | { "kind": "removeNeed", need: NeedId, } | { "kind": "addPath", id: PathId, name: string, steps: Array<TouchpointId>, } | { "kind": "changePath", path: Path, } | { "kind": "removePath", path: PathId, } | { "kind": "addPersona", persona: Persona, } | { "kind": "changePersona", persona: Persona, } | { "kind": "removePersona", persona: PersonaId, } | { "kind": "addTeam", id: TeamId, name: string, } | { "kind": "changeTeam", team: Team, } | { "kind": "removeTeam", team: TeamId, } | { "kind": "setTeam", touchpoint: TouchpointId, team: TeamId | null, } | { "kind": "setPriority", touchpoint: TouchpointId, priority: number, } | { "kind": "setSamePerson", touchpoint: TouchpointId, samePerson: boolean, } | { "kind": "addComponent", id: ComponentId, name: string, } | { "kind": "renameComponent", component: ComponentId, name: string, } | { "kind": "setComponentDown", component: ComponentId, down: boolean, } | { "kind": "setAnnounces", component: ComponentId, channels: Array<string>, } | { "kind": "removeComponent", component: ComponentId, } | { "kind": "paste", records: Array<MapRecord>, } | { "kind": "restore", 
/**
 * What it does, in words.
 */
words: string, put: Array<MapRecord>, gone: Array<RecordKey>, };

export type EditPreview = { 
/**
 * Everything that would be different.
 */
differences: Array<Difference>, };

export type EditRequest = { 
/**
 * Of which map.
 */
map: MapId, 
/**
 * The revision that they build on.
 */
revision: number, 
/**
 * In order.
 */
edits: Array<Edit>, };

export type Emotion = { 
/**
 * y of 0 (neither good nor bad).
 */
zeroY: number, 
/**
 * SVG path data through the points.
 */
path: string, points: Array<EmotionPoint>, 
/**
 * The curve of another map, for comparison.
 */
ghost: GhostCurve | null, };

export type EmotionPoint = { touchpoint: TouchpointId, x: number, y: number, 
/**
 * −2 to +2.
 */
value: number, };

export type End = { touchpoint: TouchpointId, outcome: Outcome, x: number, y: number, width: number, height: number, column: number, track: number, 
/**
 * Its name.
 */
text: string, 
/**
 * The name in at most two lines; the share stands on a line of its own below.
 */
lines: Array<string>, 
/**
 * Share of journeys that end here, 0 to 1; none where unknown.
 */
share: number | null, 
/**
 * What tickets say of it, where they are laid over the map.
 */
tickets: Label | null, 
/**
 * Not looked at: drawn faintly.
 */
faded?: boolean, };

export type EndingErrors = { 
/**
 * Of the effort, em.
 */
friction_em: ByEnding, 
/**
 * Of the lost time, minutes.
 */
lost_min: ByEnding, 
/**
 * Of the cost.
 */
cost: ByEnding, };

export type EndingSpread = { 
/**
 * Half of them take at most this.
 */
p50: ByEnding, 
/**
 * Nine in ten take at most this.
 */
p90: ByEnding, };

export type Evidence = { "kind": "assumed" } | { "kind": "toldByCustomers" } | { "kind": "fromTickets", 
/**
 * Name of the ticket set.
 */
set: string, 
/**
 * Number of observations.
 */
n: number, 
/**
 * Date of the calibration, ISO 8601.
 */
date: string, };

export type ExactChange = { resolvedVerified: number, resolvedUnverified: number, abandoned: number, frictionEm: number, elapsedMin: number, lostMin: number, cost: number, touchpoints: Array<Piece<ExactTouchpoint>>, };

export type ExactSummary = { 
/**
 * Shares of journeys by outcome.
 */
resolvedVerified: number, 
/**
 * Shares of journeys by outcome.
 */
resolvedUnverified: number, 
/**
 * Shares of journeys by outcome.
 */
abandoned: number, 
/**
 * Effort per journey, em.
 */
frictionEm: number, 
/**
 * Time per journey, minutes.
 */
elapsedMin: number, 
/**
 * Time lost per journey, minutes.
 */
lostMin: number, 
/**
 * Cost per journey.
 */
cost: number, 
/**
 * Per touchpoint.
 */
touchpoints: Array<ExactTouchpoint>, };

export type ExactTouchpoint = { 
/**
 * Which.
 */
id: TouchpointId, 
/**
 * Visits per journey.
 */
visits: number, 
/**
 * Friction per journey, em.
 */
frictionEm: number, 
/**
 * Rank by friction among those that can be changed, from 1.
 */
rank: number | null, 
/**
 * Share of visits that end in giving up.
 */
givesUp: number, 
/**
 * Friction by cause, em per journey.
 */
causes: Causes, };

export type ExitReason = "noAnswerThere" | "access" | "notFound" | "chosePerson" | "cannotAnswer" | "error" | "didNotLast" | "distrust";

export type ExperienceLayer = "customer" | "user" | "employee";

export type ExportChoice = { 
/**
 * What kind of file.
 */
kind: ExportKind, 
/**
 * Of a PNG.
 */
pixels: Pixels, 
/**
 * The paper of a PDF.
 */
sheets: Sheets | null, 
/**
 * How it was drawn.
 */
drawing: Drawing, };

export type ExportKind = "map" | "svg" | "png" | "pdf" | "pptx" | "html" | "markdown" | "xlsx" | "csv" | "outline" | "mermaid" | "mermaidJourney" | "dot" | "bpmn";

export type ExportPreview = { 
/**
 * To be looked at.
 */
content: PreviewContent, 
/**
 * Signs that no font here has, by their scripts: empty boxes stand for
 * them.
 */
missing: string, 
/**
 * What of the map a file of this kind does not hold: a sentence.
 */
leftOut: string, };

export type ExportRequest = { 
/**
 * Of which map.
 */
map: MapId, 
/**
 * What kind of file.
 */
kind: ExportKind, 
/**
 * Of a PNG.
 */
pixels: Pixels, 
/**
 * The paper of a PDF; none: a page as large as the map.
 */
sheets: Sheets | null, 
/**
 * What of the map a picture shows.
 */
part: Part, 
/**
 * How it is drawn.
 */
drawing: Drawing, 
/**
 * With tickets laid over it.
 */
overlay: LaidOver | null, };

export type Exported = { 
/**
 * Where.
 */
path: string, };

export type Facet = { 
/**
 * Which.
 */
column: FilterColumn, 
/**
 * Its values, the most tickets first, at most 100; none with fewer
 * tickets than the minimum.
 */
values: Array<FacetValue>, 
/**
 * Values that are not listed.
 */
rarer: number, 
/**
 * Tickets of which nothing is said.
 */
without: number, };

export type FacetValue = { 
/**
 * As it is in the file.
 */
name: string, 
/**
 * Tickets that have it.
 */
tickets: number, };

export type Facets = { 
/**
 * Tickets.
 */
tickets: number, 
/**
 * Columns of which something is known.
 */
columns: Array<Facet>, 
/**
 * Day on which the first one was opened, ISO 8601.
 */
first: string | null, 
/**
 * Day on which the last one was opened, ISO 8601.
 */
last: string | null, 
/**
 * Tickets that kept what was agreed on times.
 */
made_sla: number, 
/**
 * Tickets that did not.
 */
missed_sla: number, 
/**
 * Tickets that were opened again.
 */
reopened: number, };

export type Family = "empirical" | "lognormal" | "fixed";

export type Figure<T> = { 
/**
 * The value, in the unit that the field's documentation names.
 */
value: T, 
/**
 * What it rests on.
 */
evidence: Evidence, };

export type FigureDifference = { 
/**
 * Mean on the map as it is.
 */
base: number, 
/**
 * Mean on the changed map.
 */
scenario: number, 
/**
 * Scenario less base, over the same customers.
 */
mean: number, 
/**
 * Standard error of the difference.
 */
se: number, 
/**
 * Lower end of the 95 % interval of the difference.
 */
low: number, 
/**
 * Upper end of the 95 % interval of the difference.
 */
high: number, 
/**
 * False: no difference that can be seen.
 */
seen: boolean, 
/**
 * Exact difference, where both have an exact mean.
 */
exact?: number, };

export type FileJudged = { 
/**
 * True: a map, or something that is read as one.
 */
map: boolean, };

export type FileRequest = { 
/**
 * Path.
 */
path: string, };

export type FilterColumn = "category" | "channel" | "priority" | "kind" | "close_code" | "csat" | "team";

export type Finding = { 
/**
 * A share, where it is one, 0 to 1.
 */
share: number | null, 
/**
 * Tickets that it was counted from.
 */
n: number, 
/**
 * In words.
 */
words: string, };

export type Fit = { 
/**
 * Which.
 */
family: Family, 
/**
 * The time as the map would have it, minutes.
 */
time: Duration, 
/**
 * Its median, minutes.
 */
median_min: number, 
/**
 * Its P90, minutes.
 */
p90_min: number, 
/**
 * Largest distance between the shares of tickets and of the family
 * that take at most so long (Kolmogorov and Smirnov), 0 to 1.
 */
distance: number, };

export type FlaggedTicket = { 
/**
 * Its number in the tool that it comes from.
 */
ticket: string, 
/**
 * Its kind, from 0.
 */
kind: number, 
/**
 * What the first person said.
 */
first: SampleFlag | null, 
/**
 * What the second person said.
 */
second: SampleFlag | null, };

export type FoundArticle = { 
/**
 * Its number or address in the tool that it comes from; may be empty.
 */
key: string, 
/**
 * Its title.
 */
title: string, 
/**
 * What it is about; may be empty.
 */
category: string, 
/**
 * The beginning of its text.
 */
text: string, 
/**
 * BM25: the larger the better.
 */
score: number, };

export type Frequency = "rarely" | "sometimes" | "often" | "always";

export type FrictionWeights = { 
/**
 * One hard question.
 */
hardQuestion: number, 
/**
 * Saying something again.
 */
repeatInfo: number, 
/**
 * An answer made for anybody.
 */
genericAnswer: number, 
/**
 * Changing the channel.
 */
channelSwitch: number, 
/**
 * Being handed on.
 */
transfer: number, 
/**
 * A dead end.
 */
deadEnd: number, 
/**
 * Making contact again: the ten-minute rule of thumb.
 */
repeatContact: number, 
/**
 * What an unattended minute of waiting weighs, as a share of an attended one.
 */
unattended: number, 
/**
 * Added to the weight of a waiting minute when the wait is uncertain.
 */
uncertain: number, 
/**
 * Added for each other way in which the wait feels long.
 */
otherFlag: number, 
/**
 * The weight of a waiting minute never exceeds this.
 */
waitCap: number, 
/**
 * Above this effort index (0 to 100; 50 is as expected) a journey is
 * held to be hard.
 */
hardAbove: number, };

export type GapAtStake = { 
/**
 * Which stage failed first.
 */
class: GapClass, 
/**
 * Assisted episodes that customers could have solved themselves.
 */
volume: Stake, 
/**
 * Hours that customers lose beyond a level-0 episode; none while no
 * episode is met at level 0 to compare with.
 */
hours: Stake | null, 
/**
 * Capacity that would be released, in the map's currency; likewise.
 */
cost: Stake | null, 
/**
 * Effort beyond a level-0 episode, em; likewise.
 */
effort_em: Stake | null, 
/**
 * Minutes lost by the typical episode of the class (P50).
 */
lost_p50_min: number | null, 
/**
 * Minutes that nine in ten of them lose at most (P90).
 */
lost_p90_min: number | null, 
/**
 * Where it happens, the largest share of the class first.
 */
places: Array<GapPlace>, 
/**
 * What usually helps.
 */
remedy: string, };

export type GapClass = "missing" | "unreachable" | "undiscovered" | "unanswerable" | "fails" | "unconfirmed" | "unattributed";

export type GapPlace = { 
/**
 * Which class.
 */
class: GapClass, 
/**
 * The touchpoint that is left, or that helps.
 */
touchpoint: TouchpointId, 
/**
 * By which way on; none where the map gives no reason.
 */
transition?: TransitionId, 
/**
 * For which reason.
 */
reason?: ExitReason, 
/**
 * Share of the class.
 */
share: number, };

export type Gaps = { 
/**
 * No answer exists.
 */
missing: SimulatedFigure, 
/**
 * It exists, but this customer cannot get there.
 */
unreachable: SimulatedFigure, 
/**
 * It can be reached, but was not found or not chosen.
 */
undiscovered: SimulatedFigure, 
/**
 * It asks what the customer cannot answer.
 */
unanswerable: SimulatedFigure, 
/**
 * It broke, or did not last.
 */
fails: SimulatedFigure, 
/**
 * It worked, and was not believed.
 */
unconfirmed: SimulatedFigure, 
/**
 * No reason met.
 */
unattributed: SimulatedFigure, };

export type GhostCurve = { 
/**
 * Its name, as much of it as has room: "to-be".
 */
name: string, 
/**
 * SVG path data.
 */
path: string, 
/**
 * Left end of the name.
 */
x: number, 
/**
 * Base line of the name.
 */
y: number, };

export type HeatBy = "effort" | "peak";

export type Histogram = { 
/**
 * Lower edge of the first bin.
 */
from: number, 
/**
 * Width of a bin.
 */
width: number, 
/**
 * Walks in each bin.
 */
counts: Array<number>, 
/**
 * Walks beyond the last bin.
 */
beyond: number, };

export type HistoryList = { 
/**
 * Every step, the oldest first; those that were taken back and can be
 * brought back come last.
 */
steps: Array<HistoryStep>, 
/**
 * States that were kept under a name, the last first.
 */
snapshots: Array<SnapshotEntry>, };

export type HistoryStep = { 
/**
 * Counted from 1.
 */
number: number, 
/**
 * In words.
 */
words: string, 
/**
 * When, ISO 8601 in UTC.
 */
at: string, 
/**
 * Taken back.
 */
undone: boolean, };

export type HourOfWeek = { 
/**
 * Customers in the queue.
 */
queue: SimulatedFigure, 
/**
 * Customers who come to the team.
 */
arrivals: number, 
/**
 * People on duty.
 */
staff: number, 
/**
 * Share of their time with customers; 0 where nobody is on duty.
 */
utilisation: number, };

export type Hours = { "kind": "calendar" } | { "kind": "week", 
/**
 * As people write them: "Mon-Fri 08:00-18:00, Sat 9-12".
 */
hours: string, } | { "kind": "team", 
/**
 * Which.
 */
team: TeamId, };

export type ImportOptions = { 
/**
 * Whether the day comes before the month, where the dates do not tell.
 */
day_first: boolean | null, 
/**
 * IANA name of the zone of times that do not state their own, such as
 * `Europe/Berlin`; none: UTC.
 */
time_zone: string | null, 
/**
 * Key of the profile by which its columns are read; none: the one that
 * fits best.
 */
profile: string | null, 
/**
 * Columns by what they are (`state`, `opened` …), where the profile does
 * not know them; an empty name: there is no such column.
 */
columns: { [key in string]: string }, 
/**
 * In an object-centric log: the type of object that is a ticket.
 */
object_type: string | null, 
/**
 * True: the text of a ticket is kept, for judging a sample of them. Nothing
 * keeps it without this.
 */
keep_text: boolean, };

export type ImportReport = { 
/**
 * [`IMPORT_FORMAT`].
 */
format: string, 
/**
 * What kind of file it was taken for.
 */
profile: string, 
/**
 * Rows of the file below its header, refused ones included.
 */
rows: number, 
/**
 * Tickets read.
 */
tickets: number, 
/**
 * Events read: the state of a ticket at one of its updates.
 */
events: number, 
/**
 * Rows refused.
 */
refused_total: number, 
/**
 * The first of them, at most [`LISTED_ROWS`].
 */
refused: Array<RefusedRow>, 
/**
 * All of them by reason, the most frequent first.
 */
refused_by_reason: Array<RefusedReason>, 
/**
 * Tickets that are not counted, with the reason.
 */
set_aside: Array<SetAside>, 
/**
 * What may be wrong with what was read, in sentences.
 */
doubts: Array<string>, 
/**
 * Names of the columns that were not kept.
 */
dropped_columns: Array<string>, 
/**
 * All columns, from left to right.
 */
columns: Array<TicketColumn>, 
/**
 * Zone in which local times were read.
 */
time_zone: string, 
/**
 * States in the order of their first appearance.
 */
states: Array<TicketState>, };

export type JobEvent = { "kind": "progress", 
/**
 * 0 to 1.
 */
share: number, } | { "kind": "simulated", 
/**
 * The run.
 */
run: StoredRun, } | { "kind": "studied", 
/**
 * The study, as it is kept with its map.
 */
study: KeptStudy, } | { "kind": "ticketsImported", 
/**
 * The import.
 */
imported: TicketsImported, } | { "kind": "cancelled" } | { "kind": "failed", 
/**
 * Why.
 */
error: ApiError, };

export type JobRequest = { 
/**
 * Which.
 */
job: number, };

export type JobStarted = { 
/**
 * By which it can be cancelled.
 */
job: number, };

export type JourneyChanges = { resolved_verified: FigureDifference | null, abandoned: FigureDifference | null, friction_em: FigureDifference | null, lost_min: FigureDifference | null, elapsed_min: FigureDifference | null, cost: FigureDifference | null, };

export type KeptStudy = { 
/**
 * When, ISO 8601 in UTC.
 */
ranAt: string, 
/**
 * True: the map has changed since.
 */
stale: boolean, 
/**
 * How long it took, seconds.
 */
seconds: number, 
/**
 * What was asked.
 */
request: StudyRequest, 
/**
 * What it said.
 */
outcome: StudyResult, };

export type KindFindings = { 
/**
 * Its name.
 */
name: string, 
/**
 * Tickets of the set that are recorded as of this kind.
 */
tickets: number, 
/**
 * Tickets of the set that are of this kind, as the sample tells: of each
 * kind the share that was found to be of this one, times its tickets.
 */
reckoned: number, 
/**
 * Tickets of the sample that count here.
 */
drawn: number, 
/**
 * Those of them that are recorded as of another kind.
 */
came: number, 
/**
 * Tickets of the sample that are recorded here and count elsewhere.
 */
left: number, 
/**
 * Could have been solved without help.
 */
yes: number, 
/**
 * Could not.
 */
no: number, 
/**
 * Cannot be told.
 */
unsure: number, 
/**
 * Share of `yes` in `yes` and `no`, Wilson's interval; none before any.
 */
share: Stake | null, 
/**
 * So few that the share must not be told without its interval.
 */
small: boolean, };

export type KindOf = "category" | "channel" | "type" | "priority" | "close_code";

export type Label = { 
/**
 * Left edge of the pill.
 */
x: number, 
/**
 * Top edge of the pill.
 */
y: number, width: number, height: number, text: string, };

export type Lacking = { "kind": "move", 
/**
 * Where from.
 */
source: TouchpointId, 
/**
 * Where to.
 */
target: TouchpointId, } | { "kind": "step", 
/**
 * The state.
 */
state: string, };

export type LackingRequest = { 
/**
 * The map.
 */
map: MapId, 
/**
 * The revision that the window shows.
 */
revision: number, 
/**
 * The ticket set.
 */
set: string, 
/**
 * What.
 */
lacking: Lacking, };

export type LaidOver = { 
/**
 * The ticket set.
 */
set: string, 
/**
 * Which of them, and how.
 */
view: OverlayView, 
/**
 * What the two slices are called, where there are two.
 */
names: [string, string] | null, };

export type Lane = { 
/**
 * Identity.
 */
id: LaneId, 
/**
 * Name.
 */
name: string, 
/**
 * What kind of thing the row holds; the lines of interaction and
 * visibility follow from it.
 */
role: LaneRole, 
/**
 * Position from the top, from 0.
 */
order: number, 
/**
 * Not drawn.
 */
hidden: boolean, 
/**
 * Least height, pixels at 100 %; none: as high as what it holds.
 */
height?: number, };

export type LaneId = string;

export type LaneRole = "action" | "thought" | "emotion" | "channel" | "frontstage" | "backstage" | "support" | "evidence" | "pain" | "opportunity" | "levelZero" | "metric" | "custom";

export type Lasting = { 
/**
 * At least so many.
 */
at_least: number | null, 
/**
 * At most so many.
 */
at_most: number | null, };

export type Layout = { 
/**
 * Width of the whole map.
 */
width: number, 
/**
 * Height of the whole map.
 */
height: number, 
/**
 * Width of one column.
 */
columnWidth: number, 
/**
 * Height of the row of stage headers at the top.
 */
headerHeight: number, 
/**
 * Top of each track, for a dragged card to snap to.
 */
tracks: Array<number>, 
/**
 * Height of each track.
 */
trackHeights: Array<number>, 
/**
 * Stage headers from left to right.
 */
stages: Array<StageBox>, 
/**
 * Rows from top to bottom: the flow band, the emotion band, the lanes.
 */
bands: Array<Band>, 
/**
 * Lines of the service blueprint between two rows, from top to bottom.
 */
lines: Array<BlueprintLine>, 
/**
 * Steps.
 */
cards: Array<Card>, 
/**
 * Named ends.
 */
ends: Array<End>, 
/**
 * Transitions.
 */
edges: Array<Edge>, 
/**
 * The emotion curve.
 */
emotion: Emotion, 
/**
 * Lane texts, pictures, pain points and opportunities.
 */
notes: Array<Note>, };

export type LayoutChange = { width: number, height: number, columnWidth: number, headerHeight: number, tracks: Array<number>, trackHeights: Array<number>, stages: Array<Piece<StageBox>>, bands: Array<Piece<Band>>, lines: Array<Piece<BlueprintLine>>, cards: Array<Piece<Card>>, ends: Array<Piece<End>>, edges: Array<Piece<Edge>>, 
/**
 * None: as it was.
 */
emotion: Emotion | null, notes: Array<Piece<Note>>, };

export type Lean = "first" | "second";

export type LedgerLine = { 
/**
 * Index of the visit.
 */
visit: number, 
/**
 * Which term.
 */
cause: Cause, 
/**
 * Effort, em.
 */
frictionEm: number, 
/**
 * Minutes waited or worked, where the term is a time.
 */
minutes: number | null, 
/**
 * Weight of a minute of the wait.
 */
weight: number | null, 
/**
 * What made the wait feel long.
 */
flags: Array<WaitFlag>, };

export type LeftOut = { 
/**
 * Its name.
 */
state: string, 
/**
 * Visits.
 */
visits: number, };

export type Level = "prevention" | "level0" | "level1" | "level2" | "level3" | "field" | "vendor";

export type Lever = { 
/**
 * Where, on a touchpoint.
 */
touchpoint: TouchpointId | null, 
/**
 * Where, on a transition.
 */
transition: TransitionId | null, 
/**
 * Name of the place; the map's title for what holds everywhere.
 */
at: string, 
/**
 * Which figure.
 */
what: string, 
/**
 * True: a size of ours that the team may change, not a figure of the journey.
 */
size: boolean, 
/**
 * The result with the figure a fifth lower.
 */
lower: LeverResults, 
/**
 * The result with the figure a fifth higher.
 */
higher: LeverResults, 
/**
 * Distance between the two in effort, em.
 */
swing_em: number, };

export type LeverResults = { 
/**
 * Effort, em.
 */
friction_em: number, 
/**
 * Lost time, minutes.
 */
lost_min: number, 
/**
 * Cost, in the map's currency.
 */
cost: number, 
/**
 * Share of journeys given up.
 */
abandoned: number, };

export type Library = { 
/**
 * The maps of this workspace, newest first.
 */
maps: Array<MapEntry>, 
/**
 * Samples and templates, in their order.
 */
samples: Array<SampleEntry>, };

export type MapCreated = { 
/**
 * Identity.
 */
map: MapId, };

export type MapEntry = { 
/**
 * Identity.
 */
id: MapId, 
/**
 * Title.
 */
title: string, 
/**
 * Current or future state.
 */
state: MapState, 
/**
 * The map that it was made from.
 */
origin: MapId | null, 
/**
 * Number of steps.
 */
steps: number, 
/**
 * Last change, ISO 8601 in UTC.
 */
changedAt: string, 
/**
 * Small picture.
 */
preview: string, };

export type MapFileRequest = { 
/**
 * Path; none: ask.
 */
path: string | null, };

export type MapId = string;

export type MapOpened = { 
/**
 * Identity.
 */
map: MapId, 
/**
 * What the file was, in words; none: a map of ours.
 */
source: string | null, 
/**
 * What of the file is not on the map, a sentence each.
 */
leftOut: Array<string>, };

export type MapRecord = { "record": "details", "value": Details } | { "record": "stage", "value": Stage } | { "record": "lane", "value": Lane } | { "record": "touchpoint", "value": Touchpoint } | { "record": "transition", "value": Transition } | { "record": "cell", "value": Cell } | { "record": "picture", "value": Picture } | { "record": "painPoint", "value": PainPoint } | { "record": "opportunity", "value": Opportunity } | { "record": "question", "value": OpenQuestion } | { "record": "path", "value": Path } | { "record": "persona", "value": Persona } | { "record": "need", "value": Need } | { "record": "team", "value": Team } | { "record": "component", "value": Component } | { "record": "placement", "value": Placement };

export type MapRequest = { 
/**
 * Which.
 */
map: MapId, };

export type MapState = "asIs" | "toBe";

export type MendRequest = { 
/**
 * Of which map.
 */
map: MapId, 
/**
 * The revision that the window shows.
 */
revision: number, 
/**
 * Which problem of that revision, from 0.
 */
problem: number, };

export type NamedKey = { 
/**
 * For scripts.
 */
key: string, 
/**
 * For people.
 */
name: string, };

export type Need = { 
/**
 * Identity.
 */
id: NeedId, 
/**
 * Short readable name, unique in the map.
 */
key: string, 
/**
 * Name.
 */
name: string, 
/**
 * An episode opens when one of these is entered.
 */
opensAt: Array<TouchpointId>, 
/**
 * It is met when a move leads to one of these.
 */
metAt: Array<TouchpointId>, 
/**
 * Share of tickets that people could have solved themselves (Level
 * Zero Solvable), 0 to 1, from a sample; none: not sampled.
 */
solvable: Figure<number> | null, 
/**
 * Minutes within which it is promised to be met, from when it opens;
 * none: nothing is promised.
 */
promised?: number, };

export type NeedAtStake = { 
/**
 * Which need.
 */
id: NeedId, 
/**
 * Its key.
 */
key: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Episodes a month.
 */
episodes: number, 
/**
 * By class; only classes that occur.
 */
gaps: Array<GapAtStake>, };

export type NeedChange = { 
/**
 * Which.
 */
id: NeedId, 
/**
 * Its key.
 */
key: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Met at level 0.
 */
level0: FigureDifference, 
/**
 * Given up.
 */
given_up: FigureDifference, };

export type NeedId = string;

export type NeedReport = { 
/**
 * Which.
 */
id: NeedId, 
/**
 * Its key.
 */
key: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Episodes per walk.
 */
episodes: SimulatedFigure, 
/**
 * Share of episodes met at level 0.
 */
level0: SimulatedFigure, 
/**
 * Share of episodes given up.
 */
given_up: SimulatedFigure, 
/**
 * Share of episodes met with assistance, by the stage that failed first.
 */
gaps: Gaps, 
/**
 * Mean effort of an episode by how it ended, em; none where none ended so.
 */
friction_em: ByEnding, 
/**
 * Mean lost time of an episode by how it ended, minutes.
 */
lost_min: ByEnding, 
/**
 * Mean cost of an episode by how it ended.
 */
cost: ByEnding, 
/**
 * Standard errors of these three.
 */
errors?: EndingErrors, 
/**
 * How the lost time of an episode is spread, by how it ended.
 */
lost_spread?: EndingSpread, 
/**
 * The promise beside the effort, where the map promises a time.
 */
watermelon?: Watermelon, 
/**
 * Where each class happens (exact), class by class, the largest share first.
 */
places: Array<GapPlace>, };

export type NeedRequest = { 
/**
 * Which.
 */
need: NeedId, };

export type NeedSample = { 
/**
 * Name of the ticket set.
 */
set: string, 
/**
 * Tickets that could have been solved without help.
 */
yes: number, 
/**
 * Tickets of which that was told.
 */
of: number, 
/**
 * The kinds of ticket that are about the need.
 */
kinds: Array<string>, 
/**
 * Share, each kind weighed by its tickets, with its interval of 95 %.
 */
share: Stake, 
/**
 * Share of those tickets whose kind something was said of.
 */
covered: number, };

export type NetEffect = { 
/**
 * Which need.
 */
need: NeedId, 
/**
 * Which stage is mended.
 */
class: GapClass, 
/**
 * How much of its loss remains, 0 to 1.
 */
remaining: number, 
/**
 * Share of the episodes that come to this stage and pass it now.
 */
pass_rate: number, 
/**
 * The same when it is mended.
 */
mended_pass_rate: number, 
/**
 * Share of episodes met at level 0 now (exact).
 */
level0: number, 
/**
 * The same when it is mended, as `P + P·(p′/p − 1)`.
 */
closed_form: number, 
/**
 * Stages that nobody comes to now: the closed form takes them for passed by all.
 */
assumed: Array<GapClass>, 
/**
 * Level-0 share on the map and on the mended map, re-simulated with the
 * same customers; none where no share of the map can give way.
 */
simulated: FigureDifference | null, 
/**
 * Re-simulated less closed form, level-0 share.
 */
disagreement: number | null, 
/**
 * Effort of a journey, likewise re-simulated, em.
 */
friction_em: FigureDifference | null, 
/**
 * Lost time of a journey, minutes.
 */
lost_min: FigureDifference | null, 
/**
 * Cost of a journey.
 */
cost: FigureDifference | null, 
/**
 * The edits that mend it.
 */
edits: Array<Edit>, };

export type NetEffects = { 
/**
 * Which need.
 */
need: NeedId, 
/**
 * How much of a loss remains, 0 to 1.
 */
remaining: number, 
/**
 * Customers, the same on every map.
 */
walks: number, 
/**
 * Seed.
 */
seed: number, 
/**
 * Stage by stage.
 */
effects: Array<NetEffect>, };

export type Note = { of: NoteOf, 
/**
 * The touchpoint in whose column it stands; none: of a stage.
 */
touchpoint: TouchpointId | null, role: LaneRole, x: number, y: number, width: number, height: number, 
/**
 * Its text; none for a picture.
 */
lines: Array<string>, 
/**
 * A pain point that is mended: struck through.
 */
closed: boolean, };

export type NoteOf = { "cell": CellId } | { "painPoint": PainPointId } | { "opportunity": OpportunityId } | { "channel": TouchpointId } | { "picture": PictureId };

export type Nothing = Record<symbol, never>;

export type ObjectType = { 
/**
 * Its name.
 */
name: string, 
/**
 * Objects of it.
 */
objects: number, };

export type OffMapMove = { 
/**
 * Where from.
 */
source: TouchpointId, 
/**
 * Where to.
 */
target: TouchpointId, 
/**
 * Key of where it comes from.
 */
source_key: string, 
/**
 * Key of where it leads to.
 */
target_key: string, 
/**
 * Moves.
 */
n: number, 
/**
 * Median of the time from entering the source to entering the
 * target, minutes; none below the minimum number of tickets.
 */
median_min: number | null, };

export type OpenQuestion = { 
/**
 * Identity.
 */
id: QuestionId, 
/**
 * Where it came up.
 */
at: Anchor, 
/**
 * The question.
 */
text: string, 
/**
 * What was found out; empty: it is open.
 */
answer: string, };

export type Opportunity = { 
/**
 * Identity.
 */
id: OpportunityId, 
/**
 * Where.
 */
at: Anchor, 
/**
 * What would be done.
 */
text: string, 
/**
 * Who would do it; empty: nobody yet.
 */
owner: string, 
/**
 * By what one would see that it helped; empty: not said.
 */
measure?: string, 
/**
 * What it would cost, in the map's currency; none: not estimated.
 */
price?: number, 
/**
 * What it would change on the map, so that it can be simulated.
 */
edits?: Array<Edit>, };

export type OpportunityId = string;

export type Outage = { 
/**
 * `milewalk.outage/1`.
 */
format: string, 
/**
 * Title of the map.
 */
map: string, 
/**
 * The system.
 */
component: ComponentId, 
/**
 * Its name.
 */
name: string, 
/**
 * Hour of the week at which it begins.
 */
from_hour: number, 
/**
 * Minutes.
 */
minutes: number, 
/**
 * Seed.
 */
seed: number, 
/**
 * Customers walked.
 */
walks: number, 
/**
 * Customers expected to begin within the window.
 */
customers: number, 
/**
 * Share of them whom it reaches.
 */
reached: SimulatedFigure, 
/**
 * Touchpoints at which it reaches them first.
 */
touchpoints: Array<OutageTouchpoint>, 
/**
 * Teams that serve touchpoints which depend on it.
 */
teams: Array<OutageTeam>, 
/**
 * By persona, where the map has some.
 */
personas: Array<OutagePersona>, 
/**
 * Channels that those reached meet up to then.
 */
channels: Array<OutageChannel>, 
/**
 * As it is announced now.
 */
before: OutageOutcome, 
/**
 * If it were announced as asked.
 */
after: OutageOutcome, };

export type OutageChannel = { 
/**
 * Its name.
 */
channel: string, 
/**
 * The system is announced there now.
 */
announces: boolean, 
/**
 * Share of those reached who meet it up to then.
 */
met: SimulatedFigure, };

export type OutageOutcome = { 
/**
 * Channels on which it is announced.
 */
announced_on: Array<string>, 
/**
 * Share of those reached who know what is going on, at level 0.
 */
told: SimulatedFigure, 
/**
 * Share of those reached who do not: the class `unannounced`.
 */
unannounced: SimulatedFigure, 
/**
 * Contacts that it causes within the window.
 */
contacts: Stake, 
/**
 * Effort of these contacts, em: one repeat contact each.
 */
effort_em: Stake, 
/**
 * Cost of these contacts, at what a contact with a person costs on this map.
 */
cost: Stake, };

export type OutagePersona = { 
/**
 * Which.
 */
id: PersonaId, 
/**
 * Its name.
 */
name: string, 
/**
 * Share of them whom it reaches.
 */
reached: SimulatedFigure, };

export type OutageQuestion = { 
/**
 * The system that is down.
 */
component: ComponentId, 
/**
 * Hour of the week at which it begins, from Monday 0:00.
 */
fromHour: number, 
/**
 * How long, minutes.
 */
minutes: number, 
/**
 * Channels on which it is announced afterwards; none: on all that
 * customers meet.
 */
announce: Array<string>, 
/**
 * Share of those who meet an announcement who notice it, 0 to 1 (an
 * assumption).
 */
reach: number, 
/**
 * Share of those who are not told who make contact, 0 to 1 (an assumption).
 */
contactShare: number, };

export type OutageTeam = { 
/**
 * Which.
 */
id: TeamId, 
/**
 * Its name.
 */
name: string, 
/**
 * Hours of people on duty within the window.
 */
hours: number, };

export type OutageTouchpoint = { 
/**
 * Which.
 */
id: TouchpointId, 
/**
 * Its name.
 */
name: string, 
/**
 * Share of customers whom it reaches here first.
 */
reached: SimulatedFigure, 
/**
 * Customers within the window.
 */
customers: Stake, };

export type Outcome = "resolvedVerified" | "resolvedUnverified" | "abandoned";

export type Outcomes = { resolved_verified: SimulatedFigure, resolved_unverified: SimulatedFigure, abandoned: SimulatedFigure, };

export type OutlineRequest = { 
/**
 * To which map.
 */
map: MapId, 
/**
 * The revision that the window shows.
 */
revision: number, 
/**
 * Its lines.
 */
text: string, 
/**
 * The step behind which it goes; none: into the stages that it names.
 */
after: TouchpointId | null, };

export type OutlineText = { 
/**
 * The lines.
 */
text: string, };

export type Overlay = { 
/**
 * [`OVERLAY_FORMAT`].
 */
format: string, 
/**
 * Tickets.
 */
tickets: number, 
/**
 * Tickets that are still at a touchpoint as far as their history
 * tells, and may stay there for long.
 */
open_tickets: number, 
/**
 * Which time counts, in words.
 */
time: string, 
/**
 * All touchpoints of the map, by id.
 */
touchpoints: Array<OverlayTouchpoint>, 
/**
 * All transitions of the map, by id.
 */
transitions: Array<OverlayTransition>, 
/**
 * Moves that the map lacks, the most frequent first.
 */
off_map_moves: Array<OffMapMove>, 
/**
 * States without a touchpoint, the most tickets first.
 */
unmapped: Array<UnmappedState>, 
/**
 * Moves by the time that they take in all, the longest first, at most
 * 20; none of fewer tickets than the minimum.
 */
slow_moves: Array<SlowMove>, 
/**
 * Share of tickets that make a move that the map lacks, or are in a
 * state without a touchpoint, 0 to 1.
 */
leaving_share: number, 
/**
 * What tickets cannot show, in sentences.
 */
cannot_show: Array<string>, };

export type OverlayRequest = { 
/**
 * The map.
 */
map: MapId, 
/**
 * The ticket set.
 */
set: string, 
/**
 * Which state is which touchpoint; none: as kept, or suggested.
 */
mapping: StateMapping | null, 
/**
 * How it is looked at.
 */
view?: OverlayView, };

export type OverlayResult = { 
/**
 * Day by which half of those that are looked at had been opened, of
 * both slices where there are two, ISO 8601; none of no tickets.
 */
medianDay: string | null, 
/**
 * Tickets of the whole set.
 */
all: number, 
/**
 * The figures of those that were chosen.
 */
overlay: Overlay, 
/**
 * How they went from team to team.
 */
transfers: Transfers, 
/**
 * The other slice.
 */
against: SlicesResult | null, 
/**
 * Which state is which touchpoint.
 */
mapping: StateMapping, 
/**
 * The layout with ticket widths, badges and ghosts.
 */
layout: Layout, };

export type OverlayTouchpoint = { 
/**
 * Which one.
 */
id: TouchpointId, 
/**
 * Its key.
 */
key: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Tickets that were there at least once.
 */
tickets: number, 
/**
 * Visits.
 */
visits: number, 
/**
 * Visits that are not over as far as their history tells: they are in
 * no median and no P90.
 */
open: number, 
/**
 * Tickets that came back to it at least once: rework.
 */
came_back: number, 
/**
 * Those as a share of the tickets that were there, 0 to 1.
 */
came_back_share: number, 
/**
 * Updates there that directly follow an update there.
 */
self_loops: number, 
/**
 * Median of the time of a visit, minutes; none where fewer tickets
 * than the minimum have a visit that is over.
 */
median_min: number | null, 
/**
 * P90 of the time of a visit, minutes; none as for the median.
 */
p90_min: number | null, };

export type OverlayTransition = { 
/**
 * Which one.
 */
id: TransitionId, 
/**
 * Key of where it comes from.
 */
source_key: string, 
/**
 * Key of where it leads to.
 */
target_key: string, 
/**
 * Moves. A ticket does not tell two transitions between the same two
 * touchpoints apart: all moves are counted on the first (by id), the
 * others have 0. A move that leads through touchpoints without a state,
 * which no ticket shows, is counted on every transition of the
 * shortest way.
 */
n: number, 
/**
 * Median of the time from entering the source to entering the
 * target, minutes; none below the minimum number of tickets.
 */
median_min: number | null, 
/**
 * P90 of that time, minutes; none as for the median.
 */
p90_min: number | null, };

export type OverlayView = { 
/**
 * Which tickets.
 */
filter: TicketFilter, 
/**
 * Those that they are held against; none: nothing.
 */
against: TicketFilter | null, 
/**
 * Which time counts.
 */
hours: Hours, 
/**
 * How much of it is shown.
 */
shown: Shown, };

export type PainKind = "mustBe" | "performance" | "attractive";

export type PainPoint = { 
/**
 * Identity.
 */
id: PainPointId, 
/**
 * Where it hurts.
 */
at: Anchor, 
/**
 * In the customer's words.
 */
text: string, 
/**
 * 1 (a nuisance) to 5 (the end of the journey); none: not judged yet.
 */
severity: number | null, 
/**
 * Which experience it belongs to.
 */
layer: ExperienceLayer | null, 
/**
 * Votes of the workshop.
 */
votes: number, 
/**
 * What it rests on.
 */
evidence: Evidence, 
/**
 * How often it hurts; none: not judged yet.
 */
frequency: Frequency | null, 
/**
 * What it does to the judgement; none: not judged yet.
 */
kind: PainKind | null, 
/**
 * Who sees to it; empty: nobody yet.
 */
owner: string, 
/**
 * How far it is from being mended.
 */
status: PainStatus, 
/**
 * What shows that it is mended; not empty where it is closed.
 */
proof: string, };

export type PainPointId = string;

export type PainStatus = "open" | "idea" | "doing" | "closed";

export type Paper = "a0" | "a1" | "a2" | "a3" | "a4" | "letter";

export type Part = { 
/**
 * Which steps.
 */
steps: PartSteps, 
/**
 * Lanes that are left out.
 */
without: Array<LaneId>, };

export type PartOfEpisodes = { 
/**
 * How many of those simulated.
 */
count: number, 
/**
 * Their share, 0 to 1.
 */
share: SimulatedFigure, };

export type PartSteps = { "kind": "whole" } | { "kind": "stage", "of": StageId } | { "kind": "chosen", "of": Array<TouchpointId> };

export type PasteRequest = { 
/**
 * On which map.
 */
map: MapId, 
/**
 * The revision that the window shows.
 */
revision: number, 
/**
 * What was copied.
 */
clip: Clip, 
/**
 * Into which stage, where they stood in one; none: where they belong.
 */
into: StageId | null, };

export type Pasted = { 
/**
 * What has changed.
 */
patch: Patch, 
/**
 * The new touchpoints.
 */
touchpoints: Array<TouchpointId>, };

export type Patch = { 
/**
 * Records that were added, changed or removed.
 */
changes: Array<Change>, 
/**
 * What follows, told by what followed before.
 */
state: StateChange, };

export type Path = { 
/**
 * Identity.
 */
id: PathId, 
/**
 * Short readable name, unique in the map.
 */
key: string, 
/**
 * Name.
 */
name: string, 
/**
 * Its touchpoints in their order; each leads on to the next.
 */
steps: Array<TouchpointId>, };

export type PathFound = { 
/**
 * Its touchpoints; empty where there is none.
 */
steps: Array<TouchpointId>, };

export type PathId = string;

export type PathRequest = { 
/**
 * On which map.
 */
map: MapId, 
/**
 * Steps that it goes through, in this order.
 */
through: Array<TouchpointId>, };

export type Period = { 
/**
 * From this day on, ISO 8601.
 */
from: string | null, 
/**
 * Up to and with this day, ISO 8601.
 */
to: string | null, };

export type Persona = { 
/**
 * Identity.
 */
id: PersonaId, 
/**
 * Short readable name, unique in the map.
 */
key: string, 
/**
 * Name.
 */
name: string, 
/**
 * Who that is, in a sentence.
 */
description: string, 
/**
 * Share of the demand, 0 to 1.
 */
share: number, 
/**
 * How this customer differs from the neutral one.
 */
traits: PersonaTraits, };

export type PersonaComparison = { 
/**
 * `milewalk.personas/1`.
 */
format: string, 
/**
 * Title of the map.
 */
map: string, 
/**
 * Seed, the same for each.
 */
seed: number, 
/**
 * Walks of each.
 */
walks: number, 
/**
 * The neutral customer, each persona, and the mix of them.
 */
people: Array<PersonaFigures>, };

export type PersonaFigures = { 
/**
 * Which persona; none for the neutral customer and the mix.
 */
persona: PersonaId | null, 
/**
 * Its name.
 */
name: string, 
/**
 * Share of the demand; none for the neutral customer and the mix.
 */
share: number | null, 
/**
 * Shares of walks.
 */
outcomes: Outcomes, 
/**
 * Per walk.
 */
totals: Totals, 
/**
 * Shares of each need's episodes.
 */
needs: Array<PersonaNeed>, };

export type PersonaId = string;

export type PersonaMapping = { 
/**
 * The column that tells.
 */
column: FilterColumn, 
/**
 * Value of the column → persona; an empty value: nothing is said. A value
 * that is not in it is nobody's.
 */
values: { [key in string]: PersonaId }, };

export type PersonaNeed = { 
/**
 * Which.
 */
id: NeedId, 
/**
 * Its name.
 */
name: string, 
/**
 * Met at level 0.
 */
level0: SimulatedFigure, 
/**
 * Given up.
 */
given_up: SimulatedFigure, };

export type PersonaTraits = { 
/**
 * Factor of patience.
 */
patience: number, 
/**
 * Factor of the share of those who find self-service.
 */
discovers: number, 
/**
 * Factor of the share of those who can answer a hard question.
 */
answers: number, 
/**
 * Factor of the share of those who do not believe that it worked.
 */
distrusts: number, 
/**
 * Factor of the share of those for whom it comes back.
 */
recurs: number, 
/**
 * Factor of what an answer made for anybody costs.
 */
genericAnswer: number, 
/**
 * Added to each contact with a person, effort minutes: being blamed.
 */
blame: number, 
/**
 * Added to the first contact where nobody shows that it was heard,
 * effort minutes.
 */
unacknowledged: number, 
/**
 * How every wait feels to this customer as well.
 */
waitFlags: Array<WaitFlag>, 
/**
 * The journey begins inside a contact made again.
 */
startsAgain: boolean, };

export type PersonasKeep = { 
/**
 * Whose personas.
 */
map: MapId, 
/**
 * The ticket set.
 */
set: string, 
/**
 * Which values of which column are whom.
 */
mapping: PersonaMapping, };

export type PersonasRequest = { 
/**
 * Whose personas.
 */
map: MapId, 
/**
 * The ticket set.
 */
set: string, 
/**
 * As this column would tell it; none: as kept, or suggested.
 */
column: FilterColumn | null, };

export type Picture = { 
/**
 * Identity.
 */
id: PictureId, 
/**
 * The row.
 */
lane: LaneId, 
/**
 * The column.
 */
at: Anchor, 
/**
 * What it shows, for those who cannot see it and for tables.
 */
text: string, 
/**
 * Pixels across.
 */
width: number, 
/**
 * Pixels down.
 */
height: number, 
/**
 * The file as base64, with what it is in front: `data:image/jpeg;base64,…`.
 */
data: string, };

export type PictureCopied = { 
/**
 * PNG as base64.
 */
png: string, 
/**
 * The same as lines.
 */
text: string, };

export type PictureId = string;

export type PictureRequest = { 
/**
 * On which map.
 */
map: MapId, 
/**
 * The revision that the window shows.
 */
revision: number, 
/**
 * In which lane.
 */
lane: LaneId, 
/**
 * At which step or stage.
 */
at: Anchor, 
/**
 * The file as base64, from the clipboard or dropped; none: ask for one.
 */
data: string | null, };

export type Piece<T> = { "kept": { 
/**
 * The place of the first, from 0.
 */
from: number, 
/**
 * How many.
 */
count: number, } } | { "new": Array<T> };

export type PingPong = { 
/**
 * The one.
 */
one: string, 
/**
 * The other.
 */
other: string, 
/**
 * How often a ticket came back: A → B → A, or B → A → B.
 */
times: number, 
/**
 * Tickets of which that is so.
 */
tickets: number, };

export type Pixels = { "scale": number } | { "width": number };

export type Placement = { 
/**
 * Which one.
 */
touchpoint: TouchpointId, 
/**
 * Column within its stage, from 0.
 */
column: number, 
/**
 * Track, from 0 at the top (the main path).
 */
track: number, };

export type Presets = { 
/**
 * The six customers.
 */
personas: Array<Persona>, };

export type PreviewContent = { "kind": "pictures", "content": Array<string> } | { "kind": "page", "content": string } | { "kind": "text", "content": string };

export type ProblemEntry = { 
/**
 * True: it cannot be walked or simulated like that.
 */
error: boolean, 
/**
 * What, where and what to do.
 */
message: string, 
/**
 * What to select.
 */
target: RecordKey | null, 
/**
 * What would mend it, in words; none where only people can know.
 */
mend: string | null, };

export type Proposal = { 
/**
 * By which it is chosen: `verify.wait`, `verify.doing`,
 * `verify.shares`, `demand`, `demand-week`.
 */
key: string, 
/**
 * What it is about.
 */
figure: ProposedFigure, 
/**
 * Where; none: the map as a whole.
 */
touchpoint: TouchpointId | null, 
/**
 * What that is called.
 */
name: string, 
/**
 * What it is now, and what that rests on, in words.
 */
before: string, 
/**
 * What it would be, in words.
 */
after: string, 
/**
 * What it was counted from, and what is to be known about it.
 */
words: Array<string>, 
/**
 * Observations: visits, moves or tickets.
 */
n: number, 
/**
 * Tickets that they are of.
 */
tickets: number, 
/**
 * Visits that are not over yet, and are left out.
 */
open: number, 
/**
 * Of times: now, median and P90, minutes.
 */
before_min: [number, number] | null, 
/**
 * Of shares: the ways on.
 */
ways: Array<ProposedShare>, 
/**
 * Of times: the family that it is given as.
 */
family: Family | null, 
/**
 * Of times: all families, each with how it fits.
 */
fits: Array<Fit>, 
/**
 * What carries it out.
 */
edits: Array<Edit>, };

export type ProposedFigure = "shares" | "wait" | "doing" | "demand" | "demand_week";

export type ProposedShare = { 
/**
 * Which.
 */
transition: TransitionId, 
/**
 * Key of where it leads to.
 */
target_key: string, 
/**
 * Name of where it leads to.
 */
target: string, 
/**
 * Moves of tickets; none: tickets cannot show this way, and its share
 * stays.
 */
n: number | null, 
/**
 * Share now, 0 to 1.
 */
before: number, 
/**
 * Share proposed, 0 to 1.
 */
after: number, };

export type QuestionId = string;

export type QueueQuestion = { 
/**
 * Weeks that count.
 */
weeks: number, 
/**
 * Independent replications.
 */
replications: number, 
/**
 * "Answered in time" is within so many seconds …
 */
answerWithinS: number, 
/**
 * … and so large a share should be, 0 to 1.
 */
target: number, 
/**
 * The run begins in the week of this day, ISO 8601: holidays are dates.
 */
start: string, };

export type QueueReport = { 
/**
 * `milewalk.queues/1`.
 */
format: string, 
/**
 * Title of the map.
 */
map: string, 
/**
 * Seed.
 */
seed: number, 
/**
 * Independent replications.
 */
replications: number, 
/**
 * Weeks that count, in each of them.
 */
weeks: number, 
/**
 * Weeks before those.
 */
warm_up_weeks: number, 
/**
 * The Monday on which the run begins, warm-up included.
 */
start: string, 
/**
 * "Answered in time": seconds.
 */
answer_within_s: number, 
/**
 * How large the share answered in time should be.
 */
target: number, 
/**
 * Customers, of one replication.
 */
customers: CustomersReport, 
/**
 * The journeys that ended, by the same figures as the walks. `walks` is
 * their number in all replications; there are no exact values with queues.
 */
journeys: SimulationReport, 
/**
 * Teams that serve a step of the journey.
 */
teams: Array<TeamReport>, 
/**
 * Things that happened, in all replications, warm-up included.
 */
events: number, };

export type QueuesWhatIf = { 
/**
 * `milewalk.queues-what-if/1`.
 */
format: string, 
/**
 * Title of the map.
 */
map: string, 
/**
 * Who arrives.
 */
who: Who, 
/**
 * Seed.
 */
seed: number, 
/**
 * Independent replications, each on both maps.
 */
replications: number, 
/**
 * Weeks that count, in each of them.
 */
weeks: number, 
/**
 * Weeks before those.
 */
warm_up_weeks: number, 
/**
 * "Answered in time": seconds.
 */
answer_within_s: number, 
/**
 * Of the journeys that ended.
 */
journeys: JourneyChanges, 
/**
 * Teams that serve a step on both maps.
 */
teams: Array<TeamChanges>, };

export type Ranked = { 
/**
 * Which.
 */
id: OpportunityId, 
/**
 * What would be done.
 */
text: string, 
/**
 * What it would cost.
 */
price: number | null, 
/**
 * What it would change per journey; none where it cannot be simulated.
 */
changes: Changes | null, 
/**
 * Effort saved a month for one unit of its price, em.
 */
effort_per_price: number | null, 
/**
 * Cost saved a month for one unit of its price.
 */
cost_per_price: number | null, 
/**
 * Why it cannot be simulated.
 */
problem: string | null, };

export type Ranking = { 
/**
 * `milewalk.rank/1`.
 */
format: string, 
/**
 * Title of the map.
 */
map: string, 
/**
 * Seed.
 */
seed: number, 
/**
 * Customers, the same for each opportunity.
 */
walks: number, 
/**
 * Journeys a month.
 */
demand: number, 
/**
 * The one that saves most effort for its price first; then those without a
 * price by the effort saved; then those that cannot be simulated.
 */
opportunities: Array<Ranked>, };

export type RecordKey = { "record": "details" } | { "record": "stage", "id": StageId } | { "record": "lane", "id": LaneId } | { "record": "touchpoint", "id": TouchpointId } | { "record": "transition", "id": TransitionId } | { "record": "cell", "id": CellId } | { "record": "picture", "id": PictureId } | { "record": "painPoint", "id": PainPointId } | { "record": "opportunity", "id": OpportunityId } | { "record": "question", "id": QuestionId } | { "record": "path", "id": PathId } | { "record": "persona", "id": PersonaId } | { "record": "need", "id": NeedId } | { "record": "team", "id": TeamId } | { "record": "component", "id": ComponentId } | { "record": "placement", "id": TouchpointId };

export type RecordRequest = { 
/**
 * On which map.
 */
map: MapId, 
/**
 * The revision that the window shows.
 */
revision: number, 
/**
 * Of which opportunity.
 */
opportunity: OpportunityId, 
/**
 * Steps of history before the first that belongs to it.
 */
since: number, };

export type RefusedReason = { 
/**
 * Why.
 */
reason: string, 
/**
 * Rows.
 */
n: number, };

export type RefusedRow = { 
/**
 * Line of the file on which the row begins, from 1; in a workbook its
 * row, in a log or a list its number.
 */
line: number, 
/**
 * Why.
 */
reason: string, };

export type RelatedMap = { 
/**
 * Identity.
 */
map: MapId, 
/**
 * Title.
 */
title: string, 
/**
 * Current or future state.
 */
state: MapState, };

export type Replay = { 
/**
 * Minutes between two arrivals; none where they arrive as the demand has it.
 */
apartMin: number | null, 
/**
 * In the order in which they arrive.
 */
customers: Array<Timeline>, };

export type ReplayRequest = { 
/**
 * On which map.
 */
map: MapId, 
/**
 * Seed.
 */
seed: number, 
/**
 * Who walks.
 */
who?: Who, 
/**
 * How many, at most 1,000.
 */
customers: number, 
/**
 * Through the queues of the map's teams, from the week of this day
 * (ISO 8601) on; none: by the waits on the map.
 */
queuesFrom: string | null, };

export type RestoreRequest = { 
/**
 * Of which map.
 */
map: MapId, 
/**
 * The revision that the window shows.
 */
revision: number, 
/**
 * Which state.
 */
state: StateRef, };

export type SampleDrawRequest = { 
/**
 * The ticket set.
 */
set: string, 
/**
 * By what tickets are of one kind.
 */
by: KindOf, 
/**
 * Wanted half width of the interval of the share over all.
 */
precision: number, 
/**
 * Expected share; 0.5 needs most tickets.
 */
expected: number, 
/**
 * Seed: the same seed draws the same tickets.
 */
seed: number, };

export type SampleEntry = { 
/**
 * By which it is asked for.
 */
key: string, 
/**
 * Title in the first person.
 */
title: string, 
/**
 * Actor and scenario.
 */
description: string, 
/**
 * Number of steps.
 */
steps: number, 
/**
 * Small picture.
 */
preview: string, };

export type SampleFindings = { 
/**
 * [`SAMPLE_FORMAT`].
 */
format: string, 
/**
 * Tickets of the set.
 */
tickets: number, 
/**
 * Those in the sample.
 */
drawn: number, 
/**
 * Those that the first person (or, where not, the second) has answered.
 */
answered: number, 
/**
 * Could have been solved without help.
 */
yes: number, 
/**
 * Could not.
 */
no: number, 
/**
 * Cannot be told: in no share.
 */
unsure: number, 
/**
 * Those that were answered and found to be of another kind than recorded.
 */
other_kind: number, 
/**
 * Share over all kinds as they are recorded, since so they were drawn, each
 * weighed by its tickets (post-stratified); of those of which something was
 * said. None before that.
 */
share: Stake | null, 
/**
 * Share of the tickets whose kind something was said of.
 */
covered: number, 
/**
 * By the kind that they are really of: those that were drawn, the most
 * frequent first, then those that people named.
 */
kinds: Array<KindFindings>, 
/**
 * How far two people agree; none before both looked at one ticket.
 */
agreement: Agreement | null, };

export type SampleFlag = { 
/**
 * Whether it could have been solved without help.
 */
answer: Answer, 
/**
 * Title of the article that would have helped.
 */
article: string | null, 
/**
 * The kind that it is really of, where it was recorded as another.
 */
about: string | null, };

export type SampleFlagRequest = { 
/**
 * Of which sample.
 */
sample: string, 
/**
 * Its number in the tool that it comes from.
 */
ticket: string, 
/**
 * True: the second person who looks at it says so.
 */
second: boolean, 
/**
 * What is said; none: the flag is taken back.
 */
answer: Answer | null, 
/**
 * Title of the article that would have helped.
 */
article: string | null, 
/**
 * The kind that it is really of, where it was recorded as another.
 */
about: string | null, };

export type SampleNeedsRequest = { 
/**
 * Of which sample.
 */
sample: string, 
/**
 * Name of the kind to need.
 */
needs: { [key in string]: NeedId }, };

export type SampleRequest = { 
/**
 * Which.
 */
sample: string, };

export type SampleState = { 
/**
 * Which.
 */
id: string, 
/**
 * Of which ticket set.
 */
set: string, 
/**
 * When it was drawn, ISO 8601 in UTC.
 */
drawnAt: string, 
/**
 * By what tickets are of one kind.
 */
by: KindOf, 
/**
 * Seed.
 */
seed: number, 
/**
 * Wanted half width of the interval.
 */
precision: number, 
/**
 * Its tickets, in the order in which they are looked at.
 */
tickets: Array<FlaggedTicket>, 
/**
 * What they say.
 */
findings: SampleFindings, 
/**
 * Which kinds are about which need.
 */
needs: { [key in string]: NeedId }, };

export type SampleTicketRequest = { 
/**
 * Of which sample.
 */
sample: string, 
/**
 * Its number in the tool that it comes from.
 */
ticket: string, };

export type Sampled = { 
/**
 * Tickets flagged as solvable.
 */
flagged: number, 
/**
 * Tickets looked at.
 */
of: number, 
/**
 * Share flagged, with Wilson's interval.
 */
share: Stake, 
/**
 * Corrected for errors of judgement, where they are known.
 */
corrected?: Stake, 
/**
 * So few that the share must not be told without its interval.
 */
small: boolean, };

export type SampledTicket = { 
/**
 * Its number in the tool that it comes from.
 */
ticket: string, 
/**
 * What it is about.
 */
category: string | null, 
/**
 * Medium through which it came.
 */
channel: string | null, 
/**
 * How urgent it was held to be.
 */
priority: string | null, 
/**
 * How it was closed.
 */
closeCode: string | null, 
/**
 * When it was opened, ISO 8601 in UTC.
 */
opened: string | null, 
/**
 * What was written in it; none: the import did not keep it.
 */
text: string | null, 
/**
 * Articles that have its words, the best first.
 */
articles: Array<FoundArticle>, };

export type SamplingHelp = { 
/**
 * Tickets to look at for the wanted precision.
 */
tickets: number | null, 
/**
 * What the sample says; none before anything was looked at.
 */
sampled: Sampled | null, 
/**
 * Why one of them is missing.
 */
problem: string | null, };

export type SamplingRequest = { 
/**
 * Wanted half width of the interval of the share.
 */
precision: number, 
/**
 * Expected share; 0.5 needs most tickets.
 */
expected: number, 
/**
 * Tickets that there are in all; none: very many.
 */
population: number | null, 
/**
 * Tickets flagged as solvable.
 */
flagged: number | null, 
/**
 * Tickets looked at.
 */
of: number | null, 
/**
 * Share of the solvable tickets that are flagged; none: nobody has checked.
 */
sensitivity: number | null, 
/**
 * Share of the others that are not flagged; none: nobody has checked.
 */
specificity: number | null, };

export type Sensitivity = { 
/**
 * `milewalk.sensitivity/1`.
 */
format: string, 
/**
 * Title of the map.
 */
map: string, 
/**
 * How far each figure was moved down and up, as a share of it.
 */
step: number, 
/**
 * The map as it is.
 */
base: LeverResults, 
/**
 * The one that moves effort most first.
 */
levers: Array<Lever>, };

export type SetAside = { 
/**
 * Why.
 */
reason: string, 
/**
 * Tickets.
 */
tickets: number, 
/**
 * Their rows.
 */
rows: number, };

export type Settings = { 
/**
 * Colours.
 */
theme: Theme, 
/**
 * What a map was last taken home as.
 */
export: ExportChoice | null, };

export type Sheets = { 
/**
 * On what.
 */
paper: Paper, 
/**
 * Sheets side by side; 1: the whole picture on one.
 */
across: number, };

export type Shift = { 
/**
 * Days on which it begins.
 */
days: Array<Weekday>, 
/**
 * Hour of the day at which it begins, 0 to 23.
 */
from: number, 
/**
 * Hour of the day at which it ends, 1 to 24; not after `from`: on the
 * next day.
 */
to: number, 
/**
 * People on duty.
 */
staff: number, };

export type ShiftEnd = "pause" | "finish";

export type Shown = { 
/**
 * Of the steps.
 */
steps: number, 
/**
 * Of the moves.
 */
ways: number, };

export type SimulatedFigure = { 
/**
 * Mean over the walks.
 */
mean: number, 
/**
 * Standard error of the mean.
 */
se: number, 
/**
 * Lower end of the 95 % interval.
 */
low: number, 
/**
 * Upper end of the 95 % interval.
 */
high: number, 
/**
 * Exact value of the absorbing Markov chain.
 */
exact?: number, 
/**
 * Standard deviation between walks, as simulated.
 */
sd?: number, 
/**
 * Exact standard deviation between walks.
 */
exact_sd?: number, 
/**
 * Quantile over the walks.
 */
p10?: number, 
/**
 * Quantile over the walks.
 */
p50?: number, 
/**
 * Quantile over the walks.
 */
p90?: number, 
/**
 * Quantile over the walks.
 */
p99?: number, };

export type SimulationReport = { 
/**
 * `milewalk.simulate/1`.
 */
format: string, 
/**
 * Title of the map.
 */
map: string, 
/**
 * Seed.
 */
seed: number, 
/**
 * Number of walks.
 */
walks: number, 
/**
 * Who walked.
 */
who: Who, 
/**
 * How they ended, shares of walks.
 */
outcomes: Outcomes, 
/**
 * Per walk.
 */
totals: Totals, 
/**
 * Per touchpoint, by contribution to friction.
 */
touchpoints: Array<TouchpointReport>, 
/**
 * Per transition.
 */
transitions: Array<TransitionReport>, 
/**
 * Per need.
 */
needs: Array<NeedReport>, 
/**
 * Effort per walk, for drawing.
 */
friction_histogram: Histogram, 
/**
 * Time lost per walk, for drawing.
 */
lost_histogram: Histogram, 
/**
 * Share of all lost time that the worst 20 % of walks hold.
 */
worst_fifth_share: number, };

export type SimulationRequest = { 
/**
 * Of which map.
 */
map: MapId, 
/**
 * Number of walks.
 */
walks: number, 
/**
 * Seed.
 */
seed: number, 
/**
 * Who walks.
 */
who?: Who, };

export type SlicedMove = { 
/**
 * The transition that it is; none: the map lacks it.
 */
transition: TransitionId | null, 
/**
 * Where from.
 */
source: TouchpointId, 
/**
 * Where to.
 */
target: TouchpointId, 
/**
 * Key of where it comes from.
 */
source_key: string, 
/**
 * Key of where it leads to.
 */
target_key: string, 
/**
 * Moves in the first slice.
 */
first_n: number, 
/**
 * Moves in the second slice.
 */
second_n: number, 
/**
 * Share of all moves from its source in a slice, 0 to 1.
 */
share: Contrast, };

export type SlicedTouchpoint = { 
/**
 * Which one.
 */
id: TouchpointId, 
/**
 * Its key.
 */
key: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Tickets of the first slice that were there.
 */
first_tickets: number, 
/**
 * Tickets of the second slice that were there.
 */
second_tickets: number, 
/**
 * Share of the tickets of a slice that were there, 0 to 1.
 */
share: Contrast, 
/**
 * Median of the time of a visit, minutes.
 */
median_min: Contrast, };

export type Slices = { 
/**
 * [`SLICES_FORMAT`].
 */
format: string, 
/**
 * Tickets of the first slice.
 */
first: number, 
/**
 * Tickets of the second slice.
 */
second: number, 
/**
 * All touchpoints at which any ticket was, by id.
 */
touchpoints: Array<SlicedTouchpoint>, 
/**
 * All moves that any ticket made, by their ends.
 */
moves: Array<SlicedMove>, };

export type SlicesResult = { 
/**
 * What differs.
 */
slices: Slices, 
/**
 * The figures of this slice.
 */
overlay: Overlay, };

export type SlowMove = { 
/**
 * Where from.
 */
source: TouchpointId, 
/**
 * Where to.
 */
target: TouchpointId, 
/**
 * Key of where it comes from.
 */
source_key: string, 
/**
 * Key of where it leads to.
 */
target_key: string, 
/**
 * The transition that it is; none: the map lacks it.
 */
transition: TransitionId | null, 
/**
 * Moves.
 */
n: number, 
/**
 * Mean time from entering the source to entering the target, minutes.
 */
mean_min: number, 
/**
 * All of it, n times the mean, minutes.
 */
total_min: number, 
/**
 * Share of the time of all moves, 0 to 1.
 */
share: number, };

export type Snapshot = { 
/**
 * Which.
 */
map: MapId, 
/**
 * Everything on it.
 */
records: Array<MapRecord>, 
/**
 * What follows from it.
 */
state: DocumentState, 
/**
 * The last run that was kept with it.
 */
lastRun: StoredRun | null, 
/**
 * The map that it was made from, and those that were made from it.
 */
related: Array<RelatedMap>, };

export type SnapshotEntry = { 
/**
 * By which it is asked for.
 */
id: string, 
/**
 * Name.
 */
name: string, 
/**
 * When, ISO 8601 in UTC.
 */
at: string, };

export type SnapshotOf = { 
/**
 * Of which map.
 */
map: MapId, 
/**
 * Which.
 */
snapshot: string, };

export type SnapshotRequest = { 
/**
 * Of which map.
 */
map: MapId, 
/**
 * Its name.
 */
name: string, };

export type Stage = { 
/**
 * Identity.
 */
id: StageId, 
/**
 * Short readable name, unique in the map.
 */
key: string, 
/**
 * Name.
 */
name: string, 
/**
 * Position from the left, from 0.
 */
order: number, };

export type StageBox = { stage: StageId, x: number, width: number, 
/**
 * Number of columns.
 */
columns: number, 
/**
 * The name, in as many lines as fit the header.
 */
lines: Array<string>, };

export type StageId = string;

export type Stake = { 
/**
 * Expected.
 */
mean: number, 
/**
 * Lower end of the 95 % interval.
 */
low: number, 
/**
 * Upper end of the 95 % interval.
 */
high: number, };

export type StateChange = { 
/**
 * Counts every change.
 */
revision: number, 
/**
 * Where everything stands.
 */
layout: LayoutChange, 
/**
 * What is wrong, in words.
 */
problems: Array<Piece<ProblemEntry>>, 
/**
 * What undo would take back, in words.
 */
undo: string | null, 
/**
 * What redo would bring back, in words.
 */
redo: string | null, 
/**
 * Last change, ISO 8601 in UTC.
 */
savedAt: string, 
/**
 * Expected values without simulating; none where the map cannot be walked.
 */
exact: ExactChange | null, };

export type StateMapping = { [key in string]: TouchpointId };

export type StateRef = { "kind": "now" } | { "kind": "step", 
/**
 * How many.
 */
number: number, } | { "kind": "snapshot", 
/**
 * Which.
 */
id: string, } | { "kind": "map", 
/**
 * Which.
 */
map: MapId, };

export type StateView = { 
/**
 * What it is called.
 */
name: string, 
/**
 * Everything on it.
 */
records: Array<MapRecord>, 
/**
 * Where everything stands.
 */
layout: Layout, 
/**
 * Expected values; none where it cannot be walked.
 */
exact: ExactSummary | null, };

export type StepRequest = { 
/**
 * Of which map.
 */
map: MapId, 
/**
 * The revision that the window shows.
 */
revision: number, };

export type Steps = "visits" | "events";

export type StoredRun = { 
/**
 * When, ISO 8601 in UTC.
 */
ranAt: string, 
/**
 * True: the map has changed since.
 */
stale: boolean, 
/**
 * How long it took, seconds.
 */
seconds: number, 
/**
 * What it said.
 */
report: SimulationReport, 
/**
 * What is at stake in each Level Zero gap, per month.
 */
atStake: Array<NeedAtStake>, };

export type Study = { "kind": "whatIf", 
/**
 * Carried out on a copy.
 */
edits: Array<Edit>, } | { "kind": "beside", 
/**
 * The other map: a to-be.
 */
other: MapId, } | { "kind": "rank" } | { "kind": "sensitivity" } | { "kind": "personas" } | { "kind": "outage", 
/**
 * Which, when, how long.
 */
question: OutageQuestion, } | { "kind": "net", 
/**
 * Which need.
 */
need: NeedId, 
/**
 * How much of what is lost at the stage remains, 0 to 1.
 */
remaining: number, } | { "kind": "queues" } & QueueQuestion | { "kind": "queuesWhatIf", 
/**
 * Carried out on a copy.
 */
edits: Array<Edit>, 
/**
 * So many more people of a team on every shift; fewer below 0.
 */
staff: { [key in TeamId]: number }, 
/**
 * How both are run.
 */
question: QueueQuestion, };

export type StudyRequest = { 
/**
 * Of which map.
 */
map: MapId, 
/**
 * Customers.
 */
walks: number, 
/**
 * Seed.
 */
seed: number, 
/**
 * Who walks.
 */
who?: Who, 
/**
 * What is asked.
 */
study: Study, };

export type StudyResult = { "kind": "whatIf", "result": WhatIf } | { "kind": "beside", "result": WhatIf } | { "kind": "rank", "result": Ranking } | { "kind": "sensitivity", "result": Sensitivity } | { "kind": "personas", "result": PersonaComparison } | { "kind": "outage", "result": Outage } | { "kind": "net", "result": NetEffects } | { "kind": "queues", "result": QueueReport } | { "kind": "queuesWhatIf", "result": QueuesWhatIf };

export type TableRead = { 
/**
 * As if they had been copied from a map.
 */
clip: Clip, 
/**
 * Whether the table says in which stages they are.
 */
inStages: boolean, 
/**
 * What of the table is not among them, a sentence each.
 */
leftOut: Array<string>, };

export type TableText = { 
/**
 * Its lines.
 */
text: string, };

export type TakeBackRequest = { 
/**
 * Of which map.
 */
map: MapId, 
/**
 * The revision that the window shows.
 */
revision: number, 
/**
 * The state that it differs from.
 */
from: StateRef, 
/**
 * What differs.
 */
target: RecordKey, 
/**
 * In words, as it was shown.
 */
words: string, };

export type Team = { 
/**
 * Identity.
 */
id: TeamId, 
/**
 * Short readable name, unique in the map.
 */
key: string, 
/**
 * Name.
 */
name: string, 
/**
 * People on duty where there are no shifts: round the clock.
 */
staff: number, 
/**
 * Who is on duty when, by the hour of the week; shifts that overlap
 * add up. None: `staff`, round the clock.
 */
shifts?: Array<Shift>, 
/**
 * Time zone of the shifts, IANA; empty: that of the demand.
 */
timeZone?: string, 
/**
 * Days on which nobody is there, ISO 8601.
 */
holidays?: Array<string>, 
/**
 * What happens to work when the shift ends.
 */
atShiftEnd: ShiftEnd, };

export type TeamChanges = { id: TeamId | null, key: string, name: string, 
/**
 * Mean number on duty in an ordinary week, on the map as it is.
 */
staff_base: number, 
/**
 * The same, on the changed map.
 */
staff_scenario: number, wait_served: FigureDifference | null, wait_all: FigureDifference | null, gives_up: FigureDifference | null, service_level: FigureDifference | null, utilisation: FigureDifference | null, queue: FigureDifference | null, };

export type TeamId = string;

export type TeamReport = { 
/**
 * Which; none in a network without a map.
 */
id: TeamId | null, 
/**
 * Its key.
 */
key: string, 
/**
 * Its name.
 */
name: string, 
/**
 * Customers who came to it, of one replication.
 */
arrivals: SimulatedFigure, 
/**
 * Work that comes in an ordinary week if nobody gives up, in people at
 * work all the time (erlang), exactly.
 */
offered_load: number, 
/**
 * Mean number on duty in an ordinary week.
 */
staff: number, 
/**
 * Share of the time on duty spent with customers. Above 1 where people
 * finish their work after the shift.
 */
utilisation: SimulatedFigure, 
/**
 * Share of the time on duty spent waiting for customers who act.
 */
blocked: SimulatedFigure, 
/**
 * Mean wait of those who were served, with its distribution, minutes.
 */
wait_served: SimulatedFigure, 
/**
 * How the waits of those who were served are spread, minutes.
 */
wait_histogram: Histogram, 
/**
 * Mean wait of all, those who gave up included, minutes.
 */
wait_all: SimulatedFigure, 
/**
 * Share of those who came and had to wait.
 */
waits: SimulatedFigure, 
/**
 * Share of those who came and lost patience.
 */
gives_up: SimulatedFigure, 
/**
 * Share of those who came and found no room.
 */
turned_away: SimulatedFigure, 
/**
 * Share of those who came and were answered in time.
 */
service_level: SimulatedFigure, 
/**
 * The service level reaches its target: yes or no where the whole interval
 * says so, none where it cannot be told.
 */
on_target: boolean | null, 
/**
 * Customers in the queue, mean over time.
 */
queue: SimulatedFigure, 
/**
 * In the queue when the run ended.
 */
waiting_after: SimulatedFigure, 
/**
 * By hour of the week from Monday 0:00, in the zone of the demand.
 */
hours: Array<HourOfWeek>, };

export type Theme = "system" | "light" | "dark" | "highContrast";

export type TicketChunk = { 
/**
 * Where the file is.
 */
path: string, };

export type TicketChunkRequest = { 
/**
 * Name of the file.
 */
name: string, 
/**
 * True: its beginning.
 */
first: boolean, 
/**
 * The part as base64.
 */
data: string, };

export type TicketColumn = { 
/**
 * Its name in the file.
 */
name: string, 
/**
 * What it is in our words; none: not used.
 */
role: string | null, 
/**
 * The same for scripts: `state`, `opened` …
 */
field: string | null, 
/**
 * Why it was taken for that, is not used, or is not kept.
 */
reason: string, 
/**
 * True: not kept, because it names people or holds free text.
 */
dropped: boolean, 
/**
 * The one format in which its dates are read, where it holds dates.
 */
date_format: string | null, };

export type TicketFileRequest = { 
/**
 * Path; none: ask.
 */
path: string | null, 
/**
 * What a person says about it; its profile may be one that was kept.
 */
options: ImportOptions, };

export type TicketFilter = { 
/**
 * By column, one of these values; an empty one: nothing is said.
 */
columns: { [key in FilterColumn]?: Array<string> }, 
/**
 * Of one of these personas; empty: of anybody.
 */
personas: Array<PersonaId>, 
/**
 * When they were opened.
 */
opened: Period, 
/**
 * How long they took.
 */
lasting: Lasting, 
/**
 * Whether they kept what was agreed on times; not those that do not tell.
 */
made_sla: boolean | null, 
/**
 * Whether they were opened again.
 */
reopened: boolean | null, 
/**
 * That went this way: keys of touchpoints, or names of states that are none.
 */
way: Array<string> | null, 
/**
 * That part from the map like this.
 */
deviation: DeviationOf | null, };

export type TicketImportRequest = { 
/**
 * Path.
 */
path: string, 
/**
 * What a person says about it; its profile may be one that was kept.
 */
options: ImportOptions, 
/**
 * What becomes of it.
 */
into: TicketTarget, };

export type TicketPreview = { 
/**
 * Path.
 */
path: string, 
/**
 * What was recognised.
 */
preview: TicketPreviewData, 
/**
 * What was said about it, a profile that was kept included.
 */
options: ImportOptions, };

export type TicketPreviewData = { 
/**
 * What kind of file it was taken for.
 */
profile: string, 
/**
 * Key of the profile by which its columns are read.
 */
profile_key: string, 
/**
 * Why it cannot be read yet; none: it can.
 */
problem: string | null, 
/**
 * True: it has times that do not state their zone.
 */
local_times: boolean, 
/**
 * In an object-centric log: the types of its objects, one of which is
 * a ticket.
 */
object_types: Array<ObjectType>, 
/**
 * Why it was taken for that.
 */
reason: string, 
/**
 * Its columns, from left to right.
 */
columns: Array<TicketColumn>, 
/**
 * Names of the columns that are not kept.
 */
dropped_columns: Array<string>, 
/**
 * What only a person can say.
 */
questions: Array<string>, 
/**
 * The first rows, cell by cell as in `columns`; those of columns that
 * are not kept are blank.
 */
sample: Array<Array<string>>, };

export type TicketProfileOf = { 
/**
 * Its name.
 */
name: string, };

export type TicketProfileRequest = { 
/**
 * Its name.
 */
name: string, 
/**
 * What was said.
 */
options: ImportOptions, };

export type TicketProfiles = { 
/**
 * Systems whose exports are known.
 */
systems: Array<NamedKey>, 
/**
 * Names of the profiles that were kept.
 */
kept: Array<string>, 
/**
 * What a column can be.
 */
roles: Array<NamedKey>, };

export type TicketSetEntry = { 
/**
 * Which.
 */
id: string, 
/**
 * Name, from the file.
 */
name: string, 
/**
 * Number of tickets.
 */
tickets: number, 
/**
 * Number of events.
 */
events: number, 
/**
 * When it was read, ISO 8601 in UTC.
 */
importedAt: string, };

export type TicketSetRequest = { 
/**
 * Which.
 */
set: string, };

export type TicketState = { 
/**
 * Its name in the file.
 */
name: string, 
/**
 * Tickets that were in it at least once.
 */
tickets: number, 
/**
 * Updates at which a ticket was in it.
 */
events: number, 
/**
 * True: one of the states that the profile knows.
 */
known: boolean, };

export type TicketTarget = { "kind": "new" } | { "kind": "append", 
/**
 * Which, by id or name.
 */
set: string, } | { "kind": "replace", 
/**
 * Which, by id or name.
 */
set: string, };

export type TicketsAppended = { 
/**
 * Name of the file that was added.
 */
file: string, 
/**
 * Tickets that were there before.
 */
before: number, 
/**
 * Tickets that are new in it.
 */
added: number, 
/**
 * Tickets that have a newer row now.
 */
replaced: number, 
/**
 * Tickets of the file of which it has nothing newer.
 */
unchanged: number, 
/**
 * Tickets that went on as others since, and are not counted any more.
 */
merged: number, 
/**
 * People who asked in the file; none: they cannot be told from each
 * other, or the set was read before people had pseudonyms.
 */
people: number | null, 
/**
 * Those of them who had asked before.
 */
peopleKnown: number | null, };

export type TicketsImported = { 
/**
 * The set that it has become, or is part of.
 */
set: TicketSetEntry, 
/**
 * What was read of the file and what was not.
 */
report: ImportReport, 
/**
 * What became of a set that was there; none: the file is a set of its own.
 */
appended: TicketsAppended | null, };

export type TimeFigure = "wait" | "doing";

export type Timeline = { 
/**
 * Which customer of the seed.
 */
customer: number, 
/**
 * Minutes from the beginning of the replay to the customer's arrival.
 */
arrival: number, 
/**
 * Visits in order, one after the other without a gap.
 */
steps: Array<TimelineStep>, 
/**
 * The end that was reached; none where the customer was still inside when
 * the run ended, and the last step led on.
 */
end: TouchpointId | null, };

export type TimelineStep = { 
/**
 * Where.
 */
touchpoint: TouchpointId, 
/**
 * Minute at which it was entered.
 */
from: number, 
/**
 * Minutes of waiting; the rest is doing.
 */
waited: number, 
/**
 * Minute at which it was left.
 */
until: number, 
/**
 * The move away.
 */
transition: TransitionId, 
/**
 * Left by giving up.
 */
gaveUp: boolean, };

export type Totals = { 
/**
 * Sum of friction, em.
 */
friction_em: SimulatedFigure, 
/**
 * Peak–end, em: half the worst visit plus half the last.
 */
remembered_em: SimulatedFigure, 
/**
 * `100·(1 − 2^(−F/E))`: 50 when the effort is just as expected.
 */
index: SimulatedFigure, 
/**
 * Active minutes.
 */
active_min: SimulatedFigure, 
/**
 * Minutes of waiting with having to stay.
 */
attended_wait_min: SimulatedFigure, 
/**
 * Active, attended and blocked minutes.
 */
lost_min: SimulatedFigure, 
/**
 * Minutes from begin to end.
 */
elapsed_min: SimulatedFigure, 
/**
 * Cost to the provider, in the map's currency.
 */
cost: SimulatedFigure, };

export type Touchpoint = { 
/**
 * Identity.
 */
id: TouchpointId, 
/**
 * Short readable name, unique in the map, for the command line.
 */
key: string, 
/**
 * Name.
 */
name: string, 
/**
 * The stage that it belongs to.
 */
stage: StageId, 
/**
 * Set on an end: how the journey ended.
 */
outcome: Outcome | null, 
/**
 * Who acts: the actor (`action`) or the provider (`frontstage`).
 */
lane: LaneRole, 
/**
 * Medium: phone, chat, web, mail, walk-up, person.
 */
channel: string, 
/**
 * Level of support that serves it; none where nobody supports.
 */
level: Level | null, 
/**
 * Active time of the customer, minutes.
 */
active: Figure<Duration>, 
/**
 * Time the customer waits before being served, minutes.
 */
wait: Figure<Duration>, 
/**
 * Share of the wait that the customer must stay with, 0 to 1.
 */
attended: Figure<number>, 
/**
 * Share of the unattended wait that is lost to the customer, 0 to 1.
 */
blocked: Figure<number>, 
/**
 * Mean time after which the customer gives up waiting (exponential),
 * minutes; none: never.
 */
patience: Figure<number> | null, 
/**
 * How the wait feels.
 */
waitFlags: Array<WaitFlag>, 
/**
 * Questions that the customer answers without thinking.
 */
easyQuestions: number, 
/**
 * Questions that the customer can hardly answer.
 */
hardQuestions: number, 
/**
 * Times the customer says again what was said before.
 */
repeatInfo: number, 
/**
 * Times the customer gets an answer made for anybody.
 */
genericAnswer: number, 
/**
 * Cost of one visit to the provider, in the map's currency.
 */
cost: Figure<number>, 
/**
 * Share of the active time that is value, not friction, 0 to 1.
 */
valueShare: Figure<number>, 
/**
 * False for what the provider cannot change, such as a delayed train:
 * shown, but not ranked.
 */
controllable: boolean, 
/**
 * −2 to +2; none where nobody has said.
 */
emotion: Figure<number> | null, 
/**
 * A moment of truth: it decides the judgement.
 */
momentOfTruth: boolean, 
/**
 * Needs that a customer can solve here without another person.
 */
solves: Array<NeedId>, 
/**
 * Needs that are achieved here.
 */
achieves: Array<NeedId>, 
/**
 * Conditions of use: signed in, second factor enrolled, a device.
 */
requires: Array<string>, 
/**
 * Backstage systems that it depends on.
 */
dependsOn: Array<ComponentId>, 
/**
 * The team that serves it.
 */
team: TeamId | null, 
/**
 * Who is served first in the team's queue: 1 first, 5 last.
 */
priority?: number, 
/**
 * Whoever served the step before stays with the customer: no new
 * queue, and nobody else is served meanwhile.
 */
samePerson?: boolean, };

export type TouchpointId = string;

export type TouchpointReport = { 
/**
 * Which.
 */
id: TouchpointId, 
/**
 * Its key.
 */
key: string, 
/**
 * Its name.
 */
name: string, 
/**
 * False: shown, but not ranked.
 */
controllable: boolean, 
/**
 * Visits per walk.
 */
visits: SimulatedFigure, 
/**
 * Friction per walk (visits × mean of a visit), em.
 */
friction_em: SimulatedFigure, 
/**
 * The same by term, em per walk.
 */
causes: Causes, 
/**
 * Share of walks in which its visit is the peak.
 */
peak_share: number, 
/**
 * Lower end of its 95 % interval (Wilson).
 */
peak_low: number, 
/**
 * Upper end of its 95 % interval.
 */
peak_high: number, 
/**
 * Share of visits in which the customer gives up waiting here.
 */
gives_up: number, };

export type Transfers = { 
/**
 * Tickets of which at least one team is known.
 */
known: number, 
/**
 * Those that were handed on at least once.
 */
tickets: number, 
/**
 * They as a share of those of which a team is known, 0 to 1.
 */
share: number, 
/**
 * How often in all.
 */
times: number, 
/**
 * Tickets that came back to a team from the one that had it from it.
 */
ping_pong_tickets: number, 
/**
 * The most tickets first; none with fewer tickets than the minimum.
 */
ping_pong: Array<PingPong>, 
/**
 * Pairs of teams with fewer.
 */
rarer: number, };

export type Transition = { 
/**
 * Identity.
 */
id: TransitionId, 
/**
 * Where from.
 */
source: TouchpointId, 
/**
 * Where to.
 */
target: TouchpointId, 
/**
 * Share of those who leave the source in the same way (served, or
 * given up), 0 to 1. Each of the two groups sums to 1.
 */
share: Figure<number>, 
/**
 * What the move costs the customer.
 */
kind: TransitionKind, 
/**
 * Why a customer leaves self-service here.
 */
exitReason: ExitReason | null, 
/**
 * What it is called on the map.
 */
label: string, };

export type TransitionId = string;

export type TransitionKind = "next" | "switch" | "repeat" | "transfer" | "deadEnd" | "abandon" | "abandonSwitch" | "abandonRepeat";

export type TransitionReport = { 
/**
 * Which.
 */
id: TransitionId, 
/**
 * How often a walk takes it.
 */
traversals: SimulatedFigure, };

export type UnmappedState = { 
/**
 * Its name.
 */
name: string, 
/**
 * Events in it.
 */
events: number, 
/**
 * Tickets that were in it at least once.
 */
tickets: number, 
/**
 * Those as a share of all tickets, 0 to 1.
 */
share: number, };

export type Variant = { 
/**
 * Keys of touchpoints, or names of states that are none.
 */
steps: Array<string>, 
/**
 * The touchpoints among them; none for a state that is none.
 */
touchpoints: Array<TouchpointId | null>, 
/**
 * Tickets that took it.
 */
tickets: number, 
/**
 * Those as a share of all tickets, 0 to 1.
 */
share: number, 
/**
 * Share of this one and all that are more frequent, 0 to 1.
 */
cumulative: number, 
/**
 * Median time from opened to resolved (or closed, or the last event),
 * minutes of the clock; none below the minimum number of tickets.
 */
median_min: number | null, };

export type Variants = { 
/**
 * What is one step of a ticket.
 */
steps: Steps, 
/**
 * How many different ways there are.
 */
total: number, 
/**
 * The most frequent ones first, at most 200.
 */
listed: Array<Variant>, };

export type ViewRequest = { 
/**
 * Of which map.
 */
map: MapId, 
/**
 * Those, and no others.
 */
folded: Array<StageId>, };

export type WaitFlag = "uncertain" | "unoccupied" | "preprocess" | "unexplained" | "unfair" | "anxious";

export type WalkChoice = { 
/**
 * Which move.
 */
transition: TransitionId, 
/**
 * Where to.
 */
target: TouchpointId, 
/**
 * What it is called: the label, or the name of the target.
 */
label: string, 
/**
 * Share of customers who go this way from here, giving up included, 0 to 1.
 */
share: number, 
/**
 * A way of giving up.
 */
givesUp: boolean, 
/**
 * What the seeded dice would take.
 */
dice: boolean, };

export type WalkRequest = { 
/**
 * On which map.
 */
map: MapId, 
/**
 * Seed.
 */
seed: number, 
/**
 * Who walks; the neutral customer where it is a mix.
 */
who?: Who, 
/**
 * Which customer of that seed.
 */
customer: number, 
/**
 * The moves so far.
 */
choices: Array<TransitionId>, };

export type WalkState = { 
/**
 * `milewalk.walk/1`.
 */
format: string, 
/**
 * Seed.
 */
seed: number, 
/**
 * Which customer of that seed.
 */
customer: number, 
/**
 * Visits in order; the last one is where the customer stands now.
 */
visits: Array<WalkVisit>, 
/**
 * What can happen next; empty at an end.
 */
choices: Array<WalkChoice>, 
/**
 * Set at an end.
 */
outcome: Outcome | null, 
/**
 * Which end, at an end.
 */
end: TouchpointId | null, 
/**
 * Clock and effort up to now.
 */
totals: WalkTotals, 
/**
 * Why the effort is what it is, in order of time.
 */
ledger: Array<LedgerLine>, };

export type WalkTotals = { 
/**
 * Active minutes.
 */
activeMin: number, 
/**
 * Minutes of waiting, attended or not.
 */
waitMin: number, 
/**
 * Active, attended and blocked minutes.
 */
lostMin: number, 
/**
 * Minutes from begin to now.
 */
elapsedMin: number, 
/**
 * Sum of friction, em.
 */
frictionEm: number, 
/**
 * Peak–end, em.
 */
rememberedEm: number, 
/**
 * 50 when the effort is just as expected.
 */
index: number, 
/**
 * Cost to the provider.
 */
cost: number, };

export type WalkVisit = { 
/**
 * Where.
 */
touchpoint: TouchpointId, 
/**
 * The move that led here; none at the start.
 */
via: TransitionId | null, 
/**
 * Clock at arrival, minutes since the start.
 */
arrivedMin: number, 
/**
 * Waited, minutes.
 */
waitMin: number, 
/**
 * Worked, minutes.
 */
activeMin: number, 
/**
 * Patience drawn, minutes; none where the customer never gives up.
 */
patienceMin: number | null, 
/**
 * Gave up waiting here.
 */
gaveUp: boolean, 
/**
 * Friction of this visit with the event of the move away, em.
 */
frictionEm: number, };

export type Watermelon = { 
/**
 * Minutes from when the need opens until it is met, as promised.
 */
promised_min: number, 
/**
 * A journey is hard when its effort index is above this.
 */
hard_above: number, 
/**
 * Kept, and not hard.
 */
kept: PartOfEpisodes, 
/**
 * Kept, and hard all the same: the watermelon.
 */
kept_hard: PartOfEpisodes, 
/**
 * Broken, and not hard.
 */
broken: PartOfEpisodes, 
/**
 * Broken, and hard.
 */
broken_hard: PartOfEpisodes, };

export type WaysRequest = { 
/**
 * Over which map.
 */
map: MapId, 
/**
 * The ticket set.
 */
set: string, 
/**
 * Which tickets.
 */
filter?: TicketFilter, 
/**
 * Which time counts.
 */
hours?: Hours, };

export type Weekday = "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday";

export type WhatIf = { 
/**
 * `milewalk.what-if/1`.
 */
format: string, 
/**
 * Title of the map.
 */
map: string, 
/**
 * Seed.
 */
seed: number, 
/**
 * Customers, each on both maps.
 */
walks: number, 
/**
 * Per walk.
 */
changes: Changes, };

export type Who = { "kind": "neutral" } | { "kind": "persona", "persona": PersonaId } | { "kind": "mixed" };

export type WhoIsWho = { 
/**
 * Which values of which column are whom.
 */
mapping: PersonaMapping, 
/**
 * Tickets of each persona of the map.
 */
tickets: { [key in PersonaId]: number }, };

/** Sizes of friction as a new map has them. */
export const USUAL_WEIGHTS: FrictionWeights = {"hardQuestion":3.0,"repeatInfo":3.0,"genericAnswer":2.0,"channelSwitch":5.0,"transfer":5.0,"deadEnd":5.0,"repeatContact":10.0,"unattended":0.1,"uncertain":0.5,"otherFlag":0.25,"waitCap":3.0,"hardAbove":75.0};

/** Every command with what it takes and what it gives. */
export type Commands = {
  library_list: { request: Nothing; response: Library };
  library_create: { request: CreateRequest; response: MapCreated };
  library_derive: { request: MapRequest; response: MapCreated };
  library_open_file: { request: MapFileRequest; response: MapOpened | null };
  file_judge: { request: FileRequest; response: FileJudged };
  library_remove: { request: MapRequest; response: Nothing };
  library_presets: { request: Nothing; response: Presets };
  document_open: { request: MapRequest; response: Snapshot };
  document_view: { request: ViewRequest; response: DocumentState };
  edit_apply: { request: EditRequest; response: Patch };
  edit_judge: { request: EditRequest; response: string | null };
  edit_preview: { request: EditRequest; response: EditPreview };
  edit_undo: { request: StepRequest; response: Patch };
  edit_redo: { request: StepRequest; response: Patch };
  problem_mend: { request: MendRequest; response: Patch };
  outline_paste: { request: OutlineRequest; response: Patch };
  table_read: { request: TableText; response: TableRead | null };
  outline_copy: { request: MapRequest; response: OutlineText };
  clip_copy: { request: CopyRequest; response: Copied };
  picture_copy: { request: CopyRequest; response: PictureCopied };
  clip_paste: { request: PasteRequest; response: Pasted };
  path_find: { request: PathRequest; response: PathFound };
  picture_add: { request: PictureRequest; response: Patch | null };
  opportunity_record: { request: RecordRequest; response: Patch };
  history_list: { request: MapRequest; response: HistoryList };
  snapshot_keep: { request: SnapshotRequest; response: SnapshotEntry };
  snapshot_remove: { request: SnapshotOf; response: Nothing };
  state_compare: { request: CompareRequest; response: Comparison };
  state_restore: { request: RestoreRequest; response: Patch };
  difference_take_back: { request: TakeBackRequest; response: Patch };
  walk_replay: { request: WalkRequest; response: WalkState };
  replay: { request: ReplayRequest; response: Replay };
  study_list: { request: MapRequest; response: Array<KeptStudy> };
  sampling_help: { request: SamplingRequest; response: SamplingHelp };
  job_cancel: { request: JobRequest; response: Nothing };
  tickets_preview: { request: TicketFileRequest; response: TicketPreview | null };
  tickets_receive: { request: TicketChunkRequest; response: TicketChunk };
  tickets_let_go: { request: Nothing; response: Nothing };
  tickets_report: { request: TicketSetRequest; response: TicketsImported };
  tickets_refused_export: { request: TicketSetRequest; response: Exported | null };
  ticket_profiles: { request: Nothing; response: TicketProfiles };
  ticket_profile_keep: { request: TicketProfileRequest; response: Nothing };
  ticket_profile_remove: { request: TicketProfileOf; response: Nothing };
  sample_draw: { request: SampleDrawRequest; response: SampleState };
  sample_open: { request: TicketSetRequest; response: SampleState | null };
  sample_remove: { request: SampleRequest; response: Nothing };
  sample_ticket: { request: SampleTicketRequest; response: SampledTicket };
  sample_flag: { request: SampleFlagRequest; response: SampleState };
  sample_needs: { request: SampleNeedsRequest; response: SampleState };
  need_samples: { request: NeedRequest; response: Array<NeedSample> };
  articles_import: { request: ArticlesRequest; response: Array<ArticleSource> | null };
  articles_list: { request: Nothing; response: Array<ArticleSource> };
  articles_remove: { request: ArticleSource; response: Array<ArticleSource> };
  tickets_list: { request: Nothing; response: Array<TicketSetEntry> };
  tickets_remove: { request: TicketSetRequest; response: Nothing };
  overlay_compute: { request: OverlayRequest; response: OverlayResult };
  tickets_facets: { request: TicketSetRequest; response: Facets };
  personas_open: { request: PersonasRequest; response: WhoIsWho };
  personas_keep: { request: PersonasKeep; response: WhoIsWho };
  variants_compute: { request: WaysRequest; response: Variants };
  conform_compute: { request: WaysRequest; response: Conformance };
  tickets_ids_export: { request: WaysRequest; response: Exported | null };
  lacking_add: { request: LackingRequest; response: Patch };
  calibration_propose: { request: CalibrationRequest; response: Calibration };
  calibration_accept: { request: CalibrationTake; response: Patch };
  discovery_preview: { request: DiscoverRequest; response: Discovery };
  map_discover: { request: DiscoverRequest; response: MapCreated };
  export_preview: { request: ExportRequest; response: ExportPreview };
  export_file: { request: ExportRequest; response: Exported | null };
  export_show: { request: Exported; response: Nothing };
  settings_get: { request: Nothing; response: Settings };
  settings_set: { request: Settings; response: Nothing };
  diagnostics: { request: Nothing; response: Diagnostics };
};

/** Commands that go on as a job, telling what they do over a channel of JobEvent. */
export type Jobs = {
  simulation_start: { request: SimulationRequest; response: JobStarted };
  study_start: { request: StudyRequest; response: JobStarted };
  tickets_import: { request: TicketImportRequest; response: JobStarted };
};
