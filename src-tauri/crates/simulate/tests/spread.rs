//! Exact variances: against fractions worked out by hand, against the walks,
//! and how long a large map takes.

mod support;

use journey::JourneyMap;
use journey::figure::{Duration, Figure};
use journey::record::Record;
use simulate::report::{Figure as Simulated, SimulationReport};
use simulate::{Chain, exact, monte_carlo};
use std::ops::ControlFlow;
use support::{changed, sample};

const WALKS: u32 = 200_000;

/// The error of a simulated standard deviation: its spread between runs of
/// other seeds, because long tails have no handy formula.
fn check(name: &str, of: impl Fn(&SimulationReport) -> Vec<Simulated>) {
    let chain = Chain::compile(&sample(name)).unwrap();
    let run = |seed| of(&monte_carlo::run(&chain, WALKS / 10, seed, &|_| ControlFlow::Continue(())).unwrap());
    let runs: Vec<Vec<Simulated>> = (20..40).map(run).collect();
    let n = runs.len() as f64;
    for at in 0..runs[0].len() {
        let exact = runs[0][at].exact_sd.unwrap();
        let found: Vec<f64> = runs.iter().map(|run| run[at].sd.unwrap().powi(2)).collect();
        let mean = found.iter().sum::<f64>() / n;
        let se = (found.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0) / n).sqrt();
        let off = (mean - exact * exact).abs();
        // Student with 19 degrees of freedom: 5 errors are as rare as 4 of a normal.
        assert!(off <= 5.0 * se + 1e-9, "{name}, figure {at}: {mean} is not {} within 5 × {se}", exact * exact);
    }
}

fn figures(report: &SimulationReport) -> Vec<Simulated> {
    let (outcomes, totals) = (&report.outcomes, &report.totals);
    let mut all = vec![
        &outcomes.resolved_verified,
        &outcomes.resolved_unverified,
        &outcomes.abandoned,
        &totals.friction_em,
        &totals.active_min,
        &totals.attended_wait_min,
        &totals.lost_min,
        &totals.elapsed_min,
        &totals.cost,
    ];
    // By identity: the report ranks them by what was simulated.
    let mut touchpoints: Vec<_> = report.touchpoints.iter().collect();
    touchpoints.sort_by_key(|t| t.id);
    all.extend(touchpoints.into_iter().flat_map(|t| [&t.visits, &t.friction_em]));
    all.extend(report.transitions.iter().map(|t| &t.traversals));
    all.into_iter().cloned().collect()
}

#[test]
fn the_walks_of_the_password_reset_spread_as_the_exact_answer_says() {
    check("password-reset", figures);
}

#[test]
fn the_walks_of_an_outage_spread_as_the_exact_answer_says() {
    check("isp-install-outage", figures);
    check("guest-stay", figures);
}

/// The password reset with every time fixed and nobody losing patience.
fn of_fixed_times(minutes: f64) -> JourneyMap {
    changed(&sample("password-reset"), |record| {
        if let Record::Touchpoint(t) = record {
            t.active = Figure::assumed(Duration::Fixed { value: minutes });
            t.wait = Figure::assumed(Duration::Fixed { value: 0.0 });
            (t.patience, t.cost) = (None, Figure::assumed(0.0));
        }
    })
}

/// With one minute a visit, the active time counts visits: its variance is that
/// of the length of the walk. Solved in fractions by elimination, without
/// anything of the engine.
#[test]
fn the_length_of_a_walk_in_exact_fractions() {
    let map = of_fixed_times(1.0);
    let (mean, variance) = fractions::length(&map);
    let exact = exact::solve(&Chain::compile(&map).unwrap());
    assert!((exact.totals.active_min - mean).abs() < 1e-12 * mean, "{} is not {mean}", exact.totals.active_min);
    let found = exact.spread.totals.active_min.powi(2);
    assert!((found - variance).abs() < 1e-12 * variance, "{found} is not {variance}");
    assert_eq!(exact.spread.totals.cost, 0.0, "what never costs anything does not spread");
}

