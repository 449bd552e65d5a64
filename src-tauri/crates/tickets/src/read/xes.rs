//! Event logs in XES (IEEE 1849): one record for each event, with what its
//! trace says under names that begin with `case:`.

use super::keyed::Keyed;
use crate::import::ImportError;
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::io::{BufReader, Read};

/// Elements that hold a key and a value.
const ATTRIBUTES: [&str; 6] = ["string", "date", "int", "float", "boolean", "id"];

/// Where in the log the reader is.
enum At {
    Log,
    Trace,
    Event,
}

pub(super) fn read(text: impl Read, records: &mut Keyed<'_>) -> Result<(), ImportError> {
    let mut reader = Reader::from_reader(BufReader::new(text));
    let mut buffer = Vec::new();
    let mut log = Log { at: At::Log, case: Vec::new(), nested: 0, open: 0, number: 0 };
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(|e| log.wrong(&e))?;
        let enough = match event {
            Event::Start(element) => {
                log.open += 1;
                log.begin(&element, true, records)?;
                false
            }
            Event::Empty(element) => {
                log.begin(&element, false, records)?;
                log.end_of_empty(&element, records)?
            }
            Event::End(element) => {
                log.open = log.open.saturating_sub(1);
                log.end(element.local_name().as_ref(), records)?
            }
            Event::Eof if log.open > 0 => return Err(ImportError::CutRecord { record: log.number + 1 }),
            Event::Eof => return Ok(()),
            _ => false,
        };
        if enough {
            return Ok(());
        }
    }
}

struct Log {
    at: At,
    /// What the trace says, by its name in the table.
    case: Vec<(String, String)>,
    /// Elements inside an attribute: they say something about it, not about
    /// the event.
    nested: u32,
    open: u32,
    /// Events so far.
    number: u32,
}

impl Log {
    fn begin(
        &mut self,
        element: &BytesStart<'_>,
        stays_open: bool,
        records: &mut Keyed<'_>,
    ) -> Result<(), ImportError> {
        let name = element.local_name();
        let name = name.as_ref();
        match (&self.at, name) {
            _ if self.nested > 0 => self.nested += u32::from(stays_open),
            (At::Log, "trace") => {
                self.at = At::Trace;
                self.case.clear();
            }
            (At::Trace, "event") => {
                self.at = At::Event;
                self.case.iter().for_each(|(name, value)| records.set(name, value));
            }
            (At::Trace, name) if ATTRIBUTES.contains(&name) => {
                if let Some((key, value)) = self.attribute(element)? {
                    self.case.push((format!("case:{key}"), value));
                }
                self.nested = u32::from(stays_open);
            }
            (At::Event, name) if ATTRIBUTES.contains(&name) => {
                if let Some((key, value)) = self.attribute(element)? {
                    records.set(&key, &value);
                }
                self.nested = u32::from(stays_open);
            }
            // What stands above the traces, and lists of attributes.
            _ => self.nested = u32::from(stays_open && !matches!(name, "log")),
        }
        Ok(())
    }

    fn end_of_empty(&mut self, element: &BytesStart<'_>, records: &mut Keyed<'_>) -> Result<bool, ImportError> {
        match element.local_name().as_ref() {
            name @ ("trace" | "event") if self.nested == 0 => self.end(name, records),
            _ => Ok(false),
        }
    }

    /// True when that is enough.
    fn end(&mut self, name: &str, records: &mut Keyed<'_>) -> Result<bool, ImportError> {
        if self.nested > 0 {
            self.nested -= 1;
            return Ok(false);
        }
        match (&self.at, name) {
            (At::Event, "event") => {
                self.at = At::Trace;
                self.number += 1;
                Ok(records.end(self.number)?.is_break())
            }
            (At::Trace, "trace") => {
                self.at = At::Log;
                Ok(false)
            }
            _ => Ok(false),
        }
    }

    /// Key and value; none for an element without them.
    fn attribute(&self, element: &BytesStart<'_>) -> Result<Option<(String, String)>, ImportError> {
        let (mut key, mut value) = (None, None);
        for attribute in element.attributes() {
            let attribute = attribute.map_err(|e| self.wrong(&e))?;
            let text = || attribute.normalized_value(XmlVersion::Implicit1_0).map_err(|e| self.wrong(&e));
            match attribute.key.as_ref() {
                "key" => key = Some(text()?.into_owned()),
                "value" => value = Some(text()?.into_owned()),
                _ => {}
            }
        }
        Ok(key.zip(value))
    }

    fn wrong(&self, error: &dyn std::fmt::Display) -> ImportError {
        ImportError::BrokenRecord { record: self.number + 1, message: error.to_string() }
    }
}
