//! Updates become tickets with their history. Of what a ticket has once, such
//! as its category, the last update that says anything counts.

use crate::dates::NoTime;
use crate::intern::Interner;
use crate::milestones::Milestones;
use crate::profile::Field;
use crate::refusals::{Reason, Refusals};
use crate::rows::{NO_STATE, Row, Rows};
use crate::set::{NEVER, NO_TEAM, NONE, Texts, TicketSet};
use crate::states::{self, Role};
use crate::text;
use rustc_hash::FxHashMap;
use std::sync::Arc;

/// The times of every different cell of a date column.
pub(crate) type Times = [Vec<Result<i64, NoTime>>; Field::DATES.len()];

/// A row with its times in the order of [`Field::DATES`], [`NEVER`] where there
/// is none.
pub(crate) struct Update<'a> {
    pub(crate) row: &'a Row,
    /// Of the update; where the file has none, of the opening.
    pub(crate) time: i64,
    pub(crate) moments: [i64; Field::DATES.len()],
}

impl Update<'_> {
    pub(crate) fn moment(&self, field: Field) -> i64 {
        let at = Field::DATES.iter().position(|date| *date == field);
        at.and_then(|at| self.moments.get(at)).copied().unwrap_or(NEVER)
    }
}

/// What was collected, and what was put aside.
pub(crate) struct Collected {
    pub(crate) set: TicketSet,
    /// True: a ticket has one row, and its history is made from its times.
    pub(crate) from_milestones: bool,
    pub(crate) merged: Aside,
    pub(crate) spam: Aside,
}

/// Tickets that are not counted, and their rows.
#[derive(Clone, Copy, Default)]
pub(crate) struct Aside {
    pub(crate) tickets: u32,
    pub(crate) rows: u32,
}

/// Collects the rows whose dates are dates; the others are refused.
pub(crate) fn collect(rows: &mut Rows, times: &Times) -> Collected {
    let updates = updates(&rows.rows, times, &mut rows.refusals);
    let mut set = TicketSet::default();
    let mut numbers = Numbers::new(&mut set, rows);
    let tickets = || updates.chunk_by(|a, b| a.row.ticket == b.row.ticket);
    let milestones = tickets().all(|t| t.len() == 1).then(|| Milestones::new(&updates, &mut set)).flatten();
    let events = if milestones.is_some() { 4 * updates.len() } else { updates.len() };
    reserve(&mut set, events, rows.tickets.len());
    let (mut merged, mut spam) = (Aside::default(), Aside::default());
    for ticket in tickets().filter(|ticket| ticket.iter().any(|update| update.row.state != NO_STATE)) {
        match fate(&set, ticket) {
            Fate::Counts => add(&mut set, ticket, &mut numbers, milestones.as_ref()),
            Fate::Merged => {
                merged.add(ticket);
                link(&mut set, ticket, &numbers);
            }
            Fate::Spam => spam.add(ticket),
        }
    }
    shrink(&mut set);
    Collected { set, from_milestones: milestones.is_some(), merged, spam }
}

impl Aside {
    fn add(&mut self, ticket: &[Update<'_>]) {
        self.tickets += 1;
        self.rows += ticket.len() as u32;
    }
}

enum Fate {
    Counts,
    Merged,
    Spam,
}

/// What its last update says: one outage must not count fifty times.
fn fate(set: &TicketSet, ticket: &[Update<'_>]) -> Fate {
    let Some(last) = ticket.last().map(|update| update.row) else { return Fate::Counts };
    let state = ticket.iter().map(|update| update.row.state).rfind(|state| *state != NO_STATE);
    match state.and_then(|state| set.state_name(state)).and_then(states::role) {
        Some(Role::Spam) => Fate::Spam,
        _ if last.discarded => Fate::Spam,
        Some(Role::Merged) => Fate::Merged,
        _ if last.merged || ticket.iter().any(|update| update.row.link != NONE) => Fate::Merged,
        _ => Fate::Counts,
    }
}

/// Exactly what is needed: a growing column takes up to twice as much.
fn reserve(set: &mut TicketSet, events: usize, tickets: usize) {
    set.event_state.reserve_exact(events);
    set.event_team.reserve_exact(events);
    set.event_time.reserve_exact(events);
    set.columns.each_number(|column| column.reserve_exact(tickets));
    set.columns.each_time(|column| column.reserve_exact(tickets));
    set.columns.made_sla.reserve_exact(tickets);
}

/// Gives back what was not needed: what became of milestones is known only now.
fn shrink(set: &mut TicketSet) {
    set.event_state.shrink_to_fit();
    set.event_team.shrink_to_fit();
    set.event_time.shrink_to_fit();
    set.columns.each_number(Vec::shrink_to_fit);
    set.columns.each_time(Vec::shrink_to_fit);
    set.columns.made_sla.shrink_to_fit();
    set.columns.text.shrink_to_fit();
}

/// By ticket in the order of the file, then by time, then by line.
fn updates<'a>(rows: &'a [Row], times: &Times, refusals: &mut Refusals) -> Vec<Update<'a>> {
    let mut updates = Vec::with_capacity(rows.len());
    for row in rows {
        match moments(row, times) {
            Ok(moments) => {
                let [updated, opened, ..] = moments;
                let time = if updated == NEVER { opened } else { updated };
                updates.push(Update { row, time, moments });
            }
            Err(reason) => refusals.add(row.line, reason),
        }
    }
    // Stable: rows of one time stay in the order of the file.
    updates.sort_by_key(|update| (update.row.ticket, update.time));
    updates
}

