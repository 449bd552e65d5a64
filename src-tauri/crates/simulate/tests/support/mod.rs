//! The sample maps, and small changes to them.

#![allow(dead_code, reason = "each test file uses some of it")]

use journey::JourneyMap;
use journey::ids::TouchpointId;
use journey::model::{ExitReason, Transition, TransitionKind};
use journey::record::Record;
use simulate::Chain;

/// A sample map.
pub(crate) fn sample(name: &str) -> JourneyMap {
    let path = format!("{}/../../../maps/{name}.journey.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
    journey::file::read(&text).unwrap_or_else(|e| panic!("{path}: {e}"))
}

pub(crate) fn chain(name: &str) -> Chain {
    Chain::compile(&sample(name)).unwrap()
}

pub(crate) fn key_of(map: &JourneyMap, id: TouchpointId) -> &str {
    &map.touchpoint(id).unwrap().key
}

pub(crate) fn id_of(map: &JourneyMap, key: &str) -> TouchpointId {
    map.touchpoint_by_key(key).unwrap_or_else(|| panic!("no touchpoint {key}")).id
}

/// The map with every record changed as told.
pub(crate) fn changed(map: &JourneyMap, mut change: impl FnMut(&mut Record)) -> JourneyMap {
    let mut records = map.records();
    records.iter_mut().for_each(&mut change);
    JourneyMap::from_records(records).unwrap()
}

fn with_transition(map: &JourneyMap, is: impl Fn(&Transition) -> bool, change: impl Fn(&mut Transition)) -> JourneyMap {
    let mut found = 0;
    let map = changed(map, |record| {
        if let Record::Transition(t) = record
            && is(t)
        {
            change(t);
            found += 1;
        }
    });
    assert_eq!(found, 1, "exactly one transition is meant");
    map
}

/// The map with another share on the transition between two touchpoints.
pub(crate) fn with_share(map: &JourneyMap, source: &str, target: &str, share: f64) -> JourneyMap {
    let (source, target) = (id_of(map, source), id_of(map, target));
    with_transition(map, |t| (t.source, t.target) == (source, target), |t| t.share.value = share)
}

/// The map with those who leave a touchpoint for a reason led somewhere else,
/// as a plain step.
pub(crate) fn redirected(map: &JourneyMap, reason: ExitReason, source: &str, target: &str) -> JourneyMap {
    let (source, target) = (id_of(map, source), id_of(map, target));
    with_transition(
        map,
        |t| t.source == source && t.exit_reason == Some(reason),
        |t| {
            (t.target, t.kind, t.exit_reason) = (target, TransitionKind::Next, None);
        },
    )
}
