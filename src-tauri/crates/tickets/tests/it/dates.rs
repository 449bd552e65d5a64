//! One format a column, decided by all of it; no order of day and month and no
//! time zone is guessed.

use crate::support::{
    at, below, day_first, error, export, histories, import, import_as, in_zone, preview, refused, written,
};
use tickets::{ImportError, ImportOptions, ImportReport, TicketSet};

/// Rows whose dates are these, both of the update and of the opening.
fn dated(dates: &[&str]) -> String {
    let rows: Vec<String> = dates.iter().map(|date| format!("INC1,New,{date},{date}")).collect();
    export(&rows.iter().map(String::as_str).collect::<Vec<_>>())
}

/// Times of the only ticket.
fn times(set: &TicketSet) -> Vec<String> {
    histories(set).remove(0).1.into_iter().map(|(_, time)| written(time)).collect()
}

fn format_of<'a>(report: &'a ImportReport, column: &str) -> Option<&'a str> {
    report.columns.iter().find(|it| it.name == column).unwrap().date_format.as_deref()
}

#[track_caller]
fn reads(date: &str, format: &str, time: &str) {
    let (set, report) = import(dated(&[date])).unwrap_or_else(|e| panic!("{date}: {e}"));
    assert_eq!(format_of(&report, "sys_updated_at"), Some(format), "{date}");
    assert_eq!(times(&set), [time], "{date}");
}

#[test]
fn the_ways_in_which_dates_are_written_are_read() {
    reads("29-02-2016 01:16", "dd-mm-yyyy hh:mm", "2016-02-29T01:16:00Z");
    reads("29/2/2016 1:16", "dd/mm/yyyy hh:mm", "2016-02-29T01:16:00Z");
    reads("29.02.2016 01:16:05", "dd.mm.yyyy hh:mm:ss", "2016-02-29T01:16:05Z");
    reads("02/29/2016 12:16:05 AM", "mm/dd/yyyy hh:mm:ss am/pm", "2016-02-29T00:16:05Z");
    reads("2/29/2016 12:16pm", "mm/dd/yyyy hh:mm am/pm", "2016-02-29T12:16:00Z");
    reads("2/29/2016 1:16 PM", "mm/dd/yyyy hh:mm am/pm", "2016-02-29T13:16:00Z");
    reads("2016-02-29", "yyyy-mm-dd", "2016-02-29T00:00:00Z");
    reads("2016-02-29 01:16:05", "yyyy-mm-dd hh:mm:ss", "2016-02-29T01:16:05Z");
    reads("2016-02-29T01:16:05.987654321", "yyyy-mm-ddThh:mm:ss", "2016-02-29T01:16:05Z");
}

#[test]
fn a_date_that_states_its_zone_is_read_in_it() {
    reads("2016-02-29T01:16:05Z", "yyyy-mm-ddThh:mm:ss with zone", "2016-02-29T01:16:05Z");
    reads("2016-02-29T01:16:05.5+05:30", "yyyy-mm-ddThh:mm:ss with zone", "2016-02-28T19:46:05Z");
    reads("2016-02-29 01:16-0930", "yyyy-mm-dd hh:mm with zone", "2016-02-29T10:46:00Z");
    let (set, report) = import_as(dated(&["2016-02-29T01:16:05+02:00"]), &in_zone("Asia/Tokyo")).unwrap();
    assert_eq!(times(&set), ["2016-02-28T23:16:05Z"], "the zone that a person names is for times without one");
    assert!(report.doubts.iter().all(|doubt| !doubt.contains("zone")), "{:?}", report.doubts);
}

