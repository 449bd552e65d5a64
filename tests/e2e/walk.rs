//! Walking a map as one customer, with the keyboard.

use crate::workspace::{flat, pictures, step, stored, window_with};
use journey::model::Anchor;
use tests::window::{Home, Window};

/// More steps than any walk of the sample takes.
const MANY: usize = 200;

#[test]
fn a_customer_walks_to_an_end_and_tells_about_it() {
    let home = Home::new();
    let window = window_with("walk", &home, "password-reset");
    window.click("view-walk");
    at(&window, "Sign-in refused, account locked");
    assert!(!window.enabled("walk-back"), "nobody can go back from the first step");
    window.press("1");
    at(&window, "Look for what to do");
    choose(&window, "calls at once");
    at(&window, "Find the service desk number");
    window.press("ArrowLeft");
    at(&window, "Look for what to do");
    choose(&window, "calls at once");
    at(&window, "Find the service desk number");
    window.press("1");
    at(&window, "Phone menu");
    window.press("1");
    at(&window, "Wait in the phone queue");
    let clock = window.text("walk-clock").to_lowercase();
    assert!(["doing", "waiting", "min"].iter().all(|word| clock.contains(word)), "the clock runs: {clock}");
    let effort = flat(&window.text("walk-effort"));
    assert!(
        effort.contains(" em ") && effort.contains("Waiting") && effort.contains("uncertain"),
        "the effort has its reasons: {effort}"
    );
    pictures(&window, "walk");

    let text = "No word of how long";
    window.press("p");
    window.wait_for("pain-point-text");
    window.fill("pain-point-text", text);
    window.press("Enter");
    window.wait_gone("pain-point-text");
    let map = stored(&home).map;
    let queue = step(&map, "Wait in the phone queue").unwrap().id;
    assert!(map.pain_points_at(Anchor::Touchpoint(queue)).any(|pain| pain.text == text), "it is noted on the map");
    at(&window, "Wait in the phone queue");

    for _ in 0..MANY {
        if window.count("walk-report") > 0 {
            break;
        }
        let before = (window.text("walk-step"), window.text("walk-clock"));
        window.press("Space");
        window.eventually("the next moment", |window| (window.text("walk-step"), window.text("walk-clock")) != before);
    }
    let report = window.text("walk-report");
    for part in ["effort", "remembered", "time lost", "effort by cause", "the worst moment", "pain points met"] {
        assert!(report.to_lowercase().contains(part), "the report tells of {part}: {report}");
    }
    assert!(report.contains(text), "the pain point just noted was met: {report}");
    window.screenshot("walk-report");
    window.click("walk-again");
    at(&window, "Sign-in refused, account locked");
}

fn at(window: &Window, name: &str) {
    window.eventually(&format!("the customer to be at “{name}”"), |window| {
        window.count("walk-report") == 0 && window.text("walk-step") == name
    });
}

/// Presses the digit of the way that says so.
fn choose(window: &Window, says: &str) {
    let digit = (1..10).find(|digit| window.text(&format!("walk-choice-{digit}")).contains(says));
    window.press(&digit.expect("one of the ways says so").to_string());
}
