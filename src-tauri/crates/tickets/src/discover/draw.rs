//! The kept states and moves as edits of an empty map: stages guessed, ends
//! named, ways with their kind.

use super::graph::{Graph, Move, Node, State};
use super::{DiscoveredStep, DiscoveredWay};
use crate::calibrate::shares_of;
use crate::mapping::StateMapping;
use crate::states::{self, Role};
use journey::JourneyMap;
use journey::edit::Edit;
use journey::figure::{Evidence, Figure};
use journey::ids::{StageId, TouchpointId, TransitionId};
use journey::model::{LaneRole, Level, Outcome, Transition, TransitionKind};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Stages of tickets whose states we know, and of others.
const KNOWN: [&str; 3] = ["Contact", "Work", "Solved"];
const OTHERS: [&str; 3] = ["Begin", "Middle", "End"];

const START: &str = "A ticket is opened";
const OVER: &str = "No further update";

pub(super) struct Drawing<'a> {
    graph: &'a Graph,
    names: [&'static str; 3],
    stages: [StageId; 3],
    ids: FxHashMap<Node, TouchpointId>,
    ways: Vec<(TransitionId, Move)>,
    /// Where the journey begins: one state, or a step before several.
    start: Node,
}

impl<'a> Drawing<'a> {
    pub(super) fn of(graph: &'a Graph, new_id: &mut dyn FnMut() -> Uuid) -> Self {
        let known = graph.states.iter().filter(|state| state.role.is_some()).map(|state| state.visits).sum::<u32>();
        let all = graph.states.iter().map(|state| state.visits).sum::<u32>();
        let begins: Vec<&Move> = graph.moves.iter().filter(|the_move| the_move.from == Node::Start).collect();
        let is_end = |node| matches!(node, Node::At(n) if graph.state(n).is_some_and(|state| state.is_end));
        let start = match begins.as_slice() {
            [one] if !is_end(one.to) => one.to,
            _ => Node::Start,
        };
        let mut drawing = Self {
            graph,
            names: if known * 2 >= all { KNOWN } else { OTHERS },
            stages: [(); 3].map(|()| new_id().into()),
            ids: FxHashMap::default(),
            ways: Vec::new(),
            start,
        };
        let moves = graph.moves.iter().filter(|the_move| the_move.from != Node::Start || start == Node::Start);
        drawing.ways = moves.map(|the_move| (new_id().into(), *the_move)).collect();
        for node in drawing.nodes() {
            drawing.ids.insert(node, new_id().into());
        }
        drawing
    }

    /// From left to right.
    fn nodes(&self) -> Vec<Node> {
        let is_over = self.ways.iter().any(|(_, the_move)| the_move.to == Node::Over);
        let start = (self.start == Node::Start).then_some(Node::Start);
        let states = self.graph.states.iter().map(|state| Node::At(state.number));
        start.into_iter().chain(states).chain(is_over.then_some(Node::Over)).collect()
    }

    pub(super) fn mapping(&self) -> StateMapping {
        let pair = |state: &State| Some((state.name.clone(), *self.ids.get(&Node::At(state.number))?));
        StateMapping(self.graph.states.iter().filter_map(pair).collect())
    }

    /// Stages, steps, ends and ways; the shares come later.
    pub(super) fn edits(&self) -> Vec<Edit> {
        let nodes = self.nodes();
        let used: FxHashSet<usize> = nodes.iter().map(|node| self.stage_of(*node)).collect();
        let stages = self.stages.iter().zip(self.names).enumerate().filter(|(at, _)| used.contains(at));
        let mut edits: Vec<Edit> = (0..)
            .zip(stages)
            .map(|(order, (_, (id, name)))| Edit::AddStage { id: *id, name: name.into(), order })
            .collect();
        for node in nodes {
            let (Some(id), Some(stage)) = (self.ids.get(&node), self.stages.get(self.stage_of(node))) else { continue };
            edits.extend(self.part(node, *id, *stage));
        }
        if let Some(touchpoint) = self.ids.get(&self.start) {
            edits.push(Edit::SetStart { touchpoint: *touchpoint });
        }
        for (id, the_move) in &self.ways {
            if let (Some(source), Some(target)) = (self.ids.get(&the_move.from), self.ids.get(&the_move.to)) {
                let transition = self.kind(the_move);
                edits.push(Edit::Connect { id: *id, source: *source, target: *target, transition, share: None });
            }
        }
        edits
    }

    fn part(&self, node: Node, id: TouchpointId, stage: StageId) -> Vec<Edit> {
        let step = |name: &str| Edit::AddTouchpoint { id, stage, name: name.into(), after: None };
        let end = |name: &str, outcome| vec![Edit::AddEnd { id, stage, name: name.into(), outcome }];
        let state = match node {
            Node::Start => return vec![step(START)],
            Node::Over => return end(OVER, Outcome::ResolvedUnverified),
            Node::At(number) => self.graph.state(number),
        };
        let Some(state) = state else { return Vec::new() };
        if state.is_end {
            return end(&state.name, outcome(state));
        }
        // Nobody sits beside a ticket.
        let attended = Edit::SetAttended { touchpoint: id, attended: Figure::assumed(0.0) };
        let mut edits = vec![step(&state.name), attended];
        if matches!(state.role, Some(Role::Contact | Role::Fix)) {
            edits.push(Edit::SetLevel { touchpoint: id, level: Some(Level::Level1) });
        }
        if state.role == Some(Role::Fix) {
            edits.push(Edit::SetLane { touchpoint: id, lane: LaneRole::Frontstage });
        }
        edits
    }

