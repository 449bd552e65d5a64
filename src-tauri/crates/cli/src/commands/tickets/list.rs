//! `milewalk tickets list` and `milewalk tickets remove`: the ticket sets of the
//! workspace.

use super::Workspace;
use crate::Answer;
use crate::commands::{Outcome, print_json};
use crate::text::{self, print};
use api::wire::{Nothing, TicketSetEntry, TicketSetRequest};
use serde::Serialize;

/// List the ticket sets of the workspace
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    workspace: Workspace,
    /// JSON for scripts (milewalk.ticket-sets/1)
    #[arg(long)]
    json: bool,
}

/// Delete a ticket set of the workspace for good
#[derive(clap::Args)]
pub(crate) struct RemoveArguments {
    /// Its name or id
    set: String,
    #[command(flatten)]
    workspace: Workspace,
}

#[derive(Serialize)]
struct Report {
    format: &'static str,
    sets: Vec<Set>,
}

#[derive(Serialize)]
struct Set {
    id: String,
    name: String,
    tickets: u32,
    events: u32,
    imported_at: String,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let sets = arguments.workspace.open()?.tickets_list(Nothing {}).map_err(|e| e.to_string())?;
    if arguments.json {
        let set =
            |TicketSetEntry { id, name, tickets, events, imported_at }| Set { id, name, tickets, events, imported_at };
        return print_json(&Report { format: "milewalk.ticket-sets/1", sets: sets.into_iter().map(set).collect() });
    }
    let line = |set: &TicketSetEntry| {
        let (tickets, events) = (text::count(set.tickets), text::count(set.events));
        format!("{:<40} {tickets:>9} tickets {events:>9} events  {}  {}\n", set.name, set.imported_at, set.id)
    };
    let lines: String = sets.iter().map(line).collect();
    print(if lines.is_empty() { "no ticket sets yet: milewalk tickets import FILE\n" } else { &lines })?;
    Ok(Answer::Yes)
}

pub(crate) fn remove(arguments: &RemoveArguments) -> Outcome {
    let service = arguments.workspace.open()?;
    let set = service.ticket_set_named(&arguments.set).map_err(|e| e.to_string())?;
    service.tickets_remove(TicketSetRequest { set: set.id }).map_err(|e| e.to_string())?;
    print(&format!("“{}” and its {} tickets are deleted for good\n", set.name, text::count(set.tickets)))?;
    Ok(Answer::Yes)
}
