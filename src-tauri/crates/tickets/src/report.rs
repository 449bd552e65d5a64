//! What a reader of a ticket file says about it: the preview before, the
//! report afterwards. Plain data; how it comes about is in [`crate::import()`]
//! and [`crate::preview()`].

use crate::sheet;
use std::collections::BTreeMap;

/// Name and version of an [`ImportReport`].
pub const IMPORT_FORMAT: &str = "milewalk.import/1";

/// Rows that are listed one by one; all of them are counted.
pub const LISTED_ROWS: usize = 1_000;

results! {
    /// One column of a ticket file, and what it was taken for.
    pub struct TicketColumn {
        /// Its name in the file.
        pub name: String,
        /// What it is in our words; none: not used.
        pub role: Option<String>,
        /// The same for scripts: `state`, `opened` …
        #[serde(default)]
        pub field: Option<String>,
        /// Why it was taken for that, is not used, or is not kept.
        pub reason: String,
        /// True: not kept, because it names people or holds free text.
        pub dropped: bool,
        /// The one format in which its dates are read, where it holds dates.
        pub date_format: Option<String>,
    }

    /// A type of object of an object-centric log.
    #[derive(Eq)]
    pub struct ObjectType {
        /// Its name.
        pub name: String,
        /// Objects of it.
        pub objects: u32,
    }

    /// A look into a ticket file before it is read.
    pub struct TicketPreviewData {
        /// What kind of file it was taken for.
        pub profile: String,
        /// Key of the profile by which its columns are read.
        pub profile_key: String,
        /// Why it cannot be read yet; none: it can.
        pub problem: Option<String>,
        /// True: it has times that do not state their zone.
        pub local_times: bool,
        /// In an object-centric log: the types of its objects, one of which is
        /// a ticket.
        pub object_types: Vec<ObjectType>,
        /// Why it was taken for that.
        pub reason: String,
        /// Its columns, from left to right.
        pub columns: Vec<TicketColumn>,
        /// Names of the columns that are not kept.
        pub dropped_columns: Vec<String>,
        /// What only a person can say.
        pub questions: Vec<String>,
        /// The first rows, cell by cell as in `columns`; those of columns that
        /// are not kept are blank.
        pub sample: Vec<Vec<String>>,
    }

    /// A row that was not read.
    pub struct RefusedRow {
        /// Line of the file on which the row begins, from 1; in a workbook its
        /// row, in a log or a list its number.
        pub line: u32,
        /// Why.
        pub reason: String,
    }

    /// How many rows were refused for one reason.
    pub struct RefusedReason {
        /// Why.
        pub reason: String,
        /// Rows.
        pub n: u32,
    }

    /// All rows that were refused for one reason.
    #[derive(Eq)]
    pub struct RefusedLines {
        /// Why.
        pub reason: String,
        /// Where each of them begins, see [`RefusedRow::line`].
        pub lines: Vec<u32>,
    }

    /// Rows that were refused: where, why, and what stands in them.
    #[derive(Default, Eq)]
    pub struct RefusedRows {
        /// Those of the first half million, by reason.
        pub reasons: Vec<RefusedLines>,
        /// Names of the columns of which cells are kept: all of the file but
        /// those that name people or hold free text.
        pub columns: Vec<String>,
        /// Cells by line, see [`RefusedRow::line`]. None of rows whose cells do
        /// not stand below their names, and of rows beyond the first 16 MB.
        pub cells: BTreeMap<u32, Vec<String>>,
    }

    /// Tickets that were read and are not counted.
    pub struct SetAside {
        /// Why.
        pub reason: String,
        /// Tickets.
        pub tickets: u32,
        /// Their rows.
        pub rows: u32,
    }

    /// A state that tickets were in.
    pub struct TicketState {
        /// Its name in the file.
        pub name: String,
        /// Tickets that were in it at least once.
        pub tickets: u32,
        /// Updates at which a ticket was in it.
        pub events: u32,
        /// True: one of the states that the profile knows.
        pub known: bool,
    }

    /// What was read, what was refused and what is doubtful.
    pub struct ImportReport {
        /// [`IMPORT_FORMAT`].
        pub format: String,
        /// What kind of file it was taken for.
        pub profile: String,
        /// Rows of the file below its header, refused ones included.
        pub rows: u32,
        /// Tickets read.
        pub tickets: u32,
        /// Events read: the state of a ticket at one of its updates.
        pub events: u32,
        /// Rows refused.
        pub refused_total: u32,
        /// The first of them, at most [`LISTED_ROWS`].
        pub refused: Vec<RefusedRow>,
        /// All of them by reason, the most frequent first.
        pub refused_by_reason: Vec<RefusedReason>,
        /// All of them with their cells (see [`crate::refused_cells`]): too long
        /// for a report.
        #[serde(skip)]
        pub refused_rows: RefusedRows,
        /// Tickets that are not counted, with the reason.
        pub set_aside: Vec<SetAside>,
        /// What may be wrong with what was read, in sentences.
        pub doubts: Vec<String>,
        /// Names of the columns that were not kept.
        pub dropped_columns: Vec<String>,
        /// All columns, from left to right.
        pub columns: Vec<TicketColumn>,
        /// Zone in which local times were read.
        pub time_zone: String,
        /// States in the order of their first appearance.
        pub states: Vec<TicketState>,
    }
}

impl RefusedRows {
    /// As CSV in the order of the file: line and reason, then the cells below
    /// the names of their columns.
    #[must_use]
    pub fn csv(&self) -> String {
        let header = ["line", "reason"].into_iter().chain(self.columns.iter().map(String::as_str));
        let lines = |one: &RefusedLines| one.lines.iter().map(|line| (*line, one.reason.clone())).collect::<Vec<_>>();
        let mut rows: Vec<(u32, String)> = self.reasons.iter().flat_map(lines).collect();
        rows.sort_unstable();
        let blank = vec![String::new(); self.columns.len()];
        let row = |(line, reason): (u32, String)| {
            let cells = self.cells.get(&line).unwrap_or(&blank);
            [line.to_string(), reason].into_iter().chain(cells.iter().cloned()).collect::<Vec<_>>()
        };
        sheet::csv(&header.collect::<Vec<_>>(), rows.into_iter().map(row))
    }
}
