//! Promises kept against the effort they took (domain model, section 3, article 002).

mod support;

use journey::JourneyMap;
use journey::figure::{Duration, Figure};
use journey::record::Record;
use simulate::report::{NeedReport, Watermelon};
use simulate::{Chain, monte_carlo};
use std::ops::ControlFlow;
use support::{changed, sample};

const WALKS: u32 = 50_000;

fn needs(map: &JourneyMap) -> Vec<NeedReport> {
    let chain = Chain::compile(map).unwrap();
    monte_carlo::run(&chain, WALKS, 7, &|_| ControlFlow::Continue(())).unwrap().needs
}

/// The password reset with a promise, and the effort that people reckon with.
fn promised(minutes: f64, expected: f64) -> JourneyMap {
    changed(&sample("password-reset"), |record| match record {
        Record::Need(need) => need.promised = Some(minutes),
        Record::Details(details) => details.expected_effort = Figure::assumed(expected),
        _ => {}
    })
}

fn shares(of: &Watermelon) -> [f64; 4] {
    [&of.kept, &of.kept_hard, &of.broken, &of.broken_hard].map(|part| part.share.mean)
}

#[test]
fn four_parts_are_the_whole_and_have_ranges() {
    let need = needs(&promised(60.0, 10.0)).remove(0);
    let found = need.watermelon.unwrap();
    let parts = [&found.kept, &found.kept_hard, &found.broken, &found.broken_hard];
    let episodes = (need.episodes.mean * f64::from(WALKS)).round();
    assert_eq!(parts.iter().map(|part| part.count).sum::<u64>() as f64, episodes);
    assert!((shares(&found).iter().sum::<f64>() - 1.0).abs() < 1e-12);
    for part in parts {
        assert!(part.share.low <= part.share.mean && part.share.mean <= part.share.high);
    }
    assert!(found.kept_hard.share.mean > 0.3, "most are served within the hour, and it takes far more than expected");
}

/// A promise that nobody can break is kept by everybody who is served at all.
#[test]
fn who_gives_up_was_not_served_in_time() {
    let need = needs(&promised(1e9, 10.0)).remove(0);
    let [_, _, broken, broken_hard] = shares(&need.watermelon.unwrap());
    assert!((broken + broken_hard - need.given_up.mean).abs() < 1e-12);
}

/// Nothing is hard for those who expect the worst, and everything for those
/// who expect no effort at all.
#[test]
fn what_is_hard_depends_on_what_is_expected() {
    let [kept, kept_hard, _, broken_hard] = shares(&needs(&promised(60.0, 1e9)).remove(0).watermelon.unwrap());
    assert!(kept > 0.5 && kept_hard == 0.0 && broken_hard == 0.0);
    let [kept, kept_hard, broken, _] = shares(&needs(&promised(60.0, 0.0)).remove(0).watermelon.unwrap());
    assert!(kept_hard > 0.5 && kept == 0.0 && broken == 0.0);
}

/// A team may hold less for hard, or more; what it holds is told with the figures.
#[test]
fn what_is_hard_is_for_the_team_to_say() {
    let hard = |above: f64| {
        let map = changed(&promised(60.0, 10.0), |record| {
            if let Record::Details(details) = record {
                details.weights.hard_above = above;
            }
        });
        let found = needs(&map).remove(0).watermelon.unwrap();
        assert_eq!(found.hard_above, above);
        let [_, kept_hard, _, broken_hard] = shares(&found);
        kept_hard + broken_hard
    };
    assert!(hard(50.0) > hard(75.0) && hard(75.0) > hard(95.0));
}

/// Fixed times: a promise is kept at the very minute, and broken just below.
#[test]
fn the_promise_runs_from_when_the_need_opens() {
    let fixed = |minutes: f64| {
        changed(&promised(minutes, 10.0), |record| {
            if let Record::Touchpoint(step) = record {
                let none = Duration::Fixed { value: 0.0 };
                (step.wait.value, step.active.value, step.patience) = (none.clone(), none, None);
                if step.key == "seek" {
                    step.active.value = Duration::Fixed { value: 30.0 };
                }
            }
        })
    };
    let broken = |minutes| {
        let need = needs(&fixed(minutes)).remove(0);
        let [_, _, broken, broken_hard] = shares(&need.watermelon.unwrap());
        (broken + broken_hard, need.given_up.mean)
    };
    let (late, gave_up) = broken(30.0);
    assert!((late - gave_up).abs() < 1e-12, "kept at the very minute");
    assert_eq!(broken(29.9).0, 1.0, "broken for everybody");
}

#[test]
fn without_a_promise_nothing_is_said() {
    assert!(needs(&sample("guest-stay")).iter().all(|need| need.watermelon.is_none()));
}
