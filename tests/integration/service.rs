//! The service as a face meets it, without a window: changes that build on something old, jobs that are called off,
//! tickets from the file to the map.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, channel};

use api::wire::{
    Beginning, CreateRequest, EditRequest, JobEvent, JobRequest, MapRequest, Nothing, OverlayRequest, SamplingRequest,
    SimulationRequest, Snapshot, StepRequest, Study, StudyRequest, StudyResult, TicketChunkRequest, TicketFileRequest,
    TicketImportRequest, TicketProfileOf, TicketProfileRequest, TicketSetRequest, TicketTarget,
};
use api::{ApiError, FileKind, Listener, Service, Surroundings};
use journey::edit::Edit;
use journey::ids::MapId;
use journey::record::Record;
use uuid::Uuid;

/// A clock that stands still, identities that count up, and nobody to ask.
#[derive(Default)]
struct Nowhere(AtomicU64);

impl Surroundings for Nowhere {
    fn now(&self) -> jiff::Timestamp {
        "2026-03-01T09:00:00Z".parse().unwrap()
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

/// A service on a workspace of its own, with a copy of a sample in it.
pub(crate) fn at_work() -> (tempfile::TempDir, Service, MapId) {
    let folder = tempfile::tempdir().unwrap();
    let service = on(&folder);
    let map = service
        .library_create(CreateRequest { from: Beginning::Sample { key: "find-the-number".into() } })
        .unwrap()
        .map;
    (folder, service, map)
}

/// A service on a workspace that is there already.
pub(crate) fn on(folder: &tempfile::TempDir) -> Service {
    Service::open(folder.path(), Nowhere::default()).unwrap()
}

pub(crate) fn snapshot(service: &Service, map: MapId) -> Snapshot {
    service.document_open(MapRequest { map }).unwrap()
}

fn rename(map: MapId, revision: u32, title: &str) -> EditRequest {
    EditRequest { map, revision, edits: vec![Edit::RenameMap { title: title.into() }] }
}

fn title(snapshot: &Snapshot) -> String {
    let title = snapshot.records.iter().find_map(|record| match record {
        Record::Details(details) => Some(details.title.clone()),
        _ => None,
    });
    title.expect("every map has a title")
}

/// Someone who hears what a job says.
pub(crate) fn listener() -> (Listener, Receiver<JobEvent>) {
    let (say, hear) = channel();
    (Box::new(move |event| drop(say.send(event))), hear)
}

/// The last thing that a job says.
pub(crate) fn result(hear: &Receiver<JobEvent>) -> JobEvent {
    hear.iter().find(|event| !matches!(event, JobEvent::Progress { .. })).expect("a job has a result")
}

#[test]
fn an_edit_that_builds_on_something_old_changes_nothing() {
    let (folder, service, map) = at_work();
    let before = title(&snapshot(&service, map));
    let patch = service.edit_apply(rename(map, 0, "Changed")).unwrap();
    assert_eq!(patch.state.revision, 1);
    let late = service.edit_apply(rename(map, 0, "Too late"));
    assert_eq!(late.err(), Some(ApiError::Conflict { revision: 1 }));
    let refused = service.edit_apply(EditRequest {
        map,
        revision: 1,
        edits: vec![Edit::RenameMap { title: "Half done".into() }, Edit::RemoveStage { stage: Uuid::nil().into() }],
    });
    assert!(matches!(refused, Err(ApiError::InvalidEdit { .. })), "{refused:?}");
    assert_eq!(title(&snapshot(&service, map)), "Changed", "all of a step or nothing of it");

    // Another service on the same workspace: as after a restart.
    let again = on(&folder);
    assert_eq!(title(&snapshot(&again, map)), "Changed");
    let undone = again.edit_undo(StepRequest { map, revision: 1 }).unwrap();
    assert_eq!((title(&snapshot(&again, map)), undone.state.undo), (before, None));
}

#[test]
fn a_run_that_is_called_off_leaves_the_last_one() {
    let (_folder, service, map) = at_work();
    let run = |walks: u32| {
        let (listen, hear) = listener();
        let job = service
            .simulation_start(SimulationRequest { map, walks, seed: 7, who: Default::default() }, listen)
            .unwrap()
            .job;
        (job, hear)
    };
    let (_, hear) = run(1_000);
    assert!(matches!(result(&hear), JobEvent::Simulated { run } if run.report.walks == 1_000));
    let (job, hear) = run(100_000_000);
    service.job_cancel(JobRequest { job }).unwrap();
    assert!(matches!(result(&hear), JobEvent::Cancelled));
    let last = snapshot(&service, map).last_run.expect("the run of before");
    assert_eq!((last.report.walks, last.stale), (1_000, false));
    service.edit_apply(rename(map, 0, "Changed")).unwrap();
    assert!(snapshot(&service, map).last_run.is_some_and(|run| run.stale), "a run of the map as it was says so");
}

#[test]
fn studies_of_stages_and_of_a_to_be_are_kept_and_the_last_says_when_the_other_map_is_gone() {
    let (_folder, service, _) = at_work();
    let from = Beginning::Sample { key: "password-reset".into() };
    let map = service.library_create(CreateRequest { from }).unwrap().map;
    let other = service.library_derive(MapRequest { map }).unwrap().map;
    let need = snapshot(&service, map).records.iter().find_map(|record| match record {
        Record::Need(need) => Some(need.id),
        _ => None,
    });
    let ask = |study| {
        let (listen, hear) = listener();
        let request = StudyRequest { map, walks: 4_000, seed: 7, who: Default::default(), study };
        service.study_start(request, listen).unwrap();
        match result(&hear) {
            JobEvent::Studied { study } => study.outcome,
            other => panic!("it is studied: {other:?}"),
        }
    };
    let StudyResult::Net(net) = ask(Study::Net { need: need.unwrap(), remaining: 0.0 }) else { panic!("of stages") };
    assert!(net.effects.len() > 1 && net.effects.iter().all(|effect| effect.pass_rate < 1.0), "{net:?}");
    assert!(net.effects.iter().all(|effect| effect.closed_form >= effect.level0), "{net:?}");
    let StudyResult::Beside(beside) = ask(Study::Beside { other }) else { panic!("of two maps") };
    assert!(!beside.changes.friction_em.seen, "nothing was changed on the to-be: {beside:?}");

    let stale = || -> Vec<_> {
        let kept = service.study_list(MapRequest { map }).unwrap();
        kept.iter().map(|study| (matches!(study.outcome, StudyResult::Beside(_)), study.stale)).collect()
    };
    assert_eq!(stale(), [(true, false), (false, false)]);
    service.library_remove(MapRequest { map: other }).unwrap();
    assert_eq!(stale(), [(true, true), (false, false)]);
}

#[test]
fn help_with_a_sample_says_what_it_can_and_why_not_the_rest() {
    let (_folder, service, _) = at_work();
    let ask = |flagged, of, judgement: Option<(f64, f64)>| {
        let (sensitivity, specificity) = judgement.unzip();
        let request =
            SamplingRequest { precision: 0.05, expected: 0.5, population: None, flagged, of, sensitivity, specificity };
        service.sampling_help(request).unwrap()
    };
    let planned = ask(None, None, None);
    assert_eq!((planned.tickets, planned.sampled, planned.problem), (Some(385), None, None));
    let corrected = ask(Some(62), Some(100), Some((0.9, 0.95))).sampled.unwrap().corrected.unwrap();
    assert!((corrected.mean - 0.671).abs() < 5e-4, "{corrected:?}");
    let wrong = ask(Some(3), Some(2), None);
    assert_eq!((wrong.tickets, wrong.sampled), (Some(385), None));
    assert!(wrong.problem.is_some_and(|why| why.contains("more tickets are flagged")));
}

pub(crate) const HEADER: &str = "number,incident_state,opened_at,sys_updated_at";

fn export(folder: &Path) -> String {
    let mut text = format!("{HEADER}\n");
    for ticket in 10..30 {
        for (state, time) in [("New", "08:00"), ("Active", "08:30"), ("On Holiday", "09:00"), ("Closed", "10:00")] {
            text += &format!("INC{ticket},{state},2026-05-{ticket} 08:00:00,2026-05-{ticket} {time}:00\n");
        }
    }
    let path = folder.join("may.csv");
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

fn file(path: &str) -> TicketFileRequest {
    TicketFileRequest { path: Some(path.into()), options: Default::default() }
}

pub(crate) fn reading(path: &str) -> TicketImportRequest {
    TicketImportRequest { path: path.into(), options: Default::default(), into: TicketTarget::New }
}

#[test]
fn tickets_come_from_the_file_to_the_map_and_are_deleted_for_good() {
    let (folder, service, map) = at_work();
    let path = export(folder.path());
    let seen = service.tickets_preview(file(&path)).unwrap().expect("a file was named");
    assert!(seen.preview.questions.is_empty() && seen.preview.sample.len() > 1, "{:?}", seen.preview);
    let (listen, hear) = listener();
    service.tickets_import(reading(&path), listen).unwrap();
    let JobEvent::TicketsImported { imported } = result(&hear) else { panic!("it is read") };
    assert_eq!((imported.set.tickets, imported.set.events, imported.set.name.as_str()), (20, 80, "may.csv"));

    let set = imported.set.id;
    let over =
        |mapping| service.overlay_compute(OverlayRequest { map, set: set.clone(), mapping, view: Default::default() });
    let first = over(None).unwrap();
    assert_eq!(first.overlay.unmapped.iter().map(|state| state.name.as_str()).collect::<Vec<_>>(), ["On Holiday"]);
    assert!(
        first.layout.cards.iter().any(|card| card.tickets.as_ref().is_some_and(|badge| badge.text.contains("n 20")))
    );
    let mut mapping = first.mapping;
    let fix = first.overlay.touchpoints.iter().find(|step| step.key == "fix").unwrap().id;
    mapping.0.insert("On Holiday".into(), fix);
    assert!(over(Some(mapping.clone())).unwrap().overlay.unmapped.is_empty());
    let again = on(&folder);
    let kept = again
        .overlay_compute(OverlayRequest { map, set: set.clone(), mapping: None, view: Default::default() })
        .unwrap();
    assert_eq!(kept.mapping, mapping, "who says which state is which step says it once");

    service.tickets_remove(TicketSetRequest { set: set.clone() }).unwrap();
    assert!(service.tickets_list(Nothing {}).unwrap().is_empty());
    assert!(matches!(over(None), Err(ApiError::NotFound { .. })), "a set that is gone is not at hand either");
}

#[test]
fn an_import_that_is_called_off_or_fails_leaves_nothing() {
    let (folder, service, _) = at_work();
    let path = folder.path().join("large.csv");
    let row = "INC1,New,2026-05-01 08:00:00,2026-05-01 08:00:00\n";
    fs::write(&path, format!("{HEADER}\n{}", row.repeat(400_000))).unwrap();
    let path = path.display().to_string();
    let (listen, hear) = listener();
    let job = service.tickets_import(reading(&path), listen).unwrap().job;
    service.job_cancel(JobRequest { job }).unwrap();
    assert!(matches!(result(&hear), JobEvent::Cancelled));

    fs::write(&path, "what,how many\napples,3\n").unwrap();
    let (listen, hear) = listener();
    service.tickets_import(reading(&path), listen).unwrap();
    let failed = result(&hear);
    assert!(
        matches!(&failed, JobEvent::Failed { error: ApiError::UnreadableFile { path: at, .. } } if *at == path),
        "{failed:?}"
    );
    let (listen, _hear) = listener();
    let missing = service.tickets_import(reading("no-such.csv"), listen);
    assert!(matches!(missing, Err(ApiError::UnreadableFile { .. })), "{missing:?}");
    assert!(service.tickets_list(Nothing {}).unwrap().is_empty());
}

/// Reads a file into the workspace.
pub(crate) fn imported(service: &Service, request: TicketImportRequest) -> api::wire::TicketsImported {
    let (listen, hear) = listener();
    service.tickets_import(request, listen).unwrap();
    match result(&hear) {
        JobEvent::TicketsImported { imported } => *imported,
        other => panic!("it is read: {other:?}"),
    }
}

#[test]
fn a_file_that_was_dropped_is_taken_in_parts_and_not_kept() {
    use base64::Engine;
    let (folder, service, _) = at_work();
    let text = fs::read(export(folder.path())).unwrap();
    let chunk = |first: bool, part: &[u8]| {
        let data = base64::engine::general_purpose::STANDARD.encode(part);
        service.tickets_receive(TicketChunkRequest { name: "../../may.csv".into(), first, data }).unwrap().path
    };
    chunk(true, b"something else that was dropped before");
    let (one, other) = text.split_at(100);
    let path = chunk(true, one);
    assert_eq!(chunk(false, other), path);
    assert!(Path::new(&path).starts_with(folder.path()) && !path.contains(".."), "{path}");
    assert_eq!(fs::read(&path).unwrap(), text);
    let read = imported(&service, reading(&path));
    assert_eq!((read.set.name.as_str(), read.set.tickets), ("may.csv", 20));
    assert!(!Path::new(&path).exists(), "what names people is not left behind");
}

#[test]
fn a_set_is_added_to_and_its_report_is_there_again() {
    let (folder, service, _) = at_work();
    let path = export(folder.path());
    let first = imported(&service, reading(&path));
    let june = folder.path().join("june.csv");
    let row = |ticket, state| format!("INC{ticket},{state},2026-06-01 08:00:00,2026-06-01 08:00:00,Ann\n");
    let rows = row(29, "Reopened") + &row(40, "New") + "INC9,New\n";
    fs::write(&june, format!("{HEADER},caller_id\n{rows}")).unwrap();
    let into = TicketTarget::Append { set: first.set.id.clone() };
    let both = imported(&service, TicketImportRequest { into, ..reading(&june.display().to_string()) });
    let added = both.appended.unwrap();
    assert_eq!((added.file.as_str(), added.before, added.people), ("june.csv", 20, None), "may tells of no people");
    assert_eq!((added.added, added.replaced, added.unchanged, added.merged), (1, 1, 0, 0));
    assert_eq!((both.set.tickets, both.set.id.as_str()), (21, first.set.id.as_str()));
    let again = on(&folder);
    let (set, report) = again.stored_tickets("may.csv").unwrap();
    assert_eq!(
        (set.tickets(), report.tickets, report.refused_total),
        (21, 2, 1),
        "tickets of both, the report of the last"
    );
    let told = again.tickets_report(TicketSetRequest { set: first.set.id }).unwrap();
    assert_eq!(told.report.refused[0].line, 4);

    // The same workspace knows who asked before, also after it was closed.
    let july = folder.path().join("july.csv");
    let rows = "INC41,New,2026-07-01 08:00:00,2026-07-01 08:00:00, ann\nINC42,New,soon,2026-07-01 08:00:00,Bob\n";
    fs::write(&july, format!("{HEADER},caller_id\n{rows}")).unwrap();
    let into = TicketTarget::Append { set: told.set.id };
    let three = imported(&again, TicketImportRequest { into, ..reading(&july.display().to_string()) });
    let added = three.appended.unwrap();
    assert_eq!((added.people, added.people_known, added.added), (Some(1), Some(1), 1));
    let kept = store::Store::open(folder.path()).unwrap().refused_rows(&three.set.id).unwrap();
    assert!(kept.contains("INC42") && !kept.contains("Bob"), "{kept}");
}

#[test]
fn a_profile_is_kept_used_and_forgotten() {
    let (folder, service, _) = at_work();
    let path = folder.path().join("desk.csv");
    fs::write(&path, "Nr;Zustand;wann\n1;New;03/04/2026 08:00\n1;Closed;04/04/2026 09:00\n").unwrap();
    let path = path.display().to_string();
    let look =
        |options| service.tickets_preview(TicketFileRequest { path: Some(path.clone()), options }).unwrap().unwrap();
    assert!(look(Default::default()).preview.problem.is_some());
    let columns = [("ticket", "Nr"), ("state", "Zustand"), ("updated", "wann")];
    let said = tickets::ImportOptions {
        columns: columns.map(|(role, column)| (role.to_owned(), column.to_owned())).into(),
        day_first: Some(true),
        ..Default::default()
    };
    let keep =
        |name: &str| service.ticket_profile_keep(TicketProfileRequest { name: name.into(), options: said.clone() });
    assert!(keep("zendesk").is_err() && keep(" ").is_err(), "a name of its own");
    keep("our desk").unwrap();
    assert_eq!(service.ticket_profiles(Nothing {}).unwrap().kept, ["our desk"]);
    let by_name = tickets::ImportOptions { profile: Some("our desk".into()), ..Default::default() };
    let seen = look(by_name.clone());
    assert_eq!((seen.preview.problem, seen.options), (None, said.clone()));
    let read = imported(&service, TicketImportRequest { options: by_name.clone(), ..reading(&path) });
    assert_eq!(read.set.events, 2);
    service.ticket_profile_remove(TicketProfileOf { name: "our desk".into() }).unwrap();
    let gone = service.tickets_preview(TicketFileRequest { path: Some(path.clone()), options: by_name });
    assert!(matches!(gone, Err(ApiError::NotFound { .. })), "{gone:?}");
}
