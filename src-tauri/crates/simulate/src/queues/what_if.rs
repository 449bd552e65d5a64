//! What more or fewer people would change: the same customers with the same work
//! on two maps, replication beside replication (common random numbers), so that
//! a small difference shows in few of them. Says the difference of each figure
//! with Student's interval over replications, and whether it can be seen at all
//! (`milewalk.queues-what-if/1`).

use super::crowd::Crowd;
use super::desk::Desk;
use super::engine::{Engine, Replication};
use super::figures::Over;
use super::refusal::QueueError;
use super::replications::{Progress, in_order, prepared, warm_up};
use super::team_tally::{TeamFigures, per};
use super::{Setting, WEEK};
use crate::cast::{Cast, Who};
use crate::tally::{OUTCOMES, Of, Tally};
use crate::what_if::Difference;
use journey::JourneyMap;
use journey::ids::TeamId;
use journey::model::Outcome;
use serde::{Deserialize, Serialize};

/// What a run of two maps with their teams says.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct QueuesWhatIf {
    /// `milewalk.queues-what-if/1`.
    pub format: String,
    /// Title of the map.
    pub map: String,
    /// Who arrives.
    pub who: Who,
    /// Seed.
    pub seed: u32,
    /// Independent replications, each on both maps.
    pub replications: u32,
    /// Weeks that count, in each of them.
    pub weeks: u32,
    /// Weeks before those.
    pub warm_up_weeks: u32,
    /// "Answered in time": seconds.
    pub answer_within_s: f64,
    /// Of the journeys that ended.
    pub journeys: JourneyChanges,
    /// Teams that serve a step on both maps.
    pub teams: Vec<TeamChanges>,
}

/// Differences of journeys; none where fewer than two replications have the
/// figure on both maps. Units as in the report of a simulation.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the words of report::Outcomes and report::Totals")]
pub struct JourneyChanges {
    pub resolved_verified: Option<Difference>,
    pub abandoned: Option<Difference>,
    pub friction_em: Option<Difference>,
    pub lost_min: Option<Difference>,
    pub elapsed_min: Option<Difference>,
    pub cost: Option<Difference>,
}

/// Differences of a team; none where fewer than two replications have the
/// figure on both maps.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the words of TeamReport")]
pub struct TeamChanges {
    pub id: Option<TeamId>,
    pub key: String,
    pub name: String,
    /// Mean number on duty in an ordinary week, on the map as it is.
    pub staff_base: f64,
    /// The same, on the changed map.
    pub staff_scenario: f64,
    pub wait_served: Option<Difference>,
    pub wait_all: Option<Difference>,
    pub gives_up: Option<Difference>,
    pub service_level: Option<Difference>,
    pub utilisation: Option<Difference>,
    pub queue: Option<Difference>,
}

/// A map and its customers, and a changed map with the same ([`Cast::on`]).
/// Where the changes alter the demand, not the same customers arrive.
///
/// # Errors
/// As [`super::run`], of each of the two.
pub fn compare(
    base: (&JourneyMap, &Cast),
    scenario: (&JourneyMap, &Cast),
    setting: &Setting,
    progress: &Progress<'_>,
) -> Result<QueuesWhatIf, QueueError> {
    let changed = |error| match error {
        QueueError::Cancelled => QueueError::Cancelled,
        other => QueueError::WithTheChange(Box::new(other)),
    };
    let (crowd, others) = (Crowd::of(base.1), Crowd::of(scenario.1));
    let warm_up_weeks = warm_up(&crowd, setting)?.max(warm_up(&others, setting).map_err(changed)?);
    let setting = Setting { warm_up_weeks: Some(warm_up_weeks), ..setting.clone() };
    let (desk, plan) = prepared(base.0, &crowd, &setting)?;
    let (other_desk, other_plan) = prepared(scenario.0, &others, &setting).map_err(changed)?;
    let mut pairs = Pairs::new(&desk, &other_desk, &setting);
    let all = 2.0 * f64::from(setting.replications) * f64::from(plan.weeks) * WEEK;
    in_order(
        setting.replications,
        all,
        progress,
        |replication, done| {
            let base = Engine::new(&crowd, &desk, &plan, replication).run(&mut done.look())?;
            let other = Engine::new(&others, &other_desk, &other_plan, replication);
            Ok((base, other.run(&mut done.look()).map_err(changed)?))
        },
        |(base, scenario)| pairs.add(&base, &scenario),
    )?;
    Ok(QueuesWhatIf {
        format: "milewalk.queues-what-if/1".into(),
        map: crowd.first().title.clone(),
        who: crowd.who,
        seed: setting.seed,
        replications: setting.replications,
        weeks: setting.weeks,
        warm_up_weeks,
        answer_within_s: setting.answer_within_s,
        journeys: pairs.journeys(),
        teams: pairs.teams.iter().map(|team| team.changes(&desk, &other_desk)).collect(),
    })
}

