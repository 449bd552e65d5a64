//! A line of customers, threaded through their slots: first come, first served,
//! and anybody may step out, without a search and without memory of its own.

use super::guests::{Guests, NONE};

/// First and last of a line.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Line {
    first: u32,
    last: u32,
}

impl Default for Line {
    fn default() -> Self {
        Self { first: NONE, last: NONE }
    }
}

impl Line {
    pub(crate) fn first(&self) -> Option<u32> {
        (self.first != NONE).then_some(self.first)
    }

    pub(crate) fn join(&mut self, guests: &mut Guests, slot: u32) {
        if let Some(guest) = guests.get_mut(slot) {
            (guest.ahead, guest.behind) = (self.last, NONE);
        }
        match guests.get_mut(self.last) {
            Some(last) => last.behind = slot,
            None => self.first = slot,
        }
        self.last = slot;
    }

    /// Whoever stands there leaves the line.
    pub(crate) fn step_out(&mut self, guests: &mut Guests, slot: u32) {
        let Some(guest) = guests.get(slot) else { return };
        let (ahead, behind) = (guest.ahead, guest.behind);
        match guests.get_mut(ahead) {
            Some(guest) => guest.behind = behind,
            None => self.first = behind,
        }
        match guests.get_mut(behind) {
            Some(guest) => guest.ahead = ahead,
            None => self.last = ahead,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draws::Customer;

    #[test]
    fn a_line_keeps_its_order_when_somebody_leaves() {
        let mut guests = Guests::default();
        let slots: Vec<u32> = (0..5).map(|n| guests.enter(Customer::new(1, n), n, 0, 0.0)).collect();
        let mut line = Line::default();
        slots.iter().for_each(|slot| line.join(&mut guests, *slot));
        for leaves in [2, 0, 4] {
            line.step_out(&mut guests, leaves);
        }
        let mut order = Vec::new();
        while let Some(first) = line.first() {
            order.push(first);
            line.step_out(&mut guests, first);
        }
        assert_eq!(order, [1, 3]);
        line.join(&mut guests, 2);
        assert_eq!(line.first(), Some(2), "an empty line can be joined again");
    }
}
