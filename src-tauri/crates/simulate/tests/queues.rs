//! Maps with staffed teams: shifts, holidays, zones, members who stay with a
//! customer, and what does not depend on threads.

#[path = "support/one_team.rs"]
mod one_team;
#[path = "support/service_desk.rs"]
mod service_desk;
mod support;

use journey::JourneyMap;
use journey::figure::Duration;
use journey::model::{ShiftEnd, Team};
use one_team::{A_MINUTE, Line, Step, office_hours, served, team};
use simulate::queues::{Day, QueueError, QueueReport, Setting, Timeline, run, sampled, walks};
use simulate::report::Figure;
use simulate::{Cast, Chain, Who, exact};
use std::ops::ControlFlow;
use std::sync::Mutex;

fn setting(weeks: u32, warm_up: u32) -> Setting {
    let start = Day::parse("2026-01-05").unwrap();
    Setting { replications: 10, weeks, warm_up_weeks: Some(warm_up), ..Setting::new(7, start) }
}

fn neutral(map: &JourneyMap) -> Cast {
    Cast::of(map, Who::Neutral).unwrap()
}

fn go(map: &JourneyMap, setting: &Setting) -> QueueReport {
    run(map, &neutral(map), setting, &|_| ControlFlow::Continue(())).unwrap()
}

fn follow(map: &JourneyMap, setting: &Setting, customers: u32) -> Vec<Timeline> {
    sampled(map, &neutral(map), setting, customers).unwrap()
}

fn close(what: &str, found: &Figure, expected: f64) {
    assert!((found.mean - expected).abs() <= 4.5 * found.se.max(1e-9), "{what}: {found:?} is not {expected}");
}

#[test]
fn the_same_on_any_number_of_threads() {
    let map = service_desk::service_desk(&service_desk::Desk::default());
    let on = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| go(&map, &setting(2, 1)))
    };
    let one = on(1);
    assert_eq!(one, on(2), "to the last bit");
    assert_eq!(one, on(3), "to the last bit");
    let other = go(&map, &Setting { seed: 8, ..setting(2, 1) });
    assert_ne!(one.journeys, other.journeys, "another seed, other customers");
}

#[test]
fn without_a_team_it_is_the_walks() {
    let map = support::sample("password-reset");
    let chain = Chain::compile(&map).unwrap();
    let cast = Cast::of(&map, Who::Neutral).unwrap();
    let walked = walks(&cast, 7, 100, 0.0);
    let followed = follow(&map, &setting(4, 0), 100);
    assert_eq!(followed.len(), 100);
    for (a, b) in walked.iter().zip(&followed) {
        assert_eq!((a.customer, a.end), (b.customer, b.end));
        assert_eq!(a.steps.len(), b.steps.len());
        for (a, b) in a.steps.iter().zip(&b.steps) {
            assert_eq!(
                (a.touchpoint, a.transition, a.waited, a.gave_up),
                (b.touchpoint, b.transition, b.waited, b.gave_up)
            );
        }
    }
    let report = go(&map, &setting(20, 1));
    let exact = exact::solve(&chain);
    let totals = &report.journeys.totals;
    close("friction", &totals.friction_em, exact.totals.friction_em);
    close("lost", &totals.lost_min, exact.totals.lost_min);
    close("elapsed", &totals.elapsed_min, exact.totals.elapsed_min);
    close("cost", &totals.cost, exact.totals.cost);
    close("abandoned", &report.journeys.outcomes.abandoned, exact.outcomes.abandoned);
    let monthly = map.details().demand.value;
    close("arrivals", &report.customers.arrived, monthly * 20.0 * 7.0 * 12.0 / 365.25);
    assert!(report.teams.is_empty());
}

/// Minutes of Monday 0:00 to Sunday 24:00 in which the office is open.
fn is_open(minute: f64) -> bool {
    let (day, hour) = ((minute / 1440.0) as u32 % 7, minute % 1440.0 / 60.0);
    day < 5 && (9.0 - 1e-9..=17.0 + 1e-9).contains(&hour)
}