fn moments(row: &Row, times: &Times) -> Result<[i64; Field::DATES.len()], Reason> {
    let mut moments = [NEVER; Field::DATES.len()];
    for (((moment, date), times), field) in moments.iter_mut().zip(row.dates).zip(times).zip(Field::DATES) {
        if let Some(time) = times.get(date as usize) {
            *moment = time.map_err(|why| Reason::Date(field, why))?;
        }
    }
    Ok(moments)
}

/// Characters of a ticket's text that are kept.
const KEPT_TEXT: usize = 4_000;

/// From the number of a cell in its column to that of its text in the set.
struct Numbers<'a> {
    tickets: u32,
    names: u32,
    decode: fn(&[u8]) -> String,
    /// Short and long texts; none where they are not kept.
    written: Vec<(&'a [u8], u32)>,
    /// Number of the text of a ticket by those of its parts.
    texts: FxHashMap<[u32; 2], u32>,
    /// By the number of a state.
    roles: Vec<Option<Role>>,
    /// The file has rows that say nothing but the team.
    follows_teams: bool,
}

impl<'a> Numbers<'a> {
    fn new(set: &mut TicketSet, rows: &'a Rows) -> Self {
        let written = rows.written.cells();
        let all = [&rows.tickets, &rows.states, &rows.teams, &rows.names].map(Interner::cells);
        let decode = text::decoder(all.iter().flatten().chain(&written).map(|(cell, _)| *cell));
        let [tickets, states, teams, names] = all;
        let states: Vec<String> = states.iter().map(|(cell, _)| decode(cell)).collect();
        // Numbers that stand for states, where all of them do.
        let codes = &rows.header.profile.codes;
        let coded = !codes.is_empty() && states.iter().all(|state| codes.contains_key(state));
        let state = |state: &String| codes.get(state).filter(|_| coded).unwrap_or(state).clone();
        let mut push = |texts: Vec<String>| {
            let start = set.texts.ends.len() as u32;
            for text in &texts {
                Arc::make_mut(&mut set.texts).push(text);
            }
            start
        };
        let decoded = |cells: Vec<(&[u8], u32)>| cells.into_iter().map(|(cell, _)| decode(cell)).collect();
        let tickets = push(decoded(tickets));
        let first_state = push(states.iter().map(state).collect());
        let first_team = push(decoded(teams));
        let names = push(decoded(names));
        let roles = states.iter().map(|name| states::role(state(name).as_str())).collect();
        set.states = (first_state..first_team).collect();
        set.teams = (first_team..names).collect();
        let follows_teams = rows.rows.iter().any(|row| row.state == NO_STATE);
        Self { tickets, names, decode, written, texts: FxHashMap::default(), roles, follows_teams }
    }

    /// The text of a ticket: its short text, and its long one below it. Of one
    /// that is left out, as those of merged tickets, nothing is kept.
    fn text(&mut self, texts: &mut Texts, parts: [u32; 2]) -> u32 {
        if parts == [NONE; 2] {
            return NONE;
        }
        let cell = |number: &u32| self.written.get(*number as usize).map(|(cell, _)| (self.decode)(cell));
        *self.texts.entry(parts).or_insert_with(|| {
            let text = parts.iter().filter_map(cell).collect::<Vec<_>>().join("\n");
            texts.push(text.char_indices().nth(KEPT_TEXT).and_then(|(end, _)| text.get(..end)).unwrap_or(&text))
        })
    }

