//! Records that come from elsewhere: from a clip, or from another state of the
//! map. What they refer to has been judged to be there.

use super::{details, order, shares};
use crate::ids::TouchpointId;
use crate::key;
use crate::model::{Stage, Touchpoint, Transition};
use crate::record::{Record, RecordKey};
use crate::transaction::Transaction;
use std::collections::BTreeSet;

/// New records: keys are made anew, because those of the clip may be taken, and
/// each way of leaving a step sums to 1 again. Where a journey has no beginning
/// yet, it begins at the first step that none of the others leads to.
pub(super) fn paste(tx: &mut Transaction<'_>, records: Vec<Record>) {
    let (transitions, others): (Vec<_>, Vec<_>) =
        records.into_iter().partition(|record| matches!(record, Record::Transition(_)));
    let begins = first(&others, &transitions);
    for record in others {
        match record {
            Record::Touchpoint(t) => {
                let key = key::of_touchpoint(tx.map(), &t.name, t.id);
                tx.put(Touchpoint { key, ..*t });
            }
            Record::Stage(s) => {
                let key = key::of_stage(tx.map(), &s.name, s.id);
                let (id, to) = (s.id, s.order);
                tx.put(Record::Stage(Stage { key, order: u32::MAX, ..s }));
                order::move_stage(tx, id, to);
            }
            other => tx.put(other),
        }
    }
    let mut groups = BTreeSet::new();
    for record in transitions {
        if let Record::Transition(Transition { source, kind, .. }) = &record {
            groups.insert((*source, kind.gives_up()));
        }
        tx.put(record);
    }
    for (source, gives_up) in groups {
        shares::fill(tx, source, gives_up);
    }
    if begins.is_some() && tx.map().details().start.is_none() {
        details(tx, |details| details.start = begins);
    }
}

fn first(steps: &[Record], ways: &[Record]) -> Option<TouchpointId> {
    let led_to = |id| ways.iter().any(|way| matches!(way, Record::Transition(way) if way.target == id));
    let mut ids = steps.iter().filter_map(|record| match record {
        Record::Touchpoint(t) if !t.is_end() => Some(t.id),
        _ => None,
    });
    ids.clone().find(|id| !led_to(*id)).or_else(|| ids.next())
}

/// Transitions go first and come last, because both their ends must be there.
pub(super) fn restore(tx: &mut Transaction<'_>, put: Vec<Record>, gone: Vec<RecordKey>) {
    let is_transition = |key: &RecordKey| matches!(key, RecordKey::Transition(_));
    gone.iter().filter(|key| is_transition(key)).for_each(|key| tx.take(*key));
    let (transitions, others): (Vec<_>, Vec<_>) = put.into_iter().partition(|record| is_transition(&record.key()));
    others.into_iter().chain(transitions).for_each(|record| tx.put(record));
    gone.iter().filter(|key| !is_transition(key)).for_each(|key| tx.take(*key));
}
