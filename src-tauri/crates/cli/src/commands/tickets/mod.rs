//! `milewalk tickets`: what becomes of a ticket export, and what it shows of a
//! map. One file per command.

mod conform;
mod import;
pub(crate) mod overlay;

use super::Outcome;
use ::tickets::{ImportOptions, ImportReport, StateMapping, TicketSet};
use journey::JourneyMap;
use std::fs::File;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// Read ticket exports, and hold them against maps
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    Import(import::Arguments),
    Overlay(overlay::Arguments),
    Conform(conform::Arguments),
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    match &arguments.command {
        Command::Import(arguments) => import::run(arguments),
        Command::Overlay(arguments) => overlay::run(arguments),
        Command::Conform(arguments) => conform::run(arguments),
    }
}

/// A ticket file and what its dates mean.
#[derive(clap::Args)]
struct FileArguments {
    /// The ticket export, CSV, gzipped or not
    #[arg(value_name = "TICKETS")]
    tickets: PathBuf,
    /// Time zone of local times in the file, e.g. Europe/Berlin (default: UTC)
    #[arg(long, value_name = "ZONE")]
    time_zone: Option<String>,
    /// Order of day and month, where the dates themselves cannot tell
    #[arg(long, value_name = "ORDER", value_parser = ["day-first", "month-first"])]
    dates: Option<String>,
}

impl FileArguments {
    fn import(&self) -> Result<(TicketSet, ImportReport), String> {
        let wrong = |what: String| format!("{}: {what}", self.tickets.display());
        let file = File::open(&self.tickets).map_err(|e| wrong(e.to_string()))?;
        let go_on = &mut |_| ControlFlow::Continue(());
        ::tickets::import(file, &self.options(), go_on).map_err(|e| wrong(e.to_string()))
    }

    fn options(&self) -> ImportOptions {
        let day_first = self.dates.as_deref().map(|order| order == "day-first");
        ImportOptions { day_first, time_zone: self.time_zone.clone() }
    }
}

/// Which state of the tickets is which step of the map.
#[derive(clap::Args)]
struct MappingArguments {
    /// Which state is which step, a JSON object of state to step key; otherwise suggested by name and position
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
}

impl MappingArguments {
    fn read(&self, set: &TicketSet, map: &JourneyMap) -> Result<StateMapping, String> {
        let Some(path) = &self.mapping else { return Ok(::tickets::suggest_mapping(set, map)) };
        let wrong = |what: String| format!("{}: {what}", path.display());
        let text = std::fs::read_to_string(path).map_err(|e| wrong(e.to_string()))?;
        let keys: std::collections::BTreeMap<String, String> =
            serde_json::from_str(&text).map_err(|e| wrong(format!("give {{\"state\": \"step key\"}}: {e}")))?;
        let step = |(state, key): (String, String)| match map.touchpoint_by_key(&key) {
            Some(touchpoint) => Ok((state, touchpoint.id)),
            None => Err(wrong(format!("no step has the key “{key}”"))),
        };
        Ok(StateMapping(keys.into_iter().map(step).collect::<Result<_, _>>()?))
    }
}

/// "  Active                       → Get a fix", one line for each state.
fn states(map: &JourneyMap, mapping: &StateMapping) -> String {
    let name = |id| map.touchpoint(id).map_or("", |t| t.name.as_str());
    mapping.0.iter().map(|(state, id)| format!("  {state:<28} → {}\n", name(*id))).collect()
}
