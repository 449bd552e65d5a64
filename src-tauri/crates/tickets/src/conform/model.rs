//! The map as tickets can follow it: how few steps one must skip to get from
//! one step that tickets show to another.

use crate::mapping::StateMapping;
use journey::JourneyMap;
use journey::ids::TouchpointId;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// A touchpoint, by its place in the order of the map.
type Node = usize;

const FAR: u32 = u32::MAX;

/// Least numbers of skipped steps. A touchpoint that no state is mapped to
/// costs nothing to pass: tickets do not show it.
pub(super) struct Model {
    touchpoints: Vec<TouchpointId>,
    /// Touchpoints that tickets show, by number.
    shown: Vec<Node>,
    numbers: FxHashMap<TouchpointId, usize>,
    /// From each shown one, and last from before the first step.
    reached: Vec<Reached>,
}

/// What can be reached from one touchpoint.
struct Reached {
    /// Skipped on the way there, without the one that is reached.
    before: Vec<u32>,
    /// The last touchpoint on the way there; none where the way begins.
    from: Vec<Option<Node>>,
    /// Skipped on the way to an end, that one included, and which end.
    end: (u32, Option<Node>),
}

impl Model {
    /// None where the map has no start.
    pub(super) fn new(map: &JourneyMap, mapping: &StateMapping) -> Option<Self> {
        let touchpoints: Vec<TouchpointId> = map.touchpoints().map(|t| t.id).collect();
        let nodes: FxHashMap<TouchpointId, Node> = touchpoints.iter().copied().zip(0..).collect();
        let mut ahead: Vec<Vec<Node>> = vec![Vec::new(); touchpoints.len()];
        for transition in map.transitions() {
            if let (Some(source), Some(target)) = (nodes.get(&transition.source), nodes.get(&transition.target)) {
                ahead.get_mut(*source)?.push(*target);
            }
        }
        let start = [*nodes.get(&map.details().start?)?];
        let mut cost = vec![0; touchpoints.len()];
        mapping.0.values().filter_map(|id| nodes.get(id)).for_each(|node| cost[*node] = 1);
        let shown: Vec<Node> = (0..touchpoints.len()).filter(|node| cost[*node] == 1).collect();
        let numbers = shown.iter().zip(0..).map(|(node, number)| (touchpoints[*node], number)).collect();
        let ends: Vec<bool> =
            map.touchpoints().zip(&ahead).map(|(touchpoint, ahead)| touchpoint.is_end() || ahead.is_empty()).collect();
        let reach = |from: Option<Node>| {
            let first = from.map_or(&start[..], |node| &ahead[node]);
            Reached::new(first, from.is_some_and(|node| ends[node]), &ahead, &cost, &ends)
        };
        let reached = shown.iter().map(|node| Some(*node)).chain([None]).map(reach).collect();
        Some(Self { touchpoints, shown, numbers, reached })
    }

    /// The number of a touchpoint that tickets show.
    pub(super) fn number(&self, touchpoint: TouchpointId) -> Option<usize> {
        self.numbers.get(&touchpoint).copied()
    }

    /// How many touchpoints tickets show.
    pub(super) fn len(&self) -> usize {
        self.shown.len()
    }

    fn row(&self, from: Option<usize>) -> Option<&Reached> {
        self.reached.get(from.unwrap_or(self.shown.len()))
    }

    /// Steps skipped between two steps; none where no way leads from the one to
    /// the other. From none: from before the first step.
    pub(super) fn skipped(&self, from: Option<usize>, to: usize) -> Option<u32> {
        let cost = *self.row(from)?.before.get(*self.shown.get(to)?)?;
        (cost != FAR).then_some(cost)
    }

    /// Steps skipped between a step and an end.
    pub(super) fn skipped_to_end(&self, from: Option<usize>) -> Option<u32> {
        Some(self.row(from)?.end.0).filter(|cost| *cost != FAR)
    }

    /// Which steps those are, in their order; to none: to an end.
    pub(super) fn which(&self, from: Option<usize>, to: Option<usize>) -> Vec<TouchpointId> {
        let Some(row) = self.row(from) else { return Vec::new() };
        let goal = match to {
            Some(number) => self.shown.get(number).and_then(|node| row.from.get(*node).copied().flatten()),
            None => row.end.1,
        };
        let passed = std::iter::successors(goal, |node| row.from.get(*node).copied().flatten());
        let mut which: Vec<_> = passed
            .filter_map(|node| self.touchpoints.get(node))
            .filter(|id| self.numbers.contains_key(id))
            .copied()
            .collect();
        which.reverse();
        which
    }
}

impl Reached {
    /// Breadth first with weights 0 and 1 (Dial 1969): what costs nothing more
    /// comes before what costs one.
    fn new(first: &[Node], at_end: bool, ahead: &[Vec<Node>], cost: &[u32], ends: &[bool]) -> Self {
        let mut before = vec![FAR; ahead.len()];
        let mut from = vec![None; ahead.len()];
        let mut waiting: VecDeque<Node> = VecDeque::new();
        for node in first {
            before[*node] = 0;
            waiting.push_back(*node);
        }
        while let Some(node) = waiting.pop_front() {
            let passed = before[node] + cost[node];
            for next in &ahead[node] {
                if passed < before[*next] {
                    before[*next] = passed;
                    from[*next] = Some(node);
                    if cost[node] == 0 { waiting.push_front(*next) } else { waiting.push_back(*next) }
                }
            }
        }
        let whole = |node: &Node| before[*node].saturating_add(cost[*node]);
        let nearest = (0..ahead.len()).filter(|node| ends[*node]).min_by_key(whole).filter(|node| before[*node] != FAR);
        let end = if at_end { (0, None) } else { nearest.map_or((FAR, None), |node| (whole(&node), Some(node))) };
        Self { before, from, end }
    }
}