/// What is known so far.
struct Pairs {
    /// In the order of [`of_journeys`].
    journeys: [Pair; JOURNEY_FIGURES],
    teams: Vec<TeamPairs>,
    /// Minutes that count in a replication.
    minutes: f64,
}

/// A team that both maps have: its place on each.
struct TeamPairs {
    places: (usize, usize),
    /// In the order of [`of_team`].
    figures: [Pair; TEAM_FIGURES],
}

/// A figure over the replications that have it on both maps.
#[derive(Clone, Copy, Debug, Default)]
struct Pair {
    base: Over,
    scenario: Over,
    difference: Over,
}

const JOURNEY_FIGURES: usize = 6;
const TEAM_FIGURES: usize = 6;

fn of_journeys(tally: &Tally) -> [Option<f64>; JOURNEY_FIGURES] {
    let walks = tally.walks as f64;
    let share = |outcome| {
        let count = OUTCOMES.iter().zip(tally.outcomes).find(|(one, _)| **one == outcome)?.1;
        per(count as f64, walks)
    };
    let mean = |of| per(tally.total(of)?.moments.sum, walks);
    [
        share(Outcome::ResolvedVerified),
        share(Outcome::Abandoned),
        mean(Of::Friction),
        mean(Of::Lost),
        mean(Of::Elapsed),
        mean(Of::Cost),
    ]
}

fn of_team(figures: &TeamFigures) -> [Option<f64>; TEAM_FIGURES] {
    let TeamFigures { wait_served, wait_all, gives_up, service_level, utilisation, queue, .. } = *figures;
    [wait_served, wait_all, gives_up, service_level, utilisation, queue]
}

impl Pairs {
    fn new(base: &Desk, scenario: &Desk, setting: &Setting) -> Self {
        let teams = base.teams.iter().enumerate().filter_map(|(at, team)| {
            let other = scenario.teams.iter().position(|other| other.id == team.id)?;
            Some(TeamPairs { places: (at, other), figures: [Pair::default(); TEAM_FIGURES] })
        });
        Self {
            journeys: [Pair::default(); JOURNEY_FIGURES],
            teams: teams.collect(),
            minutes: f64::from(setting.weeks) * WEEK,
        }
    }

    fn add(&mut self, base: &Replication, scenario: &Replication) {
        let figures = of_journeys(&base.tally).into_iter().zip(of_journeys(&scenario.tally));
        self.journeys.iter_mut().zip(figures).for_each(|(pair, (a, b))| pair.add(a, b));
        for TeamPairs { places, figures } in &mut self.teams {
            if let (Some(a), Some(b)) = (base.teams.get(places.0), scenario.teams.get(places.1)) {
                let (a, b) = (of_team(&a.figures(self.minutes)), of_team(&b.figures(self.minutes)));
                figures.iter_mut().zip(a.into_iter().zip(b)).for_each(|(pair, (a, b))| pair.add(a, b));
            }
        }
    }

    fn journeys(&self) -> JourneyChanges {
        let [resolved_verified, abandoned, friction_em, lost_min, elapsed_min, cost] =
            self.journeys.map(|pair| pair.difference());
        JourneyChanges { resolved_verified, abandoned, friction_em, lost_min, elapsed_min, cost }
    }
}

impl TeamPairs {
    fn changes(&self, base: &Desk, scenario: &Desk) -> TeamChanges {
        let (team, other) = (base.teams.get(self.places.0), scenario.teams.get(self.places.1));
        let [wait_served, wait_all, gives_up, service_level, utilisation, queue] =
            self.figures.map(|pair| pair.difference());
        TeamChanges {
            id: team.and_then(|team| team.id),
            key: team.map(|team| team.key.clone()).unwrap_or_default(),
            name: team.map(|team| team.name.clone()).unwrap_or_default(),
            staff_base: team.map_or(0.0, |team| team.rota.mean()),
            staff_scenario: other.map_or(0.0, |team| team.rota.mean()),
            wait_served,
            wait_all,
            gives_up,
            service_level,
            utilisation,
            queue,
        }
    }
}

impl Pair {
    fn add(&mut self, base: Option<f64>, scenario: Option<f64>) {
        if let (Some(a), Some(b)) = (base, scenario) {
            self.base.add(Some(a));
            self.scenario.add(Some(b));
            self.difference.add(Some(b - a));
        }
    }

    /// None of fewer than two: there is no interval then.
    fn difference(&self) -> Option<Difference> {
        if self.difference.replications() < 2 {
            return None;
        }
        let found = self.difference.figure();
        Some(Difference {
            base: self.base.figure().mean,
            scenario: self.scenario.figure().mean,
            mean: found.mean,
            se: found.se,
            low: found.low,
            high: found.high,
            seen: found.low > 0.0 || found.high < 0.0,
            exact: None,
        })
    }
}
