//! Waiting and doing times, from the visits of tickets that are over.
//!
//! *As measured*: the share of visits that take no time at all, and quantiles of
//! the others (type 7 of Hyndman and Fan 1996) at evenly spaced probabilities;
//! the highest is set so that the mean is that of the tickets, which a piecewise
//! linear function through a long tail would overstate. *Lognormal*: of the fit
//! by the moments of the logarithm (maximum likelihood) and the one through
//! median and P90, the one that lies closer. *A timer*: where at least 60 % lie
//! within 1 % (at least 5 minutes) of a whole number of days or hours.
//!
//! How well a family fits is the distance of Kolmogorov and Smirnov: the largest
//! difference between the share of tickets that take at most so long and the one
//! that the family gives; what lies that near a timer counts as on time.

use super::observe::Times;
use super::{Case, Family, Fit, Proposal, ProposedFigure, TimeFigure, evidence_in_words, same_evidence, several};
use crate::quantile::quantile;
use journey::edit::Edit;
use journey::figure::{Duration, Figure, Z90};
use journey::ids::TouchpointId;
use journey::model::Touchpoint;
use journey::scale::LONGEST;
use journey::words;

/// Quantiles of a measured time: every 2 %, so that median and P90 are exact.
const KNOTS: usize = 51;

/// Share of visits that make a timer.
const TIMER_SHARE: f64 = 0.6;

/// A share of zeros that is worth a word.
const MANY_ZEROS: f64 = 0.01;

/// One proposal for each time of a touchpoint that enough tickets show.
pub(super) fn propose(case: &Case<'_>, times: &[(TouchpointId, TimeFigure, Times)]) -> Vec<Proposal> {
    let all = times.iter().filter_map(|(id, figure, times)| Some((case.map.touchpoint(*id)?, *figure, times)));
    all.filter_map(|(touchpoint, figure, times)| one(case, touchpoint, figure, times)).collect()
}

fn one(case: &Case<'_>, touchpoint: &Touchpoint, figure: TimeFigure, times: &Times) -> Option<Proposal> {
    if times.tickets < case.options.minimum_n.max(1) {
        return None;
    }
    let (proposed, before, what) = match figure {
        TimeFigure::Wait => (ProposedFigure::Wait, &touchpoint.wait, "wait"),
        TimeFigure::Doing => (ProposedFigure::Doing, &touchpoint.active, "doing"),
    };
    let key = format!("{}.{what}", touchpoint.key);
    let mut seconds = times.seconds.clone();
    seconds.sort_unstable();
    let timer = timer(&seconds);
    let fits = fits(&seconds, timer.map(|(minutes, _)| minutes));
    let chosen = case.options.families.get(&key).copied();
    let best = if timer.is_some() { Family::Fixed } else { Family::Empirical };
    let of = |family| fits.iter().find(|fit| Some(fit.family) == family);
    let fit = of(chosen).or_else(|| of(Some(best))).or_else(|| fits.first())?.clone();
    let n = seconds.len() as u32;
    let after = Figure { value: fit.time, evidence: (case.counted)(n) };
    if after.value == before.value && same_evidence(&after.evidence, &before.evidence) {
        return None;
    }
    let id = touchpoint.id;
    let (p50, p90) = before.value.typical_and_bad_day();
    Some(Proposal {
        key,
        figure: proposed,
        touchpoint: Some(id),
        name: touchpoint.name.clone(),
        before: format!("{} ({})", words::time(&before.value), evidence_in_words(&before.evidence)),
        after: words::time(&after.value),
        words: says(times, &seconds, timer),
        n,
        tickets: times.tickets,
        open: times.open,
        before_min: Some([p50, p90]),
        ways: Vec::new(),
        family: Some(fit.family),
        fits,
        edits: vec![match figure {
            TimeFigure::Wait => Edit::SetWait { touchpoint: id, wait: after },
            TimeFigure::Doing => Edit::SetActive { touchpoint: id, active: after },
        }],
    })
}

