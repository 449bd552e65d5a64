//! What tickets say, as the drawing takes it: badges, widths, moves that the map
//! lacks, the difference of two slices, and what is not looked at.

use crate::ticket_view::MINIMUM_N;
use crate::wire::{Shown, SlicesResult};
use draw::decor::{Lean, TicketDecor, WayMark};
use draw::words;
use journey::JourneyMap;
use journey::ids::TouchpointId;
use journey::model::Touchpoint;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use tickets::{Clock, Contrast, Overlay, OverlayTouchpoint, SlicedTouchpoint, Slices};

type Ends = (TouchpointId, TouchpointId);

/// Tickets over a map as the drawing takes them; with `against`, two slices of
/// them beside each other.
#[must_use]
pub fn decor(
    map: &JourneyMap,
    overlay: &Overlay,
    against: Option<&SlicesResult>,
    clock: &Clock,
    shown: Shown,
) -> TicketDecor {
    // Nobody spends time at an end, whatever the last state of a ticket says.
    let is_end = |id| map.touchpoint(id).is_some_and(Touchpoint::is_end);
    let badges = match against {
        None => overlay
            .touchpoints
            .iter()
            .filter(|t| t.tickets > 0)
            .map(|t| (t.id, narrow(badge(t, is_end(t.id), clock))))
            .collect(),
        Some(SlicesResult { slices, .. }) => {
            slices.touchpoints.iter().map(|t| (t.id, both(t, slices, is_end(t.id), clock))).collect()
        }
    };
    let moves = moves(map, overlay, against);
    let steps = steps(overlay, against);
    let few_ways = rare(moves.iter().map(|(ends, n)| (*ends, *n)), shown.ways);
    let faded = rare(steps.into_iter(), shown.steps);
    let is_faded = |ends: &Ends| few_ways.contains(ends) || faded.contains(&ends.0) || faded.contains(&ends.1);
    let on_map: BTreeMap<Ends, _> = map.transitions().map(|t| ((t.source, t.target), t.id)).collect();
    let off_map = moves.iter().filter(|(ends, n)| !on_map.contains_key(ends) && **n >= u64::from(MINIMUM_N));
    let mut ways: BTreeMap<Ends, WayMark> = BTreeMap::new();
    for ends in on_map.keys().filter(|ends| is_faded(ends)) {
        ways.entry(*ends).or_default().faded = true;
    }
    for (ends, share) in against.iter().flat_map(|it| &it.slices.moves).map(|m| ((m.source, m.target), &m.share)) {
        if !is_faded(&ends) {
            let mark = ways.entry(ends).or_default();
            mark.leans = leans(share);
            mark.label = points(share);
        }
    }
    let count = |t: &journey::model::Transition| {
        // All moves are counted on the first of two that lead the same way.
        let first = overlay.transitions.iter().find(|o| o.id == t.id).is_some_and(|o| o.n > 0);
        let other =
            against.and_then(|it| it.overlay.transitions.iter().find(|o| o.id == t.id)).is_some_and(|o| o.n > 0);
        if first || other { moves.get(&(t.source, t.target)).copied().unwrap_or(0) } else { 0 }
    };
    TicketDecor {
        badges,
        counts: map.transitions().map(|t| (t.id, count(t))).collect(),
        ghosts: off_map.filter(|(ends, _)| !is_faded(ends)).map(|((from, to), n)| (*from, *to, *n)).collect(),
        ways,
        faded,
    }
}

/// Moves by their ends, of both slices where there are two.
fn moves(map: &JourneyMap, overlay: &Overlay, against: Option<&SlicesResult>) -> BTreeMap<Ends, u64> {
    let mut moves: BTreeMap<Ends, u64> = BTreeMap::new();
    for overlay in [Some(overlay), against.map(|it| &it.overlay)].into_iter().flatten() {
        for counted in &overlay.transitions {
            if let Some(transition) = map.transition(counted.id) {
                *moves.entry((transition.source, transition.target)).or_default() += u64::from(counted.n);
            }
        }
        for lacking in &overlay.off_map_moves {
            *moves.entry((lacking.source, lacking.target)).or_default() += u64::from(lacking.n);
        }
    }
    moves
}

