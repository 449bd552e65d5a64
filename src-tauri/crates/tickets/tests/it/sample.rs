//! Samples of tickets.

use crate::support::{below, import};
use std::collections::BTreeSet;
use tickets::TicketSet;
use tickets::sample::{Drawn, KindOf, draw};

/// 900 tickets about the net, 90 about mail, 9 about keys and one about nothing.
fn desk() -> TicketSet {
    let row = |n: u32| {
        let about = if n < 900 {
            "Net"
        } else if n < 990 {
            "Mail"
        } else if n < 999 {
            "Keys"
        } else {
            ""
        };
        format!("T{n},New,2026-05-04,2026-05-04,{about},Phone")
    };
    let rows: Vec<String> = (0..1_000).map(row).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    import(below("number,incident_state,sys_updated_at,opened_at,category,channel", &rows)).unwrap().0
}

fn kinds(drawn: &Drawn) -> Vec<(&str, u32, u32)> {
    drawn.kinds.iter().map(|kind| (kind.name.as_str(), kind.tickets, kind.drawn)).collect()
}

#[test]
fn a_sample_has_its_share_of_every_kind_and_forgets_none() {
    let set = desk();
    let drawn = draw(&set, KindOf::Category, 100, 7);
    assert_eq!(kinds(&drawn), [("Net", 900, 90), ("Mail", 90, 9), ("Keys", 9, 2), ("(none)", 1, 1)]);
    let tickets: BTreeSet<&str> = drawn.tickets.iter().map(|one| one.ticket.as_str()).collect();
    assert_eq!((tickets.len(), drawn.tickets.len()), (102, 102), "no ticket twice");
    for one in &drawn.tickets {
        let ticket = set.iter().find(|ticket| ticket.id() == one.ticket).unwrap();
        assert_eq!(ticket.category().unwrap_or("(none)"), drawn.kinds[one.kind as usize].name);
    }
    let first: BTreeSet<u32> = drawn.tickets.iter().take(40).map(|one| one.kind).collect();
    assert!(first.len() > 1, "kinds do not stand one behind the other");
}

#[test]
fn the_same_seed_draws_the_same_tickets() {
    let set = desk();
    assert_eq!(draw(&set, KindOf::Category, 50, 7), draw(&set, KindOf::Category, 50, 7));
    assert_ne!(draw(&set, KindOf::Category, 50, 7).tickets, draw(&set, KindOf::Category, 50, 8).tickets);
}

#[test]
fn every_ticket_is_as_likely_as_another_of_its_kind() {
    let set = desk();
    let mut low = 0;
    for seed in 0..200 {
        let drawn = draw(&set, KindOf::Category, 20, seed);
        let number = |id: &str| id[1..].parse::<u32>().unwrap();
        low += drawn.tickets.iter().filter(|one| one.kind == 0 && number(&one.ticket) < 450).count();
    }
    // 18 of "Net" in each of 200 samples, half of them below the middle: 1,800 with a deviation of 30.
    assert!((1_650..1_950).contains(&low), "{low}");
}

#[test]
fn more_than_there_are_is_all_of_them() {
    let set = desk();
    let all = draw(&set, KindOf::Channel, 5_000, 1);
    assert_eq!(kinds(&all), [("Phone", 1_000, 1_000)]);
    assert!(draw(&TicketSet::default(), KindOf::Category, 10, 1).tickets.is_empty());
}

#[test]
fn many_rare_kinds_are_one() {
    let rows: Vec<String> = (0..60).map(|n| format!("T{n},New,2026-05-04,2026-05-04,Kind {}", n / 2)).collect();
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    let set = import(below("number,incident_state,sys_updated_at,opened_at,category", &rows)).unwrap().0;
    let drawn = draw(&set, KindOf::Category, 30, 7);
    assert_eq!((drawn.kinds.len(), drawn.kinds[19].name.as_str(), drawn.kinds[19].tickets), (20, "(other)", 22));
}
