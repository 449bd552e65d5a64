//! Tickets that were reopened, came again as others, or were handed on: told
//! beside the proposals, with whether one of them carries it.

use super::observe::Observed;
use super::{CalibrateOptions, Finding};
use crate::mapping::StateMapping;
use crate::set::TicketSet;
use crate::states::Role;
use journey::JourneyMap;
use journey::words;

pub(super) fn of(
    set: &TicketSet,
    map: &JourneyMap,
    mapping: &StateMapping,
    options: &CalibrateOptions,
    observed: &Observed,
) -> Vec<Finding> {
    let roles = set.roles();
    let (mut solved, mut reopened) = (Of::default(), Of::default());
    let (mut counted_again, mut handed_on, mut hand_overs) = (Of::default(), Of::default(), 0_u64);
    let mut counted_hand_overs = false;
    for ticket in set.iter() {
        let (mut was_solved, mut came_back) = (false, false);
        let (mut team, mut changes, mut knows_team) = (None, 0_u32, false);
        for event in ticket.events() {
            match roles.get(usize::from(event.state)).copied().flatten() {
                Some(Role::Verify | Role::Done) => was_solved = true,
                Some(Role::Contact | Role::Fix | Role::Wait) => came_back |= was_solved,
                _ => {}
            }
            if event.team.is_some() {
                changes += u32::from(knows_team && team != event.team);
                (team, knows_team) = (event.team, true);
            }
        }
        solved.add(true, was_solved);
        reopened.add(was_solved, came_back);
        if let Some(count) = ticket.reopen_count() {
            counted_again.add(true, count > 0);
        }
        counted_hand_overs |= ticket.reassignment_count().is_some();
        let changes = ticket.reassignment_count().or_else(|| knows_team.then_some(changes));
        if let Some(changes) = changes {
            handed_on.add(true, changes > 0);
            hand_overs += u64::from(changes);
        }
    }
    let solved_at = roles.iter().zip(set.states()).filter(|(role, _)| **role == Some(Role::Verify));
    let solved_at: Vec<_> = solved_at.filter_map(|(_, state)| mapping.0.get(state.name)).collect();
    let carried = |is: bool| {
        if is { "As far as the map has the way, it is in the proposed shares." } else { "The map has no way for it." }
    };
    let back = solved_at
        .iter()
        .any(|id| map.outgoing(**id).iter().any(|way| way.kind == journey::model::TransitionKind::Repeat));
    let again = solved_at.iter().filter_map(|id| observed.leaving.get(id)).any(super::shares::Leaving::knows_again);
    let handing = observed.leaving.values().any(super::shares::Leaving::knows_handing_on);
    let mut findings = Vec::new();
    let mut tell = |of: &Of, words: &dyn Fn(String) -> String| {
        if of.all >= options.minimum_n.max(1) {
            findings.push(Finding { share: Some(of.share()), n: of.all, words: words(words::percent(of.share())) });
        }
    };
    tell(&reopened, &|share| format!("{share} of the tickets that were solved were opened again. {}", carried(back)));
    tell(&counted_again, &|share| format!("{share} of the tickets count themselves as reopened."));
    if !observed.again.is_empty() {
        let came = Of { all: set.tickets(), of_them: observed.again.len() as u32 };
        let days = options.repeat_days;
        tell(&came, &|share| {
            format!(
                "{share} of the tickets were opened within {days} days after one of the same person about the same thing \
                 was solved. {}",
                carried(again)
            )
        });
    }
    let each = hand_overs as f64 / f64::from(handed_on.all.max(1));
    tell(&handed_on, &|share| {
        let source = if counted_hand_overs { "as their tool counted" } else { "from team to team in their history" };
        format!(
            "{share} of the tickets were handed on, on average {each:.1} times a ticket, {source}. {}",
            carried(handing)
        )
    });
    findings
}

/// Some of all.
#[derive(Default)]
struct Of {
    all: u32,
    of_them: u32,
}

impl Of {
    fn add(&mut self, counts: bool, is: bool) {
        self.all += u32::from(counts);
        self.of_them += u32::from(counts && is);
    }

    fn share(&self) -> f64 {
        f64::from(self.of_them) / f64::from(self.all.max(1))
    }
}
