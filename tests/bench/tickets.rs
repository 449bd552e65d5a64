//! Ticket files: read into a workspace, laid over the map that their states fit, held against a map, and some of them
//! chosen. With `cargo xtask bench --peers`, the same in pm4py in the same run.

use std::fs::{self, File};
use std::hint::black_box;
use std::io::{BufReader, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use flate2::read::GzDecoder;
use journey::JourneyMap;
use store::{Store, TicketSetContent, TicketSetRow};
use tests::places::{root, shared_data};
use tickets::{
    FilterColumn, ImportOptions, ImportReport, OverlayOptions, Period, StateMapping, Steps, Terms, TicketFilter,
    TicketSet, conform, import, overlay, suggest_mapping, variants,
};

use crate::made_up::{MadeUp, UPDATES};
use crate::measure::{absent, figure, median_time, megabytes, milliseconds, peak_rise};
use crate::mining;

const MAP: &str = "maps/find-the-number.journey.json";
const FILE: &str = "uci-incidents-120k.csv.gz";
const LOG: &str = "bpic2013-incidents.xes.gz";
const DRAWN: &str = "oracle/map-conformance-bpic2013-incidents.json";
/// Tickets of the made-up set: five million updates.
const TICKETS: u32 = 5_000_000 / UPDATES;

pub(crate) fn figures() {
    let text = fs::read_to_string(root().join(MAP)).expect("the sample map is part of the project");
    let map = journey::file::read(&text).expect("the sample map opens");
    match shared_data(FILE) {
        Some(file) => table(&file, &map),
        None => absent("120,000 ticket rows", "the file is not on this machine"),
    }
    match (shared_data(LOG), shared_data(DRAWN)) {
        (Some(log), Some(drawn)) => aligned(&log, &drawn),
        _ => absent("all variants of the BPI 2013 incidents", "the files are not on this machine"),
    }
    five_million(&map);
}

fn read(file: impl Read) -> (TicketSet, ImportReport) {
    import(file, &ImportOptions::default(), &mut |_| ControlFlow::Continue(())).expect("it is a ticket export")
}

fn open(path: &Path) -> File {
    File::open(path).expect("it was there a moment ago")
}

fn table(file: &Path, map: &JourneyMap) {
    let peak = peak_of(file);
    let took = median_time(5, || into_workspace(file));
    figure(
        "120,000 ticket rows read into a workspace",
        &milliseconds(took),
        "< 1.5 s",
        took < Duration::from_millis(1500),
    );
    let (set, _) = read(open(file));
    let mapping = suggest_mapping(&set, map);
    let took_over = median_time(9, || laid(&set, map, &mapping));
    let bar = took_over < Duration::from_millis(30);
    figure("their overlay: counts, median, P90, variants", &milliseconds(took_over), "< 30 ms", bar);
    let bytes = set.memory() as f64 / f64::from(set.events());
    figure("their memory, bytes an event", &format!("{bytes:.1}"), "< 40", bytes < 40.0);
    memory("memory while they are read", peak, "< 150 MB", 150_000_000);
    memory("memory while they are read as XLSX", peak_of(&workbook(file)), "< 100 MB", 100_000_000);
    mining::follows("120,000 ticket rows", file, took, took_over, set.events());
}

fn memory(what: &str, peak: Option<u64>, bar: &str, most: u64) {
    match peak {
        Some(bytes) => figure(what, &megabytes(bytes), bar, bytes < most),
        None => absent(what, "this system does not tell"),
    }
}

fn laid(set: &TicketSet, map: &JourneyMap, mapping: &StateMapping) {
    let options = OverlayOptions::default();
    black_box(overlay(set, map, mapping, &options));
    black_box(variants(set, map, mapping, Steps::drawn(map), &options));
}

/// As `milewalk tickets import` does it, into a workspace of its own.
fn into_workspace(file: &Path) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let (set, report) = read(open(file));
    let mut store = Store::open(folder.path()).expect("a workspace can be made");
    let row = TicketSetRow {
        id: "one".into(),
        name: FILE.into(),
        tickets: report.tickets,
        events: report.events,
        imported_at: "2026-01-01T00:00:00Z".into(),
    };
    let json = "a report can be written";
    let refused = serde_json::to_string(&report.refused_rows).expect(json);
    let report = serde_json::to_string(&report).expect(json);
    let content = TicketSetContent { report: &report, refused: &refused, data: &set.to_bytes() };
    store.add_ticket_set(&row, content).expect("the workspace can be written");
}

/// The word before a file: read it, and print how much memory that took at most.
pub(crate) const PEAK: &str = "peak-of";

