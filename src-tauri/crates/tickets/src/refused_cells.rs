//! What stands in the rows that were refused. A reader does not keep the cells
//! of all rows for the few that may turn out to be wrong once the dates of their
//! columns are decided: the file is read once more for those.

use crate::columns::Header;
use crate::import::{ImportError, ImportOptions};
use crate::read::{self, Done, Sink};
use crate::refusals::Reason;
use crate::report::{ObjectType, RefusedRows};
use crate::text;
use csv::ByteRecord;
use std::collections::BTreeSet;
use std::io::Read;
use std::ops::ControlFlow;

/// Bytes of cells that are kept: a file of nothing but refused rows must not
/// fill the memory.
const KEPT_BYTES: usize = 16 << 20;

/// Adds the cells of the refused rows of a file, which is read as it was before.
/// `progress` gets the number of bytes read of the file as it is, and may call
/// the whole thing off. Where nothing was refused, nothing is read.
///
/// # Errors
/// When it does not read as it did, or was called off.
pub fn refused_cells(
    file: impl Read,
    options: &ImportOptions,
    refused: &mut RefusedRows,
    progress: &mut dyn FnMut(u64) -> ControlFlow<()>,
) -> Result<(), ImportError> {
    let wanted: BTreeSet<u32> = refused.reasons.iter().flat_map(|one| one.lines.iter().copied()).collect();
    let Some(last) = wanted.last().copied() else { return Ok(()) };
    let done = Done::default();
    let mut picking = Picking {
        options,
        progress,
        done: Done::clone(&done),
        wanted,
        last,
        width: 0,
        columns: Vec::new(),
        kept: Vec::new(),
        bytes: 0,
    };
    read::read(file, options, &done, &mut picking)?;
    let Picking { columns, kept, .. } = picking;
    let decode = text::decoder(kept.iter().flat_map(|(_, record)| record.iter()));
    refused.cells = kept.iter().map(|(line, record)| (*line, record.iter().map(decode).collect())).collect();
    if !kept.is_empty() {
        refused.columns = columns.into_iter().map(|(_, name)| name).collect();
    }
    Ok(())
}

struct Picking<'a> {
    options: &'a ImportOptions,
    progress: &'a mut dyn FnMut(u64) -> ControlFlow<()>,
    done: Done,
    wanted: BTreeSet<u32>,
    last: u32,
    /// Columns of the file.
    width: usize,
    /// Places and names of those that are kept.
    columns: Vec<(usize, String)>,
    /// Lines with the cells of those columns.
    kept: Vec<(u32, ByteRecord)>,
    bytes: usize,
}

impl Picking<'_> {
    fn on(&mut self, line: u32) -> Result<ControlFlow<()>, ImportError> {
        if (self.progress)(self.done.get()).is_break() {
            return Err(ImportError::Cancelled);
        }
        Ok(if line >= self.last || self.bytes > KEPT_BYTES {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        })
    }
}

impl Sink for Picking<'_> {
    fn header(&mut self, names: &ByteRecord) -> Result<(), ImportError> {
        let decode = text::decoder(names.iter());
        let header = Header::new(names.iter().map(|name| decode(name).trim().into()).collect(), self.options)?;
        self.width = names.len();
        // Whatever nobody knows may name people.
        let columns = (0..).zip(header.columns).filter(|(_, column)| column.role.is_some() && !column.dropped);
        self.columns = columns.map(|(at, column)| (at, column.name)).collect();
        Ok(())
    }

    fn record(&mut self, record: &ByteRecord, line: u32) -> Result<ControlFlow<()>, ImportError> {
        // A cell too few or too many, and a name stands in the column of something else.
        if self.wanted.contains(&line) && record.len() == self.width {
            let cells = self.columns.iter().map(|(at, _)| record.get(*at).unwrap_or_default());
            let cells: ByteRecord = cells.collect();
            self.bytes += cells.as_slice().len();
            self.kept.push((line, cells));
        }
        self.on(line)
    }

    fn refused(&mut self, line: u32, _: Reason) -> Result<ControlFlow<()>, ImportError> {
        self.on(line)
    }

    fn doubt(&mut self, _: String) {}

    fn object_types(&mut self, _: Vec<ObjectType>) {}
}
