//! Updates become tickets with their history. Of what a ticket has once, such
//! as its category, the last update that says anything counts.

use crate::columns::Field;
use crate::dates::NoTime;
use crate::intern::Interner;
use crate::refusals::{Reason, Refusals};
use crate::rows::{Row, Rows};
use crate::set::{NEVER, NONE, TicketSet};
use crate::text;

/// The times of every different cell of a date column.
pub(crate) type Times = [Vec<Result<i64, NoTime>>; 4];

/// A row with its times, [`NEVER`] where there is none.
struct Update<'a> {
    row: &'a Row,
    time: i64,
    opened: i64,
    resolved: i64,
    closed: i64,
}

/// Collects the rows whose dates are dates; the others are refused.
pub(crate) fn collect(rows: &mut Rows, times: &Times) -> TicketSet {
    let updates = updates(&rows.rows, times, &mut rows.refusals);
    let mut set = TicketSet::default();
    let numbers = Numbers::new(&mut set, [&rows.tickets, &rows.states, &rows.names]);
    reserve(&mut set, updates.len(), rows.tickets.len());
    for ticket in updates.chunk_by(|a, b| a.row.ticket == b.row.ticket) {
        add(&mut set, ticket, &numbers);
    }
    set
}

/// Exactly what is needed: a growing column takes up to twice as much.
fn reserve(set: &mut TicketSet, events: usize, tickets: usize) {
    set.event_state.reserve_exact(events);
    set.event_time.reserve_exact(events);
    let columns = &mut set.columns;
    for column in [
        &mut columns.id,
        &mut columns.category,
        &mut columns.channel,
        &mut columns.priority,
        &mut columns.reopen_count,
        &mut columns.reassignment_count,
        &mut columns.events_end,
    ] {
        column.reserve_exact(tickets);
    }
    for column in [&mut columns.opened, &mut columns.resolved, &mut columns.closed] {
        column.reserve_exact(tickets);
    }
    columns.made_sla.reserve_exact(tickets);
}

/// By ticket in the order of the file, then by time, then by line.
fn updates<'a>(rows: &'a [Row], times: &Times, refusals: &mut Refusals) -> Vec<Update<'a>> {
    let mut updates = Vec::with_capacity(rows.len());
    for row in rows {
        match moments(row, times) {
            Ok([time, opened, resolved, closed]) => updates.push(Update { row, time, opened, resolved, closed }),
            Err(reason) => refusals.add(row.line, reason),
        }
    }
    // Stable: rows of one time stay in the order of the file.
    updates.sort_by_key(|update| (update.row.ticket, update.time));
    updates
}

fn moments(row: &Row, times: &Times) -> Result<[i64; 4], Reason> {
    let mut moments = [NEVER; 4];
    for (((moment, date), times), field) in moments.iter_mut().zip(row.dates).zip(times).zip(Field::DATES) {
        if let Some(time) = times.get(date as usize) {
            *moment = time.map_err(|why| Reason::Date(field, why))?;
        }
    }
    Ok(moments)
}

/// From the number of a cell in its column to that of its text in the set.
struct Numbers {
    tickets: u32,
    names: u32,
}

impl Numbers {
    fn new(set: &mut TicketSet, [tickets, states, names]: [&Interner; 3]) -> Self {
        let all = [tickets, states, names].map(Interner::cells);
        let decode = text::decoder(all.iter().flatten().map(|(cell, _)| *cell));
        let mut starts = all.iter().map(|cells| {
            let start = set.texts.ends.len() as u32;
            for (cell, _) in cells {
                set.texts.push(&decode(cell));
            }
            start
        });
        let [tickets, first_state, names] = std::array::from_fn(|_| starts.next().unwrap_or_default());
        drop(starts);
        set.states = (first_state..names).collect();
        Self { tickets, names }
    }
}

fn add(set: &mut TicketSet, updates: &[Update<'_>], numbers: &Numbers) {
    let Some(first) = updates.first() else { return };
    let number =
        |of: fn(&Row) -> u32| updates.iter().map(|u| of(u.row)).rfind(|number| *number != NONE).unwrap_or(NONE);
    let name = |of| Some(number(of)).filter(|number| *number != NONE).map_or(NONE, |number| numbers.names + number);
    let time = |of: fn(&Update<'_>) -> i64| updates.iter().map(of).rfind(|time| *time != NEVER).unwrap_or(NEVER);
    let columns = &mut set.columns;
    columns.id.push(numbers.tickets + first.row.ticket);
    columns.category.push(name(|row| row.category));
    columns.channel.push(name(|row| row.channel));
    columns.priority.push(name(|row| row.priority));
    columns.opened.push(time(|update| update.opened));
    columns.resolved.push(time(|update| update.resolved));
    columns.closed.push(time(|update| update.closed));
    columns.reopen_count.push(number(|row| row.reopen_count));
    columns.reassignment_count.push(number(|row| row.reassignment_count));
    columns.made_sla.push(updates.iter().map(|u| u.row.made_sla).rfind(|made| *made < 2).unwrap_or(2));
    set.event_state.extend(updates.iter().map(|update| update.row.state));
    set.event_time.extend(updates.iter().map(|update| update.time));
    set.columns.events_end.push(set.event_state.len() as u32);
}
