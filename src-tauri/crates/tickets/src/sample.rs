//! A sample of tickets that people look at one by one: drawn by chance from
//! each kind of ticket, the same for the same seed.
//!
//! Every kind (a *stratum*) gets its share of the sample (proportional
//! allocation, Cochran 1977, 5.5), and none fewer than two tickets: a kind of
//! which nobody looked at a ticket has no share at all. What that does to the
//! whole is put right by weighing each kind by its tickets.

use crate::set::{Ticket, TicketSet};
use rand::seq::{SliceRandom, index};
use rand_pcg::Pcg64Dxsm;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// Kinds that are told apart; the rare ones beyond are one kind.
const KINDS: usize = 20;

/// Tickets of every kind, at least, where it has so many.
const AT_LEAST: usize = 2;

/// What the rare kinds are called together.
const OTHERS: &str = "(other)";

/// What tickets without a kind are called.
const NO_KIND: &str = "(none)";

/// By what tickets are of one kind.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum KindOf {
    /// What it is about.
    #[default]
    Category,
    /// Medium through which it came.
    Channel,
    /// Incident, request and so on.
    Type,
    /// How urgent it was held to be.
    Priority,
    /// How it was closed.
    CloseCode,
}

impl KindOf {
    /// All of them, with their names for scripts.
    pub const ALL: [(&'static str, Self); 5] = [
        ("category", Self::Category),
        ("channel", Self::Channel),
        ("type", Self::Type),
        ("priority", Self::Priority),
        ("close-code", Self::CloseCode),
    ];

    fn of<'a>(self, ticket: &Ticket<'a>) -> &'a str {
        let name = match self {
            Self::Category => ticket.category(),
            Self::Channel => ticket.channel(),
            Self::Type => ticket.kind(),
            Self::Priority => ticket.priority(),
            Self::CloseCode => ticket.close_code(),
        };
        name.unwrap_or(NO_KIND)
    }
}

results! {
    /// Tickets of one kind.
    #[derive(Eq)]
    pub struct SampleKind {
        /// Its name.
        pub name: String,
        /// Tickets of it in the set.
        pub tickets: u32,
        /// Those that are in the sample.
        pub drawn: u32,
    }

    /// A ticket of a sample.
    #[derive(Eq)]
    pub struct SampleTicket {
        /// Its number in the tool that it comes from.
        pub ticket: String,
        /// Its kind, from 0.
        pub kind: u32,
    }

    /// A sample.
    #[derive(Eq)]
    pub struct Drawn {
        /// Kinds, the most frequent first.
        pub kinds: Vec<SampleKind>,
        /// Tickets, in an order made by chance: those that were looked at are a
        /// sample at any time.
        pub tickets: Vec<SampleTicket>,
    }
}

/// Draws about `n` tickets: more where there are more than half as many kinds,
/// fewer where there are fewer.
#[must_use]
pub fn draw(set: &TicketSet, by: KindOf, n: u32, seed: u32) -> Drawn {
    let kinds = kinds(set, by);
    let sizes: Vec<usize> = kinds.iter().map(|(_, tickets)| tickets.len()).collect();
    let drawn = allot(&sizes, n as usize);
    let mut chance = Pcg64Dxsm::new(u128::from(seed), 0);
    let mut sample = Vec::new();
    for (kind, ((_, tickets), drawn)) in (0..).zip(kinds.iter().zip(&drawn)) {
        for at in index::sample(&mut chance, tickets.len(), *drawn) {
            let id = tickets.get(at).and_then(|ticket| set.ticket(*ticket)).map_or("", |ticket| ticket.id());
            sample.push(SampleTicket { ticket: id.into(), kind });
        }
    }
    sample.shuffle(&mut chance);
    let kind = |((name, tickets), drawn): ((String, Vec<u32>), usize)| SampleKind {
        name,
        tickets: tickets.len() as u32,
        drawn: drawn as u32,
    };
    Drawn { kinds: kinds.into_iter().zip(drawn).map(kind).collect(), tickets: sample }
}

/// Names of the kinds with the places of their tickets, the most frequent first.
fn kinds(set: &TicketSet, by: KindOf) -> Vec<(String, Vec<u32>)> {
    let mut found: FxHashMap<&str, Vec<u32>> = FxHashMap::default();
    for (at, ticket) in (0..).zip(set.iter()) {
        found.entry(by.of(&ticket)).or_default().push(at);
    }
    let mut kinds: Vec<(String, Vec<u32>)> = found.into_iter().map(|(name, all)| (name.into(), all)).collect();
    kinds.sort_unstable_by(|a, b| (Reverse(a.1.len()), &a.0).cmp(&(Reverse(b.1.len()), &b.0)));
    if kinds.len() > KINDS {
        let mut rare: Vec<u32> = kinds.drain(KINDS - 1..).flat_map(|(_, tickets)| tickets).collect();
        rare.sort_unstable();
        kinds.push((OTHERS.into(), rare));
    }
    kinds
}

/// `n` tickets over kinds of these sizes: the least of each, and the rest by
/// size, what is left over to those with the largest remainders.
fn allot(sizes: &[usize], n: usize) -> Vec<usize> {
    let all: usize = sizes.iter().sum();
    let mut drawn: Vec<usize> = sizes.iter().map(|size| AT_LEAST.min(*size)).collect();
    let wanted = n.min(all);
    let share = |size: usize| size as f64 * wanted as f64 / all.max(1) as f64;
    for (drawn, size) in drawn.iter_mut().zip(sizes) {
        *drawn = (*drawn).max(share(*size).floor() as usize);
    }
    let mut by_remainder: Vec<usize> = (0..sizes.len()).collect();
    let remainder = |at: &usize| sizes.get(*at).map_or(0.0, |size| share(*size).fract());
    by_remainder.sort_by(|a, b| remainder(b).total_cmp(&remainder(a)).then(a.cmp(b)));
    let mut left = wanted.saturating_sub(drawn.iter().sum());
    for at in by_remainder {
        if let (Some(drawn), Some(size)) = (drawn.get_mut(at), sizes.get(at))
            && left > 0
            && *drawn < *size
        {
            *drawn += 1;
            left -= 1;
        }
    }
    drawn
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sample_is_allotted_by_size_and_nobody_is_forgotten() {
        assert_eq!(allot(&[600, 300, 100], 100), [60, 30, 10]);
        assert_eq!(allot(&[998, 1, 1], 100), [99, 1, 1], "rare kinds are not left out");
        assert_eq!(allot(&[50, 50, 50], 100), [34, 33, 33], "what is left over goes to the first");
        assert_eq!(allot(&[5, 3], 100), [5, 3], "no more than there are");
        assert_eq!(allot(&[], 100), Vec::<usize>::new());
    }
}
