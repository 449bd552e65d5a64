//! Files of other tools become maps of the library.

use crate::service::at_work;
use api::Service;
use api::wire::{
    Beginning, CreateRequest, FileRequest, MapFileRequest, MapRequest, PasteRequest, TableText, TicketChunkRequest,
};
use base64::Engine;
use journey::ids::MapId;
use journey::record::Record;
use std::fs;
use std::path::Path;

fn title(service: &Service, map: MapId) -> String {
    let snapshot = service.document_open(MapRequest { map }).unwrap();
    let title = snapshot.records.iter().find_map(|record| match record {
        Record::Details(details) => Some(details.title.clone()),
        _ => None,
    });
    title.expect("every map has a title")
}

/// A file of another tool is a map of the library, with what of it is not there.
#[test]
fn what_another_tool_has_written_becomes_a_map() {
    let (folder, service, _) = at_work();
    let file = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let steps = file("steps.csv", "stage,step,waiting,budget\nAsk,Call,soon,Anna\nAnswer,Listen,3,\n");
    let tickets =
        file("tickets.csv", "number,opened_at,name\nINC1,2026-01-01 10:00:00,A\nINC2,2026-01-02 10:00:00,B\n");
    let log = file("log.xes", "<?xml version=\"1.0\"?><log/>");
    let judged = |path: &str| service.file_judge(FileRequest { path: path.into() }).unwrap().map;
    assert_eq!([&steps, &tickets, &log].map(|path| judged(path)), [true, false, false]);
    // What is meant to be a map is judged as one, and refused as one.
    let meant = [("flow.mmd", "flowchart LR\n a --> b\n"), ("junk.bpmn", "\0\u{1}junk"), ("notes.txt", "a,b\n1,2\n")];
    for ((name, text), why) in meant.into_iter().zip(["a Mermaid flowchart", "no text", "no column holds the steps"]) {
        let path = file(name, text);
        assert!(judged(&path), "{name}");
        let refused = service.library_open_file(MapFileRequest { path: Some(path) }).unwrap_err().to_string();
        assert!(refused.contains(why), "{refused}");
    }
    assert!(!judged(&file("tickets.txt", "number,opened_at\nINC1,2026-01-01 10:00:00\n")), "by what is in it");

    let opened = service.library_open_file(MapFileRequest { path: Some(steps.clone()) }).unwrap().unwrap();
    assert_eq!(opened.source.as_deref(), Some("CSV table"));
    assert_eq!(opened.left_out.len(), 2, "{:?}", opened.left_out);
    assert_eq!(title(&service, opened.map), "steps");
    assert!(Path::new(&steps).exists(), "a person's own file stays");
    assert!(service.library_open_file(MapFileRequest { path: None }).unwrap().is_none(), "nobody to ask");

    // What was dropped on the window goes, whether it was read or not.
    let dropped = |text: &str| {
        let data = base64::engine::general_purpose::STANDARD.encode(text);
        service.tickets_receive(TicketChunkRequest { name: "x.mmd".into(), first: true, data }).unwrap().path
    };
    let path = dropped("journey\n title A day\n Wake: 2: Me\n");
    assert!(judged(&path));
    let opened = service.library_open_file(MapFileRequest { path: Some(path.clone()) }).unwrap().unwrap();
    assert_eq!((title(&service, opened.map).as_str(), opened.left_out.len()), ("A day", 0));
    assert!(!Path::new(&path).exists());
    let path = dropped("journey\n title Nothing\n");
    let refused = service.library_open_file(MapFileRequest { path: Some(path.clone()) }).unwrap_err();
    assert!(refused.to_string().contains("no task in it"), "{refused}");
    assert!(!Path::new(&path).exists());
}

/// A table from a spreadsheet is steps of the map with all that its columns say.
#[test]
fn a_pasted_table_is_steps_with_their_stages_and_times() {
    let (_folder, service, _) = at_work();
    let read = |text: &str| service.table_read(TableText { text: text.into() }).unwrap();
    let table = "Etappe\tSchritt\tWartezeit (min)\tKanal\nVorher\tAnrufen\t3–12\tTelefon\n\tWarten\tbald\t\n";
    let steps = read(table).expect("its heads are known");
    assert!(steps.in_stages);
    assert_eq!(steps.left_out.len(), 1, "what “bald” is nobody knows: {:?}", steps.left_out);

    let map = service.library_create(CreateRequest { from: Beginning::Blank }).unwrap().map;
    let revision = service.document_open(MapRequest { map }).unwrap().state.revision;
    let pasted = service.clip_paste(PasteRequest { map, revision, clip: steps.clip, into: None }).unwrap();
    assert_eq!(pasted.touchpoints.len(), 2);
    let records = service.document_open(MapRequest { map }).unwrap().records;
    let stage = records.iter().find_map(|record| match record {
        Record::Stage(stage) if stage.name == "Vorher" => Some(stage.id),
        _ => None,
    });
    let call = records.iter().find_map(|record| match record {
        Record::Touchpoint(step) if step.name == "Anrufen" => Some(step),
        _ => None,
    });
    let call = call.expect("the first of them");
    assert_eq!((Some(call.stage), call.channel.as_str()), (stage, "Telefon"));
    assert_eq!(call.wait.value.typical_and_bad_day(), (3.0, 12.0));

    assert!(!read("step,doing\nCall,3\n").expect("commas part it too").in_stages);
    assert!(read("Call\t3\nWait\t5\n").is_none(), "no head says what is what");
    assert!(read("").is_none());
}
