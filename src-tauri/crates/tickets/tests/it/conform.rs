//! Alignments against a plain search through the product of map and trace.

use crate::maps::{map_of, touchpoint_id};
use crate::overlay::{STATES, TOUCHPOINTS, histories, history, import_histories, mapping_of};
use crate::support::{History, sample};
use journey::JourneyMap;
use proptest::prelude::*;
use std::collections::{BTreeSet, VecDeque};
use tickets::{ConformError, Conformance, DeviationKind, StateMapping, Steps, conform, suggest_mapping};

/// Least number of steps that stand alone, by breadth-first search over
/// (steps of the ticket gone, touchpoint of the map gone to).
fn searched(
    steps: &[Option<usize>],
    transitions: &[(usize, usize)],
    shown: &BTreeSet<usize>,
    ends: &[usize],
) -> Option<u32> {
    let mut seen = BTreeSet::new();
    let mut ahead = VecDeque::from([(0_u32, 0_usize, None::<usize>)]);
    while let Some((cost, gone, at)) = ahead.pop_front() {
        if !seen.insert((gone, at)) {
            continue;
        }
        if gone == steps.len() && at.is_some_and(|at| ends.contains(&at)) {
            return Some(cost);
        }
        if gone < steps.len() {
            ahead.push_back((cost + 1, gone + 1, at));
        }
        let next: Vec<usize> = match at {
            None => vec![0],
            Some(at) => transitions.iter().filter(|(source, _)| *source == at).map(|(_, target)| *target).collect(),
        };
        for next in next {
            if shown.contains(&next) {
                ahead.push_back((cost + 1, gone, Some(next)));
            } else {
                ahead.push_front((cost, gone, Some(next)));
            }
            if gone < steps.len() && steps[gone] == Some(next) {
                ahead.push_front((cost, gone + 1, Some(next)));
            }
        }
    }
    None
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn an_alignment_costs_as_little_as_any_search_finds(
        histories in histories(),
        places in prop::collection::vec(prop::option::weighted(0.8, 0..=TOUCHPOINTS), STATES.len()),
        transitions in prop::collection::vec((0..TOUCHPOINTS, 0..TOUCHPOINTS), 0..9),
        end in 0..TOUCHPOINTS,
        each in any::<bool>(),
    ) {
        let set = import_histories(&histories);
        let map = map_of(TOUCHPOINTS, &transitions, &[end]);
        let place = |state: &str| places[STATES.iter().position(|s| *s == state).unwrap()].filter(|p| *p < TOUCHPOINTS);
        let shown: BTreeSet<usize> = places.iter().flatten().copied().filter(|p| *p < TOUCHPOINTS).collect();
        let leads_on = |n: &usize| transitions.iter().any(|(source, _)| source == n);
        let ends: Vec<usize> = (0..TOUCHPOINTS).filter(|n| *n == end || !leads_on(n)).collect();
        let steps = if each { Steps::Events } else { Steps::Visits };
        let found = conform(&set, &map, &mapping_of(&places), steps);
        let Some(shortest) = searched(&[], &transitions, &shown, &ends) else {
            prop_assert_eq!(found, Err(ConformError::NoWay));
            return Ok(());
        };
        let found = found.unwrap();
        prop_assert_eq!(found.shortest_way, shortest);
        let (mut fitting, mut fitness) = (0, 0.0);
        for (_, events) in &histories {
            // Two states without a touchpoint are two steps, one of them is one.
            let mut walked: Vec<(Option<usize>, &str)> = events.iter().map(|(s, _)| (place(s), s.as_str())).collect();
            if !each {
                walked.dedup_by(|a, b| if a.0.is_some() { a.0 == b.0 } else { a == b });
            }
            let walked: Vec<_> = walked.into_iter().map(|(place, _)| place).collect();
            let cost = searched(&walked, &transitions, &shown, &ends).unwrap();
            fitting += u32::from(cost == 0);
            let most = walked.len() as u32 + shortest;
            fitness += if most == 0 { 1.0 } else { 1.0 - f64::from(cost) / f64::from(most) };
        }
        prop_assert_eq!(found.fitting, fitting);
        prop_assert!((found.fitness - fitness / histories.len() as f64).abs() < 1e-12);
        consistent(&found);
    }
}

