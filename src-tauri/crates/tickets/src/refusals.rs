//! Rows that were not read: counted all, listed up to a limit, each with its
//! line and its reason. A reason names a column, never what is in a cell.

use crate::columns::Header;
use crate::dates::{Format, NoTime};
use crate::profile::Field;
use crate::report::{LISTED_ROWS, RefusedLines, RefusedReason, RefusedRow};
use rustc_hash::FxHashMap;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Why a row was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Reason {
    FieldCount { found: u32, expected: u32 },
    HeaderAgain,
    Missing(Field),
    NoNumber(Field),
    NeitherYesNorNo(Field),
    Date(Field, NoTime),
    OtherSubject(Field),
    NoRecord,
}

/// Refused rows of which the line is kept; all of them are counted. A file of
/// nothing else must not fill the memory.
const KEPT_ROWS: usize = 500_000;

/// So many rows of one other length are no accident.
const ANOTHER_TABLE: u32 = 3;

#[derive(Default)]
pub(crate) struct Refusals {
    listed: Vec<(u32, Reason)>,
    counts: FxHashMap<Reason, u32>,
}

/// What reasons speak of.
pub(crate) struct Words<'a> {
    pub(crate) header: &'a Header,
    pub(crate) zone: &'a str,
    /// In the order of [`Field::DATES`].
    pub(crate) formats: [Option<Format>; Field::DATES.len()],
}

impl Refusals {
    /// Rows come in the order of the file, but twice: once for their cells,
    /// once for their dates. More than the limit are kept until both are in.
    pub(crate) fn add(&mut self, line: u32, reason: Reason) {
        *self.counts.entry(reason).or_default() += 1;
        self.listed.push((line, reason));
        if self.listed.len() >= 2 * KEPT_ROWS {
            self.shorten();
        }
    }

    fn shorten(&mut self) {
        self.listed.sort_unstable();
        self.listed.truncate(KEPT_ROWS);
    }

    pub(crate) fn total(&self) -> u32 {
        self.counts.values().sum()
    }

    /// Many rows of one other length are another table, as a doubt.
    pub(crate) fn another_table(&mut self) -> Option<String> {
        let other = |(reason, n): (&Reason, &u32)| match reason {
            Reason::FieldCount { found, expected } if *n >= ANOTHER_TABLE => Some((*n, *found, *expected)),
            _ => None,
        };
        let (n, found, expected) = self.counts.iter().filter_map(other).max()?;
        self.listed.sort_unstable();
        let first = self.listed.iter().find(|(_, reason)| *reason == Reason::FieldCount { found, expected })?.0;
        Some(format!(
            "{n} rows have {found} cells instead of {expected}, the first on line {first}: another table may stand in \
             the same file."
        ))
    }

    pub(crate) fn listed(&mut self, words: &Words<'_>) -> Vec<RefusedRow> {
        self.shorten();
        let first = self.listed.iter().take(LISTED_ROWS);
        first.map(|(line, reason)| RefusedRow { line: *line, reason: words.of(*reason) }).collect()
    }

    /// The lines of those that are kept, by reason.
    pub(crate) fn lines(&mut self, words: &Words<'_>) -> Vec<RefusedLines> {
        self.shorten();
        let mut by_reason: BTreeMap<Reason, Vec<u32>> = BTreeMap::new();
        for (line, reason) in &self.listed {
            by_reason.entry(*reason).or_default().push(*line);
        }
        by_reason.into_iter().map(|(reason, lines)| RefusedLines { reason: words.of(reason), lines }).collect()
    }

    pub(crate) fn by_reason(&self, words: &Words<'_>) -> Vec<RefusedReason> {
        let mut counts: Vec<_> = self.counts.iter().map(|(reason, n)| (Reverse(*n), *reason)).collect();
        counts.sort_unstable();
        counts.into_iter().map(|(n, reason)| RefusedReason { reason: words.of(reason), n: n.0 }).collect()
    }
}

impl Words<'_> {
    fn of(&self, reason: Reason) -> String {
        let name = |field| self.header.name(field);
        match reason {
            Reason::FieldCount { found, expected } => format!("{found} cells instead of {expected}"),
            Reason::OtherSubject(field) => format!("{}: about something else than the state", name(field)),
            Reason::NoRecord => "no record of its own".into(),
            Reason::HeaderAgain => "the header again".into(),
            Reason::Missing(field) => format!("{}: nothing there", name(field)),
            Reason::NoNumber(field) => format!("{}: no whole number", name(field)),
            Reason::NeitherYesNorNo(field) => format!("{}: neither true nor false", name(field)),
            Reason::Date(field, NoTime::NoDate) => match self.format(field) {
                Some(format) => format!("{}: no date of the form {format}", name(field)),
                None => format!("{}: no date that we know", name(field)),
            },
            Reason::Date(field, NoTime::Twice) => {
                format!("{}: the clock was put back, in {} it was this time twice", name(field), self.zone)
            }
            Reason::Date(field, NoTime::Never) => {
                format!("{}: the clock was put forward, in {} it was never this time", name(field), self.zone)
            }
        }
    }

    fn format(&self, field: Field) -> Option<Format> {
        Field::DATES.iter().zip(self.formats).find(|(date, _)| **date == field).and_then(|(_, format)| format)
    }
}
