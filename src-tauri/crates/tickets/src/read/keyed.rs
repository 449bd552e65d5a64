//! Records whose columns are named in each of them, as one table: the first
//! ones say which columns there are.

use super::Sink;
use crate::import::ImportError;
use crate::refusals::Reason;
use crate::report::ObjectType;
use csv::ByteRecord;
use rustc_hash::FxHashMap;
use std::ops::ControlFlow;

/// Records that are looked at for their columns.
const HEAD: usize = 10_000;

pub(super) struct Keyed<'a> {
    sink: &'a mut dyn Sink,
    names: Vec<String>,
    places: FxHashMap<String, usize>,
    /// The record that is being made; a cell for each column.
    cells: Vec<Vec<u8>>,
    record: ByteRecord,
    /// The first records, until it is known which columns there are.
    first: Vec<(u32, Result<ByteRecord, Reason>)>,
    open: bool,
    /// The first column that came too late.
    late: Option<String>,
}

impl<'a> Keyed<'a> {
    pub(super) fn new(sink: &'a mut dyn Sink) -> Self {
        Self {
            sink,
            names: Vec::new(),
            places: FxHashMap::default(),
            cells: Vec::new(),
            record: ByteRecord::new(),
            first: Vec::new(),
            open: false,
            late: None,
        }
    }

    /// A cell of the record that is being made.
    pub(super) fn set(&mut self, name: &str, value: &str) {
        let place = match self.places.get(name) {
            Some(place) => *place,
            None if self.open => {
                self.late.get_or_insert_with(|| name.into());
                return;
            }
            None => {
                self.names.push(name.into());
                self.cells.push(Vec::new());
                self.places.insert(name.into(), self.names.len() - 1);
                self.names.len() - 1
            }
        };
        if let Some(cell) = self.cells.get_mut(place) {
            cell.clear();
            cell.extend_from_slice(value.as_bytes());
        }
    }

    /// The record is whole.
    pub(super) fn end(&mut self, line: u32) -> Result<ControlFlow<()>, ImportError> {
        self.record.clear();
        self.cells.iter().for_each(|cell| self.record.push_field(cell));
        self.cells.iter_mut().for_each(Vec::clear);
        if self.open {
            return self.sink.record(&self.record, line);
        }
        self.first.push((line, Ok(self.record.clone())));
        self.look()
    }

    /// Something that is no record.
    pub(super) fn refused(&mut self, line: u32, reason: Reason) -> Result<ControlFlow<()>, ImportError> {
        self.cells.iter_mut().for_each(Vec::clear);
        if self.open {
            return self.sink.refused(line, reason);
        }
        self.first.push((line, Err(reason)));
        self.look()
    }

    fn look(&mut self) -> Result<ControlFlow<()>, ImportError> {
        if self.first.len() < HEAD { Ok(ControlFlow::Continue(())) } else { self.begin() }
    }

    /// What can be a ticket.
    pub(super) fn object_types(&mut self, types: Vec<ObjectType>) {
        self.sink.object_types(types);
    }

    /// Nothing more comes.
    pub(super) fn finish(mut self) -> Result<(), ImportError> {
        if !self.open {
            let _enough = self.begin()?;
        }
        if let Some(late) = self.late {
            self.sink.doubt(format!(
                "“{late}” stands in no record before record {HEAD}: it is not read, nor is what else comes so late."
            ));
        }
        Ok(())
    }

    /// The columns are known.
    fn begin(&mut self) -> Result<ControlFlow<()>, ImportError> {
        if self.names.is_empty() {
            return Err(ImportError::Empty);
        }
        self.open = true;
        self.sink.header(&ByteRecord::from(self.names.clone()))?;
        for (line, record) in std::mem::take(&mut self.first) {
            let go_on = match record {
                Ok(mut record) => {
                    (record.len()..self.names.len()).for_each(|_| record.push_field(b""));
                    self.sink.record(&record, line)?
                }
                Err(reason) => self.sink.refused(line, reason)?,
            };
            if go_on.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }
}
