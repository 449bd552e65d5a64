//! The chores themselves: which steps, in which order.

use std::process::Command;

use crate::machine;
use crate::step::{Steps, Stop, cargo};
use crate::ui;

/// Every cargo command of `test` selects the same packages and features. Cargo unites the features of what is selected,
/// so another selection would compile the same libraries a second time.
const EVERYTHING: [&str; 3] = ["--workspace", "--features", "milewalk-app/custom-protocol"];

/// As [`EVERYTHING`], with the tests that need the built window.
const WITH_WINDOW_TESTS: [&str; 3] = ["--workspace", "--features", "milewalk-app/custom-protocol,tests/e2e"];

/// Builds what is needed and opens the window.
pub(crate) fn run(release: bool, arguments: &[&str]) -> Result<(), Stop> {
    if !machine::has_display() {
        return Err(Stop::cannot(
            "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can be opened.\n\
             The same on the command line, for instance:\n    \
             cargo run -p milewalk -- walk maps/find-the-number.journey.json",
        ));
    }
    let mut steps = Steps::default();
    machine::ready_to_build(&mut steps)?;
    ui::install(&mut steps)?;
    ui::build(&mut steps)?;
    let profile: &[&str] = if release { &["--release"] } else { &[] };
    let app = [&["-p", "milewalk-app", "--features", "custom-protocol"], profile].concat();
    steps.run("app", &mut cargo(&[&["build"], app.as_slice()].concat()))?;
    steps.run("window", &mut cargo(&[&["run", "--quiet"], app.as_slice(), &["--"], arguments].concat()))
}

/// Every check and every test, in the order in which they are most quickly told.
pub(crate) fn test() -> Result<(), Stop> {
    let mut steps = Steps::default();
    steps.run("format", &mut cargo(&["fmt", "--all", "--check"]))?;
    machine::ready_to_drive(&mut steps)?;
    ui::install(&mut steps)?;
    steps.run("ui check", &mut ui::npm(&["run", "check"]))?;
    steps.run("ui tests", &mut ui::npm(&["test"]))?;
    // The app carries the pages inside: without them it does not compile.
    ui::build(&mut steps)?;
    steps.run("clippy", &mut with("clippy", &WITH_WINDOW_TESTS, &["--all-targets", "--", "-D", "warnings"]))?;
    steps.run("docs", with("doc", &EVERYTHING, &["--no-deps"]).env("RUSTDOCFLAGS", "-D warnings"))?;
    // Apart from the tests, because these use the built programs, which `cargo test` alone does not bring up to date.
    steps.run("build", &mut with("build", &EVERYTHING, &["--bins", "--tests"]))?;
    steps.run("tests", &mut with("test", &EVERYTHING, &[]))?;
    steps.run("window tests", &mut with("test", &WITH_WINDOW_TESTS, &["--test", "e2e"]))?;
    println!("\nEvery step passed:\n{}", steps.summary());
    Ok(())
}

/// The TypeScript types of the window's commands: written anew, or compared with the Rust types.
pub(crate) fn bindings(update: bool) -> Result<(), Stop> {
    references("bindings", update)
}

/// The reference files in `tests/golden`: written anew, or compared.
pub(crate) fn golden(update: bool) -> Result<(), Stop> {
    references("golden", update)
}

/// Measures what has a bar, in the release build; with peers, other people's programs beside ours.
pub(crate) fn bench(peers: bool) -> Result<(), Stop> {
    let mut steps = Steps::default();
    machine::ready_to_drive(&mut steps)?;
    ui::install(&mut steps)?;
    ui::build(&mut steps)?;
    ui::build_bench(&mut steps)?;
    // With its examples: among them is the empty window that ours is measured against.
    let app = ["build", "--release", "-p", "milewalk-app", "--features", "custom-protocol", "--bins", "--examples"];
    steps.run("app", &mut cargo(&app))?;
    let mut bench = cargo(&["bench", "-p", "tests", "--bench", "figures"]);
    if peers {
        bench.env("MILEWALK_PEERS", machine::peers(&mut steps)?);
    }
    steps.run("bench", &mut bench)
}

/// The integration tests of one name hold the reference files; with this variable set they write them.
fn references(name: &str, update: bool) -> Result<(), Stop> {
    let filter = format!("{name}::");
    let mut command = with("test", &EVERYTHING, &["--test", "integration", "--", &filter]);
    if update {
        command.env("MILEWALK_UPDATE", "1");
    }
    Steps::default().run(name, &mut command)
}

fn with(verb: &str, selection: &[&str], rest: &[&str]) -> Command {
    cargo(&[&[verb], selection, rest].concat())
}
