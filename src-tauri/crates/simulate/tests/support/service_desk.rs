//! A service desk of twenty steps: two teams with shifts, phone and form,
//! patience, escalation, work on the device while somebody waits, and contacts
//! that come again. Made here rather than kept as a file, so that a test can
//! change the teams and the demand.

use journey::JourneyMap;
use journey::figure::{Duration, Figure};
use journey::ids::{MapId, StageId, TeamId, TouchpointId, TransitionId};
use journey::model::{
    Details, Level, Outcome, Shift, ShiftEnd, Stage, Team, Touchpoint, Transition, TransitionKind, Weekday,
};
use journey::record::Record;
use uuid::Uuid;

/// What can be different.
#[derive(Clone, Debug)]
pub(crate) struct Desk {
    /// Journeys a month.
    pub(crate) demand: f64,
    /// People of a shift of the first line, and of the second.
    pub(crate) staff: [u32; 2],
    pub(crate) at_shift_end: ShiftEnd,
}

impl Default for Desk {
    fn default() -> Self {
        Self { demand: 10_000.0, staff: [7, 13], at_shift_end: ShiftEnd::Pause }
    }
}

const FIRST: usize = 0;
const SECOND: usize = 1;
const WORKDAYS: [Weekday; 5] =
    [Weekday::Monday, Weekday::Tuesday, Weekday::Wednesday, Weekday::Thursday, Weekday::Friday];

