//! Mending a stage as edits of the map: fewer leave for its reasons, and the
//! others of their group grow in proportion. It judges no effect; `net` does.

use super::GapClass;
use crate::chain::Chain;
use crate::episodes::Ending;
use crate::exact_needs;
use journey::JourneyMap;
use journey::edit::Edit;
use journey::figure::Figure;
use journey::ids::{NeedId, TouchpointId, TransitionId};
use journey::model::Transition;
use std::collections::{BTreeMap, BTreeSet};

/// Edits after which only so much of those who leave self-service for the
/// reasons of this class still do (0: nobody does; 0.25: a quarter), wherever
/// customers with this need meet them. Empty where no share can give way: the
/// map has no such reason, or it is the only way on; and where the map cannot
/// be walked.
#[must_use]
pub fn mend(map: &JourneyMap, need: NeedId, class: GapClass, remaining: f64) -> Vec<Edit> {
    let remaining = if remaining.is_finite() { remaining.clamp(0.0, 1.0) } else { 1.0 };
    let failing = failing(map, need, class);
    let groups: BTreeSet<(TouchpointId, bool)> =
        failing.iter().filter_map(|id| map.transition(*id)).map(|way| (way.source, way.kind.gives_up())).collect();
    let mended = groups.into_iter().filter_map(|(source, gives_up)| {
        shares(&map.group(source, gives_up), &failing, remaining).map(|shares| Edit::SetShares { shares })
    });
    mended.collect()
}

/// Ways on that episodes of the need take for a reason of the class.
fn failing(map: &JourneyMap, need: NeedId, class: GapClass) -> BTreeSet<TransitionId> {
    let Ok(chain) = Chain::compile(map) else { return BTreeSet::new() };
    let exact = exact_needs::solve(&chain);
    let exact = chain.needs.iter().zip(&exact).find(|(n, _)| n.id == need).map(|(_, exact)| exact);
    let of_class = |reason| GapClass::of(Ending::of_reason(reason)) == Some(class);
    let moves = exact.into_iter().flat_map(|exact| chain.moves.iter().zip(exact.moves()));
    moves
        .filter(|(way, open)| open.taken > 0.0 && way.exit_reason.is_some_and(of_class))
        .map(|(way, _)| way.id)
        .collect()
}

/// The shares of a group after mending. Six digits read well in a file; the
/// largest of those that grow takes what is left, so that the sum stays.
fn shares(
    group: &[&Transition],
    failing: &BTreeSet<TransitionId>,
    remaining: f64,
) -> Option<BTreeMap<TransitionId, Figure<f64>>> {
    let (fall, grow): (Vec<&Transition>, Vec<&Transition>) = group.iter().partition(|way| failing.contains(&way.id));
    let [falling, growing] = [&fall, &grow].map(|ways| ways.iter().map(|way| way.share.value).sum::<f64>());
    if growing <= 0.0 {
        return None;
    }
    let factor = (falling + growing - falling * remaining) / growing;
    let fallen = fall.iter().map(|way| (way.id, tidy(way.share.value * remaining)));
    let mut shares: BTreeMap<TransitionId, f64> = fallen.collect();
    shares.extend(grow.iter().map(|way| (way.id, tidy(way.share.value * factor))));
    let largest = grow.iter().max_by(|a, b| a.share.value.total_cmp(&b.share.value))?;
    let others: f64 = shares.iter().filter(|(id, _)| **id != largest.id).map(|(_, share)| share).sum();
    shares.insert(largest.id, ((1.0 - others) * 1e12).round() / 1e12);
    Some(shares.into_iter().map(|(id, share)| (id, Figure::assumed(share))).collect())
}

fn tidy(share: f64) -> f64 {
    (share * 1e6).round() / 1e6
}