#[test]
fn work_rests_when_the_shift_ends() {
    let line = Line::new(100.0, 150.0, office_hours(2));
    let followed = follow(&line.map(), &setting(20, 0), 200);
    let rested = followed.iter().filter(|t| t.end.is_some()).map(|t| t.steps[0]).filter(|s| {
        assert!(is_open(s.until), "nobody is served after five");
        // As if it had been done in one go, it would have begun outside.
        !is_open(s.until - 150.0) && (s.until - 150.0) % 1440.0 / 60.0 < 9.0
    });
    assert!(rested.count() > 10, "some were put down and taken up again");
}

/// Minutes for which the office has been open since the first Monday.
fn open_minutes(minute: f64) -> f64 {
    let (week, rest) = ((minute / 10_080.0).floor(), minute % 10_080.0);
    let (day, of_day) = ((rest / 1440.0).floor(), rest % 1440.0);
    let today = if day < 5.0 { (of_day - 540.0).clamp(0.0, 480.0) } else { 0.0 };
    week * 2400.0 + day.min(5.0) * 480.0 + today
}

/// With one person and work that rests, the office is a queue in open minutes:
/// Lindley's recursion says when each customer is done, to the last.
#[test]
fn one_person_in_an_office_is_lindleys_recursion() {
    let active = Duration::Lognormal { p50: 50.0, p90: 200.0 };
    let line = Line { steps: vec![Step { active, ..served(0.0) }], ..Line::new(60.0, 0.0, office_hours(1)) };
    let followed = follow(&line.map(), &setting(60, 0), 500);
    assert_eq!(followed.len(), 500);
    let (mut free, mut overnight) = (0.0, 0);
    for step in followed.iter().filter(|t| t.end.is_some()).map(|t| t.steps[0]) {
        let work = step.until - step.from - step.waited;
        free = open_minutes(step.from).max(free) + work;
        assert!((open_minutes(step.until) - free).abs() < 1e-6, "{step:?} should be done after {free} open minutes");
        overnight += u32::from(step.until - step.from > 600.0);
    }
    assert!(overnight > 50);
}

#[test]
fn work_that_is_begun_can_be_finished() {
    let line = Line::new(100.0, 150.0, Team { at_shift_end: ShiftEnd::Finish, ..office_hours(2) });
    let followed = follow(&line.map(), &setting(20, 0), 200);
    let steps: Vec<_> = followed.iter().filter(|t| t.end.is_some()).map(|t| t.steps[0]).collect();
    assert!(steps.iter().all(|s| is_open(s.until - 150.0)), "everything begins within the shift");
    assert!(steps.iter().any(|s| !is_open(s.until)), "and some ends after it");
}

#[test]
fn hours_of_the_week_are_those_of_the_calendar() {
    let map = Line::new(A_MINUTE / 10.0, 1.0, office_hours(2)).map();
    let report = go(&map, &setting(8, 1));
    let team = &report.teams[0];
    for (hour, of_week) in team.hours.iter().enumerate() {
        let open = hour / 24 < 5 && (9..17).contains(&(hour % 24));
        assert!((of_week.staff - if open { 2.0 } else { 0.0 }).abs() < 1e-9, "hour {hour}: {of_week:?}");
        assert!((3.0..9.0).contains(&of_week.arrivals), "hour {hour}: {of_week:?}");
        assert_eq!(of_week.utilisation > 0.0, open, "hour {hour}: {of_week:?}");
    }
    // Over the night six an hour gather, from five to nine.
    close("before nine on Tuesday", &team.hours[24 + 8].queue, 6.0 * 15.5);
    assert!((team.offered_load - 0.1).abs() < 1e-12 && (team.staff - 2.0 * 40.0 / 168.0).abs() < 1e-12);
    close("all work is done", &team.utilisation, 0.1 / team.staff);
    assert_eq!(team.on_target, Some(false), "80 % in a minute is out of reach");
}

