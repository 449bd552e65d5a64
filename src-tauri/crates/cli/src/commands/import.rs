//! `milewalk import`: a map from what another tool has written.

use super::{Outcome, print_json};
use crate::Answer;
use crate::outside::CommandLine;
use crate::text::print;
use api::Surroundings;
use api::map_file::{self, Opened};
use serde::Serialize;
use std::path::PathBuf;

/// Make a map from a BPMN process, a Mermaid user journey, a table of steps (CSV, XLSX) or an outline; what of it is not on the map is said on standard error
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The file; what it is, is told by what is in it
    file: PathBuf,
    /// Where the map goes, a NAME.journey.json file (default: beside the file, under its name)
    #[arg(long, value_name = "MAP")]
    to: Option<PathBuf>,
    /// JSON for scripts (milewalk.import-map/1)
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report<'a> {
    format: &'static str,
    map: &'a str,
    /// What the file was.
    source: &'static str,
    stages: usize,
    /// Without ends.
    steps: usize,
    ends: usize,
    ways: usize,
    /// A sentence each.
    left_out: &'a [String],
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let Opened { map, source, left_out } =
        map_file::open(&arguments.file, &mut || CommandLine.new_id()).map_err(|e| e.to_string())?;
    let to = to(arguments)?;
    map_file::write(&to, journey::file::write(&map).as_bytes(), true).map_err(|e| e.to_string())?;
    let source = source.map_or("Milewalk map", |source| source.name());
    let ends = map.touchpoints().filter(|touchpoint| touchpoint.is_end()).count();
    let report = Report {
        format: "milewalk.import-map/1",
        map: &map.details().title,
        source,
        stages: map.stages().len(),
        steps: map.touchpoint_count() - ends,
        ends,
        ways: map.transitions().count(),
        left_out: &left_out,
    };
    if arguments.json {
        return print_json(&report);
    }
    for sentence in &left_out {
        eprintln!("milewalk: {sentence}");
    }
    let Report { map, stages, steps, ends, ways, .. } = report;
    print(&format!(
        "“{map}” ({source}): {}, {}, {}, {}\nwritten to {}\n",
        several(stages, "stage"),
        several(steps, "step"),
        several(ends, "end"),
        several(ways, "way"),
        to.display()
    ))?;
    Ok(Answer::Yes)
}

/// Said, or beside the file; there nothing is replaced unasked.
fn to(arguments: &Arguments) -> Result<PathBuf, String> {
    if let Some(to) = &arguments.to {
        return Ok(to.clone());
    }
    let beside = arguments.file.with_extension("journey.json");
    if beside.exists() {
        Err(format!("{} is there already: say with --to where the map goes", beside.display()))
    } else {
        Ok(beside)
    }
}

/// "1 step", "3 steps".
fn several(n: usize, one: &str) -> String {
    format!("{n} {one}{}", if n == 1 { "" } else { "s" })
}
