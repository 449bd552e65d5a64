//! The overlay against the same reckoned without any of its cleverness.

use crate::maps::{map_of, touchpoint_id, transition_id};
use crate::support::{History, export, import, sample, written};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use tickets::{Overlay, OverlayOptions, StateMapping, TicketSet, overlay};

pub(crate) const STATES: [&str; 7] = ["New", "Active", "Awaiting User Info", "Resolved", "Closed", "Canceled", "-100"];
/// Behind these nothing follows.
const LAST: [&str; 2] = ["Closed", "Canceled"];
pub(crate) const TOUCHPOINTS: usize = 4;

/// Tickets whose updates are in order; some at one time, so that ties count.
pub(crate) fn histories() -> impl Strategy<Value = Vec<History>> {
    let event = (prop::sample::select(STATES.to_vec()), prop_oneof![Just(0), 1..5_i64, 60..9_000_i64]);
    let ticket = prop::collection::vec(event, 1..9).prop_map(|events| {
        let mut time = 1_777_852_800; // 2026-05-04
        let mut later = |(state, pause): (&str, i64)| {
            time += pause;
            (state.to_owned(), time)
        };
        events.into_iter().map(&mut later).collect::<Vec<_>>()
    });
    prop::collection::vec(ticket, 1..12)
        .prop_map(|tickets| tickets.into_iter().enumerate().map(|(n, events)| (format!("INC{n}"), events)).collect())
}

pub(crate) fn import_histories(histories: &[History]) -> TicketSet {
    let rows: Vec<String> = histories
        .iter()
        .flat_map(|(id, events)| events.iter().map(move |(state, time)| format!("{id},{state},{},?", written(*time))))
        .collect();
    let (set, report) = import(export(&rows.iter().map(String::as_str).collect::<Vec<_>>())).unwrap();
    assert_eq!(report.refused_total, 0);
    set
}

/// Which touchpoint each state is; one that is not on the map is none.
pub(crate) fn mapping_of(places: &[Option<usize>]) -> StateMapping {
    let pairs =
        STATES.iter().zip(places).filter_map(|(state, place)| Some(((*state).to_owned(), touchpoint_id((*place)?))));
    StateMapping(pairs.collect())
}

/// Durations in seconds, each with the ticket that it is of.
type Durations = Vec<(usize, i64)>;

/// What the overlay must come to.
#[derive(Default)]
struct Reckoned {
    visits: BTreeMap<usize, Vec<usize>>,
    visit_times: BTreeMap<usize, Durations>,
    moves: BTreeMap<(usize, usize), Durations>,
    leaving: BTreeSet<usize>,
}

/// From where the map leads to where, also through touchpoints that no state is
/// mapped to: the transitions joined there until nothing new comes.
fn ways(places: &[Option<usize>], transitions: &[(usize, usize)]) -> BTreeSet<(usize, usize)> {
    let hidden = |place: usize| !places.contains(&Some(place));
    let mut ways: BTreeSet<(usize, usize)> = transitions.iter().copied().collect();
    loop {
        let joined: Vec<_> = ways
            .iter()
            .filter(|(_, between)| hidden(*between))
            .flat_map(|(from, between)| {
                transitions.iter().filter(move |way| way.0 == *between).map(move |way| (*from, way.1))
            })
            .filter(|way| !ways.contains(way))
            .collect();
        if joined.is_empty() {
            return ways;
        }
        ways.extend(joined);
    }
}

/// Cuts each history into pieces of one place, and looks at each piece and the one behind it.
fn reckon(histories: &[History], places: &[Option<usize>], ways: &BTreeSet<(usize, usize)>) -> Reckoned {
    let place = |state: &str| {
        let number = STATES.iter().position(|known| *known == state).unwrap();
        places[number].filter(|place| *place < TOUCHPOINTS)
    };
    let mut reckoned = Reckoned::default();
    for (number, (_, events)) in histories.iter().enumerate() {
        let pieces: Vec<&[(String, i64)]> = events.chunk_by(|a, b| place(&a.0) == place(&b.0)).collect();
        for (at, piece) in pieces.iter().enumerate() {
            let begins = piece[0].1;
            let Some(here) = place(&piece[0].0) else {
                reckoned.leaving.insert(number);
                continue;
            };
            reckoned.visits.entry(here).or_default().push(number);
            if let Some(next) = pieces.get(at + 1) {
                reckoned.visit_times.entry(here).or_default().push((number, next[0].1 - begins));
                if let Some(there) = place(&next[0].0) {
                    reckoned.moves.entry((here, there)).or_default().push((number, next[0].1 - begins));
                    if !ways.contains(&(here, there)) {
                        reckoned.leaving.insert(number);
                    }
                }
            } else {
                let last = &piece[piece.len() - 1].0;
                let ends = piece.chunk_by(|a, b| a.0 == b.0).last().unwrap()[0].1;
                if LAST.contains(&last.as_str()) && ends > begins {
                    reckoned.visit_times.entry(here).or_default().push((number, ends - begins));
                }
            }
        }
    }
    reckoned
}

