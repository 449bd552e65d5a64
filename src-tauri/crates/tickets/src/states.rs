//! The states of ServiceNow incidents and what part each plays in a journey:
//! a table of data. Which step of a map plays that part is in
//! [`crate::mapping`].

/// The part that a state plays in a journey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
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
}

impl Role {
    /// True where nothing follows any more.
    pub(crate) fn is_last(self) -> bool {
        matches!(self, Self::Done | Self::Dropped)
    }
}

/// State in small letters → role. `*` at the end: whatever follows. The
/// numbers are those of an untouched ServiceNow (`incident.state`).
const STATES: &[(&str, Role)] = &[
    ("new", Role::Contact),
    ("1", Role::Contact),
    ("active", Role::Fix),
    ("in progress", Role::Fix),
    ("work in progress", Role::Fix),
    ("assigned", Role::Fix),
    ("2", Role::Fix),
    ("awaiting *", Role::Wait),
    ("on hold*", Role::Wait),
    ("pending*", Role::Wait),
    ("3", Role::Wait),
    ("resolved", Role::Verify),
    ("6", Role::Verify),
    ("closed*", Role::Done),
    ("7", Role::Done),
    ("canceled", Role::Dropped),
    ("cancelled", Role::Dropped),
    ("8", Role::Dropped),
];

/// The role of a state; none for one that we do not know.
pub(crate) fn role(state: &str) -> Option<Role> {
    let state = state.trim().to_lowercase();
    let is = |pattern: &str| match pattern.strip_suffix('*') {
        Some(start) => state.starts_with(start),
        None => state == pattern,
    };
    STATES.iter().find(|(pattern, _)| is(pattern)).map(|(_, role)| *role)
}
