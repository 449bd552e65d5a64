//! One file per command: its arguments, what it does, how it says it.

pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod export;
pub(crate) mod gaps;
pub(crate) mod import;
pub(crate) mod outage;
pub(crate) mod outline;
pub(crate) mod queues;
pub(crate) mod rank;
pub(crate) mod report;
pub(crate) mod sensitivity;
pub(crate) mod simulate;
mod staff;
pub(crate) mod tickets;
pub(crate) mod walk;
pub(crate) mod what_if;

use crate::Answer;
use crate::set;
use ::simulate::report::SimulationReport;
use ::simulate::{Cast, Who};
use journey::JourneyMap;
use serde::Serialize;
use std::path::PathBuf;

/// A sentence on standard error: what happened and what to do.
type Outcome = Result<Answer, String>;

/// A map, with figures changed for this one answer.
#[derive(clap::Args)]
pub(crate) struct MapArguments {
    /// The map, a NAME.journey.json file
    map: PathBuf,
    /// Change a figure for this answer only, e.g. queue.wait.p50=2 or factor.number.share=0.05; may be repeated
    #[arg(long = "set", value_name = "KEY.FIGURE=VALUE")]
    set: Vec<String>,
}

impl MapArguments {
    /// Without the figures changed.
    fn as_it_is(&self) -> Result<JourneyMap, String> {
        api::map_file::read(&self.map).map_err(|e| e.to_string())
    }

    fn read(&self) -> Result<JourneyMap, String> {
        let mut map = self.as_it_is()?;
        for assignment in &self.set {
            let edit = set::edit(&map, assignment)?;
            map.edit(&[edit]).map_err(|refusal| format!("--set {assignment}: {refusal}"))?;
        }
        Ok(map)
    }

    /// As it is typed again: its file, and the figures changed.
    fn again(&self) -> String {
        let file = self.map.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let typed = self.set.iter().flat_map(|figure| ["--set", figure]);
        std::iter::once(file.as_str()).chain(typed).map(quoted).collect::<Vec<_>>().join(" ")
    }

    fn compile(&self) -> Result<(JourneyMap, ::simulate::Chain), String> {
        let map = self.read()?;
        let chain = ::simulate::Chain::compile(&map).map_err(|e| format!("{}: {e}", self.map.display()))?;
        Ok((map, chain))
    }
}

/// A word as a shell takes it.
fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "-_./=:,".contains(c);
    if word.chars().all(is_plain) { word.into() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

/// How many walks, and whose.
#[derive(clap::Args)]
pub(crate) struct RunArguments {
    /// Number of walks
    #[arg(long, default_value_t = 100_000, value_parser = clap::value_parser!(u32).range(1..=100_000_000))]
    walks: u32,
    #[command(flatten)]
    customers: Customers,
}

/// Which customers.
#[derive(clap::Args)]
pub(crate) struct Customers {
    /// Seed: the same seed gives the same answer
    #[arg(long, default_value_t = 7)]
    seed: u32,
    /// Who walks: the key of a persona, or `mix` for all of them by their shares; none: the neutral customer
    #[arg(long = "as", value_name = "PERSONA")]
    who: Option<String>,
}

/// Nobody stops a command but by ending it.
fn go_on(_: u32) -> std::ops::ControlFlow<()> {
    std::ops::ControlFlow::Continue(())
}

impl Customers {
    /// Those who walk, on this map.
    fn cast(&self, from: &MapArguments, map: &JourneyMap) -> Result<Cast, String> {
        Cast::of(map, self.who(map)?).map_err(|e| format!("{}: {e}", from.map.display()))
    }

    fn who(&self, map: &JourneyMap) -> Result<Who, String> {
        match self.who.as_deref() {
            None => Ok(Who::Neutral),
            Some("mix") => Ok(Who::Mixed),
            Some(key) => map.personas().find(|p| p.key == key).map(|p| Who::Persona(p.id)).ok_or_else(|| {
                let keys: Vec<_> = std::iter::once("mix").chain(map.personas().map(|p| p.key.as_str())).collect();
                format!("no persona has the key “{key}”; there is {}", keys.join(", "))
            }),
        }
    }
}

impl RunArguments {
    fn run(&self, from: &MapArguments, map: &JourneyMap) -> Result<SimulationReport, String> {
        let cast = self.customers.cast(from, map)?;
        ::simulate::monte_carlo::run_cast(&cast, self.walks, self.customers.seed, &go_on).map_err(|e| e.to_string())
    }
}

/// Prints a value for scripts.
fn print_json(value: &impl Serialize) -> Outcome {
    let text = serde_json::to_string_pretty(value).map_err(|e| e.to_string())?;
    crate::text::print(&(text + "\n"))?;
    Ok(Answer::Yes)
}