#[test]
fn what_is_no_date_is_refused_and_never_now_or_1970() {
    let no_dates = [
        "soon",
        "29-02-16 01:16",
        "29/Fub/2016 01:16",
        "2016-02-29 24:00",
        "2016-02-29 01:60",
        "2016-02-30",
        "2016-13-01",
        "2016-00-10",
        "31-04-2016",
        "00-04-2016",
        "2016-02-29 13:00 pm",
        "2016-02-29 00:00 am",
        "2016-02-29T01:16:05+24:00",
        "2016-02-29T01:16:05 CET",
        "2016-02-29T",
        "2016/02-29",
        "20160229",
        "145670856",
        "9999-12-31T00:00:00-23:59",
    ];
    for date in no_dates {
        let imported = import(dated(&[date]));
        let error = error(imported);
        assert!(error.starts_with("none of the 1 rows could be read: sys_updated_at: no date"), "{date}: {error}");
    }
}

#[test]
fn one_date_that_can_be_read_in_one_way_only_decides_its_column() {
    let (set, report) = import(dated(&["03/04/2026", "13/04/2026"])).unwrap();
    assert_eq!(times(&set), ["2026-04-03T00:00:00Z", "2026-04-13T00:00:00Z"]);
    assert_eq!(format_of(&report, "opened_at"), Some("dd/mm/yyyy"));

    let (set, report) = import(dated(&["03/04/2026", "04/13/2026"])).unwrap();
    assert_eq!(times(&set), ["2026-03-04T00:00:00Z", "2026-04-13T00:00:00Z"]);
    assert_eq!(format_of(&report, "opened_at"), Some("mm/dd/yyyy"));
}

#[test]
fn days_that_cannot_be_told_from_months_are_a_question_and_the_answer_is_obeyed() {
    let file = dated(&["03/04/2026 08:00", "05/06/2026 08:00"]);
    let ImportError::Undecided { questions } = import(&file).unwrap_err() else { panic!("nobody can tell") };
    let expected = |column| {
        format!(
            "{column}: which comes first, the day or the month? Its dates do not tell, for example 03/04/2026 08:00."
        )
    };
    assert_eq!(questions, ["sys_updated_at", "opened_at"].map(expected));
    assert_eq!(preview(&file).questions, questions, "the preview asks before");

    let (set, _) = import_as(&file, &day_first(true)).unwrap();
    assert_eq!(times(&set), ["2026-04-03T08:00:00Z", "2026-06-05T08:00:00Z"]);
    let (set, _) = import_as(&file, &day_first(false)).unwrap();
    assert_eq!(times(&set), ["2026-03-04T08:00:00Z", "2026-05-06T08:00:00Z"]);
}

#[test]
fn dates_that_are_the_same_either_way_are_no_question() {
    let (set, report) = import(dated(&["05/05/2026", "06/06/2026"])).unwrap();
    assert_eq!(times(&set), ["2026-05-05T00:00:00Z", "2026-06-06T00:00:00Z"]);
    assert_eq!(report.refused_total, 0);
}

#[test]
fn a_column_that_does_not_tell_is_read_as_the_others_are_written_and_that_is_said() {
    let (set, report) = import(export(&["INC1,New,03/04/2026 08:00,28/03/2026 08:00"])).unwrap();
    assert_eq!(times(&set), ["2026-04-03T08:00:00Z"]);
    let said = "sys_updated_at: its own dates do not tell day from month; it is read with the day first, as the other \
                date columns are written.";
    assert!(report.doubts.iter().any(|doubt| doubt == said), "{:?}", report.doubts);
}

#[test]
fn a_column_that_is_written_in_another_way_is_no_help() {
    let other_separator = export(&["INC1,New,03/04/2026 08:00,28-03-2026 08:00"]);
    assert!(error(import(other_separator)).starts_with("sys_updated_at: which comes first"));
    let header = "number,state,updated,opened,closed";
    let contradicting = below(header, &["INC1,New,03/04/2026,28/03/2026,04/28/2026"]);
    assert!(error(import(contradicting)).starts_with("updated: which comes first"));
}

