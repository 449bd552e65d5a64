//! Files of tickets, whatever they are: recognised by what is in them, never by
//! their ending, and turned into a header and the records below it.

mod bytes;
mod delimited;
mod json;
mod keyed;
mod lines;
mod ocel;
mod text;
mod workbook;
mod xes;

use crate::import::{ImportError, ImportOptions};
use crate::refusals::Reason;
use crate::report::ObjectType;
use bytes::{Content, Opened};
use csv::ByteRecord;
use keyed::Keyed;
use std::cell::Cell;
use std::io::Read;
use std::ops::ControlFlow;
use std::rc::Rc;

/// What reads records. A break says that it has seen enough.
pub(crate) trait Sink {
    /// Names of the columns; comes first and once.
    fn header(&mut self, names: &ByteRecord) -> Result<(), ImportError>;

    /// A record, and where it begins: the line of a text, the row of a sheet,
    /// the number of the record elsewhere, from 1.
    fn record(&mut self, record: &ByteRecord, line: u32) -> Result<ControlFlow<()>, ImportError>;

    /// Something that is no record.
    fn refused(&mut self, line: u32, reason: Reason) -> Result<ControlFlow<()>, ImportError>;

    /// What else there is to say about the file.
    fn doubt(&mut self, sentence: String);

    /// In an object-centric log: what can be a ticket; comes before the header.
    fn object_types(&mut self, types: Vec<ObjectType>);
}

/// Where a file counts how much of it was read, in bytes as it is, packed or not.
pub(crate) type Done = Rc<Cell<u64>>;

/// Reads a file to its end, or until the sink has enough.
pub(crate) fn read(
    file: impl Read,
    options: &ImportOptions,
    done: &Done,
    sink: &mut dyn Sink,
) -> Result<(), ImportError> {
    let Opened { content, mut bytes } = Opened::new(file, done)?;
    match content {
        Content::Workbook => workbook::read(&mut bytes, sink),
        Content::Delimited(separator) => delimited::read(bytes, separator, sink),
        Content::Xes => keyed(sink, |records| xes::read(bytes, records)),
        Content::Ocel => keyed(sink, |records| ocel::read(bytes, options.object_type.as_deref(), records)),
        Content::JsonLines => keyed(sink, |records| json::read_lines(bytes, records)),
        Content::Json => keyed(sink, |records| json::read(bytes, records)),
    }
}

/// Records whose columns are named in each of them.
fn keyed(sink: &mut dyn Sink, read: impl FnOnce(&mut Keyed<'_>) -> Result<(), ImportError>) -> Result<(), ImportError> {
    let mut records = Keyed::new(sink);
    read(&mut records)?;
    records.finish()
}
