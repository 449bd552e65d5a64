//! How long things take: quantile functions, means, and the chance that
//! patience runs out first. It draws nothing itself.

use journey::figure::Duration;

/// A duration of the map, ready to be drawn from by the luck of a customer.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Time {
    /// Always the same, minutes.
    Fixed(f64),
    /// `e^(μ + σz)` minutes.
    Lognormal { mu: f64, sigma: f64 },
    /// Exponential, minutes: no map says so, but queueing theory does, and the
    /// queues are held to it (`queues::network`).
    Exponential { mean: f64 },
    /// Mass at zero, then piecewise linear between quantiles, minutes.
    Empirical { zero: f64, quantiles: Vec<f64> },
}

/// Longer than this on average (about 1,900 years) is a slip of the pen, and
/// its squares would leave the range of a number.
const LONGEST_MEAN: f64 = 1e9;

impl Time {
    /// The duration as it can be drawn; an error says what is wrong with it.
    pub(crate) fn new(duration: &Duration) -> Result<Self, &'static str> {
        let time = match duration {
            Duration::Fixed { value } if value.is_finite() && *value >= 0.0 => Self::Fixed(*value),
            Duration::Fixed { .. } => return Err("must be 0 or more minutes"),
            Duration::Lognormal { p50, p90 } => lognormal(*p50, *p90)?,
            Duration::Empirical { zero, quantiles } => empirical(*zero, quantiles)?,
        };
        if time.mean() > LONGEST_MEAN {
            return Err("takes more than a billion minutes on average");
        }
        Ok(time)
    }

    /// Quantile function: the minutes that a customer with this luck (strictly
    /// between 0 and 1) meets. More luck is never a shorter time, so that two
    /// scenarios treat the same customer alike.
    pub(crate) fn at(&self, luck: f64) -> f64 {
        match self {
            Self::Fixed(value) => *value,
            Self::Lognormal { mu, sigma } => (mu + sigma * normal_quantile(luck)).exp(),
            Self::Exponential { mean } => -mean * (1.0 - luck).ln(),
            Self::Empirical { zero, quantiles } => empirical_quantile(*zero, quantiles, luck),
        }
    }

    /// Expected value, minutes.
    pub(crate) fn mean(&self) -> f64 {
        match self {
            Self::Fixed(value) => *value,
            Self::Lognormal { mu, sigma } => (mu + sigma * sigma / 2.0).exp(),
            Self::Exponential { mean } => *mean,
            Self::Empirical { zero, quantiles } => (1.0 - zero) * over_pieces(quantiles, f64::midpoint),
        }
    }

    /// Expected square, minutes².
    pub(crate) fn square(&self) -> f64 {
        match self {
            Self::Fixed(value) => value * value,
            Self::Lognormal { mu, sigma } => (2.0 * (mu + sigma * sigma)).exp(),
            Self::Exponential { mean } => 2.0 * mean * mean,
            Self::Empirical { zero, quantiles } => {
                (1.0 - zero) * over_pieces(quantiles, |a, b| (a * a + a * b + b * b) / 3.0)
            }
        }
    }

    /// Probability that this wait outlasts an exponential patience of this
    /// mean: `1 − E[e^(−W/θ)]`. The time until served or gone is then on
    /// average `θ` times this (domain model, "Simulation").
    pub(crate) fn outlasts(&self, patience: f64) -> f64 {
        let given = |w: f64| -(-w / patience).exp_m1();
        match self {
            Self::Fixed(value) => given(*value),
            Self::Lognormal { mu, sigma } => over_normal(*sigma, |z| given((mu + sigma * z).exp())),
            Self::Exponential { mean } => mean / (mean + patience),
            Self::Empirical { zero, quantiles } => {
                // Over a uniform piece the mean of e^(−w/θ) is an integral in closed form.
                let piece = |a: f64, b: f64| {
                    let step = (b - a) / patience;
                    if step < 1e-6 {
                        given(f64::midpoint(a, b))
                    } else {
                        1.0 + (-a / patience).exp() * (-step).exp_m1() / step
                    }
                };
                (1.0 - zero) * over_pieces(quantiles, piece)
            }
        }
    }
}

fn lognormal(p50: f64, p90: f64) -> Result<Time, &'static str> {
    if !(p50.is_finite() && p90.is_finite() && p50 > 0.0) {
        return Err("needs a typical time (P50) above 0 minutes");
    }
    if p90 < p50 {
        return Err("has a bad day (P90) shorter than its typical time (P50)");
    }
    let (mu, sigma) = Duration::lognormal_parameters(p50, p90);
    Ok(if sigma == 0.0 { Time::Fixed(p50) } else { Time::Lognormal { mu, sigma } })
}