#[test]
fn one_date_against_twenty_is_refused_and_doubted() {
    let dates = |many: usize| dated(&[&vec!["13/04/2026"; many][..], &["04/29/2026"]].concat());
    let (set, report) = import(dates(20)).unwrap();
    assert_eq!(set.events(), 20);
    assert_eq!(refused(&report), [(22, "sys_updated_at: no date of the form dd/mm/yyyy")]);
    let said = "sys_updated_at: 1 rows have another order of day and month; it is read with the day first.";
    assert!(report.doubts.iter().any(|doubt| doubt == said), "{:?}", report.doubts);
    assert!(matches!(import(dates(19)), Err(ImportError::Undecided { .. })), "one of twenty is not so few");
}

#[test]
fn many_dates_against_many_are_a_question() {
    let error = error(import(dated(&["13/04/2026", "04/13/2026", "14/04/2026"])));
    let question = "sys_updated_at: which comes first, the day or the month? 2 rows can only have the day first, 1 only \
                    the month.";
    assert!(error.starts_with(question), "{error}");
}

#[test]
fn an_answer_against_all_evidence_is_doubted_and_not_obeyed() {
    let (set, report) = import_as(dated(&["13/04/2026"]), &day_first(false)).unwrap();
    assert_eq!(times(&set), ["2026-04-13T00:00:00Z"]);
    let said = "sys_updated_at: its dates have the day first, not as was said: they are read as they are.";
    assert!(report.doubts.iter().any(|doubt| doubt == said), "{:?}", report.doubts);
}

#[test]
fn an_answer_does_not_touch_dates_with_the_year_first() {
    let (set, report) = import_as(dated(&["2026-03-04"]), &day_first(true)).unwrap();
    assert_eq!(times(&set), ["2026-03-04T00:00:00Z"]);
    assert!(report.doubts.iter().all(|doubt| !doubt.contains("as was said")), "{:?}", report.doubts);
}

#[test]
fn the_way_of_most_rows_is_that_of_the_column() {
    let (set, report) = import(dated(&["2026-03-04 08:00", "2026-03-04 08:00:00", "2026-03-04 09:00:00"])).unwrap();
    assert_eq!(times(&set), ["2026-03-04T08:00:00Z", "2026-03-04T09:00:00Z"]);
    assert_eq!(refused(&report), [(2, "sys_updated_at: no date of the form yyyy-mm-dd hh:mm:ss")]);
}

#[test]
fn each_column_has_a_format_of_its_own() {
    let (set, report) = import(export(&["INC1,New,13-04-2026 08:00,04/13/2026"])).unwrap();
    assert_eq!(format_of(&report, "sys_updated_at"), Some("dd-mm-yyyy hh:mm"));
    assert_eq!(format_of(&report, "opened_at"), Some("mm/dd/yyyy"));
    assert_eq!(format_of(&report, "incident_state"), None);
    assert_eq!(set.ticket(0).unwrap().opened(), Some(at("2026-04-13T00:00:00Z")));
}

#[test]
fn local_times_are_read_in_the_zone_that_a_person_names() {
    let file = dated(&["2026-01-15 12:00", "2026-07-15 12:00"]);
    let (set, report) = import_as(&file, &in_zone("Europe/Berlin")).unwrap();
    assert_eq!(times(&set), ["2026-01-15T11:00:00Z", "2026-07-15T10:00:00Z"], "winter, then summer");
    assert_eq!(report.time_zone, "Europe/Berlin");
    assert!(report.doubts.iter().all(|doubt| !doubt.contains("zone")), "{:?}", report.doubts);
}

#[test]
fn times_of_no_zone_are_utc_and_that_is_doubted() {
    let unnamed = [ImportOptions::default(), in_zone(""), in_zone("  ")];
    for options in unnamed {
        let (set, report) = import_as(dated(&["2026-07-15 12:00"]), &options).unwrap();
        assert_eq!((times(&set), report.time_zone.as_str()), (vec!["2026-07-15T12:00:00Z".to_owned()], "UTC"));
        let said = "The file does not say in which time zone its times are: they are read as UTC.";
        assert_eq!(report.doubts.iter().filter(|doubt| *doubt == said).count(), 1, "{options:?}");
    }
}

