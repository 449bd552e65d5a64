//! The elements of a map: what a touchpoint, a transition, a stage or a lane
//! holds. Plain data with the glossary's names; how they hang together is in
//! [`crate::map`], how they change in [`crate::edit`].

use crate::figure::{Duration, Figure};
use crate::ids::{
    CellId, ComponentId, LaneId, MapId, NeedId, OpportunityId, PainPointId, PathId, PersonaId, PictureId, QuestionId,
    StageId, TeamId, TouchpointId, TransitionId,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

macro_rules! document {
    ($($item:item)+) => {$(
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "camelCase", deny_unknown_fields)]
        $item
    )+};
}

macro_rules! words {
    ($($item:item)+) => {$(
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "camelCase")]
        $item
    )+};
}

document! {
    /// What the map as a whole is about: one actor, one scenario, one point of
    /// view.
    pub struct Details {
        /// Identity of the map.
        pub id: MapId,
        /// In the first person: "I'm locked out and my meeting starts in 20 minutes".
        pub title: String,
        /// Current state or future state.
        pub state: MapState,
        /// Whose view the map takes.
        pub actor: String,
        /// Situation and goal.
        pub scenario: String,
        /// What the actor reckons with, in words.
        pub expectation: String,
        /// Effort the actor reckons with, in effort minutes; the index is 50
        /// when the journey takes exactly that.
        pub expected_effort: Figure<f64>,
        /// Journeys a month.
        pub demand: Figure<f64>,
        /// How the demand falls on the hours of the week, from Monday 0:00: 168
        /// weights, of which only the proportion counts; empty: evenly.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[cfg_attr(feature = "ts", ts(as = "Option<Vec<f64>>", optional))]
        pub demand_week: Vec<f64>,
        /// Time zone of the demand, IANA; empty: not said.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        #[cfg_attr(feature = "ts", ts(as = "Option<String>", optional))]
        pub time_zone: String,
        /// Currency sign of all costs.
        pub currency: String,
        /// Where the journey begins.
        pub start: Option<TouchpointId>,
        /// Sizes of the terms of friction, the team's to change.
        pub weights: FrictionWeights,
        /// Stages and lanes stay as they are; what stands in them is free.
        #[serde(default, skip_serializing_if = "is_false")]
        #[cfg_attr(feature = "ts", ts(as = "Option<bool>", optional))]
        pub locked: bool,
        /// The map that this one was made from: the as-is of a to-be.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub origin: Option<MapId>,
    }

    /// A high-level part of the journey.
    pub struct Stage {
        /// Identity.
        pub id: StageId,
        /// Short readable name, unique in the map.
        pub key: String,
        /// Name.
        pub name: String,
        /// Position from the left, from 0.
        pub order: u32,
    }

    /// A row of the map.
    pub struct Lane {
        /// Identity.
        pub id: LaneId,
        /// Name.
        pub name: String,
        /// What kind of thing the row holds; the lines of interaction and
        /// visibility follow from it.
        pub role: LaneRole,
        /// Position from the top, from 0.
        pub order: u32,
        /// Not drawn.
        pub hidden: bool,
        /// Least height, pixels at 100 %; none: as high as what it holds.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub height: Option<u32>,
    }

    /// One step of the actor and the service through a channel; or, with an
    /// `outcome`, a named end of the journey, at which nothing happens.
    pub struct Touchpoint {
        /// Identity.
        pub id: TouchpointId,
        /// Short readable name, unique in the map, for the command line.
        pub key: String,
        /// Name.
        pub name: String,
        /// The stage that it belongs to.
        pub stage: StageId,
        /// Set on an end: how the journey ended.
        pub outcome: Option<Outcome>,
        /// Who acts: the actor (`action`) or the provider (`frontstage`).
        pub lane: LaneRole,
        /// Medium: phone, chat, web, mail, walk-up, person.
        pub channel: String,
        /// Level of support that serves it; none where nobody supports.
        pub level: Option<Level>,
        /// Active time of the customer, minutes.
        pub active: Figure<Duration>,
        /// Time the customer waits before being served, minutes.
        pub wait: Figure<Duration>,
        /// Share of the wait that the customer must stay with, 0 to 1.
        pub attended: Figure<f64>,
        /// Share of the unattended wait that is lost to the customer, 0 to 1.
        pub blocked: Figure<f64>,
        /// Mean time after which the customer gives up waiting (exponential),
        /// minutes; none: never.
        pub patience: Option<Figure<f64>>,
        /// How the wait feels.
        pub wait_flags: BTreeSet<WaitFlag>,
        /// Questions that the customer answers without thinking.
        pub easy_questions: u32,
        /// Questions that the customer can hardly answer.
        pub hard_questions: u32,
        /// Times the customer says again what was said before.
        pub repeat_info: u32,
        /// Times the customer gets an answer made for anybody.
        pub generic_answer: u32,
        /// Cost of one visit to the provider, in the map's currency.
        pub cost: Figure<f64>,
        /// Share of the active time that is value, not friction, 0 to 1.
        pub value_share: Figure<f64>,
        /// False for what the provider cannot change, such as a delayed train:
        /// shown, but not ranked.
        pub controllable: bool,
        /// −2 to +2; none where nobody has said.
        pub emotion: Option<Figure<f64>>,
        /// A moment of truth: it decides the judgement.
        pub moment_of_truth: bool,
        /// Needs that a customer can solve here without another person.
        pub solves: BTreeSet<NeedId>,
        /// Needs that are achieved here.
        pub achieves: BTreeSet<NeedId>,
        /// Conditions of use: signed in, second factor enrolled, a device.
        pub requires: BTreeSet<String>,
        /// Backstage systems that it depends on.
        pub depends_on: BTreeSet<ComponentId>,
        /// The team that serves it.
        pub team: Option<TeamId>,
        /// Who is served first in the team's queue: 1 first, 5 last.
        #[serde(default = "normal_priority", skip_serializing_if = "is_normal_priority")]
        #[cfg_attr(feature = "ts", ts(as = "Option<u32>", optional))]
        pub priority: u32,
        /// Whoever served the step before stays with the customer: no new
        /// queue, and nobody else is served meanwhile.
        #[serde(default, skip_serializing_if = "is_false")]
        #[cfg_attr(feature = "ts", ts(as = "Option<bool>", optional))]
        pub same_person: bool,
    }

    /// A move from one touchpoint to another.
    pub struct Transition {
        /// Identity.
        pub id: TransitionId,
        /// Where from.
        pub source: TouchpointId,
        /// Where to.
        pub target: TouchpointId,
        /// Share of those who leave the source in the same way (served, or
        /// given up), 0 to 1. Each of the two groups sums to 1.
        pub share: Figure<f64>,
        /// What the move costs the customer.
        pub kind: TransitionKind,
        /// Why a customer leaves self-service here.
        pub exit_reason: Option<ExitReason>,
        /// What it is called on the map.
        pub label: String,
    }

    /// The text of one lane at one touchpoint or stage.
    pub struct Cell {
        /// Identity.
        pub id: CellId,
        /// The row.
        pub lane: LaneId,
        /// The column.
        pub at: Anchor,
        /// Text.
        pub text: String,
    }

    /// A picture in one lane at one touchpoint or stage: a screenshot, a photo
    /// of the sign on the door. It travels with the map.
    pub struct Picture {
        /// Identity.
        pub id: PictureId,
        /// The row.
        pub lane: LaneId,
        /// The column.
        pub at: Anchor,
        /// What it shows, for those who cannot see it and for tables.
        pub text: String,
        /// Pixels across.
        pub width: u32,
        /// Pixels down.
        pub height: u32,
        /// The file as base64, with what it is in front: `data:image/jpeg;base64,…`.
        pub data: String,
    }

    /// An annotated difficulty.
    pub struct PainPoint {
        /// Identity.
        pub id: PainPointId,
        /// Where it hurts.
        pub at: Anchor,
        /// In the customer's words.
        pub text: String,
        /// 1 (a nuisance) to 5 (the end of the journey); none: not judged yet.
        pub severity: Option<u8>,
        /// Which experience it belongs to.
        pub layer: Option<ExperienceLayer>,
        /// Votes of the workshop.
        pub votes: u32,
        /// What it rests on.
        pub evidence: crate::figure::Evidence,
        /// How often it hurts; none: not judged yet.
        #[serde(default)]
        pub frequency: Option<Frequency>,
        /// What it does to the judgement; none: not judged yet.
        #[serde(default)]
        pub kind: Option<PainKind>,
        /// Who sees to it; empty: nobody yet.
        #[serde(default)]
        pub owner: String,
        /// How far it is from being mended.
        #[serde(default)]
        pub status: PainStatus,
        /// What shows that it is mended; not empty where it is closed.
        #[serde(default)]
        pub proof: String,
    }

    /// Something that the team does not know yet.
    pub struct OpenQuestion {
        /// Identity.
        pub id: QuestionId,
        /// Where it came up.
        pub at: Anchor,
        /// The question.
        pub text: String,
        /// What was found out; empty: it is open.
        pub answer: String,
    }

    /// An improvement that could be made.
    pub struct Opportunity {
        /// Identity.
        pub id: OpportunityId,
        /// Where.
        pub at: Anchor,
        /// What would be done.
        pub text: String,
        /// Who would do it; empty: nobody yet.
        pub owner: String,
        /// By what one would see that it helped; empty: not said.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        #[cfg_attr(feature = "ts", ts(as = "Option<String>", optional))]
        pub measure: String,
        /// What it would cost, in the map's currency; none: not estimated.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub price: Option<f64>,
        /// What it would change on the map, so that it can be simulated.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[cfg_attr(feature = "ts", ts(as = "Option<Vec<crate::edit::Edit>>", optional))]
        pub edits: Vec<crate::edit::Edit>,
    }

    /// A named path through steps that several journeys share: "by phone",
    /// "who finds the page". It changes nothing; it is looked at.
    pub struct Path {
        /// Identity.
        pub id: PathId,
        /// Short readable name, unique in the map.
        pub key: String,
        /// Name.
        pub name: String,
        /// Its touchpoints in their order; each leads on to the next.
        pub steps: Vec<TouchpointId>,
    }

    /// An archetype of customer.
    pub struct Persona {
        /// Identity.
        pub id: PersonaId,
        /// Short readable name, unique in the map.
        pub key: String,
        /// Name.
        pub name: String,
        /// Who that is, in a sentence.
        pub description: String,
        /// Share of the demand, 0 to 1.
        pub share: f64,
        /// How this customer differs from the neutral one.
        #[serde(default)]
        pub traits: PersonaTraits,
    }

    /// What a persona does to the figures of the map. A factor of 1 and an
    /// addition of 0 are the neutral customer.
    pub struct PersonaTraits {
        /// Factor of patience.
        pub patience: f64,
        /// Factor of the share of those who find self-service.
        pub discovers: f64,
        /// Factor of the share of those who can answer a hard question.
        pub answers: f64,
        /// Factor of the share of those who do not believe that it worked.
        pub distrusts: f64,
        /// Factor of the share of those for whom it comes back.
        pub recurs: f64,
        /// Factor of what an answer made for anybody costs.
        pub generic_answer: f64,
        /// Added to each contact with a person, effort minutes: being blamed.
        pub blame: f64,
        /// Added to the first contact where nobody shows that it was heard,
        /// effort minutes.
        pub unacknowledged: f64,
        /// How every wait feels to this customer as well.
        pub wait_flags: BTreeSet<WaitFlag>,
        /// The journey begins inside a contact made again.
        pub starts_again: bool,
    }

    /// What must be met. One journey holds several; gaps are counted per need.
    pub struct Need {
        /// Identity.
        pub id: NeedId,
        /// Short readable name, unique in the map.
        pub key: String,
        /// Name.
        pub name: String,
        /// An episode opens when one of these is entered.
        pub opens_at: BTreeSet<TouchpointId>,
        /// It is met when a move leads to one of these.
        pub met_at: BTreeSet<TouchpointId>,
        /// Share of tickets that people could have solved themselves (Level
        /// Zero Solvable), 0 to 1, from a sample; none: not sampled.
        pub solvable: Option<Figure<f64>>,
        /// Minutes within which it is promised to be met, from when it opens;
        /// none: nothing is promised.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        pub promised: Option<f64>,
    }

    /// People who serve touchpoints together.
    pub struct Team {
        /// Identity.
        pub id: TeamId,
        /// Short readable name, unique in the map.
        pub key: String,
        /// Name.
        pub name: String,
        /// People on duty where there are no shifts: round the clock.
        pub staff: u32,
        /// Who is on duty when, by the hour of the week; shifts that overlap
        /// add up. None: `staff`, round the clock.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        #[cfg_attr(feature = "ts", ts(as = "Option<Vec<Shift>>", optional))]
        pub shifts: Vec<Shift>,
        /// Time zone of the shifts, IANA; empty: that of the demand.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        #[cfg_attr(feature = "ts", ts(as = "Option<String>", optional))]
        pub time_zone: String,
        /// Days on which nobody is there, ISO 8601.
        #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
        #[cfg_attr(feature = "ts", ts(as = "Option<BTreeSet<String>>", optional))]
        pub holidays: BTreeSet<String>,
        /// What happens to work when the shift ends.
        #[serde(default)]
        pub at_shift_end: ShiftEnd,
    }

    /// People on duty on some days of the week from one hour to another.
    pub struct Shift {
        /// Days on which it begins.
        pub days: BTreeSet<Weekday>,
        /// Hour of the day at which it begins, 0 to 23.
        pub from: u32,
        /// Hour of the day at which it ends, 1 to 24; not after `from`: on the
        /// next day.
        pub to: u32,
        /// People on duty.
        pub staff: u32,
    }

    /// A backstage system.
    pub struct Component {
        /// Identity.
        pub id: ComponentId,
        /// Short readable name, unique in the map.
        pub key: String,
        /// Name.
        pub name: String,
        /// Out of order in this scenario.
        pub down: bool,
        /// Channels on which it announces its own state.
        pub announces: BTreeSet<String>,
    }

    /// Where a person has put a touchpoint by hand.
    pub struct Placement {
        /// Which one.
        pub touchpoint: TouchpointId,
        /// Column within its stage, from 0.
        pub column: u32,
        /// Track, from 0 at the top (the main path).
        pub track: u32,
    }

    /// Sizes of the terms of friction, in effort minutes unless said otherwise.
    /// Which terms there are has evidence; their sizes are defaults that a
    /// team edits (HBR/Gartner effort events, Maister's waits).
    pub struct FrictionWeights {
        /// One hard question.
        pub hard_question: f64,
        /// Saying something again.
        pub repeat_info: f64,
        /// An answer made for anybody.
        pub generic_answer: f64,
        /// Changing the channel.
        pub channel_switch: f64,
        /// Being handed on.
        pub transfer: f64,
        /// A dead end.
        pub dead_end: f64,
        /// Making contact again: the ten-minute rule of thumb.
        pub repeat_contact: f64,
        /// What an unattended minute of waiting weighs, as a share of an attended one.
        pub unattended: f64,
        /// Added to the weight of a waiting minute when the wait is uncertain.
        pub uncertain: f64,
        /// Added for each other way in which the wait feels long.
        pub other_flag: f64,
        /// The weight of a waiting minute never exceeds this.
        pub wait_cap: f64,
        /// Above this effort index (0 to 100; 50 is as expected) a journey is
        /// held to be hard.
        #[serde(default = "usual_hard_above")]
        pub hard_above: f64,
    }
}

