//! What a cell says: a number, a time, a feeling, a level, how a journey ends.

use super::heads::Unit;
use crate::report::words;
use journey::model::{Level, Outcome, WaitFlag};
use std::collections::BTreeSet;

const OUTCOMES: [Outcome; 3] = [Outcome::ResolvedVerified, Outcome::ResolvedUnverified, Outcome::Abandoned];
const LEVELS: [Level; 7] =
    [Level::Prevention, Level::Level0, Level::Level1, Level::Level2, Level::Level3, Level::Field, Level::Vendor];
const WAIT_FLAGS: [WaitFlag; 6] = [
    WaitFlag::Uncertain,
    WaitFlag::Unoccupied,
    WaitFlag::Preprocess,
    WaitFlag::Unexplained,
    WaitFlag::Unfair,
    WaitFlag::Anxious,
];

/// "$ 1,250.50", "−2", "2,5": a comma before three digits parts thousands.
pub(in crate::read) fn number(cell: &str) -> Option<f64> {
    let is_sign =
        |c: char| c.is_whitespace() || c == '\u{a0}' || ('\u{20a0}'..='\u{20cf}').contains(&c) || "$£¥".contains(c);
    let text: String = cell.replace('−', "-").chars().filter(|c| !is_sign(*c)).collect();
    let text = match text.rsplit_once(',') {
        Some((whole, behind)) if behind.len() == 3 && !whole.is_empty() || text.contains('.') => text.replace(',', ""),
        Some((whole, behind)) => format!("{}.{behind}", whole.replace(',', "")),
        None => text,
    };
    let number = text.trim_start_matches('+').parse::<f64>().ok()?;
    // "inf" and "nan" are words.
    number.is_finite().then_some(number)
}

/// A number in the unit of the column, or with its own: "90 s", "1h 20m"; of
/// "3–12" the typical and the bad day. Minutes.
pub(super) fn time(cell: &str, unit: Unit) -> Option<(f64, Option<f64>)> {
    if let Some(number) = number(cell).map(|number| number * unit.0) {
        return (number >= 0.0).then_some((number, None));
    }
    let text = cell.to_lowercase().replace("hours", "h").replace("hour", "h").replace("minutes", "m");
    let text = text.replace("minute", "m").replace("mins", "m").replace("seconds", "s").replace("second", "s");
    let has_unit = text.chars().any(char::is_alphabetic);
    let scale = if has_unit { 1.0 } else { unit.0 };
    let (typical, bad_day) = journey::outline::duration(text.trim_start_matches(['~', '≈']))?.typical_and_bad_day();
    Some((typical * scale, (bad_day > typical).then_some(bad_day * scale)))
}

/// −2 to +2, or 1 to 5, or a word for it.
pub(super) fn emotion(cell: &str, from_one: bool) -> Option<f64> {
    let value = number(cell).map(|value| if from_one { value - 3.0 } else { value });
    let value = value.or_else(|| match cell.trim().to_lowercase().as_str() {
        "very bad" | "very negative" | "angry" | "😡" => Some(-2.0),
        "bad" | "negative" | "frustrated" | "sad" | "😞" | "☹" | "☹️" => Some(-1.0),
        "neutral" | "ok" | "okay" | "😐" => Some(0.0),
        "good" | "positive" | "happy" | "🙂" | "😊" => Some(1.0),
        "very good" | "very positive" | "delighted" | "😀" | "😍" => Some(2.0),
        _ => None,
    });
    value.filter(|value| (-2.0..=2.0).contains(value))
}

/// "60 %", or 0.6; 0 to 1.
pub(super) fn share(cell: &str) -> Option<f64> {
    let value = match cell.trim().strip_suffix('%') {
        Some(percent) => number(percent)? / 100.0,
        None => number(cell)?,
    };
    (0.0..=1.0).contains(&value).then_some(value)
}

