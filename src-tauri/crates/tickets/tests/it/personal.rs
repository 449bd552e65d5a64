//! Nobody's name is kept, shown or told.

use crate::support::{below, import, import_as, preview};
use tickets::ImportOptions;

const HEADER: &str =
    "number,incident_state,sys_updated_at,opened_at,Caller,sys_updated_by,Short description,work_notes,u_symptom";
const ROW: &str =
    "INC1,New,2026-05-04 08:00,2026-05-04 07:00,Ann Secret,Bob Secret,Secret words,More secrets,Symptom 7";

#[test]
fn columns_that_name_people_or_hold_free_text_are_dropped_and_say_why() {
    let (set, report) = import(below(HEADER, &[ROW])).unwrap();
    assert_eq!(report.dropped_columns, ["Caller", "sys_updated_by", "Short description", "work_notes"]);
    let reason = |name: &str| report.columns.iter().find(|column| column.name == name).unwrap().reason.as_str();
    assert_eq!(reason("Caller"), "it names people: only a number is kept, which tells who comes again");
    assert_eq!(reason("sys_updated_by"), "it names people");
    assert_eq!(reason("Short description"), "it holds free text, in which people may be named");
    assert_eq!(reason("u_symptom"), "its name is none that we know");
    let kept = String::from_utf8_lossy(&set.to_bytes()).into_owned();
    assert!(!kept.to_lowercase().contains("secret"), "nothing of it is in what is stored");
    assert!(!kept.contains("Symptom"), "nor anything else that is not used");
}

#[test]
fn the_preview_shows_dropped_columns_blank() {
    let preview = preview(below(HEADER, &[ROW]));
    assert_eq!(preview.sample, [["INC1", "New", "2026-05-04 08:00", "2026-05-04 07:00", "", "", "", "", "Symptom 7"]]);
    assert_eq!(preview.dropped_columns.len(), 4);
    assert_eq!(preview.reason, "it has the columns number, incident_state, opened_at and sys_updated_at");
}

#[test]
fn the_preview_shows_no_row_whose_cells_stand_in_the_wrong_columns() {
    // A cell too few, and a name would stand where the time of the opening is shown.
    let shifted = ROW.replace("INC1,", "");
    let longer = format!("extra,{ROW}");
    let preview = preview(below(HEADER, &[&shifted, &longer, ROW]));
    assert_eq!(preview.sample.len(), 1);
    assert!(!format!("{:?}", preview.sample).contains("ecret"));
}

#[test]
fn the_preview_shows_eight_rows() {
    assert_eq!(preview(below(HEADER, &[ROW; 20])).sample.len(), 8);
}

#[test]
fn a_reason_never_tells_what_is_in_a_cell() {
    let wrong = ROW.replace("2026-05-04 08:00", "Ann Secret");
    let (_, report) = import(below(HEADER, &[ROW, &wrong, &format!("{ROW},Secret")])).unwrap();
    assert_eq!(report.refused_total, 2);
    assert!(!serde_json::to_string(&report).unwrap().contains("Secret"));
}

#[test]
fn what_was_written_is_kept_only_where_that_is_chosen() {
    let header = format!("{HEADER},Description");
    let file = below(&header, &[&format!("{ROW},and more of them")]);
    let said = |keep_text| ImportOptions {
        keep_text,
        columns: [("text".to_owned(), "Description".to_owned())].into(),
        ..ImportOptions::default()
    };
    let (set, report) = import_as(&file, &said(false)).unwrap();
    assert_eq!((set.keeps_text(), set.ticket(0).unwrap().text()), (false, None));
    let column = report.columns.last().unwrap();
    assert!(column.dropped && column.role.is_none(), "to say what it is does not keep it: {column:?}");
    assert!(!String::from_utf8_lossy(&set.to_bytes()).contains("and more"));

    let (set, report) = import_as(&file, &said(true)).unwrap();
    assert_eq!(set.ticket(0).unwrap().text(), Some("Secret words\nand more of them"));
    assert_eq!(report.dropped_columns, ["Caller", "sys_updated_by", "work_notes"], "nothing else is kept for that");
    let bytes = String::from_utf8_lossy(&set.to_bytes()).into_owned();
    assert!(!bytes.contains("Ann") && !bytes.contains("Bob") && !bytes.contains("More secrets"));

    let long = ROW.replace("Secret words", &"ä".repeat(5_000));
    let (set, _) =
        import_as(below(HEADER, &[&long]), &ImportOptions { keep_text: true, ..ImportOptions::default() }).unwrap();
    assert_eq!(set.ticket(0).unwrap().text().map(|text| text.chars().count()), Some(4_000));
}

#[test]
fn of_a_ticket_that_is_not_counted_no_text_is_kept() {
    let rows = ["1,New,2026-05-04,2026-05-04,,a fault", "2,New,2026-05-04,2026-05-04,1,words of a child"];
    let file = below("number,incident_state,sys_updated_at,opened_at,parent_incident,short_description", &rows);
    let (set, _) = import_as(file, &ImportOptions { keep_text: true, ..ImportOptions::default() }).unwrap();
    let bytes = String::from_utf8_lossy(&set.to_bytes()).into_owned();
    assert!(bytes.contains("a fault") && !bytes.contains("words of a child"));
}
