//! One walk through all tickets, along the touchpoints of the map: how long
//! they were there, and where they went from there.
//!
//! A visit is what it is for an overlay: consecutive updates at one touchpoint,
//! up to the first one elsewhere. Where a touchpoint leads to itself, every
//! update is a visit of its own.

use super::shares::Leaving;
use super::{CalibrateOptions, TimeFigure};
use crate::mapping::StateMapping;
use crate::repeats;
use crate::set::{Event, Ticket, TicketSet};
use crate::states::{self, Role};
use journey::JourneyMap;
use journey::figure::Evidence;
use journey::ids::TouchpointId;
use journey::model::Touchpoint;
use rustc_hash::{FxHashMap, FxHashSet};

/// What was seen of one time of a touchpoint.
#[derive(Debug, Default)]
pub(super) struct Times {
    /// Of visits that are over.
    pub(super) seconds: Vec<i64>,
    /// Tickets that these are of.
    pub(super) tickets: u32,
    /// Visits that are not over.
    pub(super) open: u32,
    last: Option<u32>,
}

impl Times {
    fn add(&mut self, ticket: u32, seconds: Option<i64>) {
        let Some(seconds) = seconds else {
            self.open += 1;
            return;
        };
        self.seconds.push(seconds);
        if self.last != Some(ticket) {
            self.last = Some(ticket);
            self.tickets += 1;
        }
    }
}

/// What was seen of all.
pub(super) struct Observed {
    /// Touchpoint and which of its times.
    pub(super) times: Vec<(TouchpointId, TimeFigure, Times)>,
    /// Ways on, by where they leave.
    pub(super) leaving: FxHashMap<TouchpointId, Leaving>,
    /// Pairs of tickets of which the second shows that the first was not over.
    pub(super) again: Vec<(u32, u32)>,
}

/// What a state is on the map.
#[derive(Clone, Copy, Default)]
struct State {
    touchpoint: Option<TouchpointId>,
    /// What the time in it is to the customer; none: nothing follows, so that
    /// nobody waits any more.
    figure: Option<TimeFigure>,
    last: bool,
    solved: bool,
}

/// From one touchpoint to another.
struct Move {
    from: TouchpointId,
    to: TouchpointId,
    /// To another team before it went.
    handed_on: bool,
    /// From solved to over.
    ends: bool,
}

struct Visit {
    at: TouchpointId,
    since: i64,
    /// By figure: waiting, doing.
    seconds: [i64; 2],
    handed_on: bool,
    solved: bool,
}

impl Observed {
    pub(super) fn of(set: &TicketSet, map: &JourneyMap, mapping: &StateMapping, options: &CalibrateOptions) -> Self {
        let states = states(set, map, mapping, options.work);
        let shown: FxHashSet<TouchpointId> = states.iter().filter_map(|state| state.touchpoint).collect();
        let begins = first_places(set, &states);
        let leaving = map.touchpoints().filter(|t| !t.is_end());
        let leaving = leaving.map(|t| (t.id, Leaving::new(map, t.id, &shown, begins))).collect();
        let again = match options.repeat_days {
            0 => Vec::new(),
            days => repeats::pairs(set, days),
        };
        let mut walk = Walk {
            start: map.details().start.filter(|start| !shown.contains(start)),
            itself: map.transitions().filter(|t| t.source == t.target).map(|t| t.source).collect(),
            earlier: again.iter().map(|(earlier, _)| *earlier).collect(),
            times: FxHashMap::default(),
            states,
            leaving,
        };
        for (number, ticket) in (0..).zip(set.iter()) {
            walk.ticket(number, ticket);
        }
        let figures = walk.states.iter().filter_map(|state| Some((state.touchpoint?, state.figure?)));
        let mut both: FxHashMap<TouchpointId, [bool; 2]> = FxHashMap::default();
        for (touchpoint, figure) in figures {
            if let Some(is) = both.entry(touchpoint).or_default().get_mut(figure as usize) {
                *is = true;
            }
        }
        let mut times = Vec::new();
        for (touchpoint, seen) in walk.times {
            let is = both.get(&touchpoint).copied().unwrap_or_default();
            let figures = [TimeFigure::Wait, TimeFigure::Doing].into_iter().zip(is).zip(seen);
            times.extend(figures.filter(|((_, is), _)| *is).map(|((figure, _), times)| (touchpoint, figure, times)));
        }
        Self { times, leaving: walk.leaving, again }
    }
}

fn states(set: &TicketSet, map: &JourneyMap, mapping: &StateMapping, work: TimeFigure) -> Vec<State> {
    let state = |number: u16| {
        let name = set.state_name(number).unwrap_or_default();
        let role = states::role(name);
        let touchpoint = mapping.0.get(name).and_then(|id| map.touchpoint(*id));
        let last = role.is_some_and(Role::is_last);
        State {
            touchpoint: touchpoint.map(|t| t.id),
            figure: touchpoint.filter(|t| !t.is_end() && !last).map(|t| figure(name, t, work)),
            last,
            solved: role == Some(Role::Verify) || role == Some(Role::Done),
        }
    };
    (0..=u16::MAX).take(set.states.len()).map(state).collect()
}

