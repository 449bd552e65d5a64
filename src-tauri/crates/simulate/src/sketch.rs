//! Quantiles of many values in a fixed space: a histogram whose bins are 256
//! to the octave, so that a quantile is within 0.4 % of the true one, whatever
//! the number of values. Counts are whole numbers: merging in any order gives
//! the same sketch. Where many sketches are kept at once, fewer bins do.

use crate::report::Histogram;

/// Values below 2^−10 count as nothing.
const LOWEST: i32 = -10;
/// Values from 2^30 up share the last bin.
const HIGHEST: i32 = 30;

/// How values of 0 and above are distributed, in two to the power of `BITS`
/// bins an octave.
#[derive(Clone, Debug, PartialEq)]
pub struct Sketch<const BITS: u32 = 8> {
    nothing: u32,
    /// Empty until there is something to count.
    bins: Vec<u32>,
    least: f64,
    most: f64,
}

/// Quantiles within 1.6 %, in a quarter of the space.
pub(crate) type SmallSketch = Sketch<6>;

impl<const BITS: u32> Default for Sketch<BITS> {
    fn default() -> Self {
        Self { nothing: 0, bins: Vec::new(), least: f64::INFINITY, most: 0.0 }
    }
}

impl<const BITS: u32> Sketch<BITS> {
    const BINS: usize = ((HIGHEST - LOWEST) as usize) << BITS;
    /// What the bits of a number are before the first bin.
    const OFFSET: u64 = ((1023 + LOWEST) as u64) << BITS;

    /// Counts one value.
    #[inline]
    pub fn add(&mut self, value: f64) {
        self.least = self.least.min(value);
        self.most = self.most.max(value);
        // The leading bits of a number are its octave and the place in it.
        let place = (value.to_bits() >> (52 - BITS)).checked_sub(Self::OFFSET);
        match place {
            Some(place) if value > 0.0 => {
                if self.bins.is_empty() {
                    self.bins.resize(Self::BINS, 0);
                }
                if let Some(bin) = self.bins.get_mut((place as usize).min(Self::BINS - 1)) {
                    *bin += 1;
                }
            }
            _ => self.nothing += 1,
        }
    }

    /// Adds what another sketch has counted.
    pub fn merge(&mut self, other: &Self) {
        self.nothing += other.nothing;
        self.least = self.least.min(other.least);
        self.most = self.most.max(other.most);
        if self.bins.len() < other.bins.len() {
            self.bins.resize(Self::BINS, 0);
        }
        for (bin, more) in self.bins.iter_mut().zip(&other.bins) {
            *bin += more;
        }
    }

    /// Number of values.
    #[must_use]
    pub fn count(&self) -> u64 {
        u64::from(self.nothing) + self.bins.iter().map(|n| u64::from(*n)).sum::<u64>()
    }

    /// Quantile at probability `p`; 0 of nothing at all.
    #[must_use]
    pub fn quantile(&self, p: f64) -> f64 {
        let mut wanted = p * self.count() as f64 - f64::from(self.nothing);
        if wanted <= 0.0 {
            return 0.0;
        }
        for (low, high, n) in self.filled() {
            if wanted <= n {
                return low + (high - low) * (wanted / n);
            }
            wanted -= n;
        }
        self.most
    }

    /// Share of the sum of all values that the largest `share` of them hold.
    #[must_use]
    pub fn held_by_largest(&self, share: f64) -> f64 {
        let mut others = (1.0 - share) * self.count() as f64 - f64::from(self.nothing);
        let (mut held, mut total) = (0.0, 0.0);
        for (low, high, n) in self.filled() {
            let middle = f64::midpoint(low, high);
            total += n * middle;
            held += (n - others.clamp(0.0, n)) * middle;
            others -= n;
        }
        if total > 0.0 { held / total } else { 0.0 }
    }

    /// The same in bins of equal width that read well, up to about P99.
    #[must_use]
    pub fn histogram(&self) -> Histogram {
        const WANTED: f64 = 50.0;
        let reach = self.quantile(0.99);
        if reach <= 0.0 {
            return Histogram { from: 0.0, width: 1.0, counts: vec![self.nothing], beyond: 0 };
        }
        let width = round_up(reach / WANTED);
        let bins = (reach / width).ceil() as usize;
        // Rounding the running total, not each bin, keeps the sum exact.
        let mut below = vec![0.0; bins + 1];
        for (low, high, n) in self.filled() {
            for (edge, total) in below.iter_mut().enumerate() {
                let edge = edge as f64 * width;
                let within = if high > low {
                    ((edge - low) / (high - low)).clamp(0.0, 1.0)
                } else {
                    f64::from(u8::from(edge > low))
                };
                *total += n * within;
            }
        }
        let totals: Vec<u32> = below.iter().map(|n| n.round() as u32 + self.nothing).collect();
        let mut counts: Vec<u32> = totals
            .windows(2)
            .map(|pair| pair.last().zip(pair.first()).map_or(0, |(b, a)| b.saturating_sub(*a)))
            .collect();
        if let Some(first) = counts.first_mut() {
            *first += totals.first().copied().unwrap_or(0);
        }
        let beyond = (self.count() as u32).saturating_sub(totals.last().copied().unwrap_or(0));
        Histogram { from: 0.0, width, counts, beyond }
    }

