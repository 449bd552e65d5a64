//! The map: everything about it can be changed, is seen and stored at once, is undone and redone, and outlives the
//! process.

use crate::workspace::{all_of_it, content, flat, sample, step, stored, window, window_with};
use journey::JourneyMap;
use journey::figure::Duration;
use journey::model::Anchor;
use journey::record::Record;
use tests::window::{Home, Window};

#[test]
fn a_map_is_changed_and_everything_can_be_taken_back() {
    let home = Home::new();
    let window = window_with("map", &home, "password-reset");
    all_of_it(&window);
    let begun = content(&stored(&home).map);
    assert_eq!(begun, content(&sample("password-reset")), "a copy of the sample, nothing else");
    for touchpoint in sample("password-reset").touchpoints().filter(|it| !it.is_end()) {
        window.wait_for(&format!("card-{}", touchpoint.key));
        window.wait_for(&format!("outline-{}", touchpoint.key));
    }
    assert!(!window.enabled("undo") && !window.enabled("redo"), "there is nothing to take back yet");

    rename(&window, &home);
    wait_longer(&window, &home);
    shift_shares(&window, &home);
    note_a_pain_point(&window, &home);
    add_a_step(&window, &home);
    connect_it(&window, &home);
    drag_it(&window, &home);
    delete_a_step(&window, &home);

    let changed = content(&stored(&home).map);
    undo_all(&window, &home);
    assert_eq!(content(&stored(&home).map), begun, "undoing all of it gives the sample back");
    redo_all(&window, &home);
    assert_eq!(content(&stored(&home).map), changed, "redoing all of it gives the changed map back");
}

#[test]
fn what_was_shown_as_saved_outlives_the_process() {
    let home = Home::new();
    let window = window_with("killed", &home, "find-the-number");
    window.click("outline-find");
    fill(&window, "inspector-name", "Find the number at last");
    window.eventually("the name on the map", |window| window.text("card-find").contains("at last"));
    window.kill(&home);

    let window = self::window("started-again", &home);
    let id = stored(&home).map.details().id;
    window.click(&format!("map-{id}"));
    window.wait_for("canvas");
    assert!(flat(&window.text("card-find")).contains("Find the number at last"), "the change is there again");
    window.press("Control+z");
    window.eventually("the old name", |window| !window.text("card-find").contains("at last"));
    assert!(step(&stored(&home).map, "Find the number").is_some(), "undo reaches back before the crash");
}

fn rename(window: &Window, home: &Home) {
    window.click("outline-queue");
    window
        .eventually("the step in the inspector", |window| window.value("inspector-name") == "Wait in the phone queue");
    fill(window, "inspector-name", "Hold the line");
    window.eventually("the new name on the card", |window| flat(&window.text("card-queue")).contains("Hold the line"));
    assert!(window.text("outline-queue").starts_with("Hold the line"), "and in the outline");
    assert!(step(&stored(home).map, "Hold the line").is_some(), "and in the database");
}

fn wait_longer(window: &Window, home: &Home) {
    let before = window.text("card-queue");
    fill(window, "inspector-wait-p50", "5 min");
    window.eventually("the time on the card", |window| window.text("card-queue") != before);
    assert_eq!(window.value("inspector-wait-p50"), "5 min");
    let map = stored(home).map;
    let wait = &step(&map, "Hold the line").unwrap().wait.value;
    assert_eq!(*wait, Duration::Lognormal { p50: 5.0, p90: 12.0 }, "the bad day stays as it was");
}

fn shift_shares(window: &Window, home: &Home) {
    window.click("outline-seek");
    let shares = |map: &JourneyMap| {
        let seek = map.touchpoint_by_key("seek").unwrap().id;
        map.outgoing(seek).iter().map(|way| (way.id, way.share.value)).collect::<Vec<_>>()
    };
    let before = shares(&stored(home).map);
    let (reset_page, share) = before[0];
    assert!((share - 0.45).abs() < 1e-9, "the way to the reset page is the first");
    let field = format!("share-{reset_page}");
    window.wait_for(&field);
    fill(window, &field, "67 %");
    // The others give way in proportion: what is left falls from 55 to 33, and so does each of them.
    let seen = |window: &Window| {
        before.iter().map(|(way, _)| window.value(&format!("share-{way}"))).collect::<Vec<_>>().join(", ")
    };
    window.eventually("the other shares to give way", |window| seen(window) == "67 %, 18 %, 9 %, 6 %");
    let sum: f64 = shares(&stored(home).map).iter().map(|(_, share)| share).sum();
    assert!((sum - 1.0).abs() < 1e-9, "everybody goes somewhere: {sum}");
}

