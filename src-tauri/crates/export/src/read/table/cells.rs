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

/// Units of time as people write them, and the minutes of one.
const UNITS: [(f64, &[&str]); 5] = [
    (1.0 / 60.0, &["s", "sec", "secs", "second", "seconds", "sek", "sekunde", "sekunden"]),
    (1.0, &["m", "min", "mins", "minute", "minutes", "minuten"]),
    (60.0, &["h", "hr", "hrs", "hour", "hours", "std", "stunde", "stunden"]),
    (1440.0, &["d", "day", "days", "tag", "tage", "tagen"]),
    (10_080.0, &["week", "weeks", "woche", "wochen"]),
];

/// The unit that a word, in small letters, means.
pub(super) fn unit(word: &str) -> Option<Unit> {
    UNITS.iter().find(|(_, words)| words.contains(&word)).map(|(size, _)| Unit(*size))
}

/// A number in the unit of the column, or with its own: "90 s", "1h 20m", "2 Std.";
/// "1:15" and "1:15:30" begin with hours, as a spreadsheet shows times. Of "3–12"
/// the typical and the bad day, in the unit that stands behind both. Minutes.
pub(super) fn time(cell: &str, unit: Unit) -> Option<(f64, Option<f64>)> {
    let text = cell.trim().to_lowercase();
    let text = text.trim_start_matches(['~', '≈', ' ']);
    if let Some(minutes) = minutes(text, unit) {
        return (minutes >= 0.0).then_some((minutes, None));
    }
    let (typical, bad_day) = text.split_once(['–', '-'])?;
    let last = bad_day.rsplit(|c: char| !c.is_alphabetic()).find(|word| !word.is_empty());
    let unit = last.and_then(self::unit).unwrap_or(unit);
    let (typical, bad_day) = (minutes(typical, unit)?, minutes(bad_day, unit)?);
    (typical > 0.0 && bad_day >= typical).then_some((typical, (bad_day > typical).then_some(bad_day)))
}

/// One time. A number alone is in `alone`; behind another amount it is minutes.
fn minutes(text: &str, alone: Unit) -> Option<f64> {
    if let Some(number) = number(text) {
        return Some(number * alone.0);
    }
    if text.contains(':') {
        return clock(text);
    }
    let (mut rest, mut sum) = (text, 0.0);
    while !rest.is_empty() {
        let Some(end) = rest.find(char::is_alphabetic) else { return Some(sum + number(rest)?) };
        let (amount, behind) = rest.split_at(end);
        let end = behind.find(|c: char| !c.is_alphabetic()).unwrap_or(behind.len());
        let (word, behind) = behind.split_at(end);
        sum += number(amount).filter(|amount| *amount >= 0.0)? * unit(word)?.0;
        rest = behind.trim_start_matches(['.', ',']).trim_start();
    }
    Some(sum)
}

/// Hours, minutes, and perhaps seconds.
fn clock(text: &str) -> Option<f64> {
    let parts: Vec<f64> =
        text.split(':').map(|part| part.trim().parse::<u32>().ok().map(f64::from)).collect::<Option<_>>()?;
    match parts[..] {
        [hours, minutes] if minutes < 60.0 => Some(hours * 60.0 + minutes),
        [hours, minutes, seconds] if minutes < 60.0 && seconds < 60.0 => Some(hours * 60.0 + minutes + seconds / 60.0),
        _ => None,
    }
}

/// −2 to +2, or 1 to 5, or a word for it.
pub(super) fn emotion(cell: &str, from_one: bool) -> Option<f64> {
    let value = number(cell).map(|value| if from_one { value - 3.0 } else { value });
    let value = value.or_else(|| match cell.trim().to_lowercase().as_str() {
        "very bad" | "very negative" | "angry" | "😡" => Some(-2.0),
        "bad" | "negative" | "frustrated" | "sad" | ":(" | ":-(" | "😞" | "☹" | "☹️" => Some(-1.0),
        "neutral" | "ok" | "okay" | "😐" => Some(0.0),
        "good" | "positive" | "happy" | ":)" | ":-)" | "🙂" | "😊" => Some(1.0),
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
        for (cell, is) in [
            ("00:05", 5.0),
            ("1:15", 75.0),
            ("1:30:30", 90.5),
            ("2 Std", 120.0),
            ("2 Tage", 2880.0),
            ("2 hrs", 120.0),
            ("5 Min.", 5.0),
            ("3 Minuten", 3.0),
            ("1,5 h", 90.0),
            ("1 h 20", 80.0),
            ("1h, 20m", 80.0),
            ("~ 1 week", 10_080.0),
        ] {
            assert_eq!(time(cell, Unit(60.0)), Some((is, None)), "{cell}");
        }
        assert_eq!(time("1-2 h", minutes), Some((60.0, Some(120.0))), "the unit is of both");
        for cell in ["1:75", "1:2:3:4", "h", "2 moons", "5 -3 min", "1:-5"] {
            assert_eq!(time(cell, minutes), None, "{cell}");
        }
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
