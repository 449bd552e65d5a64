//! More or fewer people, for the same customers.

#[path = "support/one_team.rs"]
mod one_team;
#[path = "support/service_desk.rs"]
mod service_desk;

use journey::JourneyMap;
use journey::edit::Edit;
use journey::figure::Duration;
use journey::ids::PersonaId;
use journey::model::{Persona, PersonaTraits};
use one_team::{A_MINUTE, Line, Step, served, team, uuid};
use proptest::prelude::*;
use simulate::queues::{Day, QueueError, QueuesWhatIf, Setting, compare, run};
use simulate::report::Figure;
use simulate::what_if::Difference;
use simulate::{Cast, Who};
use std::ops::ControlFlow;

fn setting(seed: u32, weeks: u32) -> Setting {
    let start = Day::parse("2026-01-05").unwrap();
    Setting { replications: 10, weeks, warm_up_weeks: Some(1), ..Setting::new(seed, start) }
}

fn try_beside(
    base: &JourneyMap,
    scenario: &JourneyMap,
    who: Who,
    setting: &Setting,
) -> Result<QueuesWhatIf, QueueError> {
    let cast = Cast::of(base, who).unwrap();
    let other = cast.on(scenario).unwrap();
    compare((base, &cast), (scenario, &other), setting, &|_| ControlFlow::Continue(()))
}

fn beside(base: &JourneyMap, scenario: &JourneyMap, setting: &Setting) -> QueuesWhatIf {
    try_beside(base, scenario, Who::Neutral, setting).unwrap()
}

fn desk(staff: [u32; 2]) -> JourneyMap {
    service_desk::service_desk(&service_desk::Desk { staff, ..service_desk::Desk::default() })
}

/// Every difference, by name.
fn all(found: &QueuesWhatIf) -> Vec<(String, Difference)> {
    let j = &found.journeys;
    let mut all = vec![
        ("verified".to_owned(), j.resolved_verified),
        ("given up".to_owned(), j.abandoned),
        ("effort".to_owned(), j.friction_em),
        ("lost".to_owned(), j.lost_min),
        ("elapsed".to_owned(), j.elapsed_min),
        ("cost".to_owned(), j.cost),
    ];
    for team in &found.teams {
        let figures =
            [team.wait_served, team.wait_all, team.gives_up, team.service_level, team.utilisation, team.queue];
        all.extend(figures.into_iter().enumerate().map(|(n, figure)| (format!("{} {n}", team.name), figure)));
    }
    all.into_iter().map(|(name, figure)| (name, figure.expect("every replication has it"))).collect()
}

#[test]
fn the_same_map_twice_is_no_difference_at_all() {
    let mut map = desk([7, 13]);
    for (n, patience) in [0.3, 2.0].into_iter().enumerate() {
        let key = format!("persona-{n}");
        let traits = PersonaTraits { patience, ..PersonaTraits::default() };
        let (id, name) = (PersonaId(uuid(7, n)), key.clone());
        map.edit(&[Edit::AddPersona {
            persona: Persona { id, key, name, description: String::new(), share: 0.5, traits },
        }])
        .unwrap();
    }
    for who in [Who::Neutral, Who::Mixed] {
        let found = try_beside(&map, &map.clone(), who, &setting(7, 2)).unwrap();
        assert_eq!((found.who, found.teams.len(), found.format.as_str()), (who, 2, "milewalk.queues-what-if/1"));
        for (name, d) in all(&found) {
            assert_eq!((d.mean, d.se, d.low, d.high, d.seen), (0.0, 0.0, 0.0, 0.0, false), "{name}");
            assert_eq!(d.base, d.scenario, "{name}");
        }
    }
}

/// Each side is the run of its map, and the difference is that of the two.
#[test]
fn both_sides_are_the_runs_of_their_maps() {
    let (few, many) = (desk([7, 13]), desk([8, 13]));
    let found = beside(&few, &many, &setting(7, 2));
    let one = |map: &JourneyMap| {
        run(map, &Cast::of(map, Who::Neutral).unwrap(), &setting(7, 2), &|_| ControlFlow::Continue(())).unwrap()
    };
    let (base, scenario) = (one(&few), one(&many));
    let same = |what: &str, d: Option<Difference>, base: &Figure, scenario: &Figure| {
        let d = d.unwrap();
        assert!((d.base - base.mean).abs() < 1e-9 * base.mean.max(1.0), "{what}: {d:?} is not {base:?}");
        assert!((d.scenario - scenario.mean).abs() < 1e-9 * base.mean.max(1.0), "{what}: {d:?} is not {scenario:?}");
        assert!((d.mean - (scenario.mean - base.mean)).abs() < 1e-9 * base.mean.max(1.0), "{what}: {d:?}");
    };
    let (a, b) = (&base.journeys, &scenario.journeys);
    same("given up", found.journeys.abandoned, &a.outcomes.abandoned, &b.outcomes.abandoned);
    same("verified", found.journeys.resolved_verified, &a.outcomes.resolved_verified, &b.outcomes.resolved_verified);
    same("effort", found.journeys.friction_em, &a.totals.friction_em, &b.totals.friction_em);
    same("lost", found.journeys.lost_min, &a.totals.lost_min, &b.totals.lost_min);
    same("elapsed", found.journeys.elapsed_min, &a.totals.elapsed_min, &b.totals.elapsed_min);
    same("cost", found.journeys.cost, &a.totals.cost, &b.totals.cost);
    for ((team, a), b) in found.teams.iter().zip(&base.teams).zip(&scenario.teams) {
        assert_eq!((team.staff_base, team.staff_scenario), (a.staff, b.staff));
        same("wait served", team.wait_served, &a.wait_served, &b.wait_served);
        same("wait all", team.wait_all, &a.wait_all, &b.wait_all);
        same("gives up", team.gives_up, &a.gives_up, &b.gives_up);
        same("in time", team.service_level, &a.service_level, &b.service_level);
        same("busy", team.utilisation, &a.utilisation, &b.utilisation);
        same("queue", team.queue, &a.queue, &b.queue);
    }
}

