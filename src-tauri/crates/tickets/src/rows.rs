//! The rows of a ticket file as they stand: cells under numbers, dates not yet
//! read, because what a date means is decided by its whole column.

use crate::columns::{Field, Header};
use crate::import::ImportError;
use crate::input::{END, Input};
use crate::intern::Interner;
use crate::refusals::{Reason, Refusals};
use crate::set::NONE;
use csv::ByteRecord;
use std::io::Read;
use std::ops::ControlFlow;

/// Rows that a preview shows.
const SAMPLE: usize = 8;

/// Characters of a header that a message shows.
const SHOWN: usize = 1_000;

/// Rows between two reports of progress.
const PACE: u32 = 1_024;

/// One row that names a ticket and its state.
pub(crate) struct Row {
    pub(crate) line: u32,
    pub(crate) ticket: u32,
    pub(crate) state: u16,
    /// In the order of [`Field::DATES`]; [`NONE`] where there is no date.
    pub(crate) dates: [u32; 4],
    pub(crate) category: u32,
    pub(crate) channel: u32,
    pub(crate) priority: u32,
    pub(crate) reopen_count: u32,
    pub(crate) reassignment_count: u32,
    pub(crate) made_sla: u8,
}

/// All rows of a file, or its first ones.
pub(crate) struct Rows {
    pub(crate) header: Header,
    pub(crate) rows: Vec<Row>,
    pub(crate) tickets: Interner,
    pub(crate) states: Interner,
    /// Categories, channels and priorities.
    pub(crate) names: Interner,
    /// In the order of [`Field::DATES`].
    pub(crate) dates: [Interner; 4],
    pub(crate) refusals: Refusals,
    /// Rows below the header, refused ones included.
    pub(crate) count: u32,
    pub(crate) sample: Vec<ByteRecord>,
}

impl Rows {
    /// Reads rows, at most so many.
    pub(crate) fn read(
        file: impl Read,
        most: u32,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Self, ImportError> {
        let Input { rows: mut reader, done } = Input::new(file)?;
        let mut record = ByteRecord::new();
        next(&mut reader, &mut record, 1)?;
        let names = record.clone();
        let mut all = Self::empty(header(&names)?);
        let mut line = 1;
        while all.count < most {
            if all.count % PACE == 0 && progress(done.get()).is_break() {
                return Err(ImportError::Cancelled);
            }
            // A file that closes its last quoted cell has the mark in a row of its own.
            let there = next(&mut reader, &mut record, line)?;
            if !there {
                return Err(ImportError::CutInsideQuotes { line });
            }
            if is_end(&record) {
                break;
            }
            line = first_line(&reader, &record);
            all.count += 1;
            // A cell too few or too many, and a name stands in the column of something else.
            if all.sample.len() < SAMPLE && record.len() == names.len() {
                all.sample.push(record.clone());
            }
            match all.row(&record, &names, line) {
                Ok(row) => all.rows.push(row),
                Err(reason) => all.refusals.add(line, reason),
            }
            if all.states.len() > usize::from(u16::MAX) {
                return Err(ImportError::TooManyStates { column: all.header.name(Field::State).into() });
            }
        }
        if progress(done.get()).is_break() {
            return Err(ImportError::Cancelled);
        }
        Ok(all)
    }

    fn empty(header: Header) -> Self {
        Self {
            header,
            rows: Vec::new(),
            tickets: Interner::default(),
            states: Interner::default(),
            names: Interner::default(),
            dates: Default::default(),
            refusals: Refusals::default(),
            count: 0,
            sample: Vec::new(),
        }
    }

    /// Nothing of a row is kept before all of it but its dates is good.
    fn row(&mut self, record: &ByteRecord, names: &ByteRecord, line: u32) -> Result<Row, Reason> {
        if record.len() != names.len() {
            return Err(Reason::FieldCount { found: record.len() as u32, expected: names.len() as u32 });
        }
        if record == names {
            return Err(Reason::HeaderAgain);
        }
        let header = &self.header;
        let cell = |field| cell(record, header.place(field));
        let needed = |field| cell(field).ok_or(Reason::Missing(field));
        let count = |field| cell(field).map_or(Some(NONE), whole_number).ok_or(Reason::NoNumber(field));
        let (ticket, state) = (needed(Field::Number)?, needed(Field::State)?);
        needed(Field::Updated)?;
        let (reopen_count, reassignment_count) = (count(Field::ReopenCount)?, count(Field::ReassignmentCount)?);
        let made_sla = yes_or_no(cell(Field::MadeSla)).ok_or(Reason::NeitherYesNorNo(Field::MadeSla))?;
        let mut dates = [NONE; 4];
        for ((date, interner), field) in dates.iter_mut().zip(&mut self.dates).zip(Field::DATES) {
            *date = cell(field).map_or(NONE, |cell| interner.number(cell));
        }
        let mut name = |field| cell(field).map_or(NONE, |cell| self.names.number(cell));
        Ok(Row {
            line,
            dates,
            category: name(Field::Category),
            channel: name(Field::Channel),
            priority: name(Field::Priority),
            ticket: self.tickets.number(ticket),
            state: self.states.number(state) as u16,
            reopen_count,
            reassignment_count,
            made_sla,
        })
    }
}

fn header(names: &ByteRecord) -> Result<Header, ImportError> {
    if names.is_empty() || is_end(names) {
        return Err(ImportError::Empty);
    }
    let cells: Vec<&[u8]> = names.iter().collect();
    let decode = crate::text::decoder(cells.iter().copied());
    let header = Header::new(cells.into_iter().map(|cell| decode(cell).trim().into()).collect());
    match header.missing() {
        None => Ok(header),
        Some((role, names)) => Err(ImportError::MissingColumn {
            role,
            names: names.join(", "),
            found: beginning(&header.columns.iter().map(|column| column.name.as_str()).collect::<Vec<_>>().join(", ")),
        }),
    }
}

/// So much of it that a message stays a message: some files are one single line.
fn beginning(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => text.get(..end).unwrap_or_default().to_owned() + " …",
        None => text.into(),
    }
}

