//! `milewalk tickets`: what becomes of a ticket export, and what it shows of a
//! map. One file per command.

mod calibrate;
mod choice;
mod conform;
mod discover;
mod import;
mod list;
mod overlay;
mod profile;
mod sample;

use super::{MapArguments, Outcome};
use crate::outside::{CommandLine, data_dir};
use ::tickets::{ImportOptions, ImportReport, PersonaMapping, StateMapping, Terms, TicketFilter, TicketSet};
use api::{Said, Surroundings};
use journey::JourneyMap;
use journey::figure::Evidence;
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
    Profile(profile::Arguments),
    Overlay(overlay::Arguments),
    Conform(conform::Arguments),
    Calibrate(calibrate::Arguments),
    Discover(discover::Arguments),
    Sample(sample::Arguments),
    List(list::Arguments),
    Remove(list::RemoveArguments),
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    match &arguments.command {
        Command::Import(arguments) => import::run(arguments),
        Command::Profile(arguments) => profile::run(arguments),
        Command::Overlay(arguments) => overlay::run(arguments),
        Command::Conform(arguments) => conform::run(arguments),
        Command::Calibrate(arguments) => calibrate::run(arguments),
        Command::Discover(arguments) => discover::run(arguments),
        Command::Sample(arguments) => sample::run(arguments),
        Command::List(arguments) => list::run(arguments),
        Command::Remove(arguments) => list::remove(arguments),
    }
}

/// A ticket file, and what only a person can say about it.
#[derive(clap::Args)]
struct FileArguments {
    /// The ticket export: CSV, XLSX, JSON, JSON Lines, XES or OCEL 2.0 JSON, gzipped or not; or set:NAME, a ticket set of
    /// the workspace, by its name or id
    #[arg(value_name = "TICKETS")]
    tickets: PathBuf,
    /// Time zone of local times in the file, e.g. Europe/Berlin (default: UTC)
    #[arg(long, value_name = "ZONE")]
    time_zone: Option<String>,
    /// Order of day and month, where the dates themselves cannot tell
    #[arg(long, value_name = "ORDER", value_parser = ["day-first", "month-first"])]
    dates: Option<String>,
    /// Whose columns they are: a system (servicenow, jira, zendesk …) or a profile saved in the workspace (default: told
    /// from the header)
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// Say what a column is, e.g. state=Status or opened="Created at"; may be repeated
    #[arg(long = "column", value_name = "ROLE=COLUMN")]
    columns: Vec<String>,
    /// In an object-centric log (OCEL): the type of object that is a ticket
    #[arg(long, value_name = "TYPE")]
    object_type: Option<String>,
    /// Keep what was written in the tickets, for judging a sample of them (default: nothing of it is kept)
    #[arg(long)]
    keep_text: bool,
    #[command(flatten)]
    workspace: Workspace,
}

/// Where the workspace is.
#[derive(clap::Args)]
struct Workspace {
    /// Where the workspace is (default: the window's)
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
}

impl Workspace {
    fn open(&self) -> Result<api::Service, String> {
        api::Service::open(&data_dir(self.data_dir.clone())?, CommandLine).map_err(|e| e.to_string())
    }
}

/// In front of the name of a ticket set of the workspace.
const STORED: &str = "set:";

impl FileArguments {
    /// The tickets of a file, or of a set of the workspace, which is not read anew.
    fn import(&self) -> Result<(TicketSet, ImportReport), String> {
        if let Some(name) = self.stored() {
            return self.service()?.stored_tickets(name).map_err(|e| e.to_string());
        }
        let go_on = &mut |_| ControlFlow::Continue(());
        ::tickets::import(self.open()?, &self.options()?, go_on).map_err(|e| self.wrong(&e))
    }

    /// What was said in the window of a set of the workspace; nothing of a file.
    fn said_of(&self, map: &JourneyMap) -> Result<Said, String> {
        let said = self.stored().map(|name| self.service()?.said_of(map, name).map_err(|e| e.to_string()));
        Ok(said.transpose()?.unwrap_or_default())
    }

    fn stored(&self) -> Option<&str> {
        self.tickets.to_str()?.strip_prefix(STORED)
    }