/// What is named is what it costs.
fn consistent(found: &Conformance) {
    let cost: u32 = found.variants.iter().map(|v| v.cost * v.tickets).sum();
    assert_eq!(found.deviations.iter().map(|d| d.times).sum::<u32>(), cost);
    assert_eq!(found.variants.iter().map(|v| v.tickets).sum::<u32>(), found.tickets);
    assert!(found.variants.is_sorted_by_key(|v| std::cmp::Reverse(v.tickets)));
    for deviation in &found.deviations {
        let tickets: u32 = deviation.variants.iter().map(|v| found.variants[*v as usize].tickets).sum();
        assert_eq!(deviation.tickets, tickets, "{}", deviation.words);
        assert!(deviation.times >= tickets && deviation.share <= 1.0);
    }
}

/// `t0` that no ticket shows → New `t1` → Active `t2` → Closed `t3`, the end.
fn held(histories: &[History]) -> Conformance {
    let map = map_of(4, &[(0, 1), (1, 2), (2, 3)], &[3]);
    let mapping = mapping_of(&[Some(1), Some(2), None, None, Some(3)]);
    conform(&import_histories(histories), &map, &mapping, Steps::Visits).unwrap()
}

fn words(found: &Conformance) -> Vec<&str> {
    found.deviations.iter().map(|d| d.words.as_str()).collect()
}

#[test]
fn a_ticket_that_goes_the_way_of_the_map_fits() {
    let found = held(&[history("INC1", &[("New", 0), ("Active", 1), ("Active", 2), ("Closed", 3)])]);
    assert_eq!((found.fitting, found.fitness, found.shortest_way), (1, 1.0, 3));
    assert!(found.deviations.is_empty());
    assert_eq!(found.variants[0].steps, ["t1", "t2", "t3"]);
}

#[test]
fn deviations_are_named_at_the_step() {
    let skips = held(&[history("INC1", &[("New", 0), ("Closed", 3)])]);
    assert_eq!(words(&skips), ["skipped “Touchpoint 2” after “Touchpoint 1”"]);
    assert_eq!((skips.variants[0].cost, skips.variants[0].fitness), (1, 1.0 - 1.0 / 5.0));

    let returns = history("INC1", &[("New", 0), ("Active", 1), ("New", 2), ("Active", 3), ("Closed", 4)]);
    let returns = held(&[returns]);
    assert_eq!(returns.deviations[0].kind, DeviationKind::CameBack);
    assert_eq!(returns.variants[0].cost, 2);

    let off = held(&[history("INC1", &[("New", 0), ("Awaiting User Info", 1), ("Active", 2), ("Closed", 3)])]);
    assert_eq!(words(&off), ["not on the map: “Awaiting User Info” after “Touchpoint 1”"]);
    assert_eq!(off.deviations[0].after, Some(touchpoint_id(1)));

    let early = held(&[history("INC1", &[("Closed", 0), ("New", 1), ("Active", 2), ("Closed", 3)])]);
    assert_eq!(words(&early), ["went to “Touchpoint 3” at the beginning, where the map has no way"]);
}

#[test]
fn the_most_tickets_come_first_and_lead_to_their_variants() {
    let ways = [&[("New", 0), ("Closed", 3)][..], &[("New", 0), ("Active", 1)], &[("New", 0), ("Active", 1)]];
    let tickets: Vec<_> = ways.iter().enumerate().map(|(n, events)| history(&format!("INC{n}"), events)).collect();
    let found = held(&tickets);
    assert_eq!(words(&found)[0], "skipped “Touchpoint 3” after “Touchpoint 2”");
    let first = &found.deviations[0];
    assert_eq!((first.tickets, first.share, first.variants.as_slice()), (2, 2.0 / 3.0, &[0][..]));
    consistent(&found);
}

#[test]
fn a_map_without_a_way_is_refused() {
    let set = import_histories(&[history("INC1", &[("New", 0)])]);
    let circle = map_of(2, &[(0, 1), (1, 0)], &[]);
    let refused = conform(&set, &circle, &StateMapping::default(), Steps::Visits);
    assert_eq!(refused, Err(ConformError::NoWay));
    let nothing = JourneyMap::new(journey::model::Details::untitled(uuid::Uuid::from_u128(9).into()));
    assert_eq!(conform(&set, &nothing, &StateMapping::default(), Steps::Visits), Err(ConformError::NoStart));
}

#[test]
fn a_sample_map_takes_tickets_whose_states_it_has() {
    let map = sample("find-the-number");
    let tickets = [history("INC1", &[("New", 0), ("Active", 5), ("Resolved", 60), ("Closed", 90)])];
    let set = import_histories(&tickets);
    let found = conform(&set, &map, &suggest_mapping(&set, &map), Steps::drawn(&map)).unwrap();
    assert_eq!((found.steps, found.fitting_share), (Steps::Visits, 1.0), "{:?}", found.deviations);
}