fn empirical(zero: f64, quantiles: &[f64]) -> Result<Time, &'static str> {
    if !(0.0..=1.0).contains(&zero) {
        return Err("has a share of zeros outside 0 to 1");
    }
    if quantiles.len() < 2 || quantiles.iter().any(|q| !q.is_finite() || *q < 0.0) {
        return Err("needs at least two measured quantiles of 0 or more minutes");
    }
    if !quantiles.is_sorted() {
        return Err("has measured quantiles that decrease");
    }
    Ok(Time::Empirical { zero, quantiles: quantiles.to_vec() })
}

fn empirical_quantile(zero: f64, quantiles: &[f64], luck: f64) -> f64 {
    if luck <= zero {
        return 0.0;
    }
    let rank = (luck - zero) / (1.0 - zero) * (quantiles.len() - 1) as f64;
    let below = rank as usize;
    let low = quantiles.get(below).copied().unwrap_or(0.0);
    let high = quantiles.get(below + 1).copied().unwrap_or(low);
    low + (high - low) * (rank - below as f64)
}

/// Mean of a function over the equally likely pieces between quantiles.
pub(crate) fn over_pieces(quantiles: &[f64], of: impl Fn(f64, f64) -> f64) -> f64 {
    let pieces = quantiles.windows(2).map(|pair| match pair {
        [a, b] => of(*a, *b),
        _ => 0.0,
    });
    pieces.sum::<f64>() / quantiles.len().saturating_sub(1).max(1) as f64
}

/// Expectation over a standard normal by the trapezoidal rule, which converges
/// geometrically here: `e^(−e^(μ+σz))` is analytic up to `π/2σ` from the real
/// line, so eight steps per unit (and per σ) leave an error below 1e-30.
fn over_normal(sigma: f64, of: impl Fn(f64) -> f64) -> f64 {
    over_normal_and_beyond(sigma, 0.0, of)
}

/// The same of what grows like `e^(beyond·z)`, whose weight lies around
/// `z = beyond` rather than 0.
pub(crate) fn over_normal_and_beyond(sigma: f64, beyond: f64, of: impl Fn(f64) -> f64) -> f64 {
    const REACH: f64 = 9.0;
    let step = 0.125 / sigma.max(1.0);
    let first = -(REACH / step).ceil() as i64;
    let last = ((REACH + beyond) / step).ceil() as i64;
    let density = |z: f64| (-z * z / 2.0).exp();
    let sum: f64 = (first..=last)
        .map(|i| {
            let z = i as f64 * step;
            of(z) * density(z)
        })
        .sum();
    sum * step / std::f64::consts::TAU.sqrt()
}

/// Standard normal quantile, algorithm AS 241 (PPND16) of Wichura, Applied
/// Statistics 37 (1988): about 16 digits. An inverse rather than a rejection
/// method, because the same luck must give the same place in every scenario.
fn normal_quantile(p: f64) -> f64 {
    let q = p - 0.5;
    if q.abs() <= 0.425 {
        let r = 0.180_625 - q * q;
        return q * ratio(&CENTRE, r);
    }
    let tail = if q < 0.0 { p } else { 1.0 - p };
    let r = (-tail.ln()).sqrt();
    let z = if r <= 5.0 { ratio(&NEAR, r - 1.6) } else { ratio(&FAR, r - 5.0) };
    z.copysign(q)
}

/// Numerator and denominator, from the highest power down.
type Rational = [[f64; 8]; 2];

fn ratio([above, below]: &Rational, r: f64) -> f64 {
    polynomial(above, r) / polynomial(below, r)
}

/// Estrin's scheme: a third of the waiting of Horner's, and this is where most
/// of a simulation's time goes.
fn polynomial([c7, c6, c5, c4, c3, c2, c1, c0]: &[f64; 8], r: f64) -> f64 {
    let square = r * r;
    let upper = (c7 * r + c6) * square + (c5 * r + c4);
    let lower = (c3 * r + c2) * square + (c1 * r + c0);
    upper * (square * square) + lower
}

const CENTRE: Rational = [
    [
        2_509.080_928_730_122_7,
        33_430.575_583_588_13,
        67_265.770_927_008_7,
        45_921.953_931_549_87,
        13_731.693_765_509_46,
        1_971.590_950_306_551_3,
        133.141_667_891_784_38,
        3.387_132_872_796_366_5,
    ],
    [
        5_226.495_278_852_854,
        28_729.085_735_721_943,
        39_307.895_800_092_71,
        21_213.794_301_586_597,
        5_394.196_021_424_751,
        687.187_007_492_057_9,
        42.313_330_701_600_91,
        1.0,
    ],
];

const NEAR: Rational = [
    [
        7.745_450_142_783_414e-4,
        0.022_723_844_989_269_184,
        0.241_780_725_177_450_6,
        1.270_458_252_452_368_4,
        3.647_848_324_763_204_5,
        5.769_497_221_460_691,
        4.630_337_846_156_546,
        1.423_437_110_749_683_5,
    ],
    [
        1.050_750_071_644_416_9e-9,
        5.475_938_084_995_345e-4,
        0.015_198_666_563_616_457,
        0.148_103_976_427_480_08,
        0.689_767_334_985_1,
        1.676_384_830_183_803_8,
        2.053_191_626_637_759,
        1.0,
    ],
];

