//! What may be wrong with tickets although every row of them was read, in
//! sentences. Nothing is corrected.

use crate::repeats::{REPEAT_DAYS, repeats};
use crate::set::{Ticket, TicketSet};
use crate::states;
use crate::text::count;

/// Row counts at which spreadsheets end, without their header.
const SPREADSHEET_ROWS: [u32; 4] = [65_535, 65_536, 1_048_575, 1_048_576];

/// Export limits are round numbers.
const ROUND: u32 = 1_000;

type Wrong = fn(&Ticket<'_>) -> bool;

/// What is counted, and how it is said behind the count.
const TICKETS: [(Wrong, &str); 5] = [
    (|t| before(t.resolved(), t.opened()), "resolved before being opened"),
    (|t| before(t.closed(), t.opened()), "closed before being opened"),
    (|t| before(t.closed(), t.resolved()), "closed before being resolved"),
    (|t| before(t.events().next().map(|event| event.time), t.opened()), "updated before being opened"),
    (has_tie, "in two states at one time: the order of the file decides, and the time between is 0"),
];

/// All doubts about a set that was read from so many rows.
pub(crate) fn of(set: &TicketSet, rows: u32) -> Vec<String> {
    let mut doubts = Vec::new();
    if rows > 0 && (rows.is_multiple_of(ROUND) || SPREADSHEET_ROWS.contains(&rows)) {
        doubts.push(format!("The file has exactly {rows} rows: it may have been cut at a limit of the export."));
    }
    for (wrong, words) in TICKETS {
        let n = set.iter().filter(wrong).count();
        if n > 0 {
            doubts.push(format!("{} {words}.", tickets(n as u32)));
        }
    }
    for state in set.states().iter().filter(|state| !state.known && state.events > 0) {
        doubts.push(format!(
            "“{}” is no state that we know ({}): it is kept; say which step it is.",
            state.name,
            tickets(state.tickets)
        ));
    }
    if let Some(open) = open(set) {
        doubts.push(open);
    }
    doubts.extend(answers(set));
    let again = repeats(set, REPEAT_DAYS).len() as u32;
    if again > 0 {
        doubts.push(format!(
            "{} opened within {REPEAT_DAYS} days after one of the same person and category was solved: reopening may \
             hide behind new tickets.",
            tickets(again)
        ));
    }
    if set.events() == set.tickets() && set.tickets() > 1 {
        doubts.push("Every ticket has one row only: without its history no time at a step can be told.".into());
    }
    doubts
}

/// Tickets that are not over as far as their history tells.
fn open(set: &TicketSet) -> Option<String> {
    let last = |ticket: &Ticket<'_>| {
        ticket.events().next_back().and_then(|event| set.state_name(event.state)).and_then(states::role)
    };
    // Of a state that nobody knows it is not known either.
    let is_open = |ticket: &Ticket<'_>| last(ticket).is_some_and(|role| !role.is_last()) && ticket.closed().is_none();
    let n = set.iter().filter(is_open).count() as u32;
    (n > 0).then(|| format!("{} not closed yet: how long their last step takes is in no figure.", tickets(n)))
}

/// How many say how it was.
fn answers(set: &TicketSet) -> Option<String> {
    let n = set.iter().filter(|ticket| ticket.csat().is_some()).count();
    let share = n as f64 / f64::from(set.tickets().max(1)) * 100.0;
    (n > 0 && share < 100.0).then(|| {
        format!("{share:.0} % of the tickets have an answer about satisfaction: the others may judge otherwise.")
    })
}

fn tickets(n: u32) -> String {
    if n == 1 { "1 ticket".into() } else { format!("{} tickets", count(n)) }
}

fn before(one: Option<i64>, other: Option<i64>) -> bool {
    one.zip(other).is_some_and(|(one, other)| one < other)
}

fn has_tie(ticket: &Ticket<'_>) -> bool {
    let mut last = None;
    ticket.events().any(|event| last.replace(event).is_some_and(|l| l.time == event.time && l.state != event.state))
}
