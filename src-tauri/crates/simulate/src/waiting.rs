//! Waiting with patience, `min(W, P)` with an exponential patience `P`: first
//! and second moments of those who are served and of those who give up. Means
//! alone are in `time`; nothing is drawn here.

use crate::time::{Time, over_normal_and_beyond, over_pieces};

/// Moments of what those who leave a touchpoint one way have waited.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Waited {
    /// Minutes.
    pub(crate) mean: f64,
    /// Minutes².
    pub(crate) variance: f64,
}

/// Of those who are served and of those who give up.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Waiting {
    pub(crate) served: Waited,
    pub(crate) gave_up: Waited,
}

impl Waiting {
    /// Of a wait with this mean patience, or with patience that never ends.
    pub(crate) fn new(wait: &Time, patience: Option<f64>) -> Self {
        let Some(patience) = patience else {
            return Self { served: Waited::of([1.0, wait.mean(), wait.square()]), gave_up: Waited::default() };
        };
        // In units of patience, so that squares of long times stay in range.
        let of = |side: fn(f64) -> [f64; 3]| Waited::of(expected(wait, patience, side)).times(patience);
        Self { served: of(served), gave_up: of(gave_up) }
    }
}

impl Waited {
    /// From the probability of leaving so, and the first two moments on the way.
    fn of([probability, first, second]: [f64; 3]) -> Self {
        if probability <= 0.0 {
            return Self::default();
        }
        let mean = first / probability;
        Self { mean, variance: (second / probability - mean * mean).max(0.0) }
    }

    fn times(self, unit: f64) -> Self {
        Self { mean: self.mean * unit, variance: self.variance * unit * unit }
    }
}

/// `E[1; W < P]`, `E[W; W < P]`, `E[W²; W < P]` of a given wait `x = W/θ`: each is
/// `xᵏ·e^(−x)`.
fn served(x: f64) -> [f64; 3] {
    let lasts = (-x).exp();
    [lasts, x * lasts, x * x * lasts]
}

/// `E[1; P < W]`, `E[P; P < W]`, `E[P²; P < W]` of a given wait `x = W/θ`: the
/// lower incomplete gamma functions `γ(k+1, x) = k!·(1 − e^(−x)·Σ xʲ/j!, j ≤ k)`,
/// for short waits by their series, where the difference would lose its digits.
fn gave_up(x: f64) -> [f64; 3] {
    let lasts = (-x).exp();
    if x > 1.0 {
        return [1.0 - lasts, 1.0 - lasts * (1.0 + x), 2.0 - lasts * (2.0 + x * (2.0 + x))];
    }
    // γ(s, x) = xˢ·e^(−x)·Σ xⁿ/(s·(s+1)…(s+n)).
    let gamma = |s: f64, power: f64| {
        let (mut term, mut sum, mut next) = (1.0 / s, 1.0 / s, s);
        while term > sum * f64::EPSILON {
            next += 1.0;
            term *= x / next;
            sum += term;
        }
        power * lasts * sum
    };
    [gamma(1.0, x), gamma(2.0, x * x), gamma(3.0, x * x * x)]
}

/// Expectation over the wait, each of the three.
fn expected(wait: &Time, patience: f64, given: fn(f64) -> [f64; 3]) -> [f64; 3] {
    [0, 1, 2].map(|power| {
        let of = |w: f64| given(w / patience).get(power).copied().unwrap_or(0.0);
        match wait {
            Time::Fixed(value) => of(*value),
            // What grows with the square of the wait has its weight up to 2σ away.
            Time::Lognormal { mu, sigma } => {
                over_normal_and_beyond(*sigma, 2.0 * sigma, |z| of((mu + sigma * z).exp()))
            }
            // Its density, as long as anybody waits or has patience; who waits longer has given up.
            Time::Exponential { mean } => {
                let shorter = patience.min(*mean);
                let end = PATIENT * shorter;
                let density = |w: f64| of(w) * (-w / mean).exp() / mean;
                end * over_piece(0.0, end, shorter, &density) + of(end) * (-end / mean).exp()
            }
            Time::Empirical { zero, quantiles } => {
                zero * of(0.0) + (1.0 - zero) * over_pieces(quantiles, |a, b| over_piece(a, b, patience, &of))
            }
        }
    })
}