fn says(times: &Times, sorted: &[i64], timer: Option<(f64, f64)>) -> Vec<String> {
    let n = sorted.len() as u32;
    let mut says = vec![format!("Measured at {} of {}.", several(n, "visit"), several(times.tickets, "ticket"))];
    if let Some((minutes, share)) = timer {
        let value = words::time(&Duration::Fixed { value: minutes });
        says.push(format!("A timer: {} take {value}, give or take 1 %.", words::percent(share)));
    }
    let zero = zeros(sorted) as f64 / f64::from(n.max(1));
    if zero >= MANY_ZEROS {
        says.push(format!("{} take no time at all.", words::percent(zero)));
    }
    if times.open > 0 {
        let are = if times.open == 1 { "is" } else { "are" };
        says.push(format!("{} {are} not over yet and left out.", several(times.open, "visit")));
    }
    says
}

/// The whole number of days or hours at which most visits end, minutes, and
/// their share. If most lie near one value, so does the median.
fn timer(sorted: &[i64]) -> Option<(f64, f64)> {
    let median = quantile(sorted, 0.5)? / 60.0;
    [1440.0, 60.0].into_iter().find_map(|unit| {
        let value = (median / unit).round() * unit;
        let (_, share) = on_time(sorted, value);
        (value > 0.0 && share >= TIMER_SHARE).then_some((value, share))
    })
}

/// Shares of visits that end before a timer, and at it, give or take.
fn on_time(sorted: &[i64], value: f64) -> (f64, f64) {
    let near = (value * 0.01).max(5.0);
    let early = sorted.partition_point(|seconds| (*seconds as f64 / 60.0) < value - near);
    let in_time = sorted.partition_point(|seconds| *seconds as f64 / 60.0 <= value + near) - early;
    let share = |visits: usize| visits as f64 / sorted.len().max(1) as f64;
    (share(early), share(in_time))
}

/// All families that can be such a time, the closest first.
fn fits(sorted: &[i64], timer: Option<f64>) -> Vec<Fit> {
    let median = || quantile(sorted, 0.5).map(|seconds| (seconds / 60.0).round());
    let mut times = vec![(Family::Empirical, measured(sorted))];
    times.extend(lognormal(sorted).map(|time| (Family::Lognormal, time)));
    times.extend(timer.or_else(median).map(|value| (Family::Fixed, Duration::Fixed { value: value.min(LONGEST) })));
    let fit = |(family, time): (Family, Duration)| {
        let (median_min, p90_min) = time.typical_and_bad_day();
        let distance = distance(sorted, &time);
        Fit { family, time, median_min, p90_min, distance }
    };
    let mut fits: Vec<Fit> = times.into_iter().map(fit).collect();
    fits.sort_by(|a, b| a.distance.total_cmp(&b.distance));
    fits
}

fn zeros(sorted: &[i64]) -> usize {
    sorted.partition_point(|seconds| *seconds <= 0)
}

fn measured(sorted: &[i64]) -> Duration {
    let zeros = zeros(sorted);
    let positive = sorted.get(zeros..).unwrap_or_default();
    let Some(longest) = positive.last().map(|seconds| *seconds as f64 / 60.0) else { return Duration::ZERO };
    let pieces = positive.len().clamp(2, KNOTS) - 1;
    let at = |knot: usize| quantile(positive, knot as f64 / pieces as f64).unwrap_or_default() / 60.0;
    let mut quantiles: Vec<f64> = (0..pieces).map(at).collect();
    // Trapezoids: the first and the last knot count half.
    let mean = positive.iter().map(|seconds| *seconds as f64).sum::<f64>() / positive.len() as f64 / 60.0;
    let half_first = quantiles.first().copied().unwrap_or_default() / 2.0;
    let highest = 2.0 * (mean * pieces as f64 + half_first - quantiles.iter().sum::<f64>());
    let before = quantiles.last().copied().unwrap_or_default();
    quantiles.push(highest.min(longest).max(before));
    for quantile in &mut quantiles {
        *quantile = (*quantile * 1e3).round().min(LONGEST * 1e3) / 1e3;
    }
    Duration::Empirical { zero: zeros as f64 / sorted.len() as f64, quantiles }
}

