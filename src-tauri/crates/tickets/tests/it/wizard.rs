//! What a person is shown and asked before a file is read, and told afterwards.

use crate::support::{below, import, import_as, preview};
use std::ops::ControlFlow;
use tickets::{ImportError, ImportOptions, refused_cells};

fn said(pairs: &[(&str, &str)]) -> ImportOptions {
    let columns = pairs.iter().map(|(role, column)| ((*role).into(), (*column).into())).collect();
    ImportOptions { columns, ..ImportOptions::default() }
}

#[test]
fn a_file_whose_columns_are_unknown_is_shown_so_that_they_can_be_said() {
    let file = below("Nr,Zustand der Sache,wann", &["1,New,2026-05-04 08:00"]);
    let seen = preview(&file);
    assert!(seen.problem.as_ref().is_some_and(|why| why.contains("no column for “ticket”")), "{:?}", seen.problem);
    assert_eq!((seen.columns.len(), seen.sample.len()), (3, 1));
    assert_eq!(seen.reason, "none of its columns tells a ticket, its state or a time");
    let half = tickets::preview(file.as_bytes(), &said(&[("ticket", "Nr")])).unwrap();
    assert!(half.problem.as_ref().is_some_and(|why| why.contains("“state”")), "{:?}", half.problem);
    let all = said(&[("ticket", "Nr"), ("state", "Zustand der Sache"), ("updated", "wann")]);
    let whole = tickets::preview(file.as_bytes(), &all).unwrap();
    assert_eq!(whole.problem, None);
    assert_eq!(whole.columns[2].field.as_deref(), Some("updated"));
    assert!(tickets::roles().contains(&("updated", "time of the update")));
}

#[test]
fn a_zone_is_asked_for_only_where_times_have_none() {
    let header = "number,incident_state,sys_updated_at,opened_at";
    let local = |time: &str| preview(below(header, &[&format!("T1,New,{time},{time}")])).local_times;
    assert!(local("2026-05-04 08:00"));
    assert!(local("04/05/2026 08:00"), "whatever comes first, the day or the month");
    assert!(!local("2026-05-04T08:00:00Z"));
    let zendesk =
        below("id,status,created_at,solved_at,group_stations", &["1,solved,2026-05-04 08:00,2026-05-05 08:00,1"]);
    assert_eq!((preview(&zendesk).profile_key.as_str(), preview(&zendesk).local_times), ("zendesk", false));
}

#[test]
fn of_an_object_centric_log_the_types_are_shown() {
    let log = r#"{"eventTypes": [], "objectTypes": [], "objects": [{"id": "o1", "type": "order"}, {"id": "i1", "type": "item"},
        {"id": "i2", "type": "item"}], "events": [{"type": "placed", "time": "2026-05-04T08:00:00Z",
        "relationships": [{"objectId": "o1"}, {"objectId": "i1"}]}]}"#;
    let types = |seen: &tickets::TicketPreviewData| -> Vec<(String, u32)> {
        seen.object_types.iter().map(|one| (one.name.clone(), one.objects)).collect()
    };
    let all = [("item".to_owned(), 2), ("order".to_owned(), 1)];
    let seen = preview(log);
    assert!(seen.problem.as_ref().is_some_and(|why| why.contains("which type of object")) && seen.columns.is_empty());
    assert_eq!(types(&seen), all);
    let options = ImportOptions { object_type: Some("order".into()), ..ImportOptions::default() };
    let chosen = tickets::preview(log.as_bytes(), &options).unwrap();
    assert_eq!((chosen.problem.clone(), types(&chosen)), (None, all.to_vec()), "another one can be chosen still");
}

#[test]
fn what_is_said_goes_before_what_a_profile_says() {
    let profile = ImportOptions {
        time_zone: Some("Europe/Berlin".into()),
        day_first: Some(true),
        ..said(&[("ticket", "Nr"), ("state", "Status"), ("opened", "Created")])
    };
    let now = ImportOptions { day_first: Some(false), ..said(&[("category", "Status"), ("opened", "")]) };
    let both = now.over(profile);
    assert_eq!((both.day_first, both.time_zone.as_deref()), (Some(false), Some("Europe/Berlin")));
    let columns: Vec<_> = both.columns.iter().map(|(role, column)| (role.as_str(), column.as_str())).collect();
    assert_eq!(columns, [("category", "Status"), ("opened", ""), ("ticket", "Nr")], "a column is one thing");
}

