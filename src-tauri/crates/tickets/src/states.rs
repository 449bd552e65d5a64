//! The states of tickets and what part each plays in a journey: tables of data,
//! `profiles/states.json` and `profiles/words.json`. Which step of a map plays that part is in
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

/// Beginnings of words that tell of a state what its role does not.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    /// Somebody works on it, where it plays no part that we know.
    work: Vec<String>,
    /// It has an owner who has not begun.
    not_begun: Vec<String>,
    /// It ends without a solution.
    given_up: Vec<String>,
    /// Whoever asked has said that it works.
    confirmed: Vec<String>,
}

static WORDS: LazyLock<Words> =
    LazyLock::new(|| serde_json::from_str(include_str!("profiles/words.json")).unwrap_or_default());

/// Whether a word of the state begins so.
fn says(state: &str, beginnings: &[String]) -> bool {
    let state = state.to_lowercase();
    let begins = |word: &str| beginnings.iter().any(|beginning| word.starts_with(beginning.as_str()));
    state.split(|c: char| !c.is_alphanumeric()).any(begins)
}

/// True for a state in which somebody works on it; in the others it lies.
pub(crate) fn is_work(state: &str) -> bool {
    let name = state.trim().to_lowercase();
    match role(state) {
        Some(Role::Fix) => !WORDS.not_begun.iter().any(|word| name.starts_with(word.as_str())),
        Some(_) => false,
        None => says(state, &WORDS.work),
    }
}

/// True for the name of an end that is no solution.
pub(crate) fn is_given_up(state: &str) -> bool {
    role(state) == Some(Role::Dropped) || says(state, &WORDS.given_up)
}

/// True where the name says that somebody checked.
pub(crate) fn is_confirmed(state: &str) -> bool {
    says(state, &WORDS.confirmed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_states_are_read() {
        assert!(is_work("Being analysed") && is_work("In Progress") && !is_work("Assigned") && !is_work("Lies there"));
        assert!(is_given_up("Order rejected") && is_given_up("Canceled") && !is_given_up("Closed"));
        assert!(is_confirmed("User confirmed") && !is_confirmed("Closed"));
    }
}
