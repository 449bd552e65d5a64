//! Business hours against the same reckoned minute by minute.

use crate::support::at;
use jiff::Timestamp;
use jiff::civil::Weekday as Civil;
use jiff::tz::TimeZoneDatabase;
use journey::model::{Shift, ShiftEnd, Team, Weekday};
use proptest::prelude::*;
use std::collections::BTreeSet;
use tickets::{BusinessHours, Clock, HoursError, OpenHours};
use uuid::Uuid;

const DAYS: [(Weekday, Civil); 7] = [
    (Weekday::Monday, Civil::Monday),
    (Weekday::Tuesday, Civil::Tuesday),
    (Weekday::Wednesday, Civil::Wednesday),
    (Weekday::Thursday, Civil::Thursday),
    (Weekday::Friday, Civil::Friday),
    (Weekday::Saturday, Civil::Saturday),
    (Weekday::Sunday, Civil::Sunday),
];

/// Whether somebody is there in the minute that begins then.
fn is_open(hours: &BusinessHours, time: i64) -> bool {
    let zone = TimeZoneDatabase::bundled().get(&hours.time_zone).unwrap();
    let local = zone.to_datetime(Timestamp::from_second(time).unwrap());
    if hours.holidays.contains(&local.date().to_string()) {
        return false;
    }
    let minute = u32::try_from(local.hour()).unwrap() * 60 + u32::try_from(local.minute()).unwrap();
    let on = |open: &OpenHours, day: Civil| DAYS.iter().any(|(ours, civil)| *civil == day && open.days.contains(ours));
    hours.open.iter().any(|open| {
        let over_night = open.to_min <= open.from_min;
        let today = on(open, local.weekday()) && minute >= open.from_min && (over_night || minute < open.to_min);
        today || (over_night && on(open, local.weekday().previous()) && minute < open.to_min)
    })
}

