//! Two sets become one: tickets of the newer file join those that are there.
//! Of a ticket that both have, the newer row wins, which is the one whose
//! history ends later; where both end at the same time it is the one that was
//! read later, which may have been corrected since.
//!
//! A person has a number within one file only. Who has the same pseudonym in
//! both is the same person; nobody else of the one file is taken for somebody of
//! the other.

use crate::pseudonyms::UNKNOWN;
use crate::set::{Event, NO_TEAM, NONE, Ticket, TicketSet};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// What has become of two sets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appended {
    /// Tickets of both.
    pub set: TicketSet,
    /// Tickets that only the newer file has.
    pub added: u32,
    /// Tickets of which the newer file has the newer row.
    pub replaced: u32,
    /// Tickets that both have, of which the newer file has nothing newer.
    pub unchanged: u32,
    /// Tickets that went on as others, as the newer file tells.
    pub merged: u32,
    /// People of both; none where either has no pseudonyms.
    pub people: Option<MatchedPeople>,
}

/// Whether those who asked in the newer file had asked before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MatchedPeople {
    /// People of the newer file.
    pub people: u32,
    /// Those of them whom the older one knows.
    pub known: u32,
}

/// Both together have more states or teams than a set can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("both files together have more than 65,535 different states or teams")]
pub struct TooManyStates;

/// Adds the tickets of `newer` to those of `older`.
///
/// # Errors
/// When a set cannot hold the states or teams of both.
pub fn append(older: &TicketSet, newer: &TicketSet) -> Result<Appended, TooManyStates> {
    let names = || older.texts.len() + newer.texts.len();
    let mut both = Both { texts: FxHashMap::with_capacity_and_hasher(names(), Default::default()), ..Both::default() };
    both.keeps_text = older.keeps_text() || newer.keeps_text();
    let people = People::of(older, newer);
    let (mut old, mut new) = (Source::new(older, None), Source::new(newer, Some(&people.numbers)));
    let by_id: FxHashMap<&str, Ticket<'_>> = newer.iter().map(|ticket| (ticket.id(), ticket)).collect();
    let merged: FxHashMap<&str, Option<&str>> = newer.merged().collect();
    let (mut replaced, mut unchanged, mut merged_since) = (0, 0, 0);
    let mut there = FxHashSet::default();
    for ticket in older.iter() {
        there.insert(ticket.id());
        match by_id.get(ticket.id()) {
            Some(other) if last(other) >= last(&ticket) && !same((older, &ticket), (newer, other)) => {
                replaced += 1;
                both.add(&mut new, other)?;
            }
            Some(_) => {
                unchanged += 1;
                both.add(&mut old, &ticket)?;
            }
            // It went on as another ticket since.
            None if merged.contains_key(ticket.id()) => merged_since += 1,
            _ => both.add(&mut old, &ticket)?,
        }
    }
    let mut added = 0;
    for ticket in newer.iter().filter(|ticket| !there.contains(ticket.id())) {
        added += 1;
        both.add(&mut new, &ticket)?;
    }
    let links = older.merged().filter(|(id, _)| !by_id.contains_key(id) && !merged.contains_key(id));
    for (id, into) in links.chain(newer.merged()) {
        both.link(id, into);
    }
    both.set.people = people.pseudonyms;
    Ok(Appended { set: both.set, added, replaced, unchanged, merged: merged_since, people: people.matched })
}

/// Whether two rows of a ticket say the same.
fn same((one_set, one): (&TicketSet, &Ticket<'_>), (other_set, other): (&TicketSet, &Ticket<'_>)) -> bool {
    fn names<'a>(t: &Ticket<'a>) -> [Option<&'a str>; 7] {
        [t.category(), t.channel(), t.priority(), t.kind(), t.close_code(), t.csat(), t.text()]
    }
    let times = |t: &Ticket<'_>| [t.opened(), t.first_response(), t.resolved(), t.closed()];
    let counts = |t: &Ticket<'_>| (t.reopen_count(), t.reassignment_count(), t.made_sla());
    fn team<'a>(set: &'a TicketSet, event: &Event) -> Option<&'a str> {
        event.team.and_then(|team| set.team_name(team))
    }
    let same_event = |(a, b): (Event, Event)| {
        a.time == b.time
            && one_set.state_name(a.state) == other_set.state_name(b.state)
            && team(one_set, &a) == team(other_set, &b)
    };
    let another = one.pseudonym().zip(other.pseudonym()).is_some_and(|(one, other)| one != other);
    !another
        && times(one) == times(other)
        && counts(one) == counts(other)
        && names(one) == names(other)
        && one.events().count() == other.events().count()
        && one.events().zip(other.events()).all(same_event)
}

/// Who is who in both.
struct People {
    /// Number in both of each person of the newer one.
    numbers: Vec<u32>,
    /// Pseudonyms of both; empty where there are none.
    pseudonyms: Vec<u64>,
    matched: Option<MatchedPeople>,
}

