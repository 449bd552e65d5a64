//! Which time counts: all of it, or the hours in which somebody is there.
//!
//! Business time is reckoned from the moments themselves by hours that a team
//! states; what a ticket tool has reckoned by its own is not read.

use crate::zone;
use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use journey::model::{Team, Weekday};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fmt;

const DAY_MIN: u32 = 24 * 60;

/// Business hours are reckoned for moments within these years; a moment
/// outside counts as the nearest within.
const YEARS: (i16, i16) = (1900, 2100);

const DAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "Mon"),
    (Weekday::Tuesday, "Tue"),
    (Weekday::Wednesday, "Wed"),
    (Weekday::Thursday, "Thu"),
    (Weekday::Friday, "Fri"),
    (Weekday::Saturday, "Sat"),
    (Weekday::Sunday, "Sun"),
];

/// Hours of some days of the week.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct OpenHours {
    /// Days on which they begin.
    pub days: BTreeSet<Weekday>,
    /// Minute of the day at which they begin, 0 to 1,439.
    pub from_min: u32,
    /// Minute of the day at which they end, 1 to 1,440; not after `from_min`:
    /// on the next day.
    pub to_min: u32,
}

/// When somebody is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct BusinessHours {
    /// Hours of the week; those that overlap count once.
    pub open: Vec<OpenHours>,
    /// Zone of the hours, IANA; empty: UTC.
    pub time_zone: String,
    /// Days on which nobody is there, ISO 8601.
    #[serde(default)]
    pub holidays: BTreeSet<String>,
}

/// Why hours are none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    /// Not to be read.
    #[error("“{text}” is no hours of a week: give them as “Mon-Fri 08:00-18:00, Sat 9-12”")]
    NoHours {
        /// What cannot be read.
        text: String,
    },
    /// Nobody is ever there.
    #[error("these business hours are never open")]
    NeverOpen,
    /// No such zone.
    #[error("no time zone is called “{name}”; names are like Europe/Berlin")]
    NoZone {
        /// What was given.
        name: String,
    },
    /// No such day.
    #[error("“{text}” is no day: give it as 2026-12-24")]
    NoDay {
        /// What was given.
        text: String,
    },
}

impl BusinessHours {
    /// Monday to Friday, 8 to 18.
    #[must_use]
    pub fn office(time_zone: &str) -> Self {
        let days = DAYS.iter().take(5).map(|(day, _)| *day).collect();
        let open = vec![OpenHours { days, from_min: 8 * 60, to_min: 18 * 60 }];
        Self { open, time_zone: time_zone.into(), holidays: BTreeSet::new() }
    }

    /// The shifts and holidays of a team; without shifts it is there round the
    /// clock. `time_zone` is that of the demand, for a team that has none.
    #[must_use]
    pub fn of_team(team: &Team, time_zone: &str) -> Self {
        let shift = |shift: &journey::model::Shift| OpenHours {
            days: shift.days.clone(),
            from_min: shift.from * 60,
            to_min: shift.to * 60,
        };
        let shifts = team.shifts.iter().filter(|shift| shift.staff > 0).map(shift);
        let always = || OpenHours { days: DAYS.iter().map(|(day, _)| *day).collect(), from_min: 0, to_min: DAY_MIN };
        let open = if team.shifts.is_empty() { vec![always()] } else { shifts.collect() };
        let zone = if team.time_zone.is_empty() { time_zone } else { &team.time_zone };
        Self { open, time_zone: zone.into(), holidays: team.holidays.clone() }
    }

    /// Reads hours as people write them: "Mon-Fri 08:00-18:00, Sat 9-12".
    ///
    /// # Errors
    /// When that is no hours of a week.
    pub fn parse(text: &str, time_zone: &str) -> Result<Self, HoursError> {
        let part = |part: &str| hours(part).ok_or_else(|| HoursError::NoHours { text: part.trim().into() });
        let parts = text.split([',', ';']).filter(|part| !part.trim().is_empty());
        let open = parts.map(part).collect::<Result<Vec<_>, _>>()?;
        if open.is_empty() {
            return Err(HoursError::NoHours { text: text.trim().into() });
        }
        Ok(Self { open, time_zone: time_zone.into(), holidays: BTreeSet::new() })
    }
}

