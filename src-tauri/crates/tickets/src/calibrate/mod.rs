//! Figures of a map taken from tickets: a list of proposals, each with what it
//! would change from what to what, what it was counted from, and the edits that
//! carry it out. It changes nothing.
//!
//! *Shares*: see `shares`. *Times*: see `times`. *Demand*: see `demand`.
//! A figure that would stay as it is, or that rests on fewer tickets than the
//! minimum, is not proposed.

mod demand;
mod findings;
mod observe;
mod shares;
mod times;

use crate::mapping::StateMapping;
use crate::repeats::REPEAT_DAYS;
use crate::set::TicketSet;
use journey::JourneyMap;
use journey::edit::Edit;
use journey::figure::{Duration, Evidence};
use journey::ids::{TouchpointId, TransitionId};
use observe::Observed;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

pub(crate) use shares::figures as shares_of;

/// Name and version of a [`Calibration`].
pub const CALIBRATE_FORMAT: &str = "milewalk.calibrate/1";

/// What the figures do not say.
const NOTES: [&str; 3] = [
    "Times are by the clock, nights and weekends included: how long a ticket was in a state, not how long somebody did \
     something.",
    "Tickets that are not over yet are left out of the times, so that long times are rather too few than too many.",
    "The demand counts tickets; journeys that needed none come on top of it.",
];

/// How tickets become figures.
#[derive(Clone, Debug, PartialEq)]
pub struct CalibrateOptions {
    /// Fewer tickets than this give no figure.
    pub minimum_n: u32,
    /// Days within which a new ticket of the same person about the same thing
    /// counts as coming back; 0: none does.
    pub repeat_days: u32,
    /// What the time in states in which somebody works on it is to the customer.
    pub work: TimeFigure,
    /// Families that were chosen, by the key of the proposal; otherwise the one
    /// that suits best.
    pub families: BTreeMap<String, Family>,
}

impl Default for CalibrateOptions {
    fn default() -> Self {
        Self { minimum_n: 5, repeat_days: REPEAT_DAYS, work: TimeFigure::Doing, families: BTreeMap::new() }
    }
}

/// Which time of a touchpoint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum TimeFigure {
    /// Waiting.
    Wait,
    /// Doing.
    Doing,
}

/// A family of distributions that a time of the map can be given as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// As measured, with the share of those that take no time.
    Empirical,
    /// Lognormal through a typical and a bad day.
    Lognormal,
    /// Always the same: a timer.
    Fixed,
}

/// What a proposal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum ProposedFigure {
    /// Shares of the ways on from a touchpoint.
    Shares,
    /// Waiting time of a touchpoint.
    Wait,
    /// Doing time of a touchpoint.
    Doing,
    /// Journeys a month.
    Demand,
    /// How they fall on the hours of the week.
    DemandWeek,
}

