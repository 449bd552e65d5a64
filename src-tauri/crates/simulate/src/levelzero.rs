//! What is at stake in each Level Zero gap: episodes, hours, money and effort a
//! month, at the map's demand (domain model, "At stake"). The money is capacity
//! released, not savings. It does not say what mending a stage would change:
//! what is freed there may still fall at the next.

use crate::episodes::Ending;
use crate::interval;
use crate::report::{ByEnding, Figure, Gaps, NeedReport, SimulationReport};
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
}

/// A figure with the interval that follows from the simulated share and from
/// the sample of what is solvable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Stake {
    /// Expected.
    pub mean: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end of the 95 % interval.
    pub high: f64,
}

/// The stage that failed first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
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
    let episodes = demand * need.episodes.mean;
    let gaps = CLASSES.iter().filter_map(|(class, ending)| {
        let share = need.gaps.of(*ending)?;
        (share.mean > 0.0).then(|| gap_at_stake(need, *class, *ending, volume(share, episodes, solvable)))
    });
    NeedAtStake { id: need.id, key: need.key.clone(), name: need.name.clone(), episodes, gaps: gaps.collect() }
}

fn volume(share: &Figure, episodes: f64, solvable: Stake) -> Stake {
    Stake {
        mean: episodes * share.mean * solvable.mean,
        low: episodes * share.low.max(0.0) * solvable.low,
        high: episodes * share.high * solvable.high,
    }
}

fn gap_at_stake(need: &NeedReport, class: GapClass, ending: Ending, volume: Stake) -> GapAtStake {
    let beyond = |of: &ByEnding, unit: f64| Some(volume.times((of.of(ending)? - of.level0?) / unit));
    GapAtStake {
        class,
        volume,
        hours: beyond(&need.lost_min, 60.0),
        cost: beyond(&need.cost, 1.0),
        effort_em: beyond(&need.friction_em, 1.0),
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

impl Stake {
    pub(crate) fn of(figure: &Figure) -> Self {
        Self { mean: figure.mean, low: figure.low, high: figure.high }
    }

    /// So much of each; a negative amount turns the interval round.
    pub(crate) fn times(self, amount: f64) -> Self {
        let (a, b) = (self.low * amount, self.high * amount);
        Self { mean: self.mean * amount, low: a.min(b), high: a.max(b) }
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
