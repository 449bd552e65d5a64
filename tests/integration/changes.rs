//! What the service says of an edit is enough for the window: what it had, put together with what has changed, is what
//! it would get if it opened the map anew.

use api::Service;
use api::wire::{EditRequest, MapRequest, Patch, StepRequest, ViewRequest};
use journey::edit::Edit;
use journey::ids::MapId;
use journey::{JourneyMap, ids::StageId};
use serde_json::Value;
use tests::large_edits::edits;
use tests::large_map::large_map;

use crate::service::on;

/// Three times all kinds of edits.
const EDITS: usize = 42;

/// A window that is never told more than what has changed.
struct Window {
    service: Service,
    map: MapId,
    shown: Value,
}

impl Window {
    fn revision(&self) -> u32 {
        self.shown["revision"].as_u64().unwrap().try_into().unwrap()
    }

    fn take(&mut self, patch: &Patch) {
        self.shown = put_together(&self.shown, &serde_json::to_value(&patch.state).unwrap());
    }

    fn step(&self) -> StepRequest {
        StepRequest { map: self.map, revision: self.revision() }
    }
}

/// As the window does it.
fn put_together(old: &Value, change: &Value) -> Value {
    match change {
        Value::Object(fields) => {
            let field = |(name, change): (&String, &Value)| match (name.as_str(), change) {
                ("emotion", Value::Null) => (name.clone(), old["emotion"].clone()),
                _ => (name.clone(), put_together(&old[name], change)),
            };
            fields.iter().map(field).collect()
        }
        Value::Array(pieces) if pieces.iter().all(|it| it.get("kept").is_some() || it.get("new").is_some()) => {
            let piece = |piece: &Value| match piece.get("new") {
                Some(items) => items.as_array().unwrap().clone(),
                None => {
                    let number = |name: &str| usize::try_from(piece["kept"][name].as_u64().unwrap()).unwrap();
                    old.as_array().unwrap()[number("from")..][..number("count")].to_vec()
                }
            };
            pieces.iter().flat_map(piece).collect()
        }
        other => other.clone(),
    }
}

fn opened(service: &Service, map: MapId) -> Value {
    serde_json::to_value(service.document_open(MapRequest { map }).unwrap().state).unwrap()
}

#[test]
fn what_was_shown_and_what_has_changed_are_what_is_shown_now() {
    let mut map = large_map(125);
    let folder = tempfile::tempdir().unwrap();
    store::Store::open(folder.path()).unwrap().add_map(&map, "2026-03-01T09:00:00Z").unwrap();
    let id = map.details().id;
    // Another service each time: it knows nothing of what a window has.
    let anew = || opened(&on(&folder), id);
    let mut window = Window { service: on(&folder), map: id, shown: Value::Null };
    window.shown = opened(&window.service, id);
    for n in 0..EDITS {
        let edits = edits(&map, n);
        map.edit(&edits).unwrap();
        let patch = window.service.edit_apply(EditRequest { map: id, revision: window.revision(), edits }).unwrap();
        window.take(&patch);
        assert_eq!(window.shown, anew(), "after edit {n}");
    }
    for n in (0..EDITS).rev() {
        let patch = window.service.edit_undo(window.step()).unwrap();
        window.take(&patch);
        assert_eq!(window.shown, anew(), "after edit {n} was taken back");
    }
}

#[test]
fn what_is_folded_and_what_was_forgotten_mislead_nobody() {
    let map = large_map(125);
    let folder = tempfile::tempdir().unwrap();
    store::Store::open(folder.path()).unwrap().add_map(&map, "2026-03-01T09:00:00Z").unwrap();
    let id = map.details().id;
    let mut window = Window { service: on(&folder), map: id, shown: Value::Null };
    window.shown = opened(&window.service, id);
    fold(&mut window, first_stage(&map));
    let edits = edits(&map, 0);
    let patch = window.service.edit_apply(EditRequest { map: id, revision: window.revision(), edits }).unwrap();
    window.take(&patch);
    let mut whole = opened(&window.service, id);
    assert_eq!(window.shown, whole, "an edit of what is folded");

    // A service that has shown nothing tells all of it.
    window.service = on(&folder);
    let patch = window.service.edit_undo(window.step()).unwrap();
    window.take(&patch);
    whole = opened(&on(&folder), id);
    assert_eq!(window.shown, whole);
}

#[test]
fn to_rename_one_step_changes_one_card() {
    let map = large_map(125);
    let folder = tempfile::tempdir().unwrap();
    store::Store::open(folder.path()).unwrap().add_map(&map, "2026-03-01T09:00:00Z").unwrap();
    let (service, id) = (on(&folder), map.details().id);
    let cards = opened(&service, id)["layout"]["cards"].as_array().unwrap().len();
    let touchpoint = map.details().start.unwrap();
    // Short enough not to be cut: a name that is cut behind the same words looks as it did.
    let edits = vec![Edit::RenameTouchpoint { touchpoint, name: "Begin".into() }];
    let patch = service.edit_apply(EditRequest { map: id, revision: 0, edits }).unwrap();
    let change = serde_json::to_value(&patch.state).unwrap();
    let pieces = change["layout"]["cards"].as_array().unwrap();
    let number = |piece: &Value| piece["new"].as_array().map_or(0, Vec::len);
    assert_eq!(pieces.iter().map(number).sum::<usize>(), 1, "{pieces:?}");
    let kept: u64 = pieces.iter().filter_map(|piece| piece["kept"]["count"].as_u64()).sum();
    assert_eq!(kept as usize, cards - 1, "{pieces:?}");
    assert!(change.to_string().len() < 8_000, "{} bytes", change.to_string().len());
}

fn first_stage(map: &JourneyMap) -> StageId {
    map.stages()[0].id
}

fn fold(window: &mut Window, stage: StageId) {
    let folded = [stage].into_iter().collect();
    let state = window.service.document_view(ViewRequest { map: window.map, folded }).unwrap();
    window.shown = serde_json::to_value(state).unwrap();
}
