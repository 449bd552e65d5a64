//! The figures: simulation with progress and cancel, where the effort goes, Level Zero, two maps side by side; and the
//! map as it looks with them.

use crate::workspace::{pictures, setting, stored_run, window_with};
use serde_json::Value;
use tests::window::{Home, Window};

#[test]
fn a_map_is_simulated_and_tells_where_the_effort_goes() {
    let home = Home::new();
    let window = window_with("figures", &home, "password-reset");
    cancel_a_long_run(&window, &home);
    simulate(&window, &home);
    watch(&window);
    look_at_the_worst_step(&window);
    level_zero(&window);
    ask_more(&window);
    in_the_dark(&window, &home);
    compare(&window);
}

fn cancel_a_long_run(window: &Window, home: &Home) {
    window.click("view-simulate");
    window.fill("simulate-walks", "10000000");
    window.click("simulate-run");
    window.wait_for("simulate-progress");
    window.eventually("some progress", |window| {
        window.attribute("simulate-progress", "aria-valuenow").is_some_and(|share| share != "0")
    });
    window.click("simulate-cancel");
    window.wait_gone("simulate-progress");
    window.eventually("to be told", |window| window.texts("toast").join(" ").contains("Cancelled"));
    assert!(stored_run(home).is_none(), "a run that was cancelled leaves nothing behind");
}

fn simulate(window: &Window, home: &Home) {
    window.fill("simulate-walks", "100000");
    window.click("simulate-run");
    window.wait_for("simulate-outcomes");
    let outcomes = window.text("simulate-outcomes");
    let report: Value = serde_json::from_str(&stored_run(home).expect("the run is stored").report).unwrap();
    assert_eq!(report["walks"], 100_000);
    for (name, outcome) in [("Solved and checked", "resolved_verified"), ("Give up", "abandoned")] {
        let figure = &report["outcomes"][outcome];
        let [mean, exact] = ["mean", "exact"].map(|part| figure[part].as_f64().unwrap() * 100.0);
        let told = [name.to_owned(), format!("{mean:.1} %"), format!("exact {exact:.2}")];
        assert!(told.iter().all(|it| outcomes.contains(it)), "{told:?} is told: {outcomes}");
    }
    let ranking = window.text("simulate-ranking");
    let first = report["touchpoints"][0]["name"].as_str().unwrap();
    assert!(ranking.starts_with(first), "{first} is the first: {ranking}");
    pictures(window, "simulate");
}

/// Customers move over the map, and it stops where somebody comes to a place that is marked.
fn watch(window: &Window) {
    window.click("replay-open");
    window.wait_for("replay-bar");
    window.fill("replay-many", "40");
    window.press("Enter");
    window.eventually("somebody on the map, and few to come", |window| {
        let counts = window.text("replay-counts");
        counts.contains("to come") && !counts.starts_with("0 waiting 0 doing")
    });
    window.click("outline-queue");
    window.click("replay-mark");
    let stopped = |window: &Window| window.text("replay-bar").contains("Stopped: customer");
    window.eventually("to stop at the queue", stopped);
    assert!(window.text("replay-bar").contains("comes to “Wait in the phone queue”"));
    assert!(window.text("replay-play").contains("Go on"));
    pictures(window, "watched");
    window.click("replay-next");
    window.eventually("to stop at the next arrival", stopped);
    window.click("replay-close");
    window.wait_gone("replay-bar");
    window.click("view-simulate");
    window.wait_for("simulate-ranking");
}

fn look_at_the_worst_step(window: &Window) {
    let name = window.text("simulate-ranking").lines().next().unwrap().to_owned();
    window.click_button(&format!("Show “{name}” on the map"));
    window.wait_for("canvas");
    window.eventually("the step to be selected", |window| window.value("inspector-name") == name);
    window.click("outline-queue");
    window.eventually("the queue to be selected", |window| window.value("inspector-name") == "Wait in the phone queue");
    pictures(window, "map");
}

/// What to measure first, a system down, and which opportunity is worth most for its price.
fn ask_more(window: &Window) {
    window.click("view-level-zero");
    window.click("rank-run");
    window.eventually("the opportunities to be ranked", |window| {
        window.text("level-zero-mending").contains("em a month for each $1")
    });
    pictures(window, "mending");
    window.click("view-simulate");
    for (study, says) in [("sensitivity", "Try to sign in"), ("outage", "unannounced")] {
        window.click(&format!("study-{study}"));
        window.click("study-run");
        let result = format!("study-{study}-result");
        window.wait_for(&result);
        assert!(window.text(&result).contains(says), "{study} says {says}: {}", window.text(&result));
    }
    window.click("study-queues");
    pictures(window, "studies");
}

fn level_zero(window: &Window) {
    window.click("view-level-zero");
    let summary = window.text("level-zero-summary");
    assert!(summary.contains("needs a month") && summary.contains("solved without us"), "{summary}");
    let gaps = window.text("level-zero-gaps");
    // The reasons of the sample: no enrolment and a locked portal, people who call at once, an error after submit.
    for class in ["undiscovered", "unreachable", "fails"] {
        assert!(gaps.contains(class), "{class} is among the reasons: {gaps}");
    }
    let melon = window.text("watermelon");
    assert!(melon.contains("within 1 h") && melon.contains("watermelons"), "the promise and the effort: {melon}");
    window.screenshot("level-zero");
}

fn in_the_dark(window: &Window, home: &Home) {
    window.click("view-map");
    window.wait_for("canvas");
    window.click("theme");
    window.click("theme-dark");
    window.eventually("the dark", |window| window.ask("return document.documentElement.dataset.theme") == "dark");
    window.eventually("it to be remembered", |_| setting(home, "window").is_some_and(|theme| theme.contains("dark")));
    window.click("theme");
    window.click("theme-system");
    window.wait_gone("theme-system");
}

fn compare(window: &Window) {
    for sample in ["isp-install", "isp-install-outage"] {
        window.click("home");
        window.click(&format!("sample-{sample}"));
        window.wait_for("canvas");
    }
    window.click("view-compare");
    let other = crate::workspace::sample("isp-install").details().title.clone();
    let steps = crate::workspace::sample("isp-install").touchpoints().filter(|it| !it.is_end()).count();
    window.click_button(&format!("{other} {steps} steps"));
    window.eventually("differences", |window| {
        window.ask("return document.body.innerText").as_str().is_some_and(|text| text.contains("Differences ·"))
    });
    window.screenshot("compare");
}
