//! Columns of each system, recognised by the header, corrected by a person.

use crate::support::{at, below, error, histories, import, import_as};
use tickets::{ImportOptions, ImportReport};

const T: &str = "2026-05-04T08:00:00Z";

/// The profile of a file with these columns, each cell a time.
fn profile(header: &str) -> String {
    let cells = vec![T; header.split(',').count()].join(",");
    import(below(header, &[&cells])).unwrap_or_else(|e| panic!("{header}: {e}")).1.profile
}

/// The same of a history of all fields.
fn history(header: &str) -> String {
    import(below(header, &[&format!("T1,state,1,2,{T}")])).unwrap().1.profile
}

#[test]
fn every_system_is_recognised_by_its_own_columns() {
    for (header, name) in [
        ("number,incident_state,sys_updated_on,opened_at", "ServiceNow incident export"),
        ("documentkey,fieldname,oldvalue,newvalue,sys_created_on", "ServiceNow history"),
        ("Issue key,Issue id,Status,Created,Updated,Custom field (Request Type)", "Jira Service Management"),
        ("id,status,created_at,updated_at,solved_at,ticket_type,via", "Zendesk"),
        ("Ticket ID,Status,Source,Created time,Resolved time,Last update time", "Freshdesk"),
        ("Incident ID*+,Status*,Reported Date,Last Resolved Date,Reported Source*", "BMC Helix"),
        ("id,name,date,solvedate,closedate,date_mod,status,itilcategories_id", "GLPI"),
        ("TicketNumber,Created,Changed,Queue,State,StateType,CustomerUserID", "OTRS"),
        ("Ticketnummer,Titel,Erstellt,Geändert,Queue,Status,Lösungszeit in Minuten", "OTRS"),
        ("number,title,group,state,created_at,updated_at,close_at,last_contact_at", "Zammad"),
        ("case:concept:name,concept:name,time:timestamp", "event log"),
        ("Case ID,Activity,Timestamp", "event log"),
        ("ticket_id,created_at,closed_at,category", "table of tickets"),
    ] {
        let found = if header.contains("fieldname") { history(header) } else { profile(header) };
        assert!(found.starts_with(name), "{header}: {found}");
    }
}

#[test]
fn a_history_of_all_fields_is_read_for_its_states() {
    let header = "documentkey,fieldname,oldvalue,newvalue,sys_created_on";
    let rows = [
        "T1,state,,1,2026-05-04 08:00",
        "T1,priority,3,2,2026-05-04 08:30",
        "T1,state,1,2,2026-05-04 09:00",
        "T1,state,2,7,2026-05-04 10:00",
    ];
    let (set, report) = import(below(header, &rows)).unwrap();
    let states: Vec<String> = histories(&set)[0].1.iter().map(|(state, _)| state.clone()).collect();
    assert_eq!(states, ["New", "In Progress", "Closed"], "numbers are states of this system");
    assert_eq!(report.refused_by_reason[0].reason, "fieldname: about something else than the state");
}

#[test]
fn one_row_per_ticket_gives_a_history_from_its_times() {
    let header = "Ticket ID,Status,Created time,Initial response time,Resolved time,Closed time,Last update time";
    let rows = [
        "1,Closed,2026-05-04 08:00,2026-05-04 09:00,2026-05-05 08:00,2026-05-06 08:00,2026-05-07 08:00",
        "2,Pending,2026-05-04 08:00,2026-05-04 09:00,,,2026-05-07 08:00",
        "3,Resolved,2026-05-04 08:00,,2026-05-03 08:00,,2026-05-07 08:00",
    ];
    let (set, report) = import(below(header, &rows)).unwrap();
    assert_eq!(report.profile, "Freshdesk or Freshservice ticket export, one row per ticket");
    let states = |ticket: usize| histories(&set)[ticket].1.iter().map(|(state, _)| state.clone()).collect::<Vec<_>>();
    assert_eq!(states(0), ["New", "In Progress", "Resolved", "Closed"]);
    assert_eq!(states(1), ["New", "In Progress", "Pending"]);
    assert_eq!(states(2), ["New", "Resolved"], "resolved before it was opened: kept, and no time of it is a duration");
    assert!(report.doubts.contains(&"1 ticket resolved before being opened.".to_owned()), "{:?}", report.doubts);
}

