//! A figure over replications: Student's interval of their mean. And where the
//! figures of a report are.

use crate::interval;
use crate::report::{Figure, SimulationReport};
use crate::tally::Moments;

/// A figure over the replications that have it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Over {
    moments: Moments,
    n: u32,
}

impl Over {
    pub(crate) fn add(&mut self, value: Option<f64>) {
        if let Some(value) = value {
            self.moments.add(value);
            self.n += 1;
        }
    }

    /// How many have it.
    pub(crate) fn replications(&self) -> u32 {
        self.n
    }

    pub(crate) fn figure(&self) -> Figure {
        let n = f64::from(self.n);
        if self.n == 0 {
            return Figure::default();
        }
        let mean = self.moments.sum / n;
        let variance =
            if self.n > 1 { (self.moments.squares - mean * self.moments.sum).max(0.0) / (n - 1.0) } else { 0.0 };
        let se = (variance / n).sqrt();
        let (low, high) = interval::student(mean, se, self.n);
        Figure { mean, se, low, high, ..Figure::default() }
    }

    /// The same, of a share.
    pub(crate) fn share(&self) -> Figure {
        let figure = self.figure();
        Figure { low: figure.low.max(0.0), high: figure.high.min(1.0), ..figure }
    }

    /// The same, of what cannot be below 0.
    pub(crate) fn amount(&self) -> Figure {
        let figure = self.figure();
        Figure { low: figure.low.max(0.0), ..figure }
    }
}

/// A figure of a report.
pub(crate) struct Place<'a> {
    pub(crate) figure: &'a mut Figure,
    /// Without a journey there is no mean, and without an episode no share.
    pub(crate) known: bool,
    /// Between 0 and 1.
    pub(crate) share: bool,
}

/// Every figure of a report, in a fixed order.
pub(crate) fn figures(report: &mut SimulationReport) -> Vec<Place<'_>> {
    let ended = report.walks > 0;
    let (outcomes, totals) = (&mut report.outcomes, &mut report.totals);
    let share = |figure, known| Place { figure, known, share: true };
    let amount = |figure| Place { figure, known: ended, share: false };
    let mut all = vec![
        share(&mut outcomes.resolved_verified, ended),
        share(&mut outcomes.resolved_unverified, ended),
        share(&mut outcomes.abandoned, ended),
        amount(&mut totals.friction_em),
        amount(&mut totals.remembered_em),
        amount(&mut totals.index),
        amount(&mut totals.active_min),
        amount(&mut totals.attended_wait_min),
        amount(&mut totals.lost_min),
        amount(&mut totals.elapsed_min),
        amount(&mut totals.cost),
    ];
    for touchpoint in &mut report.touchpoints {
        all.extend([amount(&mut touchpoint.visits), amount(&mut touchpoint.friction_em)]);
    }
    all.extend(report.transitions.iter_mut().map(|transition| amount(&mut transition.traversals)));
    for need in &mut report.needs {
        let opened = ended && need.episodes.mean > 0.0;
        let gaps = &mut need.gaps;
        all.push(amount(&mut need.episodes));
        all.extend([
            share(&mut need.level0, opened),
            share(&mut need.given_up, opened),
            share(&mut gaps.missing, opened),
            share(&mut gaps.unreachable, opened),
            share(&mut gaps.undiscovered, opened),
            share(&mut gaps.unanswerable, opened),
            share(&mut gaps.fails, opened),
            share(&mut gaps.unconfirmed, opened),
            share(&mut gaps.unattributed, opened),
        ]);
    }
    all
}
