//! What is kept is there again, whole, for whoever opens the workspace next.

use journey::JourneyMap;
use journey::edit::Edit;
use journey::file;
use journey::history::History;
use journey::ids::MapId;
use proptest::prelude::*;
use std::fs;
use std::path::Path;
use store::{Store, StoreError, StoredRun, TicketSetRow, Turn};

const AT: &str = "2026-03-01T09:00:00Z";

fn sample() -> JourneyMap {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../maps/guest-stay.journey.json");
    file::read(&fs::read_to_string(path).unwrap()).unwrap()
}

/// A workspace with the sample in it.
fn workspace() -> (tempfile::TempDir, Store, JourneyMap) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(folder.path()).unwrap();
    let map = sample();
    store.add_map(&map, AT).unwrap();
    (folder, store, map)
}

/// Somebody at work on a map: every step is kept as it is done.
struct AtWork {
    store: Store,
    map: JourneyMap,
    history: History,
    revision: u32,
}

impl AtWork {
    fn id(&self) -> MapId {
        self.map.details().id
    }

    fn rename(&mut self, step: usize, name: &str) {
        let touchpoint = self.map.touchpoints().nth(step % self.map.touchpoint_count()).unwrap().id;
        let edit = Edit::RenameTouchpoint { touchpoint, name: name.into() };
        let Ok(diff) = self.history.edit(&mut self.map, &[edit]) else { return };
        if !diff.is_empty() {
            self.revision += 1;
            let step = self.history.done().last().unwrap();
            self.store.keep(self.map.details().id, &diff, &Turn::Do(step), self.revision, AT).unwrap();
        }
    }

    fn undo(&mut self) {
        if let Some(diff) = self.history.undo(&mut self.map) {
            self.revision += 1;
            self.store.keep(self.id(), &diff, &Turn::Undo, self.revision, AT).unwrap();
        }
    }

    fn redo(&mut self) {
        if let Some(diff) = self.history.redo(&mut self.map) {
            self.revision += 1;
            self.store.keep(self.id(), &diff, &Turn::Redo, self.revision, AT).unwrap();
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_done_and_undone_is_there_again(
        steps in prop::collection::vec((0..5_u8, 0..40_usize, "[a-z]{1,8}"), 1..20),
    ) {
        let (folder, store, map) = workspace();
        let mut work = AtWork { store, map, history: History::default(), revision: 0 };
        for (what, step, name) in steps {
            match what {
                0 => work.undo(),
                1 => work.redo(),
                _ => work.rename(step, &name),
            }
        }
        // Another connection, while the first one is still open: as after a crash.
        let again = Store::open(folder.path()).unwrap().map(work.id()).unwrap();
        prop_assert_eq!(file::write(&again.map), file::write(&work.map));
        prop_assert_eq!(again.history, work.history);
        prop_assert_eq!(again.revision, work.revision);
    }
}

#[test]
fn a_map_is_listed_found_and_deleted_with_its_history() {
    let (_folder, mut store, map) = workspace();
    let id = map.details().id;
    assert_eq!(store.maps().unwrap().iter().map(|row| row.id).collect::<Vec<_>>(), [id]);
    assert!(store.add_map(&map, AT).is_err(), "the same map is not there twice");
    let run = StoredRun { revision: 0, ran_at: AT.into(), seconds: 0.1, report: "{}".into() };
    store.keep_run(id, &run).unwrap();
    assert_eq!(store.last_run(id).unwrap(), Some(run));

    store.remove_map(id).unwrap();
    assert!(store.maps().unwrap().is_empty() && !store.has_map(id).unwrap());
    assert_eq!(store.last_run(id).unwrap(), None, "what belongs to it goes with it");
    assert!(matches!(store.map(id), Err(StoreError::NotThere(_))));
    assert!(matches!(store.remove_map(id), Err(StoreError::NotThere(_))));
}

#[test]
fn deleted_tickets_are_nowhere_in_the_file() {
    let (folder, mut store, map) = workspace();
    let data = b"something that somebody wrote in a ticket".repeat(2_000);
    let set = TicketSetRow { id: "set".into(), name: "may.csv".into(), tickets: 3, events: 9, imported_at: AT.into() };
    store.add_ticket_set(&set, "{}", &data).unwrap();
    store.keep_state_mapping(map.details().id, "set", "{}").unwrap();
    assert_eq!((store.ticket_sets().unwrap(), store.ticket_data("set").unwrap()), (vec![set], data));

    store.remove_ticket_set("set").unwrap();
    assert!(store.ticket_sets().unwrap().is_empty());
    assert_eq!(store.state_mapping(map.details().id, "set").unwrap(), None);
    for entry in fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let found = bytes.windows(18).any(|part| part == b"somebody wrote in ");
        assert!(!found, "{} still holds what was deleted", path.display());
    }
}

#[test]
fn a_setting_stays() {
    let (folder, mut store, _) = workspace();
    assert_eq!(store.setting("theme").unwrap(), None);
    store.keep_setting("theme", "dark").unwrap();
    store.keep_setting("theme", "light").unwrap();
    assert_eq!(Store::open(folder.path()).unwrap().setting("theme").unwrap().as_deref(), Some("light"));
}

#[test]
fn what_is_no_workspace_of_ours_is_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("milewalk.db");
    fs::write(&file, "a shopping list, long enough to be looked at: ".repeat(40)).unwrap();
    let before = fs::read(&file).unwrap();
    assert!(Store::open(folder.path()).is_err());
    assert_eq!(fs::read(&file).unwrap(), before);
    assert!(matches!(Store::open(&file), Err(StoreError::Unusable { .. })), "a file is no folder");
}
