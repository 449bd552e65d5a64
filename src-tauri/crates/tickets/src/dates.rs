//! Dates of one column, read with one format that the column as a whole
//! decides. What the format does not fit is refused; nothing is ever read as
//! another format, and no order of day and month is guessed.

use crate::intern::Interner;
use crate::text;
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::{AmbiguousOffset, Offset, TimeZone};
use rustc_hash::FxHashMap;
use std::fmt;

/// What comes first: year, day or month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    Year,
    Day,
    Month,
}

/// What a number that stands for a time counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Epoch {
    Seconds,
    Milliseconds,
}

/// Beginnings of the names of the months, in English, German, French and Spanish.
const MONTHS: [&[&str]; 12] = [
    &["jan", "jän", "ene"],
    &["feb", "fév"],
    &["mar", "mär", "mrz"],
    &["apr", "avr", "abr"],
    &["may", "mai"],
    &["jun", "juin"],
    &["jul", "juil"],
    &["aug", "aoû", "ago"],
    &["sep"],
    &["oct", "okt"],
    &["nov"],
    &["dec", "dez", "déc", "dic"],
];

/// Years of two digits from this one on are of the last century.
const LAST_CENTURY: i16 = 70;

/// How a date is written, but for the order of day and month.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Shape {
    /// Seconds or thousandths of them since 1970, and nothing else of what follows.
    epoch: Option<Epoch>,
    year_first: bool,
    separator: u8,
    /// The month is written as a word, between the other two.
    named: bool,
    short_year: bool,
    /// Between date and time; none where there is no time.
    time: Option<u8>,
    seconds: bool,
    half_days: bool,
    zone: bool,
}

/// The one format of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Format {
    shape: Shape,
    order: Order,
}

impl Format {
    /// True where a date does not state its own zone.
    pub(crate) fn is_local(&self) -> bool {
        !self.shape.zone
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Shape { separator, named, short_year, time, seconds, half_days, zone, .. } = self.shape;
        match self.shape.epoch {
            Some(Epoch::Seconds) => return f.write_str("seconds since 1970"),
            Some(Epoch::Milliseconds) => return f.write_str("milliseconds since 1970"),
            None => {}
        }
        let s = char::from(separator);
        let (month, year) = (if named { "mmm" } else { "mm" }, if short_year { "yy" } else { "yyyy" });
        match self.order {
            Order::Year => write!(f, "{year}{s}{month}{s}dd")?,
            Order::Day => write!(f, "dd{s}{month}{s}{year}")?,
            Order::Month => write!(f, "{month}{s}dd{s}{year}")?,
        }
        let Some(between) = time else { return Ok(()) };
        write!(f, "{}hh:mm", char::from(between))?;
        let parts = [(seconds, ":ss"), (half_days, " am/pm"), (zone, " with zone")];
        parts.iter().filter(|(is, _)| *is).try_for_each(|(_, part)| f.write_str(part))
    }
}

/// Why a cell is no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum NoTime {
    /// It does not fit the format of its column, or there is no such day.
    NoDate,
    /// The clock was put back: it was this time twice.
    Twice,
    /// The clock was put forward: it was never this time.
    Never,
}

/// What the dates of a column show about their format, in rows.
#[derive(Clone, Debug)]
pub(crate) struct Evidence {
    pub(crate) shape: Shape,
    /// Only day before month fits.
    pub(crate) day_first: u32,
    /// Only month before day fits.
    pub(crate) month_first: u32,
    /// A date that both fit, differently.
    pub(crate) either: Option<String>,
}

/// What the evidence comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// One order, without contradiction.
    Clear(Order),
    /// One order, against a few rows.
    Mostly(Order, u32),
    /// Nothing to tell by.
    Undecided,
}

impl Evidence {
    /// Looks at all dates of a column; none where none of them is a date.
    pub(crate) fn of(cells: &Interner) -> Option<Self> {
        let written: Vec<_> =
            cells.cells().into_iter().filter_map(|(cell, rows)| Some((cell, scan(cell)?, rows))).collect();
        let mut shapes: FxHashMap<Shape, (u32, usize)> = FxHashMap::default();
        for (at, (_, date, rows)) in written.iter().enumerate() {
            shapes.entry(date.shape).or_insert((0, at)).0 += rows;
        }
        let shape = shapes.into_iter().max_by_key(|(_, (rows, at))| (*rows, std::cmp::Reverse(*at)))?.0;
        let mut evidence = Self { shape, day_first: 0, month_first: 0, either: None };
        let tells = !shape.year_first && !shape.named && shape.epoch.is_none();
        for (cell, date, rows) in written.iter().filter(|(_, date, _)| date.shape == shape && tells) {
            let fits = |order| date.day(order).is_some();
            match (fits(Order::Day), fits(Order::Month)) {
                (true, false) => evidence.day_first += rows,
                (false, true) => evidence.month_first += rows,
                (true, true) if date.first != date.second && evidence.either.is_none() => {
                    evidence.either = Some(String::from_utf8_lossy(cell).into());
                }
                _ => {}
            }
        }
        Some(evidence)
    }

