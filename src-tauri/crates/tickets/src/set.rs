//! Tickets and their events in memory: columns of numbers, every text once.
//! It knows neither where they come from nor a map.

use crate::pseudonyms::UNKNOWN;
use crate::states::{self, Role};
use std::ops::Range;
use std::sync::Arc;

/// Stands for "nothing there" in a column of texts, counts or indices.
pub(crate) const NONE: u32 = u32::MAX;

/// Stands for "no time" in a column of times.
pub(crate) const NEVER: i64 = i64::MIN;

/// Stands for "no team" beside an event.
pub(crate) const NO_TEAM: u16 = u16::MAX;

/// Texts one behind the other, each under a number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Texts {
    pub(crate) text: String,
    /// Where each of them ends in `text`.
    pub(crate) ends: Vec<u32>,
}

impl Texts {
    /// Adds a text; its number.
    pub(crate) fn push(&mut self, text: &str) -> u32 {
        self.text.push_str(text);
        self.ends.push(self.text.len() as u32);
        self.ends.len() as u32 - 1
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn get(&self, number: u32) -> Option<&str> {
        let number = number as usize;
        let end = *self.ends.get(number)?;
        let start = number.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(start as usize..end as usize)
    }
}

/// The columns of the tickets; all of the same length.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct TicketColumns {
    pub(crate) id: Vec<u32>,
    pub(crate) category: Vec<u32>,
    pub(crate) channel: Vec<u32>,
    pub(crate) priority: Vec<u32>,
    pub(crate) kind: Vec<u32>,
    pub(crate) close_code: Vec<u32>,
    pub(crate) csat: Vec<u32>,
    /// A number for each person, without the name.
    pub(crate) requester: Vec<u32>,
    pub(crate) opened: Vec<i64>,
    pub(crate) first_response: Vec<i64>,
    pub(crate) resolved: Vec<i64>,
    pub(crate) closed: Vec<i64>,
    pub(crate) reopen_count: Vec<u32>,
    pub(crate) reassignment_count: Vec<u32>,
    /// 0 no, 1 yes, 2 not known.
    pub(crate) made_sla: Vec<u8>,
    /// Number of the event behind its last.
    pub(crate) events_end: Vec<u32>,
    /// What was written in it. Empty where the import kept no text.
    pub(crate) text: Vec<u32>,
}

impl TicketColumns {
    /// Those of names, in the order of [`crate::profile::Field::NAMES`].
    pub(crate) fn names(&mut self) -> [&mut Vec<u32>; 6] {
        [
            &mut self.category,
            &mut self.channel,
            &mut self.priority,
            &mut self.kind,
            &mut self.close_code,
            &mut self.csat,
        ]
    }

    pub(crate) fn each_number(&mut self, change: impl Fn(&mut Vec<u32>)) {
        self.names().into_iter().for_each(&change);
        [&mut self.id, &mut self.requester, &mut self.reopen_count, &mut self.reassignment_count, &mut self.events_end]
            .into_iter()
            .for_each(change);
    }

    /// The times of a ticket that is added.
    pub(crate) fn push_moments(&mut self, ticket: &Ticket<'_>) {
        self.opened.push(ticket.opened().unwrap_or(NEVER));
        self.first_response.push(ticket.first_response().unwrap_or(NEVER));
        self.resolved.push(ticket.resolved().unwrap_or(NEVER));
        self.closed.push(ticket.closed().unwrap_or(NEVER));
    }

    pub(crate) fn each_time(&mut self, change: impl Fn(&mut Vec<i64>)) {
        [&mut self.opened, &mut self.first_response, &mut self.resolved, &mut self.closed].into_iter().for_each(change);
    }
}

/// Tickets with their history, in the order in which the file names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TicketSet {
    /// Shared with what is selected of it.
    pub(crate) texts: Arc<Texts>,
    /// Names of the states, by the numbers that events hold.
    pub(crate) states: Vec<u32>,
    pub(crate) columns: TicketColumns,
    /// Names of the teams, by the numbers that events hold.
    pub(crate) teams: Vec<u32>,
    pub(crate) event_state: Vec<u16>,
    /// [`NO_TEAM`] where none is named.
    pub(crate) event_team: Vec<u16>,
    pub(crate) event_time: Vec<i64>,
    /// Tickets that went on as others, which are not counted: their number, and
    /// that of the other one where it is told.
    pub(crate) merged: Vec<u32>,
    pub(crate) merged_into: Vec<u32>,
    /// Pseudonyms of people by their numbers; empty where none were made.
    pub(crate) people: Vec<u64>,
}

