//! Processes: those that a test starts and ends, and the window's own, which the driver starts.

use std::fs;
use std::os::unix::ffi::OsStrExt as _;
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant, SystemTime};

use rustix::process::{Pid, Signal};

/// How long a program may take to say goodbye.
const GOODBYE: Duration = Duration::from_secs(3);

/// A program with all that it starts; all of it ends with this.
pub(super) struct Group(Child);

impl Group {
    pub(super) fn start(command: &mut Command) -> Result<Self, String> {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command.stdin(Stdio::null()).process_group(0).spawn();
        child.map(Group).map_err(|error| {
            format!("{name} could not be started: {error}. `cargo xtask test` installs what the window tests need.")
        })
    }

    /// What it prints, if that was asked for.
    pub(super) fn output(&mut self) -> Option<ChildStdout> {
        self.0.stdout.take()
    }

    fn signal(&self, signal: Signal) {
        // It fails when nobody is left, which is what is wanted.
        rustix::process::kill_process_group(Pid::from_child(&self.0), signal).ok();
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        // Asked first: Xvfb then takes its lock file away.
        self.signal(Signal::TERM);
        let deadline = Instant::now() + GOODBYE;
        while matches!(self.0.try_wait(), Ok(None)) && Instant::now() < deadline {
            std::thread::sleep(super::BREATH);
        }
        self.signal(Signal::KILL);
        self.0.wait().ok();
    }
}

/// When the window's process was started, as time since 1970, to a hundredth of a second.
pub(super) fn started(workspace: &Path) -> Option<Duration> {
    let stat = fs::read_to_string(format!("/proc/{}/stat", of_window(workspace)?.as_raw_nonzero())).ok()?;
    // Field 22, in ticks since the machine started; the name before it may hold blanks. proc_pid_stat(5)
    let ticks: f64 = stat.rsplit(')').next()?.split_whitespace().nth(19)?.parse().ok()?;
    let since_boot = Duration::from_secs_f64(ticks / rustix::param::clock_ticks_per_second() as f64);
    let up: f64 = fs::read_to_string("/proc/uptime").ok()?.split_whitespace().next()?.parse().ok()?;
    let now = SystemTime::UNIX_EPOCH.elapsed().ok()?;
    Some(now.saturating_sub(Duration::from_secs_f64(up)) + since_boot)
}

/// Ends the window's process at once. Says whether there was one.
pub(super) fn kill(workspace: &Path) -> bool {
    of_window(workspace).is_some_and(|window| rustix::process::kill_process(window, Signal::KILL).is_ok())
}

/// The process that has this workspace among its arguments: nobody but the window does.
fn of_window(workspace: &Path) -> Option<Pid> {
    let wanted = workspace.as_os_str().as_bytes();
    fs::read_dir("/proc").ok()?.flatten().find_map(|entry| {
        let number: i32 = entry.file_name().to_str()?.parse().ok()?;
        let line = fs::read(entry.path().join("cmdline")).ok()?;
        line.split(|byte| *byte == 0).any(|argument| argument == wanted).then(|| Pid::from_raw(number)).flatten()
    })
}
