//! The rows of a ticket file as they stand: cells under numbers, dates not yet
//! read, because what a date means is decided by its whole column.

use crate::columns::Header;
use crate::import::{ImportError, ImportOptions};
use crate::intern::Interner;
use crate::profile::Field;
use crate::pseudonyms::Pseudonyms;
use crate::read::{self, Done, Sink};
use crate::refusals::{Reason, Refusals};
use crate::report::ObjectType;
use crate::set::{NO_TEAM, NONE};
use csv::ByteRecord;
use std::io::Read;
use std::ops::ControlFlow;

/// In place of the number of a state: the same as before.
pub(crate) const NO_STATE: u16 = u16::MAX;

/// Rows that a preview shows.
const SAMPLE: usize = 8;

/// Rows that a preview looks at.
const PREVIEW_ROWS: u32 = 10_000;

/// How much of a file is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// Its first rows, whether or not it can be read as it is.
    First,
    /// All of it.
    All,
}

/// Rows between two reports of progress.
const PACE: u32 = 1_024;

/// What stands where a customer was asked or not, and did not answer.
const NO_ANSWERS: [&[u8]; 6] = [b"offered", b"unoffered", b"not offered", b"no response", b"-", b"none"];

/// One row that names a ticket and its state.
pub(crate) struct Row {
    pub(crate) line: u32,
    pub(crate) ticket: u32,
    /// [`NO_STATE`] where it says the team only.
    pub(crate) state: u16,
    /// [`NO_TEAM`] where none is named.
    pub(crate) team: u16,
    /// In the order of [`Field::DATES`]; [`NONE`] where there is no date.
    pub(crate) dates: [u32; Field::DATES.len()],
    /// In the order of [`Field::NAMES`].
    pub(crate) names: [u32; Field::NAMES.len()],
    pub(crate) requester: u32,
    /// What was written, in the order of [`Field::WRITTEN`].
    pub(crate) written: [u32; Field::WRITTEN.len()],
    /// The ticket that it was merged into.
    pub(crate) link: u32,
    pub(crate) reopen_count: u32,
    pub(crate) reassignment_count: u32,
    pub(crate) made_sla: u8,
    /// It was merged into another one, although it does not say which.
    pub(crate) merged: bool,
    pub(crate) discarded: bool,
}

/// All rows of a file, or its first ones.
pub(crate) struct Rows {
    pub(crate) header: Header,
    pub(crate) rows: Vec<Row>,
    pub(crate) tickets: Interner,
    pub(crate) states: Interner,
    pub(crate) teams: Interner,
    /// Categories, channels and so on, and the tickets that others were merged into.
    pub(crate) names: Interner,
    /// Who asked, under numbers; no name leaves this.
    requesters: Interner,
    /// Short and long texts, where they are kept.
    pub(crate) written: Interner,
    /// In the order of [`Field::DATES`].
    pub(crate) dates: [Interner; Field::DATES.len()],
    pub(crate) refusals: Refusals,
    /// Rows below the header, refused ones included.
    pub(crate) count: u32,
    pub(crate) sample: Vec<ByteRecord>,
    pub(crate) doubts: Vec<String>,
    pub(crate) object_types: Vec<ObjectType>,
}

impl Rows {
    /// Reads rows.
    pub(crate) fn read(
        file: impl Read,
        options: &ImportOptions,
        extent: Extent,
        progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
    ) -> Result<Self, ImportError> {
        let done = Done::default();
        let mut reading = Reading {
            options,
            extent,
            progress,
            done: Done::clone(&done),
            names: ByteRecord::new(),
            rows: None,
            doubts: Vec::new(),
            object_types: Vec::new(),
        };
        read::read(file, options, &done, &mut reading)?;
        reading.report()?;
        let mut rows = reading.rows.ok_or(ImportError::Empty)?;
        rows.doubts.append(&mut reading.doubts);
        rows.object_types = reading.object_types;
        Ok(rows)
    }

    fn empty(header: Header) -> Self {
        Self {
            header,
            rows: Vec::new(),
            tickets: Interner::default(),
            states: Interner::default(),
            teams: Interner::default(),
            names: Interner::default(),
            requesters: Interner::default(),
            written: Interner::default(),
            dates: Default::default(),
            refusals: Refusals::default(),
            count: 0,
            sample: Vec::new(),
            doubts: Vec::new(),
            object_types: Vec::new(),
        }
    }

