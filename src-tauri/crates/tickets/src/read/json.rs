//! Tickets as JSON: a list of them, a list inside an answer of a service, or
//! one in each line. What is inside a ticket gets a name with dots.

use super::keyed::Keyed;
use crate::import::ImportError;
use crate::refusals::Reason;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;
use std::fmt;
use std::io::{BufRead, BufReader, Read};
use std::ops::ControlFlow;

/// True for one whole JSON value.
pub(super) fn is_whole(text: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(text).is_ok()
}

/// One ticket in each line; a line that is none is refused.
pub(super) fn read_lines(text: impl Read, records: &mut Keyed<'_>) -> Result<(), ImportError> {
    for (line, bytes) in (1..).zip(BufReader::new(text).split(b'\n')) {
        let bytes = bytes.map_err(|e| ImportError::reading(&e, line))?;
        if bytes.trim_ascii().is_empty() {
            continue;
        }
        let go_on = match serde_json::from_slice::<Value>(&bytes) {
            Ok(Value::Object(ticket)) => {
                ticket.iter().for_each(|(name, value)| set(records, name, value));
                records.end(line)?
            }
            _ => records.refused(line, Reason::NoRecord)?,
        };
        if go_on.is_break() {
            break;
        }
    }
    Ok(())
}

/// One value that holds a list of tickets. The list is read one by one and not
/// kept.
pub(super) fn read(text: impl Read, records: &mut Keyed<'_>) -> Result<(), ImportError> {
    let mut list = List { records, number: 0, outcome: Ok(ControlFlow::Continue(())) };
    let mut json = serde_json::Deserializer::from_reader(BufReader::new(text));
    let read = Within { list: &mut list, top: true }.deserialize(&mut json).and_then(|()| json.end());
    match (list.outcome, read) {
        (Err(error), _) => Err(error),
        (Ok(ControlFlow::Break(())), _) | (_, Ok(())) => Ok(()),
        (_, Err(error)) if error.is_io() => Err(ImportError::reading(&error.into(), 1)),
        (_, Err(error)) if error.is_eof() => Err(ImportError::CutRecord { record: list.number + 1 }),
        (_, Err(error)) => Err(ImportError::BrokenRecord { record: list.number + 1, message: error.to_string() }),
    }
}

struct List<'a, 's> {
    records: &'a mut Keyed<'s>,
    number: u32,
    outcome: Result<ControlFlow<()>, ImportError>,
}

impl List<'_, '_> {
    fn add(&mut self, value: &Value) {
        let Value::Object(ticket) = value else { return };
        ticket.iter().for_each(|(name, value)| set(self.records, name, value));
        self.number += 1;
        self.outcome = self.records.end(self.number);
    }
}

/// A value in which lists of tickets may be.
struct Within<'l, 'a, 's> {
    list: &'l mut List<'a, 's>,
    top: bool,
}

impl<'de> DeserializeSeed<'de> for Within<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Within<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of tickets")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        while let Some(value) = all.next_element::<Value>()? {
            self.list.add(&value);
            if !matches!(self.list.outcome, Ok(ControlFlow::Continue(()))) {
                return Err(A::Error::custom("that is enough"));
            }
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        let mut own = serde_json::Map::new();
        let before = self.list.number;
        while let Some(name) = all.next_key::<String>()? {
            if self.top {
                let value = all.next_value_seed(Member { list: self.list })?;
                own.extend(value.map(|value| (name, value)));
            } else {
                own.insert(name, all.next_value()?);
            }
        }
        // Without a list in it, it is a ticket itself.
        if self.top && self.list.number == before {
            self.list.add(&Value::Object(own));
        }
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
}

/// Something in the outermost value: a list is read as tickets, anything else
/// is kept for the case that there is no list.
struct Member<'l, 'a, 's> {
    list: &'l mut List<'a, 's>,
}

impl<'de> DeserializeSeed<'de> for Member<'_, '_, '_> {
    type Value = Option<Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<Value>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Member<'_, '_, '_> {
    type Value = Option<Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, all: A) -> Result<Option<Value>, A::Error> {
        Within { list: self.list, top: false }.visit_seq(all).map(|()| None)
    }

    fn visit_map<A: MapAccess<'de>>(self, all: A) -> Result<Option<Value>, A::Error> {
        Value::deserialize(serde::de::value::MapAccessDeserializer::new(all)).map(Some)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Option<Value>, E> {
        Ok(Some(text.into()))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Option<Value>, E> {
        Ok(Some(number.into()))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Option<Value>, E> {
        Ok(Some(number.into()))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Option<Value>, E> {
        Ok(Some(number.into()))
    }

    fn visit_bool<E: Error>(self, is: bool) -> Result<Option<Value>, E> {
        Ok(Some(is.into()))
    }

    fn visit_unit<E: Error>(self) -> Result<Option<Value>, E> {
        Ok(Some(Value::Null))
    }
}

/// A cell, or the cells of what is inside it.
fn set(records: &mut Keyed<'_>, name: &str, value: &Value) {
    match value {
        Value::Null => records.set(name, ""),
        Value::Bool(is) => records.set(name, if *is { "true" } else { "false" }),
        Value::Number(number) => records.set(name, &number.to_string()),
        Value::String(text) => records.set(name, text),
        Value::Array(all) => {
            let texts: Vec<_> = all.iter().filter_map(Value::as_str).collect();
            records.set(name, &texts.join(", "));
        }
        Value::Object(parts) => parts.iter().for_each(|(part, value)| set(records, &format!("{name}.{part}"), value)),
    }
}
