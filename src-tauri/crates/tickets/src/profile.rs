//! What the columns of a system mean in our terms: one table of data for each
//! system, in `profiles/`, and the one that fits a header best.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A column that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Field {
    Ticket,
    State,
    Updated,
    Opened,
    FirstResponse,
    Resolved,
    Closed,
    LastClosed,
    Category,
    Channel,
    Priority,
    Kind,
    CloseCode,
    Csat,
    Team,
    Requester,
    ReopenCount,
    ReassignmentCount,
    MadeSla,
    MergedInto,
    Discarded,
    Tags,
    Subject,
    Title,
    Text,
}

/// Field, its name for scripts and what it is in our words.
const FIELDS: [(Field, &str, &str); 25] = [
    (Field::Ticket, "ticket", "ticket"),
    (Field::State, "state", "state"),
    (Field::Updated, "updated", "time of the update"),
    (Field::Opened, "opened", "opened"),
    (Field::FirstResponse, "first_response", "first answered"),
    (Field::Resolved, "resolved", "resolved"),
    (Field::Closed, "closed", "closed"),
    (Field::LastClosed, "last_closed", "closed for the last time"),
    (Field::Category, "category", "category"),
    (Field::Channel, "channel", "channel"),
    (Field::Priority, "priority", "priority"),
    (Field::Kind, "kind", "type"),
    (Field::CloseCode, "close_code", "close code"),
    (Field::Csat, "csat", "satisfaction"),
    (Field::Team, "team", "team"),
    (Field::Requester, "requester", "requester"),
    (Field::ReopenCount, "reopen_count", "times reopened"),
    (Field::ReassignmentCount, "reassignment_count", "times reassigned"),
    (Field::MadeSla, "made_sla", "service level kept"),
    (Field::MergedInto, "merged_into", "merged into"),
    (Field::Discarded, "discarded", "spam or deleted"),
    (Field::Tags, "tags", "tags"),
    (Field::Subject, "subject", "what a row of the history is about"),
    (Field::Title, "title", "short text"),
    (Field::Text, "text", "long text"),
];

impl Field {
    /// Those that hold dates.
    pub(crate) const DATES: [Self; 6] =
        [Self::Updated, Self::Opened, Self::FirstResponse, Self::Resolved, Self::Closed, Self::LastClosed];

    /// Those that hold names of something.
    pub(crate) const NAMES: [Self; 6] =
        [Self::Category, Self::Channel, Self::Priority, Self::Kind, Self::CloseCode, Self::Csat];

    /// Those that hold what somebody wrote: read only where that is chosen.
    pub(crate) const WRITTEN: [Self; 2] = [Self::Title, Self::Text];

    pub(crate) const COUNT: usize = FIELDS.len();

    /// In our words.
    pub(crate) fn words(self) -> &'static str {
        FIELDS.get(self as usize).map_or("", |(_, _, words)| words)
    }

    /// For scripts.
    pub(crate) fn name(self) -> &'static str {
        FIELDS.get(self as usize).map_or("", |(_, name, _)| name)
    }

    /// By its name for scripts.
    pub(crate) fn named(name: &str) -> Option<Self> {
        FIELDS.iter().find(|(_, known, _)| *known == name.trim()).map(|(field, _, _)| *field)
    }

    /// All names for scripts.
    pub(crate) fn names() -> Vec<&'static str> {
        FIELDS.iter().map(|(_, name, _)| *name).collect()
    }
}

/// What the columns of a system are called.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Profile {
    pub(crate) key: String,
    pub(crate) name: String,
    /// Who calls the columns so.
    pub(crate) calls: String,
    /// Names that only this system has.
    pub(crate) signs: Vec<String>,
    /// Names in the header, the one that is preferred first.
    pub(crate) columns: BTreeMap<Field, Vec<String>>,
    /// Numbers that stand for states.
    #[serde(default)]
    pub(crate) codes: BTreeMap<String, String>,
    /// In a history of all fields: those whose changes are changes of the state.
    #[serde(default)]
    pub(crate) subjects: Vec<String>,
    /// And those whose changes are changes of the team.
    #[serde(default)]
    pub(crate) team_subjects: Vec<String>,
    /// Tags of tickets that were merged into others.
    #[serde(default)]
    pub(crate) merged_tags: Vec<String>,
    /// Times without a zone are UTC.
    #[serde(default)]
    pub(crate) utc: bool,
}

/// Key of the profile of columns as anybody may call them.
const ANY: &str = "any";

/// Where each field is in a header.
pub(crate) type Places = [Option<usize>; Field::COUNT];

macro_rules! data {
    ($($name:literal),+) => { [$(include_str!(concat!("profiles/", $name, ".json"))),+] };
}

/// All of them; of two that fit equally well the first.
static PROFILES: LazyLock<Vec<Profile>> = LazyLock::new(|| {
    let texts = data![
        "servicenow",
        "any",
        "servicenow-history",
        "jira",
        "zendesk",
        "freshdesk",
        "helix",
        "glpi",
        "otrs",
        "zammad",
        "event-log"
    ];
    texts.iter().filter_map(|text| serde_json::from_str(text).ok()).collect()
});