/// "Mon-Fri 08:00-18:00".
fn hours(text: &str) -> Option<OpenHours> {
    let text = text.trim().replace(['–', '—'], "-");
    let (days, times) = text.split_once(char::is_whitespace)?;
    let days = match days.split_once('-') {
        None => BTreeSet::from([day(days)?]),
        Some((first, last)) => {
            let (first, last) = (day(first)? as usize, day(last)? as usize);
            let count = (last + 7 - first) % 7 + 1;
            DAYS.iter().cycle().skip(first).take(count).map(|(day, _)| *day).collect()
        }
    };
    let (from, to) = times.split_once('-')?;
    let (from_min, to_min) = (minute(from)?, minute(to)?);
    (from_min < DAY_MIN && to_min > 0).then_some(OpenHours { days, from_min, to_min })
}

fn day(text: &str) -> Option<Weekday> {
    let text = text.trim().to_lowercase();
    let is = |name: &str| text.starts_with(&name.to_lowercase());
    DAYS.iter().find(|(_, name)| is(name)).map(|(day, _)| *day)
}

/// "8", "08:00", "24:00" as minutes of the day.
fn minute(text: &str) -> Option<u32> {
    let (hour, minute) = text.trim().split_once(':').unwrap_or((text.trim(), "0"));
    let (hour, minute): (u32, u32) = (hour.parse().ok()?, minute.parse().ok()?);
    (minute < 60 && hour * 60 + minute <= DAY_MIN).then_some(hour * 60 + minute)
}

impl fmt::Display for BusinessHours {
    /// "Mon–Fri 08:00–18:00, Sat 09:00–12:00 (Europe/Berlin)".
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clock = |minute: u32| format!("{:02}:{:02}", minute / 60, minute % 60);
        let one = |open: &OpenHours| format!("{} {}–{}", days(&open.days), clock(open.from_min), clock(open.to_min));
        let all: Vec<String> = self.open.iter().map(one).collect();
        let zone = if self.time_zone.is_empty() { zone::UTC } else { &self.time_zone };
        write!(f, "{} ({zone})", all.join(", "))
    }
}

/// "Mon–Fri", "Mon, Wed".
fn days(days: &BTreeSet<Weekday>) -> String {
    let has: Vec<&(Weekday, &str)> = DAYS.iter().filter(|(day, _)| days.contains(day)).collect();
    let runs = has.chunk_by(|one, next| next.0 as usize == one.0 as usize + 1);
    let run = |run: &[&(Weekday, &str)]| match run {
        [one] => one.1.to_owned(),
        [first, .., last] => format!("{}–{}", first.1, last.1),
        [] => String::new(),
    };
    runs.map(run).collect::<Vec<_>>().join(", ")
}

/// A clock that goes on only while time counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// All time counts.
    #[default]
    Calendar,
    /// Business hours count.
    Business(Opened),
}

/// The hours that were open over some time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// From, to, and seconds that were open before; one behind the other.
    spans: Vec<(i64, i64, i64)>,
    words: String,
}

impl Clock {
    /// Business hours for moments from `first` to `last`, seconds since 1970.
    ///
    /// # Errors
    /// When zone or holidays are none, or it is never open.
    pub fn business(hours: &BusinessHours, (first, last): (i64, i64)) -> Result<Self, HoursError> {
        let name = Some(hours.time_zone.as_str()).filter(|name| !name.is_empty());
        let zone = zone::find(name).map_err(|_| HoursError::NoZone { name: hours.time_zone.clone() })?;
        let holiday = |text: &String| text.parse::<Date>().map_err(|_| HoursError::NoDay { text: text.clone() });
        let holidays = hours.holidays.iter().map(holiday).collect::<Result<BTreeSet<_>, _>>()?;
        let minutes = |open: &OpenHours| open.from_min < DAY_MIN && (1..=DAY_MIN).contains(&open.to_min);
        if !hours.open.iter().any(|open| !open.days.is_empty() && minutes(open)) {
            return Err(HoursError::NeverOpen);
        }
        let spans = spans(hours, &holidays, &zone, civil(first, &zone), civil(last, &zone));
        Ok(Self::Business(Opened { spans, words: hours.to_string() }))
    }

