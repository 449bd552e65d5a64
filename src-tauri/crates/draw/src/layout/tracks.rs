//! On which track each touchpoint stands: the main path straight on top, every
//! alternative on a track below from its fork to where it rejoins, giving up
//! at the bottom. No two touchpoints share a cell.

use super::columns::{Columns, parts_per_million};
use super::graph::Graph;
use journey::JourneyMap;
use journey::model::Outcome;
use std::cmp::Reverse;

/// As for columns: a hand does not reach further.
const LOWEST: u32 = 200;

/// Tracks of the touchpoints.
pub(super) struct Tracks {
    /// Of each node.
    pub(super) of: Vec<usize>,
    pub(super) total: usize,
}

pub(super) fn assign(map: &JourneyMap, graph: &Graph, columns: &Columns) -> Tracks {
    let mut board = Board { graph, columns, track: vec![None; graph.nodes.len()], rows: Vec::new() };
    board.put_by_hand(map);
    board.put_main(&main_path(graph, columns));
    let mut waiting: Vec<usize> = (0..graph.nodes.len()).collect();
    waiting
        .sort_by_key(|n| (gave_up(graph, *n), columns.of[*n], Reverse(parts_per_million(graph.nodes[*n].visits)), *n));
    for node in waiting {
        if board.track[node].is_some() {
            continue;
        }
        if gave_up(graph, node) {
            board.put_below_all(node);
        } else {
            board.put_chain(&chain_from(graph, columns, &board.track, node));
        }
    }
    Tracks { of: board.track.iter().map(|t| t.unwrap_or(0)).collect(), total: board.rows.len().max(1) }
}

fn gave_up(graph: &Graph, node: usize) -> bool {
    graph.outcome(node) == Some(Outcome::Abandoned)
}

/// From the start the way that most take, until nothing leads on.
fn main_path(graph: &Graph, columns: &Columns) -> Vec<usize> {
    let mut path: Vec<usize> = graph.entry().into_iter().collect();
    while let Some(next) = path.last().and_then(|last| likeliest(graph, columns, *last, |_| true)) {
        path.push(next);
    }
    path
}

/// A touchpoint and those after it that have no place yet.
fn chain_from(graph: &Graph, columns: &Columns, track: &[Option<usize>], node: usize) -> Vec<usize> {
    let mut chain = vec![node];
    let free = |n: usize| track[n].is_none() && !gave_up(graph, n);
    while let Some(next) = chain.last().and_then(|last| likeliest(graph, columns, *last, free)) {
        chain.push(next);
    }
    chain
}

/// Where most go from here, to the right only. Of two ways equally travelled,
/// the one that is more in a single move; then the one to what was there first,
/// so that a new branch leaves the way it branches from as it is.
fn likeliest(graph: &Graph, columns: &Columns, from: usize, allowed: impl Fn(usize) -> bool) -> Option<usize> {
    let ahead = graph.leaving[from].iter().map(|l| &graph.links[*l]);
    ahead
        .filter(|l| columns.of[l.target] > columns.of[from] && allowed(l.target))
        .max_by_key(|l| {
            (
                !l.gives_up && !gave_up(graph, l.target),
                parts_per_million(l.flow),
                parts_per_million(l.strongest),
                Reverse(graph.nodes[l.target].touchpoint.id),
            )
        })
        .map(|l| l.target)
}

#[derive(Clone, Copy, PartialEq)]
enum Cell {
    Free,
    /// A line runs through.
    Run,
    Card,
}

struct Board<'a> {
    graph: &'a Graph<'a>,
    columns: &'a Columns,
    track: Vec<Option<usize>>,
    rows: Vec<Vec<Cell>>,
}

impl Board<'_> {
    fn put_by_hand(&mut self, map: &JourneyMap) {
        for node in 0..self.graph.nodes.len() {
            if let Some(placement) = map.placement(self.graph.nodes[node].touchpoint.id) {
                let wanted = placement.track.min(LOWEST) as usize;
                self.put(node, self.free_from(wanted, self.columns.of[node], self.columns.of[node]));
            }
        }
    }

    /// Straight on top; only who finds the cell taken by hand steps down.
    fn put_main(&mut self, path: &[usize]) {
        let columns = self.columns;
        for &node in path {
            if self.track[node].is_none() {
                self.put(node, self.free_from(0, columns.of[node], columns.of[node]));
            }
        }
        if let (Some(row), Some(&first), Some(&last)) = (self.rows.first_mut(), path.first(), path.last()) {
            run_through(row, columns.of[first], columns.of[last]);
        }
    }

    /// Puts a chain on the highest track that is free from its fork to where it
    /// rejoins; what was put by hand stays where it is.
    fn put_chain(&mut self, chain: &[usize]) {
        let loose: Vec<usize> = chain.iter().copied().filter(|n| self.track[*n].is_none()).collect();
        let (Some(&first), Some(&last)) = (loose.first(), loose.last()) else { return };
        let (from, to) = (self.fork_before(first), self.merge_after(last));
        let track = self.free_from(0, from, to);
        for &node in &loose {
            self.put(node, track);
        }
        if let Some(row) = self.rows.get_mut(track) {
            run_through(row, from, to);
        }
    }

    /// Below everything between the first who gives up and the end.
    fn put_below_all(&mut self, node: usize) {
        let columns = self.columns;
        let sources = self.graph.arriving[node].iter().map(|l| columns.of[self.graph.links[*l].source]);
        let to = columns.of[node];
        let from = sources.filter(|c| *c < to).min().unwrap_or(to);
        let lowest = self.rows.iter().rposition(|row| row[from..=to].iter().any(|cell| *cell != Cell::Free));
        let track = lowest.map_or(0, |row| row + 1).max(1);
        self.put(node, track);
        if let Some(row) = self.rows.get_mut(track) {
            run_through(row, (from + 1).min(to), to);
        }
    }

    /// First column of the line that leads to a chain: after its fork.
    fn fork_before(&self, node: usize) -> usize {
        let column = self.columns.of[node];
        let links = self.graph.arriving[node].iter().map(|l| &self.graph.links[*l]);
        let placed = links.filter(|l| self.track[l.source].is_some() && self.columns.of[l.source] < column);
        placed.max_by_key(|l| parts_per_million(l.flow)).map_or(column, |l| self.columns.of[l.source] + 1)
    }

    /// Last column of the line that leads on from a chain: before its merge.
    fn merge_after(&self, node: usize) -> usize {
        let column = self.columns.of[node];
        let links = self.graph.leaving[node].iter().map(|l| &self.graph.links[*l]);
        let placed = links.filter(|l| self.track[l.target].is_some() && self.columns.of[l.target] > column);
        placed.max_by_key(|l| parts_per_million(l.flow)).map_or(column, |l| self.columns.of[l.target] - 1)
    }

    fn free_from(&self, track: usize, from: usize, to: usize) -> usize {
        let free = |row: &Vec<Cell>| row[from..=to].iter().all(|cell| *cell == Cell::Free);
        (track..self.rows.len()).find(|t| self.rows.get(*t).is_some_and(free)).unwrap_or(self.rows.len().max(track))
    }

    fn put(&mut self, node: usize, track: usize) {
        while self.rows.len() <= track {
            self.rows.push(vec![Cell::Free; self.columns.total]);
        }
        self.rows[track][self.columns.of[node]] = Cell::Card;
        self.track[node] = Some(track);
    }
}

fn run_through(row: &mut [Cell], from: usize, to: usize) {
    row[from..=to].iter_mut().filter(|cell| **cell == Cell::Free).for_each(|cell| *cell = Cell::Run);
}
