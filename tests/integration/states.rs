//! States of a map through the service: history with times, named states, to-be maps, one difference taken back, what
//! was tried out kept as an opportunity, steps taken from one map to another.

use std::collections::BTreeSet;

use api::wire::{
    Beginning, CompareRequest, CopyRequest, CreateRequest, EditRequest, MapRequest, Nothing, PasteRequest,
    PictureRequest, RecordRequest, RestoreRequest, SnapshotRequest, StateRef, StepRequest, TakeBackRequest,
    ViewRequest,
};
use api::{ApiError, Service};
use journey::JourneyMap;
use journey::edit::Edit;
use journey::figure::{Duration, Figure};
use journey::ids::{MapId, TouchpointId};
use journey::model::{Anchor, MapState};

use crate::service::{at_work, snapshot};

fn map_of(service: &Service, map: MapId) -> JourneyMap {
    JourneyMap::from_records(snapshot(service, map).records).unwrap()
}

fn step(service: &Service, map: MapId, key: &str) -> TouchpointId {
    map_of(service, map).touchpoint_by_key(key).unwrap().id
}

fn apply(service: &Service, map: MapId, edits: Vec<Edit>) {
    let revision = snapshot(service, map).state.revision;
    service.edit_apply(EditRequest { map, revision, edits }).unwrap();
}

fn wait(touchpoint: TouchpointId, minutes: f64) -> Edit {
    Edit::SetWait { touchpoint, wait: Figure::assumed(Duration::Fixed { value: minutes }) }
}

#[test]
fn every_step_is_listed_with_its_time_and_any_of_them_comes_back() {
    let (_folder, service, map) = at_work();
    let begun = map_of(&service, map);
    let of = step(&service, map, "wait");
    apply(&service, map, vec![wait(of, 4.0)]);
    let kept = service.snapshot_keep(SnapshotRequest { map, name: "Before the summer".into() }).unwrap();
    apply(&service, map, vec![Edit::RenameTouchpoint { touchpoint: of, name: "Hold".into() }]);
    let revision = snapshot(&service, map).state.revision;
    service.edit_undo(StepRequest { map, revision }).unwrap();
    let list = service.history_list(MapRequest { map }).unwrap();
    let shown: Vec<_> = list.steps.iter().map(|s| (s.number, s.words.as_str(), s.undone)).collect();
    assert_eq!(
        shown,
        [(1, "Waiting at “Wait for an answer”: 4 min", false), (2, "Rename “Wait for an answer” to “Hold”", true)]
    );
    assert_eq!(list.steps[0].at, "2026-03-01T09:00:00Z");
    assert_eq!(list.snapshots[0].name, "Before the summer");

    let revision = snapshot(&service, map).state.revision;
    service.state_restore(RestoreRequest { map, revision, state: StateRef::Step { number: 0 } }).unwrap();
    assert_eq!(map_of(&service, map), begun, "as it began");
    let revision = snapshot(&service, map).state.revision;
    service.edit_undo(StepRequest { map, revision }).unwrap();
    assert_ne!(map_of(&service, map), begun, "bringing back can be taken back");
    let compare = CompareRequest { map, from: StateRef::Step { number: 0 }, to: StateRef::Snapshot { id: kept.id } };
    let compared = service.state_compare(compare).unwrap();
    assert_eq!(compared.differences.len(), 1, "{:?}", compared.differences);
    assert_eq!(compared.to.name, "Before the summer");
}

#[test]
fn a_to_be_differs_from_its_as_is_in_what_was_changed_and_gives_one_change_back() {
    let (_folder, service, map) = at_work();
    let to_be = service.library_derive(MapRequest { map }).unwrap().map;
    let details = map_of(&service, to_be).details().clone();
    assert_eq!((details.state, details.origin), (MapState::ToBe, Some(map)));
    let related = snapshot(&service, map).related;
    assert_eq!(related.iter().map(|r| r.map).collect::<Vec<_>>(), [to_be], "the as-is knows its to-be");
    let (find, of) = (step(&service, to_be, "find"), step(&service, to_be, "wait"));
    apply(
        &service,
        to_be,
        vec![wait(of, 1.0), Edit::RenameTouchpoint { touchpoint: find, name: "It is on the badge".into() }],
    );
    let against = || StateRef::Map { map };
    let compare = || service.state_compare(CompareRequest { map: to_be, from: against(), to: StateRef::Now }).unwrap();
    let differences = compare().differences;
    assert_eq!(differences.len(), 2, "{differences:?}");
    let one = differences.into_iter().find(|d| d.words.contains("waiting")).unwrap();
    let revision = snapshot(&service, to_be).state.revision;
    service
        .difference_take_back(TakeBackRequest {
            map: to_be,
            revision,
            from: against(),
            target: one.target,
            words: one.words.clone(),
        })
        .unwrap();
    assert_eq!(compare().differences.len(), 1, "the other one stays");
    let details = map_of(&service, to_be).details().clone();
    assert_eq!((details.state, details.origin), (MapState::ToBe, Some(map)), "it is still the to-be");
    let revision = snapshot(&service, to_be).state.revision;
    let again = TakeBackRequest { map: to_be, revision, from: against(), target: one.target, words: one.words };
    assert!(matches!(service.difference_take_back(again), Err(ApiError::NotFound { .. })), "it is there no more");
}

