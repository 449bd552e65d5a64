//! What is written, read by others: XML parsers, a workbook reader, the programs themselves; and read back.

mod back;
mod evil;
mod foreign;
mod found;
mod programs;
mod slides;
mod tools;

use journey::JourneyMap;
use std::path::Path;
use uuid::Uuid;

/// A sample as it is in `maps/`.
fn sample(name: &str) -> JourneyMap {
    let maps = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../maps");
    journey::file::read(&std::fs::read_to_string(maps.join(format!("{name}.journey.json"))).unwrap()).unwrap()
}

/// Identities one after the other.
fn new_id() -> impl FnMut() -> Uuid {
    let mut next = 0u128;
    move || {
        next += 1;
        Uuid::from_u128(next)
    }
}

/// Every sample.
fn samples() -> Vec<JourneyMap> {
    let maps = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../maps");
    let files = std::fs::read_dir(maps).unwrap().map(|entry| entry.unwrap().path());
    let maps = files.filter(|path| path.display().to_string().ends_with(".journey.json"));
    let read = |path| journey::file::read(&std::fs::read_to_string(path).unwrap()).unwrap();
    let all: Vec<_> = maps.map(read).collect();
    assert!(all.len() >= 15, "the samples are there");
    all
}