fn note_a_pain_point(window: &Window, home: &Home) {
    let text = "Nobody says where to begin";
    fill(window, "pain-point-text", text);
    window.eventually("it among the pain points of the step", |window| window.text("inspector").contains(text));
    window.eventually("it on the canvas", |window| flat(&window.text("canvas")).contains(text));
    let map = stored(home).map;
    let seek = map.touchpoint_by_key("seek").unwrap().id;
    assert!(map.pain_points_at(Anchor::Touchpoint(seek)).any(|pain| pain.text == text), "it is stored at its step");
}

fn add_a_step(window: &Window, home: &Home) {
    window.click("add-step-verify");
    window.wait_for("card-new-step");
    window.write("Ask a colleague");
    window.press("Enter");
    window.wait_for("card-ask-a-colleague");
    // Enter goes on to the next step; Esc takes it back.
    window.wait_for("card-new-step");
    window.press("Escape");
    window.wait_gone("card-new-step");
    window.wait_for("outline-ask-a-colleague");
    let map = stored(home).map;
    let stage = step(&map, "Ask a colleague").and_then(|added| map.stage(added.stage)).unwrap();
    assert_eq!(stage.key, "verify", "it is where it was added");
}

fn connect_it(window: &Window, home: &Home) {
    window.click("outline-ask-a-colleague");
    window.choose("connect-step", "Solved and checked");
    window.eventually("the way on in the inspector", |window| {
        // Not the name in the list of what it could be connected with: a list says nothing until it is opened.
        flat(&window.text("inspector")).to_lowercase().contains("leads on to solved and checked")
    });
    let map = stored(home).map;
    let ways = map.outgoing(step(&map, "Ask a colleague").unwrap().id);
    assert_eq!(ways.len(), 1);
    assert_eq!(map.touchpoint(ways[0].target).unwrap().name, "Solved and checked");
}

fn drag_it(window: &Window, home: &Home) {
    let (x, y) = window.place("card-ask-a-colleague");
    window.drag("card-ask-a-colleague", 0.0, 180.0);
    let placed = |map: &JourneyMap| {
        let moved = step(map, "Ask a colleague").unwrap().id;
        map.records().into_iter().any(|it| matches!(it, Record::Placement(place) if place.touchpoint == moved))
    };
    window.eventually("the card to stand lower", |window| {
        let (new_x, new_y) = window.place("card-ask-a-colleague");
        placed(&stored(home).map) && (new_x - x).abs() < 4.0 && new_y > y + 40.0
    });
}

fn delete_a_step(window: &Window, home: &Home) {
    window.click("outline-confirm");
    window.eventually("the step in the inspector", |window| window.value("inspector-name") == "Call to be sure");
    window.click("delete-step");
    window.wait_for("removal");
    assert!(flat(&window.text("removal")).to_lowercase().contains("pain point"), "what goes with it is said");
    window.click("removal-delete");
    window.wait_gone("card-confirm");
    assert_eq!(window.count("outline-confirm"), 0, "it is gone from the outline");
    assert!(step(&stored(home).map, "Call to be sure").is_none(), "and from the database");
}

fn undo_all(window: &Window, home: &Home) {
    while window.enabled("undo") {
        let left = stored(home).history.done().len();
        window.press("Control+z");
        window.eventually("one step less", |_| stored(home).history.done().len() < left);
        // Done in the core is not yet seen in the window.
        window.eventually("the window to follow", |window| window.enabled("undo") == (left > 1));
    }
    assert!(stored(home).history.done().is_empty(), "nothing is left to undo");
    window.eventually("the old name", |window| flat(&window.text("card-queue")).contains("Wait in the phone queue"));
    assert_eq!(window.count("card-ask-a-colleague"), 0);
    window.wait_for("card-confirm");
}

fn redo_all(window: &Window, home: &Home) {
    while window.enabled("redo") {
        let left = stored(home).history.undone().len();
        window.press("Control+Shift+z");
        window.eventually("one step more", |_| stored(home).history.undone().len() < left);
        window.eventually("the window to follow", |window| window.enabled("redo") == (left > 1));
    }
    assert!(stored(home).history.undone().is_empty(), "nothing is left to redo");
    window.wait_for("card-ask-a-colleague");
    window.wait_gone("card-confirm");
}

fn fill(window: &Window, id: &str, text: &str) {
    window.fill(id, text);
    window.press("Enter");
}
