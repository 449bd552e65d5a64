//! By what the tickets of a set can be chosen: which values there are, from
//! when to when, and how many of each.

use crate::filter::{FilterColumn, reopened};
use crate::set::{NONE, TicketSet};
use crate::zone;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::cmp::Reverse;

/// Values of a column that are listed; all are counted.
const LISTED: usize = 100;

results! {
    /// A value of a column.
    pub struct FacetValue {
        /// As it is in the file.
        pub name: String,
        /// Tickets that have it.
        pub tickets: u32,
    }

    /// A column by which tickets can be chosen.
    pub struct Facet {
        /// Which.
        pub column: FilterColumn,
        /// Its values, the most tickets first, at most 100; none with fewer
        /// tickets than the minimum.
        pub values: Vec<FacetValue>,
        /// Values that are not listed.
        pub rarer: u32,
        /// Tickets of which nothing is said.
        pub without: u32,
    }

    /// By what tickets can be chosen.
    pub struct Facets {
        /// Tickets.
        pub tickets: u32,
        /// Columns of which something is known.
        pub columns: Vec<Facet>,
        /// Day on which the first one was opened, ISO 8601.
        pub first: Option<String>,
        /// Day on which the last one was opened, ISO 8601.
        pub last: Option<String>,
        /// Tickets that kept what was agreed on times.
        pub made_sla: u32,
        /// Tickets that did not.
        pub missed_sla: u32,
        /// Tickets that were opened again.
        pub reopened: u32,
    }
}

/// Day of `time_zone`, ISO 8601, by which half of the tickets of these sets had
/// been opened; none of no tickets.
#[must_use]
pub fn median_day(sets: &[&TicketSet], time_zone: &str) -> Option<String> {
    let mut opened: Vec<i64> = sets.iter().flat_map(|set| set.iter()).filter_map(|ticket| ticket.began()).collect();
    let middle = opened.len() / 2;
    let median = (!opened.is_empty()).then(|| *opened.select_nth_unstable(middle).1)?;
    day_of(median, &zone_of(time_zone))
}

fn zone_of(name: &str) -> TimeZone {
    zone::find(Some(name).filter(|name| !name.is_empty())).unwrap_or(TimeZone::UTC)
}

fn day_of(time: i64, zone: &TimeZone) -> Option<String> {
    Timestamp::from_second(time).ok().map(|time| zone.to_datetime(time).date().to_string())
}

/// By what the tickets of a set can be chosen. Days are those of `time_zone`
/// (IANA); one that there is not counts as UTC.
#[must_use]
pub fn facets(set: &TicketSet, minimum_n: u32, time_zone: &str) -> Facets {
    let zone = zone_of(time_zone);
    let day = |time: i64| day_of(time, &zone);
    let opened = || set.iter().filter_map(|ticket| ticket.began());
    let roles = set.roles();
    let count = |test: &dyn Fn(&crate::set::Ticket<'_>) -> bool| set.iter().filter(test).count() as u32;
    let columns = FilterColumn::ALL.into_iter().map(|column| facet(set, column, minimum_n));
    Facets {
        tickets: set.tickets(),
        columns: columns.filter(|facet| facet.without < set.tickets()).collect(),
        first: opened().min().and_then(day),
        last: opened().max().and_then(day),
        made_sla: count(&|ticket| ticket.made_sla() == Some(true)),
        missed_sla: count(&|ticket| ticket.made_sla() == Some(false)),
        reopened: count(&|ticket| reopened(ticket, &roles)),
    }
}

/// All values of a column, the most tickets first.
#[must_use]
pub fn column_values(set: &TicketSet, column: FilterColumn) -> Vec<String> {
    counted(set, column).0.into_iter().map(|value| value.name).collect()
}

/// Values with how many tickets have each, and tickets without one.
fn counted(set: &TicketSet, column: FilterColumn) -> (Vec<FacetValue>, u32) {
    let mut counts = vec![0_u32; set.texts.ends.len()];
    let mut without = 0;
    let mut add = |text: u32| match counts.get_mut(text as usize) {
        Some(count) => *count += 1,
        None => without += 1,
    };
    match column.of(&set.columns) {
        Some(numbers) => numbers.iter().for_each(|number| add(*number)),
        None => {
            let mut teams = Vec::new();
            for ticket in set.iter() {
                teams.clear();
                teams.extend(ticket.events().filter_map(|event| event.team));
                teams.sort_unstable();
                teams.dedup();
                if teams.is_empty() {
                    add(NONE);
                }
                let text = |team: &u16| set.teams.get(usize::from(*team)).copied();
                teams.iter().filter_map(text).for_each(&mut add);
            }
        }
    }
    let value =
        |(text, tickets): (u32, u32)| FacetValue { name: set.texts.get(text).unwrap_or_default().into(), tickets };
    let seen = (0..).zip(counts).filter(|(_, tickets)| *tickets > 0);
    let mut values: Vec<FacetValue> = seen.map(value).collect();
    values.sort_by(|a, b| (Reverse(a.tickets), &a.name).cmp(&(Reverse(b.tickets), &b.name)));
    (values, without)
}

pub(crate) fn facet(set: &TicketSet, column: FilterColumn, minimum_n: u32) -> Facet {
    let (mut values, without) = counted(set, column);
    let all = values.len();
    values.retain(|value| value.tickets >= minimum_n);
    values.truncate(LISTED);
    Facet { column, rarer: (all - values.len()) as u32, values, without }
}
