//! A set as bytes: the same again, or an error.

use crate::overlay::{histories, import_histories};
use crate::support::sample;
use proptest::prelude::*;
use std::ops::ControlFlow;
use tickets::{ImportOptions, OverlayOptions, Pseudonyms, SetError, TicketSet, import_under, overlay, suggest_mapping};

const RICH: &str =
    "number,state,updated,opened,resolved,closed,category,channel,priority,reopen_count,reassignment_count,made_sla,assignment_group,parent,short_description,description,caller_id
INC1,New,2026-05-04,2026-05-04,?,?,Net,Phone,3,0,2,true,First,,Slow,,Ann
INC1,Closed,2026-05-06,2026-05-04,2026-05-05,2026-05-06,Nétz,Phone,2,1,2,false,Second,,Very slow,since noon,Ann
INC2,Active,2026-05-06,?,?,?,?,?,?,?,?,?,,,,,Bob
INC3,Active,2026-05-06,?,?,?,?,?,?,?,?,?,,INC1,merged words,,
";

/// Name, version, then the length of the first column.
const HEAD: usize = 8;

fn rich() -> TicketSet {
    let options = ImportOptions { keep_text: true, ..ImportOptions::default() };
    let go_on = &mut |_| ControlFlow::Continue(());
    import_under(RICH.as_bytes(), &options, Some(&Pseudonyms::new(7)), go_on).unwrap().0
}

/// What is done with a set must not panic either.
fn use_it(set: &TicketSet) {
    let map = sample("find-the-number");
    let _ =
        overlay(set, &map, &suggest_mapping(set, &map), &OverlayOptions { minimum_n: 0, ..OverlayOptions::default() });
    for ticket in set.iter() {
        let _ = (ticket.id(), ticket.category(), ticket.channel(), ticket.priority(), ticket.made_sla(), ticket.text());
        let _ = (ticket.opened(), ticket.resolved(), ticket.closed(), ticket.events().count());
    }
    assert_eq!(TicketSet::from_bytes(&set.to_bytes()).as_ref(), Ok(set));
}

#[test]
fn a_set_comes_back_as_it_was() {
    let set = rich();
    let back = TicketSet::from_bytes(&set.to_bytes()).unwrap();
    assert_eq!(back, set);
    let ticket = back.ticket(0).unwrap();
    assert_eq!((ticket.id(), ticket.category(), ticket.made_sla()), ("INC1", Some("Nétz"), Some(false)));
    assert_eq!((ticket.text(), back.ticket(1).unwrap().text()), (Some("Very slow\nsince noon"), None));
    assert!(set.memory() > 0);
    let nothing = TicketSet::default();
    assert_eq!(TicketSet::from_bytes(&nothing.to_bytes()), Ok(nothing));
}

#[test]
fn a_set_that_is_cut_anywhere_or_goes_on_is_damaged() {
    let bytes = rich().to_bytes();
    for length in 4..bytes.len() {
        assert_eq!(TicketSet::from_bytes(&bytes[..length]), Err(SetError::Damaged), "after {length} bytes");
    }
    assert_eq!(TicketSet::from_bytes(&[&bytes[..], b"\0"].concat()), Err(SetError::Damaged));
}

#[test]
fn something_else_is_no_ticket_set() {
    for bytes in [&b""[..], b"MWT", b"SQLite format 3\0"] {
        assert_eq!(TicketSet::from_bytes(bytes), Err(SetError::NoTicketSet));
    }
}

#[test]
fn a_newer_set_says_that_it_is_newer() {
    let mut bytes = rich().to_bytes();
    bytes[4] = 5;
    assert_eq!(TicketSet::from_bytes(&bytes), Err(SetError::Newer { found: 5 }));
    bytes[4] = 0;
    assert_eq!(TicketSet::from_bytes(&bytes), Err(SetError::Damaged), "there never was a version 0");
}

#[test]
fn a_set_of_a_version_before_is_read_without_pseudonyms_and_texts() {
    let mut last = without(&rich().to_bytes(), PEOPLE);
    last[4] = 3;
    let set = TicketSet::from_bytes(&last).unwrap();
    assert_eq!(set.iter().map(|ticket| ticket.text()).collect::<Vec<_>>(), [Some("Very slow\nsince noon"), None]);
    let mut old = without(&last, TEXT);
    old[4] = 2;
    let set = TicketSet::from_bytes(&old).unwrap();
    assert!(!set.keeps_text() && set.iter().all(|ticket| ticket.text().is_none()));
    let ids = |set: &TicketSet| set.iter().map(|ticket| ticket.id().to_owned()).collect::<Vec<_>>();
    assert_eq!((ids(&set), set.events()), (ids(&rich()), rich().events()));
    assert_eq!(TicketSet::from_bytes(&set.to_bytes()), Ok(set), "and written as of now");
}

