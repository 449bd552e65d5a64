//! The exact answer: means of an absorbing Markov chain. With `Q` the moves
//! between touchpoints, the expected visits of a walk are the row of
//! `N = (I − Q)⁻¹` at the start; every mean follows from them. One elimination,
//! no inverse.
//! Variances are in `exact_spread`; distributions are the business of the walks.

use crate::chain::{Chain, Move, Node, Target};
use crate::elimination::Elimination;
use crate::exact_spread;
use crate::report::Causes;
use journey::ids::{TouchpointId, TransitionId};
use journey::model::{ExitReason, Outcome, TransitionKind, WaitFlag};

pub use crate::exact_spread::{ExactSpread, TouchpointSpread};

/// Exact means of a walk, and how much walks differ.
#[derive(Clone, Debug, PartialEq)]
pub struct Exact {
    /// Share of walks that end so.
    pub outcomes: ExactOutcomes,
    /// Share of walks that end at each end that can be reached.
    pub ends: Vec<(TouchpointId, f64)>,
    /// Per walk.
    pub totals: ExactTotals,
    /// By touchpoint, in the order in which they are reached.
    pub touchpoints: Vec<ExactTouchpoint>,
    /// How often a walk takes each transition.
    pub transitions: Vec<(TransitionId, f64)>,
    /// How often a walk leaves self-service for each reason.
    pub exit_reasons: Vec<(ExitReason, f64)>,
    /// Standard deviations between walks.
    pub spread: ExactSpread,
}

/// Shares of walks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct ExactOutcomes {
    pub resolved_verified: f64,
    pub resolved_unverified: f64,
    pub abandoned: f64,
}

/// Means of a walk: minutes, effort minutes, and the map's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[allow(missing_docs)]
pub struct ExactTotals {
    pub friction_em: f64,
    pub active_min: f64,
    pub attended_wait_min: f64,
    pub lost_min: f64,
    pub elapsed_min: f64,
    pub cost: f64,
}

/// Means at a touchpoint.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ExactTouchpoint {
    /// Which.
    pub id: TouchpointId,
    /// Visits of a walk.
    pub visits: f64,
    /// Friction of a walk here, em.
    pub friction_em: f64,
    /// The same by term.
    pub causes: Causes,
    /// Share of visits in which patience runs out.
    pub gives_up: f64,
}

/// Means of everything that has an exact mean.
#[must_use]
pub fn solve(chain: &Chain) -> Exact {
    let traversals = traversals(chain);
    let touchpoints = touchpoints(chain, &traversals);
    let ends = ends(chain, &traversals);
    Exact {
        outcomes: outcomes(chain, &ends),
        totals: totals(chain, &touchpoints),
        ends: chain.ends.iter().zip(ends).map(|(end, share)| (end.id, share)).collect(),
        transitions: chain.moves.iter().zip(&traversals).map(|(m, times)| (m.id, *times)).collect(),
        exit_reasons: exit_reasons(chain, &traversals),
        touchpoints,
        spread: exact_spread::solve(chain),
    }
}

/// Means over several chains of one structure (the same map, seen by different
/// customers), each with its weight. Shares of visits are weighed by visits.
pub(crate) fn mixed(parts: impl Iterator<Item = (f64, Exact)>) -> Exact {
    let mut parts: Vec<_> = parts.collect();
    let mut all: Option<Exact> = None;
    let several = parts.len() > 1;
    if !several {
        all = parts.pop().map(|(_, part)| part);
    }
    for (weight, mut part) in parts {
        // Squares add up over customers; deviations do not.
        part.spreads().into_iter().for_each(|(mean, spread)| *spread = *spread * *spread + mean * mean);
        part.each(|value| *value *= weight);
        match &mut all {
            None => all = Some(part),
            Some(all) => {
                let mut values = Vec::new();
                part.each(|value| values.push(*value));
                let mut values = values.into_iter();
                all.each(|sum| *sum += values.next().unwrap_or(0.0));
            }
        }
    }
    if let Some(all) = all.as_mut().filter(|_| several) {
        all.spreads().into_iter().for_each(|(mean, spread)| *spread = (*spread - mean * mean).max(0.0).sqrt());
    }
    all.unwrap_or_else(|| Exact {
        outcomes: ExactOutcomes::default(),
        ends: Vec::new(),
        totals: ExactTotals::default(),
        touchpoints: Vec::new(),
        transitions: Vec::new(),
        exit_reasons: Vec::new(),
        spread: ExactSpread::default(),
    })
}

