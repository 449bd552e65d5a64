//! Exact variances of a walk: a Markov reward chain. What is still to come from
//! a touchpoint, given how it is left (served or given up) and by which move,
//! is the sum of independent parts: the visit, the event of the move, and the
//! rest. By the law of total variance
//! `V = Σ p·[Var(visit) + V(next) + (visit + event + m(next) − m)²]`,
//! and with `n` the expected visits of a walk, its variance is `Σ nᵢ·wᵢ`, where
//! `w` is that sum without `V(next)`. All of it is positive: no digits are lost
//! as in a difference of second moments.
//! Visits: `n(2·Nⱼⱼ − 1) − n²` (Kemeny and Snell 1960, theorem 3.3.3), by the
//! entries of `N = (I − Q)⁻¹` at the moves alone.
//! Quantiles, the index and what is remembered have no such answer.

use crate::chain::{Chain, Move, Node, Target};
use crate::elimination::{Elimination, Returns};
use crate::exact::ExactTotals;
use crate::waiting::{Waited, Waiting};

/// Standard deviations between walks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ExactSpread {
    /// Of the totals, each in the unit of its mean.
    pub totals: ExactTotals,
    /// By touchpoint, in the order of [`crate::exact::Exact::touchpoints`].
    pub touchpoints: Vec<TouchpointSpread>,
    /// Of how often a walk takes each transition, in the order of
    /// [`crate::exact::Exact::transitions`].
    pub transitions: Vec<f64>,
}

/// Standard deviations between walks at a touchpoint.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TouchpointSpread {
    /// Visits of a walk.
    pub visits: f64,
    /// Friction of a walk here, em.
    pub friction_em: f64,
}

/// Standard deviation of what happens to this share of walks.
pub(crate) fn of_share(share: f64) -> f64 {
    (share * (1.0 - share)).max(0.0).sqrt()
}

pub(crate) fn solve(chain: &Chain) -> ExactSpread {
    let all = crate::exact::among(chain, |_| true);
    let returns = all.returns();
    let waiting: Vec<Waiting> = chain.nodes.iter().map(|node| Waiting::new(&node.wait, node.patience)).collect();
    let spread = Spread { chain, all: &all, waiting: &waiting };
    ExactSpread {
        totals: spread.totals(),
        touchpoints: spread.touchpoints(&returns),
        transitions: chain.moves.iter().map(|way| traversals(chain, way, &returns)).collect(),
    }
}

/// What a visit brings, as sums over what happens there.
#[derive(Clone, Copy, Default)]
struct Rates {
    per_active: f64,
    per_wait: f64,
    per_service: f64,
    /// Whether the event of the move counts.
    event: bool,
}

/// Mean and variance of what one way of leaving brings, without the event.
type Brought = Waited;

struct Spread<'a> {
    chain: &'a Chain,
    all: &'a Elimination,
    waiting: &'a [Waiting],
}

