//! What directly follows what in the tickets alone, without a map: how often,
//! and how long it takes.

use crate::quantile::quantile;
use crate::set::TicketSet;
use crate::variants::Steps;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// One state directly behind another.
#[derive(Clone, Debug, PartialEq)]
pub struct Follow {
    /// Number of the state before.
    pub from: u16,
    /// Number of the state behind.
    pub to: u16,
    /// How often.
    pub n: u32,
    /// Mean time from entering the one to entering the other, seconds.
    pub mean_s: f64,
    /// Median of that time, seconds.
    pub median_s: f64,
}

/// What follows what in a ticket set.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Follows {
    /// All pairs, the most frequent first.
    pub pairs: Vec<Follow>,
    /// Tickets by the state that they begin in.
    pub starts: BTreeMap<u16, u32>,
    /// Tickets by the state that they end in.
    pub ends: BTreeMap<u16, u32>,
}

/// Counts what directly follows what: updates, or visits (updates in one state
/// that follow each other are one).
#[must_use]
pub fn follows(set: &TicketSet, steps: Steps) -> Follows {
    let mut times: FxHashMap<(u16, u16), Vec<i64>> = FxHashMap::default();
    let mut follows = Follows::default();
    for ticket in set.iter() {
        let mut before: Option<(u16, i64)> = None;
        for event in ticket.events() {
            match before {
                Some((state, _)) if state == event.state && steps == Steps::Visits => continue,
                Some((state, since)) => times.entry((state, event.state)).or_default().push(event.time - since),
                None => *follows.starts.entry(event.state).or_default() += 1,
            }
            before = Some((event.state, event.time));
        }
        if let Some((state, _)) = before {
            *follows.ends.entry(state).or_default() += 1;
        }
    }
    let pair = |((from, to), mut seconds): ((u16, u16), Vec<i64>)| {
        seconds.sort_unstable();
        let n = seconds.len() as u32;
        let mean_s = seconds.iter().sum::<i64>() as f64 / f64::from(n.max(1));
        Follow { from, to, n, mean_s, median_s: quantile(&seconds, 0.5).unwrap_or_default() }
    };
    follows.pairs = times.into_iter().map(pair).collect();
    follows.pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.n), pair.from, pair.to));
    follows
}
