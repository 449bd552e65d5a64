//! Tickets that are handed from team to team, and those that are played back.
//!
//! The teams of a ticket are those of its events, one behind the other; an
//! event that names none is passed over. One team behind another is a transfer;
//! A, then B, then A again is a ping-pong between the two.

use crate::set::TicketSet;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

results! {
    /// Two teams between which tickets go back and forth.
    pub struct PingPong {
        /// The one.
        pub one: String,
        /// The other.
        pub other: String,
        /// How often a ticket came back: A → B → A, or B → A → B.
        pub times: u32,
        /// Tickets of which that is so.
        pub tickets: u32,
    }

    /// Tickets handed from team to team.
    pub struct Transfers {
        /// Tickets of which at least one team is known.
        pub known: u32,
        /// Those that were handed on at least once.
        pub tickets: u32,
        /// They as a share of those of which a team is known, 0 to 1.
        pub share: f64,
        /// How often in all.
        pub times: u32,
        /// Tickets that came back to a team from the one that had it from it.
        pub ping_pong_tickets: u32,
        /// The most tickets first; none with fewer tickets than the minimum.
        pub ping_pong: Vec<PingPong>,
        /// Pairs of teams with fewer.
        pub rarer: u32,
    }
}

#[derive(Default)]
struct Count {
    times: u32,
    tickets: u32,
    last: Option<u32>,
}

/// Follows tickets from team to team. Pairs with fewer tickets than the minimum
/// are counted, not named.
#[must_use]
pub fn transfers(set: &TicketSet, minimum_n: u32) -> Transfers {
    let mut pairs: FxHashMap<(u16, u16), Count> = FxHashMap::default();
    let (mut known, mut handed, mut times, mut played) = (0, 0, 0, 0);
    for (number, ticket) in (0..).zip(set.iter()) {
        let (mut before, mut now, mut moves, mut plays) = (None, None, 0, false);
        for team in ticket.events().filter_map(|event| event.team) {
            let Some(had) = now.filter(|had| *had != team) else {
                now = Some(team);
                continue;
            };
            moves += 1;
            if before == Some(team) {
                plays = true;
                let count = pairs.entry((had.min(team), had.max(team))).or_default();
                count.times += 1;
                if count.last != Some(number) {
                    count.last = Some(number);
                    count.tickets += 1;
                }
            }
            (before, now) = (now, Some(team));
        }
        known += u32::from(now.is_some());
        handed += u32::from(moves > 0);
        times += moves;
        played += u32::from(plays);
    }
    let all = pairs.len() as u32;
    let name = |team: u16| set.team_name(team).unwrap_or_default().to_owned();
    let enough = pairs.into_iter().filter(|(_, count)| count.tickets >= minimum_n);
    let pair = |((one, other), count): ((u16, u16), Count)| PingPong {
        one: name(one),
        other: name(other),
        times: count.times,
        tickets: count.tickets,
    };
    let mut ping_pong: Vec<PingPong> = enough.map(pair).collect();
    ping_pong.sort_by(|a, b| (Reverse(a.tickets), &a.one, &a.other).cmp(&(Reverse(b.tickets), &b.one, &b.other)));
    Transfers {
        known,
        tickets: handed,
        share: f64::from(handed) / f64::from(known.max(1)),
        times,
        ping_pong_tickets: played,
        rarer: all - ping_pong.len() as u32,
        ping_pong,
    }
}
