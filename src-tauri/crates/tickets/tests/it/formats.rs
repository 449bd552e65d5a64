//! Files that are no tables of text: the same tickets, whatever they come in.

use crate::support::{Imported, check_invariants, error, histories, import, import_as, refused, shared_data};
use flate2::{Compression, write::GzEncoder};
use std::io::Write;
use tickets::{ImportError, ImportOptions, TicketSet};

fn packed(content: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::default());
    gzip.write_all(content).unwrap();
    gzip.finish().unwrap()
}

/// Two tickets, the second with one event.
fn expected() -> Vec<(String, Vec<(String, i64)>)> {
    let event = |state: &str, time| (state.to_owned(), time);
    let first = vec![event("New", 1_777_881_600), event("Closed", 1_777_885_200)];
    vec![("T1".into(), first), ("T2".into(), vec![event("New", 1_777_881_600)])]
}

#[track_caller]
fn same(imported: Imported) {
    let (set, report) = imported.unwrap();
    check_invariants(&set, &report);
    assert_eq!(histories(&set), expected());
}

const LOG: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!-- a comment -->
<log xes.version="1.0">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="UNKNOWN"/></global>
  <string key="creator" value="somebody"/>
  <trace>
    <string key="concept:name" value="T1"><string key="concept:name" value="inside"/></string>
    <event><string key="concept:name" value="New"/><date key="time:timestamp" value="2026-05-04T10:00:00.000+02:00"/>
      <string key="org:group" value="A &amp; B"/><list key="parts"><string key="concept:name" value="inside"/></list></event>
    <event><string key="concept:name" value="Closed"/><date key="time:timestamp" value="2026-05-04T09:00:00Z"/></event>
  </trace>
  <trace>
    <string key="concept:name" value="T2"/>
    <event><string key="concept:name" value="New"/><date key="time:timestamp" value="2026-05-04T08:00:00Z"/></event>
  </trace>
  <trace/>
</log>
"#;

#[test]
fn an_event_log_in_xes_is_read() {
    same(import(LOG));
    same(import(packed(LOG.as_bytes())));
    let (set, report) = import(LOG).unwrap();
    assert_eq!(report.profile, "event log (case, activity, time), one row per update");
    let team = set.ticket(0).unwrap().events().next().and_then(|event| event.team);
    assert_eq!(team.and_then(|team| set.team_name(team)), Some("A & B"));
}

#[test]
fn an_event_log_that_is_cut_or_broken_says_where() {
    let cut = LOG.split("value=\"Closed\"").next().unwrap();
    assert!(matches!(
        import(cut).unwrap_err(),
        ImportError::CutRecord { record: 2 } | ImportError::BrokenRecord { record: 2, .. }
    ));
    let cut = LOG.split("<event><string key=\"concept:name\" value=\"Closed\"").next().unwrap();
    assert_eq!(import(cut).unwrap_err(), ImportError::CutRecord { record: 2 });
    assert!(error(import(LOG.replace("</event>", "</evnt>"))).contains("record 1"));
}

const ROWS: [&str; 3] = [
    r#"{"id": "T1", "status": "New", "updated_at": "2026-05-04T08:00:00Z", "created_at": "2026-05-04T08:00:00Z", "via": {"channel": "email"}}"#,
    r#"{"id": "T1", "status": "Closed", "updated_at": "2026-05-04T09:00:00Z", "created_at": null, "tags": ["a", "b"]}"#,
    r#"{"id": "T2", "status": "New", "updated_at": "2026-05-04T08:00:00Z"}"#,
];

#[test]
fn json_is_read_as_a_list_an_answer_or_line_by_line() {
    let list = format!("[{}]", ROWS.join(",\n"));
    let answer = format!("{{\"count\": 3, \"meta\": {{\"more\": [1]}}, \"tickets\": {list}, \"next\": null}}");
    let lines = ROWS.join("\n");
    for file in [&list, &answer, &lines, &format!("\u{feff}{lines}\r\n\n")] {
        same(import(file));
        same(import(packed(file.as_bytes())));
    }
    let (set, report) = import(&answer).unwrap();
    assert!(report.profile.starts_with("Zendesk ticket export"), "{}", report.profile);
    assert_eq!(set.ticket(0).unwrap().channel(), Some("email"), "what is inside has a name with dots");
}

#[test]
fn a_single_ticket_is_a_list_of_one() {
    assert_eq!(import(ROWS[2]).unwrap().0.tickets(), 1);
}