/// Tickets by touchpoint, of both slices where there are two.
fn steps(overlay: &Overlay, against: Option<&SlicesResult>) -> BTreeMap<TouchpointId, u64> {
    let mut steps: BTreeMap<TouchpointId, u64> = BTreeMap::new();
    for overlay in [Some(overlay), against.map(|it| &it.overlay)].into_iter().flatten() {
        for touchpoint in &overlay.touchpoints {
            *steps.entry(touchpoint.id).or_default() += u64::from(touchpoint.tickets);
        }
    }
    steps
}

/// All but the most frequent ones: of those that there are at all, this share is
/// kept, at least one. Nothing is rare where all are looked at.
fn rare<K: Ord + Copy>(counts: impl Iterator<Item = (K, u64)>, share: f64) -> BTreeSet<K> {
    if share >= 1.0 {
        return BTreeSet::new();
    }
    let mut ranked: Vec<(K, u64)> = counts.collect();
    ranked.sort_by_key(|(key, n)| (Reverse(*n), *key));
    let some = ranked.iter().filter(|(_, n)| *n > 0).count();
    let kept = ((some as f64 * share.max(0.0)).ceil() as usize).max(1);
    ranked.into_iter().skip(kept).map(|(key, _)| key).collect()
}

/// More characters are wider than a card, and would be cut.
const FITS: usize = 24;

/// A badge that is too long says "d" for days: "n 18,950 · 7 h 46–9.9 d".
fn narrow(badge: String) -> String {
    if badge.chars().count() <= FITS { badge } else { badge.replace(" days", " d").replace(" day", " d") }
}

/// "n 1,204 · 3–12 min".
fn badge(t: &OverlayTouchpoint, is_end: bool, clock: &Clock) -> String {
    let n = format!("n {}", words::count(t.tickets.into()));
    match (t.median_min, t.p90_min) {
        (Some(median), Some(p90)) if !is_end => match clock {
            Clock::Calendar => format!("{n} · {}", words::times(median, p90)),
            Clock::Business(_) => format!("{n} · {}–{}", words::open_time(median), words::open_time(p90)),
        },
        _ => n,
    }
}

/// The share of each, "60 → 20 %"; where the times can be seen to differ, those: "2 h → 10 h". Of no tickets there is
/// nothing to be compared with: "A is empty · n 20".
fn both(t: &SlicedTouchpoint, slices: &Slices, is_end: bool, clock: &Clock) -> String {
    let empty = |name: &str, n: u32| format!("{name} is empty · n {}", words::count(n.into()));
    match (slices.first, slices.second) {
        (0, _) => return empty("A", t.second_tickets),
        (_, 0) => return empty("B", t.first_tickets),
        _ => {}
    }
    let time = |minutes| if *clock == Clock::Calendar { words::time(minutes) } else { words::open_time(minutes) };
    let share = match (t.share.first, t.share.second) {
        (Some(a), Some(b)) => format!("{} → {}", words::percent(a).trim_end_matches(" %"), words::percent(b)),
        _ => format!("n {} → {}", words::count(t.first_tickets.into()), words::count(t.second_tickets.into())),
    };
    match (t.median_min.first, t.median_min.second) {
        (Some(a), Some(b)) if !is_end && t.median_min.seen => format!("{} → {}", time(a), time(b)),
        _ => share,
    }
}

/// Of a difference that can be seen, the slice that has more.
fn leans(share: &Contrast) -> Option<Lean> {
    let difference = share.difference.filter(|_| share.seen)?;
    Some(if difference > 0.0 { Lean::Second } else { Lean::First })
}

/// "+12" or "−0.4" points of a hundred, of a difference that can be seen.
fn points(share: &Contrast) -> Option<String> {
    let points = share.difference.filter(|_| share.seen)? * 100.0;
    let sign = if points < 0.0 { "−" } else { "+" };
    let digits = usize::from(points.abs() < 0.95);
    Some(format!("{sign}{:.digits$}", points.abs()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_badge_that_is_too_long_says_days_shorter() {
        assert_eq!(narrow("n 5,061 · 4–24.7 days".into()), "n 5,061 · 4–24.7 days");
        assert_eq!(narrow("n 18,950 · 7 h 46–9.9 days".into()), "n 18,950 · 7 h 46–9.9 d");
    }
}
