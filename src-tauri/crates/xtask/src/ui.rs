//! The window's pages in `ui/`: their packages, and their build into `ui/dist`. Skips what is up to date.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::SystemTime;

use crate::step::{Steps, Stop, program, root};

/// Installs the packages of the lock file, unless they are those already.
pub(crate) fn install(steps: &mut Steps) -> Result<(), Stop> {
    let ui = root().join("ui");
    // npm writes this file last, so it is as old as the installation.
    let installed = changed(&ui.join("node_modules/.package-lock.json"));
    if installed.is_some() && installed >= changed(&ui.join("package-lock.json")) {
        return Ok(());
    }
    steps.run("ui packages", &mut npm(&["ci", "--no-audit", "--no-fund"]))
}

/// Builds the pages that the app carries inside, unless nothing has changed since.
pub(crate) fn build(steps: &mut Steps) -> Result<(), Stop> {
    let ui = root().join("ui");
    let built = changed(&ui.join("dist/index.html"));
    if built.is_some() && built >= newest(&ui) {
        return Ok(());
    }
    steps.run("ui build", &mut npm(&["run", "build"]))
}

/// Builds what the benchmark puts into the window beside our map; the app carries nothing of it.
pub(crate) fn build_bench(steps: &mut Steps) -> Result<(), Stop> {
    steps.run("ui bench", &mut npm(&["run", "bench"]))
}

/// An npm command in `ui/`.
pub(crate) fn npm(arguments: &[&str]) -> Command {
    let mut command = program(if cfg!(windows) { "npm.cmd" } else { "npm" }, arguments);
    // Without CI a test runner would wait for the next change of a file.
    command.current_dir(root().join("ui")).env("CI", "true");
    command
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|data| data.modified()).ok()
}

/// When anything under `folder` was changed last, apart from what is installed or built there.
fn newest(folder: &Path) -> Option<SystemTime> {
    let entries = fs::read_dir(folder).ok()?;
    let times = entries.flatten().map(|entry| match entry.file_name().to_str() {
        Some("node_modules" | "dist") => None,
        _ if entry.path().is_dir() => newest(&entry.path()),
        _ => changed(&entry.path()),
    });
    times.max().flatten()
}
