//! The luck of a customer. Every visit has a random stream of its own, made
//! from (seed, customer, touchpoint, how often this customer was there before),
//! and takes one number from it for each purpose. So a customer meets the same
//! wait at the same touchpoint whatever was chosen before and whatever a second
//! scenario changed elsewhere (common random numbers), on any number of threads.

use rand::Rng;
use rand_pcg::Pcg64Dxsm;

/// One customer of a seed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Customer {
    stream: u64,
}

/// The numbers of one visit, each strictly between 0 and 1.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Luck {
    pub(crate) wait: f64,
    pub(crate) patience: f64,
    pub(crate) active: f64,
    pub(crate) way_on: f64,
}

impl Customer {
    pub(crate) fn new(seed: u32, customer: u32) -> Self {
        Self { stream: scramble(u64::from(seed) << 32 | u64::from(customer)) }
    }

    /// One customer of a replication; those of replication 0 are the customers
    /// of the walks.
    pub(crate) fn of_replication(seed: u32, replication: u32, customer: u32) -> Self {
        let apart = if replication == 0 { 0 } else { scramble(u64::from(replication)) };
        Self { stream: scramble((u64::from(seed) << 32 | u64::from(customer)) ^ apart) }
    }

    /// The luck of this customer's visit to a touchpoint, `before` visits
    /// having gone before.
    pub(crate) fn luck(self, touchpoint: u64, before: u32) -> Luck {
        let visit = scramble(touchpoint.wrapping_add(u64::from(before).wrapping_mul(GOLDEN)) ^ self.stream);
        let mut stream = Pcg64Dxsm::new(u128::from(visit) << 64 | u128::from(self.stream), u128::from(touchpoint));
        // The order is part of what a seed means.
        let wait = open_unit(stream.next_u64());
        let patience = open_unit(stream.next_u64());
        let active = open_unit(stream.next_u64());
        let way_on = open_unit(stream.next_u64());
        Luck { wait, patience, active, way_on }
    }
}

/// The name of a touchpoint in the random streams: from its identity, so that
/// what is added elsewhere on the map does not change what happens here.
pub(crate) fn stream_of(id: journey::ids::TouchpointId) -> u64 {
    let (high, low) = id.0.as_u64_pair();
    scramble(high ^ scramble(low))
}

/// Numbers strictly between 0 and 1 that belong to no visit: when the customers
/// of a replication arrive, and who they are. They are the same whatever a
/// scenario changes for those who have arrived.
#[derive(Clone, Debug)]
pub(crate) struct Stream(Pcg64Dxsm);

impl Stream {
    /// The arrivals of a replication.
    pub(crate) fn of_arrivals(seed: u32, replication: u32) -> Self {
        Self::named(ARRIVALS, seed, replication)
    }

    /// Of which persona they are.
    pub(crate) fn of_personas(seed: u32, replication: u32) -> Self {
        Self::named(PERSONAS, seed, replication)
    }

    fn named(name: u64, seed: u32, replication: u32) -> Self {
        let place = scramble(scramble(u64::from(seed) << 32 | u64::from(replication)) ^ name);
        Self(Pcg64Dxsm::new(u128::from(place) << 64 | u128::from(seed), u128::from(name)))
    }

    #[inline]
    pub(crate) fn next(&mut self) -> f64 {
        open_unit(self.0.next_u64())
    }
}

/// Names the stream of arrivals: "arrivals" in ASCII.
const ARRIVALS: u64 = 0x6172_7269_7661_6C73;
/// "personas".
const PERSONAS: u64 = 0x7065_7273_6F6E_6173;

const GOLDEN: u64 = 0x9E37_79B9_7F4A_7C15;

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014).
fn scramble(x: u64) -> u64 {
    let x = x.wrapping_add(GOLDEN);
    let x = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    x ^ (x >> 31)
}

/// 52 random bits at the middle of their cell: never 0, never 1.
fn open_unit(bits: u64) -> f64 {
    ((bits >> 12) as f64 + 0.5) * (1.0 / (1_u64 << 52) as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn luck_stays_within_0_and_1() {
        assert!(open_unit(0) > 0.0 && open_unit(u64::MAX) < 1.0);
    }

    /// Means and correlations of what neighbouring customers, visits and
    /// touchpoints meet: uniform and unrelated within 5 standard errors.
    #[test]
    fn neighbours_are_strangers() {
        let n = 100_000_u32;
        let at = |c: u32, t: u64, k: u32| Customer::new(7, c).luck(scramble(t), k);
        let pairs: [&dyn Fn(u32) -> (f64, f64); 6] = [
            &|c| (at(c, 1, 0).wait, at(c + 1, 1, 0).wait),
            &|c| (at(c, 1, 0).wait, at(c, 2, 0).wait),
            &|c| (at(c, 1, 0).wait, at(c, 1, 1).wait),
            &|c| (at(c, 1, 0).wait, at(c, 1, 0).patience),
            &|c| (at(c, 1, 0).active, at(c, 1, 0).way_on),
            &|c| (Customer::new(7, c).luck(1, 0).way_on, Customer::new(8, c).luck(1, 0).way_on),
        ];
        for (which, pair) in pairs.iter().enumerate() {
            let (mut mean, mut product) = (0.0, 0.0);
            for c in 0..n {
                let (a, b) = pair(c);
                mean += a;
                product += (a - 0.5) * (b - 0.5) * 12.0;
            }
            let n = f64::from(n);
            assert!((mean / n - 0.5).abs() < 5.0 / (12.0 * n).sqrt(), "pair {which}: mean {}", mean / n);
            assert!((product / n).abs() < 5.0 / n.sqrt(), "pair {which}: correlation {}", product / n);
        }
    }
}
