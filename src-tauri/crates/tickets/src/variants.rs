//! Tickets by the way they took: each different row of steps is one variant.

use crate::mapping::StateMapping;
use crate::overlay::OverlayOptions;
use crate::quantile::quantile;
use crate::set::{Ticket, TicketSet};
use journey::JourneyMap;
use journey::ids::TouchpointId;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

/// What is one step of a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Steps {
    /// Consecutive updates at one touchpoint are one visit.
    Visits,
    /// Every update is a step of its own.
    Events,
}

impl Steps {
    /// How the map draws it: where a step leads to itself, the map says of every
    /// update whether it may follow; elsewhere an update at the same step is
    /// nothing new.
    #[must_use]
    pub fn drawn(map: &JourneyMap) -> Self {
        if map.transitions().any(|t| t.source == t.target) { Self::Events } else { Self::Visits }
    }
}

/// Where a ticket is at one of its steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Place {
    /// At a touchpoint of the map.
    At(TouchpointId),
    /// In a state, by its number, that is no touchpoint of the map.
    Off(u16),
}

/// One way through the states, and who took it.
#[derive(Clone, Debug)]
pub(crate) struct Way {
    pub(crate) steps: Vec<Place>,
    pub(crate) tickets: u32,
}

/// Variants that are listed one by one; all of them are counted.
const LISTED: usize = 200;

results! {
    /// One way that tickets took.
    pub struct Variant {
        /// Keys of touchpoints, or names of states that are none.
        pub steps: Vec<String>,
        /// The touchpoints among them; none for a state that is none.
        pub touchpoints: Vec<Option<TouchpointId>>,
        /// Tickets that took it.
        pub tickets: u32,
        /// Those as a share of all tickets, 0 to 1.
        pub share: f64,
        /// Share of this one and all that are more frequent, 0 to 1.
        pub cumulative: f64,
        /// Median time from opened to resolved (or closed, or the last event),
        /// minutes of the clock; none below the minimum number of tickets.
        pub median_min: Option<f64>,
    }

    /// The ways that tickets took.
    pub struct Variants {
        /// What is one step of a ticket.
        pub steps: Steps,
        /// How many different ways there are.
        pub total: u32,
        /// The most frequent ones first, at most 200.
        pub listed: Vec<Variant>,
    }
}

/// The ways that tickets took, the most frequent first.
#[must_use]
pub fn variants(
    set: &TicketSet,
    map: &JourneyMap,
    mapping: &StateMapping,
    steps: Steps,
    options: &OverlayOptions,
) -> Variants {
    let (ways, taken) = ways_taken(set, map, mapping, steps);
    let mut rank: Vec<usize> = vec![usize::MAX; ways.len()];
    let mut order: Vec<usize> = (0..ways.len()).collect();
    order.sort_by_key(|way| std::cmp::Reverse(ways.get(*way).map_or(0, |way| way.tickets)));
    for (place, way) in order.iter().take(LISTED).enumerate() {
        if let Some(rank) = rank.get_mut(*way) {
            *rank = place;
        }
    }
    let mut lasted: Vec<Vec<i64>> = vec![Vec::new(); LISTED.min(ways.len())];
    for (ticket, way) in set.iter().zip(taken) {
        let times = rank.get(way as usize).and_then(|rank| lasted.get_mut(*rank));
        if let (Some(times), Some((began, ended))) = (times, ticket.span()) {
            times.push(options.clock.at(ended) - options.clock.at(began));
        }
    }
    let name = |place: &Place| match place {
        Place::At(id) => map.touchpoint(*id).map_or_else(String::new, |t| t.key.clone()),
        Place::Off(state) => set.state_name(*state).unwrap_or_default().into(),
    };
    let share = |n: u32| f64::from(n) / f64::from(set.tickets().max(1));
    let mut up_to = 0;
    let listed = order.iter().zip(&mut lasted).filter_map(|(way, times)| {
        let way = ways.get(*way)?;
        up_to += way.tickets;
        let enough = times.len() >= options.minimum_n as usize;
        times.sort_unstable();
        Some(Variant {
            steps: way.steps.iter().map(name).collect(),
            touchpoints: way.steps.iter().map(|p| if let Place::At(id) = p { Some(*id) } else { None }).collect(),
            tickets: way.tickets,
            share: share(way.tickets),
            cumulative: share(up_to),
            median_min: if enough { quantile(times, 0.5).map(|seconds| seconds / 60.0) } else { None },
        })
    });
    Variants { steps, total: ways.len() as u32, listed: listed.collect() }
}

/// All ways, the most frequent first, of several the one that is first in the
/// set.
pub(crate) fn ways(set: &TicketSet, map: &JourneyMap, mapping: &StateMapping, steps: Steps) -> Vec<Way> {
    let (mut ways, _) = ways_taken(set, map, mapping, steps);
    ways.sort_by_key(|way| std::cmp::Reverse(way.tickets));
    ways
}

/// All ways in the order in which the set shows them, and which one each ticket
/// took.
fn ways_taken(set: &TicketSet, map: &JourneyMap, mapping: &StateMapping, steps: Steps) -> (Vec<Way>, Vec<u32>) {
    let places = places(set, map, mapping);
    let mut numbers: FxHashMap<Box<[Place]>, u32> = FxHashMap::default();
    let mut ways: Vec<Way> = Vec::new();
    let mut walked = Vec::new();
    let take = |ticket: Ticket<'_>| {
        walk(ticket, &places, steps, &mut walked);
        if let Some(number) = numbers.get(walked.as_slice()) {
            if let Some(way) = ways.get_mut(*number as usize) {
                way.tickets += 1;
            }
            return *number;
        }
        let number = ways.len() as u32;
        numbers.insert(walked.as_slice().into(), number);
        ways.push(Way { steps: walked.clone(), tickets: 1 });
        number
    };
    let taken = set.iter().map(take).collect();
    (ways, taken)
}

/// Where each state of the set is, by its number.
pub(crate) fn places(set: &TicketSet, map: &JourneyMap, mapping: &StateMapping) -> Vec<Place> {
    let place = |number: u16| {
        let touchpoint = set.state_name(number).and_then(|name| mapping.0.get(name));
        match touchpoint.filter(|id| map.touchpoint(**id).is_some()) {
            Some(id) => Place::At(*id),
            None => Place::Off(number),
        }
    };
    (0..=u16::MAX).take(set.states.len()).map(place).collect()
}

pub(crate) fn walk(ticket: Ticket<'_>, places: &[Place], steps: Steps, walked: &mut Vec<Place>) {
    walked.clear();
    for event in ticket.events() {
        let Some(place) = places.get(usize::from(event.state)) else { continue };
        if steps == Steps::Events || walked.last() != Some(place) {
            walked.push(*place);
        }
    }
}
