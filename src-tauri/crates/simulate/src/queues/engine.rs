//! One replication, event by event. It decides how long customers wait and
//! whether they give up; what that adds up to is in the tallies.

use super::arrivals::Arrivals;
use super::calendar::Change;
use super::desk::{Desk, Post};
use super::events::{Event, Events, What};
use super::guests::{Guest, Guests, NONE, State};
use super::refusal::QueueError;
use super::replay::Timeline;
use super::team_tally::TeamTally;
use super::teams::TeamState;
use super::{HOUR, WEEK};
use crate::chain::{Chain, Node, Target};
use crate::draws::{Customer, Luck, Stream};
use crate::tally::{Counter, Tally, Visited};
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

pub(crate) struct Engine<'a> {
    chain: &'a Chain,
    desk: &'a Desk,
    plan: &'a Plan,
    replication: u32,
    now: f64,
    hour_of_week: usize,
    guests: Guests,
    events: Events,
    arrivals: Arrivals<'a>,
    next_arrival: f64,
    arrived: u32,
    teams: Vec<TeamState>,
    tallies: Vec<TeamTally>,
    counter: Counter<'a>,
    counting: bool,
    flow: Flow,
    look_at: u64,
    /// First customer after the warm-up.
    first: u32,
    followed: Vec<Timeline>,
}