#[test]
fn a_time_that_the_clock_skipped_is_refused() {
    let file = dated(&["2026-03-29 01:59", "2026-03-29 02:00", "2026-03-29 02:59", "2026-03-29 03:00"]);
    let (set, report) = import_as(&file, &in_zone("Europe/Berlin")).unwrap();
    assert_eq!(times(&set), ["2026-03-29T00:59:00Z", "2026-03-29T01:00:00Z"]);
    let reason = "sys_updated_at: the clock was put forward, in Europe/Berlin it was never this time";
    assert_eq!(refused(&report), [(3, reason), (4, reason)]);
}

#[test]
fn a_time_that_the_clock_showed_twice_is_refused() {
    let file = dated(&["2026-10-25 01:59", "2026-10-25 02:00", "2026-10-25 02:59", "2026-10-25 03:00"]);
    let (set, report) = import_as(&file, &in_zone("Europe/Berlin")).unwrap();
    assert_eq!(times(&set), ["2026-10-24T23:59:00Z", "2026-10-25T02:00:00Z"]);
    let reason = "sys_updated_at: the clock was put back, in Europe/Berlin it was this time twice";
    assert_eq!(refused(&report), [(3, reason), (4, reason)]);
    let (_, report) = import_as(&file, &in_zone("UTC")).unwrap();
    assert_eq!(report.refused_total, 0, "UTC has no such hours");
}

#[test]
fn a_zone_that_there_is_not_is_an_error_also_of_the_preview() {
    let file = dated(&["2026-07-15 12:00"]);
    let unknown = ImportError::UnknownTimeZone { name: "Mars/Olympus".into() };
    assert_eq!(import_as(&file, &in_zone("Mars/Olympus")).unwrap_err(), unknown);
    assert_eq!(tickets::preview(file.as_bytes(), &in_zone("Mars/Olympus")).unwrap_err(), unknown);
    assert_eq!(unknown.to_string(), "no time zone is called “Mars/Olympus”; names are like Europe/Berlin");
}

#[test]
fn months_as_words_short_years_and_seconds_since_1970_are_read() {
    for (written, format, expected) in [
        ("04/Jul/01 12:08 PM", "dd/mmm/yy hh:mm am/pm", "2001-07-04T12:08:00Z"),
        ("4/Dez./25 9:05 AM", "dd/mmm/yy hh:mm am/pm", "2025-12-04T09:05:00Z"),
        ("04-März-2026 23:59:01", "dd-mmm-yyyy hh:mm:ss", "2026-03-04T23:59:01Z"),
        ("4 févr. 2026 08:00", "dd mmm yyyy hh:mm", "2026-02-04T08:00:00Z"),
        ("31.12.99", "dd.mm.yy", "1999-12-31T00:00:00Z"),
        ("12/31/2025, 1:16 PM", "mm/dd/yyyy hh:mm am/pm", "2025-12-31T13:16:00Z"),
        ("2026-03-04 08:00:00 UTC", "yyyy-mm-dd hh:mm:ss with zone", "2026-03-04T08:00:00Z"),
        ("1772611200", "seconds since 1970", "2026-03-04T08:00:00Z"),
        ("1772611200123", "milliseconds since 1970", "2026-03-04T08:00:00Z"),
    ] {
        let written = if written.contains(',') { format!("\"{written}\"") } else { written.into() };
        let (set, report) = import(dated(&[&written])).unwrap_or_else(|error| panic!("{written}: {error}"));
        assert_eq!(times(&set), [expected], "{written}");
        assert_eq!(format_of(&report, "sys_updated_at"), Some(format));
    }
}

#[test]
fn what_only_looks_like_a_date_is_refused_and_never_now() {
    for wrong in ["04/Foo/01", "4 7 2026", "04/07/026", "0772611200", "177261120", "00/00/0000"] {
        let imported = import(dated(&["2026-03-04", "2026-03-05", "2026-03-06", wrong]));
        let (set, report) = imported.unwrap_or_else(|error| panic!("{wrong}: {error}"));
        assert_eq!((set.events(), report.refused_total), (3, 1), "{wrong}");
    }
}
