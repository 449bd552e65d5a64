//! What tickets do at the touchpoints of a map and between them, counted in one
//! pass over their events.

use crate::clock::Clock;
use crate::mapping::StateMapping;
use crate::quantile::quantile;
use crate::set::{Event, NONE, Ticket, TicketSet};
use crate::states;
use journey::JourneyMap;
use journey::ids::{TouchpointId, TransitionId};
use journey::model::Touchpoint;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// A touchpoint, by its place in the order of the map.
type Place = u32;
type Move = (Place, Place);

/// The map as tickets are laid over it.
pub(crate) struct Scene<'a> {
    pub(crate) touchpoints: Vec<&'a Touchpoint>,
    /// Where each state of the set is, by its number.
    pub(crate) states: Vec<State>,
    transitions: FxHashMap<Move, TransitionId>,
    /// Ways on from each place.
    ahead: Vec<Vec<(Place, TransitionId)>>,
    /// Places that some state is mapped to: tickets show them.
    shown: Vec<bool>,
}

pub(crate) struct State {
    pub(crate) place: Option<Place>,
    /// Nothing follows behind it.
    last: bool,
}

impl<'a> Scene<'a> {
    pub(crate) fn new(set: &TicketSet, map: &'a JourneyMap, mapping: &StateMapping) -> Self {
        let touchpoints: Vec<&Touchpoint> = map.touchpoints().collect();
        let place: FxHashMap<TouchpointId, Place> =
            touchpoints.iter().zip(0..).map(|(t, place)| (t.id, place)).collect();
        let transitions = map
            .transitions()
            .collect::<Vec<_>>()
            .into_iter()
            .rev() // the first of two parallel ones stays
            .filter_map(|t| Some(((*place.get(&t.source)?, *place.get(&t.target)?), t.id)))
            .collect();
        let state = |text: &u32| {
            let name = set.texts.get(*text).unwrap_or_default();
            State {
                place: mapping.0.get(name).and_then(|id| place.get(id)).copied(),
                last: states::role(name).is_some_and(states::Role::is_last),
            }
        };
        let states: Vec<State> = set.states.iter().map(state).collect();
        let mut ahead = vec![Vec::new(); touchpoints.len()];
        for way in map.transitions() {
            let ends = place.get(&way.source).zip(place.get(&way.target));
            if let Some((ways, target)) = ends.and_then(|(from, to)| Some((ahead.get_mut(*from as usize)?, *to))) {
                ways.push((target, way.id));
            }
        }
        let mut shown = vec![false; touchpoints.len()];
        for at in mapping.0.values().filter_map(|id| place.get(id)) {
            if let Some(shown) = shown.get_mut(*at as usize) {
                *shown = true;
            }
        }
        Self { states, touchpoints, transitions, ahead, shown }
    }

    /// The fewest transitions from one place to another through touchpoints
    /// that no ticket shows: to tickets that is one move of the map. None where
    /// there is no such way.
    fn through(&self, (from, to): Move) -> Vec<TransitionId> {
        let mut before: FxHashMap<Place, (Place, TransitionId)> = FxHashMap::default();
        let mut waiting = VecDeque::from([from]);
        while let Some(at) = waiting.pop_front() {
            for (next, way) in self.ahead.get(at as usize).into_iter().flatten() {
                if before.contains_key(next) || *next == from {
                    continue;
                }
                before.insert(*next, (at, *way));
                if *next == to {
                    return way_back(&before, from, to);
                }
                if !self.shown.get(*next as usize).copied().unwrap_or(true) {
                    waiting.push_back(*next);
                }
            }
        }
        Vec::new()
    }

    /// Where a move comes from and leads to.
    pub(crate) fn ends(&self, between: &Between) -> Option<(&'a Touchpoint, &'a Touchpoint)> {
        let at = |place: Place| self.touchpoints.get(place as usize).copied();
        Some((at(between.places.0)?, at(between.places.1)?))
    }
}

fn way_back(before: &FxHashMap<Place, (Place, TransitionId)>, from: Place, to: Place) -> Vec<TransitionId> {
    let mut ways = Vec::new();
    let mut at = to;
    while at != from {
        let Some((earlier, way)) = before.get(&at) else { break };
        ways.push(*way);
        at = *earlier;
    }
    ways.reverse();
    ways
}

/// Durations of one touchpoint or move, and of how many tickets they are.
#[derive(Default)]
pub(crate) struct Times {
    seconds: Vec<i64>,
    pub(crate) tickets: u32,
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

    pub(crate) fn n(&self) -> u32 {
        self.seconds.len() as u32
    }

    /// Seconds in all.
    pub(crate) fn total(&self) -> i64 {
        self.seconds.iter().fold(0, |sum, seconds| sum.saturating_add(*seconds))
    }

    /// Seconds in their order, of enough tickets; after [`Tally::sort`].
    pub(crate) fn sorted(&self, minimum_n: u32) -> Option<&[i64]> {
        (self.tickets >= minimum_n).then_some(self.seconds.as_slice())
    }

    /// Median and P90 in minutes, of enough tickets; after [`Tally::sort`].
    pub(crate) fn median_and_p90(&self, minimum_n: u32) -> Option<(f64, f64)> {
        let seconds = self.sorted(minimum_n)?;
        Some((quantile(seconds, 0.5)? / 60.0, quantile(seconds, 0.9)? / 60.0))
    }
}

