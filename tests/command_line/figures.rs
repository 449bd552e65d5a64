//! `simulate`, `walk`, `gaps`: figures that scripts can rely on.

use crate::program::{Run, milewalk, on_threads, sample};
use serde_json::Value;

/// Standard errors that a simulated mean may lie from the exact one: one seed in two million is further off.
const FAR: f64 = 5.0;

#[track_caller]
fn first_key(run: &Run, format: &str) {
    assert_eq!((run.status, run.errors.as_str()), (0, ""));
    let line = format!("{{\n  \"format\": \"{format}\",\n");
    assert!(run.output.starts_with(&line), "the format comes first: {}", run.output.lines().nth(1).unwrap_or(""));
}

/// A figure is what the documentation says; returns its mean.
#[track_caller]
fn figure(figure: &Value) -> f64 {
    let [mean, se, low, high] = ["mean", "se", "low", "high"]
        .map(|part| figure[part].as_f64().unwrap_or_else(|| panic!("a figure has {part}: {figure}")));
    assert!(se >= 0.0 && low <= mean && mean <= high, "the mean lies in its interval: {figure}");
    mean
}

/// A figure with an exact value beside it, and near it.
#[track_caller]
fn near_exact(of: &Value) -> f64 {
    let mean = figure(of);
    let [exact, se] = ["exact", "se"].map(|part| of[part].as_f64().unwrap_or_else(|| panic!("{part}: {of}")));
    assert!((mean - exact).abs() <= FAR * se + 1e-9, "simulated and exact agree: {of}");
    mean
}

#[test]
fn a_simulation_has_the_documented_shape() {
    let run = milewalk(["simulate", &sample("password-reset"), "--walks", "50000", "--seed", "7", "--json"]);
    first_key(&run, "milewalk.simulate/1");
    let report = run.json();
    assert_eq!((&report["seed"], &report["walks"]), (&7.into(), &50_000.into()));
    assert!(report["map"].as_str().unwrap().contains("locked out"), "the title of the map");

    let outcomes = ["resolved_verified", "resolved_unverified", "abandoned"];
    let ended: f64 = outcomes.map(|outcome| near_exact(&report["outcomes"][outcome])).iter().sum();
    assert!((ended - 1.0).abs() < 1e-9, "every walk ends: {ended}");
    let totals = &report["totals"];
    for total in ["friction_em", "active_min", "attended_wait_min", "lost_min", "elapsed_min", "cost"] {
        near_exact(&totals[total]);
    }
    for total in ["remembered_em", "index"] {
        figure(&totals[total]);
    }
    let quantiles = ["p10", "p50", "p90", "p99"].map(|at| totals["friction_em"][at].as_f64().unwrap());
    assert!(quantiles.is_sorted(), "{quantiles:?}");

    let touchpoints = report["touchpoints"].as_array().unwrap();
    assert_eq!(touchpoints.len(), 15, "every step");
    for touchpoint in touchpoints {
        assert!(["id", "key", "name"].iter().all(|part| touchpoint[part].is_string()), "{touchpoint}");
        figure(&touchpoint["visits"]);
        let friction = figure(&touchpoint["friction_em"]);
        let causes: f64 = touchpoint["causes"].as_object().unwrap().values().map(|it| it.as_f64().unwrap()).sum();
        assert!((causes - friction).abs() < 1e-6 * friction.max(1.0), "its causes add up: {touchpoint}");
        assert!((0.0..=1.0).contains(&touchpoint["peak_share"].as_f64().unwrap()), "{touchpoint}");
    }
    let effort: f64 = touchpoints.iter().map(|it| it["friction_em"]["mean"].as_f64().unwrap()).sum();
    let total = totals["friction_em"]["mean"].as_f64().unwrap();
    assert!((effort - total).abs() < 1e-6 * total, "the steps add up to the total: {effort}, {total}");

    let needs = report["needs"].as_array().unwrap();
    assert_eq!(needs.len(), 1);
    classes(&needs[0]);
}

