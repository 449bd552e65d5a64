//! What would be different: the same customers on two maps, walk beside walk
//! (common random numbers), so that a small difference shows in few walks. It
//! says the difference of every figure with its interval, and whether it can be
//! seen at all.

use crate::cast::Cast;
use crate::draws::Customer;
use crate::exact::{self, Exact};
use crate::interval;
use crate::monte_carlo::{Cancelled, Progress, Work, batches};
use crate::tally::{Counter, FIGURES, WalkRecord};
use journey::ids::NeedId;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// What a run of two maps says (`milewalk.what-if/1`).
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct WhatIf {
    /// `milewalk.what-if/1`.
    pub format: String,
    /// Title of the map.
    pub map: String,
    /// Seed.
    pub seed: u32,
    /// Customers, each on both maps.
    pub walks: u32,
    /// Per walk.
    pub changes: Changes,
}

/// Differences, scenario less base; units as in the report of a simulation.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[allow(missing_docs, reason = "the words of report::Outcomes and report::Totals")]
pub struct Changes {
    pub resolved_verified: Difference,
    pub resolved_unverified: Difference,
    pub abandoned: Difference,
    pub friction_em: Difference,
    pub remembered_em: Difference,
    pub index: Difference,
    pub active_min: Difference,
    pub attended_wait_min: Difference,
    pub lost_min: Difference,
    pub elapsed_min: Difference,
    pub cost: Difference,
    pub needs: Vec<NeedChange>,
}

/// Shares of a need's episodes.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct NeedChange {
    /// Which.
    pub id: NeedId,
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Met at level 0.
    pub level0: Difference,
    /// Given up.
    pub given_up: Difference,
}

/// One figure on both maps.
#[derive(Clone, Copy, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "FigureDifference"))]
pub struct Difference {
    /// Mean on the map as it is.
    pub base: f64,
    /// Mean on the changed map.
    pub scenario: f64,
    /// Scenario less base, over the same customers.
    pub mean: f64,
    /// Standard error of the difference.
    pub se: f64,
    /// Lower end of the 95 % interval of the difference.
    pub low: f64,
    /// Upper end of the 95 % interval of the difference.
    pub high: f64,
    /// False: no difference that can be seen.
    pub seen: bool,
    /// Exact difference, where both have an exact mean.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub exact: Option<f64>,
}

/// The same customers on a map and on a changed one.
///
/// # Errors
/// When `progress` breaks off.
pub fn compare(
    base: &Cast,
    scenario: &Cast,
    walks: u32,
    seed: u32,
    progress: &Progress<'_>,
) -> Result<WhatIf, Cancelled> {
    let mut changes = compare_all(base, &[scenario], walks, seed, progress)?;
    Ok(WhatIf {
        format: "milewalk.what-if/1".into(),
        map: base.first().title().to_owned(),
        seed,
        walks,
        changes: changes.pop().unwrap_or_default(),
    })
}

/// The same with several changed maps, in their order; the base is walked once.
///
/// # Errors
/// When `progress` breaks off.
pub fn compare_all(
    base: &Cast,
    scenarios: &[&Cast],
    walks: u32,
    seed: u32,
    progress: &Progress<'_>,
) -> Result<Vec<Changes>, Cancelled> {
    let work = Work::new(walks, progress);
    let mut pairs: Vec<Pairs> = scenarios.iter().map(|scenario| Pairs::new(base, scenario)).collect();
    let parts = base.parts(walks);
    for (at, part) in parts.iter().enumerate() {
        let others: Vec<_> = scenarios.iter().map(|s| s.parts(walks)).collect();
        let chains: Vec<_> = others.iter().filter_map(|parts| parts.get(at)).map(|part| part.chain).collect();
        for batch in batches(part.customers.clone()) {
            let done: Result<Vec<Vec<Pairs>>, Cancelled> = batch
                .into_par_iter()
                .map(|customers| chunk(part.chain, &chains, &pairs, customers, seed, &work))
                .collect();
            for of_chunk in done? {
                pairs.iter_mut().zip(of_chunk).for_each(|(all, more)| all.merge(&more));
            }
        }
    }
    let exact = |cast: &Cast| {
        let parts = cast.parts(walks);
        exact::mixed(parts.iter().map(|part| (part.weight(walks), exact::solve(part.chain))))
    };
    let before = exact(base);
    Ok(pairs.iter().zip(scenarios).map(|(pairs, scenario)| pairs.changes(base, &before, &exact(scenario))).collect())
}

