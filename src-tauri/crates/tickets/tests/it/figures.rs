//! Rework, slow moves, transfers and two slices: what is more than n and times.

use crate::maps::{map_of, touchpoint_id};
use crate::overlay::{TOUCHPOINTS, history, import_histories, mapping_of};
use crate::support::{History, below, import};
use tickets::{
    BusinessHours, Clock, Overlay, OverlayOptions, Slices, StateMapping, Steps, TicketSet, overlay, slices, transfers,
    variants,
};

fn any(minimum_n: u32) -> OverlayOptions {
    OverlayOptions { minimum_n, ..OverlayOptions::default() }
}

/// New `t0`, Active `t1`, Awaiting User Info `t3`, Resolved and Closed `t2`.
fn mapping() -> StateMapping {
    mapping_of(&[Some(0), Some(1), Some(3), Some(2), Some(2)])
}

fn map() -> journey::JourneyMap {
    map_of(TOUCHPOINTS, &[(0, 1), (1, 2), (1, 3), (3, 1)], &[2])
}

fn laid(histories: &[History], options: &OverlayOptions) -> Overlay {
    overlay(&import_histories(histories), &map(), &mapping(), options)
}

#[test]
fn who_comes_back_and_who_stays_is_counted() {
    let twice =
        [("New", 0), ("Active", 10), ("Active", 12), ("Awaiting User Info", 20), ("Active", 50), ("Closed", 60)];
    let thrice = [("Active", 0), ("Resolved", 10), ("Active", 20), ("Resolved", 30), ("Active", 40), ("Active", 45)];
    let over = laid(&[history("INC1", &twice), history("INC2", &thrice)], &any(1));
    let at = |n: usize| &over.touchpoints[n];
    assert_eq!((at(1).tickets, at(1).visits, at(1).came_back, at(1).came_back_share), (2, 5, 2, 1.0));
    assert_eq!((at(2).visits, at(2).came_back, at(2).came_back_share), (3, 1, 0.5));
    assert_eq!((at(1).self_loops, at(0).self_loops), (2, 0));
    assert_eq!((at(1).open, over.open_tickets), (1, 1), "INC2 is still being worked on");
    assert_eq!((at(2).open, at(0).open), (0, 0), "Closed is the end");
}

#[test]
fn slow_moves_are_those_that_take_most_time_in_all() {
    let quick = |n: usize| history(&format!("Q{n}"), &[("New", 0), ("Active", 10), ("Closed", 15)]);
    let mut all: Vec<History> = (0..9).map(quick).collect();
    all.push(history(
        "SLOW",
        &[("New", 0), ("Active", 5), ("Awaiting User Info", 6), ("Active", 1_006), ("Closed", 1_010)],
    ));
    let over = laid(&all, &any(1));
    let slow: Vec<_> =
        over.slow_moves.iter().map(|m| (m.source_key.as_str(), m.target_key.as_str(), m.n, m.mean_min)).collect();
    assert_eq!(slow, [("t3", "t1", 1, 1_000.0), ("t0", "t1", 10, 9.5), ("t1", "t2", 10, 4.9), ("t1", "t3", 1, 1.0)]);
    assert_eq!((over.slow_moves[1].total_min, over.slow_moves[1].transition.is_some()), (95.0, true));
    assert!((over.slow_moves.iter().map(|m| m.share).sum::<f64>() - 1.0).abs() < 1e-12);
    assert_eq!(laid(&all, &any(5)).slow_moves.len(), 2, "one ticket is nobody's figure");
}

#[test]
fn business_time_leaves_out_the_night() {
    // Minute 0 is Monday 00:00 UTC: from 17:00 to 9:00 the next day.
    let overnight = [history("INC1", &[("New", 17 * 60), ("Active", 33 * 60), ("Closed", 34 * 60)])];
    assert_eq!(laid(&overnight, &any(1)).touchpoints[0].median_min, Some(960.0));
    let set = import_histories(&overnight);
    let times = set.ticket(0).unwrap().events().map(|event| event.time).collect::<Vec<_>>();
    let clock = Clock::business(&BusinessHours::office("UTC"), (times[0], times[2])).unwrap();
    let options = OverlayOptions { minimum_n: 1, clock };
    let over = overlay(&set, &map(), &mapping(), &options);
    assert_eq!(over.touchpoints[0].median_min, Some(120.0), "an hour until six, an hour from eight");
    assert_eq!((over.transitions[0].median_min, over.slow_moves[0].total_min), (Some(120.0), 120.0));
    assert_eq!(over.time, "business time Mon–Fri 08:00–18:00 (UTC)");
    let ways = variants(&set, &map(), &mapping(), Steps::Visits, &options);
    assert_eq!(ways.listed[0].median_min, Some(180.0));
}

