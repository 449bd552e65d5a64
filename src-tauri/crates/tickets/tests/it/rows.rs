//! Rows become tickets with their history, or are refused with line and reason.

use crate::support::{at, below, check_invariants, error, export, histories, import, in_zone, refused, row};
use crate::support::{import_as, written};
use proptest::prelude::*;
use tickets::ImportError;

const RICH: &str = "number,incident_state,sys_updated_at,opened_at,resolved_at,closed_at,category,contact_type,priority,\
                    reopen_count,reassignment_count,made_sla";

#[test]
fn the_rows_of_a_ticket_are_its_history_wherever_they_stand() {
    let file = export(&[
        &row("INC2", "New", "2026-05-04 08:00"),
        &row("INC1", "New", "2026-05-04 09:00"),
        &row("INC2", "Resolved", "2026-05-05 08:00"),
        &row("INC1", "Active", "2026-05-04 10:00"),
    ]);
    let (set, report) = import(file).unwrap();
    let second = vec![("New".into(), at("2026-05-04T08:00:00Z")), ("Resolved".to_owned(), at("2026-05-05T08:00:00Z"))];
    let first = vec![("New".into(), at("2026-05-04T09:00:00Z")), ("Active".to_owned(), at("2026-05-04T10:00:00Z"))];
    assert_eq!(histories(&set), [("INC2".into(), second), ("INC1".into(), first)], "tickets as the file names them");
    assert_eq!((report.rows, report.tickets, report.events, report.refused_total), (4, 2, 4, 0));
    check_invariants(&set, &report);
}

#[test]
fn a_history_is_ordered_by_time_not_by_line() {
    let file = export(&[
        &row("INC1", "Closed", "2026-05-06 08:00"),
        &row("INC1", "New", "2026-05-04 08:00"),
        &row("INC1", "Active", "2026-05-05 08:00"),
    ]);
    assert_eq!(states(&file), ["New", "Active", "Closed"]);
}

#[test]
fn updates_of_one_time_stay_in_the_order_of_the_file() {
    let at_once = ["Closed", "New", "Resolved", "Active"].map(|state| row("INC1", state, "2026-05-04 08:00"));
    let file = export(&at_once.each_ref().map(String::as_str));
    assert_eq!(states(&file), ["Closed", "New", "Resolved", "Active"]);
}

fn states(file: &str) -> Vec<String> {
    let (set, _) = import(file).unwrap();
    histories(&set).into_iter().flat_map(|(_, events)| events).map(|(state, _)| state).collect()
}

#[test]
fn of_what_a_ticket_has_once_the_last_that_was_said_counts() {
    let file = below(
        RICH,
        &[
            "INC1,Closed,2026-05-06 08:00,2026-05-04 08:00,?,2026-05-06 08:00,Net,?,2 - High,1,,no",
            "INC1,New,2026-05-04 08:00,2026-05-04 07:00,?,?,Mail,Phone,3 - Moderate,0,4,TRUE",
            "INC1,Active,2026-05-05 08:00,?,2026-05-05 08:00,,?, ? ,,?,?,?",
        ],
    );
    let (set, _) = import(file).unwrap();
    let ticket = set.ticket(0).unwrap();
    assert_eq!(ticket.category(), Some("Net"));
    assert_eq!(ticket.channel(), Some("Phone"));
    assert_eq!(ticket.priority(), Some("2 - High"));
    assert_eq!(ticket.opened(), Some(at("2026-05-04T08:00:00Z")));
    assert_eq!(ticket.resolved(), Some(at("2026-05-05T08:00:00Z")));
    assert_eq!(ticket.closed(), Some(at("2026-05-06T08:00:00Z")));
    assert_eq!((ticket.reopen_count(), ticket.reassignment_count()), (Some(1), Some(4)));
    assert_eq!(ticket.made_sla(), Some(false));
}