/// For fields that a file leaves out where they say no.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
fn is_false(flag: &bool) -> bool {
    !*flag
}

/// Neither first nor last.
pub const NORMAL_PRIORITY: u32 = 3;

fn normal_priority() -> u32 {
    NORMAL_PRIORITY
}

/// For the field that a file leaves out where nobody is preferred.
#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde hands it over so")]
fn is_normal_priority(priority: &u32) -> bool {
    *priority == NORMAL_PRIORITY
}

/// Twice the expected effort.
const HARD_ABOVE: f64 = 75.0;

/// For files written before a team could say otherwise.
fn usual_hard_above() -> f64 {
    HARD_ABOVE
}

impl Default for FrictionWeights {
    fn default() -> Self {
        Self {
            hard_question: 3.0,
            repeat_info: 3.0,
            generic_answer: 2.0,
            channel_switch: 5.0,
            transfer: 5.0,
            dead_end: 5.0,
            repeat_contact: 10.0,
            unattended: 0.1,
            uncertain: 0.5,
            other_flag: 0.25,
            wait_cap: 3.0,
            hard_above: HARD_ABOVE,
        }
    }
}

impl Default for PersonaTraits {
    fn default() -> Self {
        Self {
            patience: 1.0,
            discovers: 1.0,
            answers: 1.0,
            distrusts: 1.0,
            recurs: 1.0,
            generic_answer: 1.0,
            blame: 0.0,
            unacknowledged: 0.0,
            wait_flags: BTreeSet::new(),
            starts_again: false,
        }
    }
}

