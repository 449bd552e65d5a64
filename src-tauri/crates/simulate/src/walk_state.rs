//! One customer's walk, step by step, as the Walk view shows it and
//! `milewalk walk` prints it (`milewalk.walk/1`).

use journey::ids::{TouchpointId, TransitionId};
use journey::model::{Outcome, WaitFlag};
use serde::Serialize;

/// Everything about a walk so far. It is a pure function of map, seed,
/// customer and the moves chosen: going back is replaying with one move less.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct WalkState {
    /// `milewalk.walk/1`.
    pub format: String,
    /// Seed.
    pub seed: u32,
    /// Which customer of that seed.
    pub customer: u32,
    /// Visits in order; the last one is where the customer stands now.
    pub visits: Vec<WalkVisit>,
    /// What can happen next; empty at an end.
    pub choices: Vec<WalkChoice>,
    /// Set at an end.
    pub outcome: Option<Outcome>,
    /// Which end, at an end.
    pub end: Option<TouchpointId>,
    /// Clock and effort up to now.
    pub totals: WalkTotals,
    /// Why the effort is what it is, in order of time.
    pub ledger: Vec<LedgerLine>,
}

/// One visit to a touchpoint.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct WalkVisit {
    /// Where.
    pub touchpoint: TouchpointId,
    /// The move that led here; none at the start.
    pub via: Option<TransitionId>,
    /// Clock at arrival, minutes since the start.
    pub arrived_min: f64,
    /// Waited, minutes.
    pub wait_min: f64,
    /// Worked, minutes.
    pub active_min: f64,
    /// Patience drawn, minutes; none where the customer never gives up.
    pub patience_min: Option<f64>,
    /// Gave up waiting here.
    pub gave_up: bool,
    /// Friction of this visit with the event of the move away, em.
    pub friction_em: f64,
}

/// One way on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct WalkChoice {
    /// Which move.
    pub transition: TransitionId,
    /// Where to.
    pub target: TouchpointId,
    /// What it is called: the label, or the name of the target.
    pub label: String,
    /// Share of customers who go this way from here, giving up included, 0 to 1.
    pub share: f64,
    /// A way of giving up.
    pub gives_up: bool,
    /// What the seeded dice would take.
    pub dice: bool,
}

/// Clock and effort.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct WalkTotals {
    /// Active minutes.
    pub active_min: f64,
    /// Minutes of waiting, attended or not.
    pub wait_min: f64,
    /// Active, attended and blocked minutes.
    pub lost_min: f64,
    /// Minutes from begin to now.
    pub elapsed_min: f64,
    /// Sum of friction, em.
    pub friction_em: f64,
    /// Peak–end, em.
    pub remembered_em: f64,
    /// 50 when the effort is just as expected.
    pub index: f64,
    /// Cost to the provider.
    pub cost: f64,
}

/// One term of the effort.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct LedgerLine {
    /// Index of the visit.
    pub visit: u32,
    /// Which term.
    pub cause: Cause,
    /// Effort, em.
    pub friction_em: f64,
    /// Minutes waited or worked, where the term is a time.
    pub minutes: Option<f64>,
    /// Weight of a minute of the wait.
    pub weight: Option<f64>,
    /// What made the wait feel long.
    pub flags: Vec<WaitFlag>,
}

/// A term of friction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum Cause {
    Doing,
    Waiting,
    HardQuestions,
    RepeatInfo,
    GenericAnswer,
    ChannelSwitch,
    Transfer,
    DeadEnd,
    RepeatContact,
    Blame,
    Unacknowledged,
}
