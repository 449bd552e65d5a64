//! Edits: the only way a map changes. Window, command line, outline, calibration
//! and what-if all speak this one enum. What an edit may do is judged in
//! [`crate::rules`]; what it does is in `behaviour`.

use crate::figure::{Duration, Figure};
use crate::ids::{
    CellId, ComponentId, LaneId, NeedId, OpportunityId, PainPointId, PathId, PersonaId, PictureId, QuestionId, StageId,
    TeamId, TouchpointId, TransitionId,
};
use crate::model::{
    Anchor, ExitReason, FrictionWeights, LaneRole, Level, MapState, Opportunity, Outcome, PainPoint, Path, Persona,
    Picture, Team, TransitionKind, WaitFlag,
};
use crate::record::{Record, RecordKey};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// One change, with its intent in the name. New things bring their id along,
/// so that the same edit gives the same map wherever it is carried out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "each variant is documented; its fields are the glossary's words")]
pub enum Edit {
    /// The map's title.
    RenameMap {
        title: String,
    },
    /// Actor, scenario and expectation in words.
    DescribeMap {
        actor: String,
        scenario: String,
        expectation: String,
    },
    /// Current state or future state.
    SetMapState {
        state: MapState,
    },
    /// Effort the actor reckons with, effort minutes.
    SetExpectedEffort {
        effort: Figure<f64>,
    },
    /// Journeys a month.
    SetDemand {
        demand: Figure<f64>,
    },
    /// How the demand falls on the hours of the week (168 weights, or none for
    /// evenly), and in which time zone.
    SetDemandWeek {
        week: Vec<f64>,
        time_zone: String,
    },
    /// Currency sign of all costs.
    SetCurrency {
        currency: String,
    },
    /// Sizes of the terms of friction.
    SetFrictionWeights {
        weights: FrictionWeights,
    },
    /// Where the journey begins.
    SetStart {
        touchpoint: TouchpointId,
    },

    /// A stage at this position; those behind it move on.
    AddStage {
        id: StageId,
        name: String,
        order: u32,
    },
    RenameStage {
        stage: StageId,
        name: String,
    },
    /// To this position; the others close up.
    MoveStage {
        stage: StageId,
        order: u32,
    },
    /// With what hangs on it; refused while touchpoints are in it.
    RemoveStage {
        stage: StageId,
    },

    /// A touchpoint in a stage; with `after`, on the way from there: see
    /// `insert`.
    AddTouchpoint {
        id: TouchpointId,
        stage: StageId,
        name: String,
        after: Option<AddAfter>,
    },
    /// A named end.
    AddEnd {
        id: TouchpointId,
        stage: StageId,
        name: String,
        outcome: Outcome,
    },
    RenameTouchpoint {
        touchpoint: TouchpointId,
        name: String,
    },
    /// The name that the command line uses.
    SetKey {
        touchpoint: TouchpointId,
        key: String,
    },
    /// Another stage; a placement by hand is forgotten.
    MoveToStage {
        touchpoint: TouchpointId,
        stage: StageId,
    },
    /// Into a column of its stage and a track.
    Place {
        touchpoint: TouchpointId,
        stage: StageId,
        column: u32,
        track: u32,
    },
    /// Back to where the layout puts it.
    Unplace {
        touchpoint: TouchpointId,
    },
    /// With what hangs on it. The way is closed again: with one way on, what
    /// led here leads there.
    RemoveTouchpoint {
        touchpoint: TouchpointId,
    },