const FAR: Rational = [
    [
        2.010_334_399_292_288_1e-7,
        2.711_555_568_743_487_6e-5,
        0.001_242_660_947_388_078_4,
        0.026_532_189_526_576_124,
        0.296_560_571_828_504_87,
        1.784_826_539_917_291_3,
        5.463_784_911_164_114,
        6.657_904_643_501_103,
    ],
    [
        2.044_263_103_389_939_8e-15,
        1.421_511_758_316_446e-7,
        1.846_318_317_510_054_7e-5,
        7.868_691_311_456_133e-4,
        0.014_875_361_290_850_615,
        0.136_929_880_922_735_8,
        0.599_832_206_555_888,
        1.0,
    ],
];

#[cfg(test)]
mod tests {
    use super::*;

    fn close(found: f64, expected: f64, within: f64) {
        assert!((found - expected).abs() <= within, "{found} is not {expected} within {within}");
    }

    #[test]
    fn the_normal_quantile_has_the_published_values() {
        close(normal_quantile(0.5), 0.0, 1e-15);
        close(normal_quantile(0.9), journey::figure::Z90, 1e-14);
        close(normal_quantile(0.975), 1.959_963_984_540_054, 1e-14);
        close(normal_quantile(0.001), -3.090_232_306_167_813_5, 1e-14);
        close(normal_quantile(1e-10), -6.361_340_902_404_056, 1e-13);
        close(normal_quantile(1e-20), -9.262_340_089_798_408, 1e-13);
    }

    #[test]
    fn patience_runs_out_as_the_domain_model_says() {
        close(Time::Fixed(5.0).outlasts(15.0), 0.2835, 5e-5);
        let lognormal = Time::new(&Duration::Lognormal { p50: 3.0, p90: 12.0 }).unwrap();
        // The domain model prints .2464; both quadratures here say .24633.
        close(lognormal.outlasts(15.0), 0.246_333, 5e-7);
    }

    #[test]
    fn an_exponential_wait_measured_finely_loses_a_quarter() {
        // Exponential of mean 5 against patience 15: P = 5/(5+15), time in queue 3.75.
        let quantiles: Vec<f64> = (0..=20_000).map(|i| -5.0 * (1.0 - f64::from(i) / 20_001.0).ln()).collect();
        let wait = Time::new(&Duration::Empirical { zero: 0.0, quantiles }).unwrap();
        close(wait.outlasts(15.0), 0.25, 1e-4);
        close(15.0 * wait.outlasts(15.0), 3.75, 2e-3);
    }

    #[test]
    fn quadrature_agrees_with_the_mean_over_luck() {
        for (p50, p90, patience) in [(3.0, 12.0, 15.0), (60.0, 240.0, 180.0), (1.0, 300.0, 2.0), (0.01, 0.02, 50.0)] {
            let wait = Time::new(&Duration::Lognormal { p50, p90 }).unwrap();
            let n = 200_000;
            let sum: f64 = (0..n).map(|i| 1.0 - (-wait.at((f64::from(i) + 0.5) / f64::from(n)) / patience).exp()).sum();
            close(wait.outlasts(patience), sum / f64::from(n), 1e-6);
        }
    }

    #[test]
    fn an_empirical_time_keeps_its_mass_at_zero() {
        let time = Time::new(&Duration::Empirical { zero: 0.2, quantiles: vec![1.0, 2.0, 6.0] }).unwrap();
        close(time.at(0.1), 0.0, 0.0);
        close(time.at(0.6), 2.0, 1e-12);
        close(time.mean(), 0.8 * (1.5 + 4.0) / 2.0, 1e-12);
        let n = 100_000;
        let sum: f64 = (0..n).map(|i| 1.0 - (-time.at((f64::from(i) + 0.5) / f64::from(n)) / 3.0).exp()).sum();
        close(time.outlasts(3.0), sum / f64::from(n), 1e-6);
    }

    #[test]
    fn impossible_times_are_refused() {
        for duration in [
            Duration::Fixed { value: -1.0 },
            Duration::Fixed { value: f64::NAN },
            Duration::Lognormal { p50: 0.0, p90: 1.0 },
            Duration::Lognormal { p50: 2.0, p90: 1.0 },
            Duration::Lognormal { p50: 1.0, p90: f64::INFINITY },
            Duration::Lognormal { p50: 1.0, p90: 1e30 },
            Duration::Empirical { zero: 1.5, quantiles: vec![0.0, 1.0] },
            Duration::Empirical { zero: 0.0, quantiles: vec![1.0] },
            Duration::Empirical { zero: 0.0, quantiles: vec![2.0, 1.0] },
        ] {
            assert!(Time::new(&duration).is_err(), "{duration:?} must be refused");
        }
    }
}
