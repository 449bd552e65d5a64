//! Tables as text: CSV and its relatives.

use super::Sink;
use super::lines::Lines;
use crate::import::ImportError;
use csv::ByteRecord;
use std::io::{Cursor, Read};

/// A row of its own behind the last one. Where it is not, it has become part
/// of a quoted cell that the file never closes.
const END: &[u8] = b"\x01end\x01";
const TAIL: &[u8] = b"\n\x01end\x01\n";

const BUFFER: usize = 64 * 1024;

pub(super) fn read(text: impl Read, separator: u8, sink: &mut dyn Sink) -> Result<(), ImportError> {
    let mut rows = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .buffer_capacity(BUFFER)
        .from_reader(Lines::new(text).chain(Cursor::new(TAIL)));
    let mut record = ByteRecord::new();
    next(&mut rows, &mut record, 1)?;
    if record.get(0) == Some(b"sep=") && record.len() == 2 || record.get(0).is_some_and(|cell| cell == b"sep=") {
        next(&mut rows, &mut record, 1)?;
    }
    if record.is_empty() || is_end(&record) {
        return Err(ImportError::Empty);
    }
    sink.header(&record)?;
    let mut line = 1;
    loop {
        // A file that closes its last quoted cell has the mark in a row of its own.
        if !next(&mut rows, &mut record, line)? {
            return Err(ImportError::CutInsideQuotes { line });
        }
        if is_end(&record) {
            return Ok(());
        }
        line = first_line(&rows, &record);
        if sink.record(&record, line)?.is_break() {
            return Ok(());
        }
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
