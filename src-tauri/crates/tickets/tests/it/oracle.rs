//! Figures of a real incident log (BPI Challenge 2013) that another program
//! computed: what follows what, and optimal alignments to a map drawn by hand.

use crate::maps::{map_of, touchpoint_id};
use crate::support::{check_invariants, import, shared_data};
use std::collections::BTreeMap;
use tickets::{StateMapping, Steps, TicketSet, conform, follows};

const CONFORMANCE: &str = "oracle/map-conformance-bpic2013-incidents.json";

fn read(name: &str) -> Option<serde_json::Value> {
    Some(serde_json::from_str(&std::fs::read_to_string(shared_data(name)?).unwrap()).unwrap())
}

fn log() -> Option<TicketSet> {
    let file = shared_data("bpic2013-incidents.xes.gz")?;
    let (set, report) = import(std::fs::read(file).unwrap()).unwrap();
    check_invariants(&set, &report);
    Some(set)
}

#[test]
fn what_follows_what_is_what_the_other_program_found() {
    let (Some(oracle), Some(set)) = (read("oracle/dfg-bpic2013-incidents.json"), log()) else { return };
    assert_eq!(
        serde_json::json!([set.tickets(), set.events()]),
        serde_json::json!([oracle["cases"], oracle["events"]])
    );
    let name = |state: u16| set.state_name(state).unwrap().to_owned();
    let states: BTreeMap<_, _> = set.states().iter().map(|state| (state.name.to_owned(), state.events)).collect();
    let found = follows(&set, Steps::Events);
    let counts = |of: &BTreeMap<u16, u32>| of.iter().map(|(state, n)| (name(*state), *n)).collect::<BTreeMap<_, _>>();
    assert_eq!(serde_json::json!(states), oracle["activities"]);
    assert_eq!(serde_json::json!(counts(&found.starts)), oracle["start"]);
    assert_eq!(serde_json::json!(counts(&found.ends)), oracle["end"]);
    let expected = oracle["dfg"].as_array().unwrap();
    assert_eq!(found.pairs.len(), expected.len());
    for pair in &found.pairs {
        let (from, to) = (name(pair.from), name(pair.to));
        let expected = expected.iter().find(|it| it["frm"] == from && it["to"] == to).unwrap();
        assert_eq!(expected["n"], pair.n, "{from} → {to}");
        for (figure, value) in [("mean", pair.mean_s), ("median", pair.median_s)] {
            let expected = expected[figure].as_f64().unwrap();
            assert!(
                (value - expected).abs() <= 1e-9 * expected.max(1.0),
                "{figure} of {from} → {to}: {value}, {expected}"
            );
        }
    }
}

#[test]
fn every_variant_costs_what_the_other_program_found() {
    let (Some(file), Some(set)) = (read(CONFORMANCE), log()) else { return };
    let oracle = &file["bpic13"];
    // A beginning and an end that no ticket shows: the log begins in two ways.
    let names = ["Accepted", "Queued", "Completed"];
    let (begin, end) = (0, names.len() + 1);
    let number = |name: &serde_json::Value| names.iter().position(|n| *n == name).unwrap() + 1;
    let list = |key: &str| oracle[key].as_array().unwrap().clone();
    let mut transitions: Vec<_> = list("edges").iter().map(|e| (number(&e[0]), number(&e[1]))).collect();
    transitions.extend(list("starts").iter().map(|start| (begin, number(start))));
    transitions.extend(list("ends").iter().map(|last| (number(last), end)));
    let map = map_of(end + 1, &transitions, &[end]);
    let mapping = names.iter().enumerate().map(|(n, name)| ((*name).to_owned(), touchpoint_id(n + 1)));

    let expected: BTreeMap<&str, &serde_json::Value> =
        oracle["variants"].as_object().unwrap().iter().map(|(steps, v)| (steps.as_str(), v)).collect();
    assert_eq!(Steps::drawn(&map), Steps::Events, "the map draws repetitions");
    let found = conform(&set, &map, &StateMapping(mapping.collect()), Steps::drawn(&map)).unwrap();

    assert_eq!(
        serde_json::json!([found.tickets, found.fitting]),
        serde_json::json!([oracle["cases"], oracle["fitting"]])
    );
    assert_eq!(found.variants.len(), expected.len());
    for variant in &found.variants {
        let steps: Vec<&str> = variant
            .steps
            .iter()
            .map(|key| {
                key.strip_prefix('t').and_then(|n| n.parse::<usize>().ok()).map_or(key.as_str(), |n| names[n - 1])
            })
            .collect();
        let expected = expected[steps.join("|").as_str()];
        let rounded = (variant.fitness * 1e6).round() / 1e6;
        assert_eq!(serde_json::json!([variant.tickets, variant.cost, rounded]), *expected, "{steps:?}");
    }
    let mean = oracle["avg_fitness"].as_f64().unwrap();
    assert!((found.fitness - mean).abs() < 1e-12, "{} instead of {mean}", found.fitness);
}