/// Hours of a week, from Monday 0:00.
pub const HOURS_OF_WEEK: usize = 7 * 24;

impl Team {
    /// A team of one, round the clock.
    #[must_use]
    pub fn new(id: TeamId, key: impl Into<String>, name: impl Into<String>) -> Self {
        Self {
            id,
            key: key.into(),
            name: name.into(),
            staff: 1,
            shifts: Vec::new(),
            time_zone: String::new(),
            holidays: BTreeSet::new(),
            at_shift_end: ShiftEnd::default(),
        }
    }

    /// So many more people round the clock, or on every shift; fewer where it is
    /// below 0, down to nobody.
    #[must_use]
    pub fn with_more(&self, people: i32) -> Self {
        let mut team = self.clone();
        team.staff = team.staff.saturating_add_signed(people);
        for shift in &mut team.shifts {
            shift.staff = shift.staff.saturating_add_signed(people);
        }
        team
    }

    /// People on duty in each hour of the week, from Monday 0:00 in the team's
    /// time zone.
    #[must_use]
    pub fn week(&self) -> [u32; HOURS_OF_WEEK] {
        if self.shifts.is_empty() {
            return [self.staff; HOURS_OF_WEEK];
        }
        let mut week = [0; HOURS_OF_WEEK];
        for shift in &self.shifts {
            for day in &shift.days {
                let begin = *day as usize * 24 + shift.from as usize;
                let length = if shift.to > shift.from { shift.to - shift.from } else { 24 + shift.to - shift.from };
                for hour in begin..begin + length as usize {
                    if let Some(staff) = week.get_mut(hour % HOURS_OF_WEEK) {
                        *staff += shift.staff;
                    }
                }
            }
        }
        week
    }
}

