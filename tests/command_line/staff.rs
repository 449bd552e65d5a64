//! `queues` with personas, and `what-if --queues`: more or fewer people.

use serde_json::{Value, json};

use crate::desk::Desk;
use crate::program::{Run, milewalk};

/// Short, for what is asked here.
const SHORT: [&str; 4] = ["--weeks", "2", "--replications", "4"];

fn run(arguments: &[&str]) -> Run {
    milewalk(arguments.iter().copied().chain(SHORT))
}

#[track_caller]
fn done(run: &Run) -> &str {
    assert_eq!((run.status, run.errors.as_str()), (0, ""));
    run.has_only_numbers();
    &run.output
}

fn number(of: &Value) -> f64 {
    of.as_f64().unwrap_or_else(|| panic!("a number: {of}"))
}

#[test]
fn one_more_at_the_desk_is_seen_for_the_same_customers() {
    let map = Desk::of(1).demand(1500.0).file();
    let one_more = run(&["what-if", &map, "--queues", "--staff", "desk=+1", "--json"]);
    done(&one_more);
    let found = one_more.json();
    assert_eq!(found["format"], "milewalk.queues-what-if/1");
    let desk = &found["teams"][0];
    assert_eq!((&desk["staff_base"], &desk["staff_scenario"]), (&json!(1.0), &json!(2.0)));
    for (less, of) in
        [("wait", &desk["wait_served"]), ("queue", &desk["queue"]), ("time", &found["journeys"]["elapsed_min"])]
    {
        assert!(of["seen"] == true && number(&of["high"]) < 0.0, "{less} is less: {of}");
        assert!((number(&of["scenario"]) - number(&of["base"]) - number(&of["mean"])).abs() < 1e-6, "{of}");
    }
    assert!(desk["service_level"]["seen"] == true && number(&desk["service_level"]["low"]) > 0.0, "{desk}");
    let text = run(&["what-if", &map, "--queues", "--staff", "desk=+1"]);
    assert!(done(&text).contains("Service desk (1.0 → 2.0 on duty on average)"), "{}", text.output);
    assert!(text.output.contains("wait until served") && text.output.contains("→"), "{}", text.output);
}

#[test]
fn the_same_people_are_no_difference() {
    let map = Desk::of(2).file();
    let run_same = run(&["what-if", &map, "--queues", "--staff", "desk=+0", "--json"]);
    done(&run_same);
    let found = run_same.json();
    for of in found["journeys"].as_object().unwrap().values() {
        assert!(of["seen"] == false && number(&of["mean"]) == 0.0 && number(&of["high"]) == 0.0, "{of}");
    }
    let text = run(&["what-if", &map, "--queues", "--set", "find.emotion=0"]);
    assert_eq!(done(&text).matches("no difference that can be seen").count(), 12, "{}", text.output);
}

#[test]
fn what_is_asked_of_people_must_make_sense() {
    let map = Desk::of(2).file();
    let staff = |of| run(&["what-if", &map, "--queues", "--staff", of]);
    staff("desk").refuses(&["--staff desk", "TEAM=+1"]);
    staff("desk=3").refuses(&["--staff desk=3", "how many more or fewer"]);
    staff("telex=+1").refuses(&["no team has the key “telex”", "desk"]);
    staff("desk=-2").refuses(&["with the change, the team \"Service desk\" has nobody"]);
    let nothing = run(&["what-if", &map, "--queues"]);
    nothing.refuses(&["--staff TEAM=+1"]);
    let alone = milewalk(["what-if", &map, "--staff", "desk=+1"]);
    assert_eq!(alone.status, 2);
    assert!(alone.errors.contains("--queues"), "people are a matter of queues: {}", alone.errors);
}

/// Both personas call; one hangs up at once.
#[test]
fn queues_run_with_one_persona_or_the_mix() {
    let mut desk = Desk::of(2);
    // Patience is lost in the queue of the desk, and nowhere before.
    let patience = desk.step("wait")["patience"].take();
    desk.step("urgency")["patience"] = patience;
    let from = desk.id("urgency");
    let way = desk.ways_from("wait").into_iter().find(|way| way["kind"] == "abandon").unwrap();
    way["source"] = from;
    desk.map["personas"] = json!([persona("calm", 10.0, "cccc"), persona("hasty", 0.01, "dddd")]);
    let map = desk.demand(3000.0).file();
    let gives_up = |who: &str| {
        let run = run(&["queues", &map, "--as", who, "--json"]);
        done(&run);
        number(&run.json()["teams"][0]["gives_up"]["mean"])
    };
    let (calm, mix, hasty) = (gives_up("calm"), gives_up("mix"), gives_up("hasty"));
    assert!(calm < mix && mix < hasty, "{calm}, {mix}, {hasty}");
    run(&["queues", &map, "--as", "nobody"]).refuses(&["no persona has the key “nobody”", "calm"]);
    done(&run(&["what-if", &map, "--queues", "--as", "mix", "--staff", "desk=+1"]));
}

fn persona(key: &str, patience: f64, id: &str) -> Value {
    json!({
        "id": format!("019b76ea-28bf-735a-b48f-fb3b1c23{id}"), "key": key, "name": key, "description": "", "share": 0.5,
        "traits": {
            "patience": patience, "discovers": 1.0, "answers": 1.0, "distrusts": 1.0, "recurs": 1.0, "genericAnswer": 1.0,
            "blame": 0.0, "unacknowledged": 0.0, "waitFlags": [], "startsAgain": false
        }
    })
}
