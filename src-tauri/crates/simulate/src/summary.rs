//! From a tally to the report: means with their errors, exact values beside
//! them, shares with Wilson intervals. It counts nothing itself.

use crate::cast::Who;
use crate::chain::Chain;
use crate::episodes::Ending;
use crate::exact::{self, Exact, ExactTouchpoint, TouchpointSpread};
use crate::exact_needs::ExactNeed;
use crate::exact_spread::of_share;
use crate::interval;
use crate::levelzero;
use crate::report::{
    ByEnding, EndingErrors, EndingSpread, Figure, Gaps, Histogram, NeedReport, Outcomes, PartOfEpisodes,
    SimulationReport, Totals, TouchpointReport, TransitionReport, Watermelon,
};
use crate::tally::{EndingTally, Moments, NeedTally, NodeTally, OUTCOMES, Of, PartTally, Repeats, Tally};
use journey::model::Outcome;

/// The worst fifth of walks: how much of all lost time it holds.
const WORST: f64 = 0.2;

pub(crate) fn report(
    chain: &Chain,
    tally: &Tally,
    exact: &Exact,
    episodes: &[ExactNeed],
    seed: u32,
) -> SimulationReport {
    let lost = tally.total(Of::Lost);
    let histogram = |of| tally.total(of).map_or_else(Histogram::default, |total| total.sketch.histogram());
    SimulationReport {
        format: "milewalk.simulate/1".into(),
        map: chain.title.clone(),
        seed,
        walks: u32::try_from(tally.walks).unwrap_or(u32::MAX),
        who: Who::Neutral,
        outcomes: outcomes(tally, exact),
        totals: totals(chain, tally, exact),
        touchpoints: touchpoints(chain, tally, exact),
        transitions: transitions(chain, tally, exact),
        needs: needs(chain, tally, episodes),
        friction_histogram: histogram(Of::Friction),
        lost_histogram: histogram(Of::Lost),
        worst_fifth_share: lost.map_or(0.0, |total| total.sketch.held_by_largest(WORST)),
    }
}

fn outcomes(tally: &Tally, exact: &Exact) -> Outcomes {
    let share = |outcome: Outcome, exact: f64| {
        let count = OUTCOMES.iter().zip(tally.outcomes).find(|(o, _)| **o == outcome).map_or(0, |(_, n)| n);
        let p = ratio(count as f64, tally.walks as f64);
        let se = ratio(p * (1.0 - p), tally.walks as f64).max(0.0).sqrt();
        Figure { sd: Some(of_share(p)), ..share(p, se, tally.walks as f64) }.beside(exact, of_share(exact))
    };
    Outcomes {
        resolved_verified: share(Outcome::ResolvedVerified, exact.outcomes.resolved_verified),
        resolved_unverified: share(Outcome::ResolvedUnverified, exact.outcomes.resolved_unverified),
        abandoned: share(Outcome::Abandoned, exact.outcomes.abandoned),
    }
}

fn totals(chain: &Chain, tally: &Tally, exact: &Exact) -> Totals {
    let (means, spread) = (&exact.totals, &exact.spread.totals);
    let figure = |of| {
        tally.total(of).map_or_else(Figure::default, |total| {
            let quantile = |p| Some(total.sketch.quantile(p));
            Figure {
                p10: quantile(0.1),
                p50: quantile(0.5),
                p90: quantile(0.9),
                p99: quantile(0.99),
                ..mean(total.moments, tally.walks)
            }
        })
    };
    let friction_em = figure(Of::Friction).beside(means.friction_em, spread.friction_em);
    // The index rises with friction, so its quantiles are theirs.
    let index_at = |friction: Option<f64>| friction.map(|f| chain.index(f));
    Totals {
        remembered_em: figure(Of::Remembered),
        index: Figure {
            p10: index_at(friction_em.p10),
            p50: index_at(friction_em.p50),
            p90: index_at(friction_em.p90),
            p99: index_at(friction_em.p99),
            ..mean(tally.index, tally.walks)
        },
        active_min: figure(Of::Active).beside(means.active_min, spread.active_min),
        attended_wait_min: figure(Of::Attended).beside(means.attended_wait_min, spread.attended_wait_min),
        lost_min: figure(Of::Lost).beside(means.lost_min, spread.lost_min),
        elapsed_min: figure(Of::Elapsed).beside(means.elapsed_min, spread.elapsed_min),
        cost: figure(Of::Cost).beside(means.cost, spread.cost),
        friction_em,
    }
}