#[test]
fn merged_children_and_spam_are_set_aside_with_the_reason() {
    let header = "id,status,created_at,updated_at,solved_at,tags";
    let rows: Vec<String> = [("1", "solved", ""), ("2", "closed", "vip closed_by_merge"), ("3", "solved", "a")]
        .map(|(id, status, tags)| format!("{id},{status},{T},{T},{T},{tags}"))
        .into();
    let (set, report) = import(below(header, &rows.iter().map(String::as_str).collect::<Vec<_>>())).unwrap();
    assert_eq!((set.tickets(), report.set_aside[0].tickets), (2, 1));
    assert_eq!(set.merged().collect::<Vec<_>>(), [("2", None)]);

    let header = "number,incident_state,sys_updated_at,opened_at,parent_incident,spam";
    let rows = [
        "INC1,New,2026-05-04,2026-05-04,,",
        "INC2,New,2026-05-04,2026-05-04,INC1,",
        "INC2,Closed,2026-05-05,2026-05-04,INC1,",
        "INC3,Junk,2026-05-05,2026-05-04,,",
    ];
    let (set, report) = import(below(header, &rows)).unwrap();
    assert_eq!(set.tickets(), 1, "one outage is not counted fifty times");
    assert_eq!(set.merged().collect::<Vec<_>>(), [("INC2", Some("INC1"))]);
    let aside: Vec<_> = report.set_aside.iter().map(|aside| (aside.tickets, aside.rows)).collect();
    assert_eq!(aside, [(1, 2), (1, 1)]);
    assert_eq!(report.set_aside[1].reason, "spam or deleted");
}

fn said(pairs: &[(&str, &str)]) -> ImportOptions {
    let columns = pairs.iter().map(|(role, column)| ((*role).into(), (*column).into())).collect();
    ImportOptions { columns, ..ImportOptions::default() }
}

fn role<'a>(report: &'a ImportReport, column: &str) -> (Option<&'a str>, &'a str) {
    let column = report.columns.iter().find(|known| known.name == column).unwrap();
    (column.role.as_deref(), column.reason.as_str())
}

#[test]
fn a_person_says_which_column_is_what() {
    let file = below("Nr,Zustand der Sache,wann,opened_at,state", &["1,New,2026-05-04 08:00,2026-05-04 07:00,x"]);
    assert!(error(import(&file)).contains("no column for"));
    let options = said(&[("ticket", "Nr"), ("state", "zustand der sache"), ("updated", "wann")]);
    let (set, report) = import_as(&file, &options).unwrap();
    assert_eq!(histories(&set)[0].1[0].0, "New");
    assert_eq!(role(&report, "Zustand der Sache"), (Some("state"), "it was said so"));
    assert_eq!(role(&report, "state").0, None);
    let without = said(&[("ticket", "Nr"), ("state", "Zustand der Sache"), ("updated", "wann"), ("opened", "")]);
    assert_eq!(role(&import_as(&file, &without).unwrap().1, "opened_at").0, None);
    assert!(error(import_as(&file, &said(&[("ticket", "Number")]))).contains("no column “Number”"));
    assert!(error(import_as(&file, &said(&[("mood", "Nr")]))).contains("it can be ticket, state"));
    let profile = ImportOptions { profile: Some("lotus".into()), ..ImportOptions::default() };
    assert!(error(import_as(&file, &profile)).contains("there are servicenow"));
}

#[test]
fn two_tables_in_one_file_are_doubted() {
    let header = "number,incident_state,sys_updated_at,opened_at";
    let rows = ["INC1,New,2026-05-04,2026-05-04", "a,b", "1,2", "3,4", "5,6"];
    let (_, report) = import(below(header, &rows)).unwrap();
    let said = "4 rows have 2 cells instead of 4, the first on line 3: another table may stand in the same file.";
    assert!(report.doubts.iter().any(|doubt| doubt == said), "{:?}", report.doubts);
}

#[test]
fn a_spreadsheet_that_names_its_separator_is_read() {
    let file = "sep=;\nnumber;incident_state;sys_updated_at;opened_at\nINC1;New;2026-05-04;2026-05-04\n";
    assert_eq!(import(file).unwrap().0.tickets(), 1);
}

