//! The large ticket file, read and laid over the map that its states fit.

use std::fs::{self, File};
use std::hint::black_box;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

use journey::JourneyMap;
use tests::places::{root, shared_data};
use tickets::{ImportOptions, OverlayOptions, import, overlay, suggest_mapping};

use crate::measure::{absent, figure, median_time, megabytes, milliseconds, peak_rise};

const MAP: &str = "maps/find-the-number.journey.json";
const FILE: &str = "uci-incidents-120k.csv.gz";

pub(crate) fn figures() {
    let text = fs::read_to_string(root().join(MAP)).expect("the sample map is part of the project");
    let map = journey::file::read(&text).expect("the sample map opens");
    let (time, memory) = ("120,000 ticket rows read and overlaid", "memory for it, beside what was there");
    let Some(file) = shared_data(FILE) else {
        absent(time, "the file is not on this machine");
        return absent(memory, "the file is not on this machine");
    };
    // First, while little memory lies about that an earlier run has given back.
    let peak = peak_rise(|| read_and_overlay(&file, &map));
    let took = median_time(5, || read_and_overlay(&file, &map));
    figure(time, &milliseconds(took), "< 1 s", took < Duration::from_secs(1));
    match peak {
        Some(bytes) => figure(memory, &megabytes(bytes), "< 150 MB", bytes < 150_000_000),
        None => absent(memory, "this system does not tell"),
    }
}

fn read_and_overlay(file: &Path, map: &JourneyMap) {
    let file = File::open(file).expect("it was there a moment ago");
    let read = import(file, &ImportOptions::default(), &mut |_| ControlFlow::Continue(()));
    let (set, _) = read.expect("the file is a ticket export");
    let mapping = suggest_mapping(&set, map);
    black_box(overlay(&set, map, &mapping, &OverlayOptions::default()));
}
