//! Maps that cannot be simulated: every study says why in one sentence, at once, and prints no figure.

use serde_json::{Value, json};
use std::fs;

use crate::desk::Desk;
use crate::program::{milewalk, sample};

/// Every command that walks, with what it must be told.
fn every_study(map: &str, says: &[&str]) {
    let set = ["--set", "urgency.cost=1"];
    let commands: [(&str, &[&str]); 8] = [
        ("simulate", &[]),
        ("gaps", &[]),
        ("what-if", &set),
        ("rank", &[]),
        ("sensitivity", &[]),
        ("outage", &["--system", "phones"]),
        ("queues", &[]),
        ("walk", &[]),
    ];
    for (command, more) in commands {
        milewalk([command, map].into_iter().chain(more.iter().copied())).refuses(says);
    }
}

/// With a system that can be down.
fn with_phones() -> Desk {
    let mut desk = Desk::of(2);
    let reset: Value = serde_json::from_str(&fs::read_to_string(sample("password-reset")).unwrap()).unwrap();
    let mut system = reset["components"][0].clone();
    (system["key"], system["name"]) = ("phones".into(), "Phones".into());
    let id = system["id"].clone();
    desk.map["components"] = json!([system]);
    desk.step("wait")["dependsOn"] = json!([id]);
    desk
}

#[test]
fn a_chain_that_never_ends() {
    let mut desk = with_phones();
    let ends: Vec<Value> = ["resolved_verified", "resolved_unverified", "abandoned"].map(|key| desk.id(key)).into();
    desk.map["transitions"].as_array_mut().unwrap().retain(|way| !ends.contains(&way["target"]));
    for key in ["fix", "verify"] {
        desk.ways_from(key).into_iter().for_each(|way| way["share"]["value"] = 1.0.into());
    }
    desk.step("wait")["patience"] = Value::Null;
    every_study(&desk.file(), &["no end can be reached", "for ever"]);
}

#[test]
fn shares_that_do_not_sum() {
    let mut desk = with_phones();
    desk.ways_from("fix").into_iter().for_each(|way| way["share"]["value"] = 0.3.into());
    let name = desk.step("fix")["name"].as_str().unwrap().to_owned();
    every_study(&desk.file(), &[&name, "sum to 0.6000 instead of 1"]);
}

/// Refused by the queues and by what they would do with the change.
#[track_caller]
fn both(desk: &Desk, says: &[&str]) {
    let map = desk.file();
    milewalk(["queues", &map]).refuses(says);
    milewalk(["what-if", &map, "--queues", "--staff", "desk=+1"]).refuses(says);
}

#[test]
fn nobody_to_serve_those_who_never_lose_patience() {
    both(&Desk::of(0), &["the team \"Service desk\" has nobody", "would wait for ever"]);
}

#[test]
fn more_work_than_people() {
    let desk = Desk::of(2).demand(50_000.0);
    both(&desk, &["the queue of the team \"Service desk\" grows without end", "2.00 are on duty"]);
    milewalk([
        "what-if",
        &Desk::of(1).demand(1500.0).file(),
        "--queues",
        "--set",
        "fix.active.fixed=200",
        "--staff",
        "desk=+1",
    ])
    .refuses(&["with the change, the queue of the team \"Service desk\" grows without end"]);
}

#[test]
fn nobody_comes() {
    both(&Desk::of(2).demand(0.0), &["the map has no demand"]);
    // What is said of one customer needs no demand.
    let map = Desk::of(2).demand(0.0).file();
    for command in ["simulate", "gaps", "rank", "sensitivity"] {
        let run = milewalk([command, &map, "--walks", "2000"]);
        assert_eq!((run.status, run.errors.as_str()), (0, ""), "{command}");
        run.has_only_numbers();
    }
}

#[test]
fn a_calendar_without_a_single_open_hour() {
    let mut desk = Desk::of(2);
    desk.map["teams"][0]["shifts"] = json!([{"days": [], "from": 9, "to": 17, "staff": 2}]);
    both(&desk, &["the calendar of the team \"Service desk\" has not a single hour"]);
    desk.map["teams"][0]["shifts"] = json!([{"days": ["monday"], "from": 9, "to": 17, "staff": 2}]);
    desk.map["teams"][0]["holidays"] = (0..120)
        .map(|day| json!(format!("2026-{:02}-{:02}", 1 + day / 28, 1 + day % 28)))
        .chain((29..32).map(|day| json!(format!("2026-01-{day:02}"))))
        .chain((29..32).map(|day| json!(format!("2026-03-{day:02}"))))
        .collect();
    both(&desk, &["on holiday during the whole run"]);
}