/// Type 7 in whole numbers: the rank is a fraction of `parts`.
fn minutes(durations: Option<&Durations>, minimum_n: u32, (part, parts): (usize, usize)) -> Option<f64> {
    let durations = durations?;
    let tickets: BTreeSet<usize> = durations.iter().map(|(ticket, _)| *ticket).collect();
    if tickets.len() < minimum_n as usize {
        return None;
    }
    let mut seconds: Vec<i64> = durations.iter().map(|(_, seconds)| *seconds).collect();
    seconds.sort_unstable();
    let rank = (seconds.len() - 1) * part;
    let (below, rest) = (seconds[rank / parts], rank % parts);
    let step = if rest == 0 { 0 } else { seconds[rank / parts + 1] - below };
    Some((below * parts as i64 + step * rest as i64) as f64 / (60 * parts) as f64)
}

const MEDIAN: (usize, usize) = (1, 2);
const P90: (usize, usize) = (9, 10);

#[track_caller]
fn same(figure: Option<f64>, expected: Option<f64>, what: &str) {
    let close = match (figure, expected) {
        (Some(figure), Some(expected)) => (figure - expected).abs() <= 1e-9 * expected.abs().max(1.0),
        (None, None) => true,
        _ => false,
    };
    assert!(close, "{what}: {figure:?} instead of {expected:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_overlay_is_what_a_plain_reckoning_says(
        histories in histories(),
        places in prop::collection::vec(prop::option::weighted(0.85, 0..=TOUCHPOINTS), STATES.len()),
        transitions in prop::collection::vec((0..TOUCHPOINTS, 0..TOUCHPOINTS), 0..9),
        minimum_n in 0..6_u32,
    ) {
        let (set, map) = (import_histories(&histories), map_of(TOUCHPOINTS, &transitions, &[]));
        let over = overlay(&set, &map, &mapping_of(&places), &OverlayOptions { minimum_n, ..OverlayOptions::default() });
        let ways = ways(&places, &transitions);
        let reckoned = reckon(&histories, &places, &ways);
        prop_assert_eq!(over.tickets as usize, histories.len());

        prop_assert_eq!(over.touchpoints.len(), TOUCHPOINTS);
        for (n, touchpoint) in over.touchpoints.iter().enumerate() {
            let visits = reckoned.visits.get(&n).cloned().unwrap_or_default();
            let times = reckoned.visit_times.get(&n);
            prop_assert_eq!(touchpoint.id, touchpoint_id(n));
            prop_assert_eq!((&touchpoint.key, &touchpoint.name), (&format!("t{n}"), &format!("Touchpoint {n}")));
            prop_assert_eq!(touchpoint.visits as usize, visits.len());
            prop_assert_eq!(touchpoint.tickets as usize, visits.iter().collect::<BTreeSet<_>>().len());
            same(touchpoint.median_min, minutes(times, minimum_n, MEDIAN), "median of a visit");
            same(touchpoint.p90_min, minutes(times, minimum_n, P90), "P90 of a visit");
        }

        prop_assert_eq!(over.transitions.len(), transitions.len());
        for (n, transition) in over.transitions.iter().enumerate() {
            let (source, target) = transitions[n];
            // All on the first of several.
            let first = transitions.iter().position(|pair| *pair == (source, target)) == Some(n);
            let times = reckoned.moves.get(&(source, target)).filter(|_| first);
            prop_assert_eq!(transition.id, transition_id(n));
            prop_assert_eq!(&transition.source_key, &format!("t{source}"));
            prop_assert_eq!(&transition.target_key, &format!("t{target}"));
            let through = reckoned.moves.iter().filter(|(pair, _)| ways.contains(pair) && !transitions.contains(pair));
            let (own, through) = (times.map_or(0, Vec::len), through.map(|(_, times)| times.len()).sum::<usize>());
            prop_assert!((own..=own + through).contains(&(transition.n as usize)), "its own moves, and those that lead through it");
            same(transition.median_min, minutes(times, minimum_n, MEDIAN), "median of a transition");
            same(transition.p90_min, minutes(times, minimum_n, P90), "P90 of a transition");
        }

        let mut off_map: Vec<_> = reckoned.moves.iter().filter(|(pair, _)| !ways.contains(pair)).collect();
        off_map.sort_by_key(|(pair, times)| (std::cmp::Reverse(times.len()), **pair));
        prop_assert_eq!(over.off_map_moves.len(), off_map.len());
        for (off, ((source, target), times)) in over.off_map_moves.iter().zip(off_map) {
            prop_assert_eq!((off.source, off.target), (touchpoint_id(*source), touchpoint_id(*target)));
            prop_assert_eq!((&off.source_key, &off.target_key), (&format!("t{source}"), &format!("t{target}")));
            prop_assert_eq!(off.n as usize, times.len());
            same(off.median_min, minutes(Some(times), minimum_n, MEDIAN), "median of a move off the map");
        }

        let mut unmapped: Vec<_> = STATES
            .iter()
            .zip(&places)
            .filter(|(_, place)| place.is_none_or(|place| place >= TOUCHPOINTS))
            .filter_map(|(state, _)| {
                let events = |h: &History| h.1.iter().filter(|(s, _)| s == state).count() as u32;
                let tickets = histories.iter().filter(|h| events(h) > 0).count() as u32;
                (tickets > 0).then(|| (std::cmp::Reverse(tickets), *state, histories.iter().map(events).sum::<u32>()))
            })
            .collect();
        unmapped.sort_unstable();
        let found: Vec<_> =
            over.unmapped.iter().map(|s| (std::cmp::Reverse(s.tickets), s.name.as_str(), s.events)).collect();
        prop_assert_eq!(found, unmapped);
        for state in &over.unmapped {
            prop_assert_eq!(state.share, f64::from(state.tickets) / histories.len() as f64);
        }
        prop_assert_eq!(over.leaving_share, reckoned.leaving.len() as f64 / histories.len() as f64);
    }
}

