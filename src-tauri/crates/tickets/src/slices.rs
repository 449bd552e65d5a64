//! Two slices of tickets over one map: before a change and after it, one
//! channel and another. What differs, and whether that can be seen.
//!
//! A share of tickets is one of independent cases. Moves and visits of one
//! ticket hang together, so that the intervals of their shares and medians are
//! rather too narrow where tickets come back often.

use crate::contrast::Contrast;
use crate::mapping::StateMapping;
use crate::overlay::{Between, OverlayOptions, Scene, Tally};
use crate::set::TicketSet;
use journey::JourneyMap;
use journey::ids::{TouchpointId, TransitionId};
use rustc_hash::FxHashMap;

/// Name and version of a [`Slices`].
pub const SLICES_FORMAT: &str = "milewalk.slices/1";

results! {
    /// A touchpoint in the two slices.
    pub struct SlicedTouchpoint {
        /// Which one.
        pub id: TouchpointId,
        /// Its key.
        pub key: String,
        /// Its name.
        pub name: String,
        /// Tickets of the first slice that were there.
        pub first_tickets: u32,
        /// Tickets of the second slice that were there.
        pub second_tickets: u32,
        /// Share of the tickets of a slice that were there, 0 to 1.
        pub share: Contrast,
        /// Median of the time of a visit, minutes.
        pub median_min: Contrast,
    }

    /// A move in the two slices, on the map or not.
    pub struct SlicedMove {
        /// The transition that it is; none: the map lacks it.
        pub transition: Option<TransitionId>,
        /// Where from.
        pub source: TouchpointId,
        /// Where to.
        pub target: TouchpointId,
        /// Key of where it comes from.
        pub source_key: String,
        /// Key of where it leads to.
        pub target_key: String,
        /// Moves in the first slice.
        pub first_n: u32,
        /// Moves in the second slice.
        pub second_n: u32,
        /// Share of all moves from its source in a slice, 0 to 1.
        pub share: Contrast,
    }

    /// Two slices held against each other.
    pub struct Slices {
        /// [`SLICES_FORMAT`].
        pub format: String,
        /// Tickets of the first slice.
        pub first: u32,
        /// Tickets of the second slice.
        pub second: u32,
        /// All touchpoints at which any ticket was, by id.
        pub touchpoints: Vec<SlicedTouchpoint>,
        /// All moves that any ticket made, by their ends.
        pub moves: Vec<SlicedMove>,
    }
}

/// The tickets of the first slice without those of the second (places in their
/// order): no ticket is in both.
#[must_use]
pub fn apart(first: &[u32], second: &[u32]) -> Vec<u32> {
    first.iter().copied().filter(|place| second.binary_search(place).is_err()).collect()
}

/// Holds two slices against each other. Of fewer tickets than the minimum there
/// is no figure.
#[must_use]
pub fn slices(
    first: &TicketSet,
    second: &TicketSet,
    map: &JourneyMap,
    mapping: &StateMapping,
    options: &OverlayOptions,
) -> Slices {
    let count = |set: &TicketSet| {
        let scene = Scene::new(set, map, mapping);
        let mut tally = Tally::of(set, &scene, &options.clock);
        tally.sort();
        tally
    };
    let (one, other) = (count(first), count(second));
    let scene = Scene::new(first, map, mapping);
    let minimum = options.minimum_n;
    let of = |k: u32, n: u32| (n >= minimum).then_some((k, n));
    let touchpoints = scene.touchpoints.iter().zip(one.visits.iter().zip(&other.visits));
    let touchpoints = touchpoints.filter(|(_, (a, b))| a.tickets + b.tickets > 0).map(|(touchpoint, (a, b))| {
        let shares = (of(a.tickets, first.tickets()), of(b.tickets, second.tickets()));
        SlicedTouchpoint {
            id: touchpoint.id,
            key: touchpoint.key.clone(),
            name: touchpoint.name.clone(),
            first_tickets: a.tickets,
            second_tickets: b.tickets,
            share: Contrast::of_shares(shares.0, shares.1),
            median_min: Contrast::of_medians(a.times.sorted(minimum), b.times.sorted(minimum)),
        }
    });
    Slices {
        format: SLICES_FORMAT.into(),
        first: first.tickets(),
        second: second.tickets(),
        touchpoints: touchpoints.collect(),
        moves: moves(&scene, &one, &other, minimum),
    }
}

fn moves(scene: &Scene<'_>, first: &Tally, second: &Tally, minimum_n: u32) -> Vec<SlicedMove> {
    let leaving = |tally: &Tally| {
        let mut leaving: FxHashMap<TouchpointId, u32> = FxHashMap::default();
        for between in tally.moves() {
            if let Some((source, _)) = scene.ends(between) {
                *leaving.entry(source.id).or_default() += between.times.n();
            }
        }
        leaving
    };
    let all = [leaving(first), leaving(second)];
    let mut moves: FxHashMap<(TouchpointId, TouchpointId), (&Between, [u32; 2])> = FxHashMap::default();
    for (slice, tally) in [first, second].into_iter().enumerate() {
        for between in tally.moves() {
            let Some((source, target)) = scene.ends(between) else { continue };
            let (_, counts) = moves.entry((source.id, target.id)).or_insert((between, [0; 2]));
            if let Some(count) = counts.get_mut(slice) {
                *count = between.times.n();
            }
        }
    }
    let contrast = |source: TouchpointId, counts: [u32; 2]| {
        let [a, b] = [0, 1].map(|slice: usize| {
            let n = all.get(slice).and_then(|leaving| leaving.get(&source)).copied().unwrap_or(0);
            (n >= minimum_n).then(|| (counts.get(slice).copied().unwrap_or(0), n))
        });
        Contrast::of_shares(a, b)
    };
    let sliced = moves.into_values().filter_map(|(between, counts)| {
        let (source, target) = scene.ends(between)?;
        let [first_n, second_n] = counts;
        Some(SlicedMove {
            transition: between.transition,
            source: source.id,
            target: target.id,
            source_key: source.key.clone(),
            target_key: target.key.clone(),
            first_n,
            second_n,
            share: contrast(source.id, counts),
        })
    });
    let mut sliced: Vec<_> = sliced.collect();
    sliced.sort_by_key(|it| (it.source, it.target));
    sliced
}
