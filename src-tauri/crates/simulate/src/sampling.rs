//! Help with sampling what is Level Zero Solvable (domain model 1.3): how many
//! tickets to flag, how sure a flagged share is, and what errors of judgement
//! do to it. Shares are 0 to 1, intervals 95 %.

use crate::interval::{Z95, wilson};
use crate::levelzero::Stake;
use serde::{Deserialize, Serialize};

/// Strata with fewer flagged tickets than this are never told without their interval.
pub const SMALL: u32 = 20;

/// What cannot be sampled or corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SamplingProblem {
    /// A precision of nothing, or of everything.
    #[error("the precision must be above 0 and below 1, e.g. 0.05 for ±5 points")]
    Precision,
    /// Not a share.
    #[error("a share must be between 0 and 1")]
    Share,
    /// More flagged than looked at.
    #[error("more tickets are flagged than were looked at")]
    MoreThanAll,
    /// Nothing was looked at.
    #[error("no ticket was looked at: flag some first")]
    Nothing,
    /// A judgement no better than a coin says nothing about the truth.
    #[error("sensitivity and specificity must together be above 1: below that a coin judges as well")]
    Judgement,
}

/// What a sample says about a share.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Sampled {
    /// Tickets flagged as solvable.
    pub flagged: u32,
    /// Tickets looked at.
    pub of: u32,
    /// Share flagged, with Wilson's interval.
    pub share: Stake,
    /// Corrected for errors of judgement, where they are known.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub corrected: Option<Stake>,
    /// So few that the share must not be told without its interval.
    pub small: bool,
}

/// How well those who flag judge, from an audit of flagged and unflagged tickets.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Judgement {
    /// Share of the solvable tickets that are flagged.
    pub sensitivity: f64,
    /// Share of the others that are not.
    pub specificity: f64,
}

/// A stratum: tickets of one category.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stratum {
    /// Tickets of the category in all, sampled or not.
    pub volume: f64,
    /// Tickets flagged.
    pub flagged: u32,
    /// Tickets looked at.
    pub of: u32,
}

/// How many tickets to look at for `± precision` at an expected share (0.5 is
/// the worst case): `n₀ = z²·p(1−p)/e²`, and of a population of `N` tickets
/// `n = n₀ / (1 + (n₀ − 1)/N)` (Cochran 1977, 4.4).
///
/// # Errors
/// When precision or share is out of range.
pub fn tickets_to_flag(precision: f64, expected: f64, population: Option<u32>) -> Result<u32, SamplingProblem> {
    if !(precision > 0.0 && precision < 1.0) {
        return Err(SamplingProblem::Precision);
    }
    let expected = share(expected)?;
    let endless = Z95 * Z95 * expected * (1.0 - expected) / (precision * precision);
    let n = match population {
        Some(0) => 0.0,
        Some(all) => (endless / (1.0 + (endless - 1.0).max(0.0) / f64::from(all))).min(f64::from(all)),
        None => endless,
    };
    // The noise of the division must not ask for one ticket more.
    let least = if population == Some(0) { 0.0 } else { 1.0 };
    Ok((n - 1e-9).ceil().max(least).min(f64::from(u32::MAX)) as u32)
}

/// What a sample says, corrected where the judgement is known.
///
/// # Errors
/// When there is no such sample, or the judgement says nothing.
pub fn sampled(flagged: u32, of: u32, judgement: Option<Judgement>) -> Result<Sampled, SamplingProblem> {
    match (flagged, of) {
        (_, 0) => return Err(SamplingProblem::Nothing),
        (flagged, of) if flagged > of => return Err(SamplingProblem::MoreThanAll),
        _ => {}
    }
    let mean = f64::from(flagged) / f64::from(of);
    let (low, high) = wilson(mean, f64::from(of));
    let share = Stake { mean, low, high };
    let corrected = judgement.map(|judgement| judgement.correct(share)).transpose()?;
    Ok(Sampled { flagged, of, share, corrected, small: of < SMALL })
}

impl Judgement {
    /// The true share behind a flagged one: `p = (p̂ + Sp − 1)/(Se + Sp − 1)`,
    /// within 0 to 1 (Rogan and Gladen 1978). It rises with `p̂`, so that the
    /// ends of the interval are those of the flagged share, corrected alike.
    ///
    /// # Errors
    /// When sensitivity or specificity is no share, or both together say nothing.
    pub fn correct(self, flagged: Stake) -> Result<Stake, SamplingProblem> {
        let (sensitivity, specificity) = (share(self.sensitivity)?, share(self.specificity)?);
        let better_than_a_coin = sensitivity + specificity - 1.0;
        if better_than_a_coin <= 1e-9 {
            return Err(SamplingProblem::Judgement);
        }
        let correct = |p: f64| ((p + specificity - 1.0) / better_than_a_coin).clamp(0.0, 1.0);
        Ok(Stake { mean: correct(flagged.mean), low: correct(flagged.low), high: correct(flagged.high) })
    }
}

