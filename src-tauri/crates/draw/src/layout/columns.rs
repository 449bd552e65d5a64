//! In which column each touchpoint stands: stages in their order, and within a
//! stage the longest way to it, ways back left aside.

use super::graph::Graph;
use journey::JourneyMap;
use std::cmp::Reverse;

/// No hand can put a card further out than this; a broken file must not make a
/// picture of a million columns.
const FURTHEST: u32 = 200;

/// Columns of the touchpoints, counted over the whole map.
pub(super) struct Columns {
    /// Of each node.
    pub(super) of: Vec<usize>,
    /// First column of each stage.
    pub(super) first: Vec<usize>,
    /// Number of columns of each stage, at least 1.
    pub(super) count: Vec<usize>,
    pub(super) total: usize,
}

/// A walk over the graph, most travelled ways first. A move to an earlier stage
/// is a way back whatever it closes; within a stage, what closes a circle is.
pub(super) struct FlowOrder {
    /// Nodes, each after those that lead to it, ways back left aside.
    pub(super) order: Vec<usize>,
    /// Per link: leads back to where the walk came from.
    pub(super) back: Vec<bool>,
}

pub(super) fn flow_order(graph: &Graph) -> FlowOrder {
    let count = graph.nodes.len();
    let ways: Vec<Vec<usize>> = graph.leaving.iter().map(|links| likeliest_first(graph, links)).collect();
    let mut seen = vec![Seen::Not; count];
    let stage = |node: usize| graph.nodes[node].stage;
    let mut back: Vec<bool> = graph.links.iter().map(|l| stage(l.target) < stage(l.source)).collect();
    let mut left: Vec<usize> = Vec::with_capacity(count);
    for root in graph.entry().into_iter().chain(0..count) {
        if seen[root] != Seen::Not {
            continue;
        }
        seen[root] = Seen::Open;
        let mut open = vec![(root, 0)];
        while let Some((node, next)) = open.last_mut() {
            let Some(&link) = ways[*node].get(*next) else {
                seen[*node] = Seen::Done;
                left.push(*node);
                open.pop();
                continue;
            };
            *next += 1;
            if back[link] {
                continue;
            }
            let target = graph.links[link].target;
            match seen[target] {
                Seen::Not => {
                    seen[target] = Seen::Open;
                    open.push((target, 0));
                }
                Seen::Open => back[link] = true,
                Seen::Done => {}
            }
        }
    }
    left.reverse();
    FlowOrder { order: left, back }
}

#[derive(Clone, Copy, PartialEq)]
enum Seen {
    Not,
    Open,
    Done,
}

fn likeliest_first(graph: &Graph, links: &[usize]) -> Vec<usize> {
    let mut links = links.to_vec();
    links.sort_by_key(|l| {
        let link = &graph.links[*l];
        (link.comes_again, link.gives_up, Reverse(parts_per_million(link.served)), *l)
    });
    links
}

/// Shares to compare with: a sum of 0.3 and 0.15 is as much as 0.45.
pub(super) fn parts_per_million(share: f64) -> u64 {
    (share * 1e6).round() as u64
}

pub(super) fn assign(map: &JourneyMap, graph: &Graph, flow: &FlowOrder) -> Columns {
    let mut rank = ranks_of_steps(map, graph, flow);
    put_ends_last(map, graph, &mut rank);
    let mut count = vec![1; graph.stages.len()];
    for (node, rank) in graph.nodes.iter().zip(&rank) {
        count[node.stage] = count[node.stage].max(rank + 1);
    }
    let mut total = 0;
    let mut first = Vec::with_capacity(count.len());
    for columns in &count {
        first.push(total);
        total += columns;
    }
    let of = graph.nodes.iter().zip(&rank).map(|(node, rank)| first[node.stage] + rank).collect();
    Columns { of, first, count, total }
}

fn by_hand(map: &JourneyMap, graph: &Graph, node: usize) -> Option<usize> {
    map.placement(graph.nodes[node].touchpoint.id).map(|p| p.column.min(FURTHEST) as usize)
}

/// Longest way within the stage; who is put somewhere by hand stays there, and
/// who follows, follows.
fn ranks_of_steps(map: &JourneyMap, graph: &Graph, flow: &FlowOrder) -> Vec<usize> {
    let mut rank = vec![0; graph.nodes.len()];
    for &n in flow.order.iter().filter(|n| !graph.is_end(**n)) {
        let before = graph.arriving[n].iter().filter(|l| !flow.back[**l]).map(|l| graph.links[*l].source);
        let here = before.filter(|p| graph.nodes[*p].stage == graph.nodes[n].stage && !graph.is_end(*p));
        let longest = here.map(|p| rank[p] + 1).max().unwrap_or(0);
        rank[n] = by_hand(map, graph, n).unwrap_or(longest);
    }
    rank
}

fn put_ends_last(map: &JourneyMap, graph: &Graph, rank: &mut [usize]) {
    let mut after = vec![0; graph.stages.len()];
    for (n, node) in graph.nodes.iter().enumerate().filter(|(n, _)| !graph.is_end(*n)) {
        after[node.stage] = after[node.stage].max(rank[n] + 1);
    }
    for (n, node) in graph.nodes.iter().enumerate().filter(|(n, _)| graph.is_end(*n)) {
        rank[n] = by_hand(map, graph, n).unwrap_or(after[node.stage]);
    }
}
