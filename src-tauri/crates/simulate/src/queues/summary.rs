//! From replications to the report: what each says of a figure, their mean, and
//! Student's interval. Distributions are those of all of them together.

use super::crowd::Crowd;
use super::desk::Desk;
use super::engine::{Plan, Replication};
use super::figures::{Over, figures};
use super::load;
use super::report::{CustomersReport, HourOfWeek, QueueReport, TeamReport};
use super::team_tally::{Areas, TeamTally, per};
use super::{HOUR, Setting, WEEK};
use crate::exact::{self, Exact};
use crate::exact_needs::{self, ExactNeed};
use crate::report::{Figure, SimulationReport};
use crate::sketch::Sketch;
use crate::summary;
use crate::tally::Tally;

/// What is known so far.
pub(crate) struct Summary<'a> {
    crowd: &'a Crowd<'a>,
    desk: &'a Desk,
    plan: &'a Plan,
    setting: &'a Setting,
    exact: Exact,
    needs: Vec<ExactNeed>,
    /// All replications together.
    all: Tally,
    /// Each figure of the journeys over replications.
    journeys: Vec<Over>,
    customers: [Over; 4],
    teams: Vec<TeamOver>,
    events: u64,
}

/// A team over replications.
#[derive(Clone, Debug)]
struct TeamOver {
    arrivals: Over,
    utilisation: Over,
    blocked: Over,
    wait_served: Over,
    wait_all: Over,
    waits: Over,
    gives_up: Over,
    turned_away: Over,
    service_level: Over,
    queue: Over,
    left_waiting: Over,
    sketch: Sketch,
    hours: Vec<HourOver>,
}

#[derive(Clone, Copy, Debug, Default)]
struct HourOver {
    queue: Over,
    areas: Areas,
    come: u64,
}

impl<'a> Summary<'a> {
    pub(crate) fn new(crowd: &'a Crowd<'a>, desk: &'a Desk, plan: &'a Plan, setting: &'a Setting) -> Self {
        Self {
            crowd,
            desk,
            plan,
            setting,
            exact: exact::mixed(crowd.kinds().map(|(share, chain)| (share, exact::solve(chain)))),
            needs: exact_needs::mixed(crowd.kinds().map(|(share, chain)| (share, exact_needs::solve(chain)))),
            all: Tally::new(crowd.first()),
            journeys: Vec::new(),
            customers: [Over::default(); 4],
            teams: vec![TeamOver::new(); desk.teams.len()],
            events: 0,
        }
    }

    /// One more replication.
    pub(crate) fn add(&mut self, replication: &Replication) {
        self.all.merge(&replication.tally);
        let mut report = self.journeys_of(&replication.tally);
        let figures = figures(&mut report);
        self.journeys.resize(figures.len(), Over::default());
        for (over, place) in self.journeys.iter_mut().zip(figures) {
            over.add(place.known.then_some(place.figure.mean));
        }
        let flow = &replication.flow;
        let counts = [flow.inside_before, flow.arrived, flow.ended, flow.inside_after];
        for (over, count) in self.customers.iter_mut().zip(counts) {
            over.add(Some(count as f64));
        }
        let minutes = f64::from(self.setting.weeks) * WEEK;
        for (team, tally) in self.teams.iter_mut().zip(&replication.teams) {
            team.add(tally, minutes);
        }
        self.events += flow.events;
    }

    pub(crate) fn report(self) -> QueueReport {
        let mut journeys = self.journeys_of(&self.all);
        for (place, over) in figures(&mut journeys).into_iter().zip(&self.journeys) {
            let found = if place.share { over.share() } else { over.figure() };
            let Figure { sd, p10, p50, p90, p99, .. } = *place.figure;
            *place.figure = Figure { sd, p10, p50, p90, p99, ..found };
        }
        // Where a gap happens is worked out from waits that are drawn; here the queues make them.
        journeys.needs.iter_mut().for_each(|need| need.places.clear());
        journeys.format = "milewalk.queues/1".into();
        journeys.touchpoints.sort_by(summary::by_contribution);
        let [inside_before, arrived, ended, inside_after] = self.customers.map(|over| over.figure());
        let minutes = load::minutes(self.crowd, self.desk);
        let rate = self.desk.demand.mean();
        let teams = self.desk.teams.iter().zip(&self.teams).zip(minutes).map(|((table, over), minutes)| {
            let level = over.service_level.share();
            TeamReport {
                id: table.id,
                key: table.key.clone(),
                name: table.name.clone(),
                offered_load: minutes * rate,
                staff: table.rota.mean(),
                on_target: on_target(&level, self.setting.target),
                ..over.report(level, self.setting)
            }
        });
        QueueReport {
            format: "milewalk.queues/1".into(),
            map: self.crowd.first().title.clone(),
            seed: self.setting.seed,
            replications: self.setting.replications,
            weeks: self.setting.weeks,
            warm_up_weeks: self.plan.warm_up_weeks,
            start: self.setting.start.monday().to_string(),
            answer_within_s: self.setting.answer_within_s,
            target: self.setting.target,
            customers: CustomersReport { inside_before, arrived, ended, inside_after },
            teams: teams.collect(),
            events: self.events,
            journeys,
        }
    }

