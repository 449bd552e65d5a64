//! One replication, event by event: the clock, the doors, the shifts. What
//! happens at a touchpoint is in [`visit`], what it adds up to in the tallies.

mod visit;

use super::arrivals::Arrivals;
use super::calendar::Change;
use super::crowd::Crowd;
use super::desk::Desk;
use super::events::{Event, Events, What};
use super::guests::{Guests, State};
use super::refusal::QueueError;
use super::replay::Timeline;
use super::team_tally::TeamTally;
use super::teams::TeamState;
use super::{HOUR, WEEK};
use crate::draws::{Customer, Stream};
use crate::tally::{Counter, Tally};
use journey::model::HOURS_OF_WEEK;

/// What all replications share.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) seed: u32,
    pub(crate) warm_up_weeks: u32,
    /// With the warm-up.
    pub(crate) weeks: u32,
    /// Who is on duty when, in the order of time.
    pub(crate) changes: Vec<Change>,
    /// Answered in time: minutes.
    pub(crate) in_time: f64,
    /// The first so many customers after the warm-up are followed, and the run
    /// ends when they are gone. None: nobody is, and it runs its weeks.
    pub(crate) followed: Option<u32>,
}

/// What a replication gives.
pub(crate) struct Replication {
    pub(crate) tally: Tally,
    pub(crate) teams: Vec<TeamTally>,
    pub(crate) flow: Flow,
    pub(crate) followed: Vec<Timeline>,
}

/// Customers in the weeks that count.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Flow {
    pub(crate) inside_before: u64,
    pub(crate) arrived: u64,
    pub(crate) ended: u64,
    pub(crate) inside_after: u64,
    /// Everything that happened, in the warm-up as well.
    pub(crate) events: u64,
}

/// Asked now and then, with the minutes simulated so far; may call it all off.
pub(crate) type Look<'a> = dyn FnMut(f64) -> Result<(), QueueError> + 'a;

/// Events between two looks at whether to stop: some 10 ms.
const LOOK_EVERY: u64 = 30_000;
/// More customers inside than this do not find room.
const MOST_INSIDE: usize = 1_000_000;
/// Nor do more visits of theirs.
const MOST_VISITS: usize = 10_000_000;

/// A replication under way.
pub(crate) struct Engine<'a> {
    crowd: &'a Crowd<'a>,
    desk: &'a Desk,
    plan: &'a Plan,
    replication: u32,
    now: f64,
    hour_of_week: usize,
    guests: Guests,
    events: Events,
    arrivals: Arrivals<'a>,
    next_arrival: f64,
    /// Of which kind those are who arrive.
    kinds: Stream,
    arrived: u32,
    teams: Vec<TeamState>,
    tallies: Vec<TeamTally>,
    /// Of each kind.
    counters: Vec<Counter<'a>>,
    counting: bool,
    flow: Flow,
    look_at: u64,
    /// First customer after the warm-up.
    first: u32,
    followed: Vec<Timeline>,
}

impl<'a> Engine<'a> {
    pub(crate) fn new(crowd: &'a Crowd<'a>, desk: &'a Desk, plan: &'a Plan, replication: u32) -> Self {
        let mut arrivals = Arrivals::new(&desk.demand, Stream::of_arrivals(plan.seed, replication));
        Self {
            crowd,
            desk,
            plan,
            replication,
            now: 0.0,
            hour_of_week: 0,
            guests: Guests::default(),
            events: Events::default(),
            next_arrival: arrivals.next(),
            arrivals,
            kinds: Stream::of_personas(plan.seed, replication),
            arrived: 0,
            teams: vec![TeamState::default(); desk.teams.len()],
            tallies: vec![TeamTally::default(); desk.teams.len()],
            counters: crowd.kinds().map(|(_, chain)| Counter::new(chain)).collect(),
            counting: false,
            flow: Flow::default(),
            look_at: LOOK_EVERY,
            first: 0,
            followed: Vec::new(),
        }
    }

    /// Runs all weeks.
    pub(crate) fn run(mut self, look: &mut Look<'_>) -> Result<Replication, QueueError> {
        let mut changes = self.plan.changes.iter().copied().peekable();
        let hours = u64::from(self.plan.weeks) * HOURS_OF_WEEK as u64;
        for hour in 0..hours {
            self.hour_of_week = (hour % HOURS_OF_WEEK as u64) as usize;
            if hour == u64::from(self.plan.warm_up_weeks) * HOURS_OF_WEEK as u64 {
                self.begin_counting();
            }
            let end = (hour + 1) as f64 * HOUR;
            while let Some(change) = changes.next_if(|change| change.at < end) {
                self.until(change.at, look)?;
                self.change(&change);
            }
            self.until(end, look)?;
            self.end_hour();
            if self.counting && self.followed_are_gone() {
                break;
            }
        }
        look(f64::from(self.plan.weeks) * WEEK)?;
        Ok(self.close())
    }

    /// Lets happen what happens up to a minute. What is due at that very minute
    /// is done; who arrives then arrives later.
    fn until(&mut self, end: f64, look: &mut Look<'_>) -> Result<(), QueueError> {
        loop {
            let next = self.events.next_at();
            if next <= self.next_arrival {
                if next > end {
                    break;
                }
                if let Some(event) = self.events.pop() {
                    self.happen(&event);
                }
            } else {
                if self.next_arrival >= end {
                    break;
                }
                self.arrive()?;
            }
            if self.flow.events >= self.look_at {
                self.look_at = self.flow.events + LOOK_EVERY;
                look(self.now)?;
                if self.guests.visits() > MOST_VISITS {
                    return Err(QueueError::RoundAndRound { touchpoint: self.most_visited() });
                }
            }
        }
        self.now = end;
        Ok(())
    }

