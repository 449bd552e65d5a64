//! Tickets that hide that an earlier one was not over: the same person comes
//! again about the same thing.

use crate::set::TicketSet;
use rustc_hash::FxHashMap;

/// Days within which a new ticket counts as coming again, unless a team says
/// otherwise.
pub const REPEAT_DAYS: u32 = 7;

/// When a ticket was opened, when it was over, and its place in the set.
type Visit = (i64, Option<i64>, u32);

/// Which tickets were opened within so many days after one of the same
/// requester and category was resolved or closed, by their place in the set.
/// Empty where the set does not know who asked.
#[must_use]
pub fn repeats(set: &TicketSet, days: u32) -> Vec<u32> {
    let mut again: Vec<u32> = pairs(set, days).into_iter().map(|(_, later)| later).collect();
    again.sort_unstable();
    again
}

/// Those tickets, each behind the last one before it that was not over.
pub(crate) fn pairs(set: &TicketSet, days: u32) -> Vec<(u32, u32)> {
    let mut by_person: FxHashMap<(u32, Option<&str>), Vec<Visit>> = FxHashMap::default();
    for (number, ticket) in (0..).zip(set.iter()) {
        let opened = ticket.opened().or_else(|| ticket.events().next().map(|event| event.time));
        if let (Some(requester), Some(opened)) = (ticket.requester(), opened) {
            let over = ticket.resolved().or(ticket.closed());
            by_person.entry((requester, ticket.category())).or_default().push((opened, over, number));
        }
    }
    let within = i64::from(days) * 86_400;
    let mut pairs = Vec::new();
    for tickets in by_person.values_mut() {
        tickets.sort_unstable();
        let mut over: Vec<(i64, u32)> = Vec::new();
        for (opened, resolved, number) in tickets {
            let before = over.iter().filter(|(over, _)| over <= opened && *opened - over <= within);
            if let Some((_, earlier)) = before.max() {
                pairs.push((*earlier, *number));
            }
            over.extend(resolved.map(|resolved| (resolved, *number)));
        }
    }
    pairs
}