/// What becomes of the episodes of a need: one thing of each.
#[track_caller]
fn classes(need: &Value) {
    assert!(["id", "key", "name"].iter().all(|part| need[part].is_string()), "{need}");
    figure(&need["episodes"]);
    let gaps = ["missing", "unreachable", "undiscovered", "unanswerable", "fails", "unconfirmed", "unattributed"];
    let assisted: f64 = gaps.map(|class| figure(&need["gaps"][class])).iter().sum();
    let all = assisted + figure(&need["level0"]) + figure(&need["given_up"]);
    assert!((all - 1.0).abs() < 1e-9, "every episode has one class: {all}");
}

#[test]
fn the_same_seed_gives_the_same_bytes_on_any_number_of_threads() {
    let map = sample("isp-install-outage");
    let run = |threads, seed| on_threads(threads, ["simulate", &map, "--walks", "30000", "--seed", seed, "--json"]);
    let once = run(2, "11");
    assert_eq!(once.status, 0, "{}", once.errors);
    assert_eq!(once.output, run(2, "11").output, "again");
    assert_eq!(once.output, run(1, "11").output, "on one thread");
    assert_ne!(once.output, run(2, "12").output, "another seed, other customers");
}

#[test]
fn a_figure_can_be_set_for_one_answer() {
    let map = sample("password-reset");
    let before = std::fs::read(&map).unwrap();
    let exact = |set: &[&str]| {
        let sets = set.iter().flat_map(|it| ["--set", it]);
        let run = milewalk(["simulate", &map, "--walks", "1000", "--json"].into_iter().chain(sets));
        assert_eq!(run.status, 0, "{}", run.errors);
        run.json()["totals"]["friction_em"]["exact"].as_f64().unwrap()
    };
    let as_is = exact(&[]);
    let shorter = exact(&["queue.wait.p50=1", "queue.wait.p90=3"]);
    let easier = exact(&["factor.number.share=0.05"]);
    assert!(shorter < as_is, "a shorter wait is less effort: {shorter} of {as_is}");
    assert!(easier < as_is, "fewer who cannot answer are less effort: {easier} of {as_is}");
    assert_eq!(std::fs::read(&map).unwrap(), before, "the map itself stays as it is");

    milewalk(["simulate", &map, "--set", "nowhere.wait.p50=1"]).refuses(&["nowhere", "queue"]);
    milewalk(["simulate", &map, "--set", "queue.colour=1"]).refuses(&["colour", "wait.p50"]);
    milewalk(["simulate", &map, "--set", "queue.wait.p50=soon"]).refuses(&["soon", "number"]);
    milewalk(["simulate", &map, "--set", "factor.number.share=1.5"]).refuses(&["factor.number.share=1.5"]);
}

#[test]
fn a_simulation_reads_well_too() {
    let run = milewalk(["simulate", &sample("find-the-number"), "--walks", "5000"]);
    assert_eq!((run.status, run.errors.as_str()), (0, ""));
    for part in ["5,000 walks", "seed 7", "solved and checked", "gave up", "exact", "Wait for an answer", "95 %"] {
        assert!(run.output.contains(part), "it says “{part}”: {}", run.output);
    }
}

#[test]
fn a_customer_walks_the_same_way_again() {
    let map = sample("password-reset");
    let run = milewalk(["walk", &map, "--seed", "7", "--customer", "3"]);
    assert_eq!((run.status, run.errors.as_str()), (0, ""));
    for part in ["Sign-in refused, account locked", "Solved and checked", "effort"] {
        assert!(run.output.contains(part), "it says “{part}”: {}", run.output);
    }
    assert_eq!(run.output, milewalk(["walk", &map, "--seed", "7", "--customer", "3"]).output);

    let run = milewalk(["walk", &map, "--seed", "7", "--customer", "3", "--json"]);
    first_key(&run, "milewalk.walk/1");
    let walk = run.json();
    let visits = walk["visits"].as_array().unwrap();
    assert!(!visits.is_empty() && walk["outcome"].is_string(), "it comes to an end: {walk}");
    let sum: f64 = visits.iter().map(|visit| visit["frictionEm"].as_f64().unwrap()).sum();
    let total = walk["totals"]["frictionEm"].as_f64().unwrap();
    assert!((sum - total).abs() < 1e-9, "the steps add up: {sum}, {total}");
}

