//! Ways from one touchpoint to the next: a new one makes room for itself, an
//! old one leaves its room to the others.

use super::shares;
use crate::edit::AddAfter;
use crate::figure::Figure;
use crate::ids::{TouchpointId, TransitionId};
use crate::model::{Transition, TransitionKind};
use crate::record::{Record, RecordKey};
use crate::transaction::Transaction;

/// A new way; without a share it takes an equal part of its group.
pub(super) fn connect(
    tx: &mut Transaction<'_>,
    id: TransitionId,
    (source, target): (TouchpointId, TouchpointId),
    kind: TransitionKind,
    share: Option<f64>,
) {
    let others = tx.map().group(source, kind.gives_up()).len();
    let share = if others == 0 { 1.0 } else { share.unwrap_or(1.0 / (others + 1) as f64) };
    let new =
        Transition { id, source, target, share: Figure::assumed(0.0), kind, exit_reason: None, label: String::new() };
    tx.put(Record::Transition(new));
    shares::give(tx, id, Figure::assumed((share * 1e6).round() / 1e6));
}

pub(super) fn disconnect(tx: &mut Transaction<'_>, id: TransitionId) {
    let Some(gone) = tx.map().transition(id).cloned() else { return };
    tx.take(RecordKey::Transition(id));
    shares::fill(tx, gone.source, gone.kind.gives_up());
}

/// With another source it leaves one group and joins another.
pub(super) fn reroute(tx: &mut Transaction<'_>, id: TransitionId, source: TouchpointId, target: TouchpointId) {
    let Some(old) = tx.map().transition(id).cloned() else { return };
    if old.source == source {
        tx.put(Record::Transition(Transition { target, ..old }));
    } else {
        let kind = old.kind;
        disconnect(tx, id);
        connect(tx, id, (source, target), kind, None);
        describe_like(tx, id, &old);
    }
}

/// A served way that becomes one of giving up changes its group.
pub(super) fn set_kind(tx: &mut Transaction<'_>, id: TransitionId, kind: TransitionKind) {
    let Some(old) = tx.map().transition(id).cloned() else { return };
    if old.kind.gives_up() == kind.gives_up() {
        tx.put(Record::Transition(Transition { kind, ..old }));
    } else {
        disconnect(tx, id);
        connect(tx, id, (old.source, old.target), kind, None);
        describe_like(tx, id, &old);
    }
}

/// Leads from `after.touchpoint` to a new touchpoint: in between, or as a
/// branch of its own.
pub(super) fn lead_to(tx: &mut Transaction<'_>, new: TouchpointId, after: &AddAfter) {
    let ways = tx.map().group(after.touchpoint, false);
    let main = ways.into_iter().max_by(|a, b| a.share.value.total_cmp(&b.share.value).then(b.id.cmp(&a.id))).cloned();
    match main {
        Some(main) if after.insert => {
            let onward = main.target;
            tx.put(Record::Transition(Transition { target: new, ..main }));
            connect(tx, after.onward, (new, onward), TransitionKind::Next, None);
        }
        _ => connect(tx, after.transition, (after.touchpoint, new), TransitionKind::Next, None),
    }
}

/// Keeps what was said about a way that was made anew.
fn describe_like(tx: &mut Transaction<'_>, id: TransitionId, old: &Transition) {
    if let Some(new) = tx.map().transition(id).cloned() {
        let (exit_reason, label) = (old.exit_reason, old.label.clone());
        tx.put(Record::Transition(Transition { exit_reason, label, ..new }));
    }
}
