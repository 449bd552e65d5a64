//! A map from nothing, by keyboard alone; and the sheet that tells which keys there are.

use crate::workspace::{flat, step, stored, window};
use journey::figure::Duration;
use tests::window::{Home, Window};

#[test]
fn a_map_is_typed_without_the_mouse() {
    let home = Home::new();
    let window = window("typing", &home);
    window.click("gallery-blank");
    window.wait_for("canvas");

    window.press("Control+Enter");
    in_field(&window, "name");
    window.write("Find the number");
    tab(&window, "channel");
    window.write("intranet");
    tab(&window, "doing");
    window.write("2 min");
    tab(&window, "doingBad");
    window.write("8 min");
    for field in ["waiting", "waitingBad", "emotion", "pain"] {
        tab(&window, field);
    }
    for pain in ["It is nowhere on the first page", "The one on the badge is old"] {
        window.write(pain);
        window.press("Enter");
        window.eventually("the pain point", |window| flat(&window.text("inspector")).contains(pain));
    }
    window.press("Enter");
    in_field(&window, "name");
    window.write("Call");
    window.press("Control+Enter");
    in_field(&window, "name");
    window.write("Wait for an answer");
    window.press("Enter");
    in_field(&window, "name");
    window.write("Somebody under");
    window.press("Escape");
    what_was_typed(&home, &window);

    letters(&window, &home);
    keys_are_told(&window);
}

fn what_was_typed(home: &Home, window: &Window) {
    window.eventually("three steps: what was not named is taken back", |_| stored(home).map.touchpoint_count() == 3);
    let map = stored(home).map;
    let found = step(&map, "Find the number").expect("the first step");
    assert_eq!(found.channel, "intranet");
    assert_eq!(found.active.value, Duration::Lognormal { p50: 2.0, p90: 8.0 });
    assert_eq!(map.pain_points().len(), 2);
    let (call, wait) = (step(&map, "Call").unwrap(), step(&map, "Wait for an answer").unwrap());
    assert_eq!(call.stage, found.stage, "Enter stays in the stage");
    assert_ne!(wait.stage, call.stage, "Control and Enter goes to the next one");
    let way = |from, to| map.outgoing(from).iter().any(|way| way.target == to);
    assert!(way(found.id, call.id) && way(call.id, wait.id), "each follows the one before");
}

/// Single letters on the selected step.
fn letters(window: &Window, home: &Home) {
    window.click("outline-wait-for-an-answer");
    window.press("1");
    window.press("m");
    window.press("0");
    window.eventually("what the letters say", |_| {
        let map = stored(home).map;
        let wait = step(&map, "Wait for an answer").unwrap();
        wait.moment_of_truth && wait.level.is_some() && wait.emotion.as_ref().is_some_and(|it| it.value == -2.0)
    });
    window.press("p");
    in_field(window, "pain");
    window.write("b");
    window.press("Escape");
    assert_eq!(stored(home).map.touchpoint_count(), 3, "a letter that is typed is no command");
    // Out of the field: a step that is clicked has the keys.
    window.click("card-wait-for-an-answer");
    window.press("ArrowLeft");
    window.eventually("the step before", |window| window.value("inspector-name") == "Call");
    window.press("ArrowRight");
    window.eventually("the next step", |window| window.value("inspector-name") == "Wait for an answer");
    window.press("b");
    in_field(window, "name");
    window.write("Hang up");
    window.press("Enter");
    in_field(window, "name");
    window.press("Escape");
    window.eventually("the branch alone", |_| stored(home).map.touchpoint_count() == 4);
    window.press("ArrowLeft");
    window.eventually("where it branches off", |window| window.value("inspector-name") == "Wait for an answer");
    window.press("b");
    in_field(window, "name");
    window.write("Call back");
    window.press("Tab");
    in_field(window, "channel");
    let map = stored(home).map;
    let ways = map.outgoing(step(&map, "Wait for an answer").unwrap().id);
    assert_eq!(ways.len(), 2, "b branches");
}

fn keys_are_told(window: &Window) {
    window.click("outline-call");
    window.press("?");
    window.wait_for("keys-sheet");
    let keys = flat(&window.text("keys-sheet")).to_lowercase();
    for part in ["Ctrl Z", "Undo", "Ctrl Enter", "Branch: another way on", "A moment of truth", "While a step is typed"]
    {
        assert!(keys.contains(&part.to_lowercase()), "the sheet tells of “{part}”: {keys}");
    }
    window.screenshot("keys");
    window.press("Escape");
    window.wait_gone("keys-sheet");
}

fn tab(window: &Window, field: &str) {
    window.press("Tab");
    in_field(window, field);
}

fn in_field(window: &Window, field: &str) {
    window.eventually(&format!("the hand in the field “{field}”"), |window| {
        window.ask("return document.activeElement && document.activeElement.dataset.flow") == field
    });
}
