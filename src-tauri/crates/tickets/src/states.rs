//! The states of tickets and what part each plays in a journey: a table of
//! data, `profiles/states.json`. Which step of a map plays that part is in
//! [`crate::mapping`].

use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The part that a state plays in a journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Role {
    /// Somebody has taken the contact; nobody works on it yet.
    Contact,
    /// Somebody works on it.
    Fix,
    /// Everybody waits for somebody.
    Wait,
    /// It should work; the customer has not said so.
    Verify,
    /// Over and done.
    Done,
    /// Over without a solution.
    Dropped,
    /// It went on as another ticket.
    Merged,
    /// It was no ticket at all.
    Spam,
}

impl Role {
    /// True where nothing follows any more.
    pub(crate) fn is_last(self) -> bool {
        matches!(self, Self::Done | Self::Dropped | Self::Merged | Self::Spam)
    }
}

/// Role → states in small letters; `*` at the end: whatever follows. The
/// numbers are those of an untouched ServiceNow (`incident.state`).
static STATES: LazyLock<BTreeMap<Role, Vec<String>>> =
    LazyLock::new(|| serde_json::from_str(include_str!("profiles/states.json")).unwrap_or_default());

/// The role of a state; none for one that we do not know.
pub(crate) fn role(state: &str) -> Option<Role> {
    let state = state.trim().to_lowercase();
    let is = |pattern: &String| match pattern.strip_suffix('*') {
        Some(start) => state.starts_with(start),
        None => state == *pattern,
    };
    // What is written out goes before what only begins so.
    let exact = STATES.iter().find(|(_, patterns)| patterns.contains(&state));
    exact.or_else(|| STATES.iter().find(|(_, patterns)| patterns.iter().any(is))).map(|(role, _)| *role)
}

/// Beginnings of words by which a state is known as one in which somebody works
/// on it, where it plays no part that we know.
const WORK: [&str; 13] = [
    "work", "progress", "handl", "fix", "repair", "activ", "analy", "investig", "diagnos", "develop", "examin",
    "arbeit", "bearbeit",
];

/// Beginnings of states with an owner who has not begun.
const NOT_BEGUN: [&str; 10] =
    ["assigned", "open", "planned", "re-open", "reopen", "escalated", "offen", "zugewiesen", "geplant", "abierto"];

/// True for a state in which somebody works on it; in the others it lies.
pub(crate) fn is_work(state: &str) -> bool {
    let name = state.trim().to_lowercase();
    match role(state) {
        Some(Role::Fix) => !NOT_BEGUN.iter().any(|word| name.starts_with(word)),
        Some(_) => false,
        None => name.split(|c: char| !c.is_alphanumeric()).any(|word| WORK.iter().any(|w| word.starts_with(w))),
    }
}