/// The time in a state in which nobody works on it is a wait. In the others it
/// is what the options say, but where the touchpoint has nothing but a wait; a
/// wait that tickets have shown to take no time is one too.
fn figure(state: &str, touchpoint: &Touchpoint, work: TimeFigure) -> TimeFigure {
    let (doing, wait) = (&touchpoint.active, &touchpoint.wait);
    let shown = |evidence: &Evidence| matches!(evidence, Evidence::FromTickets { .. });
    let has_wait = !wait.value.is_zero() || (shown(&wait.evidence) && !shown(&doing.evidence));
    let waits = doing.value.is_zero() && has_wait;
    if states::is_work(state) && !waits { work } else { TimeFigure::Wait }
}

/// Where most tickets begin.
fn first_places(set: &TicketSet, states: &[State]) -> Option<TouchpointId> {
    let mut counts: FxHashMap<TouchpointId, u32> = FxHashMap::default();
    for ticket in set.iter() {
        let place = |event: Event| states.get(usize::from(event.state)).and_then(|state| state.touchpoint);
        if let Some(first) = ticket.events().find_map(place) {
            *counts.entry(first).or_default() += 1;
        }
    }
    counts.into_iter().max_by_key(|(id, n)| (*n, std::cmp::Reverse(*id))).map(|(id, _)| id)
}

struct Walk {
    /// The start of the map, where tickets do not show it.
    start: Option<TouchpointId>,
    /// Touchpoints that lead to themselves.
    itself: FxHashSet<TouchpointId>,
    /// Tickets behind which the same person came again.
    earlier: FxHashSet<u32>,
    times: FxHashMap<TouchpointId, [Times; 2]>,
    states: Vec<State>,
    leaving: FxHashMap<TouchpointId, Leaving>,
}

impl Walk {
    fn ticket(&mut self, number: u32, ticket: Ticket<'_>) {
        let mut moves = Vec::new();
        let mut here: Option<Visit> = None;
        let mut before: Option<(Event, State)> = None;
        // Updates after the end keep its time: nothing more happened.
        let mut end: Option<(Event, State)> = None;
        for event in ticket.events() {
            let state = self.states.get(usize::from(event.state)).copied().unwrap_or_default();
            if let (Some(visit), Some((last, was))) = (&mut here, before) {
                visit.pass(was.figure, event.time - last.time);
                visit.handed_on |= was.touchpoint == state.touchpoint && changes(last.team, event.team);
            }
            let elsewhere = here.as_ref().map(|visit| visit.at) != state.touchpoint;
            if elsewhere || state.touchpoint.is_some_and(|at| self.itself.contains(&at)) {
                let left = here.take();
                if let Some(visit) = &left {
                    self.over(number, visit);
                }
                here = state.touchpoint.map(|at| Visit::new(at, event.time, state));
                match (left, &here) {
                    (Some(visit), Some(next)) => {
                        let ends = visit.solved && state.last;
                        moves.push(Move { from: visit.at, to: next.at, handed_on: visit.handed_on, ends });
                    }
                    (None, Some(next)) if moves.is_empty() && self.start.is_some() => {
                        moves.extend(self.start.map(|from| Move { from, to: next.at, handed_on: false, ends: false }));
                    }
                    _ => {}
                }
            }
            end = end.filter(|(last, _)| last.state == event.state).or(Some((event, state)));
            before = Some((event, state));
        }
        let again = self.earlier.contains(&number);
        for (at, the_move) in moves.iter().enumerate() {
            let again = again && the_move.ends && at + 1 == moves.len();
            if let Some(leaving) = self.leaving.get_mut(&the_move.from) {
                leaving.add(number, the_move.to, the_move.handed_on, again);
            }
        }
        match (here, end) {
            // Behind the last state nothing follows: it lasted until then.
            (Some(visit), Some((event, State { last: true, .. }))) if event.time > visit.since => {
                self.over(number, &visit);
            }
            (Some(visit), Some((_, State { last: false, .. }))) => self.open(number, visit.at),
            _ => {}
        }
    }

    fn over(&mut self, ticket: u32, visit: &Visit) {
        let times = self.times.entry(visit.at).or_default();
        for (times, seconds) in times.iter_mut().zip(visit.seconds) {
            times.add(ticket, Some(seconds));
        }
    }

    fn open(&mut self, ticket: u32, at: TouchpointId) {
        for times in self.times.entry(at).or_default() {
            times.add(ticket, None);
        }
    }
}

impl Visit {
    fn new(at: TouchpointId, since: i64, state: State) -> Self {
        Self { at, since, seconds: [0; 2], handed_on: false, solved: state.solved }
    }

    fn pass(&mut self, figure: Option<TimeFigure>, seconds: i64) {
        if let Some(sum) = figure.and_then(|figure| self.seconds.get_mut(figure as usize)) {
            *sum += seconds;
        }
    }
}

fn changes(from: Option<u16>, to: Option<u16>) -> bool {
    matches!((from, to), (Some(from), Some(to)) if from != to)
}
