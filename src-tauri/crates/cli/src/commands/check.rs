//! `milewalk check`: what is wrong with a map.

use super::{MapArguments, Outcome, print_json};
use crate::Answer;
use crate::text::print;
use journey::check::{Problem, check};
use journey::record::RecordKey;
use journey::{JourneyMap, model};
use serde::Serialize;

/// Say what is wrong with a map, and where; exit status 1 when something is
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    map: MapArguments,
    /// JSON for scripts (milewalk.check/1)
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report {
    format: &'static str,
    map: String,
    problems: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    severity: &'static str,
    message: String,
    /// Key of the touchpoint concerned.
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<String>,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let map = arguments.map.read()?;
    let problems: Vec<_> = check(&map).iter().map(|problem| entry(&map, problem)).collect();
    let answer = if problems.is_empty() { Answer::Yes } else { Answer::No };
    let title = map.details().title.clone();
    if arguments.json {
        print_json(&Report { format: "milewalk.check/1", map: title, problems })?;
    } else if problems.is_empty() {
        let steps = map.touchpoints().filter(|t| !t.is_end()).count();
        print(&format!("“{title}”: {steps} steps, no problems\n"))?;
    } else {
        let lines: Vec<_> = problems.iter().map(|p| format!("{}: {}\n", p.severity, p.message)).collect();
        print(&format!("“{title}”: {} problems\n{}", problems.len(), lines.concat()))?;
    }
    Ok(answer)
}

fn entry(map: &JourneyMap, problem: &Problem) -> Entry {
    let key = |t: &model::Touchpoint| t.key.clone();
    let at = match problem.target {
        Some(RecordKey::Touchpoint(id)) => map.touchpoint(id).map(key),
        Some(RecordKey::Transition(id)) => map.transition(id).and_then(|t| map.touchpoint(t.source)).map(key),
        _ => None,
    };
    Entry { severity: if problem.error { "error" } else { "warning" }, message: problem.to_string(), at }
}