#[test]
fn variants_stand_by_their_number() {
    let quick = |n: usize| history(&format!("Q{n}"), &[("New", 0), ("Active", 10), ("Closed", 20 + n as i64)]);
    let mut all: Vec<History> = (0..3).map(quick).collect();
    all.push(history("X", &[("New", 0), ("-100", 5)]));
    let found = variants(&import_histories(&all), &map(), &mapping(), Steps::Visits, &any(2));
    assert_eq!(found.total, 2);
    let [often, rare] = found.listed.as_slice() else { panic!("{found:?}") };
    assert_eq!(
        (often.steps.join(" "), often.tickets, often.share, often.cumulative),
        ("t0 t1 t2".into(), 3, 0.75, 0.75)
    );
    assert_eq!((rare.steps.join(" "), rare.cumulative, rare.median_min), ("t0 -100".into(), 1.0, None));
    assert_eq!(rare.touchpoints, [Some(touchpoint_id(0)), None]);
    assert_eq!(often.median_min, Some(21.0));
}

fn with_teams(tickets: &[(&str, &[&str])]) -> TicketSet {
    let mut rows = Vec::new();
    for (id, teams) in tickets {
        for (minute, team) in teams.iter().enumerate() {
            rows.push(format!("{id},New,2026-05-04 08:{minute:02},2026-05-04 07:00,{team}"));
        }
    }
    let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
    import(below("number,incident_state,sys_updated_at,opened_at,assignment_group", &rows)).unwrap().0
}

#[test]
fn tickets_that_are_played_back_are_counted_by_the_two_teams() {
    let set = with_teams(&[
        ("1", &["Desk", "Desk", "Net", "", "Desk"]),
        ("2", &["Net", "Desk", "Net", "Desk"]),
        ("3", &["Desk", "Net", "Apps", "Desk"]),
        ("4", &["Desk"]),
        ("5", &["", ""]),
        ("6", &["Apps", "Net", "Apps"]),
    ]);
    let found = transfers(&set, 2);
    assert_eq!((found.known, found.tickets, found.times), (5, 4, 10));
    assert_eq!((found.share, found.ping_pong_tickets, found.rarer), (0.8, 3, 1), "Apps and Net have one ticket only");
    let pairs: Vec<_> =
        found.ping_pong.iter().map(|p| (p.one.as_str(), p.other.as_str(), p.times, p.tickets)).collect();
    assert_eq!(pairs, [("Desk", "Net", 3, 2)]);
    assert_eq!(transfers(&set, 1).ping_pong.len(), 2);
}

/// Of `n` tickets so many wait for the customer.
fn some_wait(n: usize, waiting: usize, minutes: i64) -> TicketSet {
    let one = |n: usize| {
        let (id, last) = (format!("INC{n}"), 20 + minutes);
        if n < waiting {
            history(
                &id,
                &[("New", 0), ("Active", 10), ("Awaiting User Info", 20), ("Active", last), ("Closed", last + 5)],
            )
        } else {
            history(&id, &[("New", 0), ("Active", 10), ("Closed", 20)])
        }
    };
    import_histories(&(0..n).map(one).collect::<Vec<_>>())
}

fn compared(first: &TicketSet, second: &TicketSet) -> Slices {
    slices(first, second, &map(), &mapping(), &any(5))
}

#[test]
fn a_difference_is_seen_where_there_are_enough_tickets() {
    let found = compared(&some_wait(200, 120, 60), &some_wait(300, 60, 600));
    assert_eq!((found.first, found.second, found.format.as_str()), (200, 300, "milewalk.slices/1"));
    let wait = found.touchpoints.iter().find(|t| t.key == "t3").unwrap();
    assert_eq!((wait.first_tickets, wait.second_tickets), (120, 60));
    assert_eq!((wait.share.first, wait.share.second), (Some(0.6), Some(0.2)));
    assert!(wait.share.seen && wait.share.high < Some(-0.3), "{:?}", wait.share);
    assert_eq!((wait.median_min.first, wait.median_min.second, wait.median_min.seen), (Some(60.0), Some(600.0), true));
    let new = found.touchpoints.iter().find(|t| t.key == "t0").unwrap();
    assert_eq!((new.share.difference, new.share.seen, new.median_min.seen), (Some(0.0), false, false));
    let way = |source: &str, target: &str| {
        found.moves.iter().find(|m| m.source_key == source && m.target_key == target).unwrap()
    };
    // Of the moves away from t1: 120 of 320 to the wait, and 60 of 360.
    let to_wait = way("t1", "t3");
    assert_eq!((to_wait.first_n, to_wait.second_n), (120, 60));
    assert_eq!((to_wait.share.first, to_wait.share.second, to_wait.share.seen), (Some(0.375), Some(1.0 / 6.0), true));
    assert_eq!((way("t0", "t1").share.difference, way("t0", "t1").share.seen), (Some(0.0), false));
}

#[test]
fn of_a_handful_there_is_no_figure() {
    let found = compared(&some_wait(200, 120, 60), &some_wait(4, 4, 60));
    let wait = found.touchpoints.iter().find(|t| t.key == "t3").unwrap();
    assert_eq!((wait.share.first, wait.share.second, wait.share.difference), (Some(0.6), None, None));
    assert_eq!((wait.median_min.second, wait.median_min.seen), (None, false));
    let nothing = compared(&TicketSet::default(), &TicketSet::default());
    assert!(nothing.touchpoints.is_empty() && nothing.moves.is_empty());
}
