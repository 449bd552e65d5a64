//! Figures of a map taken from tickets, and a first map drawn from them alone.

use std::fs;

use crate::tickets::{begin, made_up_export};
use crate::workspace::{dismiss, flat, pictures, stored, window_with};
use journey::figure::Evidence;
use tests::window::{Home, Window};

#[test]
fn tickets_give_a_map_its_figures_and_become_a_map() {
    let home = Home::new();
    let window = window_with("calibration", &home, "find-the-number");
    let file = home.file("made-up.csv");
    fs::write(&file, made_up_export()).unwrap();
    window.click("view-tickets");
    begin(&window, &home, &file);
    window.click("tickets-confirm");
    window.wait_for("tickets-report");
    window.click_button("Lay it over the map");
    take_figures(&window, &home);
    draw_a_first_map(&window, &home);
}

/// One of them, then all that are left: the map says of each that it is from tickets, and undo gives each back.
fn take_figures(window: &Window, home: &Home) {
    dismiss(window);
    window.click("tickets-calibrate");
    window.wait_for("calibration");
    window.eventually("what the tickets say", |window| window.text("calibration").contains("See that it works"));
    let shown = flat(&window.text("calibration"));
    for part in
        ["500 a month (assumed)", "32 a month", "6 min, bad day 20 min (assumed)", "1 h 30", "A timer: 100 % take 2 h"]
    {
        assert!(shown.contains(part), "it shows “{part}”: {shown}");
    }
    pictures(window, "calibration");
    assert_eq!(from_tickets(home), 0, "looking changes nothing");
    window.click("calibration-fix.doing");
    window.click("calibration-accept");
    window.eventually("one figure to be from tickets", |_| from_tickets(home) == 1);
    window.eventually("what is left", |window| window.text("calibration-all").contains('3'));
    window.click("calibration-all");
    window.eventually("all of them to be from tickets", |_| from_tickets(home) == 4);
    window.press("Escape");
    window.press("Control+z");
    window.eventually("three of them to be taken back at once", |_| from_tickets(home) == 1);
}

/// It has what the tickets have; the map that was open stays as it was.
fn draw_a_first_map(window: &Window, home: &Home) {
    let before = stored(home).map.details().title.clone();
    dismiss(window);
    window.click("tickets-discover");
    window.wait_for("discover-found");
    let found = flat(&window.text("discover-found"));
    assert!(found.contains("100.0 % of 20 tickets go a way of this map"), "{found}");
    pictures(window, "discovery");
    window.click("discover-draw");
    window.eventually("a map of its own", |_| stored(home).map.details().title == "From made-up.csv");
    window.wait_for("canvas");
    let map = stored(home).map;
    for state in ["New", "Active", "Resolved", "Closed"] {
        assert!(map.touchpoints().any(|step| step.name == state), "“{state}” is on it");
    }
    assert!(journey::check::check(&map).is_empty(), "it can be walked as it is");
    assert_ne!(before, map.details().title);
    pictures(window, "discovered");
}

/// How many figures of the map are said to be from tickets.
fn from_tickets(home: &Home) -> usize {
    let map = stored(home).map;
    let is = |evidence: &Evidence| matches!(evidence, Evidence::FromTickets { .. });
    let steps = map.touchpoints().flat_map(|step| [is(&step.wait.evidence), is(&step.active.evidence)]);
    steps.filter(|from| *from).count() + usize::from(is(&map.details().demand.evidence))
}
