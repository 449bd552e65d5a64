//! `milewalk tickets import`: what was read, refused and doubted.

use super::FileArguments;
use crate::Answer;
use crate::commands::{Outcome, print_json};
use crate::text::{self, print};
use ::tickets::ImportReport;
use api::wire::{TicketSetEntry, TicketTarget, TicketsAppended};
use serde::Serialize;
use std::ops::ControlFlow;
use std::path::PathBuf;

/// Read a ticket export into the workspace: what was read, refused and doubted
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    file: FileArguments,
    /// Add the tickets to a set of the workspace (name or id): of a ticket in both the newer row wins
    #[arg(long, value_name = "SET", conflicts_with = "replace")]
    append: Option<String>,
    /// Put the tickets in the place of a set of the workspace (name or id)
    #[arg(long, value_name = "SET")]
    replace: Option<String>,
    /// Write every refused row (line, reason, and its cells of the columns that are read, but for those that name people) to this CSV file
    #[arg(long, value_name = "FILE")]
    refused: Option<PathBuf>,
    /// JSON for scripts (milewalk.import/1)
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report<'a> {
    #[serde(flatten)]
    report: &'a ImportReport,
    set: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    appended: &'a Option<TicketsAppended>,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    // A set of the workspace is no file: this says so before anything is read.
    drop(arguments.file.open()?);
    let into = match (&arguments.append, &arguments.replace) {
        (Some(set), _) => TicketTarget::Append { set: set.clone() },
        (None, Some(set)) => TicketTarget::Replace { set: set.clone() },
        (None, None) => TicketTarget::New,
    };
    let service = arguments.file.service()?;
    let (path, options) = (arguments.file.tickets.display().to_string(), arguments.file.options()?);
    let read = service.read_tickets(&path, &options, &mut |_| ControlFlow::Continue(()));
    let (set, report) = read.map_err(|e| e.to_string())?;
    let refused = arguments.refused.as_ref().map(|path| (path, report.refused_rows.csv()));
    let imported = service.keep_tickets(&arguments.file.tickets, set, report, &into).map_err(|e| e.to_string())?;
    if let Some((path, table)) = refused {
        api::map_file::write(path, table.as_bytes(), false).map_err(|e| e.to_string())?;
    }
    if arguments.json {
        return print_json(&Report { report: &imported.report, set: &imported.set.name, appended: &imported.appended });
    }
    let appended = imported.appended.as_ref().map_or_else(String::new, |it| appended_words(it, &imported.set));
    print(&(words(&imported.report, &imported.set.name) + &appended))?;
    Ok(Answer::Yes)
}

fn appended_words(it: &TicketsAppended, set: &TicketSetEntry) -> String {
    let count = text::count;
    let merged = match it.merged {
        0 => String::new(),
        n => format!("  {:>9} went on as others and are not counted any more\n", count(n)),
    };
    let people = match it.people.zip(it.people_known) {
        None => String::new(),
        Some((people, known)) => format!("  {} of its {} people had asked before\n", count(known), count(people)),
    };
    format!(
        "\n{} was added to the {} tickets of {}, which has {} now\n  {:>9} new\n  {:>9} replaced: their row is newer\n  {:>9} \
         unchanged: it has nothing newer\n{merged}{people}",
        it.file,
        count(it.before),
        set.name,
        count(set.tickets),
        count(it.added),
        count(it.replaced),
        count(it.unchanged),
    )
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
