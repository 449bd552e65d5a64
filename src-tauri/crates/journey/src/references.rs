//! What refers to what: used to refuse a file whose references lead nowhere,
//! and to keep every reference whole when its target is removed.

use crate::file::key_in_words;
use crate::map::JourneyMap;
use crate::model::Anchor;
use crate::record::{Record, RecordKey};
use std::fmt;

/// A reference that leads nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dangling {
    /// Who refers.
    pub from: RecordKey,
    /// To what, which is not there.
    pub to: RecordKey,
}

impl fmt::Display for Dangling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} refers to {}, which is not there", key_in_words(self.from), key_in_words(self.to))
    }
}

impl Anchor {
    /// The record that this hangs on.
    #[must_use]
    pub fn key(self) -> RecordKey {
        match self {
            Self::Touchpoint(id) => RecordKey::Touchpoint(id),
            Self::Stage(id) => RecordKey::Stage(id),
        }
    }
}

impl Record {
    /// The records that this one refers to.
    #[must_use]
    pub fn references(&self) -> Vec<RecordKey> {
        match self {
            Self::Details(r) => r.start.map(RecordKey::Touchpoint).into_iter().collect(),
            Self::Touchpoint(r) => std::iter::once(RecordKey::Stage(r.stage))
                .chain(r.solves.iter().chain(&r.achieves).map(|id| RecordKey::Need(*id)))
                .chain(r.depends_on.iter().map(|id| RecordKey::Component(*id)))
                .chain(r.team.map(RecordKey::Team))
                .collect(),
            Self::Transition(r) => vec![RecordKey::Touchpoint(r.source), RecordKey::Touchpoint(r.target)],
            Self::Cell(r) => vec![RecordKey::Lane(r.lane), r.at.key()],
            Self::Picture(r) => vec![RecordKey::Lane(r.lane), r.at.key()],
            Self::PainPoint(r) => vec![r.at.key()],
            Self::Opportunity(r) => vec![r.at.key()],
            Self::Question(r) => vec![r.at.key()],
            Self::Path(r) => r.steps.iter().map(|id| RecordKey::Touchpoint(*id)).collect(),
            Self::Need(r) => r.opens_at.iter().chain(&r.met_at).map(|id| RecordKey::Touchpoint(*id)).collect(),
            Self::Placement(r) => vec![RecordKey::Touchpoint(r.touchpoint)],
            Self::Stage(_) | Self::Lane(_) | Self::Persona(_) | Self::Team(_) | Self::Component(_) => Vec::new(),
        }
    }
}

/// Every reference of the map that leads nowhere.
#[must_use]
pub fn dangling(map: &JourneyMap) -> Vec<Dangling> {
    let records = map.records();
    let there: std::collections::BTreeSet<_> = records.iter().map(Record::key).collect();
    records
        .iter()
        .flat_map(|record| record.references().into_iter().map(|to| Dangling { from: record.key(), to }))
        .filter(|reference| !there.contains(&reference.to))
        .collect()
}