    /// Touchpoints in the order of their ids, so that those of two reports stand
    /// at the same place.
    fn journeys_of(&self, tally: &Tally) -> SimulationReport {
        let mut report = summary::report(self.crowd.first(), tally, &self.exact, &self.needs, self.setting.seed);
        report.who = self.crowd.who;
        report.touchpoints.sort_by_key(|touchpoint| touchpoint.id);
        report
    }
}

fn on_target(level: &Figure, target: f64) -> Option<bool> {
    match (level.low >= target, level.high < target) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

impl TeamOver {
    fn new() -> Self {
        let none = Over::default();
        Self {
            arrivals: none,
            utilisation: none,
            blocked: none,
            wait_served: none,
            wait_all: none,
            waits: none,
            gives_up: none,
            turned_away: none,
            service_level: none,
            queue: none,
            left_waiting: none,
            sketch: Sketch::default(),
            hours: vec![HourOver::default(); journey::model::HOURS_OF_WEEK],
        }
    }

    fn add(&mut self, tally: &TeamTally, minutes: f64) {
        let figures = tally.figures(minutes);
        self.arrivals.add(Some(tally.hours.iter().map(|(_, come)| *come as f64).sum()));
        self.utilisation.add(figures.utilisation);
        self.blocked.add(figures.blocked);
        self.wait_served.add(figures.wait_served);
        self.wait_all.add(figures.wait_all);
        self.waits.add(figures.waits);
        self.gives_up.add(figures.gives_up);
        self.turned_away.add(figures.turned_away);
        self.service_level.add(figures.service_level);
        self.queue.add(figures.queue);
        self.left_waiting.add(Some(tally.left_waiting as f64));
        self.sketch.merge(&tally.waits);
        for (over, (areas, come)) in self.hours.iter_mut().zip(&tally.hours) {
            over.queue.add(per(areas.waiting, minutes / WEEK * HOUR));
            over.areas.add(areas);
            over.come += come;
        }
    }

    fn report(&self, service_level: Figure, setting: &Setting) -> TeamReport {
        let quantile = |p| Some(self.sketch.quantile(p)).filter(|_| self.sketch.count() > 0);
        let weeks = f64::from(setting.weeks) * f64::from(setting.replications);
        TeamReport {
            id: None,
            key: String::new(),
            name: String::new(),
            offered_load: 0.0,
            staff: 0.0,
            on_target: None,
            arrivals: self.arrivals.amount(),
            utilisation: self.utilisation.amount(),
            blocked: self.blocked.amount(),
            wait_served: Figure {
                p10: quantile(0.1),
                p50: quantile(0.5),
                p90: quantile(0.9),
                p99: quantile(0.99),
                ..self.wait_served.amount()
            },
            wait_histogram: self.sketch.histogram(),
            wait_all: self.wait_all.amount(),
            waits: self.waits.share(),
            gives_up: self.gives_up.share(),
            turned_away: self.turned_away.share(),
            service_level,
            queue: self.queue.amount(),
            waiting_after: self.left_waiting.amount(),
            hours: self.hours.iter().map(|hour| hour.report(weeks)).collect(),
        }
    }
}

impl HourOver {
    fn report(&self, weeks: f64) -> HourOfWeek {
        let on_duty = self.areas.on_duty;
        HourOfWeek {
            queue: self.queue.amount(),
            arrivals: self.come as f64 / weeks,
            staff: on_duty / (HOUR * weeks),
            utilisation: if on_duty > 0.0 { self.areas.at_work / on_duty } else { 0.0 },
        }
    }
}
