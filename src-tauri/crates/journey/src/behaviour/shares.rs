//! The shares of one way of leaving a touchpoint always sum to 1: when one
//! changes, the others give way in proportion. Nobody in a workshop wants to
//! add percentages up.

use crate::figure::Figure;
use crate::ids::{TouchpointId, TransitionId};
use crate::model::Transition;
use crate::record::Record;
use crate::transaction::Transaction;

/// Gives one transition this share.
pub(super) fn give(tx: &mut Transaction<'_>, id: TransitionId, share: Figure<f64>) {
    let Some(moved) = tx.map().transition(id).cloned() else { return };
    spread(tx, moved.source, moved.kind.gives_up(), Some(id), 1.0 - share.value);
    tx.put(Record::Transition(Transition { share, ..moved }));
}

/// Makes the shares of a group sum to 1 again, after one came or went.
pub(super) fn fill(tx: &mut Transaction<'_>, source: TouchpointId, gives_up: bool) {
    spread(tx, source, gives_up, None, 1.0);
}

/// Spreads `sum` over a group but for one of it, in proportion; equally where
/// all of them are 0.
fn spread(tx: &mut Transaction<'_>, source: TouchpointId, gives_up: bool, but: Option<TransitionId>, sum: f64) {
    let group = tx.map().group(source, gives_up);
    let others: Vec<Transition> = group.into_iter().filter(|t| Some(t.id) != but).cloned().collect();
    let before: f64 = others.iter().map(|t| t.share.value).sum();
    if (before - sum).abs() < 1e-12 {
        return;
    }
    let count = others.len() as f64;
    let mut rest = sum;
    for (at, other) in others.iter().enumerate() {
        let exact = if before > 0.0 { other.share.value / before * sum } else { sum / count };
        // Six digits read well in a file; the last one takes what is left, so
        // that the sum is 1 all the same.
        let share = if at + 1 == others.len() { tidy(rest) } else { (exact * 1e6).round() / 1e6 };
        rest -= share;
        if share != other.share.value {
            tx.put(Record::Transition(Transition { share: Figure::assumed(share), ..other.clone() }));
        }
    }
}

/// Without the noise of the subtraction.
fn tidy(share: f64) -> f64 {
    ((share * 1e12).round() / 1e12).max(0.0)
}
