//! Demand, from the times at which tickets were opened.
//!
//! *A month*: the mean of the whole months that the set spans; a month at its
//! begin or end with less than a quarter of the busiest one is taken for a
//! remainder of the export, not for a quiet month. Where it spans no whole
//! month, what it spans is reckoned up. *By hour of the week*: tickets opened in
//! each, in the time zone of the demand.

use super::{Case, Finding, Proposal, ProposedFigure, evidence_in_words, same_evidence, several};
use crate::set::TicketSet;
use crate::zone;
use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use journey::edit::Edit;
use journey::figure::Figure;
use journey::model::HOURS_OF_WEEK;

/// Days of a month on average.
const MONTH: f64 = 365.25 / 12.0;

/// Days below which nothing is said of a month.
const A_WEEK: f64 = 7.0;

/// Tickets below which nothing is said of the hours of the week: one an hour.
const HOURS: u32 = HOURS_OF_WEEK as u32;

const NAMES: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Demand a month, and by hour of the week.
pub(super) fn propose(case: &Case<'_>, set: &TicketSet, findings: &mut Vec<Finding>) -> Vec<Proposal> {
    let details = case.map.details();
    let said = Some(details.time_zone.as_str()).filter(|name| !name.trim().is_empty());
    let (name, zone) = match zone::find(said) {
        Ok(found) => (said.unwrap_or(zone::UTC), found),
        Err(_) => (zone::UTC, jiff::tz::TimeZone::UTC),
    };
    let opened = set.iter().filter_map(|t| t.opened().or_else(|| t.events().next().map(|event| event.time)));
    let local = |seconds| Timestamp::from_second(seconds).ok().map(|time| zone.to_datetime(time));
    let mut opened: Vec<DateTime> = opened.filter_map(local).collect();
    opened.sort_unstable();
    if (opened.len() as u32) < case.options.minimum_n.max(1) {
        return Vec::new();
    }
    let demand = month(case, &opened, findings);
    demand.into_iter().chain(week(case, &opened, name, findings)).collect()
}

fn month(case: &Case<'_>, opened: &[DateTime], findings: &mut Vec<Finding>) -> Option<Proposal> {
    let (value, n, words) = match whole_months(opened) {
        Some(found) => found,
        None => match span(opened) {
            Some(found) => found,
            None => {
                findings.push(Finding {
                    share: None,
                    n: opened.len() as u32,
                    words: "The tickets were opened within less than a week: no demand a month is proposed.".into(),
                });
                return None;
            }
        },
    };
    let before = &case.map.details().demand;
    let value = if value < 10.0 { (value * 10.0).round() / 10.0 } else { value.round() };
    let demand = Figure { value, evidence: (case.counted)(n) };
    if demand.value == before.value && same_evidence(&demand.evidence, &before.evidence) {
        return None;
    }
    Some(Proposal {
        before: format!("{} a month ({})", journeys(before.value), evidence_in_words(&before.evidence)),
        after: format!("{} a month", journeys(value)),
        words: vec![words],
        n,
        tickets: n,
        edits: vec![Edit::SetDemand { demand }],
        ..whole_map("demand", ProposedFigure::Demand)
    })
}

/// "8,465", "2.5".
fn journeys(a_month: f64) -> String {
    if a_month.fract() == 0.0 { crate::text::count(a_month as u32) } else { a_month.to_string() }
}

