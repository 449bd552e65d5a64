//! A visit, from coming to moving on: who waits, who is served, who gives up,
//! whose member stays.

use super::Engine;
use crate::chain::{Node, Target};
use crate::draws::Luck;
use crate::queues::desk::Post;
use crate::queues::events::{Event, Events, What};
use crate::queues::guests::{Guest, Guests, NONE, State};
use crate::tally::Visited;

impl Engine<'_> {
    /// A customer enters a touchpoint.
    pub(super) fn come_to(&mut self, slot: u32, place: usize) {
        let (before, post, now) = (self.guests.visits_before(slot, place as u32), self.desk.post(place), self.now);
        let Some(guest) = self.guests.get_mut(slot) else { return };
        let Some(node) = self.crowd.chain(guest.kind).nodes.get(place) else { return };
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
        let Some(node) = self.crowd.chain(guest.kind).nodes.get(guest.place as usize) else { return };
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
            call_off(&mut self.events, &self.guests);
        }
    }

    /// Whoever is free takes what rests, and then who waits.
    pub(super) fn take_next(&mut self, team: u32) {
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

    pub(super) fn lose_patience(&mut self, slot: u32) {
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
    pub(super) fn move_on(&mut self, slot: u32) {
        let Some(guest) = self.guests.get(slot) else { return };
        let chain = self.crowd.chain(guest.kind);
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

    /// The customer will leave this touchpoint then; nothing else is ahead.
    #[inline]
    fn leaves_at(&mut self, slot: u32, at: f64) {
        if let Some(guest) = self.guests.get_mut(slot) {
            guest.turn = guest.turn.wrapping_add(1);
            self.events.push(Event { at, what: What::Leaves, slot, turn: guest.turn });
        }
    }
}

/// An event of somebody will not happen.
pub(super) fn call_off(events: &mut Events, guests: &Guests) {
    events.call_off(|event| stands(guests, event));
}

/// Whether an event will happen.
fn stands(guests: &Guests, event: &Event) -> bool {
    guests.get(event.slot).is_some_and(|guest| guest.turn == event.turn)
}
