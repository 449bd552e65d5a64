//! When customers arrive: a Poisson process whose rate changes by the hour of
//! the week.

use super::HOUR;
use crate::draws::Stream;
use journey::model::HOURS_OF_WEEK;

/// Arrivals a minute in each hour of the week.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Demand([f64; HOURS_OF_WEEK]);

/// The arrivals of one replication, one after the other.
pub(crate) struct Arrivals<'a> {
    demand: &'a Demand,
    stream: Stream,
    /// Hours since the start.
    hour: u64,
    /// Rate of that hour.
    rate: f64,
    /// Minutes of that hour that have gone by.
    within: f64,
}

impl Demand {
    /// `per_minute` on average, spread over the week in proportion to 168
    /// weights; none of these: evenly. None if there is an hour without a
    /// number, or no hour at all.
    pub(crate) fn new(per_minute: f64, weights: &[f64]) -> Option<Self> {
        if weights.is_empty() {
            return Some(Self([per_minute; HOURS_OF_WEEK]));
        }
        let weights: &[f64; HOURS_OF_WEEK] = weights.try_into().ok()?;
        let sum: f64 = weights.iter().sum();
        let fit = weights.iter().all(|w| w.is_finite() && *w >= 0.0) && sum > 0.0 && sum.is_finite();
        fit.then(|| Self(weights.map(|w| per_minute * HOURS_OF_WEEK as f64 * w / sum)))
    }

    /// Arrivals a minute, over the week.
    pub(crate) fn mean(&self) -> f64 {
        self.0.iter().sum::<f64>() / HOURS_OF_WEEK as f64
    }

    fn at(&self, hour: u64) -> f64 {
        self.0.get((hour % HOURS_OF_WEEK as u64) as usize).copied().unwrap_or(0.0)
    }
}

impl<'a> Arrivals<'a> {
    pub(crate) fn new(demand: &'a Demand, stream: Stream) -> Self {
        Self { demand, stream, hour: 0, rate: demand.at(0), within: 0.0 }
    }

    /// Minute of the next arrival. Inverts the cumulative rate, which is
    /// piecewise linear: the expected number between two arrivals is
    /// exponential with mean 1 (Çinlar 1975, "Introduction to Stochastic
    /// Processes", 4.7). One number for each arrival, none thrown away.
    pub(crate) fn next(&mut self) -> f64 {
        let mut ahead = -self.stream.next().ln();
        loop {
            let left = (HOUR - self.within) * self.rate;
            if ahead < left {
                self.within += ahead / self.rate;
                return self.hour as f64 * HOUR + self.within;
            }
            ahead -= left;
            self.hour += 1;
            (self.rate, self.within) = (self.demand.at(self.hour), 0.0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrivals_follow_the_week() {
        let mut weights = vec![1.0; HOURS_OF_WEEK];
        weights[10] = 5.0;
        weights[11] = 0.0;
        let demand = Demand::new(0.5, &weights).unwrap();
        assert!((demand.mean() - 0.5).abs() < 1e-12);
        let mut arrivals = Arrivals::new(&demand, Stream::of_arrivals(1, 0));
        let mut counts = [0.0; HOURS_OF_WEEK];
        let weeks = 200.0;
        let mut last = 0.0;
        loop {
            let at = arrivals.next();
            assert!(at >= last, "time does not run back");
            last = at;
            if at >= weeks * 168.0 * HOUR {
                break;
            }
            counts[(at / HOUR) as usize % HOURS_OF_WEEK] += 1.0;
        }
        for (hour, count) in counts.iter().enumerate() {
            let expected = weeks * HOUR * demand.at(hour as u64);
            assert!((count - expected).abs() <= 4.5 * expected.sqrt(), "hour {hour}: {count} for {expected}");
        }
        assert_eq!(counts[11], 0.0);
    }

    #[test]
    fn a_week_that_cannot_be_read_is_refused() {
        let with = |value: f64| [vec![1.0; HOURS_OF_WEEK - 1], vec![value]].concat();
        for weights in [vec![1.0; 24], with(f64::NAN), with(-1.0), with(f64::INFINITY), vec![0.0; HOURS_OF_WEEK]] {
            assert_eq!(Demand::new(1.0, &weights), None);
        }
    }
}