/// Mean of whole months, tickets in them, and which they are.
fn whole_months(opened: &[DateTime]) -> Option<(f64, u32, String)> {
    let (first, last) = (opened.first()?.date(), opened.last()?.date());
    let number = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month()) - 1;
    let begin = number(first) + i32::from(first.day() > 1);
    let end = number(last) + i32::from(last == last.last_of_month());
    let mut months: Vec<(i32, u32)> = (begin..end).map(|month| (month, 0)).collect();
    for date in opened.iter().map(|time| time.date()) {
        let at = usize::try_from(number(date) - begin).ok();
        if let Some((_, n)) = at.and_then(|at| months.get_mut(at)) {
            *n += 1;
        }
    }
    let least = months.iter().map(|(_, n)| *n).max()?.div_ceil(4);
    let is_whole = |(_, n): &(i32, u32)| *n >= least;
    let (from, to) = (months.iter().position(is_whole)?, months.iter().rposition(is_whole)?);
    let months = months.get(from..=to)?;
    let n = months.iter().map(|(_, n)| n).sum::<u32>();
    let name = |month: &(i32, u32)| {
        let name = NAMES.get(month.0.rem_euclid(12) as usize).copied().unwrap_or_default();
        format!("{name} {}", month.0.div_euclid(12))
    };
    let words = match months {
        [] => return None,
        [one] => format!("{} opened in {}, the only whole month.", several(n, "ticket"), name(one)),
        [first, .., last] => format!(
            "{} opened in {} whole months, {} to {}.",
            several(n, "ticket"),
            months.len(),
            name(first),
            name(last)
        ),
    };
    Some((f64::from(n) / months.len() as f64, n, words))
}

/// What the set spans, reckoned up to a month.
fn span(opened: &[DateTime]) -> Option<(f64, u32, String)> {
    let (first, last) = (opened.first()?, opened.last()?);
    let days = first.duration_until(*last).as_secs_f64() / 86_400.0;
    let n = opened.len() as u32;
    let words = format!("{} opened within {days:.0} days, reckoned up to a month.", several(n, "ticket"));
    (days >= A_WEEK).then(|| (f64::from(n) / days * MONTH, n, words))
}

fn week(case: &Case<'_>, opened: &[DateTime], zone: &str, findings: &mut Vec<Finding>) -> Option<Proposal> {
    let n = opened.len() as u32;
    let days = opened.first()?.duration_until(*opened.last()?).as_secs_f64() / 86_400.0;
    let same_hour = opened.iter().all(|time| Some(time.time()) == opened.first().map(|first| first.time()));
    let lacking = if n < HOURS {
        Some("there are fewer tickets than that")
    } else if days < 2.0 * A_WEEK {
        Some("they were opened within less time than that")
    } else {
        None
    };
    if lacking.is_some() || same_hour {
        let words = match lacking {
            Some(lacking) => format!(
                "The demand by hour of the week takes {HOURS} tickets over two weeks: {lacking}, and none is proposed."
            ),
            None => {
                "The times at which tickets were opened have no hour: no demand by hour of the week is proposed.".into()
            }
        };
        findings.push(Finding { share: None, n, words });
        return None;
    }
    let mut week = vec![0.0; HOURS_OF_WEEK];
    for time in opened {
        let hour = time.weekday().to_monday_zero_offset() as usize * 24 + time.hour() as usize;
        if let Some(weight) = week.get_mut(hour) {
            *weight += 1.0;
        }
    }
    let details = case.map.details();
    if details.demand_week == week && details.time_zone == zone {
        return None;
    }
    let after = peak(&week);
    Some(Proposal {
        before: if details.demand_week.is_empty() { "evenly".into() } else { peak(&details.demand_week) },
        after,
        words: vec![format!("Counted from {} by the hour in which they were opened, {zone}.", several(n, "ticket"))],
        n,
        tickets: n,
        edits: vec![Edit::SetDemandWeek { week, time_zone: zone.into() }],
        ..whole_map("demand-week", ProposedFigure::DemandWeek)
    })
}

/// "most on Monday 9:00, 2.4 % of the week".
fn peak(week: &[f64]) -> String {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let all: f64 = week.iter().sum();
    let most = week.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1).then(b.0.cmp(&a.0)));
    let Some((hour, weight)) = most.filter(|_| all > 0.0) else { return "nothing".into() };
    let day = DAYS.get(hour / 24).copied().unwrap_or_default();
    format!("most on {day} {}:00, {} of the week", hour % 24, journey::words::percent(weight / all))
}

fn whole_map(key: &str, figure: ProposedFigure) -> Proposal {
    Proposal {
        key: key.into(),
        figure,
        touchpoint: None,
        name: "The map".into(),
        before: String::new(),
        after: String::new(),
        words: Vec::new(),
        n: 0,
        tickets: 0,
        open: 0,
        before_min: None,
        ways: Vec::new(),
        family: None,
        fits: Vec::new(),
        edits: Vec::new(),
    }
}
