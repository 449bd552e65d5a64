//! `milewalk tickets profile`: what the columns of a ticket file are taken for.

use super::FileArguments;
use crate::Answer;
use crate::commands::{Outcome, print_json};
use crate::text::print;
use ::tickets::{TicketColumn, TicketPreviewData};
use api::wire::TicketProfileRequest;
use serde::Serialize;

/// Say what the columns of a ticket export are taken for, and save it under a name
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    file: FileArguments,
    /// Save what was said (columns, dates, zone) in the workspace under this name, for --profile
    #[arg(long, value_name = "NAME")]
    save: Option<String>,
    /// JSON for scripts (milewalk.profile/1)
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Report {
    format: &'static str,
    #[serde(flatten)]
    preview: TicketPreviewData,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let file = &arguments.file;
    let options = file.options()?;
    let preview = ::tickets::preview(file.open()?, &options).map_err(|e| file.wrong(&e))?;
    if let Some(problem) = &preview.problem {
        return Err(file.wrong(problem));
    }
    if let Some(name) = &arguments.save {
        let request = TicketProfileRequest { name: name.clone(), options };
        file.service()?.ticket_profile_keep(request).map_err(|e| e.to_string())?;
    }
    if arguments.json {
        return print_json(&Report { format: "milewalk.profile/1", preview });
    }
    print(&words(&preview, arguments.save.as_deref()))?;
    Ok(Answer::Yes)
}

fn words(preview: &TicketPreviewData, saved: Option<&str>) -> String {
    let cells = |at: usize| {
        let first = preview.sample.iter().filter_map(|row| row.get(at)).find(|cell| !cell.is_empty());
        first.map_or_else(String::new, |cell| cell.chars().take(24).collect())
    };
    let columns: String = preview.columns.iter().enumerate().map(|(at, it)| column(it, &cells(at))).collect();
    let questions: String = preview.questions.iter().map(|question| format!("  {question}\n")).collect();
    let questions = if questions.is_empty() { questions } else { format!("\nto be answered\n{questions}") };
    let saved = saved.map_or_else(String::new, |name| format!("\nsaved as “{name}”\n"));
    format!("{}: {}\n\n{columns}{questions}{saved}", preview.profile, preview.reason)
}

fn column(column: &TicketColumn, example: &str) -> String {
    let role = match (&column.role, column.dropped) {
        (_, true) => "not kept",
        (Some(role), false) => role,
        (None, false) => "–",
    };
    let format = column.date_format.as_deref().map_or_else(String::new, |format| format!(", {format}"));
    format!("  {:<28} {role:<20} {example:<26} {}{format}\n", column.name, column.reason)
}
