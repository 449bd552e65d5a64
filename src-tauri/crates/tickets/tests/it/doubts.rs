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
            "1 ticket resolved before they were opened.",
            "1 ticket closed before they were opened.",
            "1 ticket closed before they were resolved.",
            "1 ticket updated before they were opened.",
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
        let row = row("INC1", "New", "2026-05-04 08:00");
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