pub(super) fn count(cell: &str) -> Option<u32> {
    let value = number(cell).filter(|value| value.fract() == 0.0 && (0.0..=1e6).contains(value))?;
    Some(value as u32)
}

pub(super) fn yes(cell: &str) -> Option<bool> {
    match cell.trim().to_lowercase().as_str() {
        "yes" | "y" | "true" | "x" | "1" | "ja" => Some(true),
        "no" | "n" | "false" | "0" | "nein" => Some(false),
        _ => None,
    }
}

/// Words, parted by lines or commas.
pub(super) fn wait_flags(cell: &str) -> Option<BTreeSet<WaitFlag>> {
    let said = cell.split(['\n', ',', ';']).map(|word| word.trim().to_lowercase()).filter(|word| !word.is_empty());
    said.map(|word| WAIT_FLAGS.into_iter().find(|flag| words::wait_flag(*flag) == word)).collect()
}

pub(in crate::read) fn level(cell: &str) -> Option<Level> {
    let text = cell.trim().to_lowercase().replace('−', "-");
    let said = LEVELS.into_iter().find(|level| draw::words::level(*level) == text);
    let short = || {
        let rest =
            ["support level", "level", "tier", "l"].iter().find_map(|word| text.strip_prefix(word)).unwrap_or(&text);
        match rest.trim() {
            "-1" | "prevention" => Some(Level::Prevention),
            "0" | "self-service" | "self service" => Some(Level::Level0),
            "1" => Some(Level::Level1),
            "2" => Some(Level::Level2),
            "3" => Some(Level::Level3),
            "field" | "field service" => Some(Level::Field),
            "external" => Some(Level::Vendor),
            _ => None,
        }
    };
    said.or_else(short)
}

pub(in crate::read) fn outcome(cell: &str) -> Option<Outcome> {
    let text = cell.trim().to_lowercase();
    let said = OUTCOMES.into_iter().find(|outcome| words::outcome(*outcome) == text);
    said.or(match text.as_str() {
        "verified" | "resolved and verified" => Some(Outcome::ResolvedVerified),
        "solved" | "resolved" | "done" | "success" => Some(Outcome::ResolvedUnverified),
        "abandoned" | "gave up" | "cancelled" | "lost" | "failure" => Some(Outcome::Abandoned),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_times_are_read_as_people_write_them() {
        for (cell, is) in
            [("−2", -2.0), ("+1", 1.0), ("2,5", 2.5), ("$ 1,250.50", 1250.5), ("1,000", 1000.0), ("22 €", 22.0)]
        {
            assert_eq!(number(cell), Some(is), "{cell}");
        }
        for cell in ["inf", "NaN", "", "-", "about ten", "1e999"] {
            assert_eq!(number(cell), None, "{cell}");
        }
        let minutes = Unit(1.0);
        assert_eq!(time("3", Unit(60.0)), Some((180.0, None)));
        assert_eq!(time("90 s", Unit(60.0)), Some((1.5, None)), "its own unit counts");
        assert_eq!(time("3–12", minutes), Some((3.0, Some(12.0))));
        assert_eq!(time("2 hours", minutes), Some((120.0, None)));
        assert_eq!(time("-3", minutes), None);
        assert_eq!(time("soon", minutes), None);
    }

    #[test]
    fn every_word_that_is_written_is_read() {
        assert!(LEVELS.into_iter().all(|of| level(draw::words::level(of)) == Some(of)));
        assert!(OUTCOMES.into_iter().all(|of| outcome(words::outcome(of)) == Some(of)));
        assert!(WAIT_FLAGS.into_iter().all(|of| wait_flags(words::wait_flag(of)) == Some(BTreeSet::from([of]))));
        assert_eq!(
            ["L1", "Tier 2", "level −1", "0"].map(level),
            [Some(Level::Level1), Some(Level::Level2), Some(Level::Prevention), Some(Level::Level0)]
        );
        assert_eq!((emotion("4", true), emotion("😡", false), emotion("7", false)), (Some(1.0), Some(-2.0), None));
    }
}
