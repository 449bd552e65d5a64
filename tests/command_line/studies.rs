//! `what-if`, `rank`, `sensitivity`, `outage`, `queues`: what a team asks next.

use crate::program::{Run, milewalk, sample};
use serde_json::Value;

#[track_caller]
fn report(run: &Run, format: &str) -> Value {
    assert_eq!((run.status, run.errors.as_str()), (0, ""));
    let report = run.json();
    assert_eq!(report["format"], format);
    report
}

fn number(of: &Value) -> f64 {
    of.as_f64().unwrap_or_else(|| panic!("a number: {of}"))
}

#[test]
fn a_shorter_wait_is_seen_and_another_name_is_not() {
    let map = sample("password-reset");
    let run = milewalk(["what-if", &map, "--set", "queue.wait.p50=1", "--walks", "20000", "--json"]);
    let effort = &report(&run, "milewalk.what-if/1")["changes"]["friction_em"];
    assert!(effort["seen"] == true && number(&effort["high"]) < 0.0, "{effort}");
    let exact = number(&effort["exact"]);
    assert!(
        (number(&effort["mean"]) - exact).abs() < 5.0 * number(&effort["se"]),
        "near the exact difference: {effort}"
    );
    let same = milewalk(["what-if", &map, "--set", "queue.emotion=0", "--walks", "2000"]);
    assert!(same.output.contains("no difference that can be seen"), "{}", same.output);
    let nothing = milewalk(["what-if", &map]);
    assert_eq!(nothing.status, 2);
    assert!(nothing.errors.contains("--set"), "{}", nothing.errors);
}

#[test]
fn opportunities_are_ranked_by_what_they_save_for_their_price() {
    let run = milewalk(["rank", &sample("password-reset"), "--walks", "20000", "--json"]);
    let ranking = report(&run, "milewalk.rank/1");
    let saved: Vec<f64> =
        ranking["opportunities"].as_array().unwrap().iter().map(|o| number(&o["effort_per_price"])).collect();
    assert!(saved.len() == 5 && saved.is_sorted_by(|a, b| a >= b), "{saved:?}");
}

#[test]
fn what_to_measure_first_is_told_exactly() {
    let run = milewalk(["sensitivity", &sample("password-reset"), "--json"]);
    let found = report(&run, "milewalk.sensitivity/1");
    let first = &found["levers"][0];
    let (lower, higher) = (number(&first["lower"]["friction_em"]), number(&first["higher"]["friction_em"]));
    assert!((number(&first["swing_em"]) - (higher - lower).abs()).abs() < 1e-9, "{first}");
    let text = milewalk(["sensitivity", &sample("password-reset"), "--most", "3"]);
    assert!(text.output.contains("a fifth lower and a fifth higher"), "{}", text.output);
}

#[test]
fn an_outage_says_who_calls() {
    let map = sample("password-reset");
    let run = milewalk(["outage", &map, "--system", "directory", "--walks", "20000", "--json"]);
    let found = report(&run, "milewalk.outage/1");
    let contacts = |of: &str| number(&found[of]["contacts"]["mean"]);
    assert!(contacts("before") > contacts("after"), "announcing it spares contacts");
    let unknown = milewalk(["outage", &map, "--system", "telex"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.errors.contains("directory"), "it names what there is: {}", unknown.errors);
}

#[test]
fn a_map_runs_without_teams_and_personas_are_asked_for_by_key() {
    let map = sample("password-reset");
    let run = milewalk(["queues", &map, "--weeks", "2", "--replications", "3", "--json"]);
    let found = report(&run, "milewalk.queues/1");
    assert!(found["teams"].as_array().unwrap().is_empty(), "nobody serves a step of this map");
    assert!(number(&found["journeys"]["totals"]["friction_em"]["mean"]) > 0.0);
    let unknown = milewalk(["simulate", &map, "--as", "nobody"]);
    assert_eq!(unknown.status, 2);
    assert!(unknown.errors.contains("no persona has the key"), "{}", unknown.errors);
}
