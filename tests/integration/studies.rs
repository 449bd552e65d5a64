//! Studies as a face starts them: more or fewer people, with a mix of personas, told by the job and kept with the map.

use std::collections::BTreeMap;

use api::wire::{Beginning, CreateRequest, JobEvent, MapRequest, QueueQuestion, Study, StudyRequest, StudyResult};
use api::{ApiError, Service};
use journey::ids::{MapId, TeamId};
use journey::record::Record;
use simulate::Who;

use crate::service::{at_work, listener, result, snapshot};

/// The sample that is staffed, and its team.
fn staffed(service: &Service) -> (MapId, TeamId) {
    let from = Beginning::Sample { key: "walk-up".into() };
    let map = service.library_create(CreateRequest { from }).unwrap().map;
    let team = snapshot(service, map).records.into_iter().find_map(|record| match record {
        Record::Team(team) => Some(team.id),
        _ => None,
    });
    (map, team.expect("the counter is staffed"))
}

fn asked(map: MapId, more: BTreeMap<TeamId, i32>) -> StudyRequest {
    let question =
        QueueQuestion { weeks: 2, replications: 4, answer_within_s: 60.0, target: 0.8, start: "2026-01-05".into() };
    let study = Study::QueuesWhatIf { edits: Vec::new(), staff: more, question };
    StudyRequest { map, walks: 100, seed: 7, who: Who::Mixed, study }
}

fn answer(service: &Service, request: StudyRequest) -> JobEvent {
    let (listen, hear) = listener();
    service.study_start(request, listen).unwrap();
    result(&hear)
}

#[test]
fn what_more_people_would_change_is_told_and_kept() {
    let (_folder, service, _) = at_work();
    let (map, team) = staffed(&service);
    let JobEvent::Studied { study } = answer(&service, asked(map, [(team, 1)].into())) else { panic!("it can be run") };
    let StudyResult::QueuesWhatIf(found) = &study.outcome else { panic!("it is what was asked") };
    let wait = found.teams[0].wait_served.unwrap();
    assert!(found.who == Who::Mixed && wait.seen && wait.high < 0.0, "one more is seen: {wait:?}");
    let kept = service.study_list(MapRequest { map }).unwrap();
    let StudyResult::QueuesWhatIf(again) = &kept[0].outcome else { panic!("it is kept under its kind") };
    assert_eq!(again, found);
    let Study::QueuesWhatIf { staff, .. } = &kept[0].request.study else { panic!("with what was asked") };
    assert_eq!(staff, &[(team, 1)].into());
}

#[test]
fn what_cannot_be_run_with_the_change_says_so() {
    let (_folder, service, _) = at_work();
    let (map, team) = staffed(&service);
    let JobEvent::Failed { error: ApiError::NotWalkable { reason } } =
        answer(&service, asked(map, [(team, -1)].into()))
    else {
        panic!("nobody is left at the counter")
    };
    assert!(reason.starts_with("with the change, "), "{reason}");
    assert!(service.study_list(MapRequest { map }).unwrap().is_empty(), "nothing was found out");
}

/// As the window asks: what is asked of the queues stands beside the kind.
#[test]
fn the_queues_are_asked_and_kept() {
    let (_folder, service, _) = at_work();
    let (map, _) = staffed(&service);
    let request = serde_json::json!({
        "map": map, "walks": 100, "seed": 7,
        "study": {
            "kind": "queues", "weeks": 2, "replications": 3, "answerWithinS": 60.0, "target": 0.8, "start": "2026-01-05"
        }
    });
    let JobEvent::Studied { study } = answer(&service, serde_json::from_value(request.clone()).unwrap()) else {
        panic!("it can be run")
    };
    let StudyResult::Queues(found) = &study.outcome else { panic!("it is what was asked") };
    assert_eq!((found.weeks, found.replications, found.teams.len()), (2, 3, 1));
    let spread = &found.teams[0].wait_histogram;
    assert!(spread.counts.iter().sum::<u32>() + spread.beyond > 100, "every wait is in it: {spread:?}");
    let kept = service.study_list(MapRequest { map }).unwrap();
    assert_eq!(serde_json::to_value(&kept[0].request.study).unwrap(), request["study"]);
}
