//! What of a map its outline does not hold, in words: it has no ends, no shares,
//! and only ways from line to line.

use crate::clean::one_line;
use journey::JourneyMap;
use journey::model::{Details, Transition};
use journey::outline;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Ways that are named.
const NAMED: usize = 3;

/// A sentence; empty where the outline holds all of the steps and ways.
#[must_use]
pub fn left_out(map: &JourneyMap) -> String {
    let to_a_step = |way: &&Transition| map.touchpoint(way.target).is_some_and(|to| !to.is_end());
    let kept = kept(map);
    let ways = map.transitions().filter(to_a_step).map(|way| ends(map, way));
    // Two between the same steps are one line, or none.
    let mut lost: Vec<_> = ways.filter(|way| !kept.contains(way)).collect();
    lost.sort();
    lost.dedup();
    let final_ones = map.touchpoints().filter(|touchpoint| touchpoint.is_end()).count();
    let forks: BTreeSet<_> = map.transitions().map(|way| (way.source, way.kind.gives_up())).collect();
    let forks = forks.into_iter().filter(|(source, gives_up)| map.group(*source, *gives_up).len() > 1).count();
    let named: Vec<_> = lost.iter().take(NAMED).map(|(from, to)| format!("“{from}” to “{to}”")).collect();
    let more = lost.len().saturating_sub(NAMED);
    let named = if more > 0 { format!("{} and {more} more", named.join(", ")) } else { named.join(", ") };
    let parts = [
        (final_ones > 0).then(|| counted(final_ones, "end")),
        (forks > 0).then(|| format!("the shares at {}", counted(forks, "fork"))),
        (!lost.is_empty()).then(|| format!("{} ({named})", counted(lost.len(), "way"))),
    ];
    let parts: Vec<_> = parts.into_iter().flatten().collect();
    if parts.is_empty() { String::new() } else { format!("An outline does not hold: {}.", parts.join("; ")) }
}

/// Ways of the map that the outline makes when it is read, by the names of their ends.
fn kept(map: &JourneyMap) -> BTreeSet<(String, String)> {
    let mut last = 0u128;
    let mut new_id = || {
        last += 1;
        Uuid::from_u128(last)
    };
    let mut read = JourneyMap::new(Details::untitled(new_id().into()));
    // An outline of nothing is no outline.
    let Ok(edits) = outline::edits(&read, &outline::write(map), None, &mut new_id) else { return BTreeSet::new() };
    if read.edit(&edits).is_err() {
        return BTreeSet::new();
    }
    read.transitions().map(|way| ends(&read, way)).collect()
}

fn ends(map: &JourneyMap, way: &Transition) -> (String, String) {
    let name = |id| map.touchpoint(id).map_or_else(String::new, |step| one_line(&step.name));
    (name(way.source), name(way.target))
}

fn counted(n: usize, what: &str) -> String {
    if n == 1 { format!("1 {what}") } else { format!("{n} {what}s") }
}
