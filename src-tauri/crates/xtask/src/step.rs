//! One step of a chore: a program that is started, timed, and must succeed. Does not choose the steps.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Why a chore stopped: the sentence for the person, and the exit status for the script.
pub(crate) struct Stop {
    pub(crate) sentence: String,
    pub(crate) status: u8,
}

impl Stop {
    /// A check said no.
    fn refused(sentence: String) -> Self {
        Stop { sentence, status: 1 }
    }

    /// The chore could not be carried out.
    pub(crate) fn cannot(sentence: impl Into<String>) -> Self {
        Stop { sentence: sentence.into(), status: 2 }
    }
}

/// The steps done so far, with the time each took.
#[derive(Default)]
pub(crate) struct Steps(Vec<(String, Duration)>);

impl Steps {
    /// Carries out one step: says what runs, streams its output, stops the chore when it fails.
    pub(crate) fn run(&mut self, name: &str, command: &mut Command) -> Result<(), Stop> {
        let line = spoken(command);
        println!("\n=== {name}: {line}");
        // The program writes to the same stream without passing through our buffer.
        std::io::stdout().flush().ok();
        let start = Instant::now();
        let status = command.stdin(Stdio::null()).status();
        let took = start.elapsed();
        match status {
            Ok(status) if status.success() => {
                println!("=== {name}: passed in {}", seconds(took));
                self.0.push((name.to_owned(), took));
                Ok(())
            }
            Ok(status) => Err(Stop::refused(format!(
                "=== {name}: FAILED after {} ({status}). What it found stands above. To repeat it alone:\n    {line}",
                seconds(took)
            ))),
            Err(error) => Err(Stop::cannot(format!("=== {name}: `{line}` could not be started: {error}."))),
        }
    }

    /// All steps with their times, and the sum.
    pub(crate) fn summary(&self) -> String {
        let mut text = String::new();
        for (name, took) in &self.0 {
            writeln!(text, "  passed  {:>8}  {name}", seconds(*took)).ok();
        }
        let sum: Duration = self.0.iter().map(|(_, took)| took).sum();
        writeln!(text, "  all     {:>8}", seconds(sum)).ok();
        text
    }
}

/// The top folder of the project.
pub(crate) fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..").components().collect()
}

/// A program started in the top folder.
pub(crate) fn program(name: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(arguments).current_dir(root());
    command
}

/// The cargo that started us, in the top folder.
pub(crate) fn cargo(arguments: &[&str]) -> Command {
    program(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()), arguments)
}

/// Whether a program is there and says yes, without showing what it prints.
pub(crate) fn says_yes(name: &str, arguments: &[&str]) -> bool {
    program(name, arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// The command as a person would type it.
fn spoken(command: &Command) -> String {
    let mut line = String::new();
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            write!(line, "{}={} ", name.to_string_lossy(), quoted(&value.to_string_lossy())).ok();
        }
    }
    let program = PathBuf::from(command.get_program());
    line.push_str(&program.file_name().unwrap_or(command.get_program()).to_string_lossy());
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&quoted(&argument.to_string_lossy()));
    }
    line
}

fn quoted(word: &str) -> String {
    if word.contains(' ') { format!("'{word}'") } else { word.to_owned() }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_that_fails_stops_with_the_line_to_repeat_it() {
        let stop = Steps::default().run("nothing", &mut program("sh", &["-c", "exit 3"])).err().unwrap();
        assert_eq!(stop.status, 1, "a check that fails is the answer no, not a broken chore");
        assert!(stop.sentence.contains("sh -c 'exit 3'"), "the person must be able to repeat it: {}", stop.sentence);
    }

    #[test]
    fn a_program_that_is_not_there_is_not_a_failed_check() {
        let stop = Steps::default().run("absent", &mut program("no-such-program", &[])).err().unwrap();
        assert_eq!(stop.status, 2, "the chore could not be carried out");
    }

    #[test]
    fn the_top_folder_holds_the_workspace() {
        assert!(root().join("Cargo.lock").is_file(), "{} is not the top folder", root().display());
    }
}
