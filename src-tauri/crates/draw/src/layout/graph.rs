//! The map as the layout needs it: touchpoints and links under dense numbers,
//! transitions between the same two joined, and how many customers pass. Says
//! nothing about places.

use crate::decor::Decor;
use journey::JourneyMap;
use journey::ids::{TouchpointId, TransitionId};
use journey::model::{Outcome, Stage, Touchpoint, Transition, TransitionKind};
use std::collections::{BTreeMap, HashMap};
use uuid::Uuid;

/// Touchpoints and links. A node's number is its place in `nodes`, a link's
/// its place in `links`.
pub(super) struct Graph<'a> {
    pub(super) stages: Vec<&'a Stage>,
    pub(super) nodes: Vec<Node<'a>>,
    pub(super) links: Vec<Link>,
    /// Links that leave each node. Ghosts are in none of the two.
    pub(super) leaving: Vec<Vec<usize>>,
    /// Links that lead to each node.
    pub(super) arriving: Vec<Vec<usize>>,
    pub(super) start: Option<usize>,
}

/// A touchpoint or an end.
pub(super) struct Node<'a> {
    pub(super) touchpoint: &'a Touchpoint,
    /// Place of its stage in `stages`.
    pub(super) stage: usize,
    /// Visits per journey, given or reckoned.
    pub(super) visits: f64,
}

/// All transitions from one touchpoint to another.
pub(super) struct Link {
    pub(super) name: TransitionId,
    pub(super) transitions: Vec<TransitionId>,
    pub(super) source: usize,
    pub(super) target: usize,
    /// Share of those who were served.
    pub(super) served: f64,
    /// Share of those who gave up waiting.
    pub(super) gave_up: f64,
    /// The largest share of a single transition.
    pub(super) strongest: f64,
    /// Nobody takes it without giving up.
    pub(super) gives_up: bool,
    pub(super) comes_again: bool,
    /// What the map calls it; of several, the first that has a name.
    pub(super) label: String,
    pub(super) kind: TransitionKind,
    /// Traversals per journey, given or reckoned.
    pub(super) flow: f64,
    /// Traversals per journey, where they are given.
    pub(super) given: Option<f64>,
    /// Tickets, where tickets are laid over.
    pub(super) tickets: Option<u64>,
    /// A move that only tickets make.
    pub(super) ghost: bool,
}

impl<'a> Graph<'a> {
    pub(super) fn new(map: &'a JourneyMap, decor: &Decor) -> Self {
        let stages = map.stages();
        let place: HashMap<_, _> = stages.iter().enumerate().map(|(i, s)| (s.id, i)).collect();
        let mut nodes: Vec<_> = map
            .touchpoints()
            .filter_map(|t| Some(Node { touchpoint: t, stage: *place.get(&t.stage)?, visits: 0.0 }))
            .collect();
        nodes.sort_by_key(|n| (n.stage, n.touchpoint.id));
        let number: HashMap<_, _> = nodes.iter().enumerate().map(|(i, n)| (n.touchpoint.id, i)).collect();
        let mut links = links(map, decor, &number);
        links.extend(ghosts(decor, &number));
        let mut graph = Self {
            stages,
            leaving: vec![Vec::new(); nodes.len()],
            arriving: vec![Vec::new(); nodes.len()],
            start: map.details().start.and_then(|id| number.get(&id).copied()),
            nodes,
            links,
        };
        for (i, link) in graph.links.iter().enumerate().filter(|(_, l)| !l.ghost) {
            graph.leaving[link.source].push(i);
            graph.arriving[link.target].push(i);
        }
        graph
    }

    /// Where the journey begins: as the map says, else where nothing leads to.
    pub(super) fn entry(&self) -> Option<usize> {
        let unreached = || (0..self.nodes.len()).find(|n| self.arriving[*n].is_empty() && !self.leaving[*n].is_empty());
        self.start.or_else(unreached).or((!self.nodes.is_empty()).then_some(0))
    }

    pub(super) fn is_end(&self, node: usize) -> bool {
        self.nodes[node].touchpoint.is_end()
    }

    pub(super) fn outcome(&self, node: usize) -> Option<Outcome> {
        self.nodes[node].touchpoint.outcome
    }

    /// Sets how many customers pass: as `decor` says, else reckoned from the
    /// shares. `order` is a topological order but for the ways back.
    pub(super) fn set_flow(&mut self, decor: &Decor, order: &[usize]) {
        if decor.visits.is_empty() {
            return self.reckon_flow(order);
        }
        for node in &mut self.nodes {
            node.visits = decor.visits.get(&node.touchpoint.id).copied().unwrap_or(0.0);
        }
        for link in &mut self.links {
            link.flow = link.given.unwrap_or(0.0);
        }
    }

