//! Maps that cannot be simulated are refused with a sentence that says where.

mod support;

use journey::JourneyMap;
use journey::figure::{Duration, Figure};
use journey::model::Touchpoint;
use journey::record::Record;
use simulate::{Chain, CompileError};
use support::{changed, id_of, sample, with_share};

fn with(key: &str, change: impl Fn(&mut Touchpoint)) -> JourneyMap {
    changed(&sample("password-reset"), |record| {
        if let Record::Touchpoint(t) = record
            && t.key == key
        {
            change(t);
        }
    })
}

fn refusal(map: &JourneyMap, names: &str) -> CompileError {
    let error = Chain::compile(map).unwrap_err();
    assert!(error.to_string().contains(names), "\"{error}\" should name {names}");
    error
}

fn started_at(key: Option<&str>) -> JourneyMap {
    let map = sample("password-reset");
    let start = key.map(|key| id_of(&map, key));
    changed(&map, |record| {
        if let Record::Details(details) = record {
            details.start = start;
        }
    })
}

fn without(map: &JourneyMap, drop: impl Fn(&journey::model::Transition) -> bool) -> JourneyMap {
    let records = map.records().into_iter().filter(|r| !matches!(r, Record::Transition(t) if drop(t))).collect();
    JourneyMap::from_records(records).unwrap()
}

#[test]
fn no_start() {
    assert_eq!(refusal(&started_at(None), "start"), CompileError::NoStart);
}

#[test]
fn a_start_that_is_an_end() {
    let map = sample("password-reset");
    let end = map.touchpoints().find(|t| t.is_end()).unwrap().key.clone();
    assert!(matches!(refusal(&started_at(Some(&end)), "end"), CompileError::StartIsEnd { .. }));
}

#[test]
fn shares_that_do_not_sum_to_1() {
    let map = with_share(&sample("password-reset"), "factor", "newpw", 0.7);
    assert!(matches!(refusal(&map, "Prove identity"), CompileError::Shares { .. }));
    let map = with_share(&sample("password-reset"), "queue", "form", 0.5);
    assert!(matches!(refusal(&map, "after giving up"), CompileError::Shares { .. }));
    let map = with_share(&sample("password-reset"), "factor", "newpw", f64::NAN);
    refusal(&map, "Prove identity");
}

#[test]
fn a_touchpoint_that_leads_nowhere() {
    let map = sample("password-reset");
    let reset = id_of(&map, "reset");
    assert!(matches!(refusal(&without(&map, |t| t.source == reset), "Agent resets it"), CompileError::NoWayOn { .. }));
}

#[test]
fn patience_without_a_way_of_giving_up() {
    let map = with("reset", |t| t.patience = Some(Figure::assumed(5.0)));
    assert!(matches!(refusal(&map, "Agent resets it"), CompileError::PatienceWithoutWayOut { .. }));
}

#[test]
fn a_walk_for_ever() {
    let map = sample("password-reset");
    let (attempt, ident) = (id_of(&map, "try"), id_of(&map, "ident"));
    let mut kept = false;
    let map = changed(&without(&map, |t| t.source == attempt && t.kind.gives_up()), |record| {
        if let Record::Transition(t) = record
            && t.source == attempt
        {
            (t.target, t.share.value) = (ident, if kept { 0.0 } else { 1.0 });
            kept = true;
        }
    });
    assert!(matches!(refusal(&map, "\""), CompileError::NoWayToAnEnd { .. }));
}

#[test]
fn a_loop_that_hardly_anybody_leaves() {
    let map = sample("password-reset");
    let (attempt, ident) = (id_of(&map, "try"), id_of(&map, "ident"));
    let map = changed(&map, |record| {
        if let Record::Transition(t) = record
            && t.source == attempt
        {
            let ends = t.share.value > 0.5;
            t.share.value = if ends { 1e-7 } else { (1.0 - 1e-7) / 2.0 };
            t.target = if ends { t.target } else { ident };
        }
    });
    assert!(matches!(refusal(&map, "circles"), CompileError::Endless { .. }));
}

#[test]
fn values_off_their_scale() {
    refusal(
        &with("queue", |t| t.wait.value = Duration::Lognormal { p50: 5.0, p90: 2.0 }),
        "wait of \"Wait in the phone",
    );
    refusal(&with("queue", |t| t.active.value = Duration::Fixed { value: -1.0 }), "active time of \"Wait in the phone");
    refusal(&with("queue", |t| t.attended.value = 1.5), "attended share");
    refusal(&with("queue", |t| t.blocked.value = -0.1), "blocked share");
    refusal(&with("queue", |t| t.value_share.value = f64::NAN), "value share");
    refusal(&with("queue", |t| t.cost.value = f64::INFINITY), "cost");
    refusal(&with("queue", |t| t.patience = Some(Figure::assumed(0.0))), "patience");
}

/// Only what customers reach matters: a half-drawn corner does not stop a run.
#[test]
fn what_nobody_reaches_may_be_unfinished() {
    let map = sample("password-reset");
    let confirm = id_of(&map, "confirm");
    let map = with_share(&map, "try", "confirm", 0.0);
    let map = with_share(&map, "try", "again", 0.16);
    let map = without(&map, |t| t.source == confirm);
    Chain::compile(&map).unwrap();
}