impl Spread<'_> {
    fn totals(&self) -> ExactTotals {
        ExactTotals {
            friction_em: self.total(friction),
            active_min: self.total(|_| Rates { per_active: 1.0, ..Rates::default() }),
            attended_wait_min: self.total(|node| Rates { per_wait: node.attended, ..Rates::default() }),
            lost_min: self.total(|node| Rates { per_active: 1.0, per_wait: node.lost_per_wait, ..Rates::default() }),
            elapsed_min: self.total(|_| Rates { per_active: 1.0, per_wait: 1.0, ..Rates::default() }),
            cost: self.total(|node| Rates { per_service: node.cost, ..Rates::default() }),
        }
    }

    fn total(&self, of: fn(&Node) -> Rates) -> f64 {
        let chain = self.chain;
        let reward: Vec<f64> =
            (0..chain.nodes.len()).map(|place| self.over_moves(place, of, |_, mean, _| mean)).collect();
        let to_come = self.all.values(&reward);
        let after = |way: &Move| match way.target {
            Target::Node(next) => to_come.get(next).copied().unwrap_or(0.0),
            Target::End(_) => 0.0,
        };
        let here = chain.visits.iter().zip(&to_come).enumerate().map(|(place, (visits, mean))| {
            let scatter = |way: &Move, brought: f64, variance: f64| variance + (brought + after(way) - mean).powi(2);
            visits * self.over_moves(place, of, scatter)
        });
        here.sum::<f64>().sqrt()
    }

    /// Sum over the moves away from a touchpoint, each with its probability, of
    /// a function of the mean (the event included) and variance it brings.
    fn over_moves(&self, place: usize, of: fn(&Node) -> Rates, each: impl Fn(&Move, f64, f64) -> f64) -> f64 {
        let Some(node) = self.chain.nodes.get(place) else { return 0.0 };
        let rates = of(node);
        let moves = node.served.clone().chain(node.giving_up.clone()).filter_map(|index| self.chain.moves.get(index));
        let waiting = self.waiting.get(place).copied().unwrap_or_default();
        let served = served(node, &rates, waiting.served);
        let gave_up = while_waiting(&rates, waiting.gave_up);
        moves
            .map(|way| {
                let Brought { mean, variance } = if way.kind.gives_up() { gave_up } else { served };
                let event = if rates.event { way.effort } else { 0.0 };
                self.chain.share_of_visitors(way) * each(way, mean + event, variance)
            })
            .sum()
    }

    fn touchpoints(&self, returns: &Returns) -> Vec<TouchpointSpread> {
        let each = self.chain.visits.iter().enumerate();
        each.map(|(place, visits)| TouchpointSpread {
            visits: of_visits(*visits, returns.own(place)),
            friction_em: self.friction_at(place, *visits, returns),
        })
        .collect()
    }

    /// Friction of a walk at one touchpoint. Once there, what is still to come
    /// there is `Y = X + B·Y′`: this visit, and with the probability of coming
    /// back after the move, the same again. `B` hangs together with `X` by the
    /// move. A walk comes there at all with probability `n / N`.
    fn friction_at(&self, place: usize, visits: f64, returns: &Returns) -> f64 {
        let own = returns.own(place);
        if !(own.is_finite() && own > 0.0) {
            return 0.0;
        }
        let comes_back = |way: &Move| match way.target {
            Target::Node(next) => (returns.back(next, place) / own).min(1.0),
            Target::End(_) => 0.0,
        };
        // N_jj = 1/(1 − ρ): who comes back with ρ comes N times.
        let mean = self.over_moves(place, friction, |_, brought, _| brought) * own;
        let scatter = |way: &Move, brought: f64, variance: f64| {
            let back = comes_back(way);
            variance + (brought + back * mean - mean).powi(2) + back * (1.0 - back) * mean * mean
        };
        let variance = self.over_moves(place, friction, scatter) * own;
        let comes = (visits / own).min(1.0);
        (comes * variance + comes * (1.0 - comes) * mean * mean).max(0.0).sqrt()
    }
}

/// What those bring who are served: doing and waiting are independent of one
/// another.
fn served(node: &Node, rates: &Rates, waited: Waited) -> Brought {
    let waiting = while_waiting(rates, waited);
    let doing = node.active.mean();
    let doing_variance = (node.active.square() - doing * doing).max(0.0);
    Brought {
        mean: waiting.mean + rates.per_active * doing + rates.per_service,
        variance: waiting.variance + rates.per_active.powi(2) * doing_variance,
    }
}

fn while_waiting(rates: &Rates, waited: Waited) -> Brought {
    Brought { mean: rates.per_wait * waited.mean, variance: rates.per_wait.powi(2) * waited.variance }
}

fn friction(node: &Node) -> Rates {
    let effort = &node.effort;
    Rates { per_active: effort.per_active, per_wait: effort.per_wait, per_service: effort.per_service, event: true }
}

/// A move is a state that is come to from its source with its probability.
fn traversals(chain: &Chain, way: &Move, returns: &Returns) -> f64 {
    let share = chain.share_of_visitors(way);
    let taken = chain.visits.get(way.source).copied().unwrap_or(0.0) * share;
    let again = match way.target {
        Target::Node(next) => returns.back(next, way.source) * share,
        Target::End(_) => 0.0,
    };
    of_visits(taken, 1.0 + again)
}

/// Standard deviation of visits, of which there are `n` on average, and `own`
/// from the first one on.
fn of_visits(n: f64, own: f64) -> f64 {
    let square = n * (2.0 * own - 1.0);
    let variance = square - n * n;
    // Less than the rounding of its terms is nothing: who comes once, always.
    if variance > 1e-13 * square { variance.sqrt() } else { 0.0 }
}