    /// When the ticket whose events begin there was solved for the last time; never
    /// where it is not, or is open again.
    fn solved(&self, set: &TicketSet, begin: usize) -> i64 {
        let events = set.event_state.iter().zip(&set.event_time).skip(begin);
        let (mut solved, mut was_solved) = (NEVER, false);
        for (state, time) in events {
            let role = self.roles.get(usize::from(*state)).copied().flatten();
            match role {
                Some(Role::Verify) if !was_solved => solved = *time,
                Some(Role::Contact | Role::Fix | Role::Wait) => solved = NEVER,
                _ => {}
            }
            was_solved = role == Some(Role::Verify);
        }
        solved
    }

    fn ticket(&self, update: &Update<'_>) -> u32 {
        self.tickets + update.row.ticket
    }

    fn name(&self, number: u32) -> u32 {
        if number == NONE { NONE } else { self.names + number }
    }
}

/// One event for each update. In a history of single fields a team is that of
/// all that follows, and another team is an update of the state that is.
fn history(set: &mut TicketSet, updates: &[Update<'_>], follows_teams: bool) {
    let (mut state, mut team) = (NO_STATE, NO_TEAM);
    for update in updates {
        if !follows_teams || update.row.team != NO_TEAM {
            team = update.row.team;
        }
        if update.row.state != NO_STATE {
            state = update.row.state;
        }
        if state != NO_STATE {
            set.event_state.push(state);
            set.event_team.push(team);
            set.event_time.push(update.time);
        }
    }
}

fn link(set: &mut TicketSet, updates: &[Update<'_>], numbers: &Numbers<'_>) {
    let Some(last) = updates.last() else { return };
    let into = updates.iter().map(|update| update.row.link).rfind(|number| *number != NONE).unwrap_or(NONE);
    set.merged.push(numbers.ticket(last));
    set.merged_into.push(numbers.name(into));
}

fn add(set: &mut TicketSet, updates: &[Update<'_>], numbers: &mut Numbers<'_>, milestones: Option<&Milestones>) {
    let Some(first) = updates.first() else { return };
    let number = |of: &dyn Fn(&Row) -> u32| {
        updates.iter().map(|update| of(update.row)).rfind(|number| *number != NONE).unwrap_or(NONE)
    };
    let moment =
        |field: Field| updates.iter().map(|update| update.moment(field)).rfind(|time| *time != NEVER).unwrap_or(NEVER);
    let columns = &mut set.columns;
    columns.id.push(numbers.ticket(first));
    for (at, column) in columns.names().into_iter().enumerate() {
        column.push(numbers.name(number(&|row| row.names.get(at).copied().unwrap_or(NONE))));
    }
    columns.requester.push(number(&|row| row.requester));
    columns.opened.push(moment(Field::Opened));
    columns.first_response.push(moment(Field::FirstResponse));
    columns.resolved.push(moment(Field::Resolved));
    let (closed, last_closed) = (moment(Field::Closed), moment(Field::LastClosed));
    columns.closed.push(closed.max(last_closed));
    // Closed twice is opened again in between, where nobody has counted.
    let counted = number(&|row| row.reopen_count);
    let again = counted == NONE && closed != NEVER && last_closed > closed;
    columns.reopen_count.push(if again { 1 } else { counted });
    columns.reassignment_count.push(number(&|row| row.reassignment_count));
    columns.made_sla.push(updates.iter().map(|u| u.row.made_sla).rfind(|made| *made < 2).unwrap_or(2));
    if !numbers.written.is_empty() {
        let written = [0, 1].map(|at| number(&|row| row.written.get(at).copied().unwrap_or(NONE)));
        let text = numbers.text(Arc::make_mut(&mut set.texts), written);
        set.columns.text.push(text);
    }
    match milestones {
        Some(milestones) => milestones.add(set, first),
        None => {
            let begin = set.event_state.len();
            history(set, updates, numbers.follows_teams);
            if set.columns.resolved.last() == Some(&NEVER) {
                set.columns.resolved.pop();
                set.columns.resolved.push(numbers.solved(set, begin));
            }
        }
    }
    set.columns.events_end.push(set.event_state.len() as u32);
}
