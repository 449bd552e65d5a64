//! Walks: one customer step by step, many of them on any number of threads.

mod support;

use journey::ids::TransitionId;
use journey::model::Outcome;
use simulate::report::SimulationReport;
use simulate::walk::{WalkError, replay, run_to_end};
use simulate::walk_state::{Cause, WalkState};
use simulate::{Chain, monte_carlo};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU32, Ordering};
use support::{chain, id_of, key_of, sample};

fn run(chain: &Chain, walks: u32, seed: u32, threads: usize) -> SimulationReport {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
    pool.install(|| monte_carlo::run(chain, walks, seed, &|_| ControlFlow::Continue(()))).unwrap()
}

/// The moves of a walk, and the one that the dice took to its end.
fn moves(walk: &WalkState) -> Vec<TransitionId> {
    walk.visits.iter().filter_map(|v| v.via).collect()
}

fn check_sums(walk: &WalkState) {
    let totals = &walk.totals;
    let visits: f64 = walk.visits.iter().map(|v| v.friction_em).sum();
    let ledger: f64 = walk.ledger.iter().map(|l| l.friction_em).sum();
    let clock: f64 = walk.visits.iter().map(|v| v.wait_min + v.active_min).sum();
    assert!((visits - totals.friction_em).abs() < 1e-9, "visits sum to the walk's friction");
    assert!((ledger - totals.friction_em).abs() < 1e-9, "the ledger sums to the walk's friction");
    assert!((clock - totals.elapsed_min).abs() < 1e-9, "visits sum to the clock");
    assert!((totals.active_min + totals.wait_min - totals.elapsed_min).abs() < 1e-9);
    assert!(walk.ledger.is_sorted_by_key(|l| l.visit), "the ledger is in the order of time");
    let peak = walk.visits.iter().map(|v| v.friction_em).fold(0.0, f64::max);
    let last = walk.visits.last().unwrap().friction_em;
    assert!((totals.remembered_em - (peak + last) / 2.0).abs() < 1e-9, "remembered is peak and last");
    for line in walk.ledger.iter().filter(|l| l.cause == Cause::Waiting) {
        assert!((line.minutes.unwrap() * line.weight.unwrap() - line.friction_em).abs() < 1e-9);
    }
}

#[test]
fn the_same_seed_gives_the_same_on_any_number_of_threads() {
    for name in ["password-reset", "guest-stay", "isp-install-outage"] {
        let chain = chain(name);
        let one = run(&chain, 30_000, 7, 1);
        assert_eq!(one, run(&chain, 30_000, 7, 2), "{name}: to the last bit");
        assert_eq!(one, run(&chain, 30_000, 7, 3), "{name}: to the last bit");
        assert_ne!(one, run(&chain, 30_000, 8, 1), "{name}: another seed, other customers");
    }
}

#[test]
fn every_seed_is_within_4_standard_errors_of_the_exact_mean() {
    let chain = chain("password-reset");
    for seed in 0..8 {
        let report = run(&chain, 50_000, seed, 2);
        let totals = &report.totals;
        for figure in [&totals.friction_em, &totals.lost_min, &totals.cost, &report.outcomes.abandoned] {
            assert!((figure.mean - figure.exact.unwrap()).abs() < 4.0 * figure.se, "seed {seed}: {figure:?}");
        }
    }
}

#[test]
fn the_walks_behind_the_figures_can_be_looked_at() {
    let chain = chain("password-reset");
    let walks = 2000;
    let report = run(&chain, walks, 7, 2);
    let (mut friction, mut lost, mut remembered, mut index, mut abandoned) = (0.0, 0.0, 0.0, 0.0, 0.0);
    for customer in 0..walks {
        let walk = run_to_end(&chain, 7, customer, &[]).unwrap();
        check_sums(&walk);
        friction += walk.totals.friction_em;
        lost += walk.totals.lost_min;
        remembered += walk.totals.remembered_em;
        index += walk.totals.index;
        abandoned += f64::from(u8::from(walk.outcome == Some(Outcome::Abandoned)));
    }
    let n = f64::from(walks);
    let same = |sum: f64, mean: f64| assert!((sum / n - mean).abs() < 1e-9, "{} is not {mean}", sum / n);
    same(friction, report.totals.friction_em.mean);
    same(lost, report.totals.lost_min.mean);
    same(remembered, report.totals.remembered_em.mean);
    same(index, report.totals.index.mean);
    same(abandoned, report.outcomes.abandoned.mean);
}

