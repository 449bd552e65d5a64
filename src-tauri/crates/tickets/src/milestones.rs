//! The history of tickets of which a file has one row each, made from the
//! times that the row names: opened, first answered, resolved, closed.

use crate::collect::Update;
use crate::profile::Field;
use crate::set::{NEVER, TicketSet};
use crate::states::{self, Role};
use std::sync::Arc;

/// Field, the part that a ticket plays from then on, and what it is called
/// where no ticket of the file is in such a state.
const MILESTONES: [(Field, Role, &str); 4] = [
    (Field::Opened, Role::Contact, "New"),
    (Field::FirstResponse, Role::Fix, "In Progress"),
    (Field::Resolved, Role::Verify, "Resolved"),
    (Field::Closed, Role::Done, "Closed"),
];

/// Numbers of the states that begin with each milestone.
pub(crate) struct Milestones([u16; MILESTONES.len()]);

impl Milestones {
    /// None where no ticket has two of the times.
    pub(crate) fn new(updates: &[Update<'_>], set: &mut TicketSet) -> Option<Self> {
        let times = |update: &Update<'_>| MILESTONES.iter().filter(|m| update.moment(m.0) != NEVER).count();
        if !updates.iter().any(|update| times(update) >= 2) {
            return None;
        }
        let mut counts = vec![0_u32; set.states.len()];
        for update in updates {
            if let Some(count) = counts.get_mut(usize::from(update.row.state)) {
                *count += 1;
            }
        }
        Some(Self(MILESTONES.map(|(_, role, name)| {
            let plays = |state: &u16| set.state_name(*state).and_then(states::role) == Some(role);
            let known = (0..u16::MAX).zip(&counts).filter(|(state, _)| plays(state));
            let most = known.max_by_key(|(state, count)| (**count, std::cmp::Reverse(*state))).map(|(state, _)| state);
            most.unwrap_or_else(|| {
                let text = Arc::make_mut(&mut set.texts).push(name);
                set.states.push(text);
                (set.states.len() - 1) as u16
            })
        })))
    }

    /// Adds the events of a ticket. A time before the one of an earlier
    /// milestone is none of its history. What it is now, its row says: that is
    /// what the last milestone of the same part is called; what is solved and not
    /// closed has no closing; what is open again went on after it.
    pub(crate) fn add(&self, set: &mut TicketSet, update: &Update<'_>) {
        let name = set.state_name(update.row.state).unwrap_or_default();
        let (role, is_said) = (states::role(name), !name.is_empty());
        let mut last: Option<(i64, Role)> = None;
        for ((field, begins, _), state) in MILESTONES.iter().zip(self.0) {
            let time = update.moment(*field);
            let too_early = last.is_some_and(|(before, _)| time < before);
            if time == NEVER || too_early || (*begins == Role::Done && role == Some(Role::Verify)) {
                continue;
            }
            push(set, update, state, time);
            last = Some((time, *begins));
        }
        // Solved is when it was over, where it is over and nothing else says when.
        let is_called = |begins: Role| {
            let over = role.is_some_and(Role::is_last) && matches!(begins, Role::Verify | Role::Done);
            role == Some(begins) || over
        };
        match last {
            Some((_, begins)) if is_called(begins) => {
                if let Some(state) = set.event_state.last_mut() {
                    *state = update.row.state;
                }
            }
            // Of a state that nobody knows, a closing tells more.
            Some((_, Role::Done)) if role.is_none() => {}
            _ if is_said && update.time != NEVER && last.is_none_or(|(time, _)| update.time >= time) => {
                push(set, update, update.row.state, update.time);
            }
            _ => {}
        }
    }
}

fn push(set: &mut TicketSet, update: &Update<'_>, state: u16, time: i64) {
    set.event_state.push(state);
    set.event_team.push(update.row.team);
    set.event_time.push(time);
}
