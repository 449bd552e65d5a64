//! What is at stake in the gaps of the password reset, per 1,000 a month.

mod support;

use journey::figure::{Evidence, Figure};
use journey::record::Record;
use simulate::levelzero::{GapAtStake, GapClass, at_stake};
use simulate::{Chain, monte_carlo};
use std::ops::ControlFlow;
use support::{changed, sample};

fn stakes(map: &journey::JourneyMap) -> Vec<GapAtStake> {
    let chain = Chain::compile(map).unwrap();
    let report = monte_carlo::run(&chain, 200_000, 7, &|_| ControlFlow::Continue(())).unwrap();
    at_stake(&report, map).remove(0).gaps
}

/// Domain model, sample A: hours at stake per 1,000 journeys.
#[test]
fn hours_of_the_password_reset() {
    let gaps = stakes(&sample("password-reset"));
    let expected = [
        (GapClass::Unreachable, 191.0, 57.0),
        (GapClass::Undiscovered, 355.0, 153.0),
        (GapClass::Unanswerable, 68.0, 23.0),
        (GapClass::Fails, 43.0, 17.0),
        (GapClass::Unconfirmed, 9.0, 1.0),
    ];
    assert_eq!(gaps.len(), expected.len(), "every class that occurs, and no other");
    for (gap, (class, volume, hours)) in gaps.iter().zip(expected) {
        assert_eq!(gap.class, class, "in the order of the chain");
        assert!((gap.volume.mean - volume).abs() < 0.02 * volume + 1.0, "{class:?}: {:?}", gap.volume);
        let found = gap.hours.unwrap();
        assert!((found.mean - hours).abs() < 0.05 * hours + 0.5, "{class:?}: {found:?} hours");
        assert!(found.low < found.mean && found.mean < found.high);
        assert!(gap.cost.unwrap().mean > 20.0 * 0.9 * volume, "a call costs at least what the first level costs");
        assert!(gap.effort_em.unwrap().mean > 0.0);
    }
}

#[test]
fn a_sample_of_what_is_solvable_widens_the_interval() {
    let map = sample("password-reset");
    let sampled = changed(&map, |record| {
        if let Record::Need(need) = record {
            let evidence = Evidence::FromTickets { set: "March".into(), n: 100, date: "2026-03-31".into() };
            need.solvable = Some(Figure { value: 0.62, evidence });
        }
    });
    let (all, some) = (stakes(&map), stakes(&sampled));
    for (all, some) in all.iter().zip(&some) {
        assert!((some.volume.mean - 0.62 * all.volume.mean).abs() < 1e-9);
        // Both errors together reach further than the sample's alone, and less far than their sum.
        let (low, high) = (some.volume.low / all.volume.mean, some.volume.high / all.volume.mean);
        let (least, most) = simulate::interval::wilson(0.62, 100.0);
        assert!(low < least && low > least * all.volume.low / all.volume.mean, "{low}");
        assert!(high > most && high < most * all.volume.high / all.volume.mean, "{high}");
    }
}

#[test]
fn nothing_is_compared_with_a_level_0_that_nobody_reaches() {
    let gaps = stakes(&sample("isp-install-outage"));
    assert!(!gaps.is_empty());
    assert!(gaps.iter().all(|g| g.hours.is_none() && g.cost.is_none() && g.volume.mean > 0.0));
}

#[test]
fn typical_and_bad_episodes_of_a_class() {
    let chain = Chain::compile(&sample("password-reset")).unwrap();
    let report = monte_carlo::run(&chain, 200_000, 7, &|_| ControlFlow::Continue(())).unwrap();
    let gaps = stakes(&sample("password-reset"));
    for gap in &gaps {
        let (typical, bad) = (gap.lost_p50_min.unwrap(), gap.lost_p90_min.unwrap());
        assert!(0.0 < typical && typical < bad, "{:?}: {typical} and {bad}", gap.class);
    }
    let need = &report.needs[0];
    let (spread, mean) = (need.lost_spread.unwrap(), need.lost_min.undiscovered.unwrap());
    assert!(spread.p50.undiscovered.unwrap() < mean, "waits have a long tail");
    assert!(spread.p50.level0.unwrap() < spread.p50.undiscovered.unwrap(), "solving it oneself is quicker");
    assert!(spread.p50.missing.is_none(), "no episode ended so");
}
