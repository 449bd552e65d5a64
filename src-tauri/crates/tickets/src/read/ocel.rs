//! Object-centric event logs (OCEL 2.0 JSON), flattened: what happens to one
//! type of object becomes the history of a ticket.
//!
//! Objects and events are read one by one. Of the objects the ids of the chosen
//! type are kept, of the events nothing; where a file has its events in front of
//! its objects, their type, time and objects are kept until these are known.

use super::keyed::Keyed;
use crate::import::ImportError;
use crate::report::ObjectType;
use rustc_hash::FxHashSet;
use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::fmt;
use std::io::{BufReader, Read};
use std::marker::PhantomData;
use std::ops::ControlFlow;

#[derive(Deserialize)]
struct Object {
    id: Box<str>,
    #[serde(rename = "type")]
    kind: String,
}

#[derive(Deserialize)]
struct Event {
    #[serde(rename = "type")]
    kind: Box<str>,
    time: Box<str>,
    #[serde(default)]
    relationships: Vec<Relationship>,
}

#[derive(Deserialize)]
struct Relationship {
    #[serde(rename = "objectId")]
    object: Box<str>,
}

/// One record for each event and object of the type that it concerns.
pub(super) fn read(text: impl Read, object_type: Option<&str>, records: &mut Keyed<'_>) -> Result<(), ImportError> {
    let wanted = object_type.map(str::trim).filter(|said| !said.is_empty());
    let mut log = Log { wanted, records, tickets: None, early: Vec::new(), number: 0, outcome: None };
    let mut json = serde_json::Deserializer::from_reader(BufReader::new(text));
    let read = json.deserialize_map(&mut log).and_then(|()| json.end());
    match (log.outcome, read) {
        (Some(outcome), _) => outcome,
        (None, Ok(())) => Ok(()),
        (None, Err(error)) if error.is_io() => Err(ImportError::reading(&error.into(), 1)),
        (None, Err(error)) if error.is_eof() => Err(ImportError::CutRecord { record: log.number + 1 }),
        (None, Err(error)) => Err(ImportError::BrokenRecord { record: log.number + 1, message: error.to_string() }),
    }
}

struct Log<'a, 's> {
    wanted: Option<&'a str>,
    records: &'a mut Keyed<'s>,
    /// Ids of the objects that are tickets, once they are known.
    tickets: Option<FxHashSet<Box<str>>>,
    /// Events in front of the objects.
    early: Vec<Event>,
    /// Events so far.
    number: u32,
    /// Why nothing more is read.
    outcome: Option<Result<(), ImportError>>,
}

impl Log<'_, '_> {
    /// The objects are known, each as its id and the place of its type.
    fn choose(&mut self, types: Vec<ObjectType>, objects: Vec<(Box<str>, usize)>) {
        let is_wanted = |one: &ObjectType| self.wanted.is_some_and(|wanted| one.name.eq_ignore_ascii_case(wanted));
        let chosen = match types.len() {
            1 if self.wanted.is_none() => Some(0),
            _ => types.iter().position(is_wanted),
        };
        let mut sorted = types;
        sorted.sort_by(|a, b| a.name.cmp(&b.name));
        let Some(chosen) = chosen else {
            self.outcome = Some(Err(ImportError::WhichObjects { types: sorted }));
            return;
        };
        self.records.object_types(sorted);
        self.tickets = Some(objects.into_iter().filter(|(_, of)| *of == chosen).map(|(id, _)| id).collect());
        self.number = 0;
        for event in std::mem::take(&mut self.early) {
            self.add(event);
        }
    }

    fn add(&mut self, event: Event) {
        let Some(tickets) = &self.tickets else {
            self.number += 1;
            self.early.push(event);
            return;
        };
        if self.outcome.is_some() {
            return;
        }
        self.number += 1;
        let mut objects: Vec<&str> = event.relationships.iter().map(|of| &*of.object).collect();
        objects.sort_unstable();
        objects.dedup();
        for object in objects.into_iter().filter(|object| tickets.contains(*object)) {
            self.records.set("case:concept:name", object);
            self.records.set("concept:name", &event.kind);
            self.records.set("time:timestamp", &event.time);
            match self.records.end(self.number) {
                Ok(ControlFlow::Continue(())) => {}
                Ok(ControlFlow::Break(())) => self.outcome = Some(Ok(())),
                Err(error) => self.outcome = Some(Err(error)),
            }
        }
    }

    /// Ends the reading where there is an outcome.
    fn go_on<E: Error>(&self) -> Result<(), E> {
        if self.outcome.is_none() { Ok(()) } else { Err(E::custom("that is enough")) }
    }
}

impl<'de> Visitor<'de> for &mut Log<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object-centric event log")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut all: A) -> Result<(), A::Error> {
        while let Some(name) = all.next_key::<String>()? {
            match name.as_str() {
                "objects" => {
                    let (mut types, mut objects): (Vec<ObjectType>, _) = (Vec::new(), Vec::new());
                    all.next_value_seed(Each::of(|object: Object| {
                        let of = types.iter().position(|one| one.name == object.kind).unwrap_or_else(|| {
                            types.push(ObjectType { name: object.kind, objects: 0 });
                            types.len() - 1
                        });
                        types.iter_mut().skip(of).take(1).for_each(|one| one.objects += 1);
                        objects.push((object.id, of));
                        true
                    }))?;
                    self.choose(types, objects);
                }
                "events" => all.next_value_seed(Each::of(|event: Event| {
                    self.add(event);
                    self.outcome.is_none()
                }))?,
                _ => all.next_value::<IgnoredAny>().map(|_| ())?,
            }
            self.go_on()?;
        }
        if self.tickets.is_some() { Ok(()) } else { Err(A::Error::missing_field("objects")) }
    }
}

/// A list that is read one by one, as long as it is wanted.
struct Each<T, F> {
    then: F,
    of: PhantomData<T>,
}

impl<T, F: FnMut(T) -> bool> Each<T, F> {
    fn of(then: F) -> Self {
        Self { then, of: PhantomData }
    }
}

impl<'de, T: Deserialize<'de>, F: FnMut(T) -> bool> DeserializeSeed<'de> for Each<T, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, T: Deserialize<'de>, F: FnMut(T) -> bool> Visitor<'de> for Each<T, F> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut all: A) -> Result<(), A::Error> {
        while let Some(one) = all.next_element()? {
            if !(self.then)(one) {
                return Err(A::Error::custom("that is enough"));
            }
        }
        Ok(())
    }
}
