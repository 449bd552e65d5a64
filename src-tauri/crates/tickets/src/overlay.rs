//! Tickets laid over a map: what they show of its touchpoints and transitions,
//! and where they leave it. It changes neither.
//!
//! A ticket is read as a row of *visits*: consecutive events in states of the
//! same touchpoint are one visit, from its first event to the first event
//! elsewhere. A state without a touchpoint ends a visit and is no move, so that
//! what lies on its two sides is not joined.
//!
//! The last visit of a ticket is not over as far as its history tells
//! (censored) and has no duration, unless its last state is one behind which
//! nothing follows, such as `Closed`: then the visit lasted until that, where
//! any time lies between.
//!
//! Medians and P90 are quantiles with linear interpolation between the two
//! nearest ranks (type 7 of Hyndman and Fan 1996).

use crate::mapping::StateMapping;
use crate::quantile::quantile;
use crate::set::{Event, Ticket, TicketSet};
use crate::states;
use journey::JourneyMap;
use journey::ids::{TouchpointId, TransitionId};
use journey::model::Touchpoint;
use rustc_hash::FxHashMap;

/// Name and version of an [`Overlay`].
pub const OVERLAY_FORMAT: &str = "milewalk.overlay/1";

/// What no ticket tells, whatever is in it.
const CANNOT_SHOW: [&str; 4] = [
    "Contacts that nobody logged, and calls given up while waiting: the phone system counts those.",
    "Self-service that worked: where no ticket was needed there is none.",
    "People who left without a word, and what they did before they made contact.",
    "What the wait cost the customer: a ticket tells how long it was in a state, not who waited for it or did something else.",
];

/// How tickets are laid over a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OverlayOptions {
    /// Fewer tickets than this give no figure, so that nobody is recognised
    /// and nothing is concluded from a handful.
    pub minimum_n: u32,
}

impl Default for OverlayOptions {
    fn default() -> Self {
        Self { minimum_n: 5 }
    }
}

results! {
    /// What the tickets show at one touchpoint.
    pub struct OverlayTouchpoint {
        /// Which one.
        pub id: TouchpointId,
        /// Its key.
        pub key: String,
        /// Its name.
        pub name: String,
        /// Tickets that were there at least once.
        pub tickets: u32,
        /// Visits.
        pub visits: u32,
        /// Median of the time of a visit, minutes; none where fewer tickets
        /// than the minimum have a visit that is over.
        pub median_min: Option<f64>,
        /// P90 of the time of a visit, minutes; none as for the median.
        pub p90_min: Option<f64>,
    }

    /// What the tickets show of one transition.
    pub struct OverlayTransition {
        /// Which one.
        pub id: TransitionId,
        /// Key of where it comes from.
        pub source_key: String,
        /// Key of where it leads to.
        pub target_key: String,
        /// Moves. A ticket does not tell two transitions between the same two
        /// touchpoints apart: all moves are counted on the first (by id), the
        /// others have 0.
        pub n: u32,
        /// Median of the time from entering the source to entering the
        /// target, minutes; none below the minimum number of tickets.
        pub median_min: Option<f64>,
        /// P90 of that time, minutes; none as for the median.
        pub p90_min: Option<f64>,
    }

    /// A move that tickets make and the map lacks.
    pub struct OffMapMove {
        /// Where from.
        pub source: TouchpointId,
        /// Where to.
        pub target: TouchpointId,
        /// Key of where it comes from.
        pub source_key: String,
        /// Key of where it leads to.
        pub target_key: String,
        /// Moves.
        pub n: u32,
        /// Median of the time from entering the source to entering the
        /// target, minutes; none below the minimum number of tickets.
        pub median_min: Option<f64>,
    }

    /// A state that is no touchpoint of the map.
    pub struct UnmappedState {
        /// Its name.
        pub name: String,
        /// Events in it.
        pub events: u32,
        /// Tickets that were in it at least once.
        pub tickets: u32,
        /// Those as a share of all tickets, 0 to 1.
        pub share: f64,
    }

    /// Tickets laid over a map.
    pub struct Overlay {
        /// [`OVERLAY_FORMAT`].
        pub format: String,
        /// Tickets.
        pub tickets: u32,
        /// All touchpoints of the map, by id.
        pub touchpoints: Vec<OverlayTouchpoint>,
        /// All transitions of the map, by id.
        pub transitions: Vec<OverlayTransition>,
        /// Moves that the map lacks, the most frequent first.
        pub off_map_moves: Vec<OffMapMove>,
        /// States without a touchpoint, the most tickets first.
        pub unmapped: Vec<UnmappedState>,
        /// Share of tickets that make a move that the map lacks, or are in a
        /// state without a touchpoint, 0 to 1.
        pub leaving_share: f64,
        /// What tickets cannot show, in sentences.
        pub cannot_show: Vec<String>,
    }
}

