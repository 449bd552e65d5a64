//! A line of steps that one team serves, or nobody: the smallest map with a
//! queue.

#![allow(dead_code, reason = "each test file uses some of it")]

use journey::JourneyMap;
use journey::figure::{Duration, Figure};
use journey::ids::{MapId, StageId, TeamId, TouchpointId, TransitionId};
use journey::model::{Details, Outcome, Shift, ShiftEnd, Stage, Team, Touchpoint, Transition, TransitionKind, Weekday};
use journey::record::Record;
use std::collections::BTreeSet;
use uuid::Uuid;

/// One step after the other.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    /// Journeys a month; 4,383 are one every ten minutes.
    pub(crate) demand: f64,
    pub(crate) steps: Vec<Step>,
    pub(crate) team: Team,
}

#[derive(Clone, Debug)]
pub(crate) struct Step {
    pub(crate) active: Duration,
    pub(crate) served: bool,
    pub(crate) patience: Option<f64>,
    pub(crate) priority: u32,
    pub(crate) same_person: bool,
}

/// One journey a minute.
pub(crate) const A_MINUTE: f64 = 365.25 / 12.0 * 24.0 * 60.0;

pub(crate) fn served(minutes: f64) -> Step {
    let active = Duration::Fixed { value: minutes };
    Step { active, served: true, patience: None, priority: 3, same_person: false }
}

/// Round the clock.
pub(crate) fn team(staff: u32) -> Team {
    Team {
        id: TeamId(uuid(6, 0)),
        key: "team".into(),
        name: "The team".into(),
        staff,
        shifts: Vec::new(),
        time_zone: String::new(),
        holidays: BTreeSet::new(),
        at_shift_end: ShiftEnd::Pause,
    }
}

/// Monday to Friday, nine to five.
pub(crate) fn office_hours(staff: u32) -> Team {
    use Weekday::{Friday, Monday, Thursday, Tuesday, Wednesday};
    let days = [Monday, Tuesday, Wednesday, Thursday, Friday].into();
    Team { shifts: vec![Shift { days, from: 9, to: 17, staff }], ..team(0) }
}

pub(crate) fn uuid(kind: u128, n: usize) -> Uuid {
    Uuid::from_u128(kind << 64 | n as u128)
}

impl Line {
    /// One step of so many minutes.
    pub(crate) fn new(demand: f64, minutes: f64, team: Team) -> Self {
        Self { demand, steps: vec![served(minutes)], team }
    }

    pub(crate) fn map(&self) -> JourneyMap {
        self.map_with(|_| ())
    }

    /// With other details.
    pub(crate) fn map_with(&self, change: impl Fn(&mut Details)) -> JourneyMap {
        let stage = StageId(uuid(2, 0));
        let touchpoint =
            |n: usize| Touchpoint::new(TouchpointId(uuid(1, n)), format!("step-{n}"), format!("Step {n}"), stage);
        let (done, gone) = (self.steps.len(), self.steps.len() + 1);
        let mut records = vec![Record::Stage(Stage { id: stage, key: "all".into(), name: "All".into(), order: 0 })];
        records.push(Record::Team(self.team.clone()));
        for (n, outcome) in [(done, Outcome::ResolvedVerified), (gone, Outcome::Abandoned)] {
            records.push(Record::from(Touchpoint { outcome: Some(outcome), ..touchpoint(n) }));
        }
        for (n, step) in self.steps.iter().enumerate() {
            records.push(Record::from(Touchpoint {
                active: Figure::assumed(step.active.clone()),
                wait: Figure::assumed(Duration::Fixed { value: 0.0 }),
                attended: Figure::assumed(1.0),
                patience: step.patience.map(Figure::assumed),
                team: step.served.then_some(self.team.id),
                priority: step.priority,
                same_person: step.same_person,
                ..touchpoint(n)
            }));
            let way = |target: usize, kind| Transition {
                id: TransitionId(uuid(3, 1000 * n + target)),
                source: TouchpointId(uuid(1, n)),
                target: TouchpointId(uuid(1, target)),
                share: Figure::assumed(1.0),
                kind,
                exit_reason: None,
                label: String::new(),
            };
            records.push(Record::Transition(way(n + 1, TransitionKind::Next)));
            if step.patience.is_some() {
                records.push(Record::Transition(way(gone, TransitionKind::Abandon)));
            }
        }
        let mut details = Details {
            title: "One team".into(),
            start: Some(TouchpointId(uuid(1, 0))),
            demand: Figure::assumed(self.demand),
            ..Details::untitled(MapId(uuid(5, 0)))
        };
        change(&mut details);
        records.push(Record::Details(details));
        JourneyMap::from_records(records).unwrap()
    }
}
