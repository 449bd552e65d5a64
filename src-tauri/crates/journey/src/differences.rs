//! The difference between two states of a map as people speak of it: what was
//! added, what is gone, what has changed from what to what; and the edit that
//! takes one of them back.
//!
//! What belongs together is one difference: a step with its ways and what hangs
//! on it, and all ways of leaving a step in the same manner, because their
//! shares depend on each other.

pub(crate) mod fields;

use crate::diff::{Change, Diff};
use crate::edit::Edit;
use crate::ids::TouchpointId;
use crate::map::JourneyMap;
use crate::model::{Anchor, Transition};
use crate::record::{Record, RecordKey};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// One difference.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Difference {
    /// What has happened.
    pub kind: DifferenceKind,
    /// To what.
    pub target: RecordKey,
    /// In words: "“Wait in the queue”: waiting 3 min → 1 min".
    pub words: String,
    /// All records that it concerns.
    pub records: Vec<RecordKey>,
}

/// What has happened to a thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum DifferenceKind {
    /// It is new.
    Added,
    /// It is gone.
    Removed,
    /// It is another.
    Changed,
}

/// What differs between two states of a map, the whole map first, then in the
/// order of a file. Where a card stands is no difference.
#[must_use]
pub fn between(from: &JourneyMap, to: &JourneyMap) -> Vec<Difference> {
    let diff = Diff::between(from, to);
    let changes: Vec<&Change> = diff.changes().iter().filter(|change| !is_placement(change)).collect();
    let mut groups: BTreeMap<Group, Vec<&Change>> = BTreeMap::new();
    for change in changes {
        if let Some(group) = group_of(change, from, to) {
            groups.entry(group).or_default().push(change);
        }
    }
    groups.iter().filter_map(|(group, changes)| difference(*group, changes, from, to)).collect()
}

/// The edit that takes a difference back: on the map `to`, what it concerns is
/// again as in `from`, with whatever that needs.
#[must_use]
pub fn take_back(from: &JourneyMap, to: &JourneyMap, difference: &Difference) -> Edit {
    let diff = Diff::between(from, to);
    let changed: BTreeMap<RecordKey, &Change> =
        diff.changes().iter().filter_map(|change| Some((change.key()?, change))).collect();
    let mut keys: BTreeSet<RecordKey> = difference.records.iter().copied().collect();
    loop {
        let needed: Vec<RecordKey> = changed
            .iter()
            .filter(|(key, change)| !keys.contains(key) && is_needed(**key, change, &keys, &changed))
            .map(|(key, _)| *key)
            .collect();
        if needed.is_empty() {
            break;
        }
        keys.extend(needed);
    }
    let put = keys.iter().filter_map(|key| changed.get(key)?.before.clone()).collect();
    let gone = keys.iter().filter(|key| changed.get(key).is_some_and(|c| c.before.is_none())).copied().collect();
    Edit::Restore { words: format!("Take back: {}", difference.words), put, gone }
}

/// The edit that makes the map `from` what `to` is.
#[must_use]
pub fn restore(from: &JourneyMap, to: &JourneyMap, words: String) -> Edit {
    let diff = Diff::between(from, to);
    let put = diff.changes().iter().filter_map(|change| change.after.clone()).collect();
    let gone = diff.changes().iter().filter(|c| c.after.is_none()).filter_map(Change::key).collect();
    Edit::Restore { words, put, gone }
}

/// Whether a change must go back together with those that do: it refers to what
/// will be gone, is referred to by what comes back, or shares its customers.
fn is_needed(
    key: RecordKey,
    change: &Change,
    keys: &BTreeSet<RecordKey>,
    changed: &BTreeMap<RecordKey, &Change>,
) -> bool {
    let refers = |record: &Option<Record>| {
        record.as_ref().is_some_and(|record| {
            record
                .references()
                .iter()
                .any(|to| keys.contains(to) && changed.get(to).is_some_and(|change| change.before.is_none()))
        })
    };
    let is_referred_to = change.after.is_none()
        && keys.iter().filter_map(|k| changed.get(k)?.before.as_ref()).any(|r| r.references().contains(&key));
    let shares_customers = || {
        let group = leaves(change);
        group.is_some() && keys.iter().any(|k| changed.get(k).is_some_and(|c| leaves(c) == group))
    };
    refers(&change.after) || is_referred_to || shares_customers()
}

