//! Figures of a real incident log (BPI Challenge 2013) that another program
//! computed: optimal alignments to a map drawn by hand.

use crate::maps::{map_of, touchpoint_id};
use crate::overlay::import_histories;
use crate::support::{History, shared_data};
use std::collections::BTreeMap;
use tickets::{StateMapping, Steps, conform};

const CONFORMANCE: &str = "oracle/map-conformance-bpic2013-incidents.json";

fn read(name: &str) -> Option<serde_json::Value> {
    Some(serde_json::from_str(&std::fs::read_to_string(shared_data(name)?).unwrap()).unwrap())
}

#[test]
fn every_variant_costs_what_the_other_program_found() {
    let Some(file) = read(CONFORMANCE) else { return };
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
    let tickets: Vec<History> = expected
        .iter()
        .flat_map(|(steps, v)| std::iter::repeat_n(*steps, v[0].as_u64().unwrap() as usize))
        .enumerate()
        .map(|(n, steps)| {
            (format!("{n}"), (0..).map(|t| 60 * t).zip(steps.split('|')).map(|(t, s)| (s.into(), t)).collect())
        })
        .collect();
    let set = import_histories(&tickets);
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
