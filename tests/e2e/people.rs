//! Who serves and who comes: a team that is in use is deleted only after its steps were named, and the six customers are
//! there at once.

use crate::workspace::{flat, step, stored, window_with};
use tests::window::{Home, Window};

#[test]
fn a_team_in_use_is_deleted_after_its_steps_were_named() {
    let home = Home::new();
    let window = window_with("people", &home, "password-reset");
    window.click_button("Add a team");
    window.eventually("the new team", |window| window.value("inspector-name") == "New team");
    window.fill("inspector-name", "Service desk");
    window.press("Enter");
    window.eventually("its name", |_| stored(&home).map.teams().any(|team| team.name == "Service desk"));
    window.click("team-weekdays");
    window.eventually("its shifts", |_| stored(&home).map.teams().all(|team| team.week().contains(&0)));
    window.screenshot("team");

    window.click("outline-queue");
    window.click("step-service");
    window.choose("step-team", "Service desk");
    let serves = |home: &Home| step(&stored(home).map, "Wait in the phone queue").unwrap().team.is_some();
    window.eventually("the team at the step", |_| serves(&home));

    delete(&window);
    assert!(flat(&window.text("removal")).contains("“Wait in the phone queue”: served by Service desk → nobody"));
    window.screenshot("team-deleted");
    window.click("removal-cancel");
    window.wait_gone("removal");
    assert!(serves(&home), "nothing was deleted");

    window.click("inspector-delete");
    window.wait_for("removal");
    window.press("Enter");
    window.wait_gone("removal");
    window.eventually("nobody at the step", |_| !serves(&home) && stored(&home).map.teams().len() == 0);
    window.press("Control+z");
    window.eventually("the team again, at its step", |_| serves(&home));
}

/// What a run with people says: their queue, and what each customer meets.
#[test]
fn the_queue_of_a_team_and_the_six_customers_are_simulated() {
    let home = Home::new();
    let window = window_with("staffed", &home, "password-reset");
    window.click("personas");
    window.click("personas-six");
    window.eventually("six personas", |_| stored(&home).map.personas().len() == 6);
    window.click_button("Add a team");
    window.eventually("the new team", |window| window.value("inspector-name") == "New team");
    window.fill("inspector-name", "Service desk");
    window.press("Enter");
    window.eventually("its name", |_| stored(&home).map.teams().any(|team| team.name == "Service desk"));
    window.click("outline-reset");
    window.click("step-service");
    window.choose("step-team", "Service desk");
    let serves = |home: &Home| step(&stored(home).map, "Agent resets it").unwrap().team.is_some();
    window.eventually("the team at the step", |_| serves(&home));

    // Six customers mixed, once; then the neutral one, for whom these figures are not.
    window.click("persona-picker");
    window.click("walk-as-six customers mixed");
    window.click("view-simulate");
    window.click("simulate-run");
    window.wait_for("simulate-outcomes");
    let says = |window: &Window, words: &str| {
        window.ask("return document.body.innerText").as_str().is_some_and(|text| text.contains(words))
    };
    assert!(says(&window, "six customers mixed"), "who walked is told");
    window.click("persona-picker");
    window.click("walk-as-neutral customer");
    window.eventually("the figures to be for others", |window| says(window, "Others walked: six customers mixed."));
    window.click("study-queues");
    window.click("study-run");
    window.wait_for("study-queues-result");
    let queue = flat(&window.text("study-queues-result"));
    assert!(queue.contains("Service desk") && queue.contains("10 replications of 8 weeks"), "{queue}");
    assert!(!queue.contains("NaN"), "{queue}");
    below(&window, "study-queues-result");
    window.screenshot("staffed");
    window.click("study-personas");
    window.click("study-run");
    window.wait_for("study-personas-result");
    let people = window.text("study-personas-result");
    for name in ["Neutral", "Not daft", "You said you fixed it", "All by their shares"] {
        assert!(people.contains(name), "{name} is among them: {people}");
    }
    below(&window, "study-personas-result");
    window.screenshot("personas-compared");
    window.resize(1280, 720);
    below(&window, "study-personas-result");
    window.screenshot("personas-compared-1280");
    window.resize(1920, 1080);
    window.click("theme");
    window.click("theme-dark");
    window.eventually("the dark", |window| window.ask("return document.documentElement.dataset.theme") == "dark");
    below(&window, "study-personas-result");
    window.screenshot("personas-compared-dark");
}

fn below(window: &Window, id: &str) {
    let script =
        format!("document.querySelector(\"[data-testid='{id}']\").scrollIntoView({{ block: 'end' }}); return 0");
    let _ = window.ask(&script);
}

#[test]
fn the_six_customers_are_there_at_once() {
    let home = Home::new();
    let window = window_with("personas", &home, "find-the-number");
    window.click("personas");
    window.click("personas-six");
    window.eventually("six personas", |_| stored(&home).map.personas().len() == 6);
    window.click("persona-Not daft");
    window.eventually("the persona", |window| window.value("inspector-name") == "Not daft");
    window.screenshot("persona");
}

fn delete(window: &Window) {
    window.press("Escape");
    window.eventually("the map as a whole", |window| window.count("teams") == 1);
    if window.count("team-Service desk") == 0 {
        window.click("teams");
    }
    window.click("team-Service desk");
    window.click("inspector-delete");
    window.wait_for("removal");
}
