//! Some tickets of a set, as a set of their own.

use crate::set::{NEVER, Ticket, TicketColumns, TicketSet};
use crate::sheet;
use std::sync::Arc;

impl TicketSet {
    /// The tickets at these places (as [`TicketSet::iter`] counts them, from 0)
    /// as a set of their own, in this order; places that there are not are left
    /// out. Texts are shared and not copied. Tickets that went on as others and
    /// pseudonyms do not come along.
    #[must_use]
    pub fn select(&self, places: &[u32]) -> TicketSet {
        let tickets = self.tickets();
        let places: Vec<u32> = places.iter().copied().filter(|place| *place < tickets).collect();
        let of = &self.columns;
        let numbers = |column: &Vec<u32>| pick(column, &places);
        let times = |column: &Vec<i64>| pick(column, &places);
        let mut columns = TicketColumns {
            id: numbers(&of.id),
            category: numbers(&of.category),
            channel: numbers(&of.channel),
            priority: numbers(&of.priority),
            kind: numbers(&of.kind),
            close_code: numbers(&of.close_code),
            csat: numbers(&of.csat),
            requester: numbers(&of.requester),
            opened: times(&of.opened),
            first_response: times(&of.first_response),
            resolved: times(&of.resolved),
            closed: times(&of.closed),
            reopen_count: numbers(&of.reopen_count),
            reassignment_count: numbers(&of.reassignment_count),
            made_sla: pick(&of.made_sla, &places),
            text: numbers(&of.text),
            events_end: Vec::with_capacity(places.len()),
        };
        let ranges = || places.iter().map(|place| self.events_of(*place as usize));
        let events = ranges().map(|range| range.len()).sum();
        let (mut event_state, mut event_team) = (Vec::with_capacity(events), Vec::with_capacity(events));
        let mut event_time = Vec::with_capacity(events);
        for range in ranges() {
            event_state.extend_from_slice(self.event_state.get(range.clone()).unwrap_or_default());
            event_team.extend_from_slice(self.event_team.get(range.clone()).unwrap_or_default());
            event_time.extend_from_slice(self.event_time.get(range).unwrap_or_default());
            columns.events_end.push(event_state.len() as u32);
        }
        TicketSet {
            texts: Arc::clone(&self.texts),
            states: self.states.clone(),
            teams: self.teams.clone(),
            columns,
            event_state,
            event_team,
            event_time,
            merged: Vec::new(),
            merged_into: Vec::new(),
            people: Vec::new(),
        }
    }
}

impl TicketSet {
    /// The first and the last moment of which anything is told, seconds since
    /// 1970; none of no tickets.
    #[must_use]
    pub fn first_and_last(&self) -> Option<(i64, i64)> {
        let columns = &self.columns;
        let of_tickets = [&columns.opened, &columns.first_response, &columns.resolved, &columns.closed];
        let times = || of_tickets.into_iter().flatten().filter(|time| **time != NEVER).chain(&self.event_time);
        Some((*times().min()?, *times().max()?))
    }

    /// The numbers of its tickets and nothing else of them, as CSV. A number
    /// that a spreadsheet would take for a formula is written as text.
    #[must_use]
    pub fn ids_as_csv(&self) -> String {
        sheet::csv(&["ticket"], self.iter().map(|ticket| [ticket.id().to_owned()]))
    }
}

fn pick<T: Copy>(column: &[T], places: &[u32]) -> Vec<T> {
    let mut picked = Vec::with_capacity(places.len());
    picked.extend(places.iter().filter_map(|place| column.get(*place as usize)));
    picked
}

impl Ticket<'_> {
    /// When it began, seconds since 1970: opened, else its first event.
    #[must_use]
    pub fn began(&self) -> Option<i64> {
        self.opened().or_else(|| self.events().next().map(|event| event.time))
    }

    /// Seconds from when it began to when it was resolved, else closed, else to
    /// its last event; none where that is before.
    #[must_use]
    pub fn lasted(&self) -> Option<i64> {
        let (began, ended) = self.span()?;
        Some(ended - began)
    }

    /// From when to when [`Ticket::lasted`] is.
    pub(crate) fn span(&self) -> Option<(i64, i64)> {
        let last = || self.events().next_back().map(|event| event.time);
        let (began, ended) = (self.began()?, self.resolved().or(self.closed()).or_else(last)?);
        (ended >= began).then_some((began, ended))
    }
}
