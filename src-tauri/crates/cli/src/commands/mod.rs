//! One file per command: its arguments, what it does, how it says it.

pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod export;
pub(crate) mod gaps;
pub(crate) mod outline;
pub(crate) mod overlay;
pub(crate) mod simulate;
pub(crate) mod tickets;
pub(crate) mod walk;

use crate::Answer;
use crate::set;
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
    fn read(&self) -> Result<JourneyMap, String> {
        let mut map = api::map_file::read(&self.map).map_err(|e| e.to_string())?;
        for assignment in &self.set {
            let edit = set::edit(&map, assignment)?;
            map.edit(&[edit]).map_err(|refusal| format!("--set {assignment}: {refusal}"))?;
        }
        Ok(map)
    }

    fn compile(&self) -> Result<(JourneyMap, ::simulate::Chain), String> {
        let map = self.read()?;
        let chain = ::simulate::Chain::compile(&map).map_err(|e| format!("{}: {e}", self.map.display()))?;
        Ok((map, chain))
    }
}

/// How many walks, which customers, how it is said.
#[derive(clap::Args)]
pub(crate) struct RunArguments {
    /// Number of walks
    #[arg(long, default_value_t = 100_000, value_parser = clap::value_parser!(u32).range(1..=100_000_000))]
    walks: u32,
    /// Seed: the same seed gives the same answer
    #[arg(long, default_value_t = 7)]
    seed: u32,
}

impl RunArguments {
    fn run(&self, chain: &::simulate::Chain) -> Result<::simulate::report::SimulationReport, String> {
        let go_on = |_| std::ops::ControlFlow::Continue(());
        ::simulate::monte_carlo::run(chain, self.walks, self.seed, &go_on).map_err(|e| e.to_string())
    }
}

/// Prints a value for scripts.
fn print_json(value: &impl Serialize) -> Outcome {
    let text = serde_json::to_string_pretty(value).map_err(|e| e.to_string())?;
    crate::text::print(&(text + "\n"))?;
    Ok(Answer::Yes)
}