    pub(crate) fn verdict(&self) -> Verdict {
        let (day, month) = (self.day_first, self.month_first);
        match (day, month) {
            _ if self.shape.year_first => Verdict::Clear(Order::Year),
            // Where no date can be read in two ways, either order does.
            (0, 0) if self.either.is_none() => Verdict::Clear(Order::Day),
            (0, 0) => Verdict::Undecided,
            (_, 0) => Verdict::Clear(Order::Day),
            (0, _) => Verdict::Clear(Order::Month),
            _ if month < day / 10 => Verdict::Mostly(Order::Day, month),
            _ if day < month / 10 => Verdict::Mostly(Order::Month, day),
            _ => Verdict::Undecided,
        }
    }

    pub(crate) fn format(&self, order: Order) -> Format {
        Format { shape: self.shape, order }
    }
}

/// Every cell of a column as seconds since 1970-01-01T00:00:00Z.
pub(crate) fn read(cells: &Interner, format: Option<Format>, zone: &TimeZone) -> Vec<Result<i64, NoTime>> {
    let time = |cell| format.ok_or(NoTime::NoDate).and_then(|format| seconds(cell, format, zone));
    cells.cells().into_iter().map(|(cell, _)| time(cell)).collect()
}

fn seconds(cell: &[u8], format: Format, zone: &TimeZone) -> Result<i64, NoTime> {
    let date = scan(cell).filter(|date| date.shape == format.shape).ok_or(NoTime::NoDate)?;
    if let Some(epoch) = format.shape.epoch {
        let seconds = match epoch {
            Epoch::Seconds => date.number,
            Epoch::Milliseconds => date.number.div_euclid(1_000),
        };
        return Timestamp::from_second(seconds).map(Timestamp::as_second).map_err(|_| NoTime::NoDate);
    }
    let civil = date.civil(format.order).ok_or(NoTime::NoDate)?;
    if format.shape.zone {
        let time = Offset::from_seconds(date.offset).and_then(|offset| offset.to_timestamp(civil));
        return time.map(Timestamp::as_second).map_err(|_| NoTime::NoDate);
    }
    let local = zone.to_ambiguous_timestamp(civil);
    match local.offset() {
        AmbiguousOffset::Unambiguous { .. } => {
            local.unambiguous().map(|time| time.as_second()).map_err(|_| NoTime::NoDate)
        }
        AmbiguousOffset::Fold { .. } => Err(NoTime::Twice),
        AmbiguousOffset::Gap { .. } => Err(NoTime::Never),
    }
}

/// The numbers of a date as they are written.
#[derive(Default)]
struct Written {
    shape: Shape,
    /// What it is where it is a number.
    number: i64,
    year: i16,
    first: i8,
    second: i8,
    hour: i8,
    minute: i8,
    seconds: i8,
    /// Seconds east of Greenwich, where the date says so.
    offset: i32,
}

impl Written {
    /// Month and day in this order of the two; none where there is no such month or day.
    fn day(&self, order: Order) -> Option<(i8, i8)> {
        let (month, day) = if order == Order::Day { (self.second, self.first) } else { (self.first, self.second) };
        ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some((month, day))
    }

    fn civil(&self, order: Order) -> Option<DateTime> {
        let (month, day) = self.day(order)?;
        DateTime::new(self.year, month, day, self.hour, self.minute, self.seconds, 0).ok()
    }
}

/// Reads the parts of a date: `29/2/2016 01:16`, `2016-02-29T01:16:00Z`,
/// `02/29/2016 1:16:05 PM`, `04/Jul/01 12:08 PM`, `1456704960`. Fractions of
/// seconds are let go.
fn scan(cell: &[u8]) -> Option<Written> {
    let mut text = Cursor { rest: cell.trim_ascii() };
    let mut date = Written::default();
    if let Some((epoch, number)) = since_1970(text.rest) {
        (date.shape.epoch, date.shape.zone, date.number) = (Some(epoch), true, number);
        return Some(date);
    }
    date.shape.year_first = text.rest.get(..4)?.iter().all(u8::is_ascii_digit);
    let leading = text.number(if date.shape.year_first { 4 } else { 2 })?;
    date.shape.separator = text.any_of(b"-/. ")?;
    let middle = match text.month() {
        Some(month) => {
            date.shape.named = true;
            month
        }
        // Nothing but a named month stands between spaces.
        None if date.shape.separator == b' ' => return None,
        None => text.number(2)?,
    };
    text.any_of(&[date.shape.separator])?;
    if date.shape.year_first {
        (date.year, date.first, date.second) = (leading, middle as i8, text.number(2)? as i8);
    } else {
        let (year, digits) = text.digits(4);
        date.year = match digits {
            4 => year,
            // 16-02-29 would be read backwards.
            2 if date.shape.separator != b'-' || date.shape.named => {
                year + if year < LAST_CENTURY { 2_000 } else { 1_900 }
            }
            _ => return None,
        };
        date.shape.short_year = digits == 2;
        (date.first, date.second) = (leading as i8, middle as i8);
    }
    text.any_of(b",");
    if !text.rest.is_empty() {
        date.shape.time = Some(text.any_of(b" T")?);
        clock(&mut text, &mut date)?;
    }
    text.rest.is_empty().then_some(date)
}

