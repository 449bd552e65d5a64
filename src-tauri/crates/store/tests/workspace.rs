//! What is kept is there again, whole, for whoever opens the workspace next.

use journey::JourneyMap;
use journey::edit::Edit;
use journey::file;
use journey::history::History;
use journey::ids::MapId;
use proptest::prelude::*;
use std::fs;
use std::path::Path;
use store::{ArticleRow, FlagRow, SampleRow, Store, StoreError, StoredRun, TicketSetContent, TicketSetRow, Turn};

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

fn content(data: &[u8]) -> TicketSetContent<'_> {
    TicketSetContent { report: "{}", refused: "[]", data }
}

/// Something that no file of the workspace may hold any more.
fn nowhere(folder: &Path, text: &[u8]) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let bytes = fs::read(&path).unwrap();
        let found = bytes.windows(text.len()).any(|part| part == text);
        assert!(!found, "{} still holds what was deleted", path.display());
    }
}

#[test]
fn deleted_tickets_are_nowhere_in_the_file() {
    let (folder, mut store, map) = workspace();
    let data = b"something that somebody wrote in a ticket".repeat(100_000);
    let size =
        || -> u64 { fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().metadata().unwrap().len()).sum() };
    let set = TicketSetRow { id: "set".into(), name: "may.csv".into(), tickets: 3, events: 9, imported_at: AT.into() };
    store.add_ticket_set(&set, content(&data)).unwrap();
    store.keep_state_mapping(map.details().id, "set", "{}").unwrap();
    store.keep_persona_mapping(map.details().id, "set", "{}").unwrap();
    assert_eq!((store.ticket_sets().unwrap(), store.ticket_data("set").unwrap()), (vec![set], data));

    let before = size();
    store.remove_ticket_set("set").unwrap();
    assert!(store.ticket_sets().unwrap().is_empty());
    assert_eq!(store.state_mapping(map.details().id, "set").unwrap(), None);
    assert_eq!(store.persona_mapping(map.details().id, "set").unwrap(), None);
    nowhere(folder.path(), b"somebody wrote in ");
    assert!(before > 4_000_000 && size() < 1_000_000, "the file shrinks: from {before} to {} bytes", size());
}

#[test]
fn a_ticket_set_is_replaced_for_good_and_keeps_what_belongs_to_it() {
    let (folder, mut store, map) = workspace();
    let set =
        |tickets| TicketSetRow { id: "set".into(), name: "may.csv".into(), tickets, events: 9, imported_at: AT.into() };
    assert!(matches!(store.replace_ticket_set(&set(1), content(b"x")), Err(StoreError::NotThere(_))));
    store.add_ticket_set(&set(1), content(&b"what was there before".repeat(500))).unwrap();
    store.keep_state_mapping(map.details().id, "set", "{}").unwrap();
    store.keep_persona_mapping(map.details().id, "set", "{}").unwrap();
    store
        .replace_ticket_set(&set(2), TicketSetContent { report: "{\"rows\":2}", refused: "[]", data: b"new" })
        .unwrap();
    assert_eq!((store.ticket_sets().unwrap(), store.ticket_data("set").unwrap()), (vec![set(2)], b"new".to_vec()));
    assert_eq!(
        (store.ticket_report("set").unwrap(), store.refused_rows("set").unwrap()),
        ("{\"rows\":2}".into(), "[]".into())
    );
    assert_eq!(store.state_mapping(map.details().id, "set").unwrap().as_deref(), Some("{}"));
    assert_eq!(store.persona_mapping(map.details().id, "set").unwrap().as_deref(), Some("{}"));
    nowhere(folder.path(), b"what was there");
}

#[test]
fn a_sample_goes_with_its_flags_and_its_set() {
    let (_folder, mut store, _) = workspace();
    let set = TicketSetRow { id: "set".into(), name: "may.csv".into(), tickets: 3, events: 9, imported_at: AT.into() };
    store.add_ticket_set(&set, content(b"")).unwrap();
    let sample = |id: &str| SampleRow {
        id: id.into(),
        ticket_set: "set".into(),
        made_at: AT.into(),
        drawn: "{}".into(),
        needs: "{}".into(),
    };
    let flag = |answer: &str| FlagRow {
        ticket: "T1".into(),
        rater: 1,
        answer: answer.into(),
        article: None,
        about: (answer == "yes").then(|| "Printer".into()),
    };
    store.add_sample(&sample("first")).unwrap();
    store.keep_flag("first", &flag("no")).unwrap();
    store.keep_flag("first", &flag("yes")).unwrap();
    assert_eq!(store.flags("first").unwrap(), [flag("yes")], "who thinks again has one answer");
    assert!(store.keep_flag("another", &flag("yes")).is_err());
    store.add_sample(&sample("second")).unwrap();
    assert_eq!((store.samples().unwrap().len(), store.flags("first").unwrap()), (1, vec![]), "one sample of a set");
    store.keep_flag("second", &flag("yes")).unwrap();
    store.remove_ticket_set("set").unwrap();
    assert!(store.samples().unwrap().is_empty() && store.flags("second").unwrap().is_empty());
}

#[test]
fn articles_are_kept_by_where_they_come_from() {
    let (folder, mut store, _) = workspace();
    let article = |title: &str| ArticleRow { source: "kb".into(), title: title.into(), ..ArticleRow::default() };
    store.keep_articles("kb", &[article("Reset a password"), article("Connect the VPN")]).unwrap();
    store.keep_articles("kb", &[article("Reset your password")]).unwrap();
    let again = Store::open(folder.path()).unwrap();
    assert_eq!(again.article_sources().unwrap(), [("kb".to_owned(), 1)], "the newer export in place of the older");
    assert_eq!(again.articles_like("passwords", 3).unwrap()[0].article, article("Reset your password"));
    store.remove_articles("kb").unwrap();
    assert!(store.article_sources().unwrap().is_empty() && store.remove_articles("kb").is_err());
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
