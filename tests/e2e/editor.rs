//! The editor in the hand: a step dragged to another stage, the process killed in the middle of typing, a map of 1,000
//! steps.

use crate::workspace::{all_of_it, step, stored, window, window_with};
use tests::large_map::{LARGE, large_map};
use tests::window::Home;

#[test]
fn a_step_is_dragged_to_another_stage() {
    let home = Home::new();
    let window = window_with("drag", &home, "password-reset");
    all_of_it(&window);
    let (x, _) = window.place("card-confirm");
    let to = window.ask(
        "const stage = [...document.querySelectorAll('.stages .stage')].find(it => it.textContent.includes('After'));
        const box = stage.getBoundingClientRect();
        return box.x + 20;",
    );
    window.drag("card-confirm", to.as_f64().expect("the stage is there") - x, 0.0);
    window.eventually("the step in its new stage", |_| {
        let map = stored(&home).map;
        step(&map, "Call to be sure").and_then(|it| map.stage(it.stage)).is_some_and(|stage| stage.name == "After")
    });
    window.press("Control+z");
    window.eventually("the step where it was", |_| {
        let map = stored(&home).map;
        step(&map, "Call to be sure").and_then(|it| map.stage(it.stage)).is_some_and(|stage| stage.name == "Verify")
    });
}

#[test]
fn what_was_committed_outlives_a_crash_in_the_middle_of_typing() {
    let home = Home::new();
    let window = window_with("typing-killed", &home, "find-the-number");
    window.click("outline-wait");
    window.fill("inspector-name", "Hold the line");
    window.press("Enter");
    window.eventually("the first name, kept", |_| step(&stored(&home).map, "Hold the line").is_some());
    window.fill("pain-point-text", "Music from 1987");
    window.press("Enter");
    window
        .eventually("the pain point, kept", |_| stored(&home).map.pain_points().any(|it| it.text == "Music from 1987"));
    window.fill("inspector-name", "Half of a na");
    window.kill(&home);

    let map = stored(&home).map;
    assert!(step(&map, "Hold the line").is_some(), "what was committed is there, what was half typed is not");
    assert!(map.pain_points().any(|it| it.text == "Music from 1987"));
    let window = self::window("typing-again", &home);
    window.click(&format!("map-{}", map.details().id));
    window.wait_for("card-wait");
    window.press("Control+z");
    window.eventually("undo beyond the crash", |_| {
        !stored(&home).map.pain_points().any(|it| it.text == "Music from 1987")
    });
}

#[test]
fn a_map_of_a_thousand_steps_opens_and_is_changed() {
    let home = Home::new();
    let path = home.file("large.journey.json");
    std::fs::write(&path, journey::file::write(&large_map(LARGE))).unwrap();
    let window = window("large", &home);
    home.dialog_returns(Some(&path));
    window.click("gallery-open");
    window.wait_for("canvas");
    window.eventually("cards", |window| {
        window.ask("return document.querySelectorAll('[data-testid^=card-]').length > 3") == true
    });
    let drawn = window.ask("return document.querySelectorAll('[data-testid^=card-]').length").as_u64().unwrap();
    assert!(drawn < 400, "of a thousand steps those are drawn that are seen, not {drawn}");
    window.screenshot("map-large");

    let first = stored(&home).map;
    let name = first.details().start.and_then(|id| first.touchpoint(id)).map(|it| it.name.clone()).unwrap();
    let key = first.touchpoints().find(|it| it.name == name).unwrap().key.clone();
    window.click(&format!("card-{key}"));
    window.fill("inspector-name", "Begin here");
    window.press("Enter");
    window.eventually("the name, kept", |_| step(&stored(&home).map, "Begin here").is_some());
    window.click("fit-all");
    window.screenshot("map-large-all");
}
