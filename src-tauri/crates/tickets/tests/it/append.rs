//! A newer file joins the tickets that are there.

use crate::support::{below, histories, import};
use tickets::{TicketSet, append};

const HEADER: &str =
    "number,incident_state,sys_updated_at,opened_at,category,caller_id,assignment_group,parent_incident";

fn set(rows: &[&str]) -> TicketSet {
    import(below(HEADER, rows)).unwrap().0
}

fn states(set: &TicketSet) -> Vec<(String, Vec<String>)> {
    histories(set).into_iter().map(|(id, events)| (id, events.into_iter().map(|(state, _)| state).collect())).collect()
}

fn expected(tickets: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
    tickets.iter().map(|(id, states)| ((*id).into(), states.iter().map(|s| (*s).into()).collect())).collect()
}

#[test]
fn of_a_ticket_that_both_have_the_newer_row_wins() {
    let may = set(&[
        "T1,New,2026-05-01,2026-05-01,Net,Ann,First,",
        "T2,New,2026-05-02,2026-05-02,Net,Bob,First,",
        "T2,Closed,2026-05-03,2026-05-02,Net,Bob,First,",
    ]);
    let june = set(&[
        "T3,New,2026-06-01,2026-06-01,Mail,Cid,Second,",
        "T1,New,2026-05-01,2026-05-01,Mail,Ann,First,",
        "T1,Solved,2026-06-02,2026-05-01,Mail,Ann,Third,",
    ]);
    let both = append(&may, &june).unwrap();
    assert_eq!((both.added, both.replaced), (1, 1));
    let all = expected(&[("T1", &["New", "Solved"]), ("T2", &["New", "Closed"]), ("T3", &["New"])]);
    assert_eq!(states(&both.set), all);
    let first = both.set.ticket(0).unwrap();
    assert_eq!(first.category(), Some("Mail"));
    let teams: Vec<_> = first.events().map(|event| event.team.and_then(|team| both.set.team_name(team))).collect();
    assert_eq!(teams, [Some("First"), Some("Third")]);
    assert_eq!(TicketSet::from_bytes(&both.set.to_bytes()).as_ref(), Ok(&both.set), "it fits together");

    let again = append(&june, &may).unwrap();
    assert_eq!((again.added, again.replaced), (1, 0), "an older file takes nothing back");
    assert_eq!(again.set.ticket(1).unwrap().category(), Some("Mail"));
    let twice = append(&may, &may).unwrap();
    assert_eq!(
        (states(&twice.set), twice.added, twice.replaced),
        (states(&may), 0, 2),
        "the same file changes nothing"
    );
}

#[test]
fn people_of_two_files_are_not_mixed_up() {
    let one = set(&["T1,New,2026-05-01,2026-05-01,Net,Ann,,", "T2,New,2026-05-01,2026-05-01,Net,Bob,,"]);
    let other = set(&["T3,New,2026-05-02,2026-05-02,Net,Cid,,"]);
    let both = append(&one, &other).unwrap().set;
    let people: std::collections::BTreeSet<_> = both.iter().filter_map(|ticket| ticket.requester()).collect();
    assert_eq!(people.len(), 3);
}

#[test]
fn a_ticket_that_went_on_as_another_since_is_not_counted_any_more() {
    let before = set(&["T1,New,2026-05-01,2026-05-01,,,,", "T2,New,2026-05-01,2026-05-01,,,,"]);
    let after = set(&["T1,New,2026-05-02,2026-05-01,,,,", "T2,New,2026-05-02,2026-05-01,,,,T1"]);
    let both = append(&before, &after).unwrap().set;
    assert_eq!(states(&both), expected(&[("T1", &["New"])]));
    assert_eq!(both.merged().collect::<Vec<_>>(), [("T2", Some("T1"))]);
    let apart = append(&after, &before).unwrap().set;
    assert_eq!(apart.tickets(), 2, "nor counted twice: {:?}", states(&apart));
}

#[test]
fn texts_of_one_of_both_are_kept() {
    let file =
        "number,incident_state,sys_updated_at,opened_at,short_description\nT9,New,2026-05-01,2026-05-01,It is slow\n";
    let options = tickets::ImportOptions { keep_text: true, ..Default::default() };
    let (written, _) = crate::support::import_as(file, &options).unwrap();
    let both = append(&set(&["T1,New,2026-05-01,2026-05-01,,,,"]), &written).unwrap().set;
    assert_eq!(both.iter().map(|ticket| ticket.text()).collect::<Vec<_>>(), [None, Some("It is slow")]);
    assert_eq!(TicketSet::from_bytes(&both.to_bytes()), Ok(both));
}