impl Exact {
    /// Every value that adds up over customers; the share of those who give up
    /// at a touchpoint as their number.
    fn each(&mut self, mut of: impl FnMut(&mut f64)) {
        let o = &mut self.outcomes;
        [&mut o.resolved_verified, &mut o.resolved_unverified, &mut o.abandoned].into_iter().for_each(&mut of);
        let t = &mut self.totals;
        let totals = [
            &mut t.friction_em,
            &mut t.active_min,
            &mut t.attended_wait_min,
            &mut t.lost_min,
            &mut t.elapsed_min,
            &mut t.cost,
        ];
        totals.into_iter().for_each(&mut of);
        self.ends.iter_mut().map(|(_, value)| value).for_each(&mut of);
        self.transitions.iter_mut().map(|(_, value)| value).for_each(&mut of);
        self.exit_reasons.iter_mut().map(|(_, value)| value).for_each(&mut of);
        for t in &mut self.touchpoints {
            let mut given_up = t.gives_up * t.visits;
            of(&mut given_up);
            of(&mut t.visits);
            of(&mut t.friction_em);
            t.causes.each(&mut of);
            t.gives_up = given_up / t.visits.max(f64::MIN_POSITIVE);
        }
        self.spreads().into_iter().for_each(|(_, spread)| of(spread));
    }

    /// Every standard deviation, with its mean.
    fn spreads(&mut self) -> Vec<(f64, &mut f64)> {
        let (t, s) = (&self.totals, &mut self.spread.totals);
        let mut all = vec![
            (t.friction_em, &mut s.friction_em),
            (t.active_min, &mut s.active_min),
            (t.attended_wait_min, &mut s.attended_wait_min),
            (t.lost_min, &mut s.lost_min),
            (t.elapsed_min, &mut s.elapsed_min),
            (t.cost, &mut s.cost),
        ];
        for (mean, spread) in self.touchpoints.iter().zip(&mut self.spread.touchpoints) {
            all.push((mean.visits, &mut spread.visits));
            all.push((mean.friction_em, &mut spread.friction_em));
        }
        let transitions = self.transitions.iter().zip(&mut self.spread.transitions);
        all.extend(transitions.map(|((_, mean), spread)| (*mean, spread)));
        all
    }
}

/// Expected visits of a walk to each touchpoint.
pub(crate) fn visits(chain: &Chain) -> Vec<f64> {
    let mut start = vec![0.0; chain.nodes.len()];
    if let Some(inflow) = start.get_mut(chain.start) {
        *inflow = 1.0;
    }
    among(chain, |_| true).visits(&start)
}

/// The chain of those moves between touchpoints that `stays` lets pass; by the
/// others customers leave it.
pub(crate) fn among(chain: &Chain, stays: impl Fn(&Move) -> bool) -> Elimination {
    let target = |way: &Move| match way.target {
        Target::Node(node) if stays(way) => Some(node),
        Target::Node(_) | Target::End(_) => None,
    };
    let moves = chain.moves.iter().map(|way| (way.source, target(way), chain.share_of_visitors(way)));
    Elimination::new(chain.nodes.len(), moves)
}

fn traversals(chain: &Chain) -> Vec<f64> {
    let visits = |node: usize| chain.visits.get(node).copied().unwrap_or(0.0);
    chain.moves.iter().map(|m| visits(m.source) * chain.share_of_visitors(m)).collect()
}

fn ends(chain: &Chain, traversals: &[f64]) -> Vec<f64> {
    let mut shares = vec![0.0; chain.ends.len()];
    for (way, times) in chain.moves.iter().zip(traversals) {
        if let Target::End(end) = way.target
            && let Some(share) = shares.get_mut(end)
        {
            *share += times;
        }
    }
    shares
}

fn outcomes(chain: &Chain, ends: &[f64]) -> ExactOutcomes {
    let of = |outcome| chain.ends.iter().zip(ends).filter(|(end, _)| end.outcome == outcome).map(|(_, s)| s).sum();
    ExactOutcomes {
        resolved_verified: of(Outcome::ResolvedVerified),
        resolved_unverified: of(Outcome::ResolvedUnverified),
        abandoned: of(Outcome::Abandoned),
    }
}

fn totals(chain: &Chain, touchpoints: &[ExactTouchpoint]) -> ExactTotals {
    let mut totals = ExactTotals::default();
    for (node, exact) in chain.nodes.iter().zip(touchpoints) {
        let waited = exact.visits * node.mean_wait;
        let served = exact.visits * (1.0 - node.gives_up);
        let active = served * node.active.mean();
        totals.friction_em += exact.friction_em;
        totals.active_min += active;
        totals.attended_wait_min += waited * node.attended;
        totals.lost_min += active + waited * node.lost_per_wait;
        totals.elapsed_min += active + waited;
        totals.cost += served * node.cost;
    }
    totals
}

fn touchpoints(chain: &Chain, traversals: &[f64]) -> Vec<ExactTouchpoint> {
    let one = |(node, visits): (&Node, &f64)| {
        let served = visits * (1.0 - node.gives_up);
        let causes = causes(chain, node, served, served * node.active.mean(), visits * node.mean_wait, traversals);
        ExactTouchpoint { id: node.id, visits: *visits, friction_em: causes.sum(), causes, gives_up: node.gives_up }
    };
    chain.nodes.iter().zip(&chain.visits).map(one).collect()
}

