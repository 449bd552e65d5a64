//! How long it takes to read a ticket file and to lay it over a map:
//! `cargo run --release -p tickets --example speed -- TICKETS MAP`.

use std::fs::{self, File};
use std::ops::ControlFlow;
use std::time::Instant;
use tickets::{ImportOptions, OverlayOptions, TicketSet, import, overlay, suggest_mapping};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, file, map] = arguments.as_slice() else { return Err("give a ticket file and a map".into()) };
    let map = journey::file::read(&fs::read_to_string(map)?)?;

    let start = Instant::now();
    let (set, report) = import(File::open(file)?, &ImportOptions::default(), &mut |_| ControlFlow::Continue(()))?;
    println!("import   {:>8.1} ms  {} rows, {} tickets", ms(start), report.rows, report.tickets);
    println!("memory   {:>8.1} bytes an event", set.memory() as f64 / f64::from(set.events()));

    let mapping = suggest_mapping(&set, &map);
    let start = Instant::now();
    let over = overlay(&set, &map, &mapping, &OverlayOptions::default());
    println!("overlay  {:>8.1} ms  {:.4} leave the map", ms(start), over.leaving_share);

    let start = Instant::now();
    let bytes = set.to_bytes();
    let back = TicketSet::from_bytes(&bytes)?;
    println!("bytes    {:>8.1} ms  {} bytes there and back, equal: {}", ms(start), bytes.len(), back == set);

    let name = |id| map.touchpoint(id).map_or("", |t| t.key.as_str());
    mapping.0.iter().for_each(|(state, id)| println!("  {state} → {}", name(*id)));
    for step in over.touchpoints.iter().filter(|step| step.tickets > 0) {
        println!(
            "  {}: n {}, {} visits, {:?}, {:?}",
            step.key, step.tickets, step.visits, step.median_min, step.p90_min
        );
    }
    for step in over.transitions.iter().filter(|step| step.n > 0) {
        println!("  {} → {}: {} {:?} {:?}", step.source_key, step.target_key, step.n, step.median_min, step.p90_min);
    }
    for step in &over.off_map_moves {
        println!("  {} ⇢ {}: {} {:?}", step.source_key, step.target_key, step.n, step.median_min);
    }
    over.unmapped.iter().for_each(|state| println!("  unmapped {}: {} {}", state.name, state.tickets, state.events));
    report.doubts.iter().for_each(|doubt| println!("  ? {doubt}"));
    report.refused.iter().take(5).for_each(|row| println!("  ! line {}: {}", row.line, row.reason));
    Ok(())
}

fn ms(since: Instant) -> f64 {
    since.elapsed().as_secs_f64() * 1_000.0
}
