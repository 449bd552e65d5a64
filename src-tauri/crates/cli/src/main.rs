//! The `milewalk` command: the same crates as the window, readable text by
//! default and JSON for scripts. Exit status: 0 done; 1 the answer is "no";
//! 2 it could not be carried out, with a sentence on standard error.

mod commands;
mod outside;
mod set;
mod text;

use clap::{Parser, Subcommand};
use commands::{
    check, compare, export, gaps, import, outage, outline, queues, rank, report, sensitivity, simulate, tickets, walk,
    what_if,
};
use std::process::ExitCode;

/// Walk a mile in your customer's shoes: check, walk, simulate, overlay and
/// draw journey maps.
#[derive(Parser)]
#[command(name = "milewalk", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    Check(check::Arguments),
    Walk(walk::Arguments),
    Simulate(simulate::Arguments),
    Gaps(gaps::Arguments),
    WhatIf(what_if::Arguments),
    Rank(rank::Arguments),
    Sensitivity(sensitivity::Arguments),
    Outage(outage::Arguments),
    Queues(queues::Arguments),
    Import(import::Arguments),
    Export(export::Arguments),
    Report(report::Arguments),
    Outline(outline::Arguments),
    Compare(compare::Arguments),
    Tickets(Box<tickets::Arguments>),
}

/// What a command has to say in the end.
enum Answer {
    /// Done.
    Yes,
    /// Done, and the answer is "no": a check that found problems.
    No,
}

fn main() -> ExitCode {
    let answer = match Arguments::parse().command {
        Command::Check(arguments) => check::run(&arguments),
        Command::Walk(arguments) => walk::run(&arguments),
        Command::Simulate(arguments) => simulate::run(&arguments),
        Command::Gaps(arguments) => gaps::run(&arguments),
        Command::WhatIf(arguments) => what_if::run(&arguments),
        Command::Rank(arguments) => rank::run(&arguments),
        Command::Sensitivity(arguments) => sensitivity::run(&arguments),
        Command::Outage(arguments) => outage::run(&arguments),
        Command::Queues(arguments) => queues::run(&arguments),
        Command::Import(arguments) => import::run(&arguments),
        Command::Export(arguments) => export::run(&arguments),
        Command::Report(arguments) => report::run(&arguments),
        Command::Outline(arguments) => outline::run(&arguments),
        Command::Compare(arguments) => compare::run(&arguments),
        Command::Tickets(arguments) => tickets::run(&arguments),
    };
    match answer {
        Ok(Answer::Yes) => ExitCode::SUCCESS,
        Ok(Answer::No) => ExitCode::from(1),
        Err(sentence) => {
            eprintln!("milewalk: {sentence}");
            ExitCode::from(2)
        }
    }
}
