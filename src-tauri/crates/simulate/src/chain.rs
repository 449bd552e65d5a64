//! A map as flat tables: what every engine runs on. Made once by
//! [`Chain::compile`]; nothing here draws, counts or solves.

use crate::draws::{Customer, Luck};
use crate::time::Time;
use journey::ids::{NeedId, TouchpointId, TransitionId};
use journey::model::{ExitReason, Outcome, TransitionKind, WaitFlag};
use std::ops::Range;

/// The part of a map that can be reached from its start, ready to be walked.
#[derive(Clone, Debug)]
pub struct Chain {
    pub(crate) title: String,
    /// Effort the actor reckons with, em.
    pub(crate) expected_effort: f64,
    /// Effort index above which a journey is hard.
    pub(crate) hard_above: f64,
    /// Effort of the contact that the journey begins inside of, em; 0 where it begins at its begin.
    pub(crate) begins_with: f64,
    /// Index of the touchpoint where the journey begins.
    pub(crate) start: usize,
    pub(crate) nodes: Vec<Node>,
    /// The ways on of all touchpoints, each group of a touchpoint together.
    pub(crate) moves: Vec<Move>,
    pub(crate) ends: Vec<End>,
    pub(crate) needs: Vec<Need>,
    /// Expected visits of a walk to each touchpoint (exact).
    pub(crate) visits: Vec<f64>,
}

/// A touchpoint.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) id: TouchpointId,
    pub(crate) key: String,
    pub(crate) name: String,
    pub(crate) controllable: bool,
    /// Its name in the random streams.
    pub(crate) stream: u64,
    pub(crate) wait: Time,
    pub(crate) active: Time,
    /// Mean patience, minutes.
    pub(crate) patience: Option<f64>,
    /// Probability that patience runs out first.
    pub(crate) gives_up: f64,
    /// Expected wait, until served or gone, minutes.
    pub(crate) mean_wait: f64,
    /// Terms of friction.
    pub(crate) effort: Effort,
    /// Share of the wait with having to stay.
    pub(crate) attended: f64,
    /// Minutes lost per minute of waiting: attended, and the blocked share of the rest.
    pub(crate) lost_per_wait: f64,
    /// Cost of being served here.
    pub(crate) cost: f64,
    /// Served by another person: level 1 and above.
    pub(crate) assists: bool,
    /// Needs that open here, one bit each.
    pub(crate) opens: u64,
    /// Ways on after being served, in [`Chain::moves`].
    pub(crate) served: Range<usize>,
    /// Ways on after giving up, in [`Chain::moves`].
    pub(crate) giving_up: Range<usize>,
}

/// What a visit costs the customer, in effort minutes.
#[derive(Clone, Debug, Default)]
pub(crate) struct Effort {
    /// Per minute of doing: what is not value.
    pub(crate) per_active: f64,
    /// Per minute of waiting, flags apart: attended share plus the weight of the rest.
    pub(crate) per_plain_wait: f64,
    /// Per minute of waiting, by flag.
    pub(crate) per_flagged_wait: Vec<(WaitFlag, f64)>,
    /// Per minute of waiting, all together.
    pub(crate) per_wait: f64,
    /// Hard questions of one service.
    pub(crate) hard_questions: f64,
    /// Repeated information of one service.
    pub(crate) repeat_info: f64,
    /// Generic answers of one service.
    pub(crate) generic_answer: f64,
    /// Being blamed for it, at each service by a person.
    pub(crate) blame: f64,
    /// Nobody showed that it was heard, at each service by a person.
    pub(crate) unacknowledged: f64,
    /// These five together.
    pub(crate) per_service: f64,
}

/// A way on.
#[derive(Clone, Debug)]
pub(crate) struct Move {
    pub(crate) id: TransitionId,
    pub(crate) label: String,
    pub(crate) source: usize,
    pub(crate) target: Target,
    pub(crate) kind: TransitionKind,
    /// Share of its group (served, or given up).
    pub(crate) share: f64,
    /// Share of its group up to and including this one.
    pub(crate) cumulative: f64,
    /// Effort of the move, em.
    pub(crate) effort: f64,
    pub(crate) exit_reason: Option<ExitReason>,
    /// Needs that are met by going there, one bit each.
    pub(crate) meets: u64,
}