#[test]
fn a_line_that_is_no_ticket_is_refused_and_a_list_that_is_cut_is_an_error() {
    let lines = [ROWS[0], "{\"id\": ", "[1]", ROWS[1]].join("\n");
    let (set, report) = import(lines).unwrap();
    assert_eq!((set.events(), refused(&report)), (2, vec![(2, "no record of its own"), (3, "no record of its own")]));
    let cut = format!("[{},{}", ROWS[0], &ROWS[1][..30]);
    assert_eq!(import(cut).unwrap_err(), ImportError::CutRecord { record: 2 });
    assert!(error(import(format!("[{},oops]", ROWS[0]))).starts_with("the file cannot be read from record 2 on"));
    assert_eq!(import("[]").unwrap_err(), ImportError::Empty);
    assert_eq!(import("{\"tickets\": []}").unwrap_err().to_string().split(" (").next(), Some("the file is empty"));
}

const OBJECTS: &str = r#"{"objectTypes": [{"name": "Ticket", "attributes": []}, {"name": "Order", "attributes": []}],
 "eventTypes": [], "objects": [{"id": "T1", "type": "Ticket"}, {"id": "T2", "type": "Ticket"}, {"id": "O1", "type": "Order"}],
 "events": [
  {"id": "e1", "type": "New", "time": "2026-05-04T08:00:00Z", "relationships": [{"objectId": "T1", "qualifier": ""}, {"objectId": "T2", "qualifier": ""}]},
  {"id": "e2", "type": "Closed", "time": "2026-05-04T09:00:00Z", "relationships": [{"objectId": "T1", "qualifier": "a"}, {"objectId": "T1", "qualifier": "b"}, {"objectId": "O1", "qualifier": ""}]}
 ]}"#;

fn of_type(name: &str) -> ImportOptions {
    ImportOptions { object_type: Some(name.into()), ..ImportOptions::default() }
}

#[test]
fn an_object_centric_log_is_flattened_on_the_type_that_is_a_ticket() {
    same(import_as(OBJECTS, &of_type("ticket")));
    assert_eq!(import_as(OBJECTS, &of_type("Order")).unwrap().0.events(), 1);
    let question = "which type of object is a ticket? The file has Order (1), Ticket (2)";
    assert_eq!(error(import(OBJECTS)), question);
    assert_eq!(error(import_as(OBJECTS, &of_type("Bill"))), question);
    // Some write what happens in front of what it happens to.
    let (objects, events) = OBJECTS.split_once("\"objects\":").unwrap().1.split_once("\"events\":").unwrap();
    let turned = format!(
        "{{\"eventTypes\": [], \"events\": {}, \"objects\": {}}}",
        &events[..events.len() - 1],
        objects.trim_end().trim_end_matches(',')
    );
    same(import_as(&*turned, &of_type("ticket")));
    let cut = OBJECTS.find("Closed").unwrap();
    assert_eq!(import_as(&OBJECTS[..cut], &of_type("ticket")).unwrap_err(), ImportError::CutRecord { record: 2 });
    let lacking = r#"{"eventTypes": [], "events": [{"type": "New", "time": "2026-05-04T08:00:00Z"}]}"#;
    assert!(error(import(lacking)).contains("missing field `objects`"));
    let old = r#"{"ocel:global-log": {}, "ocel:events": {}}"#;
    assert_eq!(import(old).unwrap_err(), ImportError::OldOcel);
}

fn read(name: &str, options: &ImportOptions) -> Option<(TicketSet, tickets::ImportReport)> {
    let file = shared_data(name)?;
    let (set, report) =
        import_as(std::fs::read(file).unwrap(), options).unwrap_or_else(|error| panic!("{name}: {error}"));
    check_invariants(&set, &report);
    Some((set, report))
}

#[test]
fn a_log_is_the_same_as_xes_and_as_csv() {
    let options = ImportOptions::default();
    let (Some((one, _)), Some((other, report))) =
        (read("running-example.xes", &options), read("running-example.csv", &options))
    else {
        return;
    };
    assert_eq!((one.tickets(), one.events()), (6, 42));
    assert_eq!(histories(&one), histories(&other));
    assert!(report.profile.starts_with("event log"), "{}", report.profile);
}