    /// Pseudonyms of whoever asked, by their numbers.
    pub(crate) fn people(&self, pseudonyms: &Pseudonyms) -> Vec<u64> {
        let people = self.requesters.cells();
        let decode = crate::text::decoder(people.iter().map(|(name, _)| *name));
        people.iter().map(|(name, _)| pseudonyms.of(&decode(name))).collect()
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
        let has = |field| header.place(field).is_some();
        let about = |subjects: &[String]| has(Field::Subject) && is_any(cell(Field::Subject), subjects);
        let about_team = about(&header.profile.team_subjects);
        if has(Field::Subject) && !about_team && !about(&header.profile.subjects) {
            return Err(Reason::OtherSubject(Field::Subject));
        }
        let ticket = needed(Field::Ticket)?;
        let state = if has(Field::State) { needed(Field::State)? } else { b"" };
        needed(if has(Field::Updated) { Field::Updated } else { Field::Opened })?;
        let (reopen_count, reassignment_count) = (count(Field::ReopenCount)?, count(Field::ReassignmentCount)?);
        let yes = |field| yes_or_no(cell(field)).ok_or(Reason::NeitherYesNorNo(field));
        let (made_sla, discarded) = (yes(Field::MadeSla)?, yes(Field::Discarded)? == 1);
        let mut dates = [NONE; Field::DATES.len()];
        for ((date, interner), field) in dates.iter_mut().zip(&mut self.dates).zip(Field::DATES) {
            *date = cell(field).map_or(NONE, |cell| interner.number(cell));
        }
        let answer = |cell: &&[u8]| !NO_ANSWERS.iter().any(|word| cell.eq_ignore_ascii_case(word));
        let mut name = |field| {
            let said = cell(field).filter(|cell| field != Field::Csat || answer(cell));
            said.map_or(NONE, |cell| self.names.number(cell))
        };
        let names = Field::NAMES.map(&mut name);
        let link = name(Field::MergedInto);
        let team = if about_team { Some(state) } else { cell(Field::Team) };
        let team = team.map_or(u32::MAX, |cell| self.teams.number(cell));
        Ok(Row {
            line,
            dates,
            names,
            link,
            made_sla,
            discarded,
            reopen_count,
            reassignment_count,
            written: Field::WRITTEN.map(|field| cell(field).map_or(NONE, |cell| self.written.number(cell))),
            merged: has_tag(cell(Field::Tags), &header.profile.merged_tags),
            requester: cell(Field::Requester).map_or(NONE, |cell| self.requesters.number(cell)),
            team: u16::try_from(team).unwrap_or(NO_TEAM),
            ticket: self.tickets.number(ticket),
            state: if about_team { NO_STATE } else { self.states.number(state) as u16 },
        })
    }
}

/// Rows while they come in.
struct Reading<'a> {
    options: &'a ImportOptions,
    extent: Extent,
    progress: &'a mut dyn FnMut(u64) -> ControlFlow<()>,
    done: Done,
    /// The header as it stands in the file.
    names: ByteRecord,
    rows: Option<Rows>,
    doubts: Vec<String>,
    object_types: Vec<ObjectType>,
}

impl Reading<'_> {
    fn report(&mut self) -> Result<(), ImportError> {
        if (self.progress)(self.done.get()).is_break() { Err(ImportError::Cancelled) } else { Ok(()) }
    }

    /// Another row; none where there are enough.
    fn another(&mut self) -> Result<Option<&mut Rows>, ImportError> {
        let count = self.rows.as_ref().map_or(0, |rows| rows.count);
        if self.extent == Extent::First && count >= PREVIEW_ROWS {
            return Ok(None);
        }
        if count.is_multiple_of(PACE) {
            self.report()?;
        }
        Ok(self.rows.as_mut())
    }
}

impl Sink for Reading<'_> {
    fn header(&mut self, names: &ByteRecord) -> Result<(), ImportError> {
        let cells: Vec<&[u8]> = names.iter().collect();
        let decode = crate::text::decoder(cells.iter().copied());
        let names_read = cells.into_iter().map(|cell| decode(cell).trim().into()).collect();
        let header = Header::new(names_read, self.options)?;
        if let Some(lacking) = header.lacks().filter(|_| self.extent == Extent::All) {
            return Err(lacking);
        }
        self.rows = Some(Rows::empty(header));
        self.names = names.clone();
        Ok(())
    }

    fn record(&mut self, record: &ByteRecord, line: u32) -> Result<ControlFlow<()>, ImportError> {
        let names = std::mem::take(&mut self.names);
        let Some(all) = self.another()? else { return Ok(ControlFlow::Break(())) };
        all.count += 1;
        // A cell too few or too many, and a name stands in the column of something else.
        if all.sample.len() < SAMPLE && record.len() == names.len() {
            all.sample.push(record.clone());
        }
        match all.row(record, &names, line) {
            Ok(row) => all.rows.push(row),
            Err(reason) => all.refusals.add(line, reason),
        }
        if all.states.len() > usize::from(u16::MAX) {
            return Err(ImportError::TooManyStates { column: all.header.name(Field::State).into() });
        }
        self.names = names;
        Ok(ControlFlow::Continue(()))
    }

    fn refused(&mut self, line: u32, reason: Reason) -> Result<ControlFlow<()>, ImportError> {
        let Some(all) = self.another()? else { return Ok(ControlFlow::Break(())) };
        all.count += 1;
        all.refusals.add(line, reason);
        Ok(ControlFlow::Continue(()))
    }

    fn doubt(&mut self, sentence: String) {
        self.doubts.push(sentence);
    }

    fn object_types(&mut self, types: Vec<ObjectType>) {
        self.object_types = types;
    }
}

/// What a database writes where it has nothing.
const NOTHING: [&[u8]; 3] = [b"?", b"NULL", b"\\N"];

/// What is in a cell; none for nothing, however that is written.
fn cell(record: &ByteRecord, place: Option<usize>) -> Option<&[u8]> {
    let cell = record.get(place?)?.trim_ascii();
    (!cell.is_empty() && !NOTHING.contains(&cell)).then_some(cell)
}

fn whole_number(cell: &[u8]) -> Option<u32> {
    std::str::from_utf8(cell).ok()?.parse().ok().filter(|number| *number != NONE)
}

fn is_any(cell: Option<&[u8]>, words: &[String]) -> bool {
    cell.is_some_and(|cell| words.iter().any(|word| cell.eq_ignore_ascii_case(word.as_bytes())))
}

fn has_tag(cell: Option<&[u8]>, tags: &[String]) -> bool {
    let parts = |cell: &[u8]| {
        cell.split(|byte| matches!(byte, b',' | b';' | b' ' | b'|')).any(|part| is_any(Some(part.trim_ascii()), tags))
    };
    !tags.is_empty() && cell.is_some_and(parts)
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