#[test]
fn what_was_tried_out_is_kept_as_what_an_opportunity_would_change() {
    let (_folder, service, map) = at_work();
    let of = step(&service, map, "wait");
    let opportunity = map_of(&service, map).opportunities().next().unwrap().id;
    apply(&service, map, vec![Edit::RenameMap { title: "Before".into() }]);
    let before = map_of(&service, map);
    apply(&service, map, vec![wait(of, 1.0)]);
    apply(&service, map, vec![Edit::SetPatience { touchpoint: of, patience: Some(Figure::assumed(30.0)) }]);
    let revision = snapshot(&service, map).state.revision;
    service.opportunity_record(RecordRequest { map, revision, opportunity, since: 1 }).unwrap();
    let after = map_of(&service, map);
    assert_eq!(after.opportunity(opportunity).unwrap().edits.len(), 2);
    assert_eq!(after.touchpoint(of), before.touchpoint(of), "the map itself is as it was");
    let mut tried = after.clone();
    tried.edit(&after.opportunity(opportunity).unwrap().edits).unwrap();
    assert_eq!(tried.touchpoint(of).unwrap().patience.as_ref().unwrap().value, 30.0);
    let words = |service: &Service| -> Vec<String> {
        let steps = service.history_list(MapRequest { map }).unwrap().steps;
        steps.into_iter().map(|step| step.words).collect()
    };
    let steps = words(&service);
    assert_eq!(steps.len(), 2, "what was tried out is no state of the map: {steps:?}");
    assert!(steps[1].starts_with("Keep what"), "{steps:?}");
    let revision = snapshot(&service, map).state.revision;
    service.edit_undo(StepRequest { map, revision }).unwrap();
    assert_eq!(map_of(&service, map), before, "one undo takes the record back, and brings no trial back");
}

#[test]
fn steps_go_from_one_map_to_another() {
    let (_folder, service, map) = at_work();
    let of = step(&service, map, "wait");
    let copied = service.clip_copy(CopyRequest { map, touchpoints: BTreeSet::from([of]) }).unwrap();
    assert!(copied.text.contains("- Wait for an answer (wait 3m–10m)"), "{}", copied.text);
    let other = service.library_create(CreateRequest { from: Beginning::Blank }).unwrap().map;
    let pasted = service.clip_paste(PasteRequest { map: other, revision: 0, clip: copied.clip, into: None }).unwrap();
    assert_eq!(pasted.touchpoints.len(), 1);
    let there = map_of(&service, other);
    assert_eq!(there.touchpoint(pasted.touchpoints[0]).unwrap().name, "Wait for an answer");
    assert!(there.pain_points_at(Anchor::Touchpoint(pasted.touchpoints[0])).count() > 0, "with its pain points");
}

#[test]
fn a_template_can_be_had_bare_and_a_blueprint_blank() {
    let (_folder, service, _) = at_work();
    let bare = Beginning::Bare { key: "password-reset".into() };
    let map = service.library_create(CreateRequest { from: bare }).unwrap().map;
    let bare = map_of(&service, map);
    assert_eq!((bare.touchpoint_count(), bare.stages().len()), (0, 6));
    assert!(!bare.lanes().is_empty());
    let map = service.library_create(CreateRequest { from: Beginning::Blueprint }).unwrap().map;
    let lanes: Vec<String> = map_of(&service, map).lanes().iter().map(|l| l.name.clone()).collect();
    assert!(lanes.contains(&"Support processes".to_owned()), "{lanes:?}");
    let six = service.library_presets(Nothing {}).unwrap().personas;
    assert_eq!(six.len(), 6);
}

#[test]
fn a_folded_stage_is_one_card_and_no_change() {
    let (_folder, service, map) = at_work();
    let before = snapshot(&service, map);
    let stage = map_of(&service, map).stages()[1].id;
    let folded = service.document_view(ViewRequest { map, folded: BTreeSet::from([stage]) }).unwrap();
    assert!(folded.layout.cards.len() < before.state.layout.cards.len());
    assert_eq!(folded.revision, before.state.revision, "nothing of the map has changed");
}

#[test]
fn a_picture_that_is_none_is_refused_and_nothing_changes() {
    let (_folder, service, map) = at_work();
    let lane = map_of(&service, map).lanes()[0].id;
    let at = Anchor::Touchpoint(step(&service, map, "wait"));
    let request = |data: Option<&str>| PictureRequest { map, revision: 0, lane, at, data: data.map(str::to_owned) };
    assert!(matches!(service.picture_add(request(Some("aGVsbG8="))), Err(ApiError::UnreadableFile { .. })));
    assert!(service.picture_add(request(None)).unwrap().is_none(), "nobody chose a file");
    let dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    service.picture_add(request(Some(dot))).unwrap().expect("a picture");
    assert_eq!(map_of(&service, map).pictures().len(), 1);
}
