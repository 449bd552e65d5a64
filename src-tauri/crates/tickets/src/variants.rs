//! Tickets by the way they took: each different row of steps is one variant.

use crate::mapping::StateMapping;
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

/// All ways, the most frequent first, of several the one that is first in the
/// set.
pub(crate) fn ways(set: &TicketSet, map: &JourneyMap, mapping: &StateMapping, steps: Steps) -> Vec<Way> {
    let places = places(set, map, mapping);
    let mut counts: FxHashMap<Box<[Place]>, (u32, usize)> = FxHashMap::default();
    let mut walked = Vec::new();
    for ticket in set.iter() {
        walk(ticket, &places, steps, &mut walked);
        if let Some((tickets, _)) = counts.get_mut(walked.as_slice()) {
            *tickets += 1;
        } else {
            counts.insert(walked.as_slice().into(), (1, counts.len()));
        }
    }
    let mut ways: Vec<_> = counts.into_iter().collect();
    ways.sort_unstable_by_key(|(_, (tickets, first))| (std::cmp::Reverse(*tickets), *first));
    ways.into_iter().map(|(steps, (tickets, _))| Way { steps: steps.into(), tickets }).collect()
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

fn walk(ticket: Ticket<'_>, places: &[Place], steps: Steps, walked: &mut Vec<Place>) {
    walked.clear();
    for event in ticket.events() {
        let Some(place) = places.get(usize::from(event.state)) else { continue };
        if steps == Steps::Events || walked.last() != Some(place) {
            walked.push(*place);
        }
    }
}