#[test]
fn gaps_say_what_is_at_stake() {
    let map = sample("password-reset");
    let run = milewalk(["gaps", &map, "--walks", "20000", "--json"]);
    first_key(&run, "milewalk.gaps/1");
    let report = run.json();
    classes(&report["needs"][0]);
    let stake = &report["at_stake_per_month"][0]["gaps"];
    assert!(stake.as_array().is_some_and(|gaps| !gaps.is_empty()), "something is at stake: {report}");
    let words = milewalk(["gaps", &map, "--walks", "20000"]).output;
    for part in ["solved at level 0", "undiscovered", "Capacity released is not money saved"] {
        assert!(words.contains(part), "it says “{part}”: {words}");
    }
}

#[test]
fn gaps_say_where_and_what_mending_would_change() {
    let map = sample("password-reset");
    let run = milewalk(["gaps", &map, "--walks", "20000", "--remaining", "0.25", "--json"]);
    first_key(&run, "milewalk.gaps/1");
    let report = run.json();
    for gap in report["at_stake_per_month"][0]["gaps"].as_array().unwrap() {
        let places = gap["places"].as_array().unwrap();
        let all: f64 = places.iter().map(|place| place["share"].as_f64().unwrap()).sum();
        assert!((all - 1.0).abs() < 1e-9 && places.iter().all(|place| place["touchpoint"].is_string()), "{gap}");
        assert!(gap["remedy"].as_str().is_some_and(|remedy| remedy.ends_with('.')), "{gap}");
    }
    let effects = report["net_effects"].as_array().unwrap();
    let effect = effects.iter().find(|effect| effect["class"] == "unanswerable").unwrap();
    let [closed, simulated] = [&effect["closed_form"], &effect["simulated"]["scenario"]].map(|it| it.as_f64().unwrap());
    assert!((closed - 0.295).abs() < 0.003 && (simulated - closed).abs() < 0.015, "{effect}");
    assert!(!effect["edits"].as_array().unwrap().is_empty(), "the edits that would do it");
    assert_eq!(report["tickets_to_flag"][0]["tickets"], 385);

    let words = milewalk(["gaps", &map, "--walks", "20000"]).output;
    for part in [
        "Prove identity: second factor",
        "(cannot answer a question)",
        "helps: Ask it the customer's way.",
        "by formula",
        "385 tickets",
    ] {
        assert!(words.contains(part), "it says “{part}”: {words}");
    }
    milewalk(["gaps", &map, "--remaining", "2"]).refuses(&["--remaining", "share"]);
}

#[test]
fn a_sample_of_tickets_is_told_with_its_range() {
    let map = sample("password-reset");
    let base = ["gaps", &map, "--walks", "1000", "--flagged", "62", "--of", "100"];
    let judged = base.into_iter().chain(["--sensitivity", "0.9", "--specificity", "0.95"]);
    let words = milewalk(judged).output;
    for part in ["62.0 % (52.2 to 70.9)", "67.1 %"] {
        assert!(words.contains(part), "it says “{part}”: {words}");
    }
    let few = milewalk(["gaps", &map, "--walks", "1000", "--flagged", "5", "--of", "10"]).output;
    assert!(few.contains("too few to tell without the range"), "{few}");
    milewalk(["gaps", &map, "--flagged", "3", "--of", "2"]).refuses(&["more tickets"]);
}
