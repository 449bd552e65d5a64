//! Some of the tickets: those of a category, a period, a way through the steps
//! and so on. What is asked for together must all hold.

use crate::conform::{ConformError, DeviationOf, Partings};
use crate::mapping::StateMapping;
use crate::personas::PersonaMapping;
use crate::set::{NONE, Ticket, TicketColumns, TicketSet};
use crate::states::Role;
use crate::variants::{Place, Steps, places, walk};
use crate::zone;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use journey::JourneyMap;
use journey::ids::PersonaId;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A column of names by which tickets can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum FilterColumn {
    /// What it is about: the need.
    Category,
    /// Medium through which it came.
    Channel,
    /// How urgent it was held to be.
    Priority,
    /// Incident, request and so on.
    Kind,
    /// How it was closed.
    CloseCode,
    /// What the customer answered.
    Csat,
    /// A team that had it at some time.
    Team,
}

impl FilterColumn {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Category, Self::Channel, Self::Priority, Self::Kind, Self::CloseCode, Self::Csat, Self::Team];

    /// Its name, as a command takes it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Category => "category",
            Self::Channel => "channel",
            Self::Priority => "priority",
            Self::Kind => "kind",
            Self::CloseCode => "close_code",
            Self::Csat => "csat",
            Self::Team => "team",
        }
    }

    /// The numbers of its texts; none for teams, which events have.
    pub(crate) fn of(self, columns: &TicketColumns) -> Option<&Vec<u32>> {
        match self {
            Self::Category => Some(&columns.category),
            Self::Channel => Some(&columns.channel),
            Self::Priority => Some(&columns.priority),
            Self::Kind => Some(&columns.kind),
            Self::CloseCode => Some(&columns.close_code),
            Self::Csat => Some(&columns.csat),
            Self::Team => None,
        }
    }
}

/// Days on which tickets were opened.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct Period {
    /// From this day on, ISO 8601.
    pub from: Option<String>,
    /// Up to and with this day, ISO 8601.
    pub to: Option<String>,
}

/// How long tickets took from when they were opened to when they were resolved,
/// calendar minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct Lasting {
    /// At least so many.
    pub at_least: Option<f64>,
    /// At most so many.
    pub at_most: Option<f64>,
}

/// Which tickets. Every part may be left out; the others must all hold.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct TicketFilter {
    /// By column, one of these values; an empty one: nothing is said.
    pub columns: BTreeMap<FilterColumn, BTreeSet<String>>,
    /// Of one of these personas; empty: of anybody.
    pub personas: BTreeSet<PersonaId>,
    /// When they were opened.
    pub opened: Period,
    /// How long they took.
    pub lasting: Lasting,
    /// Whether they kept what was agreed on times; not those that do not tell.
    pub made_sla: Option<bool>,
    /// Whether they were opened again.
    pub reopened: Option<bool>,
    /// That went this way: keys of touchpoints, or names of states that are none.
    pub way: Option<Vec<String>>,
    /// That part from the map like this.
    pub deviation: Option<DeviationOf>,
}

/// What the words of a filter mean.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// The map whose steps and personas are named.
    pub map: &'a JourneyMap,
    /// Which state is which of its steps.
    pub mapping: &'a StateMapping,
    /// Who is which of its personas.
    pub personas: &'a PersonaMapping,
    /// Whose days they are (IANA; empty: UTC).
    pub time_zone: &'a str,
}

/// Why tickets cannot be chosen like that.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FilterError {
    /// No such day.
    #[error("“{text}” is no day: give it as 2026-12-24")]
    NoDay {
        /// What was given.
        text: String,
    },
    /// No such zone.
    #[error("no time zone is called “{name}”; names are like Europe/Berlin")]
    NoZone {
        /// What was given.
        name: String,
    },
    /// Neither a touchpoint nor a state.
    #[error("“{name}” is neither a step of the map nor a state of the tickets")]
    NoStep {
        /// What was given.
        name: String,
    },
    /// Tickets cannot be held against the map.
    #[error(transparent)]
    Conform(#[from] ConformError),
}

