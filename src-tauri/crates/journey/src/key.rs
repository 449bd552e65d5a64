//! Keys: short readable names, made from the name, by which people name things
//! on the command line and recognise them in a diff.

use crate::ids::{ComponentId, NeedId, PathId, PersonaId, StageId, TeamId, TouchpointId};
use crate::map::JourneyMap;

/// Longest key.
const LONGEST: usize = 32;

/// Small letters, digits and hyphens of a name; `step` where it has none.
#[must_use]
pub fn from_name(name: &str) -> String {
    let mut key = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            key.push(c);
        } else if !key.is_empty() && !key.ends_with('-') && c != '\'' && c != '’' {
            key.push('-');
        }
    }
    let cut = key.char_indices().nth(LONGEST).map_or(key.len(), |(at, _)| at);
    let key = key.get(..cut).unwrap_or_default().trim_end_matches('-');
    if key.is_empty() { "step".into() } else { key.into() }
}

/// The key made from a name, with a number behind it where it is taken.
fn unique(name: &str, taken: impl Fn(&str) -> bool) -> String {
    let key = from_name(name);
    let numbered = (2..).map(|n: u32| format!("{key}-{n}"));
    std::iter::once(key.clone()).chain(numbered).find(|k| !taken(k)).unwrap_or(key)
}

pub(crate) fn of_touchpoint(map: &JourneyMap, name: &str, id: TouchpointId) -> String {
    unique(name, |key| map.touchpoints().any(|t| t.key == key && t.id != id))
}

pub(crate) fn of_stage(map: &JourneyMap, name: &str, id: StageId) -> String {
    unique(name, |key| map.stages().iter().any(|s| s.key == key && s.id != id))
}

pub(crate) fn of_need(map: &JourneyMap, name: &str, id: NeedId) -> String {
    unique(name, |key| map.needs().any(|n| n.key == key && n.id != id))
}

pub(crate) fn of_component(map: &JourneyMap, name: &str, id: ComponentId) -> String {
    unique(name, |key| map.components().any(|c| c.key == key && c.id != id))
}

pub(crate) fn of_path(map: &JourneyMap, name: &str, id: PathId) -> String {
    unique(name, |key| map.paths().any(|p| p.key == key && p.id != id))
}

pub(crate) fn of_persona(map: &JourneyMap, name: &str, id: PersonaId) -> String {
    unique(name, |key| map.personas().any(|p| p.key == key && p.id != id))
}

pub(crate) fn of_team(map: &JourneyMap, name: &str, id: TeamId) -> String {
    unique(name, |key| map.teams().any(|t| t.key == key && t.id != id))
}