/// The closer of two fits; none where a lognormal cannot be meant.
fn lognormal(sorted: &[i64]) -> Option<Duration> {
    let through = |p50: f64, p90: f64| {
        let sound = p50 > 0.0 && p90 >= p50 && p90 <= LONGEST;
        sound.then_some(Duration::Lognormal { p50: tidy(p50), p90: tidy(p90) })
    };
    let quantiles = through(quantile(sorted, 0.5)? / 60.0, quantile(sorted, 0.9)? / 60.0);
    let logarithms: Vec<f64> =
        sorted.get(zeros(sorted)..).unwrap_or_default().iter().map(|seconds| (*seconds as f64 / 60.0).ln()).collect();
    let n = logarithms.len() as f64;
    let mean = logarithms.iter().sum::<f64>() / n;
    let sigma = (logarithms.iter().map(|l| (l - mean).powi(2)).sum::<f64>() / n).sqrt();
    let moments = if n > 0.0 { through(mean.exp(), (mean + Z90 * sigma).exp()) } else { None };
    let closer = |a: &Duration, b: &Duration| distance(sorted, a).total_cmp(&distance(sorted, b));
    quantiles.into_iter().chain(moments).min_by(closer)
}

/// Three digits behind the point, and never 0.
fn tidy(minutes: f64) -> f64 {
    ((minutes * 1e3).round() / 1e3).max(1e-3)
}

/// How far tickets and family are apart, see the head of this file.
fn distance(sorted: &[i64], time: &Duration) -> f64 {
    match time {
        Duration::Fixed { value } => {
            let (early, in_time) = on_time(sorted, *value);
            early.max(1.0 - early - in_time)
        }
        Duration::Lognormal { p50, p90 } => {
            let (mu, sigma) = Duration::lognormal_parameters(*p50, *p90);
            largest(sorted, |x| match (x > 0.0, sigma > 0.0) {
                (false, _) => 0.0,
                (true, true) => normal((x.ln() - mu) / sigma),
                (true, false) => f64::from(x >= *p50),
            })
        }
        Duration::Empirical { zero, quantiles } => {
            largest(sorted, |x| if x < 0.0 { 0.0 } else { zero + (1.0 - zero) * rank(quantiles, x) })
        }
    }
}

/// Figures are rounded; a tenth of a second more or less is the same time.
const SAME: f64 = 0.002;

/// Over all values that occur, just before and at each. `share` takes at most so
/// many minutes.
fn largest(sorted: &[i64], share: impl Fn(f64) -> f64) -> f64 {
    let n = sorted.len() as f64;
    let (mut largest, mut before) = (0.0_f64, 0.0);
    for same in sorted.chunk_by(|a, b| a == b) {
        let Some(minutes) = same.first().map(|seconds| *seconds as f64 / 60.0) else { continue };
        let at = before + same.len() as f64 / n;
        largest = largest.max((share(minutes - SAME) - before).abs()).max((share(minutes + SAME) - at).abs());
        before = at;
    }
    largest
}

/// Where a value lies between quantiles, 0 to 1.
fn rank(quantiles: &[f64], x: f64) -> f64 {
    let behind = quantiles.partition_point(|quantile| *quantile <= x);
    let (low, high) = (behind.checked_sub(1).and_then(|at| quantiles.get(at)), quantiles.get(behind));
    let pieces = quantiles.len().saturating_sub(1).max(1) as f64;
    match (low, high) {
        (None, _) => 0.0,
        (_, None) => 1.0,
        (Some(low), Some(high)) => ((behind - 1) as f64 + (x - low) / (high - low)) / pieces,
    }
}

/// Standard normal distribution function: Abramowitz and Stegun 26.2.17, whose
/// error is below 7.5e-8.
fn normal(z: f64) -> f64 {
    let t = 1.0 / (1.0 + 0.231_641_9 * z.abs());
    let series = [1.330_274_429, -1.821_255_978, 1.781_477_937, -0.356_563_782, 0.319_381_530];
    let tail = (-z * z / 2.0).exp() / std::f64::consts::TAU.sqrt() * series.iter().fold(0.0, |sum, c| (sum + c) * t);
    if z < 0.0 { tail } else { 1.0 - tail }
}
