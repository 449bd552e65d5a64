//! Working on a map of 1,000 touchpoints and 1,500 transitions, as the core does it for the window: opening it, one edit
//! after the other until the answer is ready to be sent, the layout and the exact answer. What the window adds is in
//! `window`.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use api::wire::{EditRequest, MapRequest, StepRequest};
use api::{FileKind, Service, Surroundings, decor_of};
use draw::layout::{LayoutOptions, layout};
use journey::JourneyMap;
use journey::ids::MapId;
use simulate::{Chain, exact};
use tests::large_edits::edits;
use tests::large_map::{LARGE, large_map};
use uuid::Uuid;

use crate::measure::{figure, median_time, milliseconds, percentile};

const EDITS: usize = 200;

pub(crate) fn figures() {
    let map = large_map(LARGE);
    let folder = workspace(&map);
    editing(&folder, &map);
    opening(&folder, &map);
    let decor = decor_of(&map);
    let laid_out = median_time(21, || drop(black_box(layout(&map, &decor, &LayoutOptions::default()))));
    bar("layout of 1,000 steps", laid_out, Duration::from_millis(50));
    let answer = median_time(21, || {
        let chain = Chain::compile(&map).expect("the map can be walked");
        black_box(exact::solve(black_box(&chain)));
    });
    bar("exact answer of 1,000 steps", answer, Duration::from_millis(150));
}

fn bar(what: &str, time: Duration, most: Duration) {
    figure(what, &milliseconds(time), &format!("< {} ms", most.as_millis()), time < most);
}

/// A workspace with one map in it.
fn workspace(map: &JourneyMap) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let mut store = store::Store::open(folder.path()).expect("a new workspace");
    store.add_map(map, "2026-03-01T09:00:00Z").expect("a map in it");
    folder
}

fn service(folder: &tempfile::TempDir) -> Service {
    Service::open(folder.path(), Nobody::default()).expect("the workspace opens")
}

/// From the request as text to the answer as text: judged, carried out, stored, laid out, checked and solved.
fn editing(folder: &tempfile::TempDir, map: &JourneyMap) {
    let (service, id) = (service(folder), map.details().id);
    let mut map = map.clone();
    let mut revision = 0;
    let mut bytes = Vec::new();
    let mut times = Vec::new();
    for n in 0..EDITS {
        let edits = edits(&map, n);
        map.edit(&edits).expect("the rules let it pass");
        let request = serde_json::to_string(&EditRequest { map: id, revision, edits }).expect("edits are JSON");
        let start = Instant::now();
        let request = serde_json::from_str(&request).expect("as before");
        let patch = service.edit_apply(request).expect("as before");
        let text = serde_json::to_string(&patch).expect("patches are JSON");
        times.push(start.elapsed());
        assert!(patch.state.exact.is_some(), "edit {n} leaves a map that can be walked");
        revision = patch.state.revision;
        bytes.push(text.len());
    }
    let most = Duration::from_millis(50);
    bar("an edit of 1,000 steps until its answer is ready, median", percentile(&times, 50), most);
    figure("the same, P90", &milliseconds(percentile(&times, 90)), "", true);
    bytes.sort_unstable();
    figure("size of that answer, median", &format!("{:.0} kB", bytes[bytes.len() / 2] as f64 / 1e3), "", true);
    let undo = median_time(21, || revision = undone(&service, id, revision));
    bar("an undo of 1,000 steps until its answer is ready, median", undo, most);
}

fn undone(service: &Service, map: MapId, revision: u32) -> u32 {
    let patch = service.edit_undo(StepRequest { map, revision }).expect("there is something to undo");
    black_box(serde_json::to_string(&patch).expect("patches are JSON"));
    patch.state.revision
}

/// From the disk, with the history of all those edits.
fn opening(folder: &tempfile::TempDir, map: &JourneyMap) {
    let opened = median_time(5, || {
        let snapshot = service(folder).document_open(MapRequest { map: map.details().id }).expect("the map is there");
        black_box(serde_json::to_string(&snapshot).expect("snapshots are JSON"));
    });
    bar("opening 1,000 steps until the answer is ready", opened, Duration::from_secs(1));
}

/// A clock that stands still, identities that count up, and nobody to ask.
#[derive(Default)]
struct Nobody(AtomicU64);

impl Surroundings for Nobody {
    fn now(&self) -> jiff::Timestamp {
        jiff::Timestamp::UNIX_EPOCH
    }

    fn new_id(&self) -> Uuid {
        Uuid::from_u64_pair(0x0190_0000_0000_7000, 0x8000_0000_0000_0000 | self.0.fetch_add(1, Ordering::Relaxed))
    }

    fn ask_open(&self, _: FileKind) -> Option<PathBuf> {
        None
    }

    fn ask_save(&self, _: FileKind, _: &str) -> Option<PathBuf> {
        None
    }

    fn show_file(&self, _: &Path) -> Result<(), String> {
        Err("there is no window".into())
    }
}