/// A member who stays: an hour and a half of it, whatever the three steps are.
/// Then it is a queue with fixed service (Pollaczek–Khinchine).
#[test]
fn whoever_serves_stays_with_the_customer() {
    let stays = |step: Step| Step { same_person: true, ..step };
    let alone = Step { served: false, ..served(0.6) };
    let steps = vec![served(0.5), stays(alone.clone()), stays(served(0.4)), alone];
    let line = Line { steps, ..Line::new(0.5 * A_MINUTE, 0.0, team(1)) };
    let report = go(&line.map(), &setting(20, 1));
    let team = &report.teams[0];
    assert!((team.offered_load - 0.75).abs() < 1e-12, "the load counts who waits for the customer");
    close("M/D/1", &team.wait_served, 0.75 * 1.5 / (2.0 * 0.25));
    close("utilisation", &team.utilisation, 0.75);
    close("blocked", &team.blocked, 0.3);
    close("elapsed", &report.journeys.totals.elapsed_min, 2.25 + 2.1);
    // Without it, each of the two services queues for itself.
    let steps = line.steps.iter().map(|step| Step { same_person: false, ..step.clone() }).collect();
    let report = go(&Line { steps, ..line }.map(), &setting(4, 1));
    assert_eq!(report.teams[0].blocked.mean, 0.0);
    assert!((report.teams[0].offered_load - 0.45).abs() < 1e-12);
}

/// The member goes home while the customer acts; the rest waits for the morning.
#[test]
fn a_member_who_stays_goes_home_as_well() {
    let stays = |step: Step| Step { same_person: true, ..step };
    let steps = vec![served(60.0), stays(Step { served: false, ..served(180.0) }), stays(served(30.0))];
    let line = Line { steps, ..Line::new(60.0, 0.0, office_hours(2)) };
    let followed = follow(&line.map(), &setting(40, 0), 200);
    let mut overnight = 0;
    for t in followed.iter().filter(|t| t.end.is_some()) {
        assert!(is_open(t.steps[2].until), "the last word is spoken in the office");
        assert_eq!(t.steps[1].waited, 0.0, "the customer goes on by day and night");
        overnight += u32::from(!is_open(t.steps[1].until) && t.steps[2].waited > 60.0);
    }
    assert!(overnight > 5, "some came back when nobody was there");
    let report = go(&line.map(), &setting(40, 1));
    assert!(report.teams[0].utilisation.mean <= 1.0);
}

#[test]
fn nobody_works_on_holidays() {
    let holidays = ["2026-01-05", "2026-01-06", "2026-01-07"].map(String::from).into();
    let line = Line::new(500.0, 3.0, Team { holidays, ..office_hours(2) });
    let followed = follow(&line.map(), &setting(2, 0), 10);
    let opens = (3.0 * 24.0 + 9.0) * 60.0;
    assert!((followed[0].steps[0].until - opens - 3.0).abs() < 1e-9, "the first is served on Thursday at nine");
}

#[test]
fn a_team_in_another_zone_works_at_other_hours() {
    let line = Line::new(500.0, 3.0, Team { time_zone: "Asia/Kolkata".into(), ..office_hours(2) });
    let map = line.map_with(|details| details.time_zone = "Europe/Berlin".into());
    let offsets = [("Europe/Berlin".to_owned(), 60), ("Asia/Kolkata".to_owned(), 330)].into();
    let setting = Setting { offsets, ..setting(2, 0) };
    let first = follow(&map, &setting, 1)[0].steps[0];
    assert!((first.until - 4.5 * 60.0 - 3.0).abs() < 1e-9, "nine there is half past four here");
    let unknown = Setting { offsets: [].into(), ..setting };
    let error = run(&map, &neutral(&map), &unknown, &|_| ControlFlow::Continue(())).unwrap_err();
    assert_eq!(error, QueueError::Zone { zone: "Europe/Berlin".into() });
}