    /// The balance of visits, swept in flow order until the loops have run dry.
    fn reckon_flow(&mut self, order: &[usize]) {
        let entry = self.entry();
        for _ in 0..SWEEPS {
            for &n in order {
                let arriving: f64 = self.arriving[n].iter().map(|l| self.links[*l].flow).sum();
                // A loop without a way out would never run dry.
                let visits = (arriving + if Some(n) == entry { 1.0 } else { 0.0 }).min(MOST_VISITS);
                self.nodes[n].visits = visits;
                let impatient = giving_up(self.nodes[n].touchpoint);
                for &l in &self.leaving[n] {
                    let link = &mut self.links[l];
                    link.flow = visits * ((1.0 - impatient) * link.served + impatient * link.gave_up);
                }
            }
        }
    }
}

const SWEEPS: u32 = 24;
const MOST_VISITS: f64 = 100.0;

/// Share that gives up a wait, near enough for the width of a line: patience is
/// exponential, the wait taken as its mean.
pub(super) fn giving_up(touchpoint: &Touchpoint) -> f64 {
    match &touchpoint.patience {
        Some(patience) if patience.value > 0.0 => 1.0 - (-touchpoint.wait.value.mean() / patience.value).exp(),
        Some(_) | None => 0.0,
    }
}

fn links(map: &JourneyMap, decor: &Decor, number: &HashMap<TouchpointId, usize>) -> Vec<Link> {
    let mut links: Vec<Link> = Vec::new();
    let mut between = BTreeMap::new();
    for transition in map.transitions() {
        let (Some(&source), Some(&target)) = (number.get(&transition.source), number.get(&transition.target)) else {
            continue;
        };
        let at = *between.entry((source, target)).or_insert_with(|| {
            links.push(Link::of(transition, source, target));
            links.len() - 1
        });
        links[at].join(transition, decor);
    }
    links
}

impl Link {
    fn of(first: &Transition, source: usize, target: usize) -> Self {
        Self {
            name: first.id,
            transitions: Vec::new(),
            source,
            target,
            served: 0.0,
            gave_up: 0.0,
            strongest: 0.0,
            gives_up: true,
            comes_again: false,
            label: String::new(),
            kind: first.kind,
            flow: 0.0,
            given: None,
            tickets: None,
            ghost: false,
        }
    }

    fn join(&mut self, transition: &Transition, decor: &Decor) {
        self.transitions.push(transition.id);
        let share = finite(transition.share.value);
        if transition.kind.gives_up() {
            self.gave_up += share;
        } else {
            self.served += share;
            self.gives_up = false;
        }
        self.strongest = self.strongest.max(share);
        self.comes_again |= matches!(transition.kind, TransitionKind::Repeat | TransitionKind::AbandonRepeat);
        if self.label.is_empty() {
            self.label.clone_from(&transition.label);
        }
        if let Some(traversals) = decor.traversals.get(&transition.id) {
            self.given = Some(self.given.unwrap_or(0.0) + finite(*traversals));
        }
        if let Some(tickets) = &decor.tickets {
            let n = tickets.counts.get(&transition.id).copied().unwrap_or(0);
            self.tickets = Some(self.tickets.unwrap_or(0).saturating_add(n));
        }
    }
}

fn ghosts(decor: &Decor, number: &HashMap<TouchpointId, usize>) -> Vec<Link> {
    let moves = decor.tickets.iter().flat_map(|t| &t.ghosts);
    moves
        .filter_map(|&(from, to, n)| {
            Some(Link {
                name: ghost_name(from, to),
                transitions: Vec::new(),
                source: *number.get(&from)?,
                target: *number.get(&to)?,
                served: 0.0,
                gave_up: 0.0,
                strongest: 0.0,
                gives_up: false,
                comes_again: false,
                label: String::new(),
                kind: TransitionKind::Next,
                flow: 0.0,
                given: None,
                tickets: Some(n),
                ghost: true,
            })
        })
        .collect()
}

/// A ghost has no transition; it is named after its two touchpoints.
fn ghost_name(from: TouchpointId, to: TouchpointId) -> TransitionId {
    TransitionId(Uuid::from_u128(from.0.as_u128().rotate_left(1) ^ to.0.as_u128()))
}

fn finite(value: f64) -> f64 {
    if value.is_finite() { value.max(0.0) } else { 0.0 }
}
