//! A ticket file that nobody knows: what its columns are is said, kept as a profile, and used for the next one, which is
//! dropped on the window; states are dragged onto steps.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::workspace::{all_of_it, flat, pictures, stored, ticket_sets, window_with};
use store::Store;
use tests::window::{Home, Window};

/// Twelve tickets of a desk whose columns have names of its own; days and months cannot be told apart.
fn desk(first: u32) -> String {
    let mut rows = String::from("Nr;Lage;wann;Melder;Betreff\n");
    for ticket in first..first + 12 {
        for (state, day) in [("Neu", 3), ("Bei uns", 4), ("Fertig", 5)] {
            rows += &format!("T{ticket};{state};0{day}/04/2026 08:00;Ann Secret;Drucker klemmt\n");
        }
    }
    rows + "T99;Neu;soon;Ann Secret;x\n"
}

#[test]
fn a_file_that_nobody_knows_is_explained_kept_as_a_profile_and_read() {
    let home = Home::new();
    let window = window_with("wizard", &home, "find-the-number");
    window.click("view-tickets");
    let file = home.file("desk.csv");
    fs::write(&file, desk(1)).unwrap();
    explain(&window, &home, &file);
    window.click("tickets-confirm");
    window.wait_for("tickets-report");
    refused_rows_are_saved(&window, &home);
    window.click("tickets-lay");
    window.wait_for("tickets-overlay");
    drag_states(&window, &home);
    drop_the_next_one(&window, &home);
    window.click("tickets-lay");
    window.click("tickets-face-report");
    window.eventually("the report again", |window| flat(&window.text("tickets-report")).contains("line 38"));
}

fn explain(window: &Window, home: &Home, file: &Path) {
    home.dialog_returns(Some(file));
    window.click("tickets-import");
    window.wait_for("tickets-problem");
    assert!(!window.enabled("tickets-confirm"));
    for (column, role, missing) in [("Nr", "ticket", "“state”"), ("Lage", "state", "“time of the update”")] {
        window.choose(&format!("tickets-column-{column}"), role);
        window.eventually(missing, |window| window.text("tickets-problem").contains(missing));
    }
    window.choose("tickets-column-wann", "time of the update");
    window.wait_gone("tickets-problem");
    assert!(!window.enabled("tickets-confirm"), "it is asked which comes first, the day or the month");
    window.click("tickets-order-day");
    window.eventually("all to be answered", |window| window.enabled("tickets-confirm"));
    assert!(!flat(&window.text("tickets-preview")).contains("Drucker"), "a free text is not shown");
    pictures(window, "tickets-wizard");
    window.click("tickets-profile-keep");
    window.fill("tickets-profile-name", "our desk");
    window.click("tickets-profile-save");
    window.wait_for("tickets-profile-remove");
    let kept = Store::open(home.workspace()).unwrap().ticket_profile("our desk").unwrap().expect("it is kept");
    assert!(kept.contains("Lage") && kept.contains("true"), "{kept}");
}

fn refused_rows_are_saved(window: &Window, home: &Home) {
    let table = home.file("refused.csv");
    home.dialog_returns(Some(&table));
    window.click("tickets-refused-save");
    window.eventually("the table", |_| table.exists());
    let refused = fs::read_to_string(&table).unwrap();
    let (header, row) = refused.split_once("\r\n").unwrap();
    assert!(header.starts_with("line,reason,Nr,Lage,wann"), "{header}");
    assert!(row.starts_with("38,wann: no date of the form dd/mm/yyyy hh:mm,T99,Neu,soon"), "{row}");
    assert!(!refused.contains("Ann Secret"), "{refused}");
}

/// Two states onto one step, one of them off again, and a drag that is thought better of.
fn drag_states(window: &Window, home: &Home) {
    let map = stored(home).map;
    let fix = map.touchpoint_by_key("fix").unwrap().id.to_string();
    let set = ticket_sets(home)[0].id.clone();
    let steps = || {
        let kept = Store::open(home.workspace()).unwrap().state_mapping(map.details().id, &set).unwrap();
        let kept: BTreeMap<String, String> = serde_json::from_str(&kept.unwrap_or_else(|| "{}".into())).unwrap();
        kept.into_iter().filter(|(_, step)| *step == fix).map(|(state, _)| state).collect::<Vec<_>>()
    };
    window.click("tickets-tab-states");
    all_of_it(window);
    window.drag_onto("tickets-state-Bei uns", "card-fix");
    window.eventually("the step of the state", |_| steps() == ["Bei uns"]);
    window.drag_onto("tickets-state-Neu", "card-fix");
    window.eventually("both states at one step", |_| steps() == ["Bei uns", "Neu"]);
    pictures(window, "tickets-states");
    window.click("tickets-state-off-Neu");
    window.eventually("one state there", |_| steps() == ["Bei uns"]);
    window.drag_onto("tickets-state-Bei uns", "tickets-state-Neu");
    window.eventually("none there: it was dragged back", |_| steps().is_empty());
}

/// A file from the desktop; the profile that was kept; into the set that is there.
fn drop_the_next_one(window: &Window, home: &Home) {
    let set = ticket_sets(home)[0].clone();
    let text = serde_json::to_string(&desk(7)).unwrap();
    let dropped = window.ask(&format!(
        "const data = new DataTransfer();
         data.items.add(new File([{text}], 'june.csv', {{ type: 'text/csv' }}));
         const to = document.querySelector('[data-testid=tickets-overlay]');
         to.dispatchEvent(new DragEvent('dragover', {{ bubbles: true, cancelable: true, dataTransfer: data }}));
         return to.dispatchEvent(new DragEvent('drop', {{ bubbles: true, cancelable: true, dataTransfer: data }}));"
    ));
    assert_eq!(dropped, false, "the page takes it");
    window.wait_for("tickets-problem");
    assert!(window.text("tickets-preview").contains("june.csv"));
    window.choose("tickets-profile", "our desk");
    window.wait_gone("tickets-problem");
    window.choose("tickets-into", &format!("add to {} ({})", set.name, set.tickets));
    window.click("tickets-confirm");
    window.wait_for("tickets-report");
    let report = flat(&window.text("tickets-report"));
    assert!(report.contains("june.csv was added to the 12 tickets of desk.csv, which has 18 now: 6 new, 0 replaced by a newer row, 6 unchanged"), "{report}");
    let sets = ticket_sets(home);
    assert_eq!((sets.len(), sets[0].tickets, sets[0].id.as_str()), (1, 18, set.id.as_str()));
    assert!(!home.workspace().join("incoming").exists(), "what names people is not left behind");
}