#[test]
fn common_numbers_tell_more_than_independent_ones() {
    let (few, many) = (desk([7, 13]), desk([8, 13]));
    let one = |map: &JourneyMap, seed| {
        run(map, &Cast::of(map, Who::Neutral).unwrap(), &setting(seed, 4), &|_| ControlFlow::Continue(())).unwrap()
    };
    let (found, base, scenario) = (beside(&few, &many, &setting(7, 4)), one(&few, 7), one(&many, 8));
    let first = &found.teams[0];
    let pairs = [
        ("wait", first.wait_served, &base.teams[0].wait_served, &scenario.teams[0].wait_served),
        ("in time", first.service_level, &base.teams[0].service_level, &scenario.teams[0].service_level),
        (
            "given up",
            found.journeys.abandoned,
            &base.journeys.outcomes.abandoned,
            &scenario.journeys.outcomes.abandoned,
        ),
    ];
    for (what, paired, a, b) in pairs {
        let (paired, apart) = (paired.unwrap(), a.se.hypot(b.se));
        assert!(paired.se < 0.8 * apart, "{what}: {paired:?}, and with other customers {apart}");
        assert!((paired.mean - (b.mean - a.mean)).abs() < 4.5 * apart, "{what}: {paired:?} is not of {a:?} and {b:?}");
        assert!(paired.seen, "{what}: one more of seven is seen");
    }
}

#[test]
fn what_cannot_be_run_says_which_of_the_two() {
    let line = |staff| Line::new(A_MINUTE, 1.5, team(staff)).map();
    let refused = |base, scenario| {
        try_beside(&line(base), &line(scenario), Who::Neutral, &setting(7, 1)).unwrap_err().to_string()
    };
    assert!(refused(1, 2).starts_with("the queue of the team \"The team\" grows without end"), "{}", refused(1, 2));
    assert!(
        refused(2, 1).starts_with("with the change, the queue of the team \"The team\" grows without end"),
        "{}",
        refused(2, 1)
    );
    let (map, other) = (line(2), line(3));
    let cast = Cast::of(&map, Who::Neutral).unwrap();
    let stopped =
        compare((&map, &cast), (&other, &cast.on(&other).unwrap()), &setting(7, 1), &|_| ControlFlow::Break(()));
    assert_eq!(stopped.unwrap_err(), QueueError::Cancelled);
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 8,
        rng_seed: proptest::test_runner::RngSeed::Fixed(5),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Without giving up, more people of one queue never make the same customers wait longer.
    #[test]
    fn more_people_never_raise_the_mean_wait(staff in 1..6_u32, more in 1..3_u32, rho in 0.3..0.95_f64, seed: u32) {
        let active = Duration::Lognormal { p50: 0.6, p90: 2.0 };
        let mean = {
            let sigma = (2.0_f64 / 0.6).ln() / 1.281_551_565_544_6;
            0.6 * (sigma * sigma / 2.0).exp()
        };
        let demand = A_MINUTE * rho * f64::from(staff) / mean;
        let map = |staff| {
            let steps = vec![Step { active: active.clone(), ..served(0.0) }];
            Line { demand, steps, team: team(staff) }.map()
        };
        let found = beside(&map(staff), &map(staff + more), &Setting { replications: 3, ..setting(seed, 1) });
        let team = &found.teams[0];
        // At the edges of the weeks that count a wait may count on one side only: a handful of ten thousand.
        prop_assert!(team.wait_all.unwrap().mean <= 0.0, "{:?}", team.wait_all);
        prop_assert!(team.queue.unwrap().mean <= 0.0 && found.journeys.elapsed_min.unwrap().mean <= 0.0);
        prop_assert_eq!(team.gives_up.unwrap().mean, 0.0);
    }
}