fn one_row_each(header: &str, rows: &[&str]) -> Vec<Vec<String>> {
    let (set, _) = import(below(header, rows)).unwrap();
    let states = |(_, events): &(String, Vec<(String, i64)>)| events.iter().map(|(state, _)| state.clone()).collect();
    histories(&set).iter().map(states).collect()
}

#[test]
fn what_a_ticket_is_now_its_row_says() {
    let glpi = "id,name,date,takeintoaccountdate,solvedate,closedate,date_mod,status";
    let row = |id, status| format!("{id},x,2026-05-04 08:00:00,2026-05-04 09:00:00,NULL,,2026-05-07 08:00:00,{status}");
    let rows = [row(1, 3), row(2, 2), row(3, 2)];
    let states = one_row_each(glpi, &rows.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(states, [["New", "Planned"], ["New", "Assigned"], ["New", "Assigned"]], "NULL is nothing");
    let jira = "Issue key,Status,Created,Resolved,Updated";
    let rows = [
        "A-1,Done,2026-05-04 08:00,2026-05-05 08:00,2026-05-20 08:00",
        "A-2,Resolved,2026-05-04 08:00,2026-05-05 08:00,2026-05-20 08:00",
        "A-3,In Progress,2026-05-04 08:00,2026-05-05 08:00,2026-05-20 08:00",
    ];
    assert_eq!(
        one_row_each(jira, &rows),
        [vec!["New", "Done"], vec!["New", "Resolved"], vec!["New", "Resolved", "In Progress"]],
        "done when it was resolved, not when somebody edited it last; and opened again"
    );
    let servicenow = "number,state,opened_at,resolved_at,closed_at,sys_updated_at";
    let rows = ["T1,Resolved,2026-05-04 08:00,,2026-05-08 08:00,2026-05-09 08:00"];
    assert_eq!(one_row_each(servicenow, &rows), [["New", "Resolved"]], "solved and not closed has no closing");
    let table = "ticket_id,created_at,closed_at,category";
    let rows = ["1,2026-05-04 08:00,2026-05-05 08:00,a", "2,2026-05-04 08:00,,a"];
    assert_eq!(one_row_each(table, &rows), [vec!["New", "Closed"], vec!["New"]], "a state that nobody says is none");
}

#[test]
fn who_was_closed_twice_was_opened_again() {
    let header = "number,title,group,state,created_at,updated_at,close_at,last_close_at";
    let rows = [
        "1,x,Desk,closed,2026-05-04 08:00,2026-05-09 08:00,2026-05-05 08:00,2026-05-09 08:00",
        "2,x,Desk,closed,2026-05-04 08:00,2026-05-05 08:00,2026-05-05 08:00,2026-05-05 08:00",
    ];
    let (set, _) = import(below(header, &rows)).unwrap();
    let again: Vec<_> = set.iter().map(|ticket| (ticket.reopen_count(), ticket.closed())).collect();
    assert_eq!(again, [(Some(1), Some(at("2026-05-09T08:00:00Z"))), (None, Some(at("2026-05-05T08:00:00Z")))]);
}

#[test]
fn an_audit_tells_who_has_a_ticket_too() {
    let header = "documentkey,fieldname,oldvalue,newvalue,sys_created_on";
    let rows = [
        "T1,state,,1,2026-05-04 08:00",
        "T1,assignment_group,,Desk,2026-05-04 08:10",
        "T1,state,1,2,2026-05-04 09:00",
        "T1,assignment_group,Desk,Network,2026-05-04 09:30",
        "T1,state,2,6,2026-05-04 10:00",
        "T2,assignment_group,Desk,Network,2026-05-04 09:30",
    ];
    let (set, report) = import(below(header, &rows)).unwrap();
    let ticket = set.iter().next().unwrap();
    let told: Vec<_> = ticket
        .events()
        .map(|event| (set.state_name(event.state).unwrap(), event.team.and_then(|team| set.team_name(team))))
        .collect();
    let (desk, network) = (Some("Desk"), Some("Network"));
    assert_eq!(
        told,
        [("New", None), ("New", desk), ("In Progress", desk), ("In Progress", network), ("Resolved", network)]
    );
    assert_eq!((set.tickets(), report.refused_total), (1, 0), "of the other nobody knows a state");
    assert_eq!(ticket.resolved(), Some(at("2026-05-04T10:00:00Z")), "as its history tells");
    let found = tickets::transfers(&set, 1);
    assert_eq!((found.tickets, found.times), (1, 1));
}
