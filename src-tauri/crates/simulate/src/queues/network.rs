//! Networks of queues as theory describes them (exponential service, a limited
//! room), compiled to the same tables that a map is: what the engine is held to
//! in tests, and measured on.

use super::arrivals::Demand;
use super::calendar::Rota;
use super::desk::{CLASSES, Desk, Post, TeamTable};
use super::guests::NONE;
use super::refusal::QueueError;
use crate::chain::{Chain, Effort, End, Move, Node, Target};
use crate::draws::stream_of;
use crate::exact;
use crate::time::Time;
use journey::figure::Duration;
use journey::ids::{TouchpointId, TransitionId};
use journey::model::{Outcome, TransitionKind};
use uuid::Uuid;

/// An open network: customers arrive at its first step.
#[derive(Clone, Debug, PartialEq)]
pub struct Network {
    /// Arrivals a minute, Poisson.
    pub arrivals: f64,
    /// Teams, by their index.
    pub teams: Vec<NetworkTeam>,
    /// Steps, by their index.
    pub steps: Vec<NetworkStep>,
}

/// People who serve steps together, round the clock.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkTeam {
    /// How many.
    pub servers: u32,
    /// Most customers with the team, waiting and served; who finds no room is
    /// gone. None: there is always room.
    pub room: Option<u32>,
}

/// A step.
#[derive(Clone, Debug, PartialEq)]
pub struct NetworkStep {
    /// Index of the team that serves it; none: the customer does it alone.
    pub team: Option<usize>,
    /// How long it takes.
    pub service: Law,
    /// Mean of the exponential patience in the queue, minutes; who loses it is
    /// gone. None: it never ends.
    pub patience: Option<f64>,
    /// 1 is served first, 5 last.
    pub priority: u8,
    /// Where customers go then, with the shares; the rest is gone.
    pub ways: Vec<(usize, f64)>,
}

/// How long a step takes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Law {
    /// Exponential, minutes.
    Exponential {
        /// Mean.
        mean: f64,
    },
    /// Always the same, minutes.
    Fixed {
        /// Minutes.
        minutes: f64,
    },
    /// Lognormal by median and 90th percentile, minutes.
    Lognormal {
        /// Median.
        p50: f64,
        /// 90th percentile.
        p90: f64,
    },
}

const DONE: usize = 0;
const GONE: usize = 1;

impl Network {
    /// One step, one team.
    #[must_use]
    pub fn single(arrivals: f64, servers: u32, service: Law, patience: Option<f64>) -> Self {
        Self {
            arrivals,
            teams: vec![NetworkTeam { servers, room: None }],
            steps: vec![NetworkStep { team: Some(0), service, patience, priority: 3, ways: Vec::new() }],
        }
    }

    pub(crate) fn compile(&self) -> Result<(Chain, Desk), QueueError> {
        if self.arrivals == 0.0 {
            return Err(QueueError::NoDemand);
        }
        let positive = self.arrivals.is_finite() && self.arrivals > 0.0;
        let demand = Demand::new(self.arrivals, &[]).filter(|_| positive).ok_or(QueueError::Demand(self.arrivals))?;
        let (mut nodes, mut moves, mut posts) = (Vec::new(), Vec::new(), Vec::new());
        for (index, step) in self.steps.iter().enumerate() {
            let refuse = |problem| QueueError::Network { step: index, problem };
            let mut node = step.node(index).map_err(refuse)?;
            let from = moves.len();
            moves.extend(self.ways_on(index, step).map_err(refuse)?);
            node.served = from..moves.len();
            moves.push(way(index, moves.len(), Target::End(GONE), TransitionKind::Abandon, 1.0));
            node.giving_up = node.served.end..moves.len();
            nodes.push(node);
            if step.team.is_some_and(|team| team >= self.teams.len()) {
                return Err(refuse("is served by a team that is not there"));
            }
            let team = step.team.map_or(NONE, |team| team as u32);
            posts.push(Post { team, class: step.priority.clamp(1, CLASSES), same_person: false });
        }
        if nodes.is_empty() {
            return Err(QueueError::Network { step: 0, problem: "is not there" });
        }
        let mut chain = Chain {
            title: "network of queues".into(),
            expected_effort: 0.0,
            hard_above: 0.0,
            begins_with: 0.0,
            start: 0,
            nodes,
            moves,
            ends: vec![
                End { id: id(usize::MAX), name: "done".into(), outcome: Outcome::ResolvedVerified },
                End { id: id(usize::MAX - 1), name: "gone".into(), outcome: Outcome::Abandoned },
            ],
            needs: Vec::new(),
            visits: Vec::new(),
        };
        chain.visits = exact::visits(&chain);
        if chain.visits.iter().any(|visits| !(0.0..=1e5).contains(visits)) {
            return Err(QueueError::Network { step: 0, problem: "leads into a circle without an end" });
        }
        let teams = self.teams.iter().enumerate().map(|(index, team)| team.table(index)).collect();
        Ok((chain, Desk { teams, posts, demand }))
    }

