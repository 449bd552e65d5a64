//! How long the exact answer of a map of 1,000 steps takes, variances included:
//! `cargo run --release -p simulate --example exact_large`.

use journey::JourneyMap;
use journey::figure::{Duration, Figure};
use journey::ids::{MapId, StageId, TouchpointId, TransitionId};
use journey::model::{Details, Outcome, Stage, Touchpoint, Transition, TransitionKind};
use journey::record::Record;
use std::time::Instant;
use uuid::Uuid;

const STEPS: usize = 1000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let chain = simulate::Chain::compile(&map()?)?;
    let mut times: Vec<_> = (0..20)
        .map(|_| {
            let clock = Instant::now();
            std::hint::black_box(simulate::exact::solve(&chain));
            clock.elapsed()
        })
        .collect();
    times.sort();
    let exact = simulate::exact::solve(&chain);
    let (mean, sd) = (exact.totals.lost_min, exact.spread.totals.lost_min);
    println!("{STEPS} steps, means and variances: {:?}; lost time {mean:.1} min, sd {sd:.1}", times[times.len() / 2]);
    Ok(())
}

/// Steps that lead on, ahead by some, back by some, with patience at every third.
fn map() -> Result<JourneyMap, Box<dyn std::error::Error>> {
    let id = |kind: u128, n: usize| Uuid::from_u128(kind << 64 | n as u128);
    let (stage, at) = (StageId(id(1, 0)), |n: usize| TouchpointId(id(2, n)));
    let touchpoint = |n: usize| Touchpoint::new(at(n), format!("t{n}"), format!("Step {n}"), stage);
    let mut records = vec![Record::Stage(Stage { id: stage, key: "all".into(), name: "All".into(), order: 0 })];
    for (n, outcome) in [(STEPS, Outcome::ResolvedVerified), (STEPS + 1, Outcome::Abandoned)] {
        records.push(Record::from(Touchpoint { outcome: Some(outcome), ..touchpoint(n) }));
    }
    for n in 0..STEPS {
        let time = Figure::assumed(Duration::Lognormal { p50: 2.0, p90: 9.0 });
        let patience = (n % 3 == 0).then_some(Figure::assumed(30.0));
        let way = |place: usize, target: usize, share: f64, kind| {
            Record::Transition(Transition {
                id: TransitionId(id(3, 10 * n + place)),
                source: at(n),
                target: at(target),
                share: Figure::assumed(share),
                kind,
                exit_reason: None,
                label: String::new(),
            })
        };
        let (ahead, back) = ((n + 7 + n % 40).min(STEPS), n.saturating_sub(n % 25));
        records.push(way(0, n + 1, 0.7, TransitionKind::Next));
        records.push(way(1, ahead, 0.2, TransitionKind::Next));
        records.push(way(2, back, 0.1, TransitionKind::Repeat));
        if patience.is_some() {
            records.push(way(3, STEPS + 1, 0.3, TransitionKind::Abandon));
            records.push(way(4, ahead, 0.7, TransitionKind::AbandonSwitch));
        }
        records.push(Record::from(Touchpoint { active: time.clone(), wait: time, patience, ..touchpoint(n) }));
    }
    records.push(Record::Details(Details { start: Some(at(0)), ..Details::untitled(MapId(id(4, 0))) }));
    Ok(JourneyMap::from_records(records)?)
}