impl TicketFilter {
    /// True: all tickets.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.columns.values().all(BTreeSet::is_empty)
            && Self { columns: BTreeMap::new(), ..self.clone() } == Self::default()
    }

    /// The tickets that are meant, by their places in the set, in its order.
    ///
    /// # Errors
    /// When a day, a zone or a step is none, or the map leads nowhere.
    pub fn tickets(&self, set: &TicketSet, terms: Terms<'_>) -> Result<Vec<u32>, FilterError> {
        let tests = Tests::new(self, set, terms)?;
        let mut ways = Ways::new(self, set, terms.map, terms.mapping)?;
        let chosen = (0..).zip(set.iter()).filter(|(place, ticket)| tests.hold(*place, ticket) && ways.hold(*ticket));
        Ok(chosen.map(|(place, _)| place).collect())
    }

    /// Those tickets as a set of their own.
    ///
    /// # Errors
    /// As [`TicketFilter::tickets`].
    pub fn select(&self, set: &TicketSet, terms: Terms<'_>) -> Result<TicketSet, FilterError> {
        Ok(set.select(&self.tickets(set, terms)?))
    }

    /// Columns with the values of which a ticket must have one: what is asked
    /// for of columns, and of personas by theirs.
    fn asked(&self, personas: &PersonaMapping) -> Vec<(FilterColumn, BTreeSet<String>)> {
        let columns = self.columns.iter().filter(|(_, values)| !values.is_empty());
        let people = (!self.personas.is_empty()).then(|| (personas.column, personas.values_of(&self.personas)));
        columns.map(|(column, values)| (*column, values.clone())).chain(people).collect()
    }
}

/// What can be told of a ticket without its way.
struct Tests<'a> {
    /// A column, and by the number of a text whether it is meant; last, whether
    /// nothing said is.
    columns: Vec<(&'a [u32], Vec<bool>)>,
    /// By the number of a team whether it is meant; last, whether none is. Of
    /// each that is asked for.
    teams: Vec<Vec<bool>>,
    from: Option<i64>,
    before: Option<i64>,
    lasting: Lasting,
    made_sla: Option<bool>,
    reopened: Option<bool>,
    roles: Vec<Option<Role>>,
}

impl<'a> Tests<'a> {
    fn new(filter: &TicketFilter, set: &'a TicketSet, terms: Terms<'_>) -> Result<Self, FilterError> {
        let Terms { time_zone, personas, .. } = terms;
        let name = Some(time_zone).filter(|name| !name.is_empty());
        let zone = zone::find(name).map_err(|_| FilterError::NoZone { name: time_zone.into() })?;
        let meant = |texts: &[u32], values: &BTreeSet<String>| {
            let named = |text: &u32| set.texts.get(*text).is_some_and(|text| values.contains(text));
            texts.iter().map(named).chain([values.contains("")]).collect::<Vec<bool>>()
        };
        let all_texts: Vec<u32> = (0..set.texts.ends.len() as u32).collect();
        let (mut columns, mut teams) = (Vec::new(), Vec::new());
        for (column, values) in filter.asked(personas) {
            match column.of(&set.columns) {
                Some(numbers) => columns.push((numbers.as_slice(), meant(&all_texts, &values))),
                None => teams.push(meant(&set.teams, &values)),
            }
        }
        Ok(Self {
            columns,
            teams,
            from: filter.opened.from.as_deref().map(|text| day_begins(text, false, &zone)).transpose()?,
            before: filter.opened.to.as_deref().map(|text| day_begins(text, true, &zone)).transpose()?,
            lasting: filter.lasting,
            made_sla: filter.made_sla,
            reopened: filter.reopened,
            roles: set.roles(),
        })
    }

    fn hold(&self, place: u32, ticket: &Ticket<'_>) -> bool {
        let meant = |(numbers, meant): &(&[u32], Vec<bool>)| {
            let number = numbers.get(place as usize).copied().unwrap_or(NONE);
            let at = if number == NONE { meant.len().saturating_sub(1) } else { number as usize };
            meant.get(at) == Some(&true)
        };
        self.columns.iter().all(meant)
            && self.made_sla.is_none_or(|made| ticket.made_sla() == Some(made))
            && self.opened(ticket)
            && self.lasted(ticket)
            && self.reopened.is_none_or(|again| reopened(ticket, &self.roles) == again)
            && self.teams.iter().all(|meant| {
                let none = meant.len().saturating_sub(1);
                ticket.events().any(|event| meant.get(event.team.map_or(none, usize::from)) == Some(&true))
            })
    }

