//! The difference between two states of a map, record by record. It is the
//! undo (its inverse), the patch that the window gets and the entry of the
//! journal; nobody writes a revert by hand.

use crate::map::JourneyMap;
use crate::record::{Record, RecordKey};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One record before and after: added without a before, removed without an
/// after.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Change {
    /// As it was.
    pub before: Option<Record>,
    /// As it is.
    pub after: Option<Record>,
}

/// All that one transaction changed, each record once, in the order of keys.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Diff {
    changes: Vec<Change>,
}

impl Change {
    /// Which record; none only for a change of nothing into nothing.
    #[must_use]
    pub fn key(&self) -> Option<RecordKey> {
        self.after.as_ref().or(self.before.as_ref()).map(Record::key)
    }
}

impl Diff {
    /// What has become of the records that were touched.
    pub(crate) fn since(before: BTreeMap<RecordKey, Option<Record>>, map: &JourneyMap) -> Self {
        let changes = before.into_iter().map(|(key, before)| Change { before, after: map.record(key) });
        Self { changes: changes.filter(|change| change.before != change.after).collect() }
    }

    /// What leads from one map to the other.
    #[must_use]
    pub fn between(from: &JourneyMap, to: &JourneyMap) -> Self {
        let keys = from.records().into_iter().chain(to.records()).map(|record| record.key());
        let before = keys.map(|key| (key, from.record(key))).collect();
        Self::since(before, to)
    }

    /// The changes, each record once.
    #[must_use]
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// True when nothing changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The way back.
    #[must_use]
    pub fn inverse(&self) -> Self {
        let turn = |change: &Change| Change { before: change.after.clone(), after: change.before.clone() };
        Self { changes: self.changes.iter().map(turn).collect() }
    }

    /// Carries the changes out. Transitions go first and come last, because
    /// both their ends must be there.
    pub fn apply(&self, map: &mut JourneyMap) {
        let is_transition = |key: &RecordKey| matches!(key, RecordKey::Transition(_));
        let removed = || self.changes.iter().filter(|c| c.after.is_none()).filter_map(Change::key);
        let put = || self.changes.iter().filter_map(|c| c.after.clone());
        removed().filter(is_transition).for_each(|key| map.take(key));
        for pass in [false, true] {
            for record in put().filter(|record| is_transition(&record.key()) == pass) {
                map.put(record);
            }
        }
        removed().filter(|key| !is_transition(key)).for_each(|key| map.take(key));
    }
}