/// States at minutes, of one ticket.
pub(crate) fn history(id: &str, events: &[(&str, i64)]) -> History {
    (id.into(), events.iter().map(|(state, minute)| ((*state).to_owned(), 1_777_852_800 + 60 * minute)).collect())
}

/// New `t0`, Active `t1`, Resolved and Closed `t2`; on the map `t0` → `t1` → `t2`.
fn laid(histories: &[History], minimum_n: u32) -> Overlay {
    let mapping = mapping_of(&[Some(0), Some(1), None, Some(2), Some(2)]);
    overlay(
        &import_histories(histories),
        &map_of(TOUCHPOINTS, &[(0, 1), (1, 2)], &[]),
        &mapping,
        &OverlayOptions { minimum_n, ..OverlayOptions::default() },
    )
}

#[test]
fn a_visit_lasts_to_the_first_event_elsewhere_and_a_last_one_to_its_close() {
    let over = laid(
        &[history(
            "INC1",
            &[
                ("New", 0),
                ("New", 5),
                ("Active", 10),
                ("Active", 20),
                ("Resolved", 40),
                ("Closed", 100),
                ("Closed", 400),
            ],
        )],
        1,
    );
    let times: Vec<_> = over.touchpoints.iter().map(|t| (t.visits, t.median_min)).collect();
    assert_eq!(times, [(1, Some(10.0)), (1, Some(30.0)), (1, Some(60.0)), (0, None)]);
    assert_eq!(
        over.transitions.iter().map(|t| (t.n, t.median_min)).collect::<Vec<_>>(),
        [(1, Some(10.0)), (1, Some(30.0))]
    );
    assert_eq!((over.leaving_share, over.format.as_str()), (0.0, "milewalk.overlay/1"));
    assert!(over.off_map_moves.is_empty() && over.unmapped.is_empty());
}

#[test]
fn a_visit_that_is_not_over_has_no_duration() {
    let over = laid(&[history("INC1", &[("New", 0), ("Active", 10), ("Active", 90)])], 1);
    assert_eq!((over.touchpoints[1].visits, over.touchpoints[1].median_min), (1, None), "it may go on for days");
}

