//! The first suggestion of which state is which touchpoint.

use crate::support::{export, import, row, sample};
use tickets::{TicketSet, suggest_mapping};

/// A ticket in each of these states.
fn in_states(states: &[&str]) -> TicketSet {
    let rows: Vec<String> = states.iter().map(|state| row("INC1", state, "2026-05-04 08:00")).collect();
    import(export(&rows.iter().map(String::as_str).collect::<Vec<_>>())).unwrap().0
}

/// State → key of the touchpoint.
fn suggested(map: &str, states: &[&str]) -> Vec<(String, String)> {
    let map = sample(map);
    let key = |id| map.touchpoint(id).expect("only touchpoints of the map are suggested").key.clone();
    suggest_mapping(&in_states(states), &map).0.into_iter().map(|(state, id)| (state, key(id))).collect()
}

const ONE_OF_EACH: [&str; 6] = ["Active", "Awaiting User Info", "Canceled", "Closed", "New", "Resolved"];

#[track_caller]
fn suggests(map: &str, keys: [&str; 6]) {
    let suggested = suggested(map, &ONE_OF_EACH);
    let pairs: Vec<_> = suggested.iter().map(|(state, key)| (state.as_str(), key.as_str())).collect();
    assert_eq!(pairs, ONE_OF_EACH.into_iter().zip(keys).collect::<Vec<_>>());
}

#[test]
fn a_call_for_help_is_recognised() {
    suggests("find-the-number", ["fix", "wait", "abandoned", "resolved_verified", "urgency", "verify"]);
}

#[test]
fn a_password_reset_is_recognised() {
    suggests("password-reset", ["reset", "async", "abandoned", "resolved_verified", "ident", "try"]);
}

#[test]
fn an_appointment_is_recognised() {
    for map in ["isp-install", "isp-install-outage", "isp-install-outage-announced"] {
        suggests(map, ["install", "wait", "abandoned", "resolved_verified", "chat", "verify"]);
    }
}

#[test]
fn a_map_without_a_step_for_a_state_gets_no_suggestion_for_it() {
    let suggested = suggested("guest-stay", &ONE_OF_EACH);
    let states: Vec<_> = suggested.iter().map(|(state, _)| state.as_str()).collect();
    assert!(states.contains(&"Active") && states.contains(&"Closed"), "{suggested:?}");
    assert!(!states.contains(&"Awaiting User Info"), "a delayed journey waits for nobody: {suggested:?}");
}

#[test]
fn a_state_that_nobody_knows_is_left_out() {
    assert_eq!(suggested("find-the-number", &["-100", "Newish", "Waiting for Godot"]), []);
}

#[test]
fn states_are_known_in_all_their_writings() {
    let key = |state: &str| suggested("find-the-number", &[state]).pop().map(|(_, key)| key).unwrap_or_default();
    for (states, expected) in [
        (&["NEW", "1"][..], "urgency"),
        (&["In Progress", "work in progress", "Assigned", "2"], "fix"),
        (&["On Hold", "On Hold - Awaiting Vendor", "Pending", "Pending Change", "Awaiting Evidence", "3"], "wait"),
        (&["resolved", "6"], "verify"),
        (&["Closed Complete", "closed", "7"], "resolved_verified"),
        (&["Cancelled", "CANCELED", "8"], "abandoned"),
    ] {
        for state in states {
            assert_eq!(key(state), expected, "{state}");
        }
    }
}