/// Common random numbers: with more staff, the same people with the same work.
#[test]
fn more_staff_meets_the_same_customers() {
    let with = |staff| {
        let desk = service_desk::Desk { staff, ..service_desk::Desk::default() };
        go(&service_desk::service_desk(&desk), &setting(4, 1))
    };
    let (few, many) = (with([7, 13]), with([12, 20]));
    assert_eq!(few.customers.arrived, many.customers.arrived);
    for (few, many) in few.teams.iter().zip(&many.teams) {
        assert!(many.wait_all.mean < few.wait_all.mean);
        assert!((few.offered_load - many.offered_load).abs() < 1e-12);
    }
    assert!(many.journeys.outcomes.abandoned.mean < few.journeys.outcomes.abandoned.mean);
}

#[test]
fn a_followed_journey_has_no_gap() {
    let map = service_desk::service_desk(&service_desk::Desk::default());
    let followed = follow(&map, &setting(8, 1), 200);
    assert_eq!(followed.len(), 200);
    for t in &followed {
        let mut clock = t.arrival;
        for step in &t.steps {
            assert!((step.from - clock).abs() < 1e-6 && step.waited >= 0.0 && step.until >= step.from);
            clock = step.until;
        }
    }
    assert!(followed.is_sorted_by_key(|t| t.customer));
    assert!(followed.iter().any(|t| t.steps.iter().any(|s| s.gave_up)));
    let json = serde_json::to_value(&followed[0]).unwrap();
    assert!(json["steps"][0]["touchpoint"].is_string());
}

#[test]
fn progress_rises_and_a_cancelled_run_has_no_result() {
    let map = service_desk::service_desk(&service_desk::Desk::default());
    let cast = neutral(&map);
    let seen = Mutex::new(Vec::new());
    run(&map, &cast, &setting(8, 1), &|share| {
        seen.lock().unwrap().push(share);
        ControlFlow::Continue(())
    })
    .unwrap();
    let seen = seen.into_inner().unwrap();
    assert!(seen.iter().all(|share| (0.0..=1.0).contains(share)));
    assert!(seen.last().is_some_and(|share| *share > 0.999), "it ends at the end: {seen:?}");
    let long = Setting { weeks: 1000, ..setting(8, 1) };
    let error = run(&map, &cast, &long, &|_| ControlFlow::Break(())).unwrap_err();
    assert_eq!(error, QueueError::Cancelled);
}

#[test]
fn a_report_holds_only_numbers() {
    let desk = service_desk::Desk { demand: 3.0, ..service_desk::Desk::default() };
    for map in [service_desk::service_desk(&desk), service_desk::service_desk(&service_desk::Desk::default())] {
        let report = go(&map, &Setting { replications: 3, ..setting(1, 0) });
        let json = serde_json::to_value(&report).unwrap();
        check_finite(&json, "report");
        assert_eq!(json["format"], "milewalk.queues/1");
        let read: QueueReport = serde_json::from_value(json).unwrap();
        assert_eq!(read.customers, report.customers);
        assert_eq!(report.teams[0].hours.len(), 168);
    }
}

/// JSON has no NaN: a number that is none becomes null.
fn check_finite(json: &serde_json::Value, at: &str) {
    match json {
        serde_json::Value::Object(fields) => fields.iter().for_each(|(key, value)| check_finite(value, key)),
        serde_json::Value::Array(items) => items.iter().for_each(|v| check_finite(v, at)),
        serde_json::Value::Null => assert_eq!(at, "on_target", "{at} is not a number"),
        _ => {}
    }
}

#[test]
fn the_default_warm_up_is_longer_than_the_journey() {
    let short = go(&Line::new(100.0, 3.0, team(1)).map(), &Setting { warm_up_weeks: None, ..setting(1, 0) });
    assert_eq!(short.warm_up_weeks, 1);
    let mut line = Line::new(100.0, 3.0, team(1));
    let ten_days = Duration::Fixed { value: 14_400.0 };
    line.steps.push(Step { served: false, active: ten_days, ..served(0.0) });
    let long = go(&line.map(), &Setting { warm_up_weeks: None, ..setting(1, 0) });
    assert_eq!(long.warm_up_weeks, 3);
    assert!(long.customers.inside_after.mean > 20.0, "those still inside are counted");
}