#[test]
fn a_question_mark_and_an_empty_cell_are_nothing() {
    let file = below(RICH, &["INC1,New,2026-05-04 08:00,?,,?,?,, ?,?,,?"]);
    let (set, report) = import(file).unwrap();
    let ticket = set.ticket(0).unwrap();
    assert_eq!((ticket.opened(), ticket.resolved(), ticket.closed()), (None, None, None));
    assert_eq!((ticket.category(), ticket.channel(), ticket.priority()), (None, None, None));
    assert_eq!((ticket.reopen_count(), ticket.reassignment_count(), ticket.made_sla()), (None, None, None));
    assert_eq!(report.refused_total, 0);
    assert!(set.ticket(1).is_none());
}

#[test]
fn spaces_around_a_cell_are_not_part_of_it() {
    let (set, _) =
        import(export(&[" INC1 , New ,  2026-05-04 08:00 ,2026-05-04 07:00", "INC1,New,2026-05-04 09:00,"])).unwrap();
    assert_eq!((set.tickets(), set.events(), set.states().len()), (1, 2, 1));
}

#[test]
fn every_row_that_cannot_be_read_is_refused_with_its_line_and_its_reason() {
    let good = "INC1,New,2026-05-04 08:00,2026-05-04 07:00,?,?,Net,Phone,3,0,0,true";
    let bad = [
        ("INC1,New", "2 cells instead of 12"),
        ("INC1,New,2026-05-04 08:00,2026-05-04 07:00,?,?,Net,Phone,3,0,0,true,more", "13 cells instead of 12"),
        (RICH, "the header again"),
        ("?,New,2026-05-04 08:00,2026-05-04 07:00,?,?,Net,Phone,3,0,0,true", "number: nothing there"),
        ("INC1, ,2026-05-04 08:00,2026-05-04 07:00,?,?,Net,Phone,3,0,0,true", "incident_state: nothing there"),
        ("INC1,New,?,2026-05-04 07:00,?,?,Net,Phone,3,0,0,true", "sys_updated_at: nothing there"),
        ("INC1,New,2026-05-04 08:00,2026-05-04 07:00,?,?,Net,Phone,3,twice,0,true", "reopen_count: no whole number"),
        ("INC1,New,2026-05-04 08:00,2026-05-04 07:00,?,?,Net,Phone,3,0,-1,true", "reassignment_count: no whole number"),
        (
            "INC1,New,2026-05-04 08:00,2026-05-04 07:00,?,?,Net,Phone,3,0,4294967295,true",
            "reassignment_count: no whole number",
        ),
        ("INC1,New,2026-05-04 08:00,2026-05-04 07:00,?,?,Net,Phone,3,0,0,perhaps", "made_sla: neither true nor false"),
        (
            "INC1,New,2026-02-31 08:00,2026-05-04 07:00,?,?,Net,Phone,3,0,0,true",
            "sys_updated_at: no date of the form yyyy-mm-dd hh:mm",
        ),
        (
            "INC1,New,2026-05-04 08:00,04/05/2026 07:00,?,?,Net,Phone,3,0,0,true",
            "opened_at: no date of the form yyyy-mm-dd hh:mm",
        ),
        ("INC1,New,2026-05-04 08:00,2026-05-04 07:00,soon,?,Net,Phone,3,0,0,true", "resolved_at: no date that we know"),
    ];
    // A good row before each, so that no two reasons are on neighbouring lines.
    let rows: Vec<&str> = bad.iter().flat_map(|(row, _)| [good, row]).collect();
    let (set, report) = import(below(RICH, &rows)).unwrap();
    let expected: Vec<_> = bad.iter().zip(1..).map(|((_, reason), n)| (1 + 2 * n, *reason)).collect();
    assert_eq!(refused(&report), expected);
    assert_eq!((report.rows, report.events, report.refused_total), (26, 13, 13));
    let most = &report.refused_by_reason[0];
    assert_eq!((most.reason.as_str(), most.n), ("reassignment_count: no whole number", 2), "the most frequent first");
    check_invariants(&set, &report);
}

