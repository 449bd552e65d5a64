//! Who is served first, by the priorities of a map's touchpoints, held to
//! Cobham (1954): with one at work and nobody interrupted, whoever is of class
//! `i` waits `W₀ / ((1 − σᵢ₋₁)(1 − σᵢ))`, where `W₀ = Σ λ·E[S²]/2` is the mean
//! rest of the service under way and `σᵢ` the load of classes 1 to `i`.

#[path = "support/one_team.rs"]
mod one_team;

use journey::JourneyMap;
use journey::figure::{Duration, Figure};
use journey::ids::{TouchpointId, TransitionId};
use journey::model::{Transition, TransitionKind};
use journey::record::Record;
use one_team::{A_MINUTE, Line, Step, served, team, uuid};
use simulate::queues::{Day, QueueReport, Setting, run};
use simulate::{Cast, Who};
use std::ops::ControlFlow;

/// Arrivals a minute of the two classes.
const ARRIVALS: [f64; 2] = [0.25, 0.4];
/// How long the second class takes: median and 90th percentile.
const SECOND: [f64; 2] = [0.9, 2.5];

/// One in so many comes to "step-1", the others to "step-2"; both are served by
/// one person, and then it is done.
fn two_classes(priorities: [u32; 2]) -> JourneyMap {
    let [first, second] = priorities;
    let share = ARRIVALS[0] / (ARRIVALS[0] + ARRIVALS[1]);
    let active = Duration::Lognormal { p50: SECOND[0], p90: SECOND[1] };
    let line = Line {
        demand: (ARRIVALS[0] + ARRIVALS[1]) * A_MINUTE,
        steps: vec![
            Step { served: false, ..served(0.0) },
            Step { priority: first, ..served(1.0) },
            Step { priority: second, active, ..served(0.0) },
        ],
        team: team(1),
    };
    let place = |n| TouchpointId(uuid(1, n));
    let mut records = line.map().records();
    for record in &mut records {
        if let Record::Transition(way) = record {
            if way.source == place(0) {
                way.share = Figure::assumed(share);
            } else if way.source == place(1) {
                way.target = place(3);
            }
        }
    }
    records.push(Record::Transition(Transition {
        id: TransitionId(uuid(9, 0)),
        source: place(0),
        target: place(2),
        share: Figure::assumed(1.0 - share),
        kind: TransitionKind::Next,
        exit_reason: None,
        label: String::new(),
    }));
    JourneyMap::from_records(records).unwrap()
}

fn go(map: &JourneyMap) -> QueueReport {
    let start = Day::parse("2026-01-05").unwrap();
    let setting = Setting { replications: 20, weeks: 20, warm_up_weeks: Some(1), ..Setting::new(7, start) };
    run(map, &Cast::of(map, Who::Neutral).unwrap(), &setting, &|_| ControlFlow::Continue(())).unwrap()
}

/// Mean and mean square of the two services.
fn moments() -> [(f64, f64); 2] {
    let sigma = (SECOND[1] / SECOND[0]).ln() / 1.281_551_565_544_6;
    let mean = SECOND[0] * (sigma * sigma / 2.0).exp();
    [(1.0, 1.0), (mean, SECOND[0] * SECOND[0] * (2.0 * sigma * sigma).exp())]
}

/// Each customer does and waits a minute for an effort minute here, so the
/// effort of a step tells its wait.
fn check(report: &QueueReport, waits: [f64; 2]) {
    let all = ARRIVALS[0] + ARRIVALS[1];
    for (n, key) in ["step-1", "step-2"].into_iter().enumerate() {
        let step = report.journeys.touchpoints.iter().find(|step| step.key == key).unwrap();
        let (found, expected) = (&step.friction_em, ARRIVALS[n] / all * (waits[n] + moments()[n].0));
        assert!((found.mean - expected).abs() <= 4.5 * found.se, "{key}: {found:?} is not {expected}");
        assert!(found.se <= 0.02 * expected, "{key}: {found:?} is not exact enough to tell");
    }
}

#[test]
fn priorities_of_a_map_are_cobhams() {
    let [(mean_1, square_1), (mean_2, square_2)] = moments();
    let (load_1, load_2) = (ARRIVALS[0] * mean_1, ARRIVALS[1] * mean_2);
    let rest = (ARRIVALS[0] * square_1 + ARRIVALS[1] * square_2) / 2.0;
    let all = 1.0 - load_1 - load_2;
    check(&go(&two_classes([1, 4])), [rest / (1.0 - load_1), rest / ((1.0 - load_1) * all)]);
    check(&go(&two_classes([5, 2])), [rest / ((1.0 - load_2) * all), rest / (1.0 - load_2)]);
    // Of one class, they wait alike (Pollaczek–Khinchine).
    check(&go(&two_classes([3, 3])), [rest / all, rest / all]);
}