/// The share over all strata, each weighed by its volume: `Σ w·p`. On each side
/// the reaches of Wilson's intervals add up by their squares (MOVER; Zou and
/// Donner 2008). Strata without volume count for nothing.
///
/// # Errors
/// When there is no volume, or a stratum with volume has no ticket looked at.
pub fn stratified(strata: &[Stratum]) -> Result<Stake, SamplingProblem> {
    let counted = || strata.iter().filter(|stratum| stratum.volume.is_finite() && stratum.volume > 0.0);
    let volume: f64 = counted().map(|stratum| stratum.volume).sum();
    if volume <= 0.0 {
        return Err(SamplingProblem::Nothing);
    }
    let (mut mean, mut below, mut above) = (0.0, 0.0_f64, 0.0_f64);
    for stratum in counted() {
        let (weight, share) = (stratum.volume / volume, sampled(stratum.flagged, stratum.of, None)?.share);
        mean += weight * share.mean;
        below = below.hypot(weight * (share.mean - share.low));
        above = above.hypot(weight * (share.high - share.mean));
    }
    Ok(Stake { mean, low: (mean - below).max(0.0), high: (mean + above).min(1.0) })
}

fn share(value: f64) -> Result<f64, SamplingProblem> {
    if (0.0..=1.0).contains(&value) { Ok(value) } else { Err(SamplingProblem::Share) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_sizes_of_samples() {
        assert_eq!(tickets_to_flag(0.05, 0.5, None), Ok(385));
        assert_eq!(tickets_to_flag(0.03, 0.5, None), Ok(1068));
        assert_eq!(tickets_to_flag(0.05, 0.5, Some(1000)), Ok(278), "few tickets need fewer flags");
        assert_eq!(tickets_to_flag(0.05, 0.5, Some(100_000_000)), Ok(385));
        assert_eq!(tickets_to_flag(0.05, 0.2, None), Ok(246));
    }

    #[test]
    fn never_more_than_there_are_nor_none_at_all() {
        assert_eq!(tickets_to_flag(0.001, 0.5, Some(50)), Ok(50));
        assert_eq!(tickets_to_flag(0.05, 0.0, None), Ok(1));
        assert_eq!(tickets_to_flag(0.05, 0.5, Some(0)), Ok(0));
        assert_eq!(tickets_to_flag(1e-9, 0.5, None), Ok(u32::MAX), "as many as can be said");
    }

    #[test]
    fn the_published_interval_and_correction() {
        let judgement = Judgement { sensitivity: 0.9, specificity: 0.95 };
        let found = sampled(62, 100, Some(judgement)).unwrap();
        assert!((found.share.low - 0.522).abs() < 5e-4 && (found.share.high - 0.709).abs() < 5e-4, "{found:?}");
        let corrected = found.corrected.unwrap();
        assert!((corrected.mean - 0.671).abs() < 5e-4, "{corrected:?}");
        assert!((corrected.low - (0.5221 - 0.05) / 0.85).abs() < 1e-3 && corrected.high < 0.78, "{corrected:?}");
        assert!(!found.small && sampled(5, 10, None).unwrap().small);
    }

    #[test]
    fn a_correction_stays_on_the_scale() {
        let judgement = Judgement { sensitivity: 0.8, specificity: 0.9 };
        assert_eq!(sampled(1, 100, Some(judgement)).unwrap().corrected.unwrap().mean, 0.0);
        assert_eq!(sampled(99, 100, Some(judgement)).unwrap().corrected.unwrap().mean, 1.0);
    }

    #[test]
    fn strata_weigh_by_volume_and_not_by_what_was_sampled() {
        let strata = [Stratum { volume: 900.0, flagged: 10, of: 100 }, Stratum { volume: 100.0, flagged: 90, of: 100 }];
        let all = stratified(&strata).unwrap();
        assert!((all.mean - 0.18).abs() < 1e-12);
        assert!(all.low < 0.15 && all.low > 0.12 && all.high > 0.22 && all.high < 0.26, "{all:?}");
        let single = stratified(&strata[..1]).unwrap();
        assert!((single.low - wilson(0.1, 100.0).0).abs() < 1e-12, "one stratum is a plain sample");
    }

    #[test]
    fn what_says_nothing_is_refused() {
        assert_eq!(tickets_to_flag(0.0, 0.5, None), Err(SamplingProblem::Precision));
        assert_eq!(tickets_to_flag(f64::NAN, 0.5, None), Err(SamplingProblem::Precision));
        assert_eq!(tickets_to_flag(0.05, 1.5, None), Err(SamplingProblem::Share));
        assert_eq!(sampled(0, 0, None), Err(SamplingProblem::Nothing));
        assert_eq!(sampled(3, 2, None), Err(SamplingProblem::MoreThanAll));
        let coin = Judgement { sensitivity: 0.5, specificity: 0.5 };
        assert_eq!(sampled(5, 10, Some(coin)), Err(SamplingProblem::Judgement));
        assert_eq!(stratified(&[]), Err(SamplingProblem::Nothing));
        assert_eq!(stratified(&[Stratum { volume: 5.0, flagged: 0, of: 0 }]), Err(SamplingProblem::Nothing));
    }
}