#[test]
fn a_walk_is_a_function_of_its_moves() {
    let chain = chain("password-reset");
    let whole = run_to_end(&chain, 7, 3, &[]).unwrap();
    let moves = moves(&whole);
    for n in 0..=moves.len() {
        let part = replay(&chain, 7, 3, &moves[..n]).unwrap();
        check_sums(&part);
        assert_eq!(part.visits.len(), n + 1);
        assert_eq!(part.visits[..n], whole.visits[..n], "what was done does not change by going on");
        let dice: Vec<_> = part.choices.iter().filter(|c| c.dice).collect();
        assert_eq!(dice.len(), 1, "the dice take exactly one way");
        if let Some(next) = moves.get(n) {
            assert_eq!(dice[0].transition, *next, "and it is the way that the whole walk takes");
        }
    }
    assert!(whole.choices.is_empty() && whole.outcome.is_some() && whole.end.is_some());
}

#[test]
fn the_ways_on_from_a_queue_include_giving_up() {
    let map = sample("password-reset");
    let chain = Chain::compile(&map).unwrap();
    let queue = id_of(&map, "queue");
    let mut walk = replay(&chain, 7, 0, &[]).unwrap();
    let mut moves = Vec::new();
    for key in ["seek", "number", "ivr", "queue"] {
        let target = id_of(&map, key);
        moves.push(walk.choices.iter().find(|c| c.target == target).unwrap().transition);
        walk = replay(&chain, 7, 0, &moves).unwrap();
    }
    assert_eq!(walk.visits.last().unwrap().touchpoint, queue);
    let mut shares: Vec<_> = walk.choices.iter().map(|c| (key_of(&map, c.target), c.gives_up, c.share)).collect();
    shares.sort_by(|a, b| b.2.total_cmp(&a.2));
    // 24.6 % lose patience; of them .6 try the form and .4 leave.
    let expected = [("ident", false, 0.754), ("form", true, 0.148), ("abandoned", true, 0.099)];
    assert_eq!(shares.len(), expected.len());
    for ((key, gives_up, share), expected) in shares.iter().zip(expected) {
        assert_eq!((*key, *gives_up), (expected.0, expected.1));
        assert!((share - expected.2).abs() < 5e-4, "{key}: {share}");
    }
    assert!((walk.choices.iter().map(|c| c.share).sum::<f64>() - 1.0).abs() < 1e-12);
    assert!(walk.visits.last().unwrap().patience_min.is_some());
}

#[test]
fn a_person_may_choose_otherwise_than_the_dice() {
    let map = sample("password-reset");
    let chain = Chain::compile(&map).unwrap();
    let (queue, ident) = (id_of(&map, "queue"), id_of(&map, "ident"));
    let (mut served_anyway, mut gave_up_anyway) = (0, 0);
    for customer in 0..200 {
        let dice = run_to_end(&chain, 7, customer, &[]).unwrap();
        let Some(at) = dice.visits.iter().position(|v| v.touchpoint == queue) else { continue };
        let before = &moves(&dice)[..at];
        let here = replay(&chain, 7, customer, before).unwrap();
        let by_dice = here.visits.last().unwrap();
        let take = |choice: &simulate::walk_state::WalkChoice| {
            let moves = [before, &[choice.transition]].concat();
            let walk = replay(&chain, 7, customer, &moves).unwrap();
            check_sums(&walk);
            walk.visits[at].clone()
        };
        let served = take(here.choices.iter().find(|c| c.target == ident).unwrap());
        let gone = take(here.choices.iter().find(|c| c.gives_up).unwrap());
        assert!(!served.gave_up && gone.gave_up);
        let patience = by_dice.patience_min.unwrap();
        assert!(
            (gone.wait_min - served.wait_min.min(patience)).abs() < 1e-12,
            "gone when patience ends, or just before"
        );
        assert_eq!(gone.active_min, 0.0, "who gives up is not served");
        if by_dice.gave_up {
            assert!(served.wait_min > patience, "served after all, having waited longer than the dice");
            served_anyway += 1;
        } else {
            gave_up_anyway += 1;
        }
    }
    assert!(served_anyway > 10 && gave_up_anyway > 10, "both happen");
}

