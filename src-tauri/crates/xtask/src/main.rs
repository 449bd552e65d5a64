//! The project's chores, each one command: `cargo xtask run | test | bindings | golden | bench`.
//!
//! A chore finds what is missing on this machine, says what it will do and why, and starts other programs. It decides
//! nothing about journeys and knows none of our crates: what needs them is a test or a benchmark, started from here.
//!
//! Exit status: 0 done; 1 a check said no; 2 the chore could not be carried out.

mod chores;
mod machine;
mod step;
mod ui;

use std::process::ExitCode;

use step::Stop;

const USAGE: &str = "\
cargo xtask run [--release] [-- ARGUMENTS]   install what is missing, build, open the window
cargo xtask test                             the same, and every check and test; this is what the build machine runs
cargo xtask bindings [--check]               write ui/src/api/bindings.ts from the Rust types, or only compare it
cargo xtask golden [--update]                compare what is drawn and printed with tests/golden, or write it anew
cargo xtask bench [--peers]                  measure, and print each figure beside its bar; with peers: SimPy, Ciw and pm4py too";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match chore(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(stop) => {
            eprintln!("\n{}", stop.sentence);
            ExitCode::from(stop.status)
        }
    }
}

fn chore(words: &[&str]) -> Result<(), Stop> {
    match words {
        ["run", "--release", rest @ ..] => chores::run(true, window_arguments(rest)?),
        ["run", rest @ ..] => chores::run(false, window_arguments(rest)?),
        ["test"] => chores::test(),
        ["bindings"] => chores::bindings(true),
        ["bindings", "--check"] => chores::bindings(false),
        ["golden"] => chores::golden(false),
        ["golden", "--update"] => chores::golden(true),
        ["bench"] => chores::bench(false),
        ["bench", "--peers"] => chores::bench(true),
        ["help" | "--help" | "-h"] => {
            println!("{USAGE}");
            Ok(())
        }
        _ => Err(Stop::cannot(format!("One of these is needed:\n{USAGE}"))),
    }
}

/// What stands after `--` is for the window.
fn window_arguments<'a>(rest: &'a [&'a str]) -> Result<&'a [&'a str], Stop> {
    match rest {
        [] => Ok(rest),
        ["--", arguments @ ..] => Ok(arguments),
        _ => Err(Stop::cannot(format!("`run` does not know {}.\n{USAGE}", rest.join(" ")))),
    }
}
