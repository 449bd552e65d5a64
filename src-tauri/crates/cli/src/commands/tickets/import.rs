//! `milewalk tickets import`: what was read, refused and doubted.

use super::FileArguments;
use crate::Answer;
use crate::commands::{Outcome, print_json};
use crate::text::{self, print};
use ::tickets::ImportReport;

/// Read a ticket export into the workspace: what was read, refused and doubted
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    file: FileArguments,
    /// JSON for scripts (milewalk.import/1)
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let (set, report) = arguments.file.import()?;
    let service = arguments.file.service()?;
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
    let aside: String =
        report.set_aside.iter().map(|a| format!("  {:>9} tickets  {}\n", text::count(a.tickets), a.reason)).collect();
    let aside = if aside.is_empty() { aside } else { format!("\nnot counted\n{aside}") };
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
        "{name}: {} rows as {}, {} tickets, {} events, times in {}\n\nrefused rows: {}\n{refused}{lines}{aside}\ndoubts\n{doubts}\n\
         states\n{states}\nnot kept: {dropped}\n",
        text::count(report.rows),
        report.profile,
        text::count(report.tickets),
        text::count(report.events),
        report.time_zone,
        text::count(report.refused_total),
    )
}