/// Lays tickets over a map. A state that is mapped to something which is not
/// on the map is not mapped.
#[must_use]
pub fn overlay(set: &TicketSet, map: &JourneyMap, mapping: &StateMapping, options: &OverlayOptions) -> Overlay {
    let touchpoints: Vec<&Touchpoint> = map.touchpoints().collect();
    let place: FxHashMap<TouchpointId, Place> = touchpoints.iter().zip(0..).map(|(t, place)| (t.id, place)).collect();
    let moves: FxHashMap<Move, TransitionId> = map
        .transitions()
        .collect::<Vec<_>>()
        .into_iter()
        .rev() // the first of two parallel ones stays
        .filter_map(|t| Some(((*place.get(&t.source)?, *place.get(&t.target)?), t.id)))
        .collect();
    let states = set.states();
    let places: Vec<State> = states
        .iter()
        .map(|state| State {
            place: mapping.0.get(state.name).and_then(|id| place.get(id)).copied(),
            last: states::role(state.name).is_some_and(states::Role::is_last),
        })
        .collect();

    let mut tally = Tally::new(touchpoints.len());
    for (number, ticket) in set.iter().enumerate() {
        tally.add(number as u32, ticket, &places, &moves);
    }
    let share = |n: u32| f64::from(n) / f64::from(set.tickets().max(1));
    let mut unmapped: Vec<_> = states
        .iter()
        .zip(&places)
        .filter(|(s, state)| s.events > 0 && state.place.is_none())
        .map(|(s, _)| UnmappedState {
            name: s.name.into(),
            events: s.events,
            tickets: s.tickets,
            share: share(s.tickets),
        })
        .collect();
    unmapped.sort_by(|a, b| b.tickets.cmp(&a.tickets).then_with(|| a.name.cmp(&b.name)));
    let leaving_share = share(tally.leaving);
    let (off_map_moves, transitions) = tally.moves(map, &touchpoints, &moves, options.minimum_n);
    Overlay {
        format: OVERLAY_FORMAT.into(),
        tickets: set.tickets(),
        touchpoints: tally.touchpoints(&touchpoints, options.minimum_n),
        transitions,
        off_map_moves,
        unmapped,
        leaving_share,
        cannot_show: CANNOT_SHOW.map(String::from).into(),
    }
}

/// A touchpoint, by its place in the order of the map.
type Place = u32;
type Move = (Place, Place);

struct State {
    place: Option<Place>,
    last: bool,
}

/// Durations of one touchpoint or move, and of how many tickets they are.
#[derive(Default)]
struct Times {
    seconds: Vec<i64>,
    tickets: u32,
    last: Option<u32>,
}

impl Times {
    fn add(&mut self, ticket: u32, seconds: i64) {
        self.seconds.push(seconds);
        if self.last != Some(ticket) {
            self.last = Some(ticket);
            self.tickets += 1;
        }
    }

    /// Median and P90 in minutes, of enough tickets.
    fn median_and_p90(&mut self, minimum_n: u32) -> Option<(f64, f64)> {
        if self.tickets < minimum_n {
            return None;
        }
        self.seconds.sort_unstable();
        Some((quantile(&self.seconds, 0.5)? / 60.0, quantile(&self.seconds, 0.9)? / 60.0))
    }
}

#[derive(Default)]
struct Visits {
    visits: u32,
    tickets: u32,
    last: Option<u32>,
    times: Times,
}

/// What has been seen of the tickets so far.
struct Tally {
    visits: Vec<Visits>,
    moves: FxHashMap<Move, Times>,
    leaving: u32,
}

