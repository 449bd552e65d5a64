//! Tickets: a file that is none, a file of which rows are refused, a real one; laid over the map.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::workspace::{flat, pictures, stored, ticket_sets, window_with};
use tests::places::shared_data;
use tests::window::{Home, Window};

/// The columns of a ServiceNow incident export that the journey of a ticket needs.
const HEADER: &str = "number,incident_state,active,reassignment_count,reopen_count,sys_mod_count,made_sla,opened_at,\
                      sys_updated_at,contact_type,category,priority,assignment_group,resolved_at,closed_at";

#[test]
fn tickets_are_read_and_laid_over_the_map() {
    let home = Home::new();
    let window = window_with("tickets", &home, "find-the-number");
    window.click("view-tickets");
    window.wait_for("tickets-import");
    refuse_what_is_no_export(&window, &home);
    let made_up = home.file("made-up.csv");
    fs::write(&made_up, made_up_export()).unwrap();
    read_with_a_refused_row(&window, &home, &made_up);
    if let Some(real) = shared_data("uci-incidents-6k.csv") {
        read_all(&window, &home, &real);
    }
    lay_over_the_map(&window, &home);
    add_what_the_map_lacks(&window, &home);
}

/// How far tickets follow the map is told, and what they do and it lacks becomes a part of it, which can be undone.
fn add_what_the_map_lacks(window: &Window, home: &Home) {
    window.wait_for("tickets-conformance");
    let held = || flat(&window.text("tickets-conformance"));
    assert!(held().contains("go a way of the map") && held().contains("Fitness"), "{}", held());
    let before = held();
    let ways = |home: &Home| stored(home).map.transitions().count();
    let drawn = ways(home);
    window.click("tickets-add-move-0");
    window.eventually("the way", |_| ways(home) == drawn + 1);
    window.eventually("to be held against the map as it is now", |_| held() != before);
    pictures(window, "tickets-added");
    window.press("Control+z");
    window.eventually("the map as it was", |_| ways(home) == drawn);
}

fn refuse_what_is_no_export(window: &Window, home: &Home) {
    let shopping = home.file("shopping.csv");
    fs::write(&shopping, "what,how many\napples,3\n").unwrap();
    home.dialog_returns(Some(&shopping));
    window.click("tickets-import");
    window.wait_for("tickets-problem");
    assert!(window.text("tickets-problem").contains("no column for “ticket”"), "{}", window.text("tickets-problem"));
    assert!(!window.enabled("tickets-confirm"), "it cannot be read like that");
    window.click_button("Cancel");
    window.wait_for("tickets-import");
    assert!(ticket_sets(home).is_empty(), "nothing is kept of what could not be read");
}

/// Twenty tickets that are opened, worked on, solved and closed; and a row with a day that there is not.
pub(crate) fn made_up_export() -> String {
    let row = |ticket: u32, state: &str, updated: &str| {
        let day = ticket + 4;
        format!(
            "INC{ticket:07},{state},TRUE,0,0,0,TRUE,{day:02}-03-2016 08:00,{updated},Phone,Category 1,3 - Moderate,\
             Group 1,{day:02}-03-2016 10:00,28-03-2016 12:00\n"
        )
    };
    let states = [("New", "08:00"), ("Active", "08:30"), ("Resolved", "10:00"), ("Closed", "12:00")];
    let mut export = format!("{HEADER}\n");
    for ticket in 1..=20 {
        for (state, time) in states {
            export += &row(ticket, state, &format!("{:02}-03-2016 {time}", ticket + 4));
        }
    }
    export + &row(21, "New", "31-02-2016 08:00")
}

fn read_with_a_refused_row(window: &Window, home: &Home, file: &Path) {
    begin(window, home, file);
    let preview = flat(&window.text("tickets-preview"));
    for part in ["made-up.csv", "number", "incident_state", "sys_updated_at", "INC0000001"] {
        assert!(preview.contains(part), "the look into the file shows {part}: {preview}");
    }
    window.click("tickets-confirm");
    window.wait_for("tickets-report");
    let report = flat(&window.text("tickets-report"));
    for part in ["20 tickets", "81 rows", "1 rows refused", "line 82"] {
        assert!(report.contains(part), "the report says “{part}”: {report}");
    }
    let sets = ticket_sets(home);
    assert_eq!(sets.iter().map(|set| set.tickets).collect::<Vec<_>>(), [20], "it is stored");
}

fn read_all(window: &Window, home: &Home, file: &Path) {
    let text = fs::read_to_string(file).unwrap();
    let tickets: BTreeSet<_> = text.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    window.click_button("Lay it over the map");
    begin(window, home, file);
    window.click("tickets-confirm");
    window.wait_for("tickets-report");
    let report = flat(&window.text("tickets-report"));
    assert!(report.contains(&format!("{} tickets", tickets.len())), "every ticket: {report}");
    assert_eq!(ticket_sets(home).len(), 2, "beside the one before");
}

fn lay_over_the_map(window: &Window, home: &Home) {
    window.click_button("Lay it over the map");
    window.wait_for("tickets-overlay");
    window.wait_for("canvas");
    let tray = flat(&window.text("tickets-tray"));
    let tickets = ticket_sets(home)[0].tickets;
    assert!(tray.contains(&format!("of {tickets} tickets leave the map")), "it says how many: {tray}");
    for (tab, parts) in [
        ("states", ["States and steps", "Closed"]),
        ("times", ["Times by step", "calendar time"]),
        ("ways", ["different ways", "n "]),
        ("teams", ["are handed on", "Back and forth"]),
        ("map", ["n · median to P90", "What tickets cannot show"]),
    ] {
        window.click(&format!("tickets-tab-{tab}"));
        for part in parts {
            let shown = |window: &Window| flat(&window.text("tickets-overlay")).to_lowercase();
            window.eventually(&format!("“{part}”"), |window| shown(window).contains(&part.to_lowercase()));
        }
    }
    let canvas = flat(&window.text("canvas"));
    assert!(canvas.contains("n "), "the steps carry their tickets: {canvas}");
    pictures(window, "tickets");
}

/// Reads a file as far as the look into it.
pub(crate) fn begin(window: &Window, home: &Home, file: &Path) {
    home.dialog_returns(Some(file));
    window.click("tickets-import");
    window.wait_for("tickets-preview");
}