impl People {
    fn of(older: &TicketSet, newer: &TicketSet) -> Self {
        let after = |set: &TicketSet| {
            let known = set.columns.requester.iter().filter(|person| **person != NONE).max();
            known.map_or(0, |most| most + 1).max(set.people.len() as u32)
        };
        let mut pseudonyms = older.people.clone();
        pseudonyms.resize(after(older) as usize, UNKNOWN);
        let known: FxHashMap<u64, u32> =
            pseudonyms.iter().copied().zip(0..).filter(|(pseudonym, _)| *pseudonym != UNKNOWN).collect();
        let place = |person: u32| {
            let pseudonym = newer.people.get(person as usize).copied().unwrap_or(UNKNOWN);
            known.get(&pseudonym).copied().unwrap_or_else(|| {
                pseudonyms.push(pseudonym);
                pseudonyms.len() as u32 - 1
            })
        };
        let numbers: Vec<u32> = (0..after(newer)).map(place).collect();
        let told = !older.people.is_empty() && !newer.people.is_empty();
        let asked: FxHashSet<u32> = newer.iter().filter_map(|ticket| ticket.requester()).collect();
        let before = after(older);
        let was_there = |person: &&u32| numbers.get(**person as usize).is_some_and(|number| *number < before);
        let matched = told.then(|| MatchedPeople {
            people: asked.len() as u32,
            known: asked.iter().filter(was_there).count() as u32,
        });
        if pseudonyms.iter().all(|pseudonym| *pseudonym == UNKNOWN) {
            pseudonyms.clear();
        }
        Self { numbers, pseudonyms, matched }
    }
}

fn last(ticket: &Ticket<'_>) -> Option<i64> {
    ticket.events().next_back().map(|event| event.time)
}

/// One of the two, and where its states, teams and people are in the new set.
struct Source<'a> {
    set: &'a TicketSet,
    states: FxHashMap<u16, u16>,
    teams: FxHashMap<u16, u16>,
    /// None: as they are.
    people: Option<&'a [u32]>,
}

impl<'a> Source<'a> {
    fn new(set: &'a TicketSet, people: Option<&'a [u32]>) -> Self {
        Self { set, states: FxHashMap::default(), teams: FxHashMap::default(), people }
    }

    fn person(&self, ticket: &Ticket<'_>) -> u32 {
        let Some(person) = ticket.requester() else { return NONE };
        self.people.map_or(person, |numbers| numbers.get(person as usize).copied().unwrap_or(NONE))
    }
}

#[derive(Default)]
struct Both {
    set: TicketSet,
    keeps_text: bool,
    texts: FxHashMap<String, u32>,
    states: FxHashMap<u32, u16>,
    teams: FxHashMap<u32, u16>,
}

impl Both {
    fn text(&mut self, text: Option<&str>) -> u32 {
        let Some(text) = text else { return NONE };
        if let Some(number) = self.texts.get(text) {
            return *number;
        }
        let number = Arc::make_mut(&mut self.set.texts).push(text);
        self.texts.insert(text.into(), number);
        number
    }

    fn add(&mut self, from: &mut Source<'_>, ticket: &Ticket<'_>) -> Result<(), TooManyStates> {
        let id = self.text(Some(ticket.id()));
        let written = self.text(ticket.text());
        let names =
            [ticket.category(), ticket.channel(), ticket.priority(), ticket.kind(), ticket.close_code(), ticket.csat()]
                .map(|name| self.text(name));
        for event in ticket.events() {
            let state = match from.states.get(&event.state) {
                Some(state) => *state,
                None => {
                    let text = self.text(from.set.state_name(event.state));
                    let state = place(&mut self.states, &mut self.set.states, text)?;
                    *from.states.entry(event.state).or_insert(state)
                }
            };
            let team = match event.team {
                None => NO_TEAM,
                Some(team) => match from.teams.get(&team) {
                    Some(team) => *team,
                    None => {
                        let text = self.text(from.set.team_name(team));
                        let number = place(&mut self.teams, &mut self.set.teams, text)?;
                        *from.teams.entry(team).or_insert(number)
                    }
                },
            };
            self.set.event_state.push(state);
            self.set.event_team.push(team);
            self.set.event_time.push(event.time);
        }
        let columns = &mut self.set.columns;
        columns.id.push(id);
        columns.names().into_iter().zip(names).for_each(|(column, name)| column.push(name));
        columns.requester.push(from.person(ticket));
        columns.push_moments(ticket);
        columns.reopen_count.push(ticket.reopen_count().unwrap_or(NONE));
        columns.reassignment_count.push(ticket.reassignment_count().unwrap_or(NONE));
        columns.made_sla.push(ticket.made_sla().map_or(2, u8::from));
        columns.events_end.push(self.set.event_state.len() as u32);
        if self.keeps_text {
            columns.text.push(written);
        }
        Ok(())
    }

    fn link(&mut self, id: &str, into: Option<&str>) {
        let (id, into) = (self.text(Some(id)), self.text(into));
        self.set.merged.push(id);
        self.set.merged_into.push(into);
    }
}

/// The number of a state or team, which is new where its name is.
fn place(numbers: &mut FxHashMap<u32, u16>, names: &mut Vec<u32>, text: u32) -> Result<u16, TooManyStates> {
    if let Some(number) = numbers.get(&text) {
        return Ok(*number);
    }
    let number = u16::try_from(names.len()).ok().filter(|number| *number != NO_TEAM).ok_or(TooManyStates)?;
    names.push(text);
    numbers.insert(text, number);
    Ok(number)
}