/// After so many times the patience hardly anybody is left (e⁻⁵⁰ is 2·10⁻²²).
const PATIENT: f64 = 50.0;
/// Length of what is integrated at once, in units of patience: an error of 10⁻¹⁴.
const PANEL: f64 = 0.5;

/// Mean of a function of the wait over a uniform piece, by Gauss and Legendre
/// with five points a panel. Where nobody has patience any more the function
/// is what it is at the end.
fn over_piece(from: f64, to: f64, patience: f64, of: &dyn Fn(f64) -> f64) -> f64 {
    if to - from <= 0.0 {
        return of(from);
    }
    let end = to.min(from + PATIENT * patience);
    let panels = ((end - from) / (PANEL * patience)).ceil().max(1.0);
    let width = (end - from) / panels;
    let sum: f64 = (0..panels as u32)
        .map(|panel| {
            let middle = from + (f64::from(panel) + 0.5) * width;
            GAUSS.iter().map(|(place, weight)| weight * of(middle + place * width / 2.0)).sum::<f64>() / 2.0
        })
        .sum();
    (sum * width + (to - end) * of(to)) / (to - from)
}

/// Abramowitz and Stegun, table 25.4, n = 5.
const GAUSS: [(f64, f64); 5] = [
    (0.0, 0.568_888_888_888_888_9),
    (-0.538_469_310_105_683_1, 0.478_628_670_499_366_47),
    (0.538_469_310_105_683_1, 0.478_628_670_499_366_47),
    (-0.906_179_845_938_664, 0.236_926_885_056_189_1),
    (0.906_179_845_938_664, 0.236_926_885_056_189_1),
];

#[cfg(test)]
mod tests {
    use super::*;
    use journey::figure::Duration;

    fn close(found: f64, expected: f64, relative: f64, what: &str) {
        let within = relative * expected.abs().max(1e-300);
        assert!((found - expected).abs() <= within, "{what}: {found} is not {expected}");
    }

    /// Simpson's rule, densely: right to some twelve digits of what is smooth.
    fn simpson(from: f64, to: f64, steps: u32, of: impl Fn(f64) -> f64) -> f64 {
        let width = (to - from) / f64::from(steps);
        let weight = |i: u32| if i == 0 || i == steps { 1.0 } else { f64::from(2 + 2 * (i % 2)) };
        (0..=steps).map(|i| weight(i) * of(from + width * f64::from(i))).sum::<f64>() * width / 3.0
    }

    /// Moments by integrating over patience, in minutes, of those who give up
    /// at a given wait: independent of the closed forms.
    fn gave_up_densely(w: f64, patience: f64) -> [f64; 3] {
        [0, 1, 2].map(|k| simpson(0.0, w, 1600, |p| p.powi(k) * (-p / patience).exp() / patience))
    }

    fn of_moments([probability, first, second]: [f64; 3]) -> (f64, f64) {
        (first / probability, second / probability - (first / probability).powi(2))
    }

    fn check(waiting: &Waiting, served: [f64; 3], gave_up: [f64; 3], relative: f64) {
        for (found, dense, what) in [(waiting.served, served, "served"), (waiting.gave_up, gave_up, "gave up")] {
            let (mean, variance) = of_moments(dense);
            close(found.mean, mean, relative, what);
            // A variance loses as many digits as it is smaller than the square.
            let scale = relative * (1.0 + mean * mean / variance.max(1e-300));
            close(found.variance, variance, scale.min(1.0), what);
        }
    }

    /// With rates that add up, both wait as long: exponentially, of mean 1/(1/m + 1/θ).
    #[test]
    fn an_exponential_wait_has_closed_forms() {
        for (mean, patience) in [(5.0, 15.0), (15.0, 5.0), (0.02, 40.0), (3.0, 3.0)] {
            let waiting = Waiting::new(&Time::Exponential { mean }, Some(patience));
            let both = 1.0 / (1.0 / mean + 1.0 / patience);
            for side in [waiting.served, waiting.gave_up] {
                close(side.mean, both, 1e-9, "mean");
                close(side.variance, both * both, 1e-8, "variance");
            }
        }
    }