/// Memory that reading a file takes, in a process of its own: what an earlier one has given back is not taken for free.
fn peak_of(file: &Path) -> Option<u64> {
    let program = std::env::current_exe().ok()?;
    let output = Command::new(program).arg(PEAK).arg(file).output().ok()?;
    String::from_utf8(output.stdout).ok()?.trim().parse().ok()
}

/// The other half of [`peak_of`].
pub(crate) fn print_peak(file: &str) {
    let peak = peak_rise(|| {
        black_box(read(open(Path::new(file))));
    });
    if let Some(bytes) = peak {
        println!("{bytes}");
    }
}

/// The table as a workbook, made once.
fn workbook(file: &Path) -> PathBuf {
    let path = root().join("target/bench/incidents.xlsx");
    if path.is_file() {
        return path;
    }
    fs::create_dir_all(root().join("target/bench")).expect("the folder can be made");
    let mut workbook = rust_xlsxwriter::Workbook::new();
    let sheet = workbook.add_worksheet();
    let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(BufReader::new(GzDecoder::new(open(file))));
    for (at, row) in (0..).zip(rows.records()) {
        for (column, cell) in (0..).zip(row.expect("the table can be read").iter()) {
            sheet.write_string(at, column, cell).expect("a cell can be written");
        }
    }
    workbook.save(&path).expect("the workbook can be written");
    path
}

/// The map that the oracle was computed on, and which step each state is.
fn drawn_map(path: &Path) -> (JourneyMap, StateMapping) {
    let drawn: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(path).expect("it was there a moment ago")).expect("it is JSON");
    let drawn = &drawn["bpic13"];
    let mut outline = crate::drawn::Drawn::new(["Accepted", "Queued", "Completed"]);
    for edge in drawn["edges"].as_array().into_iter().flatten() {
        outline.way(edge[0].as_str(), edge[1].as_str());
    }
    for start in drawn["starts"].as_array().into_iter().flatten() {
        outline.way(None, start.as_str());
    }
    for end in drawn["ends"].as_array().into_iter().flatten() {
        outline.way(end.as_str(), None);
    }
    outline.map()
}

fn aligned(log: &Path, drawn: &Path) {
    let (set, _) = read(open(log));
    let (map, mapping) = drawn_map(drawn);
    let hold = || conform(&set, &map, &mapping, Steps::drawn(&map)).expect("the map leads to an end");
    let found = hold();
    let took = median_time(9, || drop(black_box(hold())));
    let what = format!("{} variants of the BPI 2013 incidents aligned", found.variants.len());
    figure(&what, &milliseconds(took), "< 20 ms", took < Duration::from_millis(20));
    let cost: u64 = found.variants.iter().map(|one| u64::from(one.cost) * u64::from(one.tickets)).sum();
    mining::align(log, drawn, took, cost);
    let read_again = median_time(3, || drop(black_box(read(open(log)))));
    let laid = median_time(9, || laid(&set, &map, &mapping));
    mining::follows("the BPI 2013 incidents", log, read_again, laid, set.events());
}

fn five_million(map: &JourneyMap) {
    let begun = Instant::now();
    let (set, report) = read(MadeUp::new(TICKETS));
    let took = begun.elapsed();
    assert_eq!((report.tickets, report.refused_total), (TICKETS, 0), "every made-up ticket is one");
    let seconds = format!("{:.1} s", took.as_secs_f64());
    figure("5,000,000 made-up events read", &seconds, "< 30 s", took < Duration::from_secs(30));
    let bytes = set.memory() as f64 / f64::from(set.events());
    figure("their memory, bytes an event", &format!("{bytes:.1}"), "< 40", bytes < 40.0);
    let mapping = suggest_mapping(&set, map);
    let by = |column, value: &str| TicketFilter {
        columns: [(column, [value.to_owned()].into())].into(),
        ..TicketFilter::default()
    };
    let half = Period { from: Some("2024-06-01".into()), to: Some("2025-05-28".into()) };
    let way = variants(&set, map, &mapping, Steps::drawn(map), &OverlayOptions::default()).listed.swap_remove(0).steps;
    let filters = [
        ("a channel", by(FilterColumn::Channel, "Phone")),
        ("a team", by(FilterColumn::Team, "Group 7")),
        ("a year", TicketFilter { opened: half, ..TicketFilter::default() }),
        ("a way", TicketFilter { way: Some(way), ..TicketFilter::default() }),
        ("everything", TicketFilter::default()),
    ];
    let terms = Terms { map, mapping: &mapping, personas: &Default::default(), time_zone: "" };
    for (name, filter) in filters {
        let choose = || filter.select(&set, terms).expect("it can be asked for");
        let took = median_time(5, || drop(black_box(choose())));
        let what = format!("{name} of them chosen: {} tickets", choose().tickets());
        figure(&what, &milliseconds(took), "< 200 ms", took < Duration::from_millis(200));
    }
}
