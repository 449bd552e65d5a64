//! `milewalk compare`: what differs between two states of a map, in words.

use super::{Outcome, print_json};
use crate::Answer;
use crate::text::print;
use journey::differences::{self, Difference};
use serde::Serialize;
use std::path::PathBuf;

/// Say what differs between two states of a map, as-is and to-be; exit status 1 when something does
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The one, a NAME.journey.json file
    from: PathBuf,
    /// The other
    to: PathBuf,
    /// JSON for scripts (milewalk.compare/1)
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report {
    format: &'static str,
    from: String,
    to: String,
    differences: Vec<Difference>,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let read = |path| api::map_file::read(path).map_err(|e| e.to_string());
    let (from, to) = (read(&arguments.from)?, read(&arguments.to)?);
    let found = differences::between(&from, &to);
    let answer = if found.is_empty() { Answer::Yes } else { Answer::No };
    if arguments.json {
        let (from, to) = (from.details().title.clone(), to.details().title.clone());
        print_json(&Report { format: "milewalk.compare/1", from, to, differences: found })?;
    } else if found.is_empty() {
        print("no differences\n")?;
    } else {
        print(&found.iter().map(|difference| format!("{}\n", difference.words)).collect::<String>())?;
    }
    Ok(answer)
}
