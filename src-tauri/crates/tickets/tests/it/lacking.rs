//! What tickets do and a map lacks becomes a way or a step of it.

use crate::maps::{map_of, touchpoint_id};
use crate::overlay::import_histories;
use crate::support::History;
use journey::JourneyMap;
use journey::figure::Evidence;
use journey::model::TransitionKind;
use std::collections::BTreeMap;
use tickets::lacking::{Added, Lacking, add};
use tickets::{StateMapping, TicketSet};
use uuid::Uuid;

/// Begin → work → end, of which only "New" and "Active" are states of tickets.
fn drawn() -> (JourneyMap, StateMapping) {
    let pairs = [("New", 0), ("Active", 1), ("Closed", 2)].map(|(state, at)| (state.to_owned(), touchpoint_id(at)));
    (map_of(3, &[(0, 1), (1, 2)], &[2]), StateMapping(BTreeMap::from(pairs)))
}

/// Ten tickets that go this way.
fn tickets(ways: &[&[&str]]) -> TicketSet {
    let mut histories: Vec<History> = Vec::new();
    for (of, way) in ways.iter().enumerate() {
        for n in 0..10 {
            let events = way.iter().zip(1..).map(|(state, hour)| ((*state).to_owned(), hour * 3600)).collect();
            histories.push((format!("INC{of}{n}"), events));
        }
    }
    import_histories(&histories)
}

fn added(set: &TicketSet, map: &JourneyMap, mapping: &StateMapping, lacking: &Lacking) -> Option<Added> {
    let mut serial = 900;
    let mut new_id = || {
        serial += 1;
        Uuid::from_u128(serial)
    };
    let counted = |n| Evidence::FromTickets { set: "March".into(), n, date: "2026-03-31".into() };
    add(set, map, mapping, lacking, &counted, &mut new_id)
}

#[test]
fn a_move_back_is_a_repeat_with_the_share_that_tickets_have() {
    let (mut map, mapping) = drawn();
    let set = tickets(&[&["New", "Active", "Closed"], &["New", "Active", "New", "Active", "Closed"]]);
    let back = Lacking::Move { source: touchpoint_id(1), target: touchpoint_id(0) };
    let found = added(&set, &map, &mapping, &back).unwrap();
    map.edit(&found.edits).unwrap();
    let way = map.outgoing(touchpoint_id(1)).into_iter().find(|way| way.target == touchpoint_id(0)).unwrap().clone();
    // Thirty moves away from "Active", ten of them back.
    assert!((way.share.value - 1.0 / 3.0).abs() < 1e-5, "{:?}", way.share);
    assert!(matches!(way.share.evidence, Evidence::FromTickets { n: 30, .. }));
    assert_eq!(way.kind, TransitionKind::Repeat);
    let sum: f64 = map.outgoing(touchpoint_id(1)).iter().map(|way| way.share.value).sum();
    assert!((sum - 1.0).abs() < 1e-9, "the others make room");
    assert_eq!(added(&set, &map, &mapping, &back), None, "the map has it now");
}

#[test]
fn a_state_becomes_a_step_between_those_that_tickets_come_from_and_go_to() {
    let (mut map, mapping) = drawn();
    let set = tickets(&[&["New", "Active", "Closed"], &["New", "Active", "Awaiting Vendor", "Closed"]]);
    let waiting = Lacking::Step { state: "Awaiting Vendor".into() };
    let found = added(&set, &map, &mapping, &waiting).unwrap();
    map.edit(&found.edits).unwrap();
    let step = map.touchpoint(found.step.unwrap()).unwrap();
    assert_eq!(step.name, "Awaiting Vendor");
    let into = map.incoming(step.id)[0];
    assert_eq!((into.source, into.share.value), (touchpoint_id(1), 0.5));
    assert_eq!(map.outgoing(step.id)[0].target, touchpoint_id(2));
    assert!(journey::check::check(&map).is_empty(), "{:?}", journey::check::check(&map));
}

#[test]
fn what_no_ticket_does_is_not_added() {
    let (map, mapping) = drawn();
    let set = tickets(&[&["New", "Active", "Closed"]]);
    let jump = Lacking::Move { source: touchpoint_id(0), target: touchpoint_id(2) };
    assert_eq!(added(&set, &map, &mapping, &jump), None);
    assert_eq!(added(&set, &map, &mapping, &Lacking::Step { state: "Nowhere".into() }), None);
}
