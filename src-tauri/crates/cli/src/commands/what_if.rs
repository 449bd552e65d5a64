//! `milewalk what-if`: figures changed, or another map, against the map as it
//! is, with the same customers.

use super::queues::QueueArguments;
use super::{MapArguments, Outcome, RunArguments, go_on, print_json, staff};
use crate::Answer;
use crate::text::{self, print};
use ::simulate::what_if::{self, Changes, Difference};
use journey::JourneyMap;
use std::path::PathBuf;

/// Change figures, or take another map, and say what would be different for the same customers
#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// The map as it is; with --set: with these figures changed
    #[command(flatten)]
    map: MapArguments,
    /// Another map to compare with: a to-be
    #[arg(long, value_name = "MAP")]
    with: Option<PathBuf>,
    /// Run both with their teams and queues, instead of the waits that the map says
    #[arg(long)]
    queues: bool,
    /// So many more or fewer people of a team, on every shift: first-line=+1; may be repeated; with --queues
    #[arg(long, value_name = "TEAM=+N", requires = "queues", allow_hyphen_values = true)]
    staff: Vec<String>,
    #[command(flatten)]
    run: RunArguments,
    #[command(flatten, next_help_heading = "With --queues")]
    question: QueueArguments,
    /// JSON for scripts (milewalk.what-if/1, milewalk.queues-what-if/1)
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let base = arguments.map.as_it_is()?;
    let scenario = scenario(arguments)?;
    let RunArguments { walks, customers } = &arguments.run;
    let (cast, walks, seed) = (customers.cast(&arguments.map, &base)?, *walks, customers.seed);
    if arguments.queues {
        let setting = arguments.question.setting(&[&base, &scenario], seed)?;
        return staff::run(&base, &scenario, &cast, &setting, arguments.json);
    }
    let other = cast.on(&scenario).map_err(|e| e.to_string())?;
    let found = what_if::compare(&cast, &other, walks, seed, &go_on).map_err(|e| e.to_string())?;
    if arguments.json {
        return print_json(&found);
    }
    let head = format!(
        "“{}”: {} customers, each on both maps, seed {seed}; ranges are 95 %\n\n",
        found.map,
        text::count(walks)
    );
    print(&(head + &differences(&found.changes, &base.details().currency)))?;
    Ok(Answer::Yes)
}

/// The changed map.
fn scenario(arguments: &Arguments) -> Result<JourneyMap, String> {
    let mut map = match &arguments.with {
        Some(path) => api::map_file::read(path).map_err(|e| e.to_string())?,
        None if arguments.map.set.is_empty() && arguments.staff.is_empty() => {
            return Err("say what is different: --set KEY.FIGURE=VALUE, --with MAP, or --queues --staff TEAM=+1".into());
        }
        None => arguments.map.read()?,
    };
    for assignment in &arguments.staff {
        let edit = staff::edit(&map, assignment)?;
        map.edit(&[edit]).map_err(|refusal| format!("--staff {assignment}: {refusal}"))?;
    }
    Ok(map)
}

/// A line for each figure: before, after, the difference.
fn differences(changes: &Changes, currency: &str) -> String {
    let percent = |name: &str, d: &Difference| line(name, d, 100.0, "%");
    let mut lines = vec![
        percent("solved and checked", &changes.resolved_verified),
        percent("solved, not checked", &changes.resolved_unverified),
        percent("gave up", &changes.abandoned),
        line("effort", &changes.friction_em, 1.0, "em"),
        line("remembered", &changes.remembered_em, 1.0, "em"),
        line("index (50 = expected)", &changes.index, 1.0, ""),
        line("time lost", &changes.lost_min, 1.0, "min"),
        line("elapsed", &changes.elapsed_min, 1.0, "min"),
        line("cost", &changes.cost, 1.0, currency),
    ];
    for need in &changes.needs {
        lines.push(percent(&format!("level 0: {}", need.name), &need.level0));
    }
    lines.concat()
}

pub(super) fn line(name: &str, d: &Difference, unit: f64, sign: &str) -> String {
    let digits = digits(d, unit) - 1;
    let values = format!("{:>8.digits$} → {:>8.digits$} {sign:<4}", d.base * unit, d.scenario * unit);
    format!("  {name:<28} {values} {}\n", difference(d, unit))
}

/// "−3.6 (−4.1 to −3.0)", or that there is none that can be seen.
pub(super) fn difference(d: &Difference, unit: f64) -> String {
    if !d.seen {
        return "no difference that can be seen".into();
    }
    let digits = digits(d, unit);
    format!("{:+.digits$} ({:+.digits$} to {:+.digits$})", d.mean * unit, d.low * unit, d.high * unit)
}

/// As many as it takes to tell a difference that is seen from none.
fn digits(d: &Difference, unit: f64) -> usize {
    let least = d.low.abs().min(d.high.abs()) * unit;
    if d.seen && least > 0.0 { (-least.log10()).ceil().clamp(2.0, 5.0) as usize } else { 2 }
}
