//! Which states and moves of the tickets are kept: numbers only, no map yet.

use super::LeftOut;
use crate::set::TicketSet;
use crate::states::{self, Role};
use rustc_hash::{FxHashMap, FxHashSet};
use std::cmp::Reverse;

/// A state behind which so few tickets go on is an end.
const GOES_ON: f64 = 0.05;

/// More steps than this nobody reads.
const MOST: usize = 50;

/// Where a move begins or ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Node {
    /// Before the first state.
    Start,
    /// In a state, by its number.
    At(u16),
    /// Behind the last state, where that is no end by itself.
    Over,
}

/// A state that is kept.
#[derive(Clone, Debug)]
pub(super) struct State {
    pub(super) number: u16,
    pub(super) name: String,
    pub(super) role: Option<Role>,
    pub(super) visits: u32,
    /// Mean place of its visits in their tickets, 0 (first) to 1 (last).
    pub(super) position: f64,
    pub(super) is_end: bool,
}

/// A move that is kept.
#[derive(Clone, Copy, Debug)]
pub(super) struct Move {
    pub(super) from: Node,
    pub(super) to: Node,
    pub(super) n: u32,
}

/// What is kept.
#[derive(Debug)]
pub(super) struct Graph {
    /// By their mean place.
    pub(super) states: Vec<State>,
    /// The most frequent first.
    pub(super) moves: Vec<Move>,
    pub(super) moves_share: f64,
    visits: Vec<u32>,
}

impl Graph {
    pub(super) fn of(set: &TicketSet, activities: f64, moves: f64) -> Self {
        let mut visits = vec![0; set.states.len()];
        for ticket in set.iter() {
            for state in visited(ticket) {
                if let Some(n) = visits.get_mut(usize::from(state)) {
                    *n += 1;
                }
            }
        }
        let counts = (0..).zip(&visits).filter(|(_, n)| **n > 0).map(|(state, n)| (state, *n)).collect();
        let frequent = most_frequent(counts, activities).into_iter().take(MOST);
        let mut kept: FxHashSet<u16> = frequent.map(|(state, _)| state).collect();
        let graph = loop {
            let mut graph = Self { states: Vec::new(), moves: Vec::new(), moves_share: 0.0, visits: visits.clone() };
            match graph.choose(set, &kept, moves) {
                None => break graph,
                // Without it tickets begin, go on and end elsewhere: all is counted anew.
                Some(lost) => kept.remove(&lost),
            };
        };
        // Where what is rare lies between all that is frequent, it is needed.
        if graph.states.is_empty() && activities < 1.0 { Self::of(set, 1.0, moves) } else { graph }
    }

    pub(super) fn state(&self, number: u16) -> Option<&State> {
        self.states.iter().find(|state| state.number == number)
    }

    pub(super) fn left_out(&self, set: &TicketSet) -> Vec<LeftOut> {
        let names = (0..).zip(&self.visits).filter(|(state, n)| **n > 0 && self.state(*state).is_none());
        let mut left: Vec<LeftOut> = names
            .map(|(state, n)| LeftOut { state: set.state_name(state).unwrap_or_default().into(), visits: *n })
            .collect();
        left.sort_by(|a, b| b.visits.cmp(&a.visits).then_with(|| a.state.cmp(&b.state)));
        left
    }

    /// Keeps the most frequent moves between these states and those without which
    /// a state would not be reached, or would lead nowhere. Answers with a state
    /// that no move helps.
    fn choose(&mut self, set: &TicketSet, kept: &FxHashSet<u16>, share: f64) -> Option<u16> {
        let seen = Seen::of(set, kept);
        let visits = |number: u16| self.visits.get(usize::from(number)).copied().unwrap_or_default();
        self.states = kept.iter().map(|number| seen.state(set, *number, visits(*number))).collect();
        self.states.sort_by(|a, b| a.position.total_cmp(&b.position).then(a.number.cmp(&b.number)));
        let (mut all, rest) = self.candidates(&seen);
        let counts = all.iter().map(|the_move| ((the_move.from, the_move.to), the_move.n)).collect();
        let kept: FxHashSet<(Node, Node)> = most_frequent(counts, share).into_iter().map(|(pair, _)| pair).collect();
        let total: u64 = all.iter().map(|the_move| u64::from(the_move.n)).sum();
        let (mut moves, mut spare): (Vec<Move>, Vec<Move>) =
            all.drain(..).partition(|the_move| kept.contains(&(the_move.from, the_move.to)));
        // Tickets that are not over yet end somewhere too, where nothing else does.
        spare.sort_by_key(order);
        spare.extend(rest);
        loop {
            let from_start = reached(&moves, Node::Start, |the_move| (the_move.from, the_move.to));
            let to_end = self.leaving(&moves);
            let lost = |node: Node, known: &FxHashSet<Node>| matches!(node, Node::At(_)) && !known.contains(&node);
            let helps = |the_move: &Move| {
                (from_start.contains(&the_move.from) && lost(the_move.to, &from_start))
                    || (lost(the_move.from, &to_end) && to_end.contains(&the_move.to))
            };
            let mut numbers = self.states.iter().map(|state| state.number);
            let is_lost = |number: &u16| lost(Node::At(*number), &from_start) || lost(Node::At(*number), &to_end);
            let Some(number) = numbers.find(is_lost) else { break };
            match spare.iter().position(helps) {
                Some(at) => moves.push(spare.remove(at)),
                None => return Some(number),
            }
        }
        moves.sort_by_key(order);
        let kept: u64 = moves.iter().map(|the_move| u64::from(the_move.n)).sum();
        self.moves_share = (kept as f64 / total.max(1) as f64).min(1.0);
        self.moves = moves;
        None
    }