#[test]
fn a_column_longer_than_the_file_is_damage() {
    let mut bytes = rich().to_bytes();
    bytes[HEAD..HEAD + 4].fill(0xff);
    assert_eq!(TicketSet::from_bytes(&bytes), Err(SetError::Damaged));
}

/// Bytes of one item of each column, in the order in which they are written:
/// texts, seventeen of numbers, five of times, whether times were kept, states and
/// teams of events, pseudonyms of people.
const WIDTHS: [usize; 27] = [1, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 4, 8, 8, 8, 8, 8, 1, 2, 2, 8];
const TEXT: usize = 17;
const EVENT_TIME: usize = 22;
const EVENT_STATE: usize = 24;
const EVENT_TEAM: usize = 25;
const PEOPLE: usize = 26;

/// The bytes with the last item of these columns taken away.
fn shortened(bytes: &[u8], columns: &[usize]) -> Vec<u8> {
    changed(bytes, |column, length| Some(length - usize::from(columns.contains(&column))))
}

/// The bytes without this column.
fn without(bytes: &[u8], left_out: usize) -> Vec<u8> {
    changed(bytes, |column, length| (column != left_out).then_some(length))
}

/// The bytes with so many items of each column; none: without the column.
fn changed(bytes: &[u8], left: impl Fn(usize, usize) -> Option<usize>) -> Vec<u8> {
    let (head, mut rest) = bytes.split_at(HEAD);
    let mut out = head.to_vec();
    for (column, width) in WIDTHS.iter().enumerate() {
        let Some((length, items)) = rest.split_first_chunk() else { break };
        let length = u32::from_le_bytes(*length) as usize;
        let (items, behind) = items.split_at(length * width);
        if let Some(left) = left(column, length) {
            out.extend_from_slice(&(left as u32).to_le_bytes());
            out.extend_from_slice(&items[..left * width]);
        }
        rest = behind;
    }
    assert!(rest.is_empty(), "the widths are those of the format");
    out
}

#[test]
fn a_column_that_is_one_short_is_damage() {
    let bytes = rich().to_bytes();
    assert_eq!(shortened(&bytes, &[]), bytes);
    for column in 0..WIDTHS.len() {
        assert_eq!(TicketSet::from_bytes(&shortened(&bytes, &[column])), Err(SetError::Damaged), "column {column}");
    }
    let without_an_event = shortened(&bytes, &[EVENT_TIME, EVENT_STATE, EVENT_TEAM]);
    assert_eq!(
        TicketSet::from_bytes(&without_an_event),
        Err(SetError::Damaged),
        "a ticket has more events than are there"
    );
}

#[test]
fn a_time_outside_the_calendar_or_out_of_order_is_damage() {
    let set = rich();
    let events: Vec<i64> = set.iter().flat_map(|ticket| ticket.events().collect::<Vec<_>>()).map(|e| e.time).collect();
    let column: Vec<u8> = events.iter().flat_map(|time| time.to_le_bytes()).collect();
    let bytes = set.to_bytes();
    let start = bytes.windows(column.len()).position(|window| window == column).unwrap();
    for time in [i64::MIN, i64::MAX, events[1] + 1] {
        let mut bytes = bytes.clone();
        bytes[start..start + 8].copy_from_slice(&time.to_le_bytes());
        assert_eq!(TicketSet::from_bytes(&bytes), Err(SetError::Damaged), "{time}");
    }
}

#[test]
fn every_single_wrong_byte_is_an_error_or_a_set_that_can_be_used() {
    let bytes = rich().to_bytes();
    let mut refused = 0;
    for at in 0..bytes.len() {
        for wrong in [0x01, 0x80, 0xff] {
            let mut bytes = bytes.clone();
            bytes[at] ^= wrong;
            match TicketSet::from_bytes(&bytes) {
                Ok(set) => use_it(&set),
                Err(_) => refused += 1,
            }
        }
    }
    assert!(refused > bytes.len(), "most of them are seen: {refused} of {}", 3 * bytes.len());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_set_comes_back_as_it_was(histories in histories()) {
        let set = import_histories(&histories);
        prop_assert_eq!(TicketSet::from_bytes(&set.to_bytes()), Ok(set));
    }

    #[test]
    fn any_damage_is_an_error_or_a_set_that_can_be_used(
        histories in histories(),
        wrong in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..6),
    ) {
        let mut bytes = import_histories(&histories).to_bytes();
        for (at, byte) in &wrong {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        if let Ok(set) = TicketSet::from_bytes(&bytes) {
            use_it(&set);
        }
    }

    #[test]
    fn arbitrary_bytes_behind_the_name_are_an_error_or_a_set_that_can_be_used(
        bytes in prop::collection::vec(prop_oneof![3 => Just(0_u8), 1 => any::<u8>()], 0..200),
    ) {
        if let Ok(set) = TicketSet::from_bytes(&[&b"MWTS\x03\0\0\0"[..], &bytes].concat()) {
            use_it(&set);
        }
    }
}
