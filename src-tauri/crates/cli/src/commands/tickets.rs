//! `milewalk tickets`: what becomes of a ticket export.

use super::{Outcome, print_json};
use crate::Answer;
use crate::outside::{CommandLine, data_dir};
use crate::text::{self, print};
use ::tickets::{ImportOptions, ImportReport, TicketSet};
use std::fs::File;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// Read ticket exports
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(clap::Subcommand)]
enum Command {
    Import(Import),
}

/// Read a ticket export into the workspace: what was read, refused and doubted
#[derive(clap::Args)]
struct Import {
    #[command(flatten)]
    file: FileArguments,
    /// Where the workspace is (default: the window's)
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// JSON for scripts (milewalk.import/1)
    #[arg(long)]
    json: bool,
}

/// A ticket file and what its dates mean.
#[derive(clap::Args)]
pub(crate) struct FileArguments {
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
    pub(super) fn import(&self) -> Result<(TicketSet, ImportReport), String> {
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

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    match &arguments.command {
        Command::Import(import) => run_import(import),
    }
}

fn run_import(arguments: &Import) -> Outcome {
    let (set, report) = arguments.file.import()?;
    let folder = data_dir(arguments.data_dir.clone())?;
    let service = api::Service::open(&folder, CommandLine).map_err(|e| e.to_string())?;
    let entry = service.keep_tickets(&arguments.file.tickets, &set, &report).map_err(|e| e.to_string())?;
    if arguments.json {
        return print_json(&report);
    }
    print(&words(&report, &entry.name))?;
    Ok(Answer::Yes)
}

fn words(report: &ImportReport, name: &str) -> String {
    let dropped = report.dropped_columns.join(", ");
    let refused: String =
        report.refused_by_reason.iter().map(|r| format!("  {:>9}  {}\n", text::count(r.n), r.reason)).collect();
    let lines: String = report.refused.iter().take(10).map(|r| format!("  line {}: {}\n", r.line, r.reason)).collect();
    let doubts: String = report.doubts.iter().map(|doubt| format!("  {doubt}\n")).collect();
    let states: String = report
        .states
        .iter()
        .map(|s| {
            format!(
                "  {:<28} {:>9} tickets{}\n",
                s.name,
                text::count(s.tickets),
                if s.known { "" } else { "  (unknown)" }
            )
        })
        .collect();
    format!(
        "{name}: {} rows as {}, {} tickets, {} events, times in {}\n\nrefused rows: {}\n{refused}{lines}\ndoubts\n{doubts}\n\
         states\n{states}\nnot kept: {dropped}\n",
        text::count(report.rows),
        report.profile,
        text::count(report.tickets),
        text::count(report.events),
        report.time_zone,
        text::count(report.refused_total),
    )
}
