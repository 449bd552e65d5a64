//! Customers who differ: personas, their mix, and what they do to a walk.

mod support;

use journey::JourneyMap;
use journey::edit::Edit;
use journey::model::PersonaTraits;
use journey::personas;
use simulate::queues::walks;
use simulate::report::SimulationReport;
use simulate::{Cast, Chain, Who, exact, monte_carlo, walk};
use std::ops::ControlFlow;
use support::sample;
use uuid::Uuid;

/// The password reset with the six customers on it.
fn with_six() -> JourneyMap {
    let mut map = sample("password-reset");
    let mut serial = 0;
    let six = personas::six(&mut || {
        serial += 1;
        Uuid::from_u128(serial)
    });
    let edits: Vec<_> = six.into_iter().map(|persona| Edit::AddPersona { persona }).collect();
    map.edit(&edits).unwrap();
    map
}

fn run(cast: &Cast) -> SimulationReport {
    monte_carlo::run_cast(cast, 60_000, 7, &|_| ControlFlow::Continue(())).unwrap()
}

fn as_persona(map: &JourneyMap, place: usize) -> SimulationReport {
    let persona = map.personas().nth(place).unwrap().id;
    run(&Cast::of(map, Who::Persona(persona)).unwrap())
}

#[test]
fn the_neutral_customer_is_a_persona_without_traits() {
    let map = with_six();
    let neutral = monte_carlo::run(&Chain::compile(&map).unwrap(), 60_000, 7, &|_| ControlFlow::Continue(()));
    assert_eq!(run(&Cast::of(&map, Who::Neutral).unwrap()), neutral.unwrap());
}

#[test]
fn the_six_differ_as_the_domain_model_says() {
    let map = with_six();
    let neutral = run(&Cast::of(&map, Who::Neutral).unwrap());
    let all: Vec<_> = (0..6).map(|place| as_persona(&map, place)).collect();
    let gives_up: Vec<f64> = all.iter().map(|report| report.outcomes.abandoned.mean).collect();
    assert!(gives_up[0] > neutral.outcomes.abandoned.mean, "who has a bad day gives up sooner: {gives_up:?}");
    assert!(gives_up[4] > neutral.outcomes.abandoned.mean);
    let distrust = |report: &SimulationReport| report.needs[0].gaps.unconfirmed.mean;
    let most = all.iter().map(distrust).fold(0.0, f64::max);
    assert_eq!(distrust(&all[5]), most, "who was told that it was fixed checks most");
    assert!(all[5].totals.friction_em.mean > neutral.totals.friction_em.mean + 10.0, "begins inside a repeat contact");
}

#[test]
fn the_exact_answer_holds_for_each_and_for_the_mix() {
    let map = with_six();
    let mut reports: Vec<_> = (0..6).map(|place| as_persona(&map, place)).collect();
    let mix = run(&Cast::of(&map, Who::Mixed).unwrap());
    let mean = reports.iter().map(|r| r.totals.friction_em.exact.unwrap()).sum::<f64>() / 6.0;
    assert!((mix.totals.friction_em.exact.unwrap() - mean).abs() < 1e-6, "equal shares");
    reports.push(mix);
    for report in &reports {
        for figure in
            [&report.totals.friction_em, &report.totals.lost_min, &report.totals.cost, &report.outcomes.abandoned]
        {
            let z = (figure.mean - figure.exact.unwrap()) / figure.se;
            assert!(z.abs() < 4.5, "{figure:?}: z {z}");
        }
        let sum: f64 = report.touchpoints.iter().map(|t| t.friction_em.exact.unwrap()).sum();
        assert!((sum - report.totals.friction_em.exact.unwrap()).abs() < 1e-9, "the walk is the sum of its steps");
    }
}

#[test]
fn a_walk_tells_every_minute_of_its_effort() {
    let map = with_six();
    for persona in map.personas() {
        let chain = Chain::compile_as(&map, &persona.traits).unwrap();
        for customer in 0..200 {
            let walked = walk::run_to_end(&chain, 7, customer, &[]).unwrap();
            let ledger: f64 = walked.ledger.iter().map(|line| line.friction_em).sum();
            assert!((ledger - walked.totals.friction_em).abs() < 1e-9);
        }
    }
}

/// "Skips instructions": a factor that would leave nobody, or more than all, stays within the scale.
#[test]
fn shares_stay_shares_whatever_the_factor() {
    let map = sample("password-reset");
    for factor in [0.0, 0.3, 1.0, 5.0, 1_000.0] {
        let traits = PersonaTraits {
            discovers: factor,
            answers: factor,
            distrusts: factor,
            recurs: factor,
            ..PersonaTraits::default()
        };
        if let Ok(chain) = Chain::compile_as(&map, &traits) {
            let outcomes = exact::solve(&chain).outcomes;
            let sum = outcomes.resolved_verified + outcomes.resolved_unverified + outcomes.abandoned;
            assert!((sum - 1.0).abs() < 1e-9, "factor {factor}: {outcomes:?}");
        }
    }
}

/// One after the other, each persona by its share, and not one kind after another.
#[test]
fn who_is_watched_comes_one_after_the_other() {
    let map = with_six();
    let cast = Cast::of(&map, Who::Mixed).unwrap();
    let walked = walks(&cast, 7, 60, 2.5);
    let arrivals: Vec<f64> = walked.iter().map(|timeline| timeline.arrival).collect();
    assert_eq!(arrivals, (0..60).map(|n| f64::from(n) * 2.5).collect::<Vec<_>>());
    let mut numbers: Vec<u32> = walked.iter().map(|timeline| timeline.customer).collect();
    assert!(numbers.windows(2).any(|pair| pair[0] > pair[1]), "personas arrive among each other");
    numbers.sort_unstable();
    assert_eq!(numbers, (0..60).collect::<Vec<_>>());
    for timeline in &walked {
        assert!(timeline.steps.windows(2).all(|pair| pair[0].until == pair[1].from), "without a gap");
        assert_eq!(timeline.steps[0].from, timeline.arrival);
    }
}
