//! Lays a map of 1,000 touchpoints out and says how long it takes:
//! `cargo run --release -p draw --example large_map [TOUCHPOINTS]`.

use draw::decor::Decor;
use draw::layout::{LayoutOptions, layout};
use journey::JourneyMap;
use journey::figure::{Duration, Figure};
use journey::ids::{CellId, LaneId, MapId, PainPointId, StageId, TouchpointId, TransitionId};
use journey::model::{
    Anchor, Cell, Details, Lane, LaneRole, Outcome, PainPoint, Stage, Touchpoint, Transition, TransitionKind,
};
use journey::record::Record;
use std::time::Instant;
use uuid::Uuid;

const STAGES: usize = 20;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let touchpoints = std::env::args().nth(1).map_or(Ok(1000), |n| n.parse())?;
    let map = large(touchpoints)?;
    println!("{} touchpoints, {} transitions", map.touchpoint_count(), map.transitions().count());
    let every_other = map.stages().into_iter().step_by(2).map(|s| s.id).collect();
    time(&map, "layout", &LayoutOptions::default());
    time(
        &map,
        "with every other stage collapsed",
        &LayoutOptions { collapsed: every_other, ..LayoutOptions::default() },
    );
    Ok(())
}

fn time(map: &JourneyMap, what: &str, options: &LayoutOptions) {
    let mut times: Vec<f64> = (0..15)
        .map(|_| {
            let start = Instant::now();
            let layout = layout(map, &Decor::default(), options);
            assert!(layout.width > 0.0, "it is laid out");
            start.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    let worst = times.last().copied().unwrap_or_default();
    println!("{what}: median {median:.1} ms, worst {worst:.1} ms of {}", times.len());
}

fn id(kind: u128, n: usize) -> Uuid {
    Uuid::from_u128((kind << 64) + n as u128 + 1)
}

/// A way through all stages with an alternative at every other step, and a
/// call again at every tenth.
fn large(touchpoints: usize) -> Result<JourneyMap, journey::file::FileError> {
    let stage = |n: usize| StageId(id(2, n * STAGES / touchpoints));
    let touchpoint = |n: usize| TouchpointId(id(4, n.min(touchpoints - 1)));
    let mut records = vec![Record::Details(Details::untitled(MapId(id(1, 0))))];
    for n in 0..STAGES {
        let (key, name) = (format!("s{n}"), format!("Stage number {n}"));
        records.push(Record::Stage(Stage { id: StageId(id(2, n)), key, name, order: n as u32 }));
    }
    let roles = [LaneRole::Thought, LaneRole::Channel, LaneRole::Backstage, LaneRole::Pain];
    for (n, role) in roles.into_iter().enumerate() {
        let name = format!("{role:?}");
        let lane = Lane { id: LaneId(id(3, n)), name, role, order: n as u32, hidden: false, height: None };
        records.push(Record::Lane(lane));
    }
    let mut ways = Vec::new();
    for n in 0..touchpoints {
        let name = format!("Step {n} of a journey that never ends");
        let mut step = Touchpoint::new(touchpoint(n), format!("t{n}"), name, stage(n));
        step.outcome = (n + 1 == touchpoints).then_some(Outcome::ResolvedVerified);
        step.active = Figure::assumed(Duration::Lognormal { p50: 3.0, p90: 12.0 });
        step.channel = ["web", "phone", "chat"].get(n % 3).copied().unwrap_or_default().into();
        step.emotion = Some(Figure::assumed(1.0 - (n % 4) as f64));
        records.push(Record::from(step));
        let at = Anchor::Touchpoint(touchpoint(n));
        if n % 2 == 0 {
            let text = "Nobody says how long it will take".to_owned();
            records.push(Record::PainPoint(PainPoint::new(PainPointId(id(6, n)), at, text)));
        }
        for lane in [0, 2] {
            let text = "“I can't open your portal!”".to_owned();
            records.push(Record::Cell(Cell { id: CellId(id(7, 4 * n + lane)), lane: LaneId(id(3, lane)), at, text }));
        }
        match n % 4 {
            0 => ways.extend([(n, n + 1, 0.7), (n, n + 2, 0.3)]),
            1 => ways.push((n, n + 3, 1.0)),
            2 => ways.push((n, n + 1, 1.0)),
            _ if n % 20 == 3 => ways.extend([(n, n + 1, 0.9), (n, n.saturating_sub(30), 0.1)]),
            _ => ways.extend([(n, n + 1, 0.6), (n, n + 5, 0.4)]),
        }
    }
    ways.retain(|(from, to, _)| from + 1 < touchpoints && from != to);
    for (n, (from, to, share)) in ways.into_iter().enumerate() {
        records.push(Record::Transition(Transition {
            id: TransitionId(id(5, n)),
            source: touchpoint(from),
            target: touchpoint(to),
            share: Figure::assumed(share),
            kind: TransitionKind::Next,
            exit_reason: None,
            label: String::new(),
        }));
    }
    JourneyMap::from_records(records)
}
