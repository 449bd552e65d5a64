//! `milewalk tickets discover`: a first map, drawn from tickets alone.

use super::FileArguments;
use crate::Answer;
use crate::commands::{Outcome, print_json};
use crate::outside::CommandLine;
use crate::text::{self, print};
use ::tickets::DiscoverOptions;
use ::tickets::discover::{DiscoveredStep, DiscoveredWay, Discovery, LeftOut};
use api::Surroundings;
use std::path::PathBuf;

/// Draw a first map from tickets alone: their states as steps, with shares, times and demand
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    file: FileArguments,
    /// Where the map goes, a NAME.journey.json file
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Share of all visits that the states on the map make up, 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.95)]
    activities: f64,
    /// Share of all moves that the ways of the map make up, 0 to 1
    #[arg(long, value_name = "SHARE", default_value_t = 0.9)]
    moves: f64,
    /// Title of the map (default: the name of the file)
    #[arg(long)]
    title: Option<String>,
    /// Below this number of tickets a step has no time
    #[arg(long, default_value_t = 5)]
    minimum_n: u32,
    /// JSON for scripts (milewalk.discover/1)
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    if arguments.to.extension().is_none_or(|ending| !ending.eq_ignore_ascii_case("json")) {
        return Err(format!("{}: a map is a NAME.journey.json file", arguments.to.display()));
    }
    let (set, _) = arguments.file.import()?;
    let options =
        DiscoverOptions { activities: arguments.activities, moves: arguments.moves, minimum_n: arguments.minimum_n };
    let title = arguments.title.clone().unwrap_or_else(|| format!("From {}", arguments.file.name()));
    let counted = arguments.file.counted();
    let drawn = api::draw_map(&set, &options, title.clone(), &counted, &mut || CommandLine.new_id())
        .map_err(|e| e.to_string())?;
    let bytes = journey::file::write(&drawn.map);
    api::map_file::write(&arguments.to, bytes.as_bytes(), true).map_err(|e| e.to_string())?;
    if arguments.json {
        return print_json(&drawn.found);
    }
    print(&format!("{}\nwritten to {}\n", report(&title, &drawn.found), arguments.to.display()))?;
    Ok(Answer::Yes)
}

fn report(title: &str, found: &Discovery) -> String {
    let steps: String = found.steps.iter().map(step).collect();
    let ways: String = found.ways.iter().map(way).collect();
    let left_out: String = found.left_out.iter().map(left_out).collect();
    let left_out =
        if left_out.is_empty() { left_out } else { format!("\nleft out, because they are rare\n{left_out}") };
    format!(
        "“{title}” from {} tickets: {:.1} % go a way of it, mean fitness {:.3}\n\nsteps and ends\n{steps}\n\
         ways, {:.1} % of all moves\n{ways}{left_out}",
        text::count(found.tickets),
        found.fitting_share * 100.0,
        found.fitness,
        found.moves_share * 100.0,
    )
}

fn step(step: &DiscoveredStep) -> String {
    let end = if step.end { ", an end" } else { "" };
    format!("  {:<28} {:>9} visits  {}{end}\n", step.state, text::count(step.visits), step.stage)
}

fn way(way: &DiscoveredWay) -> String {
    format!("  {:<24} → {:<24} {:>9}\n", way.source_key, way.target_key, text::count(way.n))
}

fn left_out(left: &LeftOut) -> String {
    format!("  {:<28} {:>9} visits\n", left.state, text::count(left.visits))
}
