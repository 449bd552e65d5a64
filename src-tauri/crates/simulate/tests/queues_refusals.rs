//! What cannot be run with its teams is refused in a sentence, before anything
//! is run.

#[path = "support/one_team.rs"]
mod one_team;

use journey::JourneyMap;
use journey::model::{Team, TransitionKind};
use journey::record::Record;
use one_team::{A_MINUTE, Line, Step, office_hours, served, team};
use simulate::queues::{Day, Law, Network, NetworkStep, QueueError, Setting, run, run_network};
use simulate::{Cast, Who};
use std::ops::ControlFlow;

fn setting() -> Setting {
    let start = Day::parse("2026-01-07").unwrap();
    Setting { replications: 2, weeks: 2, warm_up_weeks: Some(0), ..Setting::new(7, start) }
}

fn refusal_with(map: &JourneyMap, setting: &Setting, names: &str) -> QueueError {
    let error = run(map, &Cast::of(map, Who::Neutral).unwrap(), setting, &|_| ControlFlow::Continue(())).unwrap_err();
    assert!(error.to_string().contains(names), "\"{error}\" should say {names}");
    error
}

fn refusal(map: &JourneyMap, names: &str) -> QueueError {
    refusal_with(map, &setting(), names)
}

fn runs(map: &JourneyMap) {
    run(map, &Cast::of(map, Who::Neutral).unwrap(), &setting(), &|_| ControlFlow::Continue(())).unwrap();
}

fn patient(line: &Line, minutes: f64) -> Line {
    let steps = line.steps.iter().map(|step| Step { patience: Some(minutes), ..step.clone() }).collect();
    Line { steps, ..line.clone() }
}

#[test]
fn a_team_without_people() {
    let line = Line::new(100.0, 3.0, team(0));
    assert!(matches!(refusal(&line.map(), "\"The team\" has nobody"), QueueError::NoStaff { .. }));
    // With patience they give up, and that is an answer.
    runs(&patient(&line, 5.0).map());
}

/// Those who lose patience come back at once.
fn stubborn(line: &Line, patience: f64) -> JourneyMap {
    let mut records = patient(line, patience).map().records();
    for record in &mut records {
        if let Record::Transition(t) = record
            && t.kind.gives_up()
        {
            (t.target, t.kind) = (t.source, TransitionKind::AbandonRepeat);
        }
    }
    JourneyMap::from_records(records).unwrap()
}

#[test]
fn coming_back_for_ever() {
    let map = stubborn(&Line::new(100.0, 3.0, team(0)), 5.0);
    assert!(matches!(refusal(&map, "come back to it for ever"), QueueError::InCircles { .. }));
    // All night, ten thousand times a minute.
    let map = stubborn(&Line::new(1000.0, 3.0, office_hours(2)), 0.0001);
    assert!(matches!(refusal(&map, "go round in circles"), QueueError::RoundAndRound { .. }));
    // Twice an hour is their own business.
    runs(&stubborn(&Line::new(1000.0, 3.0, office_hours(2)), 30.0));
}

#[test]
fn more_work_than_the_team_can_do() {
    let line = Line::new(A_MINUTE, 3.0, team(2));
    let error = refusal(&line.map(), "grows without end");
    assert!(
        matches!(error, QueueError::GrowsWithoutEnd { load, staff, .. } if (load - 3.0).abs() < 1e-9 && staff == 2.0)
    );
    refusal(&Line::new(A_MINUTE, 2.0, team(2)).map(), "grows without end");
    runs(&Line::new(A_MINUTE, 1.9, team(2)).map());
    // Shifts count by their hours.
    refusal(&Line::new(A_MINUTE / 10.0, 3.0, office_hours(1)).map(), "grows without end");
    // Who loses patience makes room.
    runs(&patient(&line, 5.0).map());
    // Unless others do not.
    let mut mixed = patient(&line, 5.0);
    mixed.steps.insert(0, served(3.0));
    refusal(&mixed.map(), "grows without end");
    // A member who waits for the customer is at work as well.
    let mut blocked = Line::new(A_MINUTE, 1.0, team(2));
    blocked.steps.push(Step { served: false, same_person: true, ..served(1.5) });
    refusal(&blocked.map(), "grows without end");
}

