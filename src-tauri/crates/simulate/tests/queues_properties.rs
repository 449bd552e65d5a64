//! What must hold for any queue.

#[path = "support/one_team.rs"]
mod one_team;
#[path = "support/service_desk.rs"]
mod service_desk;

use journey::figure::Duration;
use journey::model::ShiftEnd;
use one_team::{A_MINUTE, Line, Step, served, team};
use proptest::prelude::*;
use simulate::queues::{Day, Law, Network, Setting, run, run_network, sampled};
use simulate::{Cast, Who};
use std::ops::ControlFlow;

fn setting(seed: u32, weeks: u32, warm_up: u32) -> Setting {
    let start = Day::parse("2026-01-05").unwrap();
    Setting { replications: 4, weeks, warm_up_weeks: Some(warm_up), ..Setting::new(seed, start) }
}

fn config(cases: u32) -> ProptestConfig {
    let rng_seed = proptest::test_runner::RngSeed::Fixed(3);
    ProptestConfig { cases, rng_seed, failure_persistence: None, ..ProptestConfig::default() }
}

/// Erlang C: mean wait with services of a minute.
fn wait_without_patience(load: f64, servers: u32) -> f64 {
    let b = (1..=servers).fold(1.0, |b, n| load * b / (f64::from(n) + load * b));
    let rho = load / f64::from(servers);
    b / (1.0 - rho * (1.0 - b)) / (f64::from(servers) - load)
}

proptest! {
    #![proptest_config(config(5))]

    /// Erlang A tends to Erlang C as patience grows: from below, and all the way.
    #[test]
    fn patience_without_end_is_no_patience(servers in 1..8_u32, rho in 0.3..0.85_f64) {
        let load = rho * f64::from(servers);
        let wait = |patience| {
            let network = Network::single(load, servers, Law::Exponential { mean: 1.0 }, patience);
            run_network(&network, &setting(5, 3, 1), &|_| ControlFlow::Continue(())).unwrap().teams.remove(0)
        };
        let waits: Vec<f64> = [0.5, 2.0, 8.0, 32.0].map(|p| wait(Some(p)).wait_all.mean).into();
        prop_assert!(waits.is_sorted(), "the longer the patience, the longer the wait: {waits:?}");
        let (endless, none) = (wait(Some(1e7)), wait(None));
        prop_assert!((endless.wait_all.mean - none.wait_all.mean).abs() <= 1e-3 * none.wait_all.mean + 1e-9);
        let expected = wait_without_patience(load, servers);
        let error = none.wait_served.se.max(0.003 * expected);
        prop_assert!((none.wait_served.mean - expected).abs() < 8.0 * error, "{:?} is not {expected}", none.wait_served);
    }

}

proptest! {
    #![proptest_config(config(16))]

    /// Whoever has come has left or is inside, whatever the calendar does.
    #[test]
    fn nobody_is_lost(demand in 5.0..20_000.0_f64, first in 1..15_u32, second in 8..25_u32, finish: bool, seed: u32) {
        let at_shift_end = if finish { ShiftEnd::Finish } else { ShiftEnd::Pause };
        let map = service_desk::service_desk(&service_desk::Desk { demand, staff: [first, second], at_shift_end });
        let cast = Cast::of(&map, Who::Neutral).unwrap();
        // Either it runs, or it says that the queue grows.
        if let Ok(report) = run(&map, &cast, &setting(seed, 2, 1), &|_| ControlFlow::Continue(())) {
            let c = &report.customers;
            let lost = c.inside_before.mean + c.arrived.mean - c.ended.mean - c.inside_after.mean;
            prop_assert!(lost.abs() < 1e-6, "{c:?}");
            let outcomes = &report.journeys.outcomes;
            let sum = outcomes.resolved_verified.mean + outcomes.resolved_unverified.mean + outcomes.abandoned.mean;
            prop_assert!((sum - 1.0).abs() < 1e-9 || report.journeys.walks == 0, "outcomes sum to {sum}");
            for team in &report.teams {
                prop_assert!(team.waiting_after.mean <= c.inside_after.mean);
                prop_assert!(finish || team.utilisation.mean <= 1.0 + 1e-9, "{:?}", team.utilisation);
                let by_hour: f64 = team.hours.iter().map(|h| h.queue.mean).sum::<f64>() / 168.0;
                prop_assert!((by_hour - team.queue.mean).abs() <= 1e-6 * team.queue.mean.max(1.0));
            }
        }
    }

    /// Without giving up, one more at work never makes anybody of a single queue
    /// wait longer: each customer, not only on average.
    #[test]
    fn more_staff_never_raises_a_wait(staff in 1..6_u32, rho in 0.3..0.95_f64, p90 in 1.0..5.0_f64, seed: u32) {
        let mean = {
            let sigma = p90.ln() / 1.281_551_565_544_6;
            (sigma * sigma / 2.0).exp()
        };
        let active = Duration::Lognormal { p50: 1.0, p90 };
        let line = |staff| Line {
            demand: A_MINUTE * rho * f64::from(staff) / mean,
            steps: vec![Step { active: active.clone(), ..served(0.0) }],
            team: team(staff),
        };
        let few = line(staff);
        let many = Line { demand: few.demand, ..line(staff + 1) };
        let follow = |line: &Line| {
            let map = line.map();
            sampled(&map, &Cast::of(&map, Who::Neutral).unwrap(), &setting(seed, 1, 0), 1000).unwrap()
        };
        let (few, many) = (follow(&few), follow(&many));
        prop_assert_eq!(few.len(), many.len());
        for (few, many) in few.iter().zip(&many) {
            prop_assert_eq!((few.customer, few.arrival), (many.customer, many.arrival));
            let (few, many) = (few.steps[0], many.steps[0]);
            prop_assert!(many.waited <= few.waited + 1e-9);
            prop_assert!(((few.until - few.from - few.waited) - (many.until - many.from - many.waited)).abs() < 1e-9);
        }
    }
}