#[test]
fn twice_the_minutes_spread_twice_as_far() {
    let [once, twice] = [1.0, 2.0].map(|m| exact::solve(&Chain::compile(&of_fixed_times(m)).unwrap()).spread);
    assert!((twice.totals.lost_min - 2.0 * once.totals.lost_min).abs() < 1e-12);
    assert_eq!(once.totals.elapsed_min, once.totals.active_min, "nobody waits");
}

/// Mean and variance of the number of visits, in fractions.
mod fractions {
    use journey::JourneyMap;
    use std::ops::{Add, Mul, Sub};

    #[derive(Clone, Copy, PartialEq, Debug)]
    struct Fraction(i128, i128);

    fn divisor(a: i128, b: i128) -> i128 {
        if b == 0 { a.abs() } else { divisor(b, a % b) }
    }

    impl Fraction {
        fn new(above: i128, below: i128) -> Self {
            let common = divisor(above, below) * below.signum();
            Self(above / common, below / common)
        }

        fn value(self) -> f64 {
            self.0 as f64 / self.1 as f64
        }
    }

    impl Add for Fraction {
        type Output = Self;
        fn add(self, o: Self) -> Self {
            let common = divisor(self.1, o.1);
            Self::new(self.0 * (o.1 / common) + o.0 * (self.1 / common), self.1 / common * o.1)
        }
    }

    impl Sub for Fraction {
        type Output = Self;
        fn sub(self, o: Self) -> Self {
            self + Self(-o.0, o.1)
        }
    }

    impl Mul for Fraction {
        type Output = Self;
        fn mul(self, o: Self) -> Self {
            let (a, b) = (Self::new(self.0, o.1), Self::new(o.0, self.1));
            Self(a.0 * b.0, a.1 * b.1)
        }
    }

    impl Fraction {
        fn over(self, o: Self) -> Self {
            self * Self::new(o.1, o.0)
        }
    }

    /// `m = 1 + Q·m`, `s = 1 + 2·Q·m + Q·s`, shares in whole hundredths.
    pub(crate) fn length(map: &JourneyMap) -> (f64, f64) {
        let steps: Vec<_> = map.touchpoints().filter(|t| !t.is_end()).map(|t| t.id).collect();
        let at = |id| steps.iter().position(|step| *step == id);
        let n = steps.len();
        let zero = Fraction(0, 1);
        let mut q = vec![vec![zero; n]; n];
        for way in map.transitions().filter(|way| !way.kind.gives_up()) {
            if let (Some(i), Some(j)) = (at(way.source), at(way.target)) {
                q[i][j] = q[i][j] + Fraction::new((way.share.value * 100.0).round() as i128, 100);
            }
        }
        let product = |m: &[Fraction]| -> Vec<Fraction> {
            q.iter().map(|row| row.iter().zip(m).fold(zero, |sum, (q, m)| sum + *q * *m)).collect()
        };
        let one = Fraction(1, 1);
        let mean = solved(&q, vec![one; n]);
        let square = solved(&q, product(&mean).into_iter().map(|m| one + m + m).collect());
        let start = at(map.details().start.unwrap()).unwrap();
        (mean[start].value(), (square[start] - mean[start] * mean[start]).value())
    }

    /// `x = r + Q·x` by Gauss and Jordan.
    fn solved(q: &[Vec<Fraction>], mut r: Vec<Fraction>) -> Vec<Fraction> {
        let n = r.len();
        let unit = |i, j| Fraction(i128::from(i == j), 1);
        let mut a: Vec<Vec<Fraction>> = (0..n).map(|i| (0..n).map(|j| unit(i, j) - q[i][j]).collect()).collect();
        for k in 0..n {
            let pivot = (k..n).find(|i| a[*i][k].0 != 0).unwrap();
            a.swap(k, pivot);
            r.swap(k, pivot);
            let by = a[k][k];
            a[k].iter_mut().for_each(|x| *x = x.over(by));
            r[k] = r[k].over(by);
            for i in (0..n).filter(|i| *i != k) {
                let times = a[i][k];
                if times.0 != 0 {
                    let row = a[k].clone();
                    a[i].iter_mut().zip(row).for_each(|(x, y)| *x = *x - times * y);
                    r[i] = r[i] - times * r[k];
                }
            }
        }
        r
    }
}