    /// Who acts: `action` (the actor) or `frontstage` (the provider).
    SetLane {
        touchpoint: TouchpointId,
        lane: LaneRole,
    },
    SetChannel {
        touchpoint: TouchpointId,
        channel: String,
    },
    SetLevel {
        touchpoint: TouchpointId,
        level: Option<Level>,
    },
    SetActive {
        touchpoint: TouchpointId,
        active: Figure<Duration>,
    },
    SetWait {
        touchpoint: TouchpointId,
        wait: Figure<Duration>,
    },
    SetAttended {
        touchpoint: TouchpointId,
        attended: Figure<f64>,
    },
    SetBlocked {
        touchpoint: TouchpointId,
        blocked: Figure<f64>,
    },
    SetPatience {
        touchpoint: TouchpointId,
        patience: Option<Figure<f64>>,
    },
    SetWaitFlags {
        touchpoint: TouchpointId,
        flags: BTreeSet<WaitFlag>,
    },
    SetQuestions {
        touchpoint: TouchpointId,
        easy: u32,
        hard: u32,
    },
    SetRepeatInfo {
        touchpoint: TouchpointId,
        times: u32,
    },
    SetGenericAnswer {
        touchpoint: TouchpointId,
        times: u32,
    },
    SetCost {
        touchpoint: TouchpointId,
        cost: Figure<f64>,
    },
    SetValueShare {
        touchpoint: TouchpointId,
        share: Figure<f64>,
    },
    SetControllable {
        touchpoint: TouchpointId,
        controllable: bool,
    },
    SetEmotion {
        touchpoint: TouchpointId,
        emotion: Option<Figure<f64>>,
    },
    SetMomentOfTruth {
        touchpoint: TouchpointId,
        moment_of_truth: bool,
    },
    SetSolves {
        touchpoint: TouchpointId,
        needs: BTreeSet<NeedId>,
    },
    SetAchieves {
        touchpoint: TouchpointId,
        needs: BTreeSet<NeedId>,
    },
    SetRequires {
        touchpoint: TouchpointId,
        conditions: BTreeSet<String>,
    },
    SetDependsOn {
        touchpoint: TouchpointId,
        components: BTreeSet<ComponentId>,
    },
    /// How an end ends.
    SetOutcome {
        touchpoint: TouchpointId,
        outcome: Outcome,
    },

    /// A move. Without a share it takes an equal part; the others of its group
    /// give way in proportion.
    Connect {
        id: TransitionId,
        source: TouchpointId,
        target: TouchpointId,
        transition: TransitionKind,
        share: Option<f64>,
    },
    /// The others of its group take its share over in proportion.
    Disconnect {
        transition: TransitionId,
    },
    /// Another source or target.
    Reroute {
        transition: TransitionId,
        source: TouchpointId,
        target: TouchpointId,
    },
    /// The others of its group give way in proportion.
    SetShare {
        transition: TransitionId,
        share: Figure<f64>,
    },
    /// Several shares at once, as they are, without any giving way.
    SetShares {
        shares: BTreeMap<TransitionId, Figure<f64>>,
    },
    SetTransitionKind {
        transition: TransitionId,
        transition_kind: TransitionKind,
    },
    SetExitReason {
        transition: TransitionId,
        reason: Option<ExitReason>,
    },
    LabelTransition {
        transition: TransitionId,
        label: String,
    },

    /// A lane at this position; those below it move down.
    AddLane {
        id: LaneId,
        name: String,
        role: LaneRole,
        order: u32,
    },
    RenameLane {
        lane: LaneId,
        name: String,
    },
    MoveLane {
        lane: LaneId,
        order: u32,
    },
    HideLane {
        lane: LaneId,
        hidden: bool,
    },
    /// With its texts.
    RemoveLane {
        lane: LaneId,
    },
    SetLaneRole {
        lane: LaneId,
        role: LaneRole,
    },
    /// Least height, pixels at 100 %; none: as high as what it holds.
    ResizeLane {
        lane: LaneId,
        height: Option<u32>,
    },
    /// Stages and lanes stay as they are, or may be changed again.
    LockStructure {
        locked: bool,
    },
    /// The text of one lane at one place; empty: no text. `id` is used when
    /// there is none yet.
    WriteCell {
        id: CellId,
        lane: LaneId,
        at: Anchor,
        text: String,
    },

    AddPicture {
        picture: Picture,
    },
    /// What a picture shows, in words.
    DescribePicture {
        picture: PictureId,
        text: String,
    },
    RemovePicture {
        picture: PictureId,
    },