/// What belongs together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Record(RecordKey),
    /// The ways of leaving a step, served or giving up.
    Ways(TouchpointId, bool),
}

fn is_placement(change: &Change) -> bool {
    matches!(change.key(), Some(RecordKey::Placement(_)))
}

/// With a step that is new or gone goes all that hangs on it.
fn group_of(change: &Change, from: &JourneyMap, to: &JourneyMap) -> Option<Group> {
    let key = change.key()?;
    let came_or_went = |id: TouchpointId| from.touchpoint(id).is_some() != to.touchpoint(id).is_some();
    if let Some((source, gives_up)) = leaves(change) {
        let group = if came_or_went(source) {
            Group::Record(RecordKey::Touchpoint(source))
        } else {
            Group::Ways(source, gives_up)
        };
        return Some(group);
    }
    let record = change.after.as_ref().or(change.before.as_ref())?;
    let at = match record {
        Record::Cell(r) => Some(r.at),
        Record::Picture(r) => Some(r.at),
        Record::PainPoint(r) => Some(r.at),
        Record::Opportunity(r) => Some(r.at),
        Record::Question(r) => Some(r.at),
        _ => None,
    };
    match at {
        Some(Anchor::Touchpoint(id)) if came_or_went(id) => Some(Group::Record(RecordKey::Touchpoint(id))),
        _ => Some(Group::Record(key)),
    }
}

fn leaves(change: &Change) -> Option<(TouchpointId, bool)> {
    let way = |record: &Option<Record>| match record {
        Some(Record::Transition(t)) => Some((t.source, t.kind.gives_up())),
        _ => None,
    };
    way(&change.after).or_else(|| way(&change.before))
}

fn difference(group: Group, changes: &[&Change], from: &JourneyMap, to: &JourneyMap) -> Option<Difference> {
    let records: Vec<RecordKey> = changes.iter().filter_map(|change| change.key()).collect();
    let (kind, target, words) = match group {
        Group::Ways(source, gives_up) => {
            let words = ways_in_words(source, gives_up, changes, from, to)?;
            (DifferenceKind::Changed, RecordKey::Touchpoint(source), words)
        }
        Group::Record(key) => {
            let of = changes.iter().find(|change| change.key() == Some(key)).or(changes.first())?;
            let name = || fields::name(of.after.as_ref().or(of.before.as_ref()), from, to);
            match (&of.before, &of.after) {
                (None, Some(_)) => (DifferenceKind::Added, key, format!("{} is new", name()?)),
                (Some(_), None) => (DifferenceKind::Removed, key, format!("{} is gone", name()?)),
                (Some(before), Some(after)) => {
                    let changed = fields::changed(before, after, from, to);
                    (!changed.is_empty()).then_some(())?;
                    (DifferenceKind::Changed, key, format!("{}: {changed}", name()?))
                }
                (None, None) => return None,
            }
        }
    };
    Some(Difference { kind, target, words, records })
}

/// "Ways on from “Look for help”: to “Reset page” 45 % → 60 %, to “Form” gone".
fn ways_in_words(
    source: TouchpointId,
    gives_up: bool,
    changes: &[&Change],
    from: &JourneyMap,
    to: &JourneyMap,
) -> Option<String> {
    let name = |id| to.touchpoint(id).or_else(|| from.touchpoint(id)).map_or("", |t| t.name.as_str());
    let percent = |t: &Transition| fields::percent(t.share.value);
    let part = |change: &&Change| {
        let way = |record: &Option<Record>| match record {
            Some(Record::Transition(t)) => Some(t.clone()),
            _ => None,
        };
        match (way(&change.before), way(&change.after)) {
            (None, Some(new)) => Some(format!("to “{}” new, {}", name(new.target), percent(&new))),
            (Some(old), None) => Some(format!("to “{}” gone", name(old.target))),
            (Some(old), Some(new)) if old.target != new.target => {
                Some(format!("to “{}” instead of “{}”", name(new.target), name(old.target)))
            }
            (Some(old), Some(new)) => {
                let changed = fields::way(&old, &new);
                Some(format!("to “{}” {changed}", name(new.target)))
            }
            (None, None) => None,
        }
    };
    let parts: Vec<String> = changes.iter().filter_map(part).collect();
    let manner = if gives_up { "Ways of giving up at" } else { "Ways on from" };
    (!parts.is_empty()).then(|| format!("{manner} “{}”: {}", name(source), parts.join(", ")))
}