/// By contribution; those that nobody can change come last.
fn touchpoints(chain: &Chain, tally: &Tally, exact: &Exact) -> Vec<TouchpointReport> {
    let traversals: Vec<f64> = tally.moves.iter().map(|m| ratio(m.sum as f64, tally.walks as f64)).collect();
    let exact = exact.touchpoints.iter().zip(&exact.spread.touchpoints);
    let tallied = chain.nodes.iter().zip(&tally.nodes).zip(exact);
    let mut all: Vec<_> =
        tallied.map(|((node, t), e)| touchpoint(chain, node, t, e, tally.walks, &traversals)).collect();
    all.sort_by(by_contribution);
    all
}

/// The order in which touchpoints are shown.
pub(crate) fn by_contribution(a: &TouchpointReport, b: &TouchpointReport) -> std::cmp::Ordering {
    b.controllable.cmp(&a.controllable).then(b.friction_em.mean.total_cmp(&a.friction_em.mean)).then(a.id.cmp(&b.id))
}

fn touchpoint(
    chain: &Chain,
    node: &crate::chain::Node,
    tally: &NodeTally,
    (exact, spread): (&ExactTouchpoint, &TouchpointSpread),
    walks: u64,
    traversals: &[f64],
) -> TouchpointReport {
    let per_walk = |sum: f64| ratio(sum, walks as f64);
    let (served, active, waited) = (per_walk(tally.served as f64), per_walk(tally.active), per_walk(tally.waited));
    let peak_share = per_walk(tally.peaks as f64);
    let (peak_low, peak_high) = interval::wilson(peak_share, walks as f64);
    TouchpointReport {
        id: node.id,
        key: node.key.clone(),
        name: node.name.clone(),
        controllable: node.controllable,
        visits: mean(tally.visits.moments(), walks).beside(exact.visits, spread.visits),
        friction_em: mean(tally.friction, walks).beside(exact.friction_em, spread.friction_em),
        causes: exact::causes(chain, node, served, active, waited, traversals),
        peak_share,
        peak_low,
        peak_high,
        gives_up: ratio((tally.visits.sum - tally.served) as f64, tally.visits.sum as f64),
    }
}

fn transitions(chain: &Chain, tally: &Tally, exact: &Exact) -> Vec<TransitionReport> {
    let exact = exact.transitions.iter().zip(&exact.spread.transitions);
    let counted = chain.moves.iter().zip(&tally.moves).zip(exact);
    counted
        .map(|((way, times), ((_, exact), sd))| TransitionReport {
            id: way.id,
            traversals: mean(times.moments(), tally.walks).beside(*exact, *sd),
        })
        .collect()
}

fn needs(chain: &Chain, tally: &Tally, episodes: &[ExactNeed]) -> Vec<NeedReport> {
    let tallied = chain.needs.iter().zip(&tally.needs).zip(episodes);
    tallied.map(|((need, t), exact)| need_report(chain, need, t, exact, tally.walks)).collect()
}