#[test]
fn moves_that_do_not_lead_on_are_refused() {
    let chain = chain("password-reset");
    let whole = run_to_end(&chain, 7, 3, &[]).unwrap();
    let mut moves = moves(&whole);
    let stray = moves[1];
    let error = replay(&chain, 7, 3, &[stray]).unwrap_err();
    assert!(matches!(&error, WalkError::NotAWayOn { number: 1, .. }), "{error}");
    assert!(error.to_string().contains("Sign-in refused"), "it names the touchpoint: {error}");
    let last = replay(&chain, 7, 3, &moves).unwrap();
    moves.push(last.choices.iter().find(|c| c.dice).unwrap().transition);
    moves.push(stray);
    let error = replay(&chain, 7, 3, &moves).unwrap_err();
    assert_eq!(error, WalkError::AfterTheEnd { moves: moves.len() - 1 });
}

/// Common random numbers: what a scenario does not touch does not change.
#[test]
fn the_same_customers_meet_two_scenarios() {
    let map = sample("password-reset");
    let slower = support::changed(&map, |record| {
        if let journey::record::Record::Touchpoint(t) = record
            && t.key == "ident"
        {
            t.active.value = journey::figure::Duration::Fixed { value: 9.0 };
        }
    });
    let (base, slower) = (Chain::compile(&map).unwrap(), Chain::compile(&slower).unwrap());
    let ident = id_of(&map, "ident");
    for customer in 0..300 {
        let (a, b) = (run_to_end(&base, 7, customer, &[]).unwrap(), run_to_end(&slower, 7, customer, &[]).unwrap());
        assert_eq!(moves(&a), moves(&b), "nobody walks another way");
        for (a, b) in a.visits.iter().zip(&b.visits).filter(|(a, _)| a.touchpoint != ident) {
            assert_eq!((a.wait_min, a.active_min, a.patience_min), (b.wait_min, b.active_min, b.patience_min));
        }
    }
}

#[test]
fn progress_rises_to_the_end_and_a_cancelled_run_has_no_result() {
    let chain = chain("password-reset");
    let seen = AtomicU32::new(0);
    let progress = |done: u32| {
        seen.fetch_max(done, Ordering::Relaxed);
        ControlFlow::Continue(())
    };
    monte_carlo::run(&chain, 100_000, 7, &progress).unwrap();
    assert_eq!(seen.load(Ordering::Relaxed), 100_000);

    let calls = AtomicU32::new(0);
    let cancelled = monte_carlo::run(&chain, 4_000_000, 7, &|_| {
        calls.fetch_add(1, Ordering::Relaxed);
        ControlFlow::Break(())
    });
    assert_eq!(cancelled.unwrap_err(), monte_carlo::Cancelled);
    assert!(calls.load(Ordering::Relaxed) <= 8, "it stops soon after it was told to");
}

#[test]
fn a_report_holds_only_numbers() {
    for walks in [0, 1, 2, 1000] {
        for name in ["password-reset", "guest-stay", "isp-install-outage", "find-the-number"] {
            let json = serde_json::to_value(run(&chain(name), walks, 1, 1)).unwrap();
            check_finite(&json, name);
            assert_eq!(json["format"], "milewalk.simulate/1");
        }
    }
}

/// JSON has no NaN: a number that is none becomes null.
fn check_finite(json: &serde_json::Value, at: &str) {
    match json {
        serde_json::Value::Object(fields) => fields
            .iter()
            .filter(|(_, value)| !value.is_null() || !may_be_absent(at))
            .for_each(|(key, value)| check_finite(value, key)),
        serde_json::Value::Array(items) => items.iter().for_each(|v| check_finite(v, at)),
        serde_json::Value::Null => panic!("{at} is not a number"),
        _ => {}
    }
}

/// Means and quantiles of an ending that did not occur.
fn may_be_absent(at: &str) -> bool {
    ["friction_em", "lost_min", "cost", "p50", "p90"].contains(&at)
}