    fn begin_counting(&mut self) {
        self.counting = true;
        self.first = self.arrived;
        self.flow.inside_before = self.guests.inside() as u64;
    }

    fn arrive(&mut self) -> Result<(), QueueError> {
        if self.guests.inside() >= MOST_INSIDE {
            return Err(QueueError::TooManyInside { touchpoint: self.most_crowded() });
        }
        self.now = self.next_arrival;
        self.next_arrival = self.arrivals.next();
        let customer = Customer::of_replication(self.plan.seed, self.replication, self.arrived);
        let kind = if self.crowd.differ() { self.crowd.kind_of(self.kinds.next()) } else { 0 };
        let slot = self.guests.enter(customer, self.arrived, kind, self.now);
        self.arrived += 1;
        self.flow.events += 1;
        self.flow.arrived += u64::from(self.counting);
        self.come_to(slot, self.crowd.chain(kind).start);
        Ok(())
    }

    /// Name of the touchpoint with most customers.
    fn most_crowded(&self) -> String {
        let inside = self.guests.taken().into_iter().filter_map(|slot| self.guests.get(slot));
        self.most(inside.map(|guest| guest.place))
    }

    /// Name of the touchpoint that those inside have visited most.
    fn most_visited(&self) -> String {
        let taken = self.guests.taken();
        self.most(taken.into_iter().flat_map(|slot| self.guests.path(slot).iter().map(|visit| visit.place)))
    }

    fn most(&self, places: impl Iterator<Item = u32>) -> String {
        let nodes = &self.crowd.first().nodes;
        let mut counts = vec![0_u64; nodes.len()];
        for place in places {
            counts.get_mut(place as usize).into_iter().for_each(|n| *n += 1);
        }
        let most = nodes.iter().zip(counts).max_by_key(|(_, n)| *n);
        most.map(|(node, _)| node.name.clone()).unwrap_or_default()
    }

    fn happen(&mut self, event: &Event) {
        if self.guests.get(event.slot).is_none_or(|guest| guest.turn != event.turn) {
            self.events.passed_over();
            return;
        }
        self.now = event.at;
        self.flow.events += 1;
        if event.what == What::LosesPatience {
            self.lose_patience(event.slot);
        }
        self.move_on(event.slot);
    }

    fn leave(&mut self, slot: u32) {
        if self.counting {
            self.flow.ended += 1;
            let kind = self.guests.get(slot).map_or(0, |guest| guest.kind);
            if let Some(counter) = self.counters.get_mut(kind as usize) {
                counter.walked(self.guests.path(slot));
            }
            self.follow(slot, true);
        }
        self.guests.leave(slot);
    }

    fn change(&mut self, change: &Change) {
        let (now, Some(state)) = (self.now, self.teams.get_mut(change.team)) else { return };
        self.flow.events += 1;
        state.account(now);
        state.on_duty = change.staff as usize;
        if state.at_work.len() > state.on_duty && self.desk.teams.get(change.team).is_some_and(|t| !t.finishes) {
            for slot in state.too_many(&self.guests) {
                state.stand_up(&mut self.guests, slot);
                if let Some(guest) = self.guests.get_mut(slot) {
                    if guest.state == State::Watched {
                        state.watch(State::Watched, State::Left);
                        guest.state = State::Left;
                    } else {
                        (guest.state, guest.rests_since) = (State::Resting, now);
                        guest.until -= now;
                        guest.turn = guest.turn.wrapping_add(1);
                        visit::call_off(&mut self.events, &self.guests);
                    }
                }
                state.rest(&mut self.guests, slot);
            }
        }
        self.take_next(change.team as u32);
    }

    fn end_hour(&mut self) {
        for (state, tally) in self.teams.iter_mut().zip(&mut self.tallies) {
            let areas = state.areas(self.now);
            if self.counting {
                tally.hour(self.hour_of_week, &areas);
            }
        }
    }

    fn follow(&mut self, slot: u32, ended: bool) {
        let (Some(most), Some(guest)) = (self.plan.followed, self.guests.get(slot)) else { return };
        if guest.number.checked_sub(self.first).is_some_and(|n| n < most) {
            let start = f64::from(self.plan.warm_up_weeks) * WEEK;
            let arrival = guest.arrived - start;
            let chain = self.crowd.chain(guest.kind);
            self.followed.push(Timeline::new(chain, guest.number, arrival, self.guests.path(slot), ended));
        }
    }

    fn followed_are_gone(&self) -> bool {
        self.plan.followed.is_some_and(|most| self.followed.len() >= most as usize)
    }

    fn close(mut self) -> Replication {
        let taken = self.guests.taken();
        self.flow.inside_after = taken.len() as u64;
        for slot in taken {
            self.follow(slot, false);
        }
        self.followed.sort_by_key(|timeline| timeline.customer);
        for (state, tally) in self.teams.iter().zip(&mut self.tallies) {
            tally.left_waiting = state.waiting as u64;
        }
        let mut tally = Tally::new(self.crowd.first());
        self.counters.into_iter().for_each(|counter| tally.merge(&counter.tally()));
        Replication { tally, teams: self.tallies, flow: self.flow, followed: self.followed }
    }
}