#[test]
fn no_demand() {
    let line = Line::new(0.0, 3.0, team(1));
    assert_eq!(refusal(&line.map(), "no demand"), QueueError::NoDemand);
    for demand in [-1.0, f64::NAN, f64::INFINITY, 1e30] {
        refusal(&Line { demand, ..line.clone() }.map(), "journeys a month");
    }
    let line = Line::new(100.0, 3.0, team(1));
    for week in [vec![0.0; 168], vec![1.0; 7], vec![f64::NAN; 168]] {
        let map = line.map_with(|details| details.demand_week = week.clone());
        assert_eq!(refusal(&map, "168 weights"), QueueError::DemandWeek);
    }
}

#[test]
fn a_calendar_that_is_never_open() {
    let line = Line::new(100.0, 3.0, office_hours(0));
    assert!(matches!(refusal(&line.map(), "not a single hour"), QueueError::NoOpenHour { .. }));
    refusal(&patient(&line, 5.0).map(), "not a single hour");
    let holidays = (5..19).map(|day| format!("2026-01-{day:02}")).collect();
    let line = Line::new(100.0, 3.0, Team { holidays, ..office_hours(1) });
    let error = refusal(&line.map(), "on holiday during the whole run, 2026-01-05 to 2026-01-18");
    assert!(matches!(error, QueueError::OnlyHolidays { .. }));
    let holidays = ["2026-02-30".to_owned()].into();
    refusal(&Line::new(100.0, 3.0, Team { holidays, ..office_hours(1) }).map(), "2026-02-30");
}

#[test]
fn settings_off_their_scale() {
    let map = Line::new(100.0, 3.0, team(1)).map();
    let base = setting();
    refusal_with(&map, &Setting { replications: 1, ..base.clone() }, "replications is 1");
    refusal_with(&map, &Setting { weeks: 0, ..base.clone() }, "length of the run");
    refusal_with(&map, &Setting { weeks: u32::MAX, ..base.clone() }, "length of the run");
    refusal_with(&map, &Setting { target: f64::NAN, ..base.clone() }, "target");
    refusal_with(&map, &Setting { answer_within_s: -1.0, ..base }, "service level");
}

/// A queue that only the run can show to grow: the patient are never served,
/// because the impatient come first.
#[test]
fn a_crowd_inside_ends_the_run() {
    let line = Line::new(100.0 * A_MINUTE, 3.0, team(1));
    let mut steps =
        vec![Step { active: journey::figure::Duration::Fixed { value: 1e7 }, served: false, ..served(0.0) }];
    steps.push(Step { active: journey::figure::Duration::Fixed { value: 0.001 }, ..served(0.0) });
    let error = refusal(&Line { steps, ..line }.map(), "more than a million customers");
    assert_eq!(error, QueueError::TooManyInside { touchpoint: "Step 0".into() });
}

#[test]
fn networks_that_do_not_hang_together() {
    let run = |network: &Network| run_network(network, &setting(), &|_| ControlFlow::Continue(())).unwrap_err();
    let good = Network::single(0.5, 1, Law::Exponential { mean: 1.0 }, None);
    let with = |step: NetworkStep| run(&Network { steps: vec![step], ..good.clone() });
    let step = good.steps[0].clone();
    assert_eq!(run(&Network { arrivals: 0.0, ..good.clone() }), QueueError::NoDemand);
    assert!(matches!(run(&Network { arrivals: f64::NAN, ..good.clone() }), QueueError::Demand(_)));
    assert!(matches!(run(&Network { arrivals: 1.0, ..good.clone() }), QueueError::GrowsWithoutEnd { .. }));
    assert!(matches!(run(&Network { steps: Vec::new(), ..good.clone() }), QueueError::Network { .. }));
    for ways in [vec![(1, 0.5)], vec![(0, 1.5)], vec![(0, f64::NAN)], vec![(0, 1.0)]] {
        assert!(matches!(with(NetworkStep { ways, ..step.clone() }), QueueError::Network { .. }));
    }
    for mean in [0.0, -1.0, f64::NAN] {
        assert!(matches!(with(NetworkStep { patience: Some(mean), ..step.clone() }), QueueError::Network { .. }));
        let service = Law::Exponential { mean };
        assert!(matches!(with(NetworkStep { service, ..step.clone() }), QueueError::Network { .. }));
    }
    assert!(matches!(with(NetworkStep { team: Some(3), ..step.clone() }), QueueError::Network { .. }));
}