    fn open(&self) -> Result<File, String> {
        if let Some(name) = self.stored() {
            return Err(format!("“{name}” is in the workspace already: name a file"));
        }
        if self.tickets.is_dir() {
            return Err(self.wrong(&"it is a folder: name a file"));
        }
        File::open(&self.tickets).map_err(|e| match e.kind() {
            std::io::ErrorKind::NotFound => self.wrong(&"there is no such file"),
            _ => self.wrong(&e),
        })
    }

    fn wrong(&self, what: &dyn std::fmt::Display) -> String {
        format!("{}: {what}", self.tickets.display())
    }

    /// Without its folders; of a set of the workspace the name.
    fn name(&self) -> String {
        if let Some(name) = self.stored() {
            return name.into();
        }
        self.tickets.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    }

    /// What a figure rests on that was counted from this file today.
    fn counted(&self) -> impl Fn(u32) -> Evidence {
        let set = self.name();
        let date: String = CommandLine.now().to_string().chars().take(10).collect();
        move |n| Evidence::FromTickets { set: set.clone(), n, date: date.clone() }
    }

    fn service(&self) -> Result<api::Service, String> {
        self.workspace.open()
    }

    /// What is said here goes before what a profile says.
    fn options(&self) -> Result<ImportOptions, String> {
        let mut options = ImportOptions {
            day_first: self.dates.as_deref().map(|order| order == "day-first"),
            time_zone: self.time_zone.clone(),
            profile: self.profile.clone(),
            object_type: self.object_type.clone(),
            keep_text: self.keep_text,
            ..ImportOptions::default()
        };
        for said in &self.columns {
            let (role, column) = said.split_once('=').ok_or_else(|| format!("--column {said}: give ROLE=COLUMN"))?;
            options.columns.insert(role.trim().into(), column.trim().into());
        }
        match self.profile.as_deref() {
            Some(name) if !::tickets::profile_keys().contains(&name) => {
                self.service()?.with_profile(options).map_err(|e| e.to_string())
            }
            _ => Ok(options),
        }
    }
}

/// Which state of the tickets is which step of the map.
#[derive(clap::Args)]
struct MappingArguments {
    /// Which state is which step, a JSON object of state to step key (default: as it was said in the window of this set
    /// and map, else suggested by name and position)
    #[arg(long, value_name = "FILE")]
    mapping: Option<PathBuf>,
}

impl MappingArguments {
    fn read(&self, set: &TicketSet, map: &JourneyMap, said: Option<StateMapping>) -> Result<StateMapping, String> {
        let Some(path) = &self.mapping else {
            return Ok(said.unwrap_or_else(|| ::tickets::suggest_mapping(set, map)));
        };
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

/// Tickets, and the map that they are held against.
#[derive(clap::Args)]
struct OverMapArguments {
    #[command(flatten)]
    map: MapArguments,
    #[command(flatten)]
    file: FileArguments,
    #[command(flatten)]
    mapping: MappingArguments,
}

impl OverMapArguments {
    fn read(&self) -> Result<OverMap, String> {
        let map = self.map.read()?;
        let (set, ImportReport { time_zone, .. }) = self.file.import()?;
        let Said { states, personas } = self.file.said_of(&map)?;
        let mapping = self.mapping.read(&set, &map, states)?;
        Ok(OverMap { map, set, mapping, personas: personas.unwrap_or_default(), time_zone })
    }
}

/// Tickets over a map, as they are held against it.
struct OverMap {
    map: JourneyMap,
    set: TicketSet,
    mapping: StateMapping,
    /// Who is which persona, as far as somebody has said it.
    personas: PersonaMapping,
    /// Zone of days and hours.
    time_zone: String,
}

impl OverMap {
    /// Places of the tickets that are meant.
    fn chosen(&self, filter: &TicketFilter) -> Result<Vec<u32>, String> {
        let Self { map, mapping, personas, time_zone, .. } = self;
        filter.tickets(&self.set, Terms { map, mapping, personas, time_zone }).map_err(|e| e.to_string())
    }
}

/// "  Active                       → Get a fix", one line for each state.
fn states(map: &JourneyMap, mapping: &StateMapping) -> String {
    let name = |id| map.touchpoint(id).map_or("", |t| t.name.as_str());
    mapping.0.iter().map(|(state, id)| format!("  {state:<28} → {}\n", name(*id))).collect()
}
