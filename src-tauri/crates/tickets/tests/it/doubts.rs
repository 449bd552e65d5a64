//! What may be wrong although every row was read.

use crate::support::{below, export, import, row};

const HEADER: &str = "number,state,updated,opened,resolved,closed";

fn doubts(file: &str) -> Vec<String> {
    let (_, report) = import(file).unwrap();
    // Where a zone is missing is a test of dates.
    report.doubts.into_iter().filter(|doubt| !doubt.contains("time zone")).collect()
}

#[test]
fn a_plain_history_raises_no_doubt() {
    let rows = [
        "INC1,New,2026-05-04,2026-05-04,?,?",
        "INC1,Closed,2026-05-06,2026-05-04,2026-05-05,2026-05-06",
        "INC2,Closed,2026-05-06,2026-05-06,2026-05-06,2026-05-06",
    ];
    assert_eq!(doubts(&below(HEADER, &rows)), [""; 0]);
}

#[test]
fn times_that_contradict_each_other_are_counted_and_kept() {
    let rows = [
        "INC1,New,2026-05-04,2026-05-04,2026-05-03,2026-05-02",
        "INC1,New,2026-05-05,2026-05-04,2026-05-03,2026-05-02",
        "INC2,Closed,2026-05-03,2026-05-04,2026-05-05,2026-05-06",
        "INC3,Active,2026-05-04,?,?,2026-05-03",
        "INC3,Closed,2026-05-04,?,?,2026-05-03",
    ];
    assert_eq!(
        doubts(&below(HEADER, &rows)),
        [
            "1 ticket resolved before being opened.",
            "1 ticket closed before being opened.",
            "1 ticket closed before being resolved.",
            "1 ticket updated before being opened.",
            "1 ticket in two states at one time: the order of the file decides, and the time between is 0.",
        ]
    );
    let (set, report) = import(below(HEADER, &rows)).unwrap();
    assert_eq!((set.tickets(), report.refused_total), (3, 0));
}

#[test]
fn a_state_that_nobody_knows_is_named() {
    let rows = [row("INC1", "New", "2026-05-04 08:00"), row("INC1", "-100", "2026-05-04 09:00")];
    assert_eq!(
        doubts(&export(&rows.each_ref().map(String::as_str))),
        ["“-100” is no state that we know (1 ticket): it is kept; say which step it is."]
    );
}

#[test]
fn a_round_number_of_rows_may_be_a_limit() {
    let rows = |n: usize| {
        let row = row("INC1", "Closed", "2026-05-04 08:00");
        doubts(&export(&vec![row.as_str(); n]))
    };
    assert_eq!(rows(999), [""; 0]);
    assert_eq!(rows(1_000), ["The file has exactly 1000 rows: it may have been cut at a limit of the export."]);
    assert_eq!(rows(65_535).len(), 1, "a spreadsheet ends there");
}

#[test]
fn one_row_a_ticket_is_no_history() {
    let rows = [row("INC1", "Closed", "2026-05-04 08:00"), row("INC2", "Closed", "2026-05-04 09:00")];
    assert_eq!(
        doubts(&export(&rows.each_ref().map(String::as_str))),
        ["Every ticket has one row only: without its history no time at a step can be told."]
    );
}

#[test]
fn tickets_that_are_not_over_are_counted() {
    let rows = [row("INC1", "New", "2026-05-04 08:00"), row("INC1", "Active", "2026-05-04 09:00")];
    assert_eq!(
        doubts(&export(&rows.each_ref().map(String::as_str))),
        ["1 ticket not closed yet: how long their last step takes is in no figure."]
    );
}

#[test]
fn answers_about_satisfaction_say_how_few_they_are() {
    let header = "number,state,updated,opened,csat";
    let rows: Vec<String> =
        (0..10).map(|n| format!("T{n},Closed,2026-05-04,2026-05-04,{}", if n < 2 { "5" } else { "" })).collect();
    let file = below(header, &rows.iter().map(String::as_str).collect::<Vec<_>>());
    let said = doubts(&file);
    assert!(said[0].starts_with("20 % of the tickets have an answer about satisfaction"), "{said:?}");
}

#[test]
fn a_new_ticket_of_the_same_person_about_the_same_may_hide_that_one_was_reopened() {
    let header = "number,state,updated,opened,resolved,category,caller";
    let ticket = |id: &str, opened: &str, resolved: &str, category: &str, caller: &str| {
        format!("{id},Closed,{resolved},{opened},{resolved},{category},{caller}")
    };
    let rows = [
        ticket("T1", "2026-05-01", "2026-05-02", "Net", "Ann"),
        ticket("T2", "2026-05-08", "2026-05-09", "Net", "Ann"),
        ticket("T3", "2026-05-17", "2026-05-18", "Net", "Ann"),
        ticket("T4", "2026-05-03", "2026-05-04", "Printer", "Ann"),
        ticket("T5", "2026-05-03", "2026-05-04", "Net", "Bob"),
    ];
    let file = below(header, &rows.each_ref().map(String::as_str));
    let (set, _) = import(&file).unwrap();
    assert_eq!(tickets::repeats(&set, 7), [1], "T2 six days after T1; T3 eight days after T2");
    assert_eq!(tickets::repeats(&set, 8), [1, 2], "the days are the team's to say");
    assert!(doubts(&file).iter().any(|doubt| doubt.starts_with("1 ticket opened within 7 days")));
}