/// Key, team, active P50 and P90, wait P50 and P90 where no team serves,
/// patience, priority, same person.
type Step = (&'static str, Option<usize>, [f64; 2], [f64; 2], Option<f64>, u32, bool);

const STEPS: [Step; 20] = [
    ("trouble", None, [1.0, 3.0], [0.0, 0.0], None, 3, false),
    ("search", None, [3.0, 8.0], [0.0, 0.0], None, 3, false),
    ("article", None, [4.0, 10.0], [0.0, 0.0], None, 3, false),
    ("number", None, [1.0, 4.0], [0.0, 0.0], None, 3, false),
    ("menu", None, [0.7, 1.5], [0.2, 0.5], None, 3, false),
    ("call", Some(FIRST), [4.0, 9.0], [0.0, 0.0], Some(8.0), 2, false),
    ("identify", Some(FIRST), [1.0, 2.0], [0.0, 0.0], None, 2, true),
    ("restart", None, [3.0, 6.0], [0.0, 0.0], None, 3, true),
    ("fix", Some(FIRST), [3.0, 9.0], [0.0, 0.0], None, 2, true),
    ("form", None, [5.0, 12.0], [0.0, 0.0], None, 3, false),
    ("triage", Some(FIRST), [2.0, 5.0], [0.0, 0.0], None, 4, false),
    ("answer", Some(FIRST), [4.0, 12.0], [0.0, 0.0], None, 4, false),
    ("reply", None, [2.0, 5.0], [60.0, 400.0], None, 3, false),
    ("escalate", None, [0.0, 0.0], [1.0, 5.0], None, 3, false),
    ("analyse", Some(SECOND), [15.0, 60.0], [0.0, 0.0], None, 3, false),
    ("call-back", Some(SECOND), [8.0, 20.0], [0.0, 0.0], None, 3, true),
    ("visit", Some(SECOND), [25.0, 60.0], [0.0, 0.0], None, 1, false),
    ("try", None, [2.0, 5.0], [0.0, 0.0], None, 3, false),
    ("confirm", None, [1.0, 2.0], [5.0, 60.0], None, 3, false),
    ("again", None, [1.0, 3.0], [0.0, 0.0], None, 3, false),
];

/// Source, target, share, kind.
const WAYS: [(&str, &str, f64, TransitionKind); 40] = {
    use TransitionKind::{Abandon, AbandonSwitch, Next, Repeat, Switch, Transfer};
    [
        ("trouble", "search", 0.5, Next),
        ("trouble", "number", 0.35, Next),
        ("trouble", "form", 0.15, Next),
        ("search", "article", 0.55, Next),
        ("search", "number", 0.3, Switch),
        ("search", "form", 0.15, Switch),
        ("article", "try", 0.7, Next),
        ("article", "number", 0.2, Switch),
        ("article", "form", 0.1, Switch),
        ("number", "menu", 1.0, Next),
        ("menu", "call", 0.9, Next),
        ("menu", "form", 0.1, Switch),
        ("call", "identify", 1.0, Next),
        ("call", "form", 0.4, AbandonSwitch),
        ("call", "gone", 0.2, Abandon),
        ("call", "again", 0.4, Abandon),
        ("identify", "fix", 0.6, Next),
        ("identify", "restart", 0.25, Next),
        ("identify", "escalate", 0.15, Transfer),
        ("restart", "fix", 1.0, Next),
        ("fix", "try", 0.85, Next),
        ("fix", "escalate", 0.15, Transfer),
        ("form", "triage", 1.0, Next),
        ("triage", "answer", 0.75, Next),
        ("triage", "escalate", 0.25, Transfer),
        ("answer", "reply", 0.3, Next),
        ("answer", "try", 0.7, Next),
        ("reply", "answer", 1.0, Next),
        ("escalate", "analyse", 1.0, Next),
        ("analyse", "call-back", 0.7, Next),
        ("analyse", "visit", 0.3, Next),
        ("call-back", "try", 1.0, Next),
        ("visit", "try", 1.0, Next),
        ("try", "confirm", 0.55, Next),
        ("try", "done", 0.3, Next),
        ("try", "again", 0.15, Repeat),
        ("confirm", "verified", 1.0, Next),
        ("again", "number", 0.6, Repeat),
        ("again", "form", 0.3, Repeat),
        ("again", "gone", 0.1, Next),
    ]
};

const ENDS: [(&str, Outcome); 3] =
    [("verified", Outcome::ResolvedVerified), ("done", Outcome::ResolvedUnverified), ("gone", Outcome::Abandoned)];

fn uuid(kind: u128, n: usize) -> Uuid {
    Uuid::from_u128(kind << 64 | n as u128)
}

fn place(key: &str) -> TouchpointId {
    let keys = STEPS.iter().map(|step| step.0).chain(ENDS.iter().map(|end| end.0));
    TouchpointId(uuid(1, keys.into_iter().position(|k| k == key).expect("every way leads between steps")))
}

fn duration([p50, p90]: [f64; 2]) -> Figure<Duration> {
    Figure::assumed(if p50 > 0.0 { Duration::Lognormal { p50, p90 } } else { Duration::Fixed { value: 0.0 } })
}

/// Twice as busy in the morning, quiet at night and at the weekend.
fn demand_week() -> Vec<f64> {
    let weight = |day: usize, hour: usize| match (day, hour) {
        (5 | 6, _) => 0.1,
        (_, 8..=10) => 2.0,
        (_, 7 | 11..=16) => 1.0,
        (_, 6 | 17..=19) => 0.3,
        _ => 0.05,
    };
    (0..7).flat_map(|day| (0..24).map(move |hour| weight(day, hour))).collect()
}

pub(crate) fn team_id(index: usize) -> TeamId {
    TeamId(uuid(6, index))
}

fn team(index: usize, name: &str, desk: &Desk, shifts: &[(u32, u32)]) -> Team {
    let staff = desk.staff[index];
    let shift = |(from, to): &(u32, u32)| Shift { days: WORKDAYS.into(), from: *from, to: *to, staff };
    Team {
        id: team_id(index),
        key: format!("team-{index}"),
        name: name.into(),
        staff,
        shifts: shifts.iter().map(shift).collect(),
        time_zone: String::new(),
        holidays: [].into(),
        at_shift_end: desk.at_shift_end,
    }
}

/// The map.
pub(crate) fn service_desk(desk: &Desk) -> JourneyMap {
    let stage = StageId(uuid(2, 0));
    let mut records = vec![Record::Stage(Stage { id: stage, key: "all".into(), name: "All".into(), order: 0 })];
    records.push(Record::Team(team(FIRST, "First line", desk, &[(7, 15), (11, 19)])));
    records.push(Record::Team(team(SECOND, "Second line", desk, &[(9, 17)])));
    for (key, outcome) in ENDS {
        let end = Touchpoint::new(place(key), key.to_owned(), key.to_owned(), stage);
        records.push(Record::from(Touchpoint { outcome: Some(outcome), ..end }));
    }
    for (key, team, active, wait, patience, priority, same_person) in STEPS {
        records.push(Record::from(Touchpoint {
            active: duration(active),
            wait: duration(wait),
            patience: patience.map(Figure::assumed),
            attended: Figure::assumed(if key == "call" { 1.0 } else { 0.0 }),
            team: team.map(team_id),
            level: team.map(|team| if team == FIRST { Level::Level1 } else { Level::Level2 }),
            cost: Figure::assumed(if team.is_some() { 10.0 } else { 0.0 }),
            priority,
            same_person,
            ..Touchpoint::new(place(key), key.to_owned(), key.to_owned(), stage)
        }));
    }
    for (n, (source, target, share, kind)) in WAYS.into_iter().enumerate() {
        records.push(Record::Transition(Transition {
            id: TransitionId(uuid(3, n)),
            source: place(source),
            target: place(target),
            share: Figure::assumed(share),
            kind,
            exit_reason: None,
            label: String::new(),
        }));
    }
    records.push(Record::Details(Details {
        title: "A service desk with two lines".into(),
        start: Some(place("trouble")),
        demand: Figure::assumed(desk.demand),
        demand_week: demand_week(),
        ..Details::untitled(MapId(uuid(5, 0)))
    }));
    JourneyMap::from_records(records).expect("the map hangs together")
}
