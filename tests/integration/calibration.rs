//! Figures that come from tickets into a map and go again; a map drawn from tickets, which lie over it at once.

use std::collections::BTreeMap;
use std::fs;

use api::wire::{
    CalibrationRequest, CalibrationTake, DiscoverRequest, JobEvent, MapRequest, OverlayRequest, StepRequest,
};
use api::{ApiError, Service};
use journey::JourneyMap;
use journey::check::check;
use journey::figure::{Duration, Evidence};
use journey::ids::MapId;
use tickets::calibrate::{Family, TimeFigure};

use crate::service::{at_work, listener, on, reading, result, snapshot};

/// Thirty tickets: new for minutes, worked on for an hour, closed by a timer five days after they were solved.
fn read(service: &Service, folder: &tempfile::TempDir) -> String {
    let mut text = String::from("number,incident_state,opened_at,sys_updated_at\n");
    for ticket in 10..40 {
        let (month, day) = (4 + ticket / 25, 1 + ticket % 25);
        let mut row = |state: &str, days: u32, time: &str| {
            text += &format!(
                "INC{ticket},{state},2026-{month:02}-{day:02} 08:00:00,2026-{month:02}-{:02} {time}:00\n",
                day + days
            );
        };
        row("New", 0, "08:00");
        row("Active", 0, &format!("08:{}", ticket));
        row("Resolved", 0, "10:00");
        row("Closed", 5, "10:00");
    }
    let path = folder.path().join("spring.csv");
    fs::write(&path, text).unwrap();
    let (listen, hear) = listener();
    service.tickets_import(reading(&path.display().to_string()), listen).unwrap();
    let JobEvent::TicketsImported { imported } = result(&hear) else { panic!("it is read") };
    imported.set.id
}

fn of(map: MapId, set: &str) -> CalibrationRequest {
    CalibrationRequest { map, set: set.into(), work: TimeFigure::Doing, families: BTreeMap::new() }
}

/// The map as its file would be.
fn bytes(service: &Service, map: MapId) -> Vec<u8> {
    let map = JourneyMap::from_records(snapshot(service, map).records).unwrap();
    journey::file::write(&map).into_bytes()
}

#[test]
fn figures_are_accepted_as_one_named_step_and_taken_back_to_the_same_bytes() {
    let (folder, service, map) = at_work();
    let set = read(&service, &folder);
    let before = bytes(&service, map);
    let found = service.calibration_propose(of(map, &set)).unwrap();
    let keys: Vec<&str> = found.proposals.iter().map(|p| p.key.as_str()).collect();
    assert_eq!(keys, ["demand", "urgency.wait", "fix.doing", "verify.wait"]);
    assert_eq!(bytes(&service, map), before, "to propose changes nothing");

    let take = |of, which: &[&str]| {
        let which = which.iter().map(|key| (*key).to_owned()).collect();
        service.calibration_accept(CalibrationTake { of, revision: snapshot(&service, map).state.revision, which })
    };
    let none = take(of(map, &set), &["verify.wait", "verify.doing"]);
    assert!(matches!(none, Err(ApiError::NotFound { what }) if what.contains("verify.doing")));
    let chosen = CalibrationRequest {
        families: BTreeMap::from([("urgency.wait".to_owned(), Family::Lognormal)]),
        ..of(map, &set)
    };
    let patch = take(chosen, &["urgency.wait", "verify.wait"]).unwrap();
    assert_eq!(patch.state.undo.as_deref(), Some("Take 2 figures from “spring.csv”"));
    let changed = JourneyMap::from_records(snapshot(&service, map).records).unwrap();
    let wait = |key: &str| changed.touchpoint_by_key(key).unwrap().wait.clone();
    assert!(matches!(wait("urgency").value, Duration::Lognormal { .. }), "as it was chosen");
    assert_eq!(wait("verify").value, Duration::Fixed { value: 7_200.0 }, "a timer of five days");
    let evidence = Evidence::FromTickets { set: "spring.csv".into(), n: 30, date: "2026-03-01".into() };
    assert_eq!(wait("verify").evidence, evidence);

    let left = service.calibration_propose(of(map, &set)).unwrap();
    assert_eq!(
        left.proposals.iter().map(|p| p.key.as_str()).collect::<Vec<_>>(),
        ["demand", "urgency.wait", "fix.doing"]
    );
    let revision = snapshot(&service, map).state.revision;
    service.edit_undo(StepRequest { map, revision }).unwrap();
    assert_eq!(bytes(&service, map), before);
}

#[test]
fn a_drawn_map_is_a_map_of_the_library_over_which_its_tickets_lie() {
    let (folder, service, _) = at_work();
    let set = read(&service, &folder);
    let ask = |moves, title: Option<&str>| DiscoverRequest {
        set: set.clone(),
        activities: 1.0,
        moves,
        title: title.map(String::from),
    };
    let seen = service.discovery_preview(ask(1.0, None)).unwrap();
    assert_eq!((seen.steps.len(), seen.ways.len(), seen.fitting_share), (4, 3, 1.0));
    let map = service.map_discover(ask(1.0, Some("How it goes"))).unwrap().map;
    let service = on(&folder);
    let drawn = JourneyMap::from_records(snapshot(&service, map).records).unwrap();
    assert_eq!((check(&drawn), drawn.details().title.as_str()), (Vec::new(), "How it goes"));
    assert!(drawn.lanes().len() > 1, "with the lanes of any new map");
    let over = service
        .overlay_compute(OverlayRequest { map, set: set.clone(), mapping: None, view: Default::default() })
        .unwrap();
    assert_eq!((over.overlay.leaving_share, over.mapping.0.len()), (0.0, 4));
    assert!(matches!(service.map_discover(ask(2.0, None)), Err(ApiError::InvalidEdit { .. })));
    service.library_remove(MapRequest { map }).unwrap();
}
