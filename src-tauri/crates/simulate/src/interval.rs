//! Intervals of 95 %: for a share (Wilson) and for a mean.

/// The standard normal quantile of 0.975.
pub const Z95: f64 = 1.959_963_984_540_054;

/// Wilson's score interval of a share `p` of `n` observations (Wilson 1927).
/// `n` need not be whole: an effective number of observations will do. Without
/// observations the share can be anything: 0 to 1.
#[must_use]
pub fn wilson(p: f64, n: f64) -> (f64, f64) {
    if n.is_nan() || n <= 0.0 {
        return (0.0, 1.0);
    }
    let z2 = Z95 * Z95;
    let middle = p + z2 / (2.0 * n);
    let reach = Z95 * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).max(0.0).sqrt();
    let scale = 1.0 + z2 / n;
    (((middle - reach) / scale).max(0.0), ((middle + reach) / scale).min(1.0))
}

/// Interval of a mean with this standard error.
#[must_use]
pub fn normal(mean: f64, se: f64) -> (f64, f64) {
    (mean - Z95 * se, mean + Z95 * se)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_percent((low, high): (f64, f64)) -> String {
        format!("{:.1}–{:.1}", 100.0 * low, 100.0 * high)
    }

    #[test]
    fn wilson_has_the_published_vectors() {
        assert_eq!(in_percent(wilson(0.62, 100.0)), "52.2–70.9");
        assert_eq!(in_percent(wilson(0.5, 10.0)), "23.7–76.3");
    }

    #[test]
    fn wilson_stays_on_the_scale() {
        assert_eq!(wilson(0.3, 0.0), (0.0, 1.0));
        assert_eq!(wilson(0.0, 20.0).0, 0.0);
        assert!(wilson(0.0, 20.0).1 > 0.1, "nothing seen in twenty is not nothing at all");
        assert_eq!(wilson(1.0, 20.0).1, 1.0);
    }
}
