//! The customers inside, in slots that are used again: a run needs room for
//! those who are inside at the same time, not for all who come.

use crate::draws::Customer;
use crate::tally::Visited;

/// No team, no slot.
pub(crate) const NONE: u32 = u32::MAX;

/// What a customer is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// At a touchpoint without a team.
    Alone,
    /// In a queue.
    Waiting,
    /// Being served.
    Served,
    /// Acting, while the member who serves waits.
    Watched,
    /// The work is put down until somebody is on duty.
    Resting,
    /// Acting; the member who served has gone off duty.
    Left,
}

/// A customer inside.
#[derive(Clone, Debug)]
pub(crate) struct Guest {
    pub(crate) customer: Customer,
    /// Which customer of the replication, from 0.
    pub(crate) number: u32,
    /// Which kind of the crowd.
    pub(crate) kind: u32,
    pub(crate) state: State,
    pub(crate) gave_up: bool,
    /// Where.
    pub(crate) place: u32,
    /// How often this customer was there before.
    pub(crate) before: u32,
    /// Events of this slot so far; only the last one stands.
    pub(crate) turn: u32,
    /// The team whose member is with this customer.
    pub(crate) held_by: u32,
    /// Place among those whom the team serves.
    pub(crate) seat: u32,
    /// Neighbours in the line.
    pub(crate) ahead: u32,
    pub(crate) behind: u32,
    /// Minute of arrival.
    pub(crate) arrived: f64,
    /// Minute at which this touchpoint was entered.
    pub(crate) entered: f64,
    /// Minute at which the member began with this customer.
    pub(crate) taken: f64,
    /// Minute at which the work is done; while it rests, the minutes left of it.
    pub(crate) until: f64,
    /// Minute at which the work was put down.
    pub(crate) rests_since: f64,
    /// Minutes waited here.
    pub(crate) wait: f64,
    /// Minutes of doing here.
    pub(crate) active: f64,
    /// Luck of this visit.
    pub(crate) luck_active: f64,
    pub(crate) luck_way_on: f64,
}

/// All slots.
#[derive(Clone, Debug, Default)]
pub(crate) struct Guests {
    slots: Vec<Guest>,
    /// The visits of each, in a list that keeps its room for the next one.
    paths: Vec<Vec<Visited>>,
    free: Vec<u32>,
    /// Visits in all paths.
    visits: usize,
}

impl Guests {
    /// Number of customers inside.
    pub(crate) fn inside(&self) -> usize {
        self.slots.len() - self.free.len()
    }

    /// Number of visits of those who are inside.
    pub(crate) fn visits(&self) -> usize {
        self.visits
    }

    pub(crate) fn get(&self, slot: u32) -> Option<&Guest> {
        self.slots.get(slot as usize)
    }

    #[inline]
    pub(crate) fn get_mut(&mut self, slot: u32) -> Option<&mut Guest> {
        self.slots.get_mut(slot as usize)
    }

    pub(crate) fn path(&self, slot: u32) -> &[Visited] {
        self.paths.get(slot as usize).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn add_visit(&mut self, slot: u32, visit: Visited) {
        if let Some(path) = self.paths.get_mut(slot as usize) {
            path.push(visit);
            self.visits += 1;
        }
    }

    /// Visits to a place so far. Looks back to the last one, which knows.
    pub(crate) fn visits_before(&self, slot: u32, place: u32) -> u32 {
        self.path(slot).iter().rev().find(|v| v.place == place).map_or(0, |v| v.before + 1)
    }

    /// A slot for a new customer.
    pub(crate) fn enter(&mut self, customer: Customer, number: u32, kind: u32, now: f64) -> u32 {
        if let Some(slot) = self.free.pop() {
            if let Some(guest) = self.get_mut(slot) {
                let turn = guest.turn;
                *guest = Guest { turn, ..Guest::new(customer, number, kind, now) };
            }
            return slot;
        }
        self.slots.push(Guest::new(customer, number, kind, now));
        self.paths.push(Vec::new());
        (self.slots.len() - 1) as u32
    }

    /// The customer is gone.
    pub(crate) fn leave(&mut self, slot: u32) {
        if let Some(path) = self.paths.get_mut(slot as usize) {
            self.visits -= path.len();
            path.clear();
        }
        self.free.push(slot);
    }

    /// Slots that are taken.
    pub(crate) fn taken(&self) -> Vec<u32> {
        let mut taken = vec![true; self.slots.len()];
        for slot in &self.free {
            taken.get_mut(*slot as usize).into_iter().for_each(|taken| *taken = false);
        }
        (0..self.slots.len() as u32).filter(|slot| taken.get(*slot as usize).is_some_and(|taken| *taken)).collect()
    }
}

impl Guest {
    fn new(customer: Customer, number: u32, kind: u32, now: f64) -> Self {
        Self {
            customer,
            number,
            kind,
            state: State::Alone,
            gave_up: false,
            place: 0,
            before: 0,
            turn: 0,
            held_by: NONE,
            seat: NONE,
            ahead: NONE,
            behind: NONE,
            arrived: now,
            entered: now,
            taken: now,
            until: now,
            rests_since: now,
            wait: 0.0,
            active: 0.0,
            luck_active: 0.5,
            luck_way_on: 0.5,
        }
    }
}
