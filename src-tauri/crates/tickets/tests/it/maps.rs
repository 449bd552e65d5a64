//! Small maps whose touchpoints are `t0` and so on.

use journey::JourneyMap;
use journey::figure::Figure;
use journey::ids::{StageId, TouchpointId, TransitionId};
use journey::model::{Details, Outcome, Stage, Touchpoint, Transition, TransitionKind};
use journey::record::Record;
use uuid::Uuid;

pub(crate) fn touchpoint_id(n: usize) -> TouchpointId {
    Uuid::from_u128(1 << 64 | n as u128).into()
}

pub(crate) fn transition_id(n: usize) -> TransitionId {
    Uuid::from_u128(2 << 64 | n as u128).into()
}

/// So many touchpoints, transitions between these pairs, and which of the
/// touchpoints are ends; it begins at `t0`.
pub(crate) fn map_of(touchpoints: usize, transitions: &[(usize, usize)], ends: &[usize]) -> JourneyMap {
    let stage = StageId::from(Uuid::from_u128(3 << 64));
    let mut records = vec![
        Record::Details(Details {
            start: Some(touchpoint_id(0)),
            ..Details::untitled(Uuid::from_u128(4 << 64).into())
        }),
        Record::Stage(Stage { id: stage, key: "all".into(), name: "All".into(), order: 0 }),
    ];
    records.extend((0..touchpoints).map(|n| {
        let outcome = ends.contains(&n).then_some(Outcome::ResolvedVerified);
        let touchpoint = Touchpoint::new(touchpoint_id(n), format!("t{n}"), format!("Touchpoint {n}"), stage);
        Record::from(Touchpoint { outcome, ..touchpoint })
    }));
    records.extend(transitions.iter().enumerate().map(|(n, (source, target))| {
        Record::Transition(Transition {
            id: transition_id(n),
            source: touchpoint_id(*source),
            target: touchpoint_id(*target),
            share: Figure::assumed(1.0),
            kind: TransitionKind::Next,
            exit_reason: None,
            label: String::new(),
        })
    }));
    JourneyMap::from_records(records).unwrap()
}