/// At one touchpoint.
#[derive(Default)]
pub(crate) struct Visits {
    pub(crate) visits: u32,
    pub(crate) tickets: u32,
    pub(crate) open: u32,
    pub(crate) came_back: u32,
    pub(crate) self_loops: u32,
    pub(crate) times: Times,
    last: Option<u32>,
    last_back: Option<u32>,
}

impl Visits {
    fn enter(&mut self, ticket: u32) {
        self.visits += 1;
        if self.last != Some(ticket) {
            self.last = Some(ticket);
            self.tickets += 1;
        } else if self.last_back != Some(ticket) {
            self.last_back = Some(ticket);
            self.came_back += 1;
        }
    }
}

/// From one touchpoint to another.
pub(crate) struct Between {
    places: Move,
    /// None: the map has no such transition.
    pub(crate) transition: Option<TransitionId>,
    /// Without one: the transitions that lead there through touchpoints that no
    /// ticket shows.
    pub(crate) through: Vec<TransitionId>,
    pub(crate) times: Times,
}

impl Between {
    /// Whether the map has a way for it.
    pub(crate) fn is_on_map(&self) -> bool {
        self.transition.is_some() || !self.through.is_empty()
    }
}

/// What has been seen of the tickets.
pub(crate) struct Tally {
    /// By place.
    pub(crate) visits: Vec<Visits>,
    moves: Vec<Between>,
    /// Place of each move in `moves`, row by row; [`NONE`]: not seen yet.
    numbers: Vec<u32>,
    /// Tickets that leave the map.
    pub(crate) leaving: u32,
    /// Tickets whose last visit is not over.
    pub(crate) open: u32,
}

impl Tally {
    pub(crate) fn of(set: &TicketSet, scene: &Scene<'_>, clock: &Clock) -> Self {
        let places = scene.touchpoints.len();
        let mut tally = Self {
            visits: std::iter::repeat_with(Visits::default).take(places).collect(),
            moves: Vec::new(),
            numbers: vec![NONE; places * places],
            leaving: 0,
            open: 0,
        };
        for (number, ticket) in (0..).zip(set.iter()) {
            tally.add(number, ticket, scene, clock);
        }
        tally
    }

    pub(crate) fn moves(&self) -> impl Iterator<Item = &Between> {
        self.moves.iter()
    }

    /// Puts all times into their order, before figures are read off them.
    pub(crate) fn sort(&mut self) {
        let times = self.moves.iter_mut().map(|between| &mut between.times);
        let times = times.chain(self.visits.iter_mut().map(|visits| &mut visits.times));
        times.for_each(|times| times.seconds.sort_unstable());
    }

    fn add(&mut self, number: u32, ticket: Ticket<'_>, scene: &Scene<'_>, clock: &Clock) {
        let mut leaves = false;
        // Where it is, since when, and what the clock showed then.
        let mut here: Option<(Place, i64, i64)> = None;
        let mut end: Option<Event> = None;
        for event in ticket.events() {
            // Updates after the end keep its time: nothing more happened.
            end = end.filter(|before| before.state == event.state).or(Some(event));
            let next = scene.states.get(usize::from(event.state)).and_then(|state| state.place);
            leaves |= next.is_none();
            if next == here.map(|(place, ..)| place) {
                if let Some(visits) = next.and_then(|place| self.visits.get_mut(place as usize)) {
                    visits.self_loops += 1;
                }
                continue;
            }
            let now = clock.at(event.time);
            if let Some((place, _, since)) = here {
                self.leave(number, place, now - since);
                if let Some(next) = next {
                    leaves |= !self.pass(number, (place, next), now - since, scene);
                }
            }
            if let Some(visits) = next.and_then(|next| self.visits.get_mut(next as usize)) {
                visits.enter(number);
            }
            here = next.map(|place| (place, event.time, now));
        }
        if let (Some((place, since, shown)), Some(end)) = (here, end) {
            if !scene.states.get(usize::from(end.state)).is_some_and(|state| state.last) {
                self.open += 1;
                if let Some(visits) = self.visits.get_mut(place as usize) {
                    visits.open += 1;
                }
            } else if end.time > since {
                self.leave(number, place, clock.at(end.time) - shown);
            }
        }
        self.leaving += u32::from(leaves);
    }

    fn leave(&mut self, ticket: u32, place: Place, seconds: i64) {
        if let Some(visits) = self.visits.get_mut(place as usize) {
            visits.times.add(ticket, seconds);
        }
    }

    /// Counts a move; whether it is on the map.
    fn pass(&mut self, ticket: u32, places: Move, seconds: i64, scene: &Scene<'_>) -> bool {
        let at = places.0 as usize * self.visits.len() + places.1 as usize;
        let Some(number) = self.numbers.get_mut(at) else { return false };
        if *number == NONE {
            *number = self.moves.len() as u32;
            let transition = scene.transitions.get(&places).copied();
            let through = if transition.is_none() { scene.through(places) } else { Vec::new() };
            self.moves.push(Between { places, transition, through, times: Times::default() });
        }
        let Some(between) = self.moves.get_mut(*number as usize) else { return false };
        between.times.add(ticket, seconds);
        between.is_on_map()
    }
}
