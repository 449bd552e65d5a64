//! Spreadsheets (XLSX): the first sheet with a table, cell by cell, so that a
//! large one does not have to be in memory.

use super::Sink;
use crate::import::ImportError;
use crate::profile::{Profile, plain};
use calamine::{DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use csv::ByteRecord;
use std::cmp::Reverse;
use std::fmt::Write;
use std::io::{Cursor, Read};
use std::ops::ControlFlow;

pub(super) fn read(file: &mut impl Read, sink: &mut dyn Sink) -> Result<(), ImportError> {
    // Its list of parts stands at the end.
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(|e| ImportError::reading(&e, 1))?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|e| wrong(&e))?;
    let shown = |sheet: &&calamine::Sheet| sheet.typ == SheetType::WorkSheet && sheet.visible == SheetVisible::Visible;
    let names: Vec<String> = book.sheets_metadata().iter().filter(shown).map(|sheet| sheet.name.clone()).collect();
    for name in &names {
        if sheet(&mut book, name, sink)? {
            if names.len() > 1 {
                let others: Vec<_> = names.iter().filter(|other| *other != name).map(String::as_str).collect();
                sink.doubt(format!("Only the sheet “{name}” is read, not {}.", others.join(", ")));
            }
            return Ok(());
        }
    }
    Err(ImportError::Empty)
}

/// Rows among which the header is looked for.
const ABOVE: usize = 20;

/// False for a sheet without a table. Its header is the first row of the top
/// ones with most names of columns that are known; where none is, the first row
/// with two cells or more. What stands above it is no row.
fn sheet(book: &mut Xlsx<Cursor<Vec<u8>>>, name: &str, sink: &mut dyn Sink) -> Result<bool, ImportError> {
    let mut cells = book.worksheet_cells_reader(name).map_err(|e| wrong(&e))?;
    let mut row = Row::default();
    let (mut top, mut columns): (Vec<(u32, ByteRecord)>, _) = (Vec::new(), None);
    loop {
        let cell = cells.next_cell().map_err(|e| wrong(&e))?;
        let next = cell.as_ref().map(|cell| cell.get_position().0);
        if next != row.number && row.filled > 0 {
            let line = row.number.unwrap_or_default() + 1;
            match columns {
                Some(columns) if sink.record(&row.record(columns), line)?.is_break() => return Ok(true),
                None if row.filled >= 2 || !top.is_empty() => top.push((line, row.record(0))),
                _ => {}
            }
            row.clear();
        }
        if columns.is_none() && (top.len() == ABOVE || (cell.is_none() && !top.is_empty())) {
            let Some((width, go_on)) = begin(std::mem::take(&mut top), sink)? else { return Ok(false) };
            if go_on.is_break() {
                return Ok(true);
            }
            columns = Some(width);
        }
        let Some(cell) = cell else { return Ok(columns.is_some()) };
        row.number = next;
        row.set(cell.get_position().1 as usize, cell.get_value());
    }
}

/// Tells the header from what stands above it, and takes what stands below it;
/// the number of its columns.
fn begin(top: Vec<(u32, ByteRecord)>, sink: &mut dyn Sink) -> Result<Option<(usize, ControlFlow<()>)>, ImportError> {
    let known = |(_, record): &(u32, ByteRecord)| {
        let names: Vec<String> = record.iter().map(|cell| plain(&String::from_utf8_lossy(cell))).collect();
        Profile::best(&names).map_or(0, |profile| profile.places(&names).iter().flatten().count())
    };
    let Some(head) = (0..top.len()).max_by_key(|at| (top.get(*at).map_or(0, known), Reverse(*at))) else {
        return Ok(None);
    };
    let mut rows = top.into_iter().skip(head);
    let Some((_, header)) = rows.next() else { return Ok(None) };
    let width = header.len();
    sink.header(&header)?;
    for (line, mut record) in rows {
        (record.len()..width).for_each(|_| record.push_field(b""));
        if sink.record(&record, line)?.is_break() {
            return Ok(Some((width, ControlFlow::Break(()))));
        }
    }
    Ok(Some((width, ControlFlow::Continue(()))))
}

/// The cells of one row as text.
#[derive(Default)]
struct Row {
    /// From 0; none before the first cell.
    number: Option<u32>,
    cells: Vec<String>,
    filled: usize,
}

impl Row {
    fn set(&mut self, column: usize, value: &DataRef<'_>) {
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        if let Some(cell) = self.cells.get_mut(column) {
            write(cell, value);
            self.filled += usize::from(!cell.is_empty());
        }
    }

    /// Columns up to the last that is not empty.
    fn width(&self) -> usize {
        self.cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |last| last + 1)
    }

    /// With at least so many cells: empty ones at the end are not written.
    fn record(&self, columns: usize) -> ByteRecord {
        let cell = |column| self.cells.get(column).map_or("", String::as_str);
        (0..self.width().max(columns)).map(cell).collect::<Vec<_>>().into()
    }

    fn clear(&mut self) {
        self.cells.iter_mut().for_each(String::clear);
        self.filled = 0;
    }
}

fn write(cell: &mut String, value: &DataRef<'_>) {
    cell.clear();
    let _never_fails = match value {
        DataRef::Int(number) => write!(cell, "{number}"),
        DataRef::Float(number) => write!(cell, "{number}"),
        DataRef::Bool(is) => write!(cell, "{is}"),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => write!(cell, "{text}"),
        DataRef::SharedString(text) => write!(cell, "{text}"),
        DataRef::DateTime(time) => {
            let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
            write!(cell, "{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
        }
        DataRef::Error(_) | DataRef::Empty => Ok(()),
    };
}

fn wrong(error: &XlsxError) -> ImportError {
    let message = match error {
        XlsxError::Zip(_) | XlsxError::Io(_) => "it is cut short or damaged".into(),
        XlsxError::FileNotFound(_) => "it is a packed archive of something else".into(),
        XlsxError::Password => "it is locked with a password".into(),
        error => error.to_string(),
    };
    ImportError::BrokenWorkbook { message }
}