#[test]
fn a_row_with_a_day_that_there_is_not_is_refused_with_its_line() {
    let file =
        export(&["INC1,New,28-02-2026 08:00,?", "INC1,Active,31-02-2026 08:00,?", "INC1,Closed,29-02-2026 08:00,?"]);
    let (set, report) = import(file).unwrap();
    let reason = "sys_updated_at: no date of the form dd-mm-yyyy hh:mm";
    assert_eq!(refused(&report), [(3, reason), (4, reason)]);
    assert_eq!(set.events(), 1, "it is neither moved to March nor read as anything else");
}

#[test]
fn a_line_is_counted_as_an_editor_counts_it() {
    let header = "number,state,updated,opened,short_description";
    let rows = [
        "INC1,New,2026-05-04 08:00,?,one",
        "INC1,New,2026-05-04 08:01,?,\"two\nlines, \"\"really\"\"\"", // lines 3 and 4
        "bad",                                                        // 5
        "",
        "",
        "\"bad\n\nof\nfour\"", // 8 to 11
        "bad",                 // 12
        "INC1,New,2026-05-04 08:02,?,\"\n\"",
        "INC1,New,soon,?,", // 15
        "\"bad\"",          // 16
    ];
    for end in ["\n", "\r\n", "\r"] {
        let file = below(header, &rows).replace('\n', end);
        for file in [file.as_str(), file.trim_end()] {
            let (set, report) = import(file).unwrap();
            let lines: Vec<u32> = report.refused.iter().map(|row| row.line).collect();
            assert_eq!(lines, [5, 8, 12, 15, 16], "with {end:?} at the end of a line");
            assert_eq!((set.events(), report.rows), (3, 8), "an empty line is no row");
        }
    }
}

#[test]
fn all_refused_rows_are_counted_and_the_first_thousand_listed() {
    let mut file = export(&[&row("INC1", "New", "2026-05-04 08:00")]);
    // Dates are refused in a second pass; the list is by line all the same.
    for n in 0..4_500 {
        file += if n % 2 == 0 { "INC1,New,soon,?\n" } else { "INC1\n" };
    }
    let (set, report) = import(file).unwrap();
    assert_eq!((report.rows, report.refused_total), (4_501, 4_500));
    let lines: Vec<u32> = report.refused.iter().map(|row| row.line).collect();
    assert_eq!(lines, (3..1_003).collect::<Vec<u32>>());
    assert_eq!(report.refused_by_reason.iter().map(|reason| reason.n).collect::<Vec<_>>(), [2_250, 2_250]);
    check_invariants(&set, &report);
}

#[test]
fn a_file_whose_rows_are_all_refused_says_why() {
    let rows = ["INC1", "INC1,New,2026-05-04 08:00", "INC1", "?,New,2026-05-04 08:00,?"];
    assert_eq!(error(import(export(&rows))), "none of the 4 rows could be read: 1 cells instead of 4");
}

#[test]
fn a_state_of_refused_rows_only_is_not_reported() {
    let (set, report) = import(export(&["INC9,Ghost,soon,?", &row("INC1", "New", "2026-05-04 08:00")])).unwrap();
    assert_eq!(report.states.iter().map(|state| state.name.as_str()).collect::<Vec<_>>(), ["New"]);
    assert_eq!(histories(&set).len(), 1, "nor is there a ticket of refused rows");
    assert!(report.doubts.iter().all(|doubt| !doubt.contains("Ghost")));
}

#[test]
fn states_count_their_tickets_once_and_their_events_all() {
    let file = export(&[
        &row("INC1", "New", "2026-05-04 08:00"),
        &row("INC1", "New", "2026-05-04 09:00"),
        &row("INC2", "New", "2026-05-04 08:00"),
        &row("INC2", "Waiting for Godot", "2026-05-04 09:00"),
    ]);
    let (_, report) = import(file).unwrap();
    let states: Vec<_> = report.states.iter().map(|s| (s.name.as_str(), s.tickets, s.events, s.known)).collect();
    assert_eq!(states, [("New", 2, 3, true), ("Waiting for Godot", 1, 1, false)]);
}

