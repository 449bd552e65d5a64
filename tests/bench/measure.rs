//! Measuring and printing. Knows nothing of what is measured.

use std::fs;
use std::time::{Duration, Instant};

/// Prints one figure beside its bar.
pub(crate) fn figure(what: &str, measured: &str, bar: &str, holds: bool) {
    println!("{what:<58} {measured:>14}   {bar}{}", if holds { "" } else { "   MISSED" });
}

/// Says that a figure could not be measured, and why.
pub(crate) fn absent(what: &str, why: &str) {
    println!("{what:<58} {:>14}   {why}", "NOT MEASURED");
}

/// The median of several runs, after one that warms up: what somebody else does on the machine in one of them does not
/// count.
pub(crate) fn median_time(runs: usize, mut work: impl FnMut()) -> Duration {
    work();
    median((0..runs).map(|_| {
        let start = Instant::now();
        work();
        start.elapsed()
    }))
}

/// The middle one of several.
pub(crate) fn median(times: impl Iterator<Item = Duration>) -> Duration {
    let mut times: Vec<Duration> = times.collect();
    times.sort();
    times[times.len() / 2]
}

/// The time within which so many of a hundred were done.
pub(crate) fn percentile(times: &[Duration], of_hundred: usize) -> Duration {
    let mut times = times.to_vec();
    times.sort();
    times[(times.len() * of_hundred / 100).min(times.len() - 1)]
}

/// By how much the memory in use rose at most while `work` ran, in bytes. Linux tells; elsewhere it is not known.
pub(crate) fn peak_rise(work: impl FnOnce()) -> Option<u64> {
    // Starts the peak anew, proc_pid_clear_refs(5).
    fs::write("/proc/self/clear_refs", "5").ok()?;
    let before = memory("VmRSS:")?;
    work();
    Some(memory("VmHWM:")?.saturating_sub(before))
}

fn memory(name: &str) -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    let kibibytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kibibytes * 1024)
}

pub(crate) fn milliseconds(time: Duration) -> String {
    format!("{:.3} ms", time.as_secs_f64() * 1e3)
}

pub(crate) fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}