fn need_report(
    chain: &Chain,
    need: &crate::chain::Need,
    tally: &NeedTally,
    exact: &ExactNeed,
    walks: u64,
) -> NeedReport {
    let share = |ending| {
        let simulated =
            tally.ending(ending).map_or_else(Figure::default, |e| share_of_episodes(&e.episodes, tally, walks));
        Figure { exact: exact.share(ending), ..simulated }
    };
    let figures = |of: fn(&EndingTally) -> Moments, figure: fn(&Figure) -> f64| {
        ByEnding::from_fn(|ending| {
            let ended = tally.ending(ending)?;
            let n = ended.episodes.count.sum;
            (n > 0).then(|| figure(&mean(of(ended), n)))
        })
    };
    let lost_at = |p| {
        ByEnding::from_fn(|ending| {
            let ended = tally.ending(ending)?;
            (ended.episodes.count.sum > 0).then(|| ended.lost_spread.quantile(p))
        })
    };
    let mean_of = |of| figures(of, |figure| figure.mean);
    let error_of = |of| figures(of, |figure| figure.se);
    NeedReport {
        id: need.id,
        key: need.key.clone(),
        name: need.name.clone(),
        episodes: Figure { exact: Some(exact.episodes()), ..mean(tally.episodes.moments(), walks) },
        level0: share(Ending::Level0),
        given_up: share(Ending::GivenUp),
        gaps: Gaps::from_fn(share),
        friction_em: mean_of(|e| e.friction),
        lost_min: mean_of(|e| e.lost),
        cost: mean_of(|e| e.cost),
        errors: Some(EndingErrors {
            friction_em: error_of(|e| e.friction),
            lost_min: error_of(|e| e.lost),
            cost: error_of(|e| e.cost),
        }),
        lost_spread: Some(EndingSpread { p50: lost_at(0.5), p90: lost_at(0.9) }),
        watermelon: need.promised.map(|minutes| watermelon((minutes, chain.hard_above), tally, walks)),
        places: levelzero::places(chain, need, exact),
    }
}

fn watermelon((promised_min, hard_above): (f64, f64), tally: &NeedTally, walks: u64) -> Watermelon {
    let [kept, kept_hard, broken, broken_hard] = tally
        .promises
        .map(|part| PartOfEpisodes { count: part.count.sum, share: share_of_episodes(&part, tally, walks) });
    Watermelon { promised_min, hard_above, kept, kept_hard, broken, broken_hard }
}

/// A share of episodes is a ratio of two counts per walk; its variance is that
/// of `x − p·n` over walks, divided by the squared mean of `n` (delta method).
fn share_of_episodes(part: &PartTally, need: &NeedTally, walks: u64) -> Figure {
    let episodes = need.episodes.sum as f64;
    let p = ratio(part.count.sum as f64, episodes);
    let squares = part.count.squares as f64 - 2.0 * p * part.with_all as f64 + p * p * need.episodes.squares as f64;
    let correction = ratio(walks as f64, walks.saturating_sub(1) as f64);
    let se = ratio((squares.max(0.0) * correction).sqrt(), episodes);
    share(p, se, episodes)
}

/// A share with Wilson's interval. Where observations hang together, `n` is the
/// number of independent ones that would have the same error.
fn share(p: f64, se: f64, n: f64) -> Figure {
    let effective = if se > 0.0 { p * (1.0 - p) / (se * se) } else { n };
    let (low, high) = interval::wilson(p, effective);
    Figure { mean: p, se, low, high, ..Figure::default() }
}

fn mean(moments: Moments, walks: u64) -> Figure {
    let n = walks as f64;
    let mean = ratio(moments.sum, n);
    let variance = ratio((moments.squares - mean * moments.sum).max(0.0), n - 1.0);
    let se = ratio(variance, n).sqrt();
    let (low, high) = interval::normal(mean, se);
    Figure { mean, se, low, high, sd: Some(variance.sqrt()), ..Figure::default() }
}

/// A quotient that is 0 where there is nothing to divide by.
fn ratio(above: f64, below: f64) -> f64 {
    if below > 0.0 { above / below } else { 0.0 }
}

impl Figure {
    /// With the exact mean and standard deviation beside it.
    fn beside(self, exact: f64, sd: f64) -> Self {
        Self { exact: Some(exact), exact_sd: Some(sd), ..self }
    }
}

impl Repeats {
    fn moments(&self) -> Moments {
        Moments { sum: self.sum as f64, squares: self.squares as f64 }
    }
}

impl NeedTally {
    fn ending(&self, ending: Ending) -> Option<&EndingTally> {
        self.endings.get(ending as usize)
    }
}