impl Opportunity {
    /// A new opportunity: nobody has said yet what it would change.
    #[must_use]
    pub fn new(id: OpportunityId, at: Anchor, text: impl Into<String>) -> Self {
        Self { id, at, text: text.into(), owner: String::new(), measure: String::new(), price: None, edits: Vec::new() }
    }
}

impl FrictionWeights {
    /// Effort minutes that a move of this kind adds.
    #[must_use]
    pub fn of_move(&self, kind: TransitionKind) -> f64 {
        match kind {
            TransitionKind::Next | TransitionKind::Abandon => 0.0,
            TransitionKind::Switch | TransitionKind::AbandonSwitch => self.channel_switch,
            TransitionKind::Repeat | TransitionKind::AbandonRepeat => self.repeat_contact,
            TransitionKind::Transfer => self.transfer,
            TransitionKind::DeadEnd => self.dead_end,
        }
    }

    /// Weight of one attended waiting minute: `min(cap, 1 + Σ flags)`.
    #[must_use]
    pub fn of_wait(&self, flags: &BTreeSet<WaitFlag>) -> f64 {
        let sum: f64 =
            flags.iter().map(|f| if *f == WaitFlag::Uncertain { self.uncertain } else { self.other_flag }).sum();
        self.wait_cap.min(1.0 + sum)
    }
}