impl<'a> Engine<'a> {
    pub(crate) fn new(chain: &'a Chain, desk: &'a Desk, plan: &'a Plan, replication: u32) -> Self {
        let mut arrivals = Arrivals::new(&desk.demand, Stream::of_arrivals(plan.seed, replication));
        Self {
            chain,
            desk,
            plan,
            replication,
            now: 0.0,
            hour_of_week: 0,
            guests: Guests::default(),
            events: Events::default(),
            next_arrival: arrivals.next(),
            arrivals,
            arrived: 0,
            teams: vec![TeamState::default(); desk.teams.len()],
            tallies: vec![TeamTally::default(); desk.teams.len()],
            counter: Counter::new(chain),
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
        let slot = self.guests.enter(customer, self.arrived, self.now);
        self.arrived += 1;
        self.flow.events += 1;
        self.flow.arrived += u64::from(self.counting);
        self.come_to(slot, self.chain.start);
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
        let mut counts = vec![0_u64; self.chain.nodes.len()];
        for place in places {
            counts.get_mut(place as usize).into_iter().for_each(|n| *n += 1);
        }
        let most = self.chain.nodes.iter().zip(counts).max_by_key(|(_, n)| *n);
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

    /// A customer enters a touchpoint.
    fn come_to(&mut self, slot: u32, place: usize) {
        let (Some(node), post) = (self.chain.nodes.get(place), self.desk.post(place)) else { return };
        let before = self.guests.visits_before(slot, place as u32);
        let now = self.now;
        let Some(guest) = self.guests.get_mut(slot) else { return };
        let luck = node.luck(guest.customer, before);
        (guest.place, guest.before, guest.entered) = (place as u32, before, now);
        (guest.gave_up, guest.wait, guest.active) = (false, 0.0, 0.0);
        (guest.luck_active, guest.luck_way_on) = (luck.active, luck.way_on);
        match (guest.held_by, post.team) {
            (_, NONE) => self.come_alone(slot, node, &luck),
            (NONE, team) => self.come_to_team(slot, node, post, team, &luck),
            (_, team) => self.stay_with(slot, node, team),
        }
    }

    /// Nobody serves here: wait and work are drawn as in the walks. A member who
    /// came along waits.
    fn come_alone(&mut self, slot: u32, node: &Node, luck: &Luck) {
        let passage = node.passage(luck);
        let now = self.now;
        let Some(guest) = self.guests.get_mut(slot) else { return };
        (guest.wait, guest.active, guest.gave_up) = (passage.wait, passage.active, passage.gave_up);
        let before = guest.state;
        guest.state = match before {
            State::Served | State::Watched => State::Watched,
            State::Left => State::Left,
            State::Alone | State::Waiting | State::Resting => State::Alone,
        };
        let (after, team) = (guest.state, guest.held_by);
        if let Some(team) = self.teams.get_mut(team as usize) {
            team.account(now);
            team.watch(before, after);
        }
        self.leaves_at(slot, now + passage.wait + passage.active);
    }

    /// A team serves here: at once if somebody is free, or when it is their turn.
    fn come_to_team(&mut self, slot: u32, node: &Node, post: Post, team: u32, luck: &Luck) {
        let now = self.now;
        let (Some(state), Some(tally)) = (self.teams.get_mut(team as usize), self.tallies.get_mut(team as usize))
        else {
            return;
        };
        if self.counting {
            tally.come(self.hour_of_week);
        }
        if self.desk.teams.get(team as usize).is_some_and(|table| state.customers() >= table.room) {
            tally.turned_away += u64::from(self.counting);
            self.guests.get_mut(slot).into_iter().for_each(|guest| guest.gave_up = true);
            self.leaves_at(slot, now);
            return;
        }
        if state.has_somebody_free() {
            self.serve(slot, team);
            return;
        }
        state.account(now);
        state.line_up(&mut self.guests, slot, post.class);
        let Some(guest) = self.guests.get_mut(slot) else { return };
        guest.state = State::Waiting;
        if let Some(patience) = node.patience_drawn(luck) {
            guest.turn = guest.turn.wrapping_add(1);
            self.events.push(Event { at: now + patience, what: What::LosesPatience, slot, turn: guest.turn });
        }
    }

    /// The member who served the step before goes on here.
    fn stay_with(&mut self, slot: u32, node: &Node, team: u32) {
        let now = self.now;
        let (Some(guest), Some(state)) = (self.guests.get_mut(slot), self.teams.get_mut(team as usize)) else { return };
        guest.active = node.active.at(guest.luck_active);
        if guest.state == State::Left {
            // Nobody is on duty: the work rests, in its old place in line.
            (guest.state, guest.until, guest.rests_since) = (State::Resting, guest.active, now);
            return;
        }
        state.account(now);
        state.watch(guest.state, State::Served);
        guest.state = State::Served;
        guest.until = now + guest.active;
        let until = guest.until;
        self.leaves_at(slot, until);
    }

    /// A member turns to a customer who waited, or who has just come.
    fn serve(&mut self, slot: u32, team: u32) {
        let now = self.now;
        let (Some(guest), Some(state)) = (self.guests.get_mut(slot), self.teams.get_mut(team as usize)) else { return };
        let Some(node) = self.chain.nodes.get(guest.place as usize) else { return };
        let had_patience = guest.state == State::Waiting && node.patience.is_some();
        guest.wait = now - guest.entered;
        guest.active = node.active.at(guest.luck_active);
        (guest.state, guest.held_by, guest.taken, guest.until) = (State::Served, team, now, now + guest.active);
        let (wait, until) = (guest.wait, guest.until);
        state.account(now);
        state.sit_down(&mut self.guests, slot);
        if self.counting
            && let Some(tally) = self.tallies.get_mut(team as usize)
        {
            tally.serve(wait, self.plan.in_time);
        }
        self.leaves_at(slot, until);
        if had_patience {
            self.call_off();
        }
    }

    /// Whoever is free takes what rests, and then who waits.
    fn take_next(&mut self, team: u32) {
        let now = self.now;
        while let Some(state) = self.teams.get_mut(team as usize).filter(|state| state.has_somebody_free()) {
            state.account(now);
            let Some(slot) = state.next(&mut self.guests) else { break };
            let Some(guest) = self.guests.get_mut(slot) else { break };
            match guest.state {
                State::Resting => {
                    guest.wait += now - guest.rests_since;
                    guest.until += now;
                    guest.state = State::Served;
                    let until = guest.until;
                    state.sit_down(&mut self.guests, slot);
                    self.leaves_at(slot, until);
                }
                State::Left => {
                    guest.state = State::Watched;
                    state.watch(State::Left, State::Watched);
                    state.sit_down(&mut self.guests, slot);
                }
                State::Alone | State::Waiting | State::Served | State::Watched => self.serve(slot, team),
            }
        }
    }

    fn lose_patience(&mut self, slot: u32) {
        let now = self.now;
        let Some(guest) = self.guests.get_mut(slot) else { return };
        guest.gave_up = true;
        guest.wait = now - guest.entered;
        guest.state = State::Alone;
        let (wait, post) = (guest.wait, self.desk.post(guest.place as usize));
        if let Some(state) = self.teams.get_mut(post.team as usize) {
            state.account(now);
            state.step_out(&mut self.guests, slot, post.class);
        }
        if self.counting
            && let Some(tally) = self.tallies.get_mut(post.team as usize)
        {
            tally.give_up(wait);
        }
    }

    /// The visit is over: on to the next touchpoint, or out.
    fn move_on(&mut self, slot: u32) {
        let chain = self.chain;
        let Some(guest) = self.guests.get(slot) else { return };
        let Guest { place, before, wait, active, gave_up, held_by, .. } = *guest;
        let chosen = chain.nodes.get(place as usize).and_then(|n| chain.way_at(n, gave_up, guest.luck_way_on));
        let Some((way, taken)) = chosen else { return };
        self.guests.add_visit(slot, Visited { place, before, way: way as u32, wait, active });
        let stays = |next: usize| {
            let post = self.desk.post(next);
            post.same_person && !gave_up && (post.team == NONE || post.team == held_by)
        };
        match taken.target {
            Target::Node(next) => {
                if held_by != NONE && !stays(next) {
                    self.release(slot, held_by);
                }
                self.come_to(slot, next);
            }
            Target::End(_) => {
                if held_by != NONE {
                    self.release(slot, held_by);
                }
                self.leave(slot);
            }
        }
    }

    /// The member is free of this customer.
    fn release(&mut self, slot: u32, team: u32) {
        let now = self.now;
        let (Some(guest), Some(state)) = (self.guests.get_mut(slot), self.teams.get_mut(team as usize)) else { return };
        guest.held_by = NONE;
        let was = guest.state;
        guest.state = State::Alone;
        state.account(now);
        match was {
            State::Resting | State::Left => state.end_rest(&mut self.guests, slot),
            State::Alone | State::Waiting | State::Served | State::Watched => {
                state.watch(was, State::Alone);
                state.stand_up(&mut self.guests, slot);
                self.take_next(team);
            }
        }
    }

    fn leave(&mut self, slot: u32) {
        if self.counting {
            self.flow.ended += 1;
            self.counter.walked(self.guests.path(slot));
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
                        let guests = &self.guests;
                        self.events.call_off(|event| stands(guests, event));
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

    /// The customer will leave this touchpoint then; nothing else is ahead.
    #[inline]
    fn leaves_at(&mut self, slot: u32, at: f64) {
        if let Some(guest) = self.guests.get_mut(slot) {
            guest.turn = guest.turn.wrapping_add(1);
            self.events.push(Event { at, what: What::Leaves, slot, turn: guest.turn });
        }
    }

    fn call_off(&mut self) {
        let guests = &self.guests;
        self.events.call_off(|event| stands(guests, event));
    }

    fn follow(&mut self, slot: u32, ended: bool) {
        let (Some(most), Some(guest)) = (self.plan.followed, self.guests.get(slot)) else { return };
        if guest.number.checked_sub(self.first).is_some_and(|n| n < most) {
            let start = f64::from(self.plan.warm_up_weeks) * WEEK;
            let arrival = guest.arrived - start;
            self.followed.push(Timeline::new(self.chain, guest.number, arrival, self.guests.path(slot), ended));
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
        Replication { tally: self.counter.tally(), teams: self.tallies, flow: self.flow, followed: self.followed }
    }
}

/// Whether an event will happen.
fn stands(guests: &Guests, event: &Event) -> bool {
    guests.get(event.slot).is_some_and(|guest| guest.turn == event.turn)
}
