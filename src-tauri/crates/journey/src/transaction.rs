//! The only mutable access to a map. A transaction remembers how each record
//! was before its first change; that is the diff, and the way back when an
//! edit in the middle is refused.

use crate::behaviour;
use crate::diff::Diff;
use crate::edit::Edit;
use crate::map::JourneyMap;
use crate::record::{Record, RecordKey};
use crate::rules::{self, Refusal};
use std::collections::BTreeMap;

/// A change under way.
#[derive(Debug)]
pub struct Transaction<'map> {
    map: &'map mut JourneyMap,
    before: BTreeMap<RecordKey, Option<Record>>,
}

impl JourneyMap {
    /// Judges the edits and carries them out, all or none.
    ///
    /// # Errors
    /// When a rule refuses one of them; the map is then as it was.
    pub fn edit(&mut self, edits: &[Edit]) -> Result<Diff, Refusal> {
        let mut transaction = Transaction::of(self);
        match transaction.carry_out(edits) {
            Ok(()) => Ok(transaction.commit()),
            Err(refusal) => {
                transaction.roll_back();
                Err(refusal)
            }
        }
    }

    /// Whether the edits could be carried out. The map is the same afterwards.
    ///
    /// # Errors
    /// With the reason when one of them could not.
    pub fn judge(&mut self, edits: &[Edit]) -> Result<(), Refusal> {
        let mut transaction = Transaction::of(self);
        let judged = transaction.carry_out(edits);
        transaction.roll_back();
        judged
    }
}

impl<'map> Transaction<'map> {
    fn of(map: &'map mut JourneyMap) -> Self {
        Self { map, before: BTreeMap::new() }
    }

    /// One after the other, as far as the rules let them pass.
    fn carry_out(&mut self, edits: &[Edit]) -> Result<(), Refusal> {
        for edit in edits {
            rules::judge(self.map, edit)?;
            behaviour::carry_out(self, edit);
        }
        Ok(())
    }

    /// The map as it is now.
    pub(crate) fn map(&self) -> &JourneyMap {
        self.map
    }

    /// Adds or replaces a record.
    pub(crate) fn put(&mut self, record: impl Into<Record>) {
        let record = record.into();
        self.remember(record.key());
        self.map.put(record);
    }

    /// Takes a record away; its transitions must be gone before a touchpoint.
    pub(crate) fn take(&mut self, key: RecordKey) {
        self.remember(key);
        self.map.take(key);
    }

    fn remember(&mut self, key: RecordKey) {
        let map = &*self.map;
        self.before.entry(key).or_insert_with(|| map.record(key));
    }

    fn commit(self) -> Diff {
        Diff::since(self.before, self.map)
    }

    fn roll_back(self) {
        Diff::since(self.before, self.map).inverse().apply(self.map);
    }
}
