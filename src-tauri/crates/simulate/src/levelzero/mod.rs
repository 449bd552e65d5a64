//! Level Zero in depth: what is at stake in each gap (episodes, hours, money and
//! effort a month, at the map's demand; domain model, "At stake"), where each
//! class happens, what usually helps, and what mending it would change in the
//! end. The money is capacity released, not savings.

mod mend;
mod net;
mod place;
mod remedy;
mod stake;

pub use mend::mend;
pub use net::{NetEffect, NetEffects, NetProblem, net, nets};
pub use remedy::remedy;
pub use stake::Stake;

pub(crate) use place::places;

use crate::episodes::Ending;
use crate::interval;
use crate::report::{ByEnding, Figure, GapPlace, Gaps, NeedReport, SimulationReport};
use journey::JourneyMap;
use journey::figure::Evidence;
use journey::model::Need;
use serde::{Deserialize, Serialize};

/// Gaps of a need in the order of the chain *exists → reachable → discovered →
/// answerable → works → believed*, each with what is at stake.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct NeedAtStake {
    /// Which need.
    pub id: journey::ids::NeedId,
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Episodes a month.
    pub episodes: f64,
    /// By class; only classes that occur.
    pub gaps: Vec<GapAtStake>,
}

/// One class of a need, a month.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct GapAtStake {
    /// Which stage failed first.
    pub class: GapClass,
    /// Assisted episodes that customers could have solved themselves.
    pub volume: Stake,
    /// Hours that customers lose beyond a level-0 episode; none while no
    /// episode is met at level 0 to compare with.
    pub hours: Option<Stake>,
    /// Capacity that would be released, in the map's currency; likewise.
    pub cost: Option<Stake>,
    /// Effort beyond a level-0 episode, em; likewise.
    pub effort_em: Option<Stake>,
    /// Minutes lost by the typical episode of the class (P50).
    pub lost_p50_min: Option<f64>,
    /// Minutes that nine in ten of them lose at most (P90).
    pub lost_p90_min: Option<f64>,
    /// Where it happens, the largest share of the class first.
    pub places: Vec<GapPlace>,
    /// What usually helps.
    pub remedy: String,
}

/// The stage that failed first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the words of report::Gaps")]
pub enum GapClass {
    Missing,
    Unreachable,
    Undiscovered,
    Unanswerable,
    Fails,
    Unconfirmed,
    Unattributed,
}

/// What is at stake for each need of a report, at the demand of its map.
#[must_use]
pub fn at_stake(report: &SimulationReport, map: &JourneyMap) -> Vec<NeedAtStake> {
    let demand = map.details().demand.value.max(0.0);
    report.needs.iter().map(|need| need_at_stake(need, demand, map.need(need.id).map_or(ALL, solvable))).collect()
}

/// Without a sample, every assisted episode counts.
const ALL: Stake = Stake { mean: 1.0, low: 1.0, high: 1.0 };

/// Share that customers could have solved: from a sample, with its interval.
fn solvable(need: &Need) -> Stake {
    let Some(figure) = &need.solvable else { return ALL };
    let mean = figure.value.clamp(0.0, 1.0);
    match figure.evidence {
        Evidence::FromTickets { n, .. } => {
            let (low, high) = interval::wilson(mean, f64::from(n));
            Stake { mean, low, high }
        }
        Evidence::Assumed | Evidence::ToldByCustomers => Stake { mean, low: mean, high: mean },
    }
}

fn need_at_stake(need: &NeedReport, demand: f64, solvable: Stake) -> NeedAtStake {
    let episodes = Stake::of(&need.episodes).times(demand);
    let gaps = CLASSES.iter().filter_map(|(class, ending)| {
        let share = need.gaps.of(*ending)?;
        let volume = || episodes.and(Stake::of(share)).and(solvable);
        (share.mean > 0.0).then(|| gap_at_stake(need, *class, *ending, volume()))
    });
    let gaps = gaps.collect();
    NeedAtStake { id: need.id, key: need.key.clone(), name: need.name.clone(), episodes: episodes.mean, gaps }
}

fn gap_at_stake(need: &NeedReport, class: GapClass, ending: Ending, volume: Stake) -> GapAtStake {
    // The means of two kinds of episodes, each with its error.
    let beyond = |of: &ByEnding, errors: Option<ByEnding>| {
        let error = |ending| errors.and_then(|errors| errors.of(ending)).unwrap_or(0.0);
        let (mean, se) = (of.of(ending)? - of.level0?, error(ending).hypot(error(Ending::Level0)));
        let (low, high) = interval::normal(mean, se);
        Some(volume.and(Stake { mean, low, high }))
    };
    let errors = need.errors;
    GapAtStake {
        class,
        volume,
        hours: beyond(&need.lost_min, errors.map(|e| e.lost_min)).map(|minutes| minutes.times(1.0 / 60.0)),
        cost: beyond(&need.cost, errors.map(|e| e.cost)),
        effort_em: beyond(&need.friction_em, errors.map(|e| e.friction_em)),
        lost_p50_min: need.lost_spread.and_then(|spread| spread.p50.of(ending)),
        lost_p90_min: need.lost_spread.and_then(|spread| spread.p90.of(ending)),
        places: need.places.iter().filter(|place| place.class == class).cloned().collect(),
        remedy: remedy(class).into(),
    }
}

const CLASSES: [(GapClass, Ending); 7] = [
    (GapClass::Missing, Ending::Missing),
    (GapClass::Unreachable, Ending::Unreachable),
    (GapClass::Undiscovered, Ending::Undiscovered),
    (GapClass::Unanswerable, Ending::Unanswerable),
    (GapClass::Fails, Ending::Fails),
    (GapClass::Unconfirmed, Ending::Unconfirmed),
    (GapClass::Unattributed, Ending::Unattributed),
];

impl GapClass {
    /// The class of an ending with assistance; none of the others.
    pub(crate) fn of(ending: Ending) -> Option<Self> {
        CLASSES.iter().find(|(_, one)| *one == ending).map(|(class, _)| *class)
    }
}

impl Gaps {
    fn of(&self, ending: Ending) -> Option<&Figure> {
        match ending {
            Ending::Level0 | Ending::GivenUp => None,
            Ending::Missing => Some(&self.missing),
            Ending::Unreachable => Some(&self.unreachable),
            Ending::Undiscovered => Some(&self.undiscovered),
            Ending::Unanswerable => Some(&self.unanswerable),
            Ending::Fails => Some(&self.fails),
            Ending::Unconfirmed => Some(&self.unconfirmed),
            Ending::Unattributed => Some(&self.unattributed),
        }
    }
}

impl ByEnding {
    fn of(&self, ending: Ending) -> Option<f64> {
        match ending {
            Ending::Level0 => self.level0,
            Ending::GivenUp => self.given_up,
            Ending::Missing => self.missing,
            Ending::Unreachable => self.unreachable,
            Ending::Undiscovered => self.undiscovered,
            Ending::Unanswerable => self.unanswerable,
            Ending::Fails => self.fails,
            Ending::Unconfirmed => self.unconfirmed,
            Ending::Unattributed => self.unattributed,
        }
    }
}