    fn opened(&self, ticket: &Ticket<'_>) -> bool {
        if self.from.is_none() && self.before.is_none() {
            return true;
        }
        let within = |time| self.from.is_none_or(|from| from <= time) && self.before.is_none_or(|before| time < before);
        ticket.began().is_some_and(within)
    }

    fn lasted(&self, ticket: &Ticket<'_>) -> bool {
        let Lasting { at_least, at_most } = self.lasting;
        if at_least.is_none() && at_most.is_none() {
            return true;
        }
        let within =
            |minutes| at_least.is_none_or(|least| least <= minutes) && at_most.is_none_or(|most| minutes <= most);
        ticket.lasted().is_some_and(|seconds| within(seconds as f64 / 60.0))
    }
}

/// When a day, or the one after it, begins.
fn day_begins(text: &str, next: bool, zone: &TimeZone) -> Result<i64, FilterError> {
    let begins = |text: &str| {
        let date: Date = text.trim().parse().ok()?;
        let date = if next { date.tomorrow().ok()? } else { date };
        Some(zone.to_zoned(date.into()).ok()?.timestamp().as_second())
    };
    begins(text).ok_or_else(|| FilterError::NoDay { text: text.into() })
}

/// Whether a ticket was opened again: as the tool has counted, else as its
/// history tells.
pub(crate) fn reopened(ticket: &Ticket<'_>, roles: &[Option<Role>]) -> bool {
    if let Some(count) = ticket.reopen_count() {
        return count > 0;
    }
    let mut solved = false;
    ticket.events().any(|event| match roles.get(usize::from(event.state)).copied().flatten() {
        Some(Role::Verify | Role::Done | Role::Dropped) => {
            solved = true;
            false
        }
        Some(Role::Contact | Role::Fix | Role::Wait) => solved,
        _ => false,
    })
}

/// What only the way of a ticket tells.
struct Ways {
    places: Vec<Place>,
    steps: Steps,
    way: Option<Vec<Place>>,
    partings: Option<Partings>,
    /// Ways that were looked at before.
    known: FxHashMap<Box<[Place]>, bool>,
    walked: Vec<Place>,
}

impl Ways {
    fn new(
        filter: &TicketFilter,
        set: &TicketSet,
        map: &JourneyMap,
        mapping: &StateMapping,
    ) -> Result<Self, FilterError> {
        let state = |name: &str| (0..).zip(&set.states).find(|(_, text)| set.texts.get(**text) == Some(name));
        let place = |name: &String| {
            let touchpoint = map.touchpoint_by_key(name).map(|touchpoint| Place::At(touchpoint.id));
            let place = touchpoint.or_else(|| state(name).map(|(number, _)| Place::Off(number)));
            place.ok_or_else(|| FilterError::NoStep { name: name.clone() })
        };
        let way = filter.way.as_ref().map(|way| way.iter().map(place).collect::<Result<Vec<_>, _>>()).transpose()?;
        let deviation = filter.deviation.as_ref();
        Ok(Self {
            places: places(set, map, mapping),
            steps: Steps::drawn(map),
            way,
            partings: deviation.map(|deviation| Partings::new(set, map, mapping, deviation)).transpose()?,
            known: FxHashMap::default(),
            walked: Vec::new(),
        })
    }

    fn hold(&mut self, ticket: Ticket<'_>) -> bool {
        if self.way.is_none() && self.partings.is_none() {
            return true;
        }
        walk(ticket, &self.places, self.steps, &mut self.walked);
        if self.way.as_ref().is_some_and(|way| *way != self.walked) {
            return false;
        }
        let Some(partings) = &self.partings else { return true };
        if let Some(known) = self.known.get(self.walked.as_slice()) {
            return *known;
        }
        let parts = partings.within(&self.walked);
        self.known.insert(self.walked.as_slice().into(), parts);
        parts
    }
}
