//! Maps to draw: the samples, and maps built from a short plan.

use journey::JourneyMap;
use journey::figure::{Duration, Figure};
use journey::ids::{LaneId, MapId, PainPointId, StageId, TouchpointId, TransitionId};
use journey::model::{
    Anchor, Details, Lane, LaneRole, Outcome, PainPoint, Placement, Stage, Touchpoint, Transition, TransitionKind,
};
use journey::record::Record;
use std::path::Path;
use uuid::Uuid;

/// The maps that come with Milewalk, by file name.
pub(crate) fn samples() -> Vec<(String, JourneyMap)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../maps");
    let mut files: Vec<_> = std::fs::read_dir(folder).expect("maps/").map(|f| f.expect("a file").path()).collect();
    files.retain(|f| f.to_string_lossy().ends_with(".journey.json"));
    files.sort();
    files
        .iter()
        .map(|file| {
            let name = file.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
            let map = journey::file::read(&std::fs::read_to_string(file).expect("readable")).expect(&name);
            (name, map)
        })
        .collect()
}

/// What a map is to hold, in numbers.
#[derive(Clone, Debug, Default)]
pub(crate) struct Plan {
    pub(crate) stages: usize,
    /// The stage of each step. Two ends follow in the last stage: solved, gave up.
    pub(crate) steps: Vec<usize>,
    /// From, to, share in tenths, gives up.
    pub(crate) moves: Vec<(usize, usize, u32, bool)>,
    /// Step, column, track.
    pub(crate) placed: Vec<(usize, u32, u32)>,
    /// Steps that hurt.
    pub(crate) pains: Vec<usize>,
    pub(crate) name: String,
}

fn id(kind: u128, n: usize) -> Uuid {
    Uuid::from_u128((kind << 64) + n as u128 + 1)
}

pub(crate) fn built(plan: &Plan) -> JourneyMap {
    let mut records = vec![Record::Details(Details::untitled(MapId(id(1, 0))))];
    let stage = |n: usize| StageId(id(2, n.min(plan.stages.saturating_sub(1))));
    for n in 0..plan.stages {
        let name = format!("Stage {n}{}", plan.name);
        records.push(Record::Stage(Stage { id: stage(n), key: format!("s{n}"), name, order: n as u32 }));
    }
    let lane = Lane {
        id: LaneId(id(3, 0)),
        name: "Pain points".into(),
        role: LaneRole::Pain,
        order: 0,
        hidden: false,
        height: None,
    };
    records.push(Record::Lane(lane));
    if plan.stages > 0 {
        records.extend(touchpoints(plan, stage));
    }
    JourneyMap::from_records(records).expect("a whole map")
}

fn touchpoints(plan: &Plan, stage: impl Fn(usize) -> StageId) -> Vec<Record> {
    let touchpoint = |n: usize| TouchpointId(id(4, n));
    let count = plan.steps.len() + 2;
    let mut records = Vec::new();
    for (n, s) in plan.steps.iter().enumerate() {
        let name = if plan.name.is_empty() { format!("Step number {n}") } else { plan.name.clone() };
        let mut step = Touchpoint::new(touchpoint(n), format!("t{n}"), name, stage(*s));
        step.active = Figure::assumed(Duration::Lognormal { p50: 3.0, p90: 12.0 });
        step.emotion = (n % 2 == 0).then(|| Figure::assumed(1.0 - n as f64 % 4.0));
        records.push(Record::from(step));
    }
    for (n, outcome) in [Outcome::ResolvedVerified, Outcome::Abandoned].into_iter().enumerate() {
        let n = plan.steps.len() + n;
        let mut end = Touchpoint::new(touchpoint(n), format!("t{n}"), format!("{outcome:?}"), stage(usize::MAX));
        end.outcome = Some(outcome);
        records.push(Record::from(end));
    }
    for (n, (from, to, tenths, gives_up)) in plan.moves.iter().enumerate() {
        records.push(Record::Transition(Transition {
            id: TransitionId(id(5, n)),
            source: touchpoint(from % plan.steps.len().max(1)),
            target: touchpoint(to % count),
            share: Figure::assumed(f64::from(*tenths) / 10.0),
            kind: if *gives_up { TransitionKind::Abandon } else { TransitionKind::Next },
            exit_reason: None,
            label: if n % 3 == 0 { plan.name.clone() } else { String::new() },
        }));
    }
    let mut placed: Vec<_> = plan.placed.iter().filter(|p| p.0 < plan.steps.len()).collect();
    placed.sort_unstable();
    placed.dedup_by_key(|p| p.0);
    for (n, column, track) in placed {
        records.push(Record::Placement(Placement { touchpoint: touchpoint(*n), column: *column, track: *track }));
    }
    for (n, step) in plan.pains.iter().enumerate() {
        let at = match step {
            s if *s < plan.steps.len() => Anchor::Touchpoint(touchpoint(*s)),
            s => Anchor::Stage(stage(*s)),
        };
        let text = "Nobody says how long it will take, and nobody knows".repeat(1 + n % 3);
        records.push(Record::PainPoint(PainPoint::new(PainPointId(id(6, n)), at, text)));
    }
    records
}

/// Steps one after the other, each in a stage of its own, to a solved end.
pub(crate) fn chain(steps: usize) -> JourneyMap {
    built(&Plan {
        stages: steps,
        steps: (0..steps).collect(),
        moves: (0..steps).map(|n| (n, n + 1, 10, false)).collect(),
        ..Plan::default()
    })
}

/// One decision with that many ways on, which all meet again.
pub(crate) fn many_alternatives(ways: usize) -> JourneyMap {
    let mut moves: Vec<_> = (1..=ways).map(|n| (0, n, 1, false)).collect();
    moves.extend((1..=ways).map(|n| (n, ways + 1, 10, false)));
    let mut steps = vec![1; ways + 2];
    steps[0] = 0;
    steps[ways + 1] = 2;
    built(&Plan { stages: 3, steps, moves, ..Plan::default() })
}

/// Names of 60 characters everywhere, and a word that fits no line.
pub(crate) fn long_names() -> JourneyMap {
    built(&Plan {
        stages: 3,
        steps: vec![0, 0, 1, 1, 2],
        moves: vec![
            (0, 1, 5, false),
            (0, 2, 5, false),
            (1, 2, 10, false),
            (2, 3, 10, false),
            (3, 0, 4, false),
            (3, 4, 6, true),
            (4, 5, 10, false),
            (4, 6, 10, true),
        ],
        pains: vec![0, 0, 3, 9],
        name: "Donaudampfschifffahrtsgesellschaft says <no> & asks once more".into(),
        ..Plan::default()
    })
}