    AddPainPoint {
        id: PainPointId,
        at: Anchor,
        text: String,
    },
    /// All that it says, but not where it is.
    ChangePainPoint {
        pain_point: PainPoint,
    },
    RemovePainPoint {
        pain_point: PainPointId,
    },
    AddOpportunity {
        id: OpportunityId,
        at: Anchor,
        text: String,
    },
    /// All that it says, but not where it is.
    ChangeOpportunity {
        opportunity: Opportunity,
    },
    RemoveOpportunity {
        opportunity: OpportunityId,
    },
    AddQuestion {
        id: QuestionId,
        at: Anchor,
        text: String,
    },
    /// With an answer it is open no longer.
    ChangeQuestion {
        question: QuestionId,
        text: String,
        answer: String,
    },
    RemoveQuestion {
        question: QuestionId,
    },

    AddNeed {
        id: NeedId,
        name: String,
        opens_at: BTreeSet<TouchpointId>,
        met_at: BTreeSet<TouchpointId>,
    },
    RenameNeed {
        need: NeedId,
        name: String,
    },
    SetNeedEpisode {
        need: NeedId,
        opens_at: BTreeSet<TouchpointId>,
        met_at: BTreeSet<TouchpointId>,
    },
    SetNeedSolvable {
        need: NeedId,
        solvable: Option<Figure<f64>>,
    },
    /// Minutes within which the need is promised to be met; none: no promise.
    SetNeedPromised {
        need: NeedId,
        promised: Option<f64>,
    },
    RemoveNeed {
        need: NeedId,
    },

    /// A path of steps that lead on to each other.
    AddPath {
        id: PathId,
        name: String,
        steps: Vec<TouchpointId>,
    },
    ChangePath {
        path: Path,
    },
    RemovePath {
        path: PathId,
    },

    /// As it is; its key is made from its name.
    AddPersona {
        persona: Persona,
    },
    ChangePersona {
        persona: Persona,
    },
    RemovePersona {
        persona: PersonaId,
    },

    AddTeam {
        id: TeamId,
        name: String,
    },
    ChangeTeam {
        team: Team,
    },
    /// What it served is then served by nobody.
    RemoveTeam {
        team: TeamId,
    },
    /// Who serves a step.
    SetTeam {
        touchpoint: TouchpointId,
        team: Option<TeamId>,
    },
    /// Who is served first in the team's queue: 1 first, 5 last.
    SetPriority {
        touchpoint: TouchpointId,
        priority: u32,
    },
    /// Whether whoever served the step before stays with the customer.
    SetSamePerson {
        touchpoint: TouchpointId,
        same_person: bool,
    },

    AddComponent {
        id: ComponentId,
        name: String,
    },
    RenameComponent {
        component: ComponentId,
        name: String,
    },
    /// Out of order or not, in this scenario.
    SetComponentDown {
        component: ComponentId,
        down: bool,
    },
    SetAnnounces {
        component: ComponentId,
        channels: BTreeSet<String>,
    },
    RemoveComponent {
        component: ComponentId,
    },

    /// Records from another map or another place: `clip::paste` makes them.
    /// Keys are made anew, and shares are filled up to 1.
    Paste {
        records: Vec<Record>,
    },
    /// Records put as they were in another state of the map, others taken
    /// away: an earlier state comes back, or one difference is taken back.
    Restore {
        /// What it does, in words.
        words: String,
        put: Vec<Record>,
        gone: Vec<RecordKey>,
    },
}

/// Where a new touchpoint comes in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AddAfter {
    /// The touchpoint before it.
    pub touchpoint: TouchpointId,
    /// The move that leads to the new one.
    pub transition: TransitionId,
    /// True: the new one comes in between: what left the one before by its
    /// largest share now leaves the new one. False: a branch beside the ways
    /// that there are.
    pub insert: bool,
    /// The move on from the new one, when it comes in between.
    pub onward: TransitionId,
}
