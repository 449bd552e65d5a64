//! Paths through the graph of a map: which one customers take most, and the
//! likeliest one through given steps.

use crate::ids::TouchpointId;
use crate::map::JourneyMap;
use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

/// The likeliest way from the start through these steps, in this order, to an
/// end: on each stretch the product of the shares is the largest there is
/// (Dijkstra on −ln share). Empty where one of them cannot be reached.
///
/// Giving up counts with its share among those who give up: a path through it
/// is a path that somebody takes.
#[must_use]
pub fn likeliest(map: &JourneyMap, through: &[TouchpointId]) -> Vec<TouchpointId> {
    let Some(start) = map.details().start else { return Vec::new() };
    let mut path = vec![start];
    for target in through.iter().filter(|id| **id != start) {
        let Some(from) = path.last().copied() else { return Vec::new() };
        let Some(stretch) = stretch(map, from, |id| id == *target) else { return Vec::new() };
        path.extend(stretch.into_iter().skip(1));
    }
    let last = path.last().copied().unwrap_or(start);
    let is_end = |id| map.touchpoint(id).is_some_and(super::model::Touchpoint::is_end);
    match stretch(map, last, is_end) {
        Some(stretch) => path.extend(stretch.into_iter().skip(1)),
        None if path.len() == 1 => return Vec::new(),
        None => {}
    }
    path
}

/// The likeliest way from one touchpoint to the first that is looked for.
fn stretch(
    map: &JourneyMap,
    from: TouchpointId,
    is_target: impl Fn(TouchpointId) -> bool,
) -> Option<Vec<TouchpointId>> {
    let mut before: BTreeMap<TouchpointId, TouchpointId> = BTreeMap::new();
    let mut best: BTreeMap<TouchpointId, f64> = BTreeMap::from([(from, 0.0)]);
    let mut front = BinaryHeap::from([Reached { cost: 0.0, at: from }]);
    while let Some(Reached { cost, at }) = front.pop() {
        if cost > best.get(&at).copied().unwrap_or(f64::INFINITY) {
            continue;
        }
        if is_target(at) {
            let mut path: Vec<_> = std::iter::successors(Some(at), |id| before.get(id).copied()).collect();
            path.reverse();
            return Some(path);
        }
        for way in map.outgoing(at).into_iter().filter(|way| way.share.value > 0.0) {
            // Giving up is the exception: the served way comes first.
            let exception = if way.kind.gives_up() { 1.0 } else { 0.0 };
            let next = cost - way.share.value.ln() + exception;
            if next < best.get(&way.target).copied().unwrap_or(f64::INFINITY) {
                best.insert(way.target, next);
                before.insert(way.target, at);
                front.push(Reached { cost: next, at: way.target });
            }
        }
    }
    None
}

/// A touchpoint on the front; the cheapest comes first, the smaller id of two.
struct Reached {
    cost: f64,
    at: TouchpointId,
}

impl Ord for Reached {
    fn cmp(&self, other: &Self) -> Ordering {
        other.cost.total_cmp(&self.cost).then(other.at.cmp(&self.at))
    }
}

impl PartialOrd for Reached {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Reached {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Reached {}