#[test]
fn a_real_object_centric_log_is_read() {
    let Some((set, report)) = read("ocel20_example.jsonocel", &of_type("Invoice")) else { return };
    assert_eq!((set.tickets(), report.refused_total), (3, 0));
}

#[test]
fn a_file_that_ends_inside_a_quoted_cell_is_refused() {
    let Some(file) = shared_data("text/cut-inside-a-quoted-field.csv") else { return };
    let error = import_as(
        std::fs::read(file).unwrap(),
        &ImportOptions {
            columns: [("ticket", "subject"), ("state", "type"), ("updated", "queue")]
                .map(|(role, column)| (role.into(), column.into()))
                .into(),
            ..ImportOptions::default()
        },
    )
    .unwrap_err();
    assert!(matches!(error, ImportError::CutInsideQuotes { .. }), "{error}");
}

/// A workbook: a hidden sheet, a title above the table, dates as dates, numbers as numbers.
fn workbook() -> Vec<u8> {
    use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("Page 1").unwrap();
    sheet.write(0, 0, "Incidents of May").unwrap();
    let header = ["number", "incident_state", "sys_updated_at", "opened_at", "reopen_count", "made_sla", "category"];
    for (name, column) in header.iter().zip(0..) {
        sheet.write(2, column, *name).unwrap();
    }
    let format = Format::new().set_num_format("dd/mm/yyyy hh:mm");
    let time = |hour| ExcelDateTime::from_ymd(2026, 5, 4).unwrap().and_hms(hour, 0, 0).unwrap();
    for (row, (ticket, state, hour)) in (3..).zip([("T1", "New", 8), ("T1", "Closed", 9), ("T2", "New", 8)]) {
        sheet.write(row, 0, ticket).unwrap().write(row, 1, state).unwrap();
        sheet
            .write_with_format(row, 2, time(hour), &format)
            .unwrap()
            .write_with_format(row, 3, time(8), &format)
            .unwrap();
        sheet.write(row, 4, 2).unwrap().write(row, 5, true).unwrap();
    }
    book.add_worksheet().set_name("Options").unwrap().set_hidden(true).write(0, 0, "a").unwrap();
    book.add_worksheet().set_name("Page 2").unwrap().write(0, 0, "other").unwrap();
    book.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_is_read_from_its_first_table() {
    let file = workbook();
    same(import(&file));
    same(import(packed(&file)));
    let (set, report) = import(&file).unwrap();
    let ticket = set.ticket(0).unwrap();
    assert_eq!((ticket.reopen_count(), ticket.made_sla(), ticket.category()), (Some(2), Some(true), None));
    let only = "Only the sheet “Page 1” is read, not Page 2.";
    assert!(report.doubts.iter().any(|doubt| doubt == only), "{:?}", report.doubts);
    for length in (1..file.len()).step_by(97) {
        assert!(import(&file[..length]).is_err(), "cut after {length} bytes");
    }
}

#[test]
fn what_stands_above_the_heads_of_a_workbook_is_no_row_of_it() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let rows: [&[&str]; 5] = [
        &["Incidents", "all desks"],
        &["Report created", "today"],
        &["number", "incident_state", "sys_updated_at", "opened_at"],
        &["T1", "New", "2026-05-04 08:00", "2026-05-04 08:00"],
        &["T1", "Closed", "2026-05-04 09:00", ""],
    ];
    for (row, cells) in (0..).zip(rows) {
        for (column, cell) in (0..).zip(cells) {
            sheet.write(row, column, *cell).unwrap();
        }
    }
    let (set, report) = import(book.save_to_buffer().unwrap()).unwrap();
    assert_eq!((report.rows, set.tickets(), set.events(), report.refused_total), (2, 1, 2, 0));
}

#[test]
fn what_is_no_text_is_said_so_whatever_it_is_called() {
    let picture = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01";
    assert_eq!(import(&picture[..]).unwrap_err(), ImportError::NoText);
    let broken = |bytes: &[u8]| import(bytes).unwrap_err().to_string();
    let cut = &workbook()[..900];
    assert!(broken(cut).contains("it is cut short or damaged"), "{}", broken(cut));
}

#[test]
fn months_are_read_in_the_letters_of_windows_too() {
    let text = "number,incident_state,opened_at,sys_updated_at\nT1,New,04/Mär/26 08:00,04/Mär/26 08:00\n";
    let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(text);
    let (set, report) = import(windows.as_ref()).unwrap();
    assert_eq!((set.tickets(), report.refused_total), (1, 0));
}
