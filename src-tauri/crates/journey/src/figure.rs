//! Figures: a value with the evidence it rests on, and the distributions that
//! times are given as.

use serde::{Deserialize, Serialize};

/// What a figure rests on. The map shows assumed figures differently from
/// figures that customers or tickets have given.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Evidence {
    /// The team's own estimate.
    #[default]
    Assumed,
    /// Customers said so: in interviews, a survey, a workshop.
    ToldByCustomers,
    /// Counted or measured in a ticket set.
    FromTickets {
        /// Name of the ticket set.
        set: String,
        /// Number of observations.
        n: u32,
        /// Date of the calibration, ISO 8601.
        date: String,
    },
}

/// A value and its evidence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Figure<T> {
    /// The value, in the unit that the field's documentation names.
    pub value: T,
    /// What it rests on.
    pub evidence: Evidence,
}

impl<T> Figure<T> {
    /// A figure that is the team's own estimate.
    pub fn assumed(value: T) -> Self {
        Self { value, evidence: Evidence::Assumed }
    }
}

/// How long something takes, in minutes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "dist", rename_all = "camelCase", deny_unknown_fields)]
pub enum Duration {
    /// Always the same: a timer.
    Fixed {
        /// Minutes.
        value: f64,
    },
    /// Lognormal through a typical and a bad day.
    Lognormal {
        /// Median, minutes.
        p50: f64,
        /// Nine of ten take at most this, minutes.
        p90: f64,
    },
    /// Measured: a quantile function, piecewise linear, with its mass at zero.
    Empirical {
        /// Share of exact zeros, 0 to 1.
        zero: f64,
        /// Quantiles of the non-zero part at evenly spaced probabilities from
        /// 0 to 1 (at least two, not decreasing), minutes.
        quantiles: Vec<f64>,
    },
}

/// The standard normal quantile of 0.9: P90 of a lognormal is `p50·e^(Z90·σ)`.
pub const Z90: f64 = 1.281_551_565_544_600_4;

impl Duration {
    /// Nothing: no time at all.
    pub const ZERO: Self = Self::Fixed { value: 0.0 };

    /// μ and σ of the logarithm: `μ = ln P50`, `σ = ln(P90/P50)/Z90`.
    #[must_use]
    pub fn lognormal_parameters(p50: f64, p90: f64) -> (f64, f64) {
        (p50.ln(), (p90 / p50).ln() / Z90)
    }

    /// Expected value, minutes.
    #[must_use]
    pub fn mean(&self) -> f64 {
        match self {
            Self::Fixed { value } => *value,
            Self::Lognormal { p50, p90 } => {
                let (mu, sigma) = Self::lognormal_parameters(*p50, *p90);
                (mu + sigma * sigma / 2.0).exp()
            }
            Self::Empirical { zero, quantiles } => {
                let pieces = quantiles.len().saturating_sub(1).max(1) as f64;
                let sum: f64 = quantiles.windows(2).map(|pair| pair.iter().sum::<f64>() / 2.0).sum();
                (1.0 - zero) * sum / pieces
            }
        }
    }

    /// Quantile at probability `p` (0 to 1), minutes. For the lognormal only
    /// 0.5 and 0.9 are looked at by the drawing; other values are interpolated
    /// on the normal scale through those two.
    #[must_use]
    pub fn typical_and_bad_day(&self) -> (f64, f64) {
        match self {
            Self::Fixed { value } => (*value, *value),
            Self::Lognormal { p50, p90 } => (*p50, *p90),
            Self::Empirical { .. } => (self.empirical_quantile(0.5), self.empirical_quantile(0.9)),
        }
    }

    /// True when this takes no time at all.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        match self {
            Self::Fixed { value } => *value == 0.0,
            Self::Lognormal { .. } => false,
            Self::Empirical { zero, quantiles } => *zero >= 1.0 || quantiles.iter().all(|q| *q == 0.0),
        }
    }

    fn empirical_quantile(&self, p: f64) -> f64 {
        let Self::Empirical { zero, quantiles } = self else { return f64::NAN };
        if p <= *zero || quantiles.is_empty() {
            return 0.0;
        }
        let rank = (p - zero) / (1.0 - zero) * (quantiles.len() - 1) as f64;
        let below = rank.floor() as usize;
        let low = quantiles.get(below).copied().unwrap_or(0.0);
        let high = quantiles.get(below + 1).copied().unwrap_or(low);
        low + (high - low) * (rank - rank.floor())
    }
}
