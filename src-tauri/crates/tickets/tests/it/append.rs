//! A newer file joins the tickets that are there.

use crate::support::{below, histories, import};
use std::ops::ControlFlow;
use tickets::{ImportOptions, MatchedPeople, Pseudonyms, TicketSet, append, import_under};

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
    assert_eq!((both.added, both.replaced, both.unchanged, both.merged), (1, 1, 0, 0));
    let all = expected(&[("T1", &["New", "Solved"]), ("T2", &["New", "Closed"]), ("T3", &["New"])]);
    assert_eq!(states(&both.set), all);
    let first = both.set.ticket(0).unwrap();
    assert_eq!(first.category(), Some("Mail"));
    let teams: Vec<_> = first.events().map(|event| event.team.and_then(|team| both.set.team_name(team))).collect();
    assert_eq!(teams, [Some("First"), Some("Third")]);
    assert_eq!(TicketSet::from_bytes(&both.set.to_bytes()).as_ref(), Ok(&both.set), "it fits together");

    let again = append(&june, &may).unwrap();
    assert_eq!((again.added, again.replaced, again.unchanged), (1, 0, 1), "an older file takes nothing back");
    assert_eq!(again.set.ticket(1).unwrap().category(), Some("Mail"));
    let twice = append(&may, &may).unwrap();
    assert_eq!(
        (states(&twice.set), twice.added, twice.replaced, twice.unchanged),
        (states(&may), 0, 0, 2),
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

/// Read under the pseudonyms of a workspace.
fn known(rows: &[&str], secret: u128) -> TicketSet {
    let file = below(HEADER, rows);
    let go_on = &mut |_| ControlFlow::Continue(());
    import_under(file.as_bytes(), &ImportOptions::default(), Some(&Pseudonyms::new(secret)), go_on).unwrap().0
}

fn person(set: &TicketSet, id: &str) -> Option<u32> {
    set.iter().find(|ticket| ticket.id() == id).and_then(|ticket| ticket.requester())
}

#[test]
fn who_has_the_same_pseudonym_in_both_files_is_the_same_person() {
    let may = known(&["T1,New,2026-05-01,2026-05-01,Net,Ann,,", "T2,New,2026-05-01,2026-05-01,Net,Bob,,"], 7);
    let june = known(
        &[
            "T3,New,2026-06-02,2026-06-02,Net,Cid,,",
            "T4,New,2026-06-02,2026-06-02,Net, ANN,,",
            "T5,New,2026-06-02,2026-06-02,Net,,,",
            "T2,New,2026-05-01,2026-05-01,Net,Cid,,",
        ],
        7,
    );
    let both = append(&may, &june).unwrap();
    assert_eq!(both.people, Some(MatchedPeople { people: 2, known: 1 }));
    assert_eq!((both.added, both.replaced, both.unchanged), (3, 1, 0), "T2 is somebody else's now");
    let all = both.set;
    assert_eq!(person(&all, "T4"), person(&all, "T1"), "Ann");
    assert_eq!(person(&all, "T3"), person(&all, "T2"), "Cid");
    assert_ne!(person(&all, "T3"), person(&all, "T1"));
    assert_eq!(person(&all, "T5"), None);
    let bytes = all.to_bytes();
    assert_eq!(TicketSet::from_bytes(&bytes).as_ref(), Ok(&all), "it fits together");
    assert!(!bytes.windows(3).any(|part| part.eq_ignore_ascii_case(b"ann")), "nobody's name is in it");
    let july = known(&["T6,New,2026-07-02,2026-07-02,Net,Cid,,"], 7);
    let three = append(&all, &july).unwrap();
    assert_eq!(
        (three.people, person(&three.set, "T6")),
        (Some(MatchedPeople { people: 1, known: 1 }), person(&all, "T3"))
    );

    let elsewhere = append(&may, &known(&["T4,New,2026-06-02,2026-06-02,Net,Ann,,"], 8)).unwrap();
    assert_eq!(elsewhere.people, Some(MatchedPeople { people: 1, known: 0 }), "another secret, another number");
    let before = set(&["T1,New,2026-05-01,2026-05-01,Net,Ann,,"]);
    let after = append(&before, &july).unwrap();
    assert_eq!(after.people, None, "of a set without pseudonyms nobody is known");
    assert_ne!(person(&after.set, "T6"), person(&after.set, "T1"));
    assert_eq!(TicketSet::from_bytes(&after.set.to_bytes()), Ok(after.set));
}

#[test]
fn a_ticket_that_went_on_as_another_since_is_not_counted_any_more() {
    let before = set(&["T1,New,2026-05-01,2026-05-01,,,,", "T2,New,2026-05-01,2026-05-01,,,,"]);
    let after = set(&["T1,New,2026-05-02,2026-05-01,,,,", "T2,New,2026-05-02,2026-05-01,,,,T1"]);
    let both = append(&before, &after).unwrap();
    assert_eq!((both.added, both.replaced, both.unchanged, both.merged), (0, 1, 0, 1));
    let both = both.set;
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