    /// Bins that hold something: from, to (within what was seen), and how many.
    fn filled(&self) -> impl Iterator<Item = (f64, f64, f64)> {
        let edge = |place: usize| f64::from_bits((place as u64 + Self::OFFSET) << (52 - BITS));
        self.bins.iter().enumerate().filter(|(_, n)| **n > 0).map(move |(place, n)| {
            let high = if place + 1 == Self::BINS { self.most } else { edge(place + 1).min(self.most) };
            (edge(place).max(self.least).min(high), high, f64::from(*n))
        })
    }
}

/// The next of 1, 2, 5, 10, 20, 50 …
fn round_up(width: f64) -> f64 {
    let decade = 10_f64.powf(width.log10().floor());
    let steps = [1.0, 2.0, 5.0, 10.0];
    steps.iter().map(|s| s * decade).find(|w| *w >= width).unwrap_or(10.0 * decade)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(values: impl IntoIterator<Item = f64>) -> Sketch {
        let mut sketch = <Sketch>::default();
        values.into_iter().for_each(|v| sketch.add(v));
        sketch
    }

    #[test]
    fn quantiles_are_within_half_a_percent() {
        let sketch = of((1..=100_000).map(|i| (f64::from(i) / 10_000.0).exp()));
        for p in [0.1, 0.5, 0.9, 0.99] {
            let exact = (p * 10.0_f64).exp();
            assert!((sketch.quantile(p) / exact - 1.0).abs() < 0.005, "P{p}: {} for {exact}", sketch.quantile(p));
        }
    }

    #[test]
    fn fewer_bins_do_with_less_precision() {
        let mut small = SmallSketch::default();
        (1..=100_000).for_each(|i| small.add((f64::from(i) / 10_000.0).exp()));
        for p in [0.1, 0.5, 0.9, 0.99] {
            let exact = (p * 10.0_f64).exp();
            assert!((small.quantile(p) / exact - 1.0).abs() < 0.02, "P{p}: {} for {exact}", small.quantile(p));
        }
    }

    #[test]
    fn a_single_value_is_every_quantile() {
        let sketch = of(std::iter::repeat_n(7.3, 10));
        assert_eq!(sketch.quantile(0.1), 7.3);
        assert_eq!(sketch.quantile(0.99), 7.3);
    }

    #[test]
    fn nothing_and_the_very_large_are_kept() {
        let sketch = of([0.0, 0.0, 0.0, 1e15]);
        assert_eq!(sketch.count(), 4);
        assert_eq!(sketch.quantile(0.5), 0.0);
        assert_eq!(sketch.quantile(1.0), 1e15);
        assert_eq!(<Sketch>::default().quantile(0.5), 0.0, "no values, no NaN");
        assert_eq!(<Sketch>::default().held_by_largest(0.2), 0.0);
    }

    #[test]
    fn merging_is_the_same_as_counting_together() {
        let values: Vec<f64> = (0..1000).map(|i| f64::from(i) * 0.37).collect();
        let (left, right) = values.split_at(300);
        let mut merged = of(right.iter().copied());
        merged.merge(&of(left.iter().copied()));
        assert_eq!(merged, of(values));
    }

    #[test]
    fn the_largest_fifth_holds_what_it_holds() {
        let sketch = of((1..=1000).map(f64::from));
        let held = (801..=1000).sum::<i32>() as f64 / (1..=1000).sum::<i32>() as f64;
        assert!((sketch.held_by_largest(0.2) - held).abs() < 0.003);
    }

    #[test]
    fn a_histogram_forgets_nobody() {
        let sketch = of((0..10_000).map(|i| f64::from(i % 997) * 0.173));
        let histogram = sketch.histogram();
        assert_eq!(histogram.counts.iter().sum::<u32>() + histogram.beyond, 10_000);
        assert!((25..=50).contains(&histogram.counts.len()), "{} bins", histogram.counts.len());
        assert!(histogram.beyond <= 250, "about one in a hundred lies beyond");
        assert_eq!(of([0.0; 5]).histogram().counts, vec![5]);
    }
}