/// Key and name of every profile.
#[must_use]
pub fn profiles() -> Vec<(&'static str, &'static str)> {
    PROFILES.iter().map(|profile| (profile.key.as_str(), profile.name.as_str())).collect()
}

/// What a column can be: the name for scripts, and what it is in our words.
#[must_use]
pub fn roles() -> Vec<(&'static str, &'static str)> {
    FIELDS.iter().map(|(_, name, words)| (*name, *words)).collect()
}

/// Keys of all profiles.
#[must_use]
pub fn profile_keys() -> Vec<&'static str> {
    PROFILES.iter().map(|profile| profile.key.as_str()).collect()
}

impl Profile {
    /// The profile with this key.
    pub(crate) fn named(key: &str) -> Option<&'static Self> {
        PROFILES.iter().find(|profile| profile.key == key)
    }

    /// The one that fits these plain names best: nothing that is needed is
    /// missing, the most of its own signs, the most columns. Of which nothing is
    /// known, that is a table like any other.
    pub(crate) fn best(names: &[String]) -> Option<&'static Self> {
        let score = |profile: &Profile| {
            let places = profile.places(names);
            let signs = profile.signs.iter().filter(|sign| names.contains(sign)).count();
            (missing(&places).is_none(), signs, places.iter().flatten().count())
        };
        let (_, best) = PROFILES.iter().enumerate().max_by_key(|(at, profile)| (score(profile), Reverse(*at)))?;
        let known = best.places(names).iter().any(Option::is_some);
        if known { Some(best) } else { Self::named(ANY) }
    }

    /// Where each field is; a column is one field only.
    pub(crate) fn places(&self, names: &[String]) -> Places {
        let mut first: FxHashMap<&str, usize> = FxHashMap::default();
        for (at, name) in names.iter().enumerate() {
            first.entry(name).or_insert(at);
        }
        let mut places = [None; Field::COUNT];
        let mut taken = Vec::new();
        for (field, known) in &self.columns {
            let at = known.iter().filter_map(|name| first.get(name.as_str()).copied()).find(|at| !taken.contains(at));
            if let (Some(at), Some(place)) = (at, places.get_mut(*field as usize)) {
                *place = Some(at);
                taken.push(at);
            }
        }
        places
    }
}

/// The first field without which nothing can be read: a ticket, a time, and
/// what it was then. Without a state, times of opening and solving tell it.
pub(crate) fn missing(places: &Places) -> Option<Field> {
    let has = |field: Field| places.get(field as usize).is_some_and(Option::is_some);
    let milestones = Field::DATES.iter().filter(|date| **date != Field::Updated && has(**date)).count();
    match () {
        () if !has(Field::Ticket) => Some(Field::Ticket),
        () if !has(Field::State) && milestones < 2 => Some(Field::State),
        () if !has(Field::Updated) && (!has(Field::Opened) || milestones < 2) => Some(Field::Updated),
        () => None,
    }
}

/// Where the short and the long text of a ticket stand, whatever the system:
/// the first of the names that is there and is nothing else.
pub(crate) fn written(names: &[String], places: &mut Places) {
    static NAMES: LazyLock<BTreeMap<Field, Vec<String>>> =
        LazyLock::new(|| serde_json::from_str(include_str!("profiles/written.json")).unwrap_or_default());
    for (field, known) in NAMES.iter() {
        let found = known.iter().filter_map(|name| names.iter().position(|there| there == name));
        let at = found.into_iter().find(|at| !places.contains(&Some(*at)));
        if let Some(place) = places.get_mut(*field as usize) {
            *place = at;
        }
    }
}

/// "Reopen count", "reopen_count" and "Reopen count*+" are the same name.
pub(crate) fn plain(name: &str) -> String {
    let name = name.to_lowercase();
    name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_")
}

/// Why a column is never kept; none for one that may be.
pub(crate) fn personal(plain: &str) -> Option<&'static str> {
    static REASONS: LazyLock<BTreeMap<String, Vec<String>>> =
        LazyLock::new(|| serde_json::from_str(include_str!("profiles/personal.json")).unwrap_or_default());
    let is = |name: &String| match name.strip_prefix('*') {
        Some(end) => plain.ends_with(end),
        None => name == plain,
    };
    REASONS.iter().find(|(_, names)| names.iter().any(is)).map(|(reason, _)| reason.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_table_is_read_and_every_field_stands_at_its_place() {
        assert_eq!(profile_keys().len(), 11);
        for (at, (field, name, _)) in FIELDS.iter().enumerate() {
            assert_eq!((*field as usize, Field::named(name)), (at, Some(*field)));
            assert_eq!(serde_json::to_value(field).unwrap(), *name);
        }
        assert_eq!(personal("caller_id"), Some("it names people"));
        assert_eq!(personal("customer_first_name"), Some("it names people"), "whatever stands before");
        for profile in PROFILES.iter() {
            let names = profile.columns.values().flatten().chain(&profile.signs);
            names.for_each(|name| assert_eq!(&plain(name), name, "{}: names are plain", profile.key));
        }
    }
}