/// Ten digits are seconds, thirteen are thousandths: both from 2001 to 2286.
fn since_1970(cell: &[u8]) -> Option<(Epoch, i64)> {
    let epoch = match cell.len() {
        10 => Epoch::Seconds,
        13 => Epoch::Milliseconds,
        _ => return None,
    };
    let digits = cell.iter().all(u8::is_ascii_digit) && cell.first() != Some(&b'0');
    let number = std::str::from_utf8(cell).ok().filter(|_| digits)?.parse().ok()?;
    Some((epoch, number))
}

fn clock(text: &mut Cursor<'_>, date: &mut Written) -> Option<()> {
    date.hour = text.number(2)? as i8;
    text.any_of(b":")?;
    date.minute = text.number(2)? as i8;
    if text.any_of(b":").is_some() {
        date.shape.seconds = true;
        date.seconds = text.number(2)? as i8;
        if text.any_of(b".").is_some() {
            text.skip_digits();
        }
    }
    if let Some(half) = text.half_day() {
        date.shape.half_days = true;
        if !(1..=12).contains(&date.hour) {
            return None;
        }
        date.hour = date.hour % 12 + half;
    }
    if let Some(offset) = text.offset()? {
        date.shape.zone = true;
        date.offset = offset;
    }
    Some(())
}

struct Cursor<'a> {
    rest: &'a [u8],
}

impl Cursor<'_> {
    /// A number of at most so many digits (4 or fewer), and how many it has.
    fn digits(&mut self, most: usize) -> (i16, usize) {
        let digits = self.rest.iter().take(most).take_while(|byte| byte.is_ascii_digit()).count();
        let (number, rest) = self.rest.split_at_checked(digits).unwrap_or((&[], self.rest));
        self.rest = rest;
        (number.iter().fold(0, |number, digit| number * 10 + i16::from(digit - b'0')), digits)
    }

    /// A month as a word, whole or short, with or without a dot.
    fn month(&mut self) -> Option<i16> {
        let ends = |byte: &u8| byte.is_ascii_punctuation() || *byte == b' ';
        let length = self.rest.iter().position(ends)?;
        let word = text::one(self.rest.get(..length)?).to_lowercase();
        let month = MONTHS.iter().position(|names| names.iter().any(|name| word.starts_with(name)))?;
        self.rest = self.rest.get(length..)?;
        self.any_of(b".");
        Some(month as i16 + 1)
    }

    /// A number of at least one digit and at most so many (4 or fewer).
    fn number(&mut self, most: usize) -> Option<i16> {
        Some(self.digits(most)).filter(|(_, digits)| *digits > 0).map(|(number, _)| number)
    }

    fn skip_digits(&mut self) {
        while self.number(4).is_some() {}
    }

    fn any_of(&mut self, bytes: &[u8]) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        bytes.contains(first).then(|| self.rest = rest).map(|()| *first)
    }

    /// Hours that `am` or `pm` adds.
    fn half_day(&mut self) -> Option<i8> {
        let half = self.rest.trim_ascii_start();
        let hours = [(&b"am"[..], 0), (b"pm", 12)];
        let (_, hours) = hours.into_iter().find(|(name, _)| half.eq_ignore_ascii_case(name))?;
        self.rest = &[];
        Some(hours)
    }

    /// `Z`, `UTC`, `+02:00`, `+0200`; inside, none where there is nothing.
    fn offset(&mut self) -> Option<Option<i32>> {
        self.rest = self.rest.trim_ascii_start();
        if self.rest.is_empty() {
            return Some(None);
        }
        if let b"UTC" | b"GMT" = self.rest {
            self.rest = &[];
            return Some(Some(0));
        }
        let sign = match self.any_of(b"Z+-")? {
            b'Z' => return Some(Some(0)),
            b'+' => 1,
            _ => -1,
        };
        let hours = i32::from(self.number(2)?);
        self.any_of(b":");
        let minutes = i32::from(self.number(2)?);
        (hours < 24 && minutes < 60).then_some(Some(sign * (hours * 60 + minutes) * 60))
    }
}