#[test]
fn a_state_off_the_map_ends_a_visit_and_joins_nothing() {
    let over = laid(&[history("INC1", &[("New", 0), ("Awaiting User Info", 10), ("Active", 90)])], 1);
    assert_eq!(over.touchpoints[0].median_min, Some(10.0));
    assert_eq!(over.transitions[0].n, 0, "nobody saw it go from new to active");
    assert_eq!(over.leaving_share, 1.0);
    assert_eq!((over.unmapped[0].name.as_str(), over.unmapped[0].share), ("Awaiting User Info", 1.0));
}

#[test]
fn a_ticket_that_goes_back_makes_another_visit_and_leaves_the_map() {
    let stays = history("INC1", &[("New", 0), ("Active", 10), ("Resolved", 20)]);
    let returns = history("INC2", &[("New", 0), ("Active", 10), ("Resolved", 20), ("Active", 50), ("Resolved", 60)]);
    let over = laid(&[stays, returns], 1);
    assert_eq!((over.touchpoints[1].tickets, over.touchpoints[1].visits), (2, 3));
    let off = &over.off_map_moves[0];
    assert_eq!((off.source_key.as_str(), off.target_key.as_str(), off.n, off.median_min), ("t2", "t1", 1, Some(30.0)));
    assert_eq!(over.leaving_share, 0.5);
}

#[test]
fn a_figure_needs_so_many_tickets_and_not_so_many_visits() {
    let back_and_forth: Vec<(&str, i64)> = (0..12).map(|n| (if n % 2 == 0 { "New" } else { "Active" }, n)).collect();
    let tickets = |n: usize| (0..n).map(|n| history(&format!("INC{n}"), &back_and_forth)).collect::<Vec<_>>();
    let figures = |over: &Overlay| {
        [
            over.touchpoints[0].median_min,
            over.touchpoints[0].p90_min,
            over.transitions[0].median_min,
            over.transitions[0].p90_min,
            over.off_map_moves[0].median_min,
        ]
    };
    let few = laid(&tickets(4), OverlayOptions::default().minimum_n);
    assert_eq!(figures(&few), [None; 5], "four tickets, though each six times");
    assert_eq!((few.touchpoints[0].visits, few.transitions[0].n), (24, 24), "counted all the same");
    assert_eq!(figures(&laid(&tickets(5), OverlayOptions::default().minimum_n)), [Some(1.0); 5]);
}

#[test]
fn nothing_laid_over_a_map_is_nothing() {
    let map = sample("find-the-number");
    let over = overlay(
        &TicketSet::default(),
        &map,
        &StateMapping::default(),
        &OverlayOptions { minimum_n: 0, ..OverlayOptions::default() },
    );
    assert_eq!((over.tickets, over.leaving_share), (0, 0.0));
    assert_eq!(over.touchpoints.len(), map.touchpoint_count());
    assert!(over.touchpoints.iter().all(|t| t.visits == 0 && t.median_min.is_none()));
    assert!(over.transitions.iter().all(|t| t.n == 0 && t.p90_min.is_none()));
}

#[test]
fn what_tickets_cannot_show_is_said() {
    let over = laid(&[history("INC1", &[("New", 0)])], 1);
    for untold in ["nobody logged", "Self-service", "without a word", "What the wait cost"] {
        assert!(over.cannot_show.iter().any(|sentence| sentence.contains(untold)), "{untold}");
    }
}

/// What no ticket shows lies on the way all the same.
#[test]
fn a_move_through_a_step_that_no_ticket_shows_is_on_the_map() {
    let histories = [("INC1".to_owned(), vec![(STATES[0].to_owned(), 0), (STATES[1].to_owned(), 60)])];
    let (set, map) = (import_histories(&histories), map_of(TOUCHPOINTS, &[(0, 1), (1, 2)], &[]));
    let over = |to| overlay(&set, &map, &mapping_of(&[Some(0), Some(to)]), &OverlayOptions::default());
    let through = over(2);
    assert_eq!((through.leaving_share, through.off_map_moves.len()), (0.0, 0));
    assert_eq!(through.transitions.iter().map(|way| way.n).collect::<Vec<_>>(), [1, 1], "on both transitions");
    assert_eq!(over(3).leaving_share, 1.0, "no way leads there");
}
