//! Which tickets are of which persona of a map, told by one of their columns:
//! which of its values are whom. A first suggestion goes by names; a person
//! looks at it and changes it.

use crate::facets::facet;
use crate::filter::FilterColumn;
use crate::set::TicketSet;
use journey::JourneyMap;
use journey::ids::PersonaId;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Who is who. A ticket with several values, as of teams, may be of several
/// personas.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct PersonaMapping {
    /// The column that tells.
    pub column: FilterColumn,
    /// Value of the column → persona; an empty value: nothing is said. A value
    /// that is not in it is nobody's.
    pub values: BTreeMap<String, PersonaId>,
}

impl Default for PersonaMapping {
    /// Nobody is anybody.
    fn default() -> Self {
        Self { column: FilterColumn::Category, values: BTreeMap::new() }
    }
}

impl PersonaMapping {
    /// The values that are one of these personas.
    #[must_use]
    pub fn values_of(&self, personas: &BTreeSet<PersonaId>) -> BTreeSet<String> {
        let theirs = self.values.iter().filter(|(_, persona)| personas.contains(persona));
        theirs.map(|(value, _)| value.clone()).collect()
    }
}

/// Suggests who is who by the names of the personas: in this column, or else in
/// the one whose values name most tickets. Values with fewer tickets than the
/// minimum are left out.
#[must_use]
pub fn suggest_personas(
    set: &TicketSet,
    map: &JourneyMap,
    column: Option<FilterColumn>,
    minimum_n: u32,
) -> PersonaMapping {
    let named: Vec<(PersonaId, BTreeSet<String>)> = map.personas().map(|it| (it.id, words(&it.name))).collect();
    let of = |column: FilterColumn| {
        let values = facet(set, column, minimum_n).values;
        let known = values.iter().filter_map(|value| Some((value, fitting(&value.name, &named)?)));
        let known: Vec<_> = known.collect();
        let tickets: u32 = known.iter().map(|(value, _)| value.tickets).sum();
        let values_of_whom = known.into_iter().map(|(value, persona)| (value.name.clone(), persona)).collect();
        let mapping = PersonaMapping { column, values: values_of_whom };
        ((tickets, !values.is_empty()), mapping)
    };
    if let Some(column) = column {
        return of(column).1;
    }
    if named.is_empty() {
        return PersonaMapping::default();
    }
    // Of equal ones the first.
    let all = FilterColumn::ALL.into_iter().rev().map(of);
    all.max_by_key(|(rank, _)| *rank).map(|(_, mapping)| mapping).unwrap_or_default()
}

/// The one persona whose name has all words of the value, or the other way
/// round, and the most of them; none of several that fit equally.
fn fitting(value: &str, named: &[(PersonaId, BTreeSet<String>)]) -> Option<PersonaId> {
    let value = words(value);
    let fits = |name: &BTreeSet<String>| {
        !value.is_empty() && !name.is_empty() && (value.is_subset(name) || name.is_subset(&value))
    };
    let mut fitting: Vec<(usize, PersonaId)> = named
        .iter()
        .filter(|(_, name)| fits(name))
        .map(|(id, name)| (name.intersection(&value).count(), *id))
        .collect();
    fitting.sort_unstable();
    match fitting.as_slice() {
        [.., (one, _), (other, _)] if one == other => None,
        [.., (_, persona)] => Some(*persona),
        [] => None,
    }
}

/// Words in small letters, several things as one.
fn words(text: &str) -> BTreeSet<String> {
    let text = text.to_lowercase();
    let word = |word: &str| match word.strip_suffix('s') {
        Some(one) if one.chars().count() > 2 => one.to_owned(),
        _ => word.to_owned(),
    };
    text.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty()).map(word).collect()
}
