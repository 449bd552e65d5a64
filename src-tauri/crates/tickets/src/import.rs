//! A ticket file becomes a [`TicketSet`]: its rows are read, its date columns
//! get one format each, what fits is grouped into tickets with their history,
//! and everything else is refused with a reason.

use crate::collect::{Aside, Collected, Times, collect};
use crate::dates;
use crate::doubts;
use crate::formats::Formats;
use crate::pseudonyms::Pseudonyms;
use crate::refusals::Words;
use crate::report::{IMPORT_FORMAT, ImportReport, ObjectType, RefusedRows, SetAside, TicketPreviewData, TicketState};
use crate::rows::{Extent, Rows};
use crate::set::TicketSet;
use crate::text;
use crate::zone::{self, UTC};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::ops::ControlFlow;

/// What only a person can say about a file; saved under a name, it is a profile
/// for all files of that kind.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct ImportOptions {
    /// Whether the day comes before the month, where the dates do not tell.
    pub day_first: Option<bool>,
    /// IANA name of the zone of times that do not state their own, such as
    /// `Europe/Berlin`; none: UTC.
    pub time_zone: Option<String>,
    /// Key of the profile by which its columns are read; none: the one that
    /// fits best.
    pub profile: Option<String>,
    /// Columns by what they are (`state`, `opened` …), where the profile does
    /// not know them; an empty name: there is no such column.
    pub columns: BTreeMap<String, String>,
    /// In an object-centric log: the type of object that is a ticket.
    pub object_type: Option<String>,
    /// True: the text of a ticket is kept, for judging a sample of them. Nothing
    /// keeps it without this.
    pub keep_text: bool,
}

impl ImportOptions {
    /// What is said here, and where it says nothing what `profile` says.
    #[must_use]
    pub fn over(self, profile: Self) -> Self {
        let Self { mut columns, .. } = profile;
        // A column is one thing: who says what it is takes back what it was.
        columns.retain(|role, column| {
            !self.columns.contains_key(role) && !self.columns.values().any(|said| said == column)
        });
        columns.extend(self.columns);
        Self {
            day_first: self.day_first.or(profile.day_first),
            time_zone: self.time_zone.or(profile.time_zone),
            profile: self.profile.or(profile.profile),
            columns,
            object_type: self.object_type.or(profile.object_type),
            keep_text: self.keep_text || profile.keep_text,
        }
    }
}

/// Why a file gives no tickets.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The bytes do not come.
    #[error("the file cannot be read on from line {line}: {message}")]
    Read {
        /// Line up to which it was read.
        line: u32,
        /// Why, in the words of the system.
        message: String,
    },
    /// A packed file without its end.
    #[error("the file is cut off: its packed content ends behind line {line}; export or copy it again")]
    CutShort {
        /// Line up to which it was read.
        line: u32,
    },
    /// A quoted cell without its end.
    #[error(
        "the file is cut off: the row that begins on line {line} has a quoted cell that never ends; export it again"
    )]
    CutInsideQuotes {
        /// Line on which that row begins.
        line: u32,
    },
    /// Nothing in it.
    #[error("the file is empty")]
    Empty,
    /// An old spreadsheet, an archive, a picture.
    #[error("the file is neither a text nor an XLSX workbook; save it as CSV UTF-8 or XLSX")]
    NoText,
    /// A web page, some other XML.
    #[error("the file is XML or a web page, but no event log (XES); export it as CSV, XLSX, JSON or XES")]
    OtherMarkup,
    /// OCEL 1.0.
    #[error("the file is an object-centric event log of version 1.0; export it as OCEL 2.0 JSON")]
    OldOcel,
    /// A list of records without its end.
    #[error("the file is cut off: it ends inside record {record}; export or copy it again")]
    CutRecord {
        /// Number of the record, from 1.
        record: u32,
    },
    /// A list of records that cannot be read on.
    #[error("the file cannot be read from record {record} on: {message}")]
    BrokenRecord {
        /// Number of the record, from 1.
        record: u32,
        /// Why.
        message: String,
    },
    /// A workbook that cannot be read.
    #[error("the workbook cannot be read: {message}; save it anew as XLSX, or as CSV UTF-8")]
    BrokenWorkbook {
        /// Why.
        message: String,
    },
    /// Several types of objects.
    #[error("which type of object is a ticket? The file has {}", listed(.types))]
    WhichObjects {
        /// Those that there are.
        types: Vec<ObjectType>,
    },
    /// No such profile.
    #[error("no profile is called “{name}”; there are {known}")]
    UnknownProfile {
        /// What was asked for.
        name: String,
        /// Those that there are.
        known: String,
    },
    /// No such role of a column.
    #[error("a column cannot be “{name}”; it can be {known}")]
    UnknownRole {
        /// What was asked for.
        name: String,
        /// Those that there are.
        known: String,
    },
    /// No such column.
    #[error("the file has no column “{name}”")]
    UnknownColumn {
        /// What was asked for.
        name: String,
    },
    /// No ticket export that we know.
    #[error("no column for “{role}” (looked for {names}); the file has: {found}")]
    MissingColumn {
        /// What is missing, in our words.
        role: &'static str,
        /// Names under which it is known.
        names: String,
        /// Columns that the file has.
        found: String,
    },
    /// A column of something else.
    #[error("{column} has more than 65,535 different states: that is no state of a ticket")]
    TooManyStates {
        /// Which column.
        column: String,
    },
    /// Day or month first?
    #[error("{}", .questions.join(" "))]
    Undecided {
        /// What a person must say.
        questions: Vec<String>,
    },
    /// No such zone.
    #[error("no time zone is called “{name}”; names are like Europe/Berlin")]
    UnknownTimeZone {
        /// What was asked for.
        name: String,
    },
    /// Every row refused, or none there.
    #[error("{}", no_tickets(*.rows, .because))]
    NoTickets {
        /// Rows below the header.
        rows: u32,
        /// The most frequent reason.
        because: String,
    },
    /// Called off.
    #[error("cancelled")]
    Cancelled,
}