/// One ticket of a [`TicketSet`].
#[derive(Clone, Copy, Debug)]
pub struct Ticket<'a> {
    set: &'a TicketSet,
    index: usize,
}

/// The state of a ticket at one of its updates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    /// Number of the state, see [`TicketSet::state_name`].
    pub state: u16,
    /// Number of the team that had it, see [`TicketSet::team_name`].
    pub team: Option<u16>,
    /// Time of the update, seconds since 1970-01-01T00:00:00Z.
    pub time: i64,
}

/// A state that tickets of a set were in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StateCount<'a> {
    /// Its name in the file.
    pub name: &'a str,
    /// Tickets that were in it at least once.
    pub tickets: u32,
    /// Events in it.
    pub events: u32,
    /// True: one of the states that we know.
    pub known: bool,
}

impl TicketSet {
    /// Number of tickets.
    #[must_use]
    pub fn tickets(&self) -> u32 {
        self.columns.id.len() as u32
    }

    /// Number of events: one for each update of a ticket.
    #[must_use]
    pub fn events(&self) -> u32 {
        self.event_state.len() as u32
    }

    /// The tickets, in the order in which the file names them.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Ticket<'_>> {
        (0..self.columns.id.len()).map(|index| Ticket { set: self, index })
    }

    /// One ticket, by its place in that order, from 0.
    #[must_use]
    pub fn ticket(&self, index: u32) -> Option<Ticket<'_>> {
        (index < self.tickets()).then_some(Ticket { set: self, index: index as usize })
    }

    /// Name of a state, by the number that an [`Event`] holds.
    #[must_use]
    pub fn state_name(&self, state: u16) -> Option<&str> {
        self.states.get(usize::from(state)).and_then(|text| self.texts.get(*text))
    }

    /// Name of a team, by the number that an [`Event`] holds.
    #[must_use]
    pub fn team_name(&self, team: u16) -> Option<&str> {
        self.teams.get(usize::from(team)).and_then(|text| self.texts.get(*text))
    }

    /// True: the import kept what was written in the tickets.
    #[must_use]
    pub fn keeps_text(&self) -> bool {
        !self.columns.text.is_empty()
    }

    /// Tickets that went on as others, with the one that they went on as where
    /// it is told. They are in no count and no figure.
    pub fn merged(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        let links = self.merged.iter().zip(&self.merged_into);
        links.filter_map(|(one, other)| Some((self.texts.get(*one)?, self.texts.get(*other))))
    }

    /// All states with their tickets and events, by their numbers.
    #[must_use]
    pub fn states(&self) -> Vec<StateCount<'_>> {
        let mut counts = vec![(0_u32, 0_u32, NONE); self.states.len()];
        for (number, ticket) in self.iter().enumerate() {
            for event in ticket.events() {
                let Some((tickets, events, last)) = counts.get_mut(usize::from(event.state)) else { continue };
                *events += 1;
                if *last != number as u32 {
                    *last = number as u32;
                    *tickets += 1;
                }
            }
        }
        let name = |text: u32| self.texts.get(text).unwrap_or_default();
        let counted = self.states.iter().map(|text| name(*text)).zip(counts);
        counted
            .map(|(name, (tickets, events, _))| StateCount {
                name,
                tickets,
                events,
                known: states::role(name).is_some(),
            })
            .collect()
    }

    /// Where the events of a ticket are in the columns of events.
    pub(crate) fn events_of(&self, ticket: usize) -> Range<usize> {
        let ends = &self.columns.events_end;
        let end = ends.get(ticket).map_or(0, |end| *end as usize);
        let start = ticket.checked_sub(1).and_then(|before| ends.get(before)).map_or(0, |end| *end as usize);
        start..end
    }

    /// The part that each state plays, by its number.
    pub(crate) fn roles(&self) -> Vec<Option<Role>> {
        self.states.iter().map(|text| self.texts.get(*text).and_then(states::role)).collect()
    }

    /// Bytes that the set takes in memory, without what the allocator adds.
    #[must_use]
    pub fn memory(&self) -> u64 {
        let columns = &self.columns;
        let numbers = [
            &columns.id,
            &columns.category,
            &columns.channel,
            &columns.priority,
            &columns.kind,
            &columns.close_code,
            &columns.csat,
            &columns.requester,
            &columns.reopen_count,
            &columns.reassignment_count,
            &columns.events_end,
            &columns.text,
            &self.states,
            &self.teams,
            &self.merged,
            &self.merged_into,
            &self.texts.ends,
        ];
        let times = [&columns.opened, &columns.first_response, &columns.resolved, &columns.closed, &self.event_time];
        let bytes = numbers.iter().map(|column| column.capacity() * 4).sum::<usize>()
            + times.iter().map(|column| column.capacity() * 8).sum::<usize>()
            + (self.event_state.capacity() + self.event_team.capacity()) * 2
            + self.people.capacity() * 8
            + columns.made_sla.capacity()
            + self.texts.text.capacity();
        bytes as u64
    }
}

