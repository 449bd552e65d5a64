//! Figures in words, as they stand on the map: shares, counts of 100 journeys,
//! times that read like speech.

use crate::geometry::number;
use journey::model::{Level, Outcome, Touchpoint, TransitionKind};

/// "45 %"; what is there but rounds to nothing is "<1 %".
#[must_use]
pub fn percent(share: f64) -> String {
    match share * 100.0 {
        p if p > 0.0 && p < 0.5 => "<1 %".into(),
        p if (99.5..100.0).contains(&p) => ">99 %".into(),
        p => format!("{p:.0} %"),
    }
}

/// "9 of 100" journeys; more often than once: "1.3 per journey".
#[must_use]
pub fn of_hundred(per_journey: f64) -> String {
    match per_journey * 100.0 {
        n if n > 0.0 && n < 0.5 => "<1 of 100".into(),
        n if n > 100.5 => format!("{per_journey:.1} per journey"),
        n => format!("{n:.0} of 100"),
    }
}

/// A count with its thousands apart: "1,204".
#[must_use]
pub fn count(n: u64) -> String {
    let digits = n.to_string();
    let mut text = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A typical and a bad day, in minutes: "3–12 min", "40–80 min", "1–4 h".
#[must_use]
pub fn times(typical: f64, bad_day: f64) -> String {
    if (1.0..60.0).contains(&typical.round()) && (60.0..120.0).contains(&bad_day.round()) {
        return format!("{:.0}–{:.0} min", typical.round(), bad_day.round());
    }
    let (low, high) = (time(typical), time(bad_day));
    if low == high {
        return low;
    }
    match (low.split_once(' '), high.split_once(' ')) {
        (Some((first, unit)), Some((_, other))) if same_unit(unit, other) => format!("{first}–{high}"),
        _ => format!("{low}–{high}"),
    }
}

/// "1 day" and "3 days" share their unit; "1 h 20" has none to share.
fn same_unit(one: &str, other: &str) -> bool {
    one == other && !one.contains(' ') || (one == "day" && other == "days")
}

/// "3 min", "1 h 20", "2.5 days": as the window says it.
#[must_use]
pub fn time(minutes: f64) -> String {
    let rounded = minutes.round();
    match rounded {
        _ if minutes == 0.0 => "0 min".into(),
        m if m < 1.0 => "<1 min".into(),
        m if m < 60.0 => format!("{m} min"),
        m if m < 1440.0 && m % 60.0 == 0.0 => format!("{} h", m / 60.0),
        m if m < 600.0 => format!("{} h {:02}", (m / 60.0).floor(), m % 60.0),
        m if m < 1440.0 => format!("{} h", (m / 60.0).round()),
        m => match (m / 144.0).round() / 10.0 {
            1.0 => "1 day".into(),
            days => format!("{days} days"),
        },
    }
}

/// Business time, of which a day has not 24 hours: "3 min", "1 h 20", "31 h".
#[must_use]
pub fn open_time(minutes: f64) -> String {
    if minutes.round() < 1440.0 { time(minutes) } else { format!("{} h", count((minutes / 60.0).round() as u64)) }
}

/// Of several steps together: "mean 12 min".
pub(crate) fn mean(minutes: f64) -> String {
    format!("mean {}", time(minutes))
}

/// How many steps a card stands for: "5 steps".
pub(crate) fn steps(n: usize) -> String {
    if n == 1 { "1 step".into() } else { format!("{n} steps") }
}

/// How a step feels: "+1", "−0.5".
pub(crate) fn emotion(value: f64) -> String {
    let sign = if value > 0.0 { "+" } else { "" };
    format!("{sign}{}", number(value)).replace('-', "−")
}

/// Level of support: "level 1".
#[must_use]
pub fn level(level: Level) -> &'static str {
    match level {
        Level::Prevention => "prevented",
        Level::Level0 => "level 0",
        Level::Level1 => "level 1",
        Level::Level2 => "level 2",
        Level::Level3 => "level 3",
        Level::Field => "on site",
        Level::Vendor => "vendor",
    }
}

/// The same where there is little room: "L1".
pub(crate) fn level_in_short(level: Level) -> &'static str {
    match level {
        Level::Prevention => "L−1",
        Level::Level0 => "L0",
        Level::Level1 => "L1",
        Level::Level2 => "L2",
        Level::Level3 => "L3",
        Level::Field => "site",
        Level::Vendor => "vendor",
    }
}

/// How a journey ends, for an end without a name.
pub(crate) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::ResolvedVerified => "Solved and checked",
        Outcome::ResolvedUnverified => "Solved, not checked",
        Outcome::Abandoned => "Gave up",
    }
}

/// What a way back is called when the map does not say.
pub(crate) fn way_back(kind: TransitionKind) -> &'static str {
    match kind {
        TransitionKind::Next => "back",
        TransitionKind::Switch => "changes channel",
        TransitionKind::Repeat => "contacts again",
        TransitionKind::Transfer => "handed on",
        TransitionKind::DeadEnd => "dead end",
        TransitionKind::Abandon => "gives up here",
        TransitionKind::AbandonSwitch => "gives up, changes channel",
        TransitionKind::AbandonRepeat => "gives up, tries again",
    }
}

/// Typical and bad-day time of a step: doing and waiting together, minutes.
/// Where a step has both, the bad days are added, which is on the safe side.
pub(crate) fn typical_and_bad_day(touchpoint: &Touchpoint) -> (f64, f64) {
    let (doing, waiting) = (touchpoint.active.value.typical_and_bad_day(), touchpoint.wait.value.typical_and_bad_day());
    (doing.0 + waiting.0, doing.1 + waiting.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_like_speech() {
        assert_eq!(times(3.0, 12.0), "3–12 min");
        assert_eq!(times(60.0, 240.0), "1–4 h");
        assert_eq!(times(40.0, 80.0), "40–80 min");
        assert_eq!(times(20.0, 180.0), "20 min–3 h");
        assert_eq!(times(0.7, 1.4), "1 min");
        assert_eq!(times(1440.0, 4320.0), "1–3 days");
        assert_eq!(times(80.0, 85.0), "1 h 20–1 h 25");
        assert_eq!(times(0.1, 3.0), "<1–3 min");
        assert_eq!(times(0.0, 0.0), "0 min");
        assert_eq!(times(7579.0, 54_852.8), "5.3–38.1 days");
    }

    #[test]
    fn business_time_has_no_days() {
        assert_eq!([90.0, 1500.0, 90_000.0].map(open_time), ["1 h 30", "25 h", "1,500 h"]);
    }

    #[test]
    fn small_shares_do_not_vanish() {
        assert_eq!([percent(0.45), percent(0.001), percent(0.999), percent(1.0)], ["45 %", "<1 %", ">99 %", "100 %"]);
        assert_eq!([of_hundred(0.09), of_hundred(1.3)], ["9 of 100", "1.3 per journey"]);
        assert_eq!([count(7), count(1204), count(1_000_000)], ["7", "1,204", "1,000,000"]);
    }
}
