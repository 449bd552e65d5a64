//! Two figures held against each other: the difference, the interval in which
//! it lies, and whether there is one to be seen.
//!
//! Shares: the interval of each by Wilson (1927), of their difference by
//! Newcombe (1998), method 10. Medians: the interval of each between two of its
//! values by rank (Conover 1999, section 3.2), of their difference by the same
//! way of combining the two (Zou and Donner 2008). All at 95 %.

use crate::quantile::quantile;

/// Of the standard normal distribution, for 95 %.
const Z: f64 = 1.959_963_984_540_054;

results! {
    /// The same figure of two slices. The difference is that of the second to
    /// the first.
    pub struct Contrast {
        /// Of the first slice; none of too few tickets.
        pub first: Option<f64>,
        /// Of the second; none of too few tickets.
        pub second: Option<f64>,
        /// The second less the first.
        pub difference: Option<f64>,
        /// Lower end of the 95 % interval of the difference.
        pub low: Option<f64>,
        /// Upper end of the 95 % interval of the difference.
        pub high: Option<f64>,
        /// True: the interval does not hold 0.
        pub seen: bool,
    }
}

/// A figure with its interval.
type Estimate = (f64, f64, f64);

impl Contrast {
    /// Of two shares: so many of so many.
    pub(crate) fn of_shares(first: Option<(u32, u32)>, second: Option<(u32, u32)>) -> Self {
        let share = |(k, n): (u32, u32)| (n > 0).then(|| wilson(f64::from(k) / f64::from(n), f64::from(n)));
        Self::of(first.and_then(share), second.and_then(share))
    }

    /// Of two medians, in minutes, of sorted seconds.
    pub(crate) fn of_medians(first: Option<&[i64]>, second: Option<&[i64]>) -> Self {
        let median = |sorted: &[i64]| {
            let (low, high) = median_interval(sorted);
            let minutes = |seconds: i64| seconds as f64 / 60.0;
            let value = quantile(sorted, 0.5)? / 60.0;
            // Of a handful nothing narrower than everything is known.
            Some((value, low.map_or(f64::NEG_INFINITY, minutes), high.map_or(f64::INFINITY, minutes)))
        };
        Self::of(first.and_then(median), second.and_then(median))
    }

    fn of(first: Option<Estimate>, second: Option<Estimate>) -> Self {
        let value = |one: Option<Estimate>| one.map(|(value, ..)| value);
        let mut contrast =
            Self { first: value(first), second: value(second), difference: None, low: None, high: None, seen: false };
        let Some(((a, a_low, a_high), (b, b_low, b_high))) = first.zip(second) else { return contrast };
        let difference = b - a;
        let (low, high) = (difference - (b - b_low).hypot(a_high - a), difference + (b_high - b).hypot(a - a_low));
        contrast.difference = Some(difference);
        contrast.low = Some(low).filter(|low| low.is_finite());
        contrast.high = Some(high).filter(|high| high.is_finite());
        contrast.seen = low > 0.0 || high < 0.0;
        contrast
    }
}

/// A share of `n` with its interval.
fn wilson(p: f64, n: f64) -> Estimate {
    let z2 = Z * Z;
    let middle = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z / (1.0 + z2 / n) * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt();
    (p, (middle - half).clamp(0.0, p), (middle + half).clamp(p, 1.0))
}

/// The values between which the median lies; none where there are too few.
fn median_interval(sorted: &[i64]) -> (Option<i64>, Option<i64>) {
    let n = sorted.len() as f64;
    let half = Z * n.sqrt() / 2.0;
    let (low, high) = ((n / 2.0 - half).floor(), (n / 2.0 + 1.0 + half).ceil());
    let at = |rank: f64| if rank >= 1.0 { sorted.get(rank as usize - 1).copied() } else { None };
    (at(low), at(high))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn close(value: Option<f64>, expected: f64) {
        assert!(value.is_some_and(|value| (value - expected).abs() < 5e-5), "{value:?} instead of {expected}");
    }

    #[test]
    fn the_difference_of_two_shares_is_as_published() {
        // Newcombe 1998, table II: 56/70 less 48/80, method 10.
        let contrast = Contrast::of_shares(Some((48, 80)), Some((56, 70)));
        close(contrast.difference, 0.2);
        close(contrast.low, 0.0524);
        close(contrast.high, 0.3339);
        assert!(contrast.seen);
        // 9/10 less 3/10, and 0/10 less 0/20 of the same table.
        let contrast = Contrast::of_shares(Some((3, 10)), Some((9, 10)));
        close(contrast.low, 0.1705);
        close(contrast.high, 0.8090);
        let contrast = Contrast::of_shares(Some((0, 20)), Some((0, 10)));
        close(contrast.low, -0.1611);
        close(contrast.high, 0.2775);
        assert!(!contrast.seen);
    }

    #[test]
    fn the_interval_of_a_median_lies_between_two_of_its_values() {
        let values: Vec<i64> = (1..=100).collect();
        // Ranks 40 and 61 of a hundred: the usual table.
        assert_eq!(median_interval(&values), (Some(40), Some(61)));
        assert_eq!(median_interval(&values[..3]), (None, None), "three tell nothing");
    }

    #[test]
    fn medians_that_lie_far_apart_differ_and_a_few_never_do() {
        let near: Vec<i64> = (0..200).map(|n| 600 + n).collect();
        let far: Vec<i64> = (0..200).map(|n| 6_000 + n).collect();
        let contrast = Contrast::of_medians(Some(&near), Some(&far));
        close(contrast.difference, 90.0);
        assert!(contrast.seen && contrast.low > Some(89.0) && contrast.high < Some(91.0));
        let few = Contrast::of_medians(Some(&near[..2]), Some(&far[..2]));
        close(few.difference, 90.0);
        assert_eq!((few.low, few.high, few.seen), (None, None, false));
        assert_eq!(Contrast::of_medians(None, Some(&far)).difference, None);
    }
}