    /// What this clock shows at a moment (seconds since 1970): seconds that
    /// count. The difference of two is the time between them.
    #[must_use]
    pub fn at(&self, time: i64) -> i64 {
        let Self::Business(Opened { spans, .. }) = self else { return time };
        let behind = spans.partition_point(|(from, ..)| *from <= time);
        let span = behind.checked_sub(1).and_then(|at| spans.get(at));
        span.map_or(0, |(from, to, before)| before + time.min(*to) - from)
    }

    /// "calendar time", "business time Mon–Fri 08:00–18:00 (Europe/Berlin)".
    #[must_use]
    pub fn words(&self) -> String {
        match self {
            Self::Calendar => "calendar time".into(),
            Self::Business(Opened { words, .. }) => format!("business time {words}"),
        }
    }
}

/// The day on which a moment is.
fn civil(time: i64, zone: &TimeZone) -> Date {
    let date = Timestamp::from_second(time).map(|time| zone.to_datetime(time).date());
    let (first, last) = (jiff::civil::date(YEARS.0, 1, 1), jiff::civil::date(YEARS.1, 12, 31));
    date.unwrap_or(if time < 0 { first } else { last }).clamp(first, last)
}

/// Open spans from the one day to the other, both included.
fn spans(
    hours: &BusinessHours,
    holidays: &BTreeSet<Date>,
    zone: &TimeZone,
    first: Date,
    last: Date,
) -> Vec<(i64, i64, i64)> {
    let mut spans: Vec<(i64, i64, i64)> = Vec::new();
    let mut pieces: Vec<(u32, u32)> = Vec::new();
    for date in first.series(Span::new().days(1)).take_while(|date| *date <= last) {
        if holidays.contains(&date) {
            continue;
        }
        let weekday = date.weekday().to_monday_zero_offset() as usize;
        pieces.clear();
        for open in &hours.open {
            let on = |day: usize| DAYS.get(day % 7).is_some_and(|(day, _)| open.days.contains(day));
            let over_night = open.to_min <= open.from_min;
            if on(weekday) {
                pieces.push((open.from_min, if over_night { DAY_MIN } else { open.to_min }));
            }
            if over_night && on(weekday + 6) {
                pieces.push((0, open.to_min));
            }
        }
        pieces.sort_unstable();
        for (from, to) in &pieces {
            let (Some(from), Some(to)) = (moment(date, *from, zone), moment(date, *to, zone)) else { continue };
            match spans.last_mut() {
                // What overlaps, or goes on over midnight, is one.
                Some((_, end, _)) if from <= *end => *end = to.max(*end),
                _ if from < to => spans.push((from, to, 0)),
                _ => {}
            }
        }
    }
    let mut before = 0;
    for (from, to, open) in &mut spans {
        *open = before;
        before += *to - *from;
    }
    spans
}

/// A minute of a day as a moment; where clocks are changed, as they are then.
fn moment(date: Date, minute: u32, zone: &TimeZone) -> Option<i64> {
    let (date, minute) = if minute < DAY_MIN { (date, minute) } else { (date.tomorrow().ok()?, 0) };
    let time = Time::new((minute / 60) as i8, (minute % 60) as i8, 0, 0).ok()?;
    let moment = zone.to_ambiguous_timestamp(date.to_datetime(time)).compatible().ok()?;
    Some(moment.as_second())
}