fn chunk(
    base: &crate::Chain,
    scenarios: &[&crate::Chain],
    empty: &[Pairs],
    customers: Range<u32>,
    seed: u32,
    work: &Work<'_>,
) -> Result<Vec<Pairs>, Cancelled> {
    let mut counter = Counter::new(base);
    let records: Vec<_> = customers.clone().map(|c| counter.recorded(Customer::new(seed, c))).collect();
    let mut all = Vec::with_capacity(scenarios.len());
    for (chain, empty) in scenarios.iter().zip(empty) {
        let mut counter = Counter::new(chain);
        let mut pairs = empty.emptied();
        for (customer, record) in customers.clone().zip(&records) {
            pairs.add(record, &counter.recorded(Customer::new(seed, customer)));
        }
        all.push(pairs);
        // Looked at for each scenario; walks are counted once.
        work.account(0, records.len())?;
    }
    work.account(customers.end - customers.start, records.len())?;
    Ok(all)
}

/// Sums over pairs of walks.
#[derive(Clone, Debug)]
struct Pairs {
    n: f64,
    figures: [Pair; FIGURES],
    /// Needs that both maps have: place on the base, place on the scenario.
    needs: Vec<(usize, usize, NeedPairs)>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Pair {
    base: f64,
    scenario: f64,
    squares: f64,
}

/// Moments of (episodes, level 0, given up) on the base and on the scenario:
/// what the error of a difference of two ratios takes.
#[derive(Clone, Debug, Default)]
struct NeedPairs {
    sums: [f64; 6],
    products: [[f64; 6]; 6],
}

impl Pairs {
    fn new(base: &Cast, scenario: &Cast) -> Self {
        let place = |id| scenario.first().needs.iter().position(|need| need.id == id);
        let needs = base.first().needs.iter().enumerate();
        let needs = needs.filter_map(|(at, need)| Some((at, place(need.id)?, NeedPairs::default()))).collect();
        Self { n: 0.0, figures: [Pair::default(); FIGURES], needs }
    }

    fn emptied(&self) -> Self {
        let needs = self.needs.iter().map(|(base, scenario, _)| (*base, *scenario, NeedPairs::default())).collect();
        Self { n: 0.0, figures: [Pair::default(); FIGURES], needs }
    }

    fn add(&mut self, base: &WalkRecord, scenario: &WalkRecord) {
        self.n += 1.0;
        for (pair, (a, b)) in self.figures.iter_mut().zip(base.figures.iter().zip(scenario.figures)) {
            pair.base += a;
            pair.scenario += b;
            pair.squares += (b - a) * (b - a);
        }
        for (at, other, sums) in &mut self.needs {
            if let (Some(a), Some(b)) = (base.needs.get(*at), scenario.needs.get(*other)) {
                let [a0, a1, a2] = *a;
                let [b0, b1, b2] = *b;
                sums.add([a0, a1, a2, b0, b1, b2]);
            }
        }
    }

    fn merge(&mut self, other: &Self) {
        self.n += other.n;
        for (mine, theirs) in self.figures.iter_mut().zip(&other.figures) {
            mine.base += theirs.base;
            mine.scenario += theirs.scenario;
            mine.squares += theirs.squares;
        }
        self.needs.iter_mut().zip(&other.needs).for_each(|(mine, theirs)| mine.2.merge(&theirs.2));
    }