words! {
    /// Current state or future state.
    pub enum MapState {
        /// Current state.
        AsIs,
        /// Future state.
        ToBe,
    }

    /// What a row of the map holds, after the service blueprint.
    pub enum LaneRole {
        /// What the actor does.
        Action,
        /// What the actor thinks.
        Thought,
        /// How it feels.
        Emotion,
        /// Through which medium.
        Channel,
        /// What the customer sees the provider do.
        Frontstage,
        /// Unseen work.
        Backstage,
        /// Systems underneath.
        Support,
        /// What the customer can see, hear or hold.
        Evidence,
        /// Pain points.
        Pain,
        /// Opportunities.
        Opportunity,
        /// What could be met without another person.
        LevelZero,
        /// Figures.
        Metric,
        /// Anything else.
        Custom,
    }

    /// How a journey ends.
    pub enum Outcome {
        /// Solved, and somebody checked.
        ResolvedVerified,
        /// Solved, but nobody checked.
        ResolvedUnverified,
        /// Given up.
        Abandoned,
    }

    /// Level of support.
    pub enum Level {
        /// Level −1: it does not happen.
        Prevention,
        /// Level 0: without another person's assistance.
        Level0,
        /// First level.
        Level1,
        /// Second level.
        Level2,
        /// Third level.
        Level3,
        /// On site.
        Field,
        /// Another company.
        Vendor,
    }

    /// What makes a wait feel long (Maister 1985).
    pub enum WaitFlag {
        /// No idea how long.
        Uncertain,
        /// Nothing to do meanwhile.
        Unoccupied,
        /// Before anything has begun.
        Preprocess,
        /// Nobody says why.
        Unexplained,
        /// Others are served first.
        Unfair,
        /// Something is at stake.
        Anxious,
    }

    /// What a move costs the customer. `Abandon…`: taken only when patience
    /// ran out.
    pub enum TransitionKind {
        /// Simply on.
        Next,
        /// To another channel.
        Switch,
        /// Contact again for the same need.
        Repeat,
        /// Handed on to somebody else.
        Transfer,
        /// Back from where nothing leads on.
        DeadEnd,
        /// Gives up waiting.
        Abandon,
        /// Gives up waiting, tries another channel.
        AbandonSwitch,
        /// Gives up waiting, makes contact again.
        AbandonRepeat,
    }

    /// Why a customer leaves self-service.
    pub enum ExitReason {
        /// There is no answer.
        NoAnswerThere,
        /// Cannot get in.
        Access,
        /// Did not find it.
        NotFound,
        /// Knew it, preferred a person.
        ChosePerson,
        /// Cannot answer a question.
        CannotAnswer,
        /// Something broke.
        Error,
        /// It came back.
        DidNotLast,
        /// Does not believe that it worked.
        Distrust,
    }

    /// Which experience a pain point belongs to.
    pub enum ExperienceLayer {
        /// The whole relation with the provider.
        Customer,
        /// The use of a thing.
        User,
        /// The people who serve.
        Employee,
    }

    /// How often a pain point is met by those who come by.
    pub enum Frequency {
        /// Hardly anybody.
        Rarely,
        /// Some.
        Sometimes,
        /// Most.
        Often,
        /// Everybody, each time.
        Always,
    }

    /// What a pain point does to the judgement (Kano 1984).
    pub enum PainKind {
        /// Taken for granted: its lack is never forgiven.
        MustBe,
        /// The less of it, the better.
        Performance,
        /// Mending it would delight.
        Attractive,
    }

    /// A day of the week.
    pub enum Weekday {
        /// Monday.
        Monday,
        /// Tuesday.
        Tuesday,
        /// Wednesday.
        Wednesday,
        /// Thursday.
        Thursday,
        /// Friday.
        Friday,
        /// Saturday.
        Saturday,
        /// Sunday.
        Sunday,
    }

    /// What happens to work when the shift ends.
    #[derive(Default)]
    pub enum ShiftEnd {
        /// It rests and is taken up again in the next shift.
        #[default]
        Pause,
        /// Who has begun finishes.
        Finish,
    }

    /// How far a pain point is from being mended.
    #[derive(Default)]
    pub enum PainStatus {
        /// Nobody has an idea yet.
        #[default]
        Open,
        /// There is an idea.
        Idea,
        /// Somebody is at it.
        Doing,
        /// Mended, and there is proof.
        Closed,
    }

    /// What a cell, a pain point, an opportunity or a question hangs on.
    pub enum Anchor {
        /// A touchpoint.
        Touchpoint(TouchpointId),
        /// A stage.
        Stage(StageId),
    }
}

