//! Some of the tickets over the map: chosen by what is known of them, one channel against another, less of them shown;
//! and what they do beside the map becomes a part of it.

use std::fs;

use crate::workspace::{flat, pictures, stored, ticket_sets, window_with};
use store::Store;
use tests::window::{Home, Window};

/// Twelve tickets by phone, quickly done; eight by mail that lie about first.
fn two_channels() -> String {
    let mut export = String::from("number,incident_state,opened_at,sys_updated_at,contact_type\n");
    for ticket in 10..30 {
        let (channel, states): (_, &[_]) = if ticket < 22 {
            ("Phone", &[("New", "08:00"), ("Active", "08:30"), ("Closed", "09:00")])
        } else {
            ("Email", &[("New", "08:00"), ("On Holiday", "08:30"), ("Active", "14:00"), ("Closed", "15:00")])
        };
        for (state, time) in states {
            export += &format!("INC{ticket},{state},2026-05-{ticket} 08:00:00,2026-05-{ticket} {time}:00,{channel}\n");
        }
    }
    export
}

/// A window with this map, and those tickets over it.
fn laid_over(name: &str, home: &Home, sample: &str) -> Window {
    let window = window_with(name, home, sample);
    window.click("view-tickets");
    let file = home.file("desk.csv");
    fs::write(&file, two_channels()).unwrap();
    home.dialog_returns(Some(&file));
    window.click("tickets-import");
    window.wait_for("tickets-preview");
    window.click("tickets-confirm");
    window.click("tickets-lay");
    window.wait_for("tickets-overlay");
    window
}

#[test]
fn some_tickets_are_looked_at_and_held_against_others() {
    let home = Home::new();
    let window = laid_over("slices", &home, "find-the-number");
    filter(&window, &home);
    compare(&window);
    show_less(&window);
    add_a_step(&window, &home);
}

fn count(window: &Window, what: &str) {
    window.eventually(what, |window| flat(&window.text("tickets-count")) == what);
}

fn filter(window: &Window, home: &Home) {
    count(window, "all 20 tickets");
    window.click("tickets-filter");
    window.click("tickets-filter-channel");
    window.click("tickets-filter-value-Email");
    count(window, "8 of 20 tickets");
    window.press("Escape");
    assert!(
        flat(&window.text("tickets-tray")).contains("of 8 tickets leave the map"),
        "{}",
        window.text("tickets-tray")
    );
    let numbers = home.file("numbers.csv");
    home.dialog_returns(Some(&numbers));
    window.click("tickets-ids");
    window.eventually("the numbers", |_| numbers.exists());
    let text = fs::read_to_string(&numbers).unwrap();
    assert!(text.lines().count() == 9 && text.contains("INC22") && !text.contains("INC10"), "{text}");
    window.click_button("Clear");
    count(window, "all 20 tickets");
    window.click("tickets-tab-ways");
    window.click("tickets-variant-0");
    count(window, "12 of 20 tickets");
    window.click("tickets-variant-0");
    count(window, "all 20 tickets");
}

fn compare(window: &Window) {
    window.click("tickets-compare");
    window.click("tickets-compare-values");
    window.wait_for("tickets-slices");
    let chip = flat(&window.text("tickets-slices-chip"));
    assert!(chip.contains("A Phone · n 12") && chip.contains("B Email · n 8"), "{chip}");
    let told = flat(&window.text("tickets-slices"));
    assert!(told.contains("can be seen"), "{told}");
    pictures(window, "tickets-slices");
    window.click_button("Clear");
    window.wait_gone("tickets-slices");
}

/// The rest is faint, and is still there.
fn show_less(window: &Window) {
    let faint = || window.ask("return document.querySelectorAll('.card.faded').length").as_u64().unwrap_or_default();
    assert_eq!(faint(), 0);
    slide(window, 30);
    window.eventually("rare steps to be faint", |_| faint() > 0);
    slide(window, 100);
    window.eventually("all of them again", |_| faint() == 0);
}

fn slide(window: &Window, to: u32) {
    let moved = window.ask(&format!(
        "const slider = document.querySelector('[data-testid=tickets-steps]');
         slider.value = {to};
         return slider.dispatchEvent(new Event('input', {{ bubbles: true }}));"
    ));
    assert_eq!(moved, true);
}

fn add_a_step(window: &Window, home: &Home) {
    window.click("tickets-tab-map");
    window.click("tickets-add-step-On Holiday");
    window.eventually("the step", |_| stored(home).map.touchpoints().any(|step| step.name == "On Holiday"));
    window.eventually("no state beside the map", |window| window.count("tickets-add-step-On Holiday") == 0);
    window.press("Control+z");
    window.eventually("the map as it was", |_| !stored(home).map.touchpoints().any(|step| step.name == "On Holiday"));
}

#[test]
fn tickets_of_a_persona_are_looked_at_and_held_against_others() {
    let home = Home::new();
    let window = laid_over("personas", &home, "walk-up");
    window.click("tickets-filter");
    window.click("tickets-filter-persona");
    window.click("tickets-filter-who");
    window.choose("tickets-who-column", "Channel");
    window.wait_for("tickets-who-is-Email");
    window.choose("tickets-who-is-Email", "Not daft");
    window.choose("tickets-who-is-Phone", "Just fix it");
    pictures(&window, "tickets-who");
    let kept = || {
        let (set, map) = (ticket_sets(&home)[0].id.clone(), stored(&home).map.details().id);
        let kept = Store::open(home.workspace()).unwrap().persona_mapping(map, &set).unwrap().unwrap_or_default();
        serde_json::from_str::<serde_json::Value>(&kept).unwrap_or_default()
    };
    window.eventually("both to be kept", |_| kept()["values"].as_object().is_some_and(|values| values.len() == 2));
    assert_eq!(kept()["column"], "channel");
    window.click("tickets-filter-back");
    window.click("tickets-filter-persona-Not daft");
    count(&window, "8 of 20 tickets");
    window.press("Escape");
    assert!(flat(&window.text("tickets-overlay")).contains("Persona: Not daft"), "{}", window.text("tickets-overlay"));
    window.click_button("Clear");
    count(&window, "all 20 tickets");
    window.click("tickets-compare");
    window.choose("tickets-compare-column", "Persona");
    window.click("tickets-compare-values");
    window.wait_for("tickets-slices");
    let chip = flat(&window.text("tickets-slices-chip"));
    assert!(chip.contains("A Not daft · n 8") && chip.contains("B Just fix it · n 12"), "{chip}");
}