/// Where a move leads, as an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target {
    Node(usize),
    End(usize),
}

/// A named end.
#[derive(Clone, Debug)]
pub(crate) struct End {
    pub(crate) id: TouchpointId,
    pub(crate) name: String,
    pub(crate) outcome: Outcome,
}

/// A need.
#[derive(Clone, Debug)]
pub(crate) struct Need {
    pub(crate) id: NeedId,
    pub(crate) key: String,
    pub(crate) name: String,
    /// A touchpoint of the map solves it.
    pub(crate) solved_somewhere: bool,
    /// Minutes within which it is promised to be met.
    pub(crate) promised: Option<f64>,
}

/// What happens at a visit before the move away.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Passage {
    /// Minutes.
    pub(crate) wait: f64,
    /// Minutes; none when the customer gave up.
    pub(crate) active: f64,
    pub(crate) gave_up: bool,
}

impl Node {
    /// Wait and do, as this luck has it (domain model, "What one walk does").
    pub(crate) fn passage(&self, luck: &Luck) -> Passage {
        let wait = self.wait.at(luck.wait);
        match self.patience_drawn(luck) {
            Some(patience) if patience < wait => Passage { wait: patience, active: 0.0, gave_up: true },
            _ => Passage { wait, active: self.active.at(luck.active), gave_up: false },
        }
    }

    /// Exponential patience, minutes; none where nobody gives up.
    pub(crate) fn patience_drawn(&self, luck: &Luck) -> Option<f64> {
        self.patience.map(|mean| -mean * luck.patience.ln())
    }

    /// Friction of a passage, without the event of the move away, em.
    pub(crate) fn friction(&self, passage: &Passage) -> f64 {
        let waiting = passage.wait * self.effort.per_wait;
        if passage.gave_up {
            return waiting;
        }
        waiting + passage.active * self.effort.per_active + self.effort.per_service
    }

    /// The ways on for those who were served, or who gave up.
    pub(crate) fn ways_on(&self, gave_up: bool) -> Range<usize> {
        if gave_up { self.giving_up.clone() } else { self.served.clone() }
    }

    pub(crate) fn luck(&self, customer: Customer, before: u32) -> Luck {
        customer.luck(self.stream, before)
    }
}

impl Chain {
    /// The move that the dice take after a passage: its index and itself.
    pub(crate) fn choose(&self, node: &Node, gave_up: bool, luck: &Luck) -> Option<(usize, &Move)> {
        self.way_at(node, gave_up, luck.way_on)
    }

    /// The same by the one number that it takes.
    pub(crate) fn way_at(&self, node: &Node, gave_up: bool, way_on: f64) -> Option<(usize, &Move)> {
        let group = node.ways_on(gave_up);
        let moves = self.moves.get(group.clone())?;
        let place = moves.iter().position(|m| way_on < m.cumulative).unwrap_or(moves.len().saturating_sub(1));
        moves.get(place).map(|m| (group.start + place, m))
    }

    /// Probability that a visitor of the move's source takes it, giving up included.
    pub(crate) fn share_of_visitors(&self, way: &Move) -> f64 {
        let gives_up = self.nodes.get(way.source).map_or(0.0, |n| n.gives_up);
        way.share * if way.kind.gives_up() { gives_up } else { 1.0 - gives_up }
    }

    /// Index 0 to 100 of an effort: `100·(1 − 2^(−F/E))`, 50 when it is just as
    /// expected. Where nothing is expected, any effort at all is 100.
    pub(crate) fn index(&self, friction: f64) -> f64 {
        if self.expected_effort > 0.0 {
            100.0 * (1.0 - (-friction / self.expected_effort).exp2())
        } else if friction > 0.0 {
            100.0
        } else {
            50.0
        }
    }

    /// Title of the map.
    #[must_use]
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Expected number of touchpoints that a walk visits.
    #[must_use]
    pub fn expected_visits(&self) -> f64 {
        self.visits.iter().sum()
    }
}
