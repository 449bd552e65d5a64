//! A figure with its interval, and arithmetic that carries the interval along.

use crate::report::Figure;
use serde::{Deserialize, Serialize};

/// A figure with the interval that follows from the simulated share, from the
/// simulated means and from the sample of what is solvable.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Stake {
    /// Expected.
    pub mean: f64,
    /// Lower end of the 95 % interval.
    pub low: f64,
    /// Upper end of the 95 % interval.
    pub high: f64,
}

impl Stake {
    pub(crate) fn of(figure: &Figure) -> Self {
        Self { mean: figure.mean, low: figure.low, high: figure.high }
    }

    /// So much of each; a negative amount turns the interval round.
    pub(crate) fn times(self, amount: f64) -> Self {
        let (a, b) = (self.low * amount, self.high * amount);
        Self { mean: self.mean * amount, low: a.min(b), high: a.max(b) }
    }

    /// The product of two that were measured apart: on each side the reaches
    /// add up as errors do, by their squares (MOVER; Zou and Donner 2008), so
    /// that intervals that are not symmetrical stay so.
    pub(super) fn and(self, other: Self) -> Self {
        let mean = self.mean * other.mean;
        let (a, b) = (self.times(other.mean), other.times(self.mean));
        Self { mean, low: mean - (mean - a.low).hypot(mean - b.low), high: mean + (a.high - mean).hypot(b.high - mean) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reaches_add_up_by_their_squares() {
        let product = Stake { mean: 10.0, low: 7.0, high: 14.0 }.and(Stake { mean: 2.0, low: 1.6, high: 2.3 });
        assert!((product.mean - 20.0).abs() < 1e-12);
        assert!((product.low - (20.0 - 6.0_f64.hypot(4.0))).abs() < 1e-12);
        assert!((product.high - (20.0 + 8.0_f64.hypot(3.0))).abs() < 1e-12);
    }

    #[test]
    fn what_is_known_for_sure_changes_nothing() {
        let (figure, sure) = (Stake { mean: 3.0, low: 2.0, high: 5.0 }, Stake { mean: -2.0, low: -2.0, high: -2.0 });
        assert_eq!(figure.and(sure), Stake { mean: -6.0, low: -10.0, high: -4.0 });
    }
}
