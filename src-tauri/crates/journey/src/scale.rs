//! The scale of every figure: one place that the rules of edits and the check
//! of whole maps both ask.

use crate::figure::Duration;
use crate::model::{FrictionWeights, HOURS_OF_WEEK, PersonaTraits, Shift, Touchpoint};

/// How far the shares of one group may be from 1.
pub const SUM_TOLERANCE: f64 = 1e-6;
/// Longest time, minutes: ten years.
pub const LONGEST: f64 = 10.0 * 365.25 * 24.0 * 60.0;
/// Most questions or repetitions at one touchpoint.
pub const MOST: u32 = 1_000;
/// Largest amount of money or demand.
pub const LARGEST: f64 = 1e12;

/// A value outside its scale, and what the scale is.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{what} takes {takes}; {found} is outside")]
pub struct OutsideScale {
    /// What has the scale.
    pub what: String,
    /// What it takes.
    pub takes: String,
    /// What was given.
    pub found: String,
}

fn within(is: bool, what: &str, takes: &str, found: impl ToString) -> Result<(), OutsideScale> {
    let outside = || OutsideScale { what: what.into(), takes: takes.into(), found: found.to_string() };
    if is { Ok(()) } else { Err(outside()) }
}

/// From the one to the other, both included.
pub(crate) fn within_range(what: &str, value: u32, range: &std::ops::RangeInclusive<u32>) -> Result<(), OutsideScale> {
    within(range.contains(&value), what, &format!("{} to {}", range.start(), range.end()), value)
}

/// 0 to 1.
pub(crate) fn share(what: &str, value: f64) -> Result<(), OutsideScale> {
    within((0.0..=1.0).contains(&value), what, "0 to 100 %", format!("{} %", value * 100.0))
}

/// Above 0.
pub(crate) fn positive(what: &str, value: f64) -> Result<(), OutsideScale> {
    within(value > 0.0 && value <= LARGEST, what, "more than 0", value)
}

/// 0 or above.
pub(crate) fn not_negative(what: &str, value: f64) -> Result<(), OutsideScale> {
    within((0.0..=LARGEST).contains(&value), what, "0 or more", value)
}

/// −2 to +2.
pub(crate) fn emotion(value: f64) -> Result<(), OutsideScale> {
    within((-2.0..=2.0).contains(&value), "an emotion", "−2 to +2", value)
}

/// 1 to 5.
pub(crate) fn severity(value: u8) -> Result<(), OutsideScale> {
    within((1..=5).contains(&value), "a severity", "1 to 5", value)
}

/// How a persona differs.
pub(crate) fn traits(traits: &PersonaTraits) -> Result<(), OutsideScale> {
    let factor = |what: &str, value: f64| within((0.0..=10.0).contains(&value), what, "a factor of 0 to 10", value);
    within(
        traits.patience > 0.0 && traits.patience <= 10.0,
        "patience",
        "a factor above 0, up to 10",
        traits.patience,
    )?;
    factor("finding self-service", traits.discovers)?;
    factor("answering hard questions", traits.answers)?;
    factor("distrust", traits.distrusts)?;
    factor("coming back", traits.recurs)?;
    factor("an answer made for anybody", traits.generic_answer)?;
    let effort = |what: &str, value: f64| within((0.0..=1000.0).contains(&value), what, "0 to 1,000 em", value);
    effort("being blamed", traits.blame)?;
    effort("not being heard", traits.unacknowledged)
}

/// A shift: hours of the day, and people.
pub(crate) fn shift(shift: &Shift) -> Result<(), OutsideScale> {
    within_range("the begin of a shift", shift.from, &(0..=23))?;
    within_range("the end of a shift", shift.to, &(1..=24))?;
    count(shift.staff)
}

/// A number of questions or repetitions.
pub(crate) fn count(value: u32) -> Result<(), OutsideScale> {
    within(value <= MOST, "a count", "0 to 1,000", value)
}

/// A time, minutes.
pub(crate) fn duration(duration: &Duration) -> Result<(), OutsideScale> {
    let minutes = 0.0..=LONGEST;
    match duration {
        Duration::Fixed { value } => within(minutes.contains(value), "a time", "0 minutes to ten years", value),
        Duration::Lognormal { p50, p90 } => {
            within(*p50 > 0.0 && minutes.contains(p50), "the typical time", "more than 0 minutes", p50)?;
            within(p90 >= p50 && minutes.contains(p90), "the bad day", "at least the typical time", p90)
        }
        Duration::Empirical { zero, quantiles } => {
            share("the share of zeros", *zero)?;
            let rising = quantiles.len() >= 2 && quantiles.is_sorted() && quantiles.iter().all(|q| minutes.contains(q));
            within(rising, "a measured time", "at least two rising quantiles of 0 minutes or more", quantiles.len())
        }
    }
}

/// The sizes of friction's terms.
pub(crate) fn weights(w: &FrictionWeights) -> Result<(), OutsideScale> {
    [
        w.hard_question,
        w.repeat_info,
        w.generic_answer,
        w.channel_switch,
        w.transfer,
        w.dead_end,
        w.repeat_contact,
        w.unattended,
        w.uncertain,
        w.other_flag,
        w.wait_cap,
    ]
    .into_iter()
    .try_for_each(|size| within((0.0..=1000.0).contains(&size), "a term of friction", "0 to 1,000", size))?;
    let index = w.hard_above;
    within((0.0..100.0).contains(&index), "the effort index above which a journey is hard", "0 to below 100", index)
}

/// Weights of the hours of a week: none at all, or one for each.
pub(crate) fn demand_week(week: &[f64]) -> Result<(), OutsideScale> {
    let whole = week.is_empty() || week.len() == HOURS_OF_WEEK;
    within(whole, "the demand by hour", "168 hours, or none", week.len())?;
    week.iter().try_for_each(|weight| not_negative("the demand of an hour", *weight))?;
    let some = week.is_empty() || week.iter().any(|weight| *weight > 0.0);
    within(some, "the demand of the week", "above 0 in at least one hour", 0)
}

/// Who is served first.
pub(crate) fn priority(priority: u32) -> Result<(), OutsideScale> {
    within((1..=5).contains(&priority), "a priority", "1 (first) to 5 (last)", priority)
}

/// Every figure of a touchpoint that is outside its scale.
pub(crate) fn touchpoint(t: &Touchpoint) -> Vec<OutsideScale> {
    [
        duration(&t.active.value),
        duration(&t.wait.value),
        share("the attended share", t.attended.value),
        share("the blocked share", t.blocked.value),
        share("the value share", t.value_share.value),
        t.patience.as_ref().map_or(Ok(()), |p| positive("patience", p.value)),
        not_negative("a cost", t.cost.value),
        t.emotion.as_ref().map_or(Ok(()), |e| emotion(e.value)),
        count(t.easy_questions),
        count(t.hard_questions),
        count(t.repeat_info),
        count(t.generic_answer),
        priority(t.priority),
    ]
    .into_iter()
    .filter_map(Result::err)
    .collect()
}