fn listed(types: &[ObjectType]) -> String {
    types.iter().map(|one| format!("{} ({})", one.name, one.objects)).collect::<Vec<_>>().join(", ")
}

fn no_tickets(rows: u32, because: &str) -> String {
    match rows {
        0 => "the file has a header and nothing below it".into(),
        _ => format!("none of the {rows} rows could be read{because}"),
    }
}

impl ImportError {
    pub(crate) fn reading(error: &io::Error, line: u32) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => Self::CutShort { line },
            _ => Self::Read { line, message: error.to_string() },
        }
    }

    pub(crate) fn in_row(error: csv::Error, line: u32) -> Self {
        match error.into_kind() {
            csv::ErrorKind::Io(error) => Self::reading(&error, line),
            other => Self::Read { line, message: format!("{other:?}") },
        }
    }
}

/// Reads a ticket file, packed (gzip) or not. `progress` gets the number of
/// bytes read of the file as it is, and may call the whole thing off.
///
/// # Errors
/// When there are no tickets in it, a needed column is missing, only a person
/// can tell its days from its months, or it ends too early.
pub fn import(
    file: impl Read,
    options: &ImportOptions,
    progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<(TicketSet, ImportReport), ImportError> {
    import_under(file, options, None, progress)
}

/// As [`import()`]; whoever asked is kept under a pseudonym, by which they are
/// known again in another file.
///
/// # Errors
/// As [`import()`].
pub fn import_under(
    file: impl Read,
    options: &ImportOptions,
    pseudonyms: Option<&Pseudonyms>,
    progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<(TicketSet, ImportReport), ImportError> {
    let said = zone::said(options);
    let zone = zone::find(said)?;
    let mut rows = Rows::read(file, options, Extent::All, progress)?;
    let formats = Formats::decide(&rows, options.day_first);
    if !formats.questions.is_empty() {
        return Err(ImportError::Undecided { questions: formats.questions });
    }
    formats.name_in(&mut rows.header);
    let mut times = Times::default();
    for ((times, cells), format) in times.iter_mut().zip(&rows.dates).zip(formats.formats) {
        *times = dates::read(cells, format, &zone);
    }
    let Collected { mut set, from_milestones, merged, spam } = collect(&mut rows, &times);
    set.people = pseudonyms.map(|pseudonyms| rows.people(pseudonyms)).unwrap_or_default();
    let time_zone = zone.iana_name().unwrap_or(UTC).to_owned();
    let words = Words { header: &rows.header, zone: &time_zone, formats: formats.formats };
    let refused_by_reason = rows.refusals.by_reason(&words);
    if set.tickets() == 0 {
        let because = refused_by_reason.first().map_or_else(String::new, |first| format!(": {}", first.reason));
        return Err(ImportError::NoTickets { rows: rows.count, because });
    }
    let mut doubts = doubts::of(&set, rows.count);
    doubts.extend(rows.refusals.another_table());
    doubts.extend(formats.doubts.iter().chain(&rows.doubts).cloned());
    if said.is_none() && !rows.header.profile.utc && formats.formats.iter().flatten().any(dates::Format::is_local) {
        doubts.push("The file does not say in which time zone its times are: they are read as UTC.".into());
    }
    let state = |s: crate::set::StateCount<'_>| TicketState {
        name: s.name.into(),
        tickets: s.tickets,
        events: s.events,
        known: s.known,
    };
    let report = ImportReport {
        format: IMPORT_FORMAT.into(),
        profile: profile(&rows, if from_milestones { 1.0 } else { rows_per_ticket(&rows) }),
        rows: rows.count,
        tickets: set.tickets(),
        events: set.events(),
        refused_total: rows.refusals.total(),
        refused: rows.refusals.listed(&words),
        refused_by_reason,
        refused_rows: RefusedRows { reasons: rows.refusals.lines(&words), ..RefusedRows::default() },
        set_aside: set_aside(&[(merged, MERGED), (spam, SPAM)]),
        doubts,
        dropped_columns: rows.header.dropped(),
        columns: rows.header.columns.clone(),
        states: set.states().into_iter().filter(|s| s.events > 0).map(state).collect(),
        time_zone,
    };
    Ok((set, report))
}

/// Looks at the first rows of a ticket file. What keeps it from being read as
/// tickets and a person can mend (a column, a type of object) is its `problem`.
///
/// # Errors
/// When it cannot be read so far.
pub fn preview(file: impl Read, options: &ImportOptions) -> Result<TicketPreviewData, ImportError> {
    zone::find(zone::said(options))?;
    let mut rows = match Rows::read(file, options, Extent::First, &mut |_| ControlFlow::Continue(())) {
        Err(error @ ImportError::WhichObjects { .. }) => return Ok(which_objects(error)),
        read => read?,
    };
    let formats = Formats::decide(&rows, options.day_first);
    formats.name_in(&mut rows.header);
    let decode = text::decoder(rows.sample.iter().flatten());
    let columns = &rows.header.columns;
    let cells = |record: &csv::ByteRecord| {
        let shown = record.iter().zip(columns);
        shown.map(|(cell, column)| if column.dropped { String::new() } else { decode(cell) }).collect()
    };
    Ok(TicketPreviewData {
        profile: profile(&rows, rows_per_ticket(&rows)),
        profile_key: rows.header.profile.key.clone(),
        problem: rows.header.lacks().map(|lacking| lacking.to_string()),
        local_times: !rows.header.profile.utc
            && (!formats.questions.is_empty() || formats.formats.iter().flatten().any(dates::Format::is_local)),
        object_types: std::mem::take(&mut rows.object_types),
        reason: rows.header.reason(),
        sample: rows.sample.iter().map(cells).collect(),
        dropped_columns: rows.header.dropped(),
        questions: formats.questions,
        columns: columns.clone(),
    })
}

/// Nothing can be shown before it is said what a ticket is.
fn which_objects(error: ImportError) -> TicketPreviewData {
    let problem = Some(error.to_string());
    let object_types = if let ImportError::WhichObjects { types } = error { types } else { Vec::new() };
    TicketPreviewData {
        profile: "object-centric event log".into(),
        profile_key: String::new(),
        problem,
        local_times: false,
        object_types,
        reason: "it has several types of objects".into(),
        columns: Vec::new(),
        dropped_columns: Vec::new(),
        questions: Vec::new(),
        sample: Vec::new(),
    }
}

/// Why tickets are not counted.
const MERGED: &str = "merged into others, duplicates or children of them: the link is kept";
const SPAM: &str = "spam or deleted";

fn set_aside(all: &[(Aside, &str)]) -> Vec<SetAside> {
    let some = all.iter().filter(|(aside, _)| aside.tickets > 0);
    some.map(|(aside, reason)| SetAside { reason: (*reason).into(), tickets: aside.tickets, rows: aside.rows })
        .collect()
}

fn rows_per_ticket(rows: &Rows) -> f64 {
    rows.rows.len() as f64 / rows.tickets.len().max(1) as f64
}

/// What kind of file it is, and what a row of it is.
fn profile(rows: &Rows, rows_per_ticket: f64) -> String {
    let row = if rows_per_ticket > 1.0 { "one row per update" } else { "one row per ticket" };
    format!("{}, {row}", rows.header.profile.name)
}