#[test]
fn every_refused_row_is_in_the_table_of_them() {
    let mut rows = vec!["T1,New,2026-05-04,2026-05-04"];
    rows.extend(["T2,New,soon,2026-05-04"; 1_500]);
    rows.push("T3,New");
    let (_, report) = import(below("number,incident_state,sys_updated_at,opened_at", &rows)).unwrap();
    assert_eq!((report.refused_total, report.refused.len()), (1_501, 1_000), "a report lists the first ones");
    let table = report.refused_rows.csv();
    let lines: Vec<_> = table.lines().collect();
    assert_eq!((lines.len(), lines[0], lines[1_501]), (1_502, "line,reason", "1503,2 cells instead of 4"));
    assert_eq!(lines[1], "3,sys_updated_at: no date of the form yyyy-mm-dd");
    let nothing =
        import_as("number,incident_state,sys_updated_at,opened_at\nT1,New,2026-05-04,2026-05-04\n", &said(&[]));
    assert_eq!(nothing.unwrap().1.refused_rows.csv(), "line,reason\r\n");
}

/// The table of refused rows of a file, with their cells.
fn refused_table(file: &[u8], options: &ImportOptions) -> String {
    let (_, report) = import_as(file, options).unwrap();
    let mut rows = report.refused_rows;
    refused_cells(file, options, &mut rows, &mut |_| ControlFlow::Continue(())).unwrap();
    rows.csv()
}

#[test]
fn refused_rows_have_their_cells_but_not_those_that_name_people() {
    let rows = [
        "T1,New,2026-05-04,2026-05-04,Ann,Berlin,It is slow,Ann's",
        "T2,New,soon,2026-05-04,Ann,\"=cmd(),\nSüd\",It is slow,Ann's",
        "T3,New,Bob",
        "T4,,2026-05-04,2026-05-04,Bob,Paris,It is gone,",
    ];
    // What nobody knows may name people as well.
    let header = "number,incident_state,sys_updated_at,opened_at,caller_id,category,short_description,u_site";
    let table = refused_table(below(header, &rows).as_bytes(), &said(&[]));
    let no_date = "sys_updated_at: no date of the form yyyy-mm-dd";
    let expected = format!(
        "line,reason,number,incident_state,sys_updated_at,opened_at,category\r\n\
         3,{no_date},T2,New,soon,2026-05-04,\"'=cmd(),\nSüd\"\r\n\
         5,3 cells instead of 8,,,,,\r\n\
         6,incident_state: nothing there,T4,,2026-05-04,2026-05-04,Paris\r\n"
    );
    assert_eq!(table, expected, "whose cells are too few, names may stand anywhere");
    let with_text = refused_table(below(header, &rows).as_bytes(), &ImportOptions { keep_text: true, ..said(&[]) });
    assert!(with_text.contains("short_description") && with_text.contains("It is gone"), "{with_text}");
    assert!(!with_text.contains("Ann"), "{with_text}");
}

#[test]
fn the_cells_of_a_list_of_records_are_those_of_its_columns() {
    let file =
        br#"[{"number":"T1","incident_state":"New","sys_updated_at":"2026-05-04","opened_at":"2026-05-04","category":"A"},
        {"number":"T2","incident_state":"New","sys_updated_at":"soon","opened_at":"2026-05-04","category":"B"}]"#;
    let table = refused_table(file, &said(&[]));
    assert!(table.starts_with("line,reason,number,incident_state,sys_updated_at,opened_at,category\r\n"), "{table}");
    assert!(table.ends_with("T2,New,soon,2026-05-04,B\r\n"), "{table}");
    let rows = ["T1,New,2026-05-04,2026-05-04", "T2,New,soon,2026-05-04"];
    let file = below("number,incident_state,sys_updated_at,opened_at", &rows);
    let mut refused = import_as(&file, &said(&[])).unwrap().1.refused_rows;
    let called_off = refused_cells(file.as_bytes(), &said(&[]), &mut refused, &mut |_| ControlFlow::Break(()));
    assert_eq!((called_off, refused.cells.len()), (Err(ImportError::Cancelled), 0));
}
