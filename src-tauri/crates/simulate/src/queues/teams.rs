//! A team at work: who is on duty, whom they serve, who waits. Moves customers
//! between line and seat and keeps the areas under the curves; what that means
//! to the customer is the engine's.

use super::desk::CLASSES;
use super::guests::{Guests, State};
use super::lines::Line;
use super::team_tally::Areas;

/// A team during a replication.
#[derive(Clone, Debug, Default)]
pub(crate) struct TeamState {
    pub(crate) on_duty: usize,
    /// Customers whom a member is with.
    pub(crate) at_work: Vec<u32>,
    /// Of these, customers who act while the member waits.
    pub(crate) watching: usize,
    pub(crate) waiting: usize,
    pub(crate) resting: usize,
    /// Work that was put down, and the classes of those who wait.
    lines: [Line; CLASSES as usize + 1],
    since: f64,
    areas: Areas,
}

/// The line of work that was put down: before all classes.
const RESTING: usize = 0;

impl TeamState {
    pub(crate) fn has_somebody_free(&self) -> bool {
        self.at_work.len() < self.on_duty
    }

    /// Customers with the team.
    pub(crate) fn customers(&self) -> usize {
        self.waiting + self.at_work.len() + self.resting
    }

    /// Adds to the areas what has been so since the last change. Called before
    /// each change.
    #[inline]
    pub(crate) fn account(&mut self, now: f64) {
        let minutes = now - self.since;
        self.since = now;
        self.areas.waiting += self.waiting as f64 * minutes;
        self.areas.at_work += self.at_work.len() as f64 * minutes;
        self.areas.watching += self.watching as f64 * minutes;
        self.areas.on_duty += self.on_duty as f64 * minutes;
    }

    /// The areas since the last time.
    pub(crate) fn areas(&mut self, now: f64) -> Areas {
        self.account(now);
        std::mem::take(&mut self.areas)
    }

    pub(crate) fn line_up(&mut self, guests: &mut Guests, slot: u32, class: u8) {
        if let Some(line) = self.lines.get_mut(usize::from(class)) {
            line.join(guests, slot);
            self.waiting += 1;
        }
    }

    pub(crate) fn step_out(&mut self, guests: &mut Guests, slot: u32, class: u8) {
        if let Some(line) = self.lines.get_mut(usize::from(class)) {
            line.step_out(guests, slot);
            self.waiting -= 1;
        }
    }

    /// Whose turn it is, out of the line.
    pub(crate) fn next(&mut self, guests: &mut Guests) -> Option<u32> {
        let (class, slot) = self.lines.iter().enumerate().find_map(|(class, line)| Some((class, line.first()?)))?;
        if class == RESTING {
            self.end_rest(guests, slot);
        } else {
            self.step_out(guests, slot, class as u8);
        }
        Some(slot)
    }

    pub(crate) fn rest(&mut self, guests: &mut Guests, slot: u32) {
        if let Some(line) = self.lines.get_mut(RESTING) {
            line.join(guests, slot);
            self.resting += 1;
        }
    }

    pub(crate) fn end_rest(&mut self, guests: &mut Guests, slot: u32) {
        if let Some(line) = self.lines.get_mut(RESTING) {
            line.step_out(guests, slot);
            self.resting -= 1;
        }
    }

    /// A member turns to a customer.
    pub(crate) fn sit_down(&mut self, guests: &mut Guests, slot: u32) {
        if let Some(guest) = guests.get_mut(slot) {
            guest.seat = self.at_work.len() as u32;
            self.at_work.push(slot);
        }
    }

    /// The member is free again; the last seat takes the place of this one.
    pub(crate) fn stand_up(&mut self, guests: &mut Guests, slot: u32) {
        let Some(seat) = guests.get(slot).map(|guest| guest.seat) else { return };
        if (seat as usize) < self.at_work.len() {
            self.at_work.swap_remove(seat as usize);
        }
        if let Some(moved) = self.at_work.get(seat as usize).and_then(|slot| guests.get_mut(*slot)) {
            moved.seat = seat;
        }
    }

    /// Those for whom nobody is on duty any more: who was begun last is put
    /// down first; in the order in which they will be taken up again.
    pub(crate) fn too_many(&self, guests: &Guests) -> Vec<u32> {
        let begun = |slot: &u32| guests.get(*slot).map_or((0.0, 0), |guest| (guest.taken, guest.number));
        let mut all = self.at_work.clone();
        all.sort_by(|a, b| {
            let (a, b) = (begun(a), begun(b));
            a.0.total_cmp(&b.0).then(a.1.cmp(&b.1))
        });
        all.split_off(self.on_duty.min(all.len()))
    }

    /// The customer acts, and the member waits; or the other way round.
    pub(crate) fn watch(&mut self, from: State, to: State) {
        self.watching += usize::from(to == State::Watched);
        self.watching -= usize::from(from == State::Watched);
    }
}