/// The next record; false at the end. A last record that has swallowed the
/// mark behind the end of the file is inside quotes.
fn next<R: Read>(reader: &mut csv::Reader<R>, record: &mut ByteRecord, line: u32) -> Result<bool, ImportError> {
    let there = reader.read_byte_record(record).map_err(|e| ImportError::in_row(e, line))?;
    if there && !is_end(record) && record.iter().next_back().is_some_and(ends_in_mark) {
        // It has no line end of its own.
        return Err(ImportError::CutInsideQuotes { line: first_line(reader, record) + 1 });
    }
    Ok(there)
}

fn is_end(record: &ByteRecord) -> bool {
    record.len() == 1 && record.get(0) == Some(END)
}

fn ends_in_mark(cell: &[u8]) -> bool {
    cell.trim_ascii_end().ends_with(END)
}

/// Line on which a row begins, told from where it ends: empty lines before it
/// are no rows, and its cells may hold line ends.
fn first_line<R: Read>(reader: &csv::Reader<R>, record: &ByteRecord) -> u32 {
    let inside = record.as_slice().iter().filter(|byte| **byte == b'\n').count() as u64;
    u32::try_from(reader.position().line().saturating_sub(inside + 1)).unwrap_or(u32::MAX)
}

/// What is in a cell; none for `?` and nothing.
fn cell(record: &ByteRecord, place: Option<usize>) -> Option<&[u8]> {
    let cell = record.get(place?)?.trim_ascii();
    (!cell.is_empty() && cell != b"?").then_some(cell)
}

fn whole_number(cell: &[u8]) -> Option<u32> {
    std::str::from_utf8(cell).ok()?.parse().ok().filter(|number| *number != NONE)
}

/// 1, 0, or 2 where nothing is said.
fn yes_or_no(cell: Option<&[u8]>) -> Option<u8> {
    let Some(cell) = cell else { return Some(2) };
    let is = |words: &[&[u8]]| words.iter().any(|word| cell.eq_ignore_ascii_case(word));
    match cell {
        _ if is(&[b"true", b"yes", b"1"]) => Some(1),
        _ if is(&[b"false", b"no", b"0"]) => Some(0),
        _ => None,
    }
}
