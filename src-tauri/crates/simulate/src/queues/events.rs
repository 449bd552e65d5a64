//! What will happen, in the order of time: a binary heap of whole numbers. A
//! customer has at most one event ahead; what is called off stays in the heap
//! until its time comes or there is more of it than of the rest.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// The customer leaves the touchpoint: served, or having given up.
    Leaves,
    /// The patience of a customer who waits in a queue runs out.
    LosesPatience,
}

/// An event whose time has come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Event {
    pub(crate) at: f64,
    pub(crate) what: What,
    pub(crate) slot: u32,
    /// How many events this slot had before.
    pub(crate) turn: u32,
}

/// Events ahead. The key is time, then leaving before losing patience (a member
/// who is free in the nick of time serves), then slot and turn: 64 + 1 + 31 + 32
/// bits. Times are not negative, and the bits of such numbers have their order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Events {
    heap: BinaryHeap<Reverse<u128>>,
    called_off: usize,
}

/// Called-off events that are borne without clearing up.
const FEW: usize = 64;

impl Events {
    pub(crate) fn push(&mut self, event: Event) {
        let what = u64::from(event.what == What::LosesPatience) << 63;
        let rest = what | u64::from(event.slot) << 32 | u64::from(event.turn);
        self.heap.push(Reverse(u128::from(event.at.to_bits()) << 64 | u128::from(rest)));
    }

    /// Time of the next one.
    #[inline]
    pub(crate) fn next_at(&self) -> f64 {
        self.heap.peek().map_or(f64::INFINITY, |Reverse(key)| f64::from_bits((key >> 64) as u64))
    }

    #[inline]
    pub(crate) fn pop(&mut self) -> Option<Event> {
        self.heap.pop().map(|Reverse(key)| event(key))
    }

    /// Notes that an event ahead will not happen, and clears up when half of
    /// all are such: the heap stays within twice the customers inside.
    pub(crate) fn call_off(&mut self, stands: impl Fn(&Event) -> bool) {
        self.called_off += 1;
        if self.called_off > FEW && self.called_off * 2 > self.heap.len() {
            self.heap.retain(|Reverse(key)| stands(&event(*key)));
            self.called_off = 0;
        }
    }

    /// A called-off event has come up.
    pub(crate) fn passed_over(&mut self) {
        self.called_off = self.called_off.saturating_sub(1);
    }
}

fn event(key: u128) -> Event {
    let rest = key as u64;
    Event {
        at: f64::from_bits((key >> 64) as u64),
        what: if rest >> 63 == 0 { What::Leaves } else { What::LosesPatience },
        slot: (rest >> 32) as u32 & (u32::MAX >> 1),
        turn: rest as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn events_come_in_the_order_of_time() {
        let mut events = Events::default();
        let at = |n: u32| f64::from(n * 7919 % 1000) / 8.0;
        for n in 0..1000 {
            let what = if n % 2 == 0 { What::Leaves } else { What::LosesPatience };
            events.push(Event { at: at(n), what, slot: n, turn: n * 3 });
        }
        let mut last = 0.0;
        for _ in 0..1000 {
            let event = events.pop().unwrap();
            assert!(event.at >= last);
            last = event.at;
            assert_eq!((event.at, event.turn), (at(event.slot), event.slot * 3), "nothing is lost in the key");
            assert_eq!(event.what == What::Leaves, event.slot.is_multiple_of(2));
        }
        assert_eq!(events.pop(), None);
        assert_eq!(events.next_at(), f64::INFINITY);
    }

    #[test]
    fn what_is_called_off_does_not_pile_up() {
        let mut events = Events::default();
        for n in 0..100_000 {
            events.push(Event { at: 1e9, what: What::LosesPatience, slot: 0, turn: n });
            events.call_off(|_| false);
        }
        assert!(events.heap.len() <= 2 * FEW, "{} events", events.heap.len());
    }
}