#[test]
fn more_states_than_a_ticket_can_have_are_no_states() {
    let file =
        |states: u32| (0..states).fold(export(&[]), |file, n| file + &row("INC1", &n.to_string(), "2026-05-04") + "\n");
    let (set, _) = import(file(65_535)).unwrap();
    assert_eq!(set.ticket(0).unwrap().events().map(|event| event.state).max(), Some(65_534));
    assert_eq!(import(file(65_536)).unwrap_err(), ImportError::TooManyStates { column: "incident_state".into() },);
}

/// A row of a random file, and whether it can be read.
#[derive(Clone, Debug)]
enum Kind {
    Good,
    /// With so many line ends in a quoted cell.
    Note(usize),
    NoState,
    NoDay,
    Short,
    Empty,
}

fn kind() -> impl Strategy<Value = Kind> {
    prop_oneof![
        6 => Just(Kind::Good),
        2 => (0..4_usize).prop_map(Kind::Note),
        1 => Just(Kind::NoState),
        1 => Just(Kind::NoDay),
        1 => Just(Kind::Short),
        1 => Just(Kind::Empty),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    /// The same reckoned without any of the cleverness.
    #[test]
    fn what_is_read_and_refused_is_what_a_plain_reckoning_says(
        rows in prop::collection::vec((kind(), 0..5_usize, 0..4_usize, 0..6_i64), 0..40),
        end in prop::sample::select(vec!["\n", "\r\n", "\r"]),
    ) {
        const STATES: [&str; 4] = ["New", "Active", "Resolved", "Odd, \"quoted\""];
        let mut file = format!("number,incident_state,sys_updated_at,opened_at,short_description{end}");
        let mut line = 2;
        let mut expected: Vec<(String, Vec<(String, i64)>)> = Vec::new();
        let mut refusals = Vec::new();
        for (kind, ticket, state, hour) in &rows {
            let (state, time) = (STATES[*state], at("2026-05-04T00:00:00Z") + 3_600 * hour);
            let quoted = format!("\"{}\"", state.replace('"', "\"\""));
            let note = if let Kind::Note(lines) = kind { format!("\"{}\"", end.repeat(*lines)) } else { String::new() };
            file += &match kind {
                Kind::Good | Kind::Note(_) => format!("INC{ticket},{quoted},{},?,{note}", written(time)),
                Kind::NoState => format!("INC{ticket},?,{},?,", written(time)),
                Kind::NoDay => format!("INC{ticket},{quoted},2026-06-31T00:00:00Z,?,"),
                Kind::Short => format!("INC{ticket},New"),
                Kind::Empty => String::new(),
            };
            file += end;
            match kind {
                Kind::Good | Kind::Note(_) => {
                    let id = format!("INC{ticket}");
                    let place = expected.iter().position(|(known, _)| *known == id).unwrap_or_else(|| {
                        expected.push((id, Vec::new()));
                        expected.len() - 1
                    });
                    let events = &mut expected[place].1;
                    // Behind all that are not later.
                    let behind = events.iter().position(|(_, other)| *other > time).unwrap_or(events.len());
                    events.insert(behind, (state.to_owned(), time));
                }
                Kind::NoState => refusals.push((line, "incident_state: nothing there")),
                Kind::NoDay => {
                    refusals.push((line, "sys_updated_at: no date of the form yyyy-mm-ddThh:mm:ss with zone"));
                }
                Kind::Short => refusals.push((line, "2 cells instead of 5")),
                Kind::Empty => {}
            }
            line += 1 + if let Kind::Note(lines) = kind { *lines as u32 } else { 0 };
        }
        match import_as(&file, &in_zone("Asia/Tokyo")) {
            Ok((set, report)) => {
                // Tickets come in the order in which the file names them, also in a row with a day that there is not.
                let named = |id: &String| file.find(&format!("{id},\""));
                expected.sort_by_key(|(id, _)| named(id));
                prop_assert_eq!(histories(&set), expected);
                prop_assert_eq!(refused(&report), refusals);
                check_invariants(&set, &report);
            }
            Err(ImportError::NoTickets { rows, .. }) => {
                prop_assert!(expected.is_empty());
                prop_assert_eq!(rows as usize, refusals.len());
            }
            Err(other) => return Err(TestCaseError::fail(other.to_string())),
        }
    }
}