    fn changes(&self, cast: &Cast, base: &Exact, scenario: &Exact) -> Changes {
        let mut figures = self.figures.iter();
        let mut next = |exact: Option<fn(&Exact) -> f64>| {
            let pair = figures.next().copied().unwrap_or_default();
            pair.difference(self.n, exact.map(|of| of(scenario) - of(base)))
        };
        // In the order of a `WalkRecord`.
        let friction_em = next(Some(|e| e.totals.friction_em));
        let remembered_em = next(None);
        let active_min = next(Some(|e| e.totals.active_min));
        let attended_wait_min = next(Some(|e| e.totals.attended_wait_min));
        let lost_min = next(Some(|e| e.totals.lost_min));
        let elapsed_min = next(Some(|e| e.totals.elapsed_min));
        let cost = next(Some(|e| e.totals.cost));
        let index = next(None);
        let resolved_verified = next(Some(|e| e.outcomes.resolved_verified));
        let resolved_unverified = next(Some(|e| e.outcomes.resolved_unverified));
        let abandoned = next(Some(|e| e.outcomes.abandoned));
        let need = |(at, _, pairs): &(usize, usize, NeedPairs)| {
            let need = cast.first().needs.get(*at)?;
            let (id, key, name) = (need.id, need.key.clone(), need.name.clone());
            Some(NeedChange { id, key, name, level0: pairs.share(1, self.n), given_up: pairs.share(2, self.n) })
        };
        Changes {
            resolved_verified,
            resolved_unverified,
            abandoned,
            friction_em,
            remembered_em,
            index,
            active_min,
            attended_wait_min,
            lost_min,
            elapsed_min,
            cost,
            needs: self.needs.iter().filter_map(need).collect(),
        }
    }
}

impl Pair {
    fn difference(&self, n: f64, exact: Option<f64>) -> Difference {
        if n <= 0.0 {
            return Difference::default();
        }
        let mean = (self.scenario - self.base) / n;
        let variance = if n > 1.0 { ((self.squares / n - mean * mean) * n / (n - 1.0)).max(0.0) } else { 0.0 };
        Difference { exact, ..Difference::of(self.base / n, self.scenario / n, (variance / n).sqrt()) }
    }
}

impl NeedPairs {
    fn add(&mut self, values: [f64; 6]) {
        for ((sum, row), a) in self.sums.iter_mut().zip(&mut self.products).zip(values) {
            *sum += a;
            row.iter_mut().zip(values).for_each(|(product, b)| *product += a * b);
        }
    }

    fn merge(&mut self, other: &Self) {
        self.sums.iter_mut().zip(other.sums).for_each(|(mine, theirs)| *mine += theirs);
        for (mine, theirs) in self.products.iter_mut().zip(&other.products) {
            mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine += theirs);
        }
    }

    /// Shares of episodes are ratios of counts per walk; the variance of their
    /// difference is that of `(y − q·m)/m̄ − (x − p·n)/n̄` over walks (delta
    /// method), with `x` of `n` episodes on the base and `y` of `m` on the scenario.
    fn share(&self, which: usize, walks: f64) -> Difference {
        let sum = |at: usize| self.sums.get(at).copied().unwrap_or(0.0);
        let (n, m) = (sum(0), sum(3));
        if n <= 0.0 || m <= 0.0 || walks <= 1.0 {
            return Difference::default();
        }
        let (p, q) = (sum(which) / n, sum(3 + which) / m);
        let mut weights = [0.0; 6];
        for (at, weight) in [(which, -1.0 / n), (0, p / n), (3 + which, 1.0 / m), (3, -q / m)] {
            if let Some(slot) = weights.get_mut(at) {
                *slot = weight;
            }
        }
        let squares: f64 = weights
            .iter()
            .zip(&self.products)
            .map(|(a, row)| a * row.iter().zip(weights).map(|(product, b)| product * b).sum::<f64>())
            .sum();
        Difference::of(p, q, (squares.max(0.0) * walks / (walks - 1.0)).sqrt())
    }
}

impl Difference {
    pub(crate) fn of(base: f64, scenario: f64, se: f64) -> Self {
        let mean = scenario - base;
        let (low, high) = interval::normal(mean, se);
        Self { base, scenario, mean, se, low, high, seen: low > 0.0 || high < 0.0, exact: None }
    }
}