    /// By the part that the state plays; of one that we do not know, by its mean
    /// place in the tickets. Ends stand at the end.
    fn stage_of(&self, node: Node) -> usize {
        let state = match node {
            Node::Start => return 0,
            Node::Over => return 2,
            Node::At(number) => self.graph.state(number),
        };
        match state {
            Some(state) if state.is_end => 2,
            Some(State { role: Some(Role::Contact), .. }) => 0,
            Some(State { role: Some(Role::Fix | Role::Wait), .. }) => 1,
            Some(State { role: Some(_), .. }) | None => 2,
            Some(State { position, .. }) => ((position * 3.0) as usize).min(2),
        }
    }

    fn place(&self, node: Node) -> f64 {
        match node {
            Node::Start => -1.0,
            Node::Over => 2.0,
            Node::At(number) => self.graph.state(number).map_or(0.0, |state| state.position),
        }
    }

    /// A way back is a contact made again; while somebody works on it, back to
    /// the queue is handing on, and back from a wait is how it goes on.
    fn kind(&self, the_move: &Move) -> TransitionKind {
        let role = |node| match node {
            Node::At(number) => self.graph.state(number).and_then(|state| state.role),
            _ => None,
        };
        let back = self.place(the_move.to) < self.place(the_move.from) && self.leads(the_move.to, the_move.from);
        match (role(the_move.from), role(the_move.to)) {
            _ if !back => TransitionKind::Next,
            (Some(Role::Fix | Role::Wait), Some(Role::Contact)) => TransitionKind::Transfer,
            (Some(Role::Contact | Role::Fix | Role::Wait), Some(Role::Fix | Role::Wait)) => TransitionKind::Next,
            _ => TransitionKind::Repeat,
        }
    }

    fn leads(&self, from: Node, to: Node) -> bool {
        let (mut seen, mut front) = (FxHashSet::default(), vec![from]);
        while let Some(here) = front.pop() {
            if here == to {
                return true;
            }
            if seen.insert(here) {
                let on = self.ways.iter().map(|(_, the_move)| the_move).filter(|the_move| the_move.from == here);
                front.extend(on.map(|the_move| the_move.to));
            }
        }
        false
    }

    /// Shares of all ways on, from the moves.
    pub(super) fn shares(&self, map: &JourneyMap, counted: &dyn Fn(u32) -> Evidence) -> Vec<Edit> {
        let counts: BTreeMap<TransitionId, u32> = self.ways.iter().map(|(id, the_move)| (*id, the_move.n)).collect();
        let of_step = |source: TouchpointId| {
            let n = |way: &Transition| counts.get(&way.id).copied().unwrap_or_default();
            let group = map.group(source, false);
            let ways: Vec<(&Transition, Option<f64>)> =
                group.iter().map(|way| (*way, Some(f64::from(n(way))))).collect();
            let all = group.iter().map(|way| n(way)).sum();
            shares_of(&ways, &counted(all)).map(|shares| Edit::SetShares { shares })
        };
        map.touchpoints().filter_map(|touchpoint| of_step(touchpoint.id)).collect()
    }

    pub(super) fn steps(&self, map: &JourneyMap) -> Vec<DiscoveredStep> {
        let step = |state: &State| {
            let node = Node::At(state.number);
            let touchpoint = map.touchpoint(*self.ids.get(&node)?)?;
            Some(DiscoveredStep {
                state: state.name.clone(),
                key: touchpoint.key.clone(),
                stage: self.names.get(self.stage_of(node)).copied().unwrap_or_default().into(),
                end: state.is_end,
                visits: state.visits,
            })
        };
        self.graph.states.iter().filter_map(step).collect()
    }

    pub(super) fn ways(&self, map: &JourneyMap) -> Vec<DiscoveredWay> {
        let key = |id| map.touchpoint(id).map_or_else(String::new, |touchpoint| touchpoint.key.clone());
        let way = |(id, the_move): &(TransitionId, Move)| {
            let way = map.transition(*id)?;
            Some(DiscoveredWay {
                source_key: key(way.source),
                target_key: key(way.target),
                kind: way.kind,
                n: the_move.n,
            })
        };
        self.ways.iter().filter_map(way).collect()
    }
}

/// What is called cancelled or rejected is no solution; that somebody checked
/// is known where the state says so.
fn outcome(state: &State) -> Outcome {
    if states::is_given_up(&state.name) {
        Outcome::Abandoned
    } else if states::is_confirmed(&state.name) {
        Outcome::ResolvedVerified
    } else {
        Outcome::ResolvedUnverified
    }
}