results! {
    /// A family held against the tickets.
    pub struct Fit {
        /// Which.
        pub family: Family,
        /// The time as the map would have it, minutes.
        pub time: Duration,
        /// Its median, minutes.
        pub median_min: f64,
        /// Its P90, minutes.
        pub p90_min: f64,
        /// Largest distance between the shares of tickets and of the family
        /// that take at most so long (Kolmogorov and Smirnov), 0 to 1.
        pub distance: f64,
    }

    /// The share of one way on.
    pub struct ProposedShare {
        /// Which.
        pub transition: TransitionId,
        /// Key of where it leads to.
        pub target_key: String,
        /// Name of where it leads to.
        pub target: String,
        /// Moves of tickets; none: tickets cannot show this way, and its share
        /// stays.
        pub n: Option<u32>,
        /// Share now, 0 to 1.
        pub before: f64,
        /// Share proposed, 0 to 1.
        pub after: f64,
    }

    /// One figure, or the shares of one touchpoint, as the tickets have it.
    pub struct Proposal {
        /// By which it is chosen: `verify.wait`, `verify.doing`,
        /// `verify.shares`, `demand`, `demand-week`.
        pub key: String,
        /// What it is about.
        pub figure: ProposedFigure,
        /// Where; none: the map as a whole.
        pub touchpoint: Option<TouchpointId>,
        /// What that is called.
        pub name: String,
        /// What it is now, and what that rests on, in words.
        pub before: String,
        /// What it would be, in words.
        pub after: String,
        /// What it was counted from, and what is to be known about it.
        pub words: Vec<String>,
        /// Observations: visits, moves or tickets.
        pub n: u32,
        /// Tickets that they are of.
        pub tickets: u32,
        /// Visits that are not over yet, and are left out.
        pub open: u32,
        /// Of times: now, median and P90, minutes.
        pub before_min: Option<[f64; 2]>,
        /// Of shares: the ways on.
        pub ways: Vec<ProposedShare>,
        /// Of times: the family that it is given as.
        pub family: Option<Family>,
        /// Of times: all families, each with how it fits.
        pub fits: Vec<Fit>,
        /// What carries it out.
        pub edits: Vec<Edit>,
    }

    /// Something that tickets show and that is no figure of its own on a map.
    pub struct Finding {
        /// A share, where it is one, 0 to 1.
        pub share: Option<f64>,
        /// Tickets that it was counted from.
        pub n: u32,
        /// In words.
        pub words: String,
    }

    /// What tickets say about the figures of a map.
    pub struct Calibration {
        /// [`CALIBRATE_FORMAT`].
        pub format: String,
        /// Tickets.
        pub tickets: u32,
        /// Fewer tickets than this give no figure.
        pub minimum_n: u32,
        /// The map as a whole first, then touchpoints by stage.
        pub proposals: Vec<Proposal>,
        /// Reopened, come again, handed on; and why something is not proposed.
        pub findings: Vec<Finding>,
        /// What the figures do not say.
        pub notes: Vec<String>,
    }
}

impl Calibration {
    /// Edits of some proposals, in their order.
    #[must_use]
    pub fn edits(&self, chosen: &dyn Fn(&Proposal) -> bool) -> Vec<Edit> {
        self.proposals.iter().filter(|p| chosen(p)).flat_map(|p| p.edits.iter().cloned()).collect()
    }
}

/// Proposes figures. `counted` says what a figure rests on, given how many
/// observations it was counted from.
#[must_use]
pub fn calibrate(
    set: &TicketSet,
    map: &JourneyMap,
    mapping: &StateMapping,
    options: &CalibrateOptions,
    counted: &dyn Fn(u32) -> Evidence,
) -> Calibration {
    let observed = Observed::of(set, map, mapping, options);
    let case = Case { map, options, counted };
    let mut findings = Vec::new();
    let mut proposals = demand::propose(&case, set, &mut findings);
    let mut of_steps = shares::propose(&case, &observed.leaving, &mut findings);
    of_steps.extend(times::propose(&case, &observed.times));
    let place = |p: &Proposal| {
        let touchpoint = p.touchpoint.and_then(|id| map.touchpoint(id));
        let stage = touchpoint.and_then(|t| map.stage(t.stage));
        (stage.map(|s| s.order), p.touchpoint, p.figure == ProposedFigure::Shares)
    };
    of_steps.sort_by_key(place);
    proposals.extend(of_steps);
    findings.extend(findings::of(set, map, mapping, options, &observed));
    Calibration {
        format: CALIBRATE_FORMAT.into(),
        tickets: set.tickets(),
        minimum_n: options.minimum_n,
        proposals,
        findings,
        notes: NOTES.map(String::from).into(),
    }
}

/// What every proposal looks at.
struct Case<'a> {
    map: &'a JourneyMap,
    options: &'a CalibrateOptions,
    counted: &'a dyn Fn(u32) -> Evidence,
}

/// "assumed", as it stands behind a figure.
fn evidence_in_words(evidence: &Evidence) -> String {
    match evidence {
        Evidence::Assumed => "assumed".into(),
        Evidence::ToldByCustomers => "told by customers".into(),
        Evidence::FromTickets { set, n, .. } => format!("from “{set}”, n {n}"),
    }
}

/// The same but for the day on which it was counted.
fn same_evidence(a: &Evidence, b: &Evidence) -> bool {
    match (a, b) {
        (Evidence::FromTickets { set, n, .. }, Evidence::FromTickets { set: other, n: m, .. }) => {
            set == other && n == m
        }
        _ => a == b,
    }
}

/// "1 ticket", "12 tickets".
fn several(n: u32, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{} {one}s", crate::text::count(n)) }
}