fn some_hours() -> impl Strategy<Value = BusinessHours> {
    let days = prop::collection::btree_set(prop::sample::select(DAYS.map(|(day, _)| day).to_vec()), 1..6);
    let open =
        (days, 0..1440_u32, 1..=1440_u32).prop_map(|(days, from_min, to_min)| OpenHours { days, from_min, to_min });
    let holidays =
        prop::collection::btree_set(prop::sample::select(vec!["2026-03-28", "2026-03-30", "2026-10-26"]), 0..3);
    let zone = prop::sample::select(vec!["UTC", "Europe/Berlin", "America/New_York"]);
    (prop::collection::vec(open, 1..4), zone, holidays).prop_map(|(open, zone, holidays)| BusinessHours {
        open,
        time_zone: zone.into(),
        holidays: holidays.into_iter().map(String::from).collect(),
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn business_time_is_what_minutes_add_up_to(
        hours in some_hours(),
        // Around both changes of the clock.
        begins in prop::sample::select(vec!["2026-03-27T00:00:00Z", "2026-10-23T12:00:00Z", "2026-06-01T09:30:00Z"]),
        pause in 0..5_000_i64,
        lasts in 0..5_000_i64,
    ) {
        let from = at(begins) + 60 * pause;
        let to = from + 60 * lasts;
        let clock = Clock::business(&hours, (from, to)).unwrap();
        // A span that ends inside the hour that clocks skip ends when it is over: not in these minutes.
        let ends_in_the_gap = |minute: u32| (120..180).contains(&minute);
        prop_assume!(!hours.open.iter().any(|open| ends_in_the_gap(open.from_min) || ends_in_the_gap(open.to_min)));
        prop_assume!(!hours.open.iter().any(|open| (60..=120).contains(&open.from_min) || (60..=120).contains(&open.to_min)));
        let counted = (0..lasts).filter(|minute| is_open(&hours, from + 60 * minute)).count() as i64;
        prop_assert_eq!(clock.at(to) - clock.at(from), 60 * counted, "{}", hours);
    }
}

#[test]
fn office_hours_leave_out_nights_and_weekends() {
    let hours = BusinessHours::office("Europe/Berlin");
    assert_eq!(hours.to_string(), "Mon–Fri 08:00–18:00 (Europe/Berlin)");
    let (friday, monday) = (at("2026-05-08T15:00:00Z"), at("2026-05-11T07:00:00Z"));
    let clock = Clock::business(&hours, (friday, monday)).unwrap();
    assert_eq!(
        clock.at(monday) - clock.at(friday),
        2 * 3600,
        "an hour on Friday until six, an hour on Monday from eight"
    );
    assert_eq!(Clock::Calendar.at(monday) - Clock::Calendar.at(friday), 64 * 3600);
    assert_eq!(clock.words(), "business time Mon–Fri 08:00–18:00 (Europe/Berlin)");
}

#[test]
fn hours_are_read_as_people_write_them() {
    let read = |text: &str| BusinessHours::parse(text, "").map(|hours| hours.to_string());
    assert_eq!(read("Mon-Fri 08:00-18:00").unwrap(), "Mon–Fri 08:00–18:00 (UTC)");
    assert_eq!(read(" monday–thursday 7:30–16 ; Sat 9-12").unwrap(), "Mon–Thu 07:30–16:00, Sat 09:00–12:00 (UTC)");
    assert_eq!(read("Sat-Mon 22:00-06:00").unwrap(), "Mon, Sat–Sun 22:00–06:00 (UTC)");
    assert_eq!(read("Sun-Sat 0-24").unwrap(), "Mon–Sun 00:00–24:00 (UTC)");
    for wrong in ["", "Mon-Fri", "Mon-Fri 8", "Foo 8-18", "Mon 8-25", "Mon 8:70-9", "Mon 24-24", "8-18"] {
        assert_eq!(read(wrong), Err(HoursError::NoHours { text: wrong.into() }), "{wrong}");
    }
}

#[test]
fn what_is_no_calendar_is_refused() {
    let office = BusinessHours::office("UTC");
    let error = |hours: &BusinessHours| Clock::business(hours, (0, 86_400)).unwrap_err().to_string();
    assert!(error(&BusinessHours { time_zone: "Mars/Olympus".into(), ..office.clone() }).contains("Europe/Berlin"));
    let holidays = BTreeSet::from(["Christmas".into()]);
    assert!(error(&BusinessHours { holidays, ..office.clone() }).contains("“Christmas” is no day"));
    let never = OpenHours { days: BTreeSet::new(), from_min: 0, to_min: 1440 };
    assert!(error(&BusinessHours { open: vec![never], ..office }).contains("never open"));
}

#[test]
fn a_team_has_the_hours_of_its_shifts() {
    let shift = |days: &[Weekday], from, to, staff| Shift { days: days.iter().copied().collect(), from, to, staff };
    let mut team = Team {
        id: Uuid::from_u128(1).into(),
        key: "desk".into(),
        name: "Desk".into(),
        staff: 3,
        shifts: vec![
            shift(&[Weekday::Monday], 8, 16, 2),
            shift(&[Weekday::Monday], 12, 20, 1),
            shift(&[Weekday::Tuesday], 22, 6, 1),
            shift(&[Weekday::Friday], 8, 16, 0),
        ],
        time_zone: String::new(),
        holidays: BTreeSet::from(["2026-05-11".into()]),
        at_shift_end: ShiftEnd::Pause,
    };
    let week = (at("2026-05-04T00:00:00Z"), at("2026-05-18T00:00:00Z"));
    let open = |team: &Team, from: &str, to: &str| {
        let clock = Clock::business(&BusinessHours::of_team(team, "UTC"), week).unwrap();
        (clock.at(at(to)) - clock.at(at(from))) / 3600
    };
    let (monday, next, after) = ("2026-05-04T00:00:00Z", "2026-05-11T00:00:00Z", "2026-05-18T00:00:00Z");
    assert_eq!(open(&team, monday, next), 12 + 8, "two shifts that overlap count once, nobody is there on Friday");
    assert_eq!(open(&team, next, after), 8, "Monday is a holiday");
    team.shifts.clear();
    assert_eq!(open(&team, monday, next), 7 * 24, "without shifts round the clock");
}

#[test]
fn absurd_times_end_the_reckoning_and_do_not_hang_it() {
    let clock = Clock::business(&BusinessHours::office("UTC"), (i64::MIN, i64::MAX)).unwrap();
    assert!(clock.at(i64::MAX) > 0);
    assert_eq!(clock.at(i64::MIN), 0);
}
