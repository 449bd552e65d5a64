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
    mend_and_sample(&window);
    what_if(&window, &home);
    heat(&window);
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

/// What mending a stage changes in the end, and how much flagged tickets say.
fn mend_and_sample(window: &Window) {
    window.click("view-level-zero");
    window.click("net-run");
    window.eventually("stages to be mended", |window| {
        let net = window.text("level-zero-net");
        net.contains("by formula") && net.contains("simulated (") && net.contains("undiscovered")
    });
    window.eventually("385 tickets for ±5 points", |window| window.text("sampling-tickets").contains("385"));
    window.fill("sampling-flagged", "62");
    window.fill("sampling-of", "100");
    window.eventually("the share with Wilson's interval", |window| {
        window.count("sampling-share") > 0 && window.text("sampling-share").contains("62.0 % (52.2 % to 70.9 %)")
    });
    pictures(window, "net-and-sampling");
}

/// A figure is turned by hand, and the difference is told; it is kept as an opportunity, and the map as it was.
fn what_if(window: &Window, home: &Home) {
    window.click("view-simulate");
    window.click("study-whatIf");
    window.choose("what-if-which", "Wait in the phone queue");
    window.wait_for("what-if-slider");
    let turn = "const slider = document.querySelector(\"[data-testid='what-if-slider']\"); slider.value = 1; \
                slider.dispatchEvent(new Event('input', { bubbles: true })); return 0";
    let _ = window.ask(turn);
    window.click("study-run");
    window.wait_for("study-whatIf-result");
    let told = window.text("study-whatIf-result");
    for says in ["waiting 3 min", "effort", "level 0: Password reset", "better", "seed 7", "100,000 customers"] {
        assert!(told.contains(says), "{says} is told: {told}");
    }
    pictures(window, "what-if");
    let opportunities = || crate::workspace::stored(home).map.opportunities().count();
    let before = opportunities();
    window.click("what-if-keep");
    window.eventually("one more opportunity", |_| opportunities() == before + 1);
    window.click("undo");
    window.eventually("it to be taken back", |_| opportunities() == before);
}

/// The last run over the map, by effort and by the worst moment; it says which run.
fn heat(window: &Window) {
    window.click("view-map");
    window.click("heat");
    window.wait_for("heat-legend");
    assert!(window.text("card-queue").contains(" em"), "a number, not a colour alone: {}", window.text("card-queue"));
    assert!(window.text("heat-legend").contains("100,000 customers · seed 7"), "{}", window.text("heat-legend"));
    window.choose("heat-by", "how often it is the worst moment");
    window.eventually("shares of the journeys", |window| window.text("card-queue").contains(" %"));
    pictures(window, "heat");
    window.click("heat");
    window.wait_gone("heat-legend");
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
    window.click("compare-simulate");
    window.wait_for("compare-simulated");
    let told = window.text("compare-simulated");
    assert!(told.contains("effort") && told.contains("seed"), "simulated differences of the two: {told}");
    window.screenshot("compare");
}