impl Level {
    /// Served by another person: level 1 and above.
    #[must_use]
    pub fn is_assisted(self) -> bool {
        self >= Self::Level1
    }
}

impl TransitionKind {
    /// Taken only when patience ran out.
    #[must_use]
    pub fn gives_up(self) -> bool {
        matches!(self, Self::Abandon | Self::AbandonSwitch | Self::AbandonRepeat)
    }
}

impl PainPoint {
    /// A new pain point: nobody has judged it yet.
    #[must_use]
    pub fn new(id: PainPointId, at: Anchor, text: impl Into<String>) -> Self {
        Self {
            id,
            at,
            text: text.into(),
            severity: None,
            layer: None,
            votes: 0,
            evidence: crate::figure::Evidence::Assumed,
            frequency: None,
            kind: None,
            owner: String::new(),
            status: PainStatus::Open,
            proof: String::new(),
        }
    }
}

impl Touchpoint {
    /// A new touchpoint: no time, no cost, nothing said about it yet.
    #[must_use]
    pub fn new(id: TouchpointId, key: impl Into<String>, name: impl Into<String>, stage: StageId) -> Self {
        Self {
            id,
            key: key.into(),
            name: name.into(),
            stage,
            outcome: None,
            lane: LaneRole::Action,
            channel: String::new(),
            level: None,
            active: Figure::assumed(Duration::ZERO),
            wait: Figure::assumed(Duration::ZERO),
            attended: Figure::assumed(1.0),
            blocked: Figure::assumed(1.0),
            patience: None,
            wait_flags: BTreeSet::new(),
            easy_questions: 0,
            hard_questions: 0,
            repeat_info: 0,
            generic_answer: 0,
            cost: Figure::assumed(0.0),
            value_share: Figure::assumed(0.0),
            controllable: true,
            emotion: None,
            moment_of_truth: false,
            solves: BTreeSet::new(),
            achieves: BTreeSet::new(),
            requires: BTreeSet::new(),
            depends_on: BTreeSet::new(),
            team: None,
            priority: NORMAL_PRIORITY,
            same_person: false,
        }
    }

    /// True for a named end of the journey.
    #[must_use]
    pub fn is_end(&self) -> bool {
        self.outcome.is_some()
    }
}
