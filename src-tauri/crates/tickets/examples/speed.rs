//! How long it takes to read tickets, to lay them over a map and to choose some of them:
//! `cargo run --release -p tickets --example speed -- TICKETS MAP`; a number instead of a file: so many made-up tickets.

use std::fs::{self, File};
use std::io::Read;
use std::ops::ControlFlow;
use std::time::Instant;
use tickets::{
    FilterColumn, ImportOptions, OverlayOptions, Period, Steps, Terms, TicketFilter, TicketSet, conform, facets,
    import, overlay, suggest_mapping, transfers, variants,
};

#[path = "../../../../tests/bench/made_up.rs"]
mod made_up;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, file, map] = arguments.as_slice() else { return Err("give a ticket file and a map".into()) };
    let map = journey::file::read(&fs::read_to_string(map)?)?;
    let reader: Box<dyn Read> = match file.parse() {
        Ok(tickets) => Box::new(made_up::MadeUp::new(tickets)),
        Err(_) => Box::new(File::open(file)?),
    };
    let mut start = Instant::now();
    let mut lap = |what: &str, said: String| {
        println!("{what:<10} {:>8.1} ms  {said}", start.elapsed().as_secs_f64() * 1_000.0);
        start = Instant::now();
    };
    let (set, report) = import(reader, &ImportOptions::default(), &mut |_| ControlFlow::Continue(()))?;
    lap("import", format!("{} rows, {} tickets, {} an update", report.rows, report.tickets, made_up::UPDATES));
    let mapping = suggest_mapping(&set, &map);
    lap("mapping", format!("{:.1} bytes an event", set.memory() as f64 / f64::from(set.events())));
    let options = OverlayOptions::default();
    let over = overlay(&set, &map, &mapping, &options);
    lap("overlay", format!("{:.4} leave the map", over.leaving_share));
    lap("variants", format!("{} ways", variants(&set, &map, &mapping, Steps::drawn(&map), &options).total));
    lap("transfers", format!("{} times", transfers(&set, 5).times));
    lap("facets", format!("{} columns", facets(&set, 5, "").columns.len()));
    let held = conform(&set, &map, &mapping, Steps::drawn(&map))?;
    lap("conform", format!("{} deviations", held.deviations.len()));
    let bytes = set.to_bytes();
    lap("to bytes", format!("{} bytes", bytes.len()));
    let back = TicketSet::from_bytes(&bytes)?;
    lap("from bytes", format!("{} events", back.events()));

    let month = Period { from: Some("2024-03-01".into()), to: Some("2024-09-28".into()) };
    let phone = [(FilterColumn::Channel, ["Phone".to_owned()].into())];
    let team = [(FilterColumn::Team, ["Group 7".to_owned()].into())];
    let deviation = held.deviations.first().map(Into::into);
    let terms = Terms { map: &map, mapping: &mapping, personas: &Default::default(), time_zone: "" };
    for (what, filter) in [
        ("all", TicketFilter::default()),
        ("phone", TicketFilter { columns: phone.into(), ..TicketFilter::default() }),
        ("period", TicketFilter { opened: month, ..TicketFilter::default() }),
        ("team", TicketFilter { columns: team.into(), ..TicketFilter::default() }),
        ("deviation", TicketFilter { deviation, ..TicketFilter::default() }),
    ] {
        let places = filter.tickets(&set, terms)?;
        lap(what, String::new());
        let some = set.select(&places);
        lap(" select", format!("{} of {} tickets", some.tickets(), set.tickets()));
    }
    Ok(())
}