impl Tally {
    fn new(touchpoints: usize) -> Self {
        Self {
            visits: std::iter::repeat_with(Visits::default).take(touchpoints).collect(),
            moves: FxHashMap::default(),
            leaving: 0,
        }
    }

    fn add(&mut self, number: u32, ticket: Ticket<'_>, states: &[State], on_map: &FxHashMap<Move, TransitionId>) {
        let mut leaves = false;
        let mut here: Option<(Place, i64)> = None;
        let mut end: Option<Event> = None;
        for event in ticket.events() {
            // Updates after the end keep its time: nothing more happened.
            end = end.filter(|before| before.state == event.state).or(Some(event));
            let next = states.get(usize::from(event.state)).and_then(|state| state.place);
            leaves |= next.is_none();
            if next == here.map(|(place, _)| place) {
                continue;
            }
            if let Some((place, since)) = here {
                self.leave(number, place, event.time - since);
                if let Some(next) = next {
                    self.moves.entry((place, next)).or_default().add(number, event.time - since);
                    leaves |= !on_map.contains_key(&(place, next));
                }
            }
            if let Some(next) = next {
                self.enter(number, next);
            }
            here = next.map(|place| (place, event.time));
        }
        if let (Some((place, since)), Some(end)) = (here, end) {
            let over = states.get(usize::from(end.state)).is_some_and(|state| state.last);
            if over && end.time > since {
                self.leave(number, place, end.time - since);
            }
        }
        self.leaving += u32::from(leaves);
    }

    fn enter(&mut self, ticket: u32, place: Place) {
        let Some(visits) = self.visits.get_mut(place as usize) else { return };
        visits.visits += 1;
        if visits.last != Some(ticket) {
            visits.last = Some(ticket);
            visits.tickets += 1;
        }
    }

    fn leave(&mut self, ticket: u32, place: Place, seconds: i64) {
        if let Some(visits) = self.visits.get_mut(place as usize) {
            visits.times.add(ticket, seconds);
        }
    }

    fn touchpoints(mut self, touchpoints: &[&Touchpoint], minimum_n: u32) -> Vec<OverlayTouchpoint> {
        let both = touchpoints.iter().zip(&mut self.visits);
        both.map(|(touchpoint, visits)| {
            let times = visits.times.median_and_p90(minimum_n);
            OverlayTouchpoint {
                id: touchpoint.id,
                key: touchpoint.key.clone(),
                name: touchpoint.name.clone(),
                tickets: visits.tickets,
                visits: visits.visits,
                median_min: times.map(|(median, _)| median),
                p90_min: times.map(|(_, p90)| p90),
            }
        })
        .collect()
    }

    fn moves(
        &mut self,
        map: &JourneyMap,
        touchpoints: &[&Touchpoint],
        on_map: &FxHashMap<Move, TransitionId>,
        minimum_n: u32,
    ) -> (Vec<OffMapMove>, Vec<OverlayTransition>) {
        let mut counted: FxHashMap<TransitionId, (u32, Option<(f64, f64)>)> = FxHashMap::default();
        let mut off_map = Vec::new();
        for ((source, target), times) in &mut self.moves {
            let n = times.seconds.len() as u32;
            let figures = times.median_and_p90(minimum_n);
            if let Some(id) = on_map.get(&(*source, *target)) {
                counted.insert(*id, (n, figures));
            } else if let (Some(source), Some(target)) =
                (touchpoints.get(*source as usize), touchpoints.get(*target as usize))
            {
                off_map.push(OffMapMove {
                    source: source.id,
                    target: target.id,
                    source_key: source.key.clone(),
                    target_key: target.key.clone(),
                    n,
                    median_min: figures.map(|(median, _)| median),
                });
            }
        }
        off_map.sort_by_key(|m| (std::cmp::Reverse(m.n), m.source, m.target));
        let key = |id| map.touchpoint(id).map_or_else(String::new, |t| t.key.clone());
        let transitions = map.transitions().map(|transition| {
            let (n, figures) = counted.get(&transition.id).copied().unwrap_or_default();
            OverlayTransition {
                id: transition.id,
                source_key: key(transition.source),
                target_key: key(transition.target),
                n,
                median_min: figures.map(|(median, _)| median),
                p90_min: figures.map(|(_, p90)| p90),
            }
        });
        (off_map, transitions.collect())
    }
}