    #[test]
    fn a_fixed_wait_against_dense_integration() {
        for (w, patience) in [(5.0, 15.0), (0.01, 100.0), (40.0, 10.0), (3.0, 3.0)] {
            let waiting = Waiting::new(&Time::Fixed(w), Some(patience));
            close(waiting.served.mean, w, 1e-14, "all of the served waited as long");
            assert!(waiting.served.variance <= 1e-13 * w * w);
            check(&waiting, [1.0, w, w * w], gave_up_densely(w, patience), 1e-9);
        }
    }

    #[test]
    fn a_lognormal_wait_against_dense_integration() {
        for (p50, p90, patience) in [(3.0, 12.0, 15.0), (60.0, 240.0, 180.0), (1.0, 300.0, 2.0), (0.01, 0.02, 50.0)] {
            let Ok(wait) = Time::new(&Duration::Lognormal { p50, p90 }) else { panic!("a lognormal wait") };
            let (mu, sigma) = Duration::lognormal_parameters(p50, p90);
            let over = |of: &dyn Fn(f64) -> f64| {
                let density = |z: f64| (-z * z / 2.0).exp() / std::f64::consts::TAU.sqrt();
                simpson(-10.0, 10.0 + 2.0 * sigma, 2000, |z| density(z) * of((mu + sigma * z).exp()))
            };
            let served = [0, 1, 2].map(|k| over(&|w| w.powi(k) * (-w / patience).exp()));
            let gave_up = [0, 1, 2].map(|k| over(&|w| gave_up_densely(w.min(40.0 * patience), patience)[k]));
            check(&Waiting::new(&wait, Some(patience)), served, gave_up, 1e-6);
        }
    }

    #[test]
    fn a_measured_wait_against_dense_integration() {
        let quantiles = vec![0.5, 1.0, 1.0, 4.0, 90.0];
        let wait = Time::Empirical { zero: 0.2, quantiles: quantiles.clone() };
        let over = |of: &dyn Fn(f64) -> f64| {
            let pieces: f64 = quantiles
                .windows(2)
                .map(|q| if q[1] > q[0] { simpson(q[0], q[1], 4000, of) / (q[1] - q[0]) } else { of(q[0]) })
                .sum();
            0.2 * of(0.0) + 0.8 * pieces / 4.0
        };
        for patience in [0.7, 6.0, 500.0] {
            let served = [0, 1, 2].map(|k| over(&|w| w.powi(k) * (-w / patience).exp()));
            let gave_up = [0, 1, 2].map(|k| over(&|w| gave_up_densely(w.min(40.0 * patience), patience)[k]));
            check(&Waiting::new(&wait, Some(patience)), served, gave_up, 1e-6);
        }
        close(wait.square(), over(&|w| w * w), 1e-12, "square");
    }

    /// E[min(W,P)] = θ·P(W > P): the first moment agrees with `outlasts`.
    #[test]
    fn both_sides_together_are_the_mean_wait() {
        let wait = Time::new(&Duration::Lognormal { p50: 3.0, p90: 12.0 });
        let Ok(wait) = wait else { panic!("a lognormal wait") };
        let (gives_up, waiting) = (wait.outlasts(15.0), Waiting::new(&wait, Some(15.0)));
        let mean = (1.0 - gives_up) * waiting.served.mean + gives_up * waiting.gave_up.mean;
        close(mean, 15.0 * gives_up, 1e-12, "mean wait");
    }

    #[test]
    fn without_patience_the_wait_is_all() {
        let Ok(wait) = Time::new(&Duration::Lognormal { p50: 3.0, p90: 12.0 }) else { panic!("a lognormal wait") };
        let Time::Lognormal { sigma, .. } = wait else { panic!("it is lognormal") };
        let served = Waiting::new(&wait, None).served;
        close(served.mean, wait.mean(), 1e-15, "mean");
        close(served.variance, wait.mean().powi(2) * (sigma * sigma).exp_m1(), 1e-12, "variance of a lognormal");
    }
}
