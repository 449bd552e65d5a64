//! Object-centric event logs (OCEL 2.0 JSON), flattened: what happens to one
//! type of object becomes the history of a ticket.

use super::keyed::Keyed;
use crate::import::ImportError;
use crate::report::ObjectType;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::{BufReader, Read};

#[derive(Deserialize)]
struct Log {
    objects: Vec<Object>,
    events: Vec<Happening>,
}

#[derive(Deserialize)]
struct Object {
    id: String,
    #[serde(rename = "type")]
    kind: String,
}

#[derive(Deserialize)]
struct Happening {
    #[serde(rename = "type")]
    kind: String,
    time: String,
    #[serde(default)]
    relationships: Vec<Relationship>,
}

#[derive(Deserialize)]
struct Relationship {
    #[serde(rename = "objectId")]
    object: String,
}

/// One record for each event and object of the type that it concerns.
pub(super) fn read(text: impl Read, object_type: Option<&str>, records: &mut Keyed<'_>) -> Result<(), ImportError> {
    let log: Log = serde_json::from_reader(BufReader::new(text)).map_err(|error| match error {
        error if error.is_io() => ImportError::reading(&error.into(), 1),
        error if error.is_eof() => ImportError::CutRecord { record: 1 },
        error => ImportError::BrokenRecord { record: 1, message: error.to_string() },
    })?;
    let mut types: BTreeMap<&str, u32> = BTreeMap::new();
    log.objects.iter().for_each(|object| *types.entry(&object.kind).or_default() += 1);
    let said = object_type.map(str::trim).filter(|said| !said.is_empty());
    let chosen = match (said, types.len()) {
        (Some(said), _) => types.keys().find(|name| name.eq_ignore_ascii_case(said)).copied(),
        (None, 1) => types.keys().next().copied(),
        (None, _) => None,
    };
    let all: Vec<ObjectType> =
        types.iter().map(|(name, objects)| ObjectType { name: (*name).into(), objects: *objects }).collect();
    let Some(chosen) = chosen else { return Err(ImportError::WhichObjects { types: all }) };
    records.object_types(all);
    let of: FxHashMap<&str, &str> = log.objects.iter().map(|o| (o.id.as_str(), o.kind.as_str())).collect();
    for (number, event) in (1..).zip(&log.events) {
        let mut objects: Vec<&str> = event.relationships.iter().map(|r| r.object.as_str()).collect();
        objects.sort_unstable();
        objects.dedup();
        for object in objects.into_iter().filter(|object| of.get(object) == Some(&chosen)) {
            records.set("case:concept:name", object);
            records.set("concept:name", &event.kind);
            records.set("time:timestamp", &event.time);
            if records.end(number)?.is_break() {
                return Ok(());
            }
        }
    }
    Ok(())
}
