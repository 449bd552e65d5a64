//! Where each class of gap happens: by the first reason that an episode of the
//! class meets. Episodes that no reason explains are found where they were
//! first helped.

use super::{CLASSES, GapClass};
use crate::chain::{Chain, Need};
use crate::episodes::Ending;
use crate::exact_needs::ExactNeed;
use crate::report::GapPlace;
use journey::ids::TouchpointId;
use std::collections::BTreeMap;

/// Less than this share of a class is rounding.
const NOTHING: f64 = 1e-12;

pub(crate) fn places(chain: &Chain, need: &Need, exact: &ExactNeed) -> Vec<GapPlace> {
    let mut places = Vec::new();
    // Several ways lead on from a touchpoint that helps: one place all the same.
    let mut helping: BTreeMap<TouchpointId, f64> = BTreeMap::new();
    for (way, open) in chain.moves.iter().zip(exact.moves()) {
        let Some(touchpoint) = chain.nodes.get(way.source).map(|node| node.id) else { continue };
        *helping.entry(touchpoint).or_insert(0.0) += open.first_helped;
        if let Some(reason) = way.exit_reason.filter(|_| need.solved_somewhere)
            && let Some(class) = GapClass::of(Ending::of_reason(reason))
        {
            let (transition, reason, share) = (Some(way.id), Some(reason), open.then_assisted);
            places.push(GapPlace { class, touchpoint, transition, reason, share });
        }
    }
    let class = if need.solved_somewhere { GapClass::Unattributed } else { GapClass::Missing };
    places.extend(helping.into_iter().map(|(touchpoint, share)| GapPlace {
        class,
        touchpoint,
        transition: None,
        reason: None,
        share,
    }));
    as_shares(places)
}

/// From episodes of a walk to shares of each class.
fn as_shares(mut places: Vec<GapPlace>) -> Vec<GapPlace> {
    for (class, _) in CLASSES {
        let all: f64 = places.iter().filter(|place| place.class == class).map(|place| place.share).sum();
        if all > 0.0 {
            places.iter_mut().filter(|place| place.class == class).for_each(|place| place.share /= all);
        }
    }
    places.retain(|place| place.share > NOTHING);
    places.sort_by(|a, b| a.class.cmp(&b.class).then(b.share.total_cmp(&a.share)));
    places
}