macro_rules! cells {
    ($($(#[$doc:meta])* $name:ident: $type:ty = |$set:ident, $cell:ident| $value:expr;)+) => {$(
        $(#[$doc])*
        #[must_use]
        pub fn $name(&self) -> Option<$type> {
            let $set = self.set;
            let $cell = *$set.columns.$name.get(self.index)?;
            $value
        }
    )+};
}

impl<'a> Ticket<'a> {
    /// Its number in the tool that it comes from.
    #[must_use]
    pub fn id(&self) -> &'a str {
        self.set.columns.id.get(self.index).and_then(|text| self.set.texts.get(*text)).unwrap_or_default()
    }

    cells! {
        /// What it is about.
        category: &'a str = |set, text| set.texts.get(text);
        /// Medium through which it came.
        channel: &'a str = |set, text| set.texts.get(text);
        /// How urgent it was held to be.
        priority: &'a str = |set, text| set.texts.get(text);
        /// Incident, request and so on.
        kind: &'a str = |set, text| set.texts.get(text);
        /// How it was closed.
        close_code: &'a str = |set, text| set.texts.get(text);
        /// What the customer answered when asked how it was.
        csat: &'a str = |set, text| set.texts.get(text);
        /// What was written in it, the short text in the first line; none where
        /// the import did not keep it.
        text: &'a str = |set, text| set.texts.get(text);
        /// A number for whoever asked, the same for the same person.
        requester: u32 = |_set, number| (number != NONE).then_some(number);
        /// First answered, seconds since 1970-01-01T00:00:00Z.
        first_response: i64 = |_set, time| (time != NEVER).then_some(time);
        /// Opened, seconds since 1970-01-01T00:00:00Z.
        opened: i64 = |_set, time| (time != NEVER).then_some(time);
        /// Resolved (where no column says it: for the last time, as its history
        /// tells), seconds since 1970-01-01T00:00:00Z.
        resolved: i64 = |_set, time| (time != NEVER).then_some(time);
        /// Closed for the last time, seconds since 1970-01-01T00:00:00Z.
        closed: i64 = |_set, time| (time != NEVER).then_some(time);
        /// Times it was opened again.
        reopen_count: u32 = |_set, count| (count != NONE).then_some(count);
        /// Times it was handed to another group or person.
        reassignment_count: u32 = |_set, count| (count != NONE).then_some(count);
        /// Whether it kept what was agreed on times.
        made_sla: bool = |_set, made| match made { 0 => Some(false), 1 => Some(true), _ => None };
    }

    /// The pseudonym of whoever asked, where one was made.
    pub(crate) fn pseudonym(&self) -> Option<u64> {
        self.requester().and_then(|person| self.set.people.get(person as usize)).copied().filter(|it| *it != UNKNOWN)
    }

    /// Its events by time; those of one time in the order of the file.
    pub fn events(&self) -> impl DoubleEndedIterator<Item = Event> + 'a {
        let range = self.set.events_of(self.index);
        let states = self.set.event_state.get(range.clone()).unwrap_or_default();
        let teams = self.set.event_team.get(range.clone()).unwrap_or_default();
        let times = self.set.event_time.get(range).unwrap_or_default();
        let event = |((state, team), time): ((&u16, &u16), &i64)| Event {
            state: *state,
            team: (*team != NO_TEAM).then_some(*team),
            time: *time,
        };
        states.iter().zip(teams).zip(times).map(event)
    }
}
