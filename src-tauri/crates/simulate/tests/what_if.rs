//! Two maps and the same customers: differences, the ranking of opportunities,
//! and the figures that move the result most.

mod support;

use journey::JourneyMap;
use journey::edit::Edit;
use journey::figure::{Duration, Figure};
use journey::ids::OpportunityId;
use journey::model::{Anchor, Opportunity};
use simulate::what_if::{self, Changes};
use simulate::{Cast, Who, rank, sensitivity};
use std::ops::ControlFlow;
use support::{id_of, sample};
use uuid::Uuid;

const WALKS: u32 = 40_000;

fn cast(map: &JourneyMap) -> Cast {
    Cast::of(map, Who::Neutral).unwrap()
}

fn between(base: &JourneyMap, scenario: &JourneyMap) -> Changes {
    what_if::compare(&cast(base), &cast(scenario), WALKS, 7, &|_| ControlFlow::Continue(())).unwrap().changes
}

#[test]
fn nothing_changed_is_no_difference() {
    let map = sample("password-reset");
    let changes = between(&map, &map);
    assert_eq!((changes.friction_em.mean, changes.friction_em.seen), (0.0, false));
    assert!(!changes.needs[0].level0.seen);
}

#[test]
fn a_difference_is_the_exact_one_and_its_interval_is_narrow() {
    let base = sample("password-reset");
    let shorter = {
        let mut map = base.clone();
        let touchpoint = id_of(&map, "queue");
        map.edit(&[Edit::SetWait { touchpoint, wait: Figure::assumed(Duration::Lognormal { p50: 1.0, p90: 4.0 }) }])
            .unwrap();
        map
    };
    let changes = between(&base, &shorter);
    let d = changes.friction_em;
    assert!(d.seen && d.mean < 0.0, "{d:?}");
    assert!((d.mean - d.exact.unwrap()).abs() < 4.5 * d.se, "{d:?}");
    let apart = what_if::compare(&cast(&base), &cast(&shorter), WALKS, 7, &|_| ControlFlow::Continue(())).unwrap();
    assert_eq!(apart.changes, changes, "the same seed, the same answer");
    let unpaired = (d.base.powi(2) * 2.0 / f64::from(WALKS)).sqrt();
    assert!(d.se < unpaired / 2.0, "the same customers make the difference narrow: {} beside {unpaired}", d.se);
}

/// Domain model, "net of a fix": second-factor drop-out .20 → .05.
#[test]
fn mending_the_second_factor_lifts_level_0() {
    let base = sample("password-reset");
    let mut scenario = base.clone();
    let (factor, number) = (id_of(&base, "factor"), id_of(&base, "number"));
    let way = base.outgoing(factor).into_iter().find(|t| t.target == number).unwrap().id;
    scenario.edit(&[Edit::SetShare { transition: way, share: Figure::assumed(0.05) }]).unwrap();
    let level0 = between(&base, &scenario).needs[0].level0;
    assert!((level0.scenario - 0.295).abs() < 0.008 && (level0.mean - 0.045).abs() < 0.006, "{level0:?}");
}

#[test]
fn opportunities_are_ranked_by_what_they_save_for_their_price() {
    let mut map = sample("password-reset");
    let (queue, newpw) = (id_of(&map, "queue"), id_of(&map, "newpw"));
    let wait =
        |p50| Edit::SetWait { touchpoint: queue, wait: Figure::assumed(Duration::Lognormal { p50, p90: 4.0 * p50 }) };
    let opportunity = |n: u128, price, edits| {
        let id = OpportunityId(Uuid::from_u128(n));
        Edit::ChangeOpportunity {
            opportunity: Opportunity {
                price,
                edits,
                ..Opportunity::new(id, Anchor::Touchpoint(queue), format!("Nr {n}"))
            },
        }
    };
    let add = |n: u128| Edit::AddOpportunity {
        id: OpportunityId(Uuid::from_u128(n)),
        at: Anchor::Touchpoint(queue),
        text: format!("Nr {n}"),
    };
    map.edit(&[add(1), add(2), add(3), add(4)]).unwrap();
    let gone = Edit::RenameTouchpoint { touchpoint: newpw, name: "New".into() };
    map.edit(&[
        opportunity(1, Some(10_000.0), vec![wait(0.5)]),
        opportunity(2, Some(100.0), vec![wait(2.0)]),
        opportunity(3, Some(100.0), vec![gone]),
    ])
    .unwrap();
    let ranking = rank::rank(&map, &cast(&map), 20_000, 7, &|_| ControlFlow::Continue(())).unwrap();
    let ours = || ranking.opportunities.iter().filter(|o| o.text.starts_with("Nr"));
    let names: Vec<_> = ours().map(|o| o.text.as_str()).collect();
    assert_eq!(
        names,
        ["Nr 2", "Nr 1", "Nr 3", "Nr 4"],
        "a small thing for a small price comes before a large one for a large"
    );
    let nothing = ranking.opportunities.iter().find(|o| o.text == "Nr 3").unwrap();
    assert!(!nothing.changes.as_ref().unwrap().friction_em.seen, "another name changes no figure");
    let silent = ranking.opportunities.last().unwrap();
    assert!(silent.changes.is_none() && silent.problem.as_ref().unwrap().contains("does not say"));
}

#[test]
fn the_figure_that_moves_most_comes_first() {
    let map = sample("password-reset");
    let found = sensitivity::sensitivity(&map, &cast(&map), &|_| ControlFlow::Continue(())).unwrap();
    assert!(found.levers.len() > 30, "{} levers", found.levers.len());
    assert!(found.levers.is_sorted_by(|a, b| a.swing_em >= b.swing_em));
    let wait = found.levers.iter().find(|l| l.at.contains("queue") && l.what == "waiting time").unwrap();
    let mut lower = map.clone();
    let touchpoint = id_of(&map, "queue");
    let shorter = Duration::Lognormal { p50: 2.4, p90: 9.6 };
    lower.edit(&[Edit::SetWait { touchpoint, wait: Figure::assumed(shorter) }]).unwrap();
    let exact = simulate::exact::solve(cast(&lower).first()).totals.friction_em;
    assert!((wait.lower.friction_em - exact).abs() < 1e-9);
}