    /// All moves between kept states, from the start and to the end; and the
    /// ends of tickets that are not over yet.
    fn candidates(&self, seen: &Seen) -> (Vec<Move>, Vec<Move>) {
        let is_end = |node: Node| matches!(node, Node::At(number) if self.state(number).is_some_and(|s| s.is_end));
        let is_open = |node: Node| {
            let role = if let Node::At(number) = node { self.state(number).and_then(|state| state.role) } else { None };
            matches!(role, Some(Role::Contact | Role::Fix | Role::Wait))
        };
        let moves = seen.moves.iter().map(|((from, to), n)| Move { from: *from, to: *to, n: *n });
        let mut moves: Vec<Move> = moves.filter(|the_move| !is_end(the_move.from)).collect();
        moves.sort_by_key(order);
        moves.into_iter().partition(|the_move| the_move.to != Node::Over || !is_open(the_move.from))
    }

    /// From where an end is reached.
    fn leaving(&self, moves: &[Move]) -> FxHashSet<Node> {
        let mut leaving = reached(moves, Node::Over, |the_move| (the_move.to, the_move.from));
        for end in self.states.iter().filter(|state| state.is_end) {
            leaving.extend(reached(moves, Node::At(end.number), |the_move| (the_move.to, the_move.from)));
        }
        leaving
    }
}

/// The most frequent first; of several the first.
fn order(the_move: &Move) -> (Reverse<u32>, Node, Node) {
    (Reverse(the_move.n), the_move.from, the_move.to)
}

/// The most frequent that together make up the share; at least one.
fn most_frequent<T: Ord + Copy>(mut counts: Vec<(T, u32)>, share: f64) -> Vec<(T, u32)> {
    counts.sort_by_key(|(of, n)| (Reverse(*n), *of));
    let wanted = share * counts.iter().map(|(_, n)| f64::from(*n)).sum::<f64>();
    let mut sum = 0.0;
    let enough = |(_, n): &(T, u32)| {
        let more = sum == 0.0 || sum < wanted - 1e-9;
        sum += f64::from(*n);
        more
    };
    counts.into_iter().take_while(enough).collect()
}

fn reached(moves: &[Move], from: Node, ends: impl Fn(&Move) -> (Node, Node)) -> FxHashSet<Node> {
    let mut next: FxHashMap<Node, Vec<Node>> = FxHashMap::default();
    for the_move in moves {
        let (from, to) = ends(the_move);
        next.entry(from).or_default().push(to);
    }
    let (mut seen, mut front) = (FxHashSet::from_iter([from]), vec![from]);
    while let Some(here) = front.pop() {
        front.extend(next.get(&here).into_iter().flatten().copied().filter(|node| seen.insert(*node)));
    }
    seen
}

/// States of a ticket one after the other; updates in one state are one visit.
fn visited(ticket: crate::set::Ticket<'_>) -> Vec<u16> {
    let mut visited: Vec<u16> = ticket.events().map(|event| event.state).collect();
    visited.dedup();
    visited
}

/// Moves between kept states, and the places of their visits.
struct Seen {
    moves: FxHashMap<(Node, Node), u32>,
    positions: FxHashMap<u16, f64>,
}

impl Seen {
    /// What lies on the two sides of a state that is not kept is not joined.
    fn of(set: &TicketSet, kept: &FxHashSet<u16>) -> Self {
        let mut seen = Self { moves: FxHashMap::default(), positions: FxHashMap::default() };
        for ticket in set.iter() {
            let visits = visited(ticket);
            let (mut before, mut first, mut last) = (None, true, None);
            let steps = visits.len().saturating_sub(1).max(1) as f64;
            for (at, state) in visits.iter().enumerate() {
                if !kept.contains(state) {
                    before = None;
                    continue;
                }
                let here = Node::At(*state);
                if first {
                    seen.add(Node::Start, here);
                }
                if let Some(before) = before {
                    seen.add(before, here);
                }
                *seen.positions.entry(*state).or_default() += at as f64 / steps;
                (before, last, first) = (Some(here), Some(here), false);
            }
            if let Some(last) = last {
                seen.add(last, Node::Over);
            }
        }
        seen
    }

    fn add(&mut self, from: Node, to: Node) {
        *self.moves.entry((from, to)).or_default() += 1;
    }

    fn state(&self, set: &TicketSet, number: u16, visits: u32) -> State {
        let name = set.state_name(number).unwrap_or_default();
        let role = states::role(name);
        let here = Node::At(number);
        let away: u32 =
            self.moves.iter().filter(|((from, to), _)| *from == here && *to != Node::Over).map(|(_, n)| n).sum();
        let open = matches!(role, Some(Role::Contact | Role::Fix | Role::Wait));
        let all = f64::from(visits.max(1));
        State {
            number,
            name: name.into(),
            role,
            visits,
            position: self.positions.get(&number).copied().unwrap_or_default() / all,
            is_end: !open && f64::from(away) <= GOES_ON * all && self.moves.contains_key(&(here, Node::Over)),
        }
    }
}