/// Friction of a touchpoint by its terms, from how often customers were served
/// there, how long they worked and waited, and how often each move was taken.
/// Linear, so it holds for expectations and for counts alike.
pub(crate) fn causes(chain: &Chain, node: &Node, served: f64, active: f64, waited: f64, traversals: &[f64]) -> Causes {
    let effort = &node.effort;
    let mut causes = Causes {
        doing: active * effort.per_active,
        waiting: waited * effort.per_plain_wait,
        hard_questions: served * effort.hard_questions,
        repeat_info: served * effort.repeat_info,
        generic_answer: served * effort.generic_answer,
        blame: served * effort.blame,
        unacknowledged: served * effort.unacknowledged,
        ..Causes::default()
    };
    if chain.nodes.get(chain.start).is_some_and(|start| start.id == node.id) {
        causes.repeat_contact += chain.begins_with;
    }
    for (flag, per_minute) in &effort.per_flagged_wait {
        *causes.of_flag(*flag) += waited * per_minute;
    }
    for index in node.served.clone().chain(node.giving_up.clone()) {
        if let (Some(way), Some(times)) = (chain.moves.get(index), traversals.get(index))
            && let Some(cause) = causes.of_move(way.kind)
        {
            *cause += times * way.effort;
        }
    }
    causes
}

fn exit_reasons(chain: &Chain, traversals: &[f64]) -> Vec<(ExitReason, f64)> {
    let mut reasons = std::collections::BTreeMap::new();
    for (way, times) in chain.moves.iter().zip(traversals) {
        if let Some(reason) = way.exit_reason {
            *reasons.entry(reason).or_insert(0.0) += times;
        }
    }
    reasons.into_iter().collect()
}

impl Causes {
    /// All terms together, em.
    #[must_use]
    pub fn sum(&self) -> f64 {
        self.terms().iter().map(|(_, effort)| effort).sum()
    }

    /// Each term in its words, em.
    #[must_use]
    pub fn terms(&self) -> [(&'static str, f64); 17] {
        [
            ("doing", self.doing),
            ("waiting", self.waiting),
            ("uncertain", self.uncertain),
            ("unoccupied", self.unoccupied),
            ("before it begins", self.preprocess),
            ("unexplained", self.unexplained),
            ("unfair", self.unfair),
            ("anxious", self.anxious),
            ("hard questions", self.hard_questions),
            ("repeated information", self.repeat_info),
            ("generic answers", self.generic_answer),
            ("channel switches", self.channel_switch),
            ("transfers", self.transfer),
            ("dead ends", self.dead_end),
            ("repeat contacts", self.repeat_contact),
            ("being blamed", self.blame),
            ("not being heard", self.unacknowledged),
        ]
    }

    /// The terms that weigh most and what share of all they are: "waiting 61 %,
    /// uncertain 20 %"; nothing where there is no effort.
    #[must_use]
    pub fn why(&self, most: usize) -> String {
        let mut terms: Vec<_> = self.terms().into_iter().filter(|(_, effort)| *effort > 0.0).collect();
        terms.sort_by(|a, b| b.1.total_cmp(&a.1));
        let sum = self.sum();
        let largest = terms.iter().take(most).map(|(name, effort)| format!("{name} {:.0} %", effort / sum * 100.0));
        largest.collect::<Vec<_>>().join(", ")
    }

    fn each(&mut self, of: &mut impl FnMut(&mut f64)) {
        let all = [
            &mut self.doing,
            &mut self.waiting,
            &mut self.uncertain,
            &mut self.unoccupied,
            &mut self.preprocess,
            &mut self.unexplained,
            &mut self.unfair,
            &mut self.anxious,
            &mut self.hard_questions,
            &mut self.repeat_info,
            &mut self.generic_answer,
            &mut self.channel_switch,
            &mut self.transfer,
            &mut self.dead_end,
            &mut self.repeat_contact,
            &mut self.blame,
            &mut self.unacknowledged,
        ];
        all.into_iter().for_each(of);
    }

    fn of_flag(&mut self, flag: WaitFlag) -> &mut f64 {
        match flag {
            WaitFlag::Uncertain => &mut self.uncertain,
            WaitFlag::Unoccupied => &mut self.unoccupied,
            WaitFlag::Preprocess => &mut self.preprocess,
            WaitFlag::Unexplained => &mut self.unexplained,
            WaitFlag::Unfair => &mut self.unfair,
            WaitFlag::Anxious => &mut self.anxious,
        }
    }

    fn of_move(&mut self, kind: TransitionKind) -> Option<&mut f64> {
        match kind {
            TransitionKind::Next | TransitionKind::Abandon => None,
            TransitionKind::Switch | TransitionKind::AbandonSwitch => Some(&mut self.channel_switch),
            TransitionKind::Repeat | TransitionKind::AbandonRepeat => Some(&mut self.repeat_contact),
            TransitionKind::Transfer => Some(&mut self.transfer),
            TransitionKind::DeadEnd => Some(&mut self.dead_end),
        }
    }
}
