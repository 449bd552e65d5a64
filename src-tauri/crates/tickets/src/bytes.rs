//! A ticket set as bytes, for the workspace: a name, a version, then its
//! columns one behind the other, each with its length in front, all numbers
//! little-endian. What does not fit together is not read.

use crate::set::{NEVER, NO_TEAM, NONE, Texts, TicketColumns, TicketSet};
use std::sync::Arc;

const NAME: &[u8; 4] = b"MWTS";
/// 2 had no texts of tickets, 3 no pseudonyms.
const VERSION: u32 = 4;

/// Why bytes are no ticket set.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SetError {
    /// Something else.
    #[error("these bytes are no ticket set")]
    NoTicketSet,
    /// From a newer Milewalk.
    #[error("the ticket set has format {found}; this Milewalk reads up to {VERSION}: use a newer one or import again")]
    Newer {
        /// Version that it has.
        found: u32,
    },
    /// Cut short, or contradicting itself.
    #[error("the ticket set is damaged: import it again")]
    Damaged,
}

impl TicketSet {
    /// The set as bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let columns = &self.columns;
        let mut out = Vec::with_capacity(self.memory() as usize + 128);
        out.extend_from_slice(NAME);
        out.extend_from_slice(&VERSION.to_le_bytes());
        put(&mut out, self.texts.text.as_bytes(), |byte| [*byte]);
        for column in numbers(self) {
            put(&mut out, column, |number| number.to_le_bytes());
        }
        for column in [&columns.opened, &columns.first_response, &columns.resolved, &columns.closed, &self.event_time] {
            put(&mut out, column, |time| time.to_le_bytes());
        }
        put(&mut out, &columns.made_sla, |made| [*made]);
        put(&mut out, &self.event_state, |state| state.to_le_bytes());
        put(&mut out, &self.event_team, |team| team.to_le_bytes());
        put(&mut out, &self.people, |pseudonym| pseudonym.to_le_bytes());
        out
    }

    /// The set that these bytes are.
    ///
    /// # Errors
    /// When they are none, are of a newer format, or are damaged.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, SetError> {
        let rest = bytes.strip_prefix(NAME).ok_or(SetError::NoTicketSet)?;
        let (version, rest) = rest.split_first_chunk().ok_or(SetError::Damaged)?;
        match u32::from_le_bytes(*version) {
            version @ 2..=VERSION => read(rest, version).filter(fits_together).ok_or(SetError::Damaged),
            found if found > VERSION => Err(SetError::Newer { found }),
            _ => Err(SetError::Damaged),
        }
    }
}

/// The columns of 32-bit numbers in the order in which they are written.
fn numbers(set: &TicketSet) -> [&Vec<u32>; 17] {
    let columns = &set.columns;
    [
        &set.texts.ends,
        &set.states,
        &set.teams,
        &set.merged,
        &set.merged_into,
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
    ]
}

fn read(mut rest: &[u8], version: u32) -> Option<TicketSet> {
    let bytes = &mut rest;
    let text = String::from_utf8(take(bytes, |[byte]: [u8; 1]| byte)?).ok()?;
    let mut numbers = || take(bytes, u32::from_le_bytes);
    let texts = Arc::new(Texts { text, ends: numbers()? });
    let states = numbers()?;
    let teams = numbers()?;
    let (merged, merged_into) = (numbers()?, numbers()?);
    let mut columns = TicketColumns {
        id: numbers()?,
        category: numbers()?,
        channel: numbers()?,
        priority: numbers()?,
        kind: numbers()?,
        close_code: numbers()?,
        csat: numbers()?,
        requester: numbers()?,
        reopen_count: numbers()?,
        reassignment_count: numbers()?,
        events_end: numbers()?,
        text: if version > 2 { numbers()? } else { Vec::new() },
        ..TicketColumns::default()
    };
    let mut times = || take(bytes, i64::from_le_bytes);
    (columns.opened, columns.first_response) = (times()?, times()?);
    (columns.resolved, columns.closed) = (times()?, times()?);
    let event_time = times()?;
    columns.made_sla = take(bytes, |[made]: [u8; 1]| made)?;
    let event_state = take(bytes, u16::from_le_bytes)?;
    let event_team = take(bytes, u16::from_le_bytes)?;
    let people = if version > 3 { take(bytes, u64::from_le_bytes)? } else { Vec::new() };
    let whole = bytes.is_empty();
    let set =
        TicketSet { texts, states, columns, teams, event_state, event_team, event_time, merged, merged_into, people };
    whole.then_some(set)
}

fn put<T, const N: usize>(out: &mut Vec<u8>, column: &[T], bytes: impl Fn(&T) -> [u8; N]) {
    out.extend_from_slice(&(column.len() as u32).to_le_bytes());
    for item in column {
        out.extend_from_slice(&bytes(item));
    }
}

fn take<T, const N: usize>(bytes: &mut &[u8], item: impl Fn([u8; N]) -> T) -> Option<Vec<T>> {
    let (length, rest) = bytes.split_first_chunk()?;
    let (column, rest) = rest.split_at_checked((u32::from_le_bytes(*length) as usize).checked_mul(N)?)?;
    *bytes = rest;
    Some(column.chunks_exact(N).filter_map(|chunk| chunk.try_into().ok().map(&item)).collect())
}

/// Every number leads somewhere, every column is as long as it must be, every
/// time is one, and no ticket goes back in time.
fn fits_together(set: &TicketSet) -> bool {
    let columns = &set.columns;
    let tickets = columns.id.len();
    let names =
        [&columns.category, &columns.channel, &columns.priority, &columns.kind, &columns.close_code, &columns.csat];
    let counts = [&columns.requester, &columns.reopen_count, &columns.reassignment_count, &columns.events_end];
    let times = [&columns.opened, &columns.first_response, &columns.resolved, &columns.closed];
    let ascend = |ends: &[u32], last: usize| ends.is_sorted() && ends.last().map_or(0, |end| *end as usize) == last;
    let text = |number: &u32| set.texts.get(*number).is_some();
    let time = |seconds: &i64| jiff::Timestamp::from_second(*seconds).is_ok();
    names.iter().chain(&counts).all(|column| column.len() == tickets)
        && times.iter().all(|column| column.len() == tickets)
        && columns.made_sla.len() == tickets
        && (columns.text.is_empty() || columns.text.len() == tickets)
        && columns.text.iter().all(|number| *number == NONE || text(number))
        && set.event_state.len() == set.event_time.len()
        && set.event_team.len() == set.event_time.len()
        && set.merged.len() == set.merged_into.len()
        && set.merged.iter().chain(&set.teams).all(text)
        && set.merged_into.iter().all(|number| *number == NONE || text(number))
        && set.event_team.iter().all(|team| *team == NO_TEAM || usize::from(*team) < set.teams.len())
        && ascend(&columns.events_end, set.event_state.len())
        && ascend(&set.texts.ends, set.texts.text.len())
        && set.texts.ends.iter().all(|end| set.texts.text.is_char_boundary(*end as usize))
        && columns.id.iter().chain(&set.states).all(text)
        && names.iter().all(|column| column.iter().all(|number| *number == NONE || text(number)))
        && set.event_state.iter().all(|state| usize::from(*state) < set.states.len())
        && times.iter().all(|column| column.iter().all(|seconds| *seconds == NEVER || time(seconds)))
        && set.event_time.iter().all(time)
        && (set.people.is_empty()
            || columns.requester.iter().all(|person| *person == NONE || (*person as usize) < set.people.len()))
        && set.iter().all(|ticket| ticket.events().map(|event| event.time).is_sorted())
}
