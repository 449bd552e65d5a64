//! Small exports, and what to ask of what was read.

use jiff::Timestamp;
use journey::JourneyMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use tickets::{ImportError, ImportOptions, ImportReport, TicketPreviewData, TicketSet};

/// The four columns without which nothing is read.
pub(crate) const HEADER: &str = "number,incident_state,sys_updated_at,opened_at";

pub(crate) type Imported = Result<(TicketSet, ImportReport), ImportError>;

/// These rows below [`HEADER`].
pub(crate) fn export(rows: &[&str]) -> String {
    below(HEADER, rows)
}

pub(crate) fn below(header: &str, rows: &[&str]) -> String {
    [&[header], rows].concat().iter().map(|row| format!("{row}\n")).collect()
}

/// A row of [`HEADER`].
pub(crate) fn row(ticket: &str, state: &str, updated: &str) -> String {
    format!("{ticket},{state},{updated},2026-05-04 07:00")
}

pub(crate) fn import(file: impl AsRef<[u8]>) -> Imported {
    import_as(file, &ImportOptions::default())
}

pub(crate) fn import_as(file: impl AsRef<[u8]>, options: &ImportOptions) -> Imported {
    tickets::import(file.as_ref(), options, &mut |_| ControlFlow::Continue(()))
}

pub(crate) fn preview(file: impl AsRef<[u8]>) -> TicketPreviewData {
    tickets::preview(file.as_ref(), &ImportOptions::default()).unwrap()
}

/// Local times are of this zone.
pub(crate) fn in_zone(name: &str) -> ImportOptions {
    ImportOptions { time_zone: Some(name.into()), ..ImportOptions::default() }
}

pub(crate) fn day_first(is: bool) -> ImportOptions {
    ImportOptions { day_first: Some(is), ..ImportOptions::default() }
}

/// What the error says.
pub(crate) fn error(imported: Imported) -> String {
    imported.expect_err("this must not be read").to_string()
}

/// Line and reason of every refused row.
pub(crate) fn refused(report: &ImportReport) -> Vec<(u32, &str)> {
    report.refused.iter().map(|row| (row.line, row.reason.as_str())).collect()
}

pub(crate) fn at(time: &str) -> i64 {
    time.parse::<Timestamp>().unwrap().as_second()
}

/// A moment as it is written in these tests.
pub(crate) fn written(seconds: i64) -> String {
    Timestamp::from_second(seconds).unwrap().to_string()
}

/// Ticket, then state and time of each of its events.
pub(crate) type History = (String, Vec<(String, i64)>);

pub(crate) fn histories(set: &TicketSet) -> Vec<History> {
    let events = |ticket: tickets::Ticket<'_>| {
        ticket.events().map(|event| (set.state_name(event.state).unwrap().to_owned(), event.time)).collect()
    };
    set.iter().map(|ticket| (ticket.id().to_owned(), events(ticket))).collect()
}

/// What holds of every import, whatever the file was.
pub(crate) fn check_invariants(set: &TicketSet, report: &ImportReport) {
    if report.profile.ends_with("one row per update") {
        let aside: u32 = report.set_aside.iter().map(|aside| aside.rows).sum();
        assert_eq!(report.rows, report.events + report.refused_total + aside, "every row is read or refused");
    }
    assert_eq!((report.tickets, report.events), (set.tickets(), set.events()));
    assert_eq!(set.iter().map(|ticket| ticket.events().count() as u32).sum::<u32>(), set.events());
    assert!(set.iter().all(|ticket| ticket.events().map(|event| event.time).is_sorted()), "a ticket goes back in time");
    assert_eq!(report.refused_by_reason.iter().map(|reason| reason.n).sum::<u32>(), report.refused_total);
    assert_eq!(report.refused.len(), (report.refused_total as usize).min(tickets::report::LISTED_ROWS));
    assert!(report.refused.is_sorted_by(|a, b| a.line < b.line), "rows begin on different lines, and are listed so");
    assert_eq!(report.states.iter().map(|state| state.events).sum::<u32>(), set.events());
    assert_eq!(TicketSet::from_bytes(&set.to_bytes()).as_ref(), Ok(set));
}

/// A sample map.
pub(crate) fn sample(name: &str) -> JourneyMap {
    let path = root().join("maps").join(format!("{name}.journey.json"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    journey::file::read(&text).unwrap()
}

/// A file of the ticket data that lies beside the project and is not part of
/// it, or nothing, and then it says so: a test that is skipped must not look
/// like one that passed.
pub(crate) fn shared_data(name: &str) -> Option<PathBuf> {
    let path = root().join("../shared/data").join(name);
    if path.is_file() {
        return Some(path);
    }
    eprintln!("SKIPPED: needs {}, which is not on this machine", path.display());
    None
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).expect("the crate is three folders below the top").into()
}
