//! Days of the calendar, counted. There is no zone and no clock in them.

use std::fmt;

/// A day of the (proleptic Gregorian) calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(i64);

/// Days from 0000-03-01 to 1970-01-01, and of four centuries.
const TO_1970: i64 = 719_468;
const ERA: i64 = 146_097;

impl Day {
    /// From `2026-11-24`; none if there is no such day.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-').map(|part| part.parse::<u32>().ok());
        let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
        let there_is = text.len() == 10 && (1..=12).contains(&month) && (1..=31).contains(&day);
        let found = there_is.then(|| Self::of(i64::from(year), i64::from(month), i64::from(day)))?;
        (found.to_string() == text).then_some(found)
    }

    /// Monday of its week.
    #[must_use]
    pub fn monday(self) -> Self {
        // 1970-01-01 was a Thursday.
        Self(self.0 - (self.0 + 3).rem_euclid(7))
    }

    /// Days from another to this one.
    #[must_use]
    pub fn since(self, other: Self) -> i64 {
        self.0 - other.0
    }

    /// So many days later.
    #[must_use]
    pub fn plus(self, days: i64) -> Self {
        Self(self.0 + days)
    }

    /// Days since 1970-01-01, with March as the first month, so that the leap
    /// day is the last of its year (Hinnant, "chrono-compatible low-level date
    /// algorithms", days_from_civil).
    fn of(year: i64, month: i64, day: i64) -> Self {
        let year = if month <= 2 { year - 1 } else { year };
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        Self(era * ERA + of_era * 365 + of_era / 4 - of_era / 100 + of_year - TO_1970)
    }

    /// The reverse (civil_from_days).
    fn civil(self) -> (i64, i64, i64) {
        let days = self.0 + TO_1970;
        let (era, of_era) = (days.div_euclid(ERA), days.rem_euclid(ERA));
        let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let march_based = (5 * of_year + 2) / 153;
        let day = of_year - (153 * march_based + 2) / 5 + 1;
        let month = if march_based < 10 { march_based + 3 } else { march_based - 9 };
        (era * 400 + year_of_era + i64::from(month <= 2), month, day)
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.civil();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn days_are_counted_and_written() {
        assert_eq!(day("1970-01-01").0, 0);
        assert_eq!(day("2000-03-01").since(day("2000-02-28")), 2, "2000 was a leap year");
        assert_eq!(day("2100-03-01").since(day("2100-02-28")), 1, "2100 will be none");
        for n in (-100_000..100_000).step_by(17) {
            assert_eq!(day(&Day(n).to_string()), Day(n));
        }
    }

    #[test]
    fn a_week_begins_on_monday() {
        assert_eq!(day("2026-11-24").monday(), day("2026-11-23"));
        assert_eq!(day("2026-11-23").monday(), day("2026-11-23"));
        assert_eq!(day("2026-11-29").monday(), day("2026-11-23"));
        assert_eq!(day("1969-12-31").monday(), day("1969-12-29"));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in ["", "2026", "2026-02-30", "2026-13-01", "2026-1-1", "x", "2026-00-10", "+026-01-01"] {
            assert_eq!(Day::parse(text), None, "{text}");
        }
    }
}
