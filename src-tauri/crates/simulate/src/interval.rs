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

/// Student's interval of a mean over `n` independent replications with this
/// standard error; of fewer than two there is none, and the mean stands alone.
#[must_use]
pub fn student(mean: f64, se: f64, n: u32) -> (f64, f64) {
    match n.checked_sub(1) {
        None | Some(0) => (mean, mean),
        Some(freedom) => {
            let reach = t95(freedom) * se;
            (mean - reach, mean + reach)
        }
    }
}

/// The 0.975 quantile of Student's t with whole degrees of freedom, by bisection
/// of the distribution function, which has a closed form then. Beyond 1,000 the
/// expansion in 1/ν (Abramowitz and Stegun 26.7.5) is right to 12 digits.
#[must_use]
pub fn t95(freedom: u32) -> f64 {
    if freedom == 0 {
        return f64::INFINITY;
    }
    let nu = f64::from(freedom);
    if freedom > 1000 {
        let x = Z95;
        let (x3, x5, x7) = (x.powi(3), x.powi(5), x.powi(7));
        return x
            + (x3 + x) / (4.0 * nu)
            + (5.0 * x5 + 16.0 * x3 + 3.0 * x) / (96.0 * nu * nu)
            + (3.0 * x7 + 19.0 * x5 + 17.0 * x3 - 15.0 * x) / (384.0 * nu.powi(3));
    }
    let (mut low, mut high) = (1.9, 13.0);
    for _ in 0..80 {
        let middle = f64::midpoint(low, high);
        if within(middle, freedom) < 0.95 { low = middle } else { high = middle }
    }
    f64::midpoint(low, high)
}

/// Probability that Student's t stays within ±t (Abramowitz and Stegun 26.7.3
/// and 26.7.4): a finite sum in the angle `arctan(t/√ν)`.
fn within(t: f64, freedom: u32) -> f64 {
    let angle = (t / f64::from(freedom).sqrt()).atan();
    let (sin, cos) = angle.sin_cos();
    let odd = freedom % 2 == 1;
    let (mut term, mut sum, mut k) = if odd { (cos, cos, 2) } else { (1.0, 1.0, 1) };
    let last = freedom.saturating_sub(3);
    while k <= last {
        term *= cos * cos * f64::from(k) / f64::from(k + 1);
        sum += term;
        k += 2;
    }
    match (odd, freedom) {
        (true, 1) => angle * std::f64::consts::FRAC_2_PI,
        (true, _) => (angle + sin * sum) * std::f64::consts::FRAC_2_PI,
        (false, _) => sin * sum,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn t_has_the_published_quantiles() {
        let table = [
            (1, 12.706_204_736),
            (2, 4.302_652_730),
            (3, 3.182_446_305),
            (4, 2.776_445_105),
            (5, 2.570_581_836),
            (9, 2.262_157_163),
            (10, 2.228_138_852),
            (29, 2.045_229_642),
            (30, 2.042_272_456),
            (100, 1.983_971_519),
            (1000, 1.962_339_081),
        ];
        for (freedom, t) in table {
            assert!((t95(freedom) - t).abs() < 1e-8, "t({freedom}) is {t}, not {}", t95(freedom));
        }
        assert!((t95(1001) - t95(1000)).abs() < 1e-5, "the expansion goes on where the sum ends");
        assert_eq!(student(3.0, 1.0, 1), (3.0, 3.0), "one replication says nothing of its own error");
    }

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