    fn ways_on(&self, index: usize, step: &NetworkStep) -> Result<Vec<Move>, &'static str> {
        let first: usize = self.steps.iter().take(index).map(|step| step.ways.len() + 2).sum();
        let mut left = 1.0;
        let mut moves = Vec::new();
        for (target, share) in &step.ways {
            if *target >= self.steps.len() {
                return Err("leads to a step that is not there");
            }
            if !(0.0..=left + 1e-9).contains(share) {
                return Err("has shares that are not between 0 and 1 together");
            }
            left -= share;
            let mut way = way(index, first + moves.len(), Target::Node(*target), TransitionKind::Next, *share);
            way.cumulative = 1.0 - left;
            moves.push(way);
        }
        let done = way(index, first + moves.len(), Target::End(DONE), TransitionKind::Next, left.max(0.0));
        moves.push(done);
        Ok(moves)
    }
}

impl NetworkTeam {
    fn table(&self, index: usize) -> TeamTable {
        TeamTable {
            id: None,
            key: format!("team-{index}"),
            name: format!("team {index}"),
            rota: Rota::always(self.servers),
            finishes: false,
            room: self.room.map_or(usize::MAX, |room| room as usize),
        }
    }
}

impl NetworkStep {
    fn node(&self, index: usize) -> Result<Node, &'static str> {
        let active = match self.service {
            Law::Exponential { mean } if mean.is_finite() && mean > 0.0 => Time::Exponential { mean },
            Law::Exponential { .. } => return Err("needs a mean service time above 0 minutes"),
            Law::Fixed { minutes } => Time::new(&Duration::Fixed { value: minutes })?,
            Law::Lognormal { p50, p90 } => Time::new(&Duration::Lognormal { p50, p90 })?,
        };
        if self.patience.is_some_and(|mean| !(mean.is_finite() && mean > 0.0)) {
            return Err("needs a patience above 0 minutes");
        }
        Ok(Node {
            id: id(index),
            key: format!("step-{index}"),
            name: format!("step {index}"),
            controllable: true,
            stream: stream_of(id(index)),
            wait: Time::Fixed(0.0),
            active,
            patience: self.patience,
            gives_up: 0.0,
            mean_wait: 0.0,
            effort: Effort { per_active: 1.0, per_wait: 1.0, per_plain_wait: 1.0, ..Effort::default() },
            attended: 1.0,
            lost_per_wait: 1.0,
            cost: 0.0,
            assists: self.team.is_some(),
            opens: 0,
            served: 0..0,
            giving_up: 0..0,
        })
    }
}

fn id(index: usize) -> TouchpointId {
    TouchpointId(Uuid::from_u128(index as u128))
}

fn way(source: usize, index: usize, target: Target, kind: TransitionKind, share: f64) -> Move {
    Move {
        id: TransitionId(Uuid::from_u128(index as u128)),
        label: String::new(),
        source,
        target,
        kind,
        share,
        cumulative: 1.0,
        effort: 0.0,
        exit_reason: None,
        meets: 0,
    }
}
