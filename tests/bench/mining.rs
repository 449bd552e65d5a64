//! pm4py on the same files, where `cargo xtask bench --peers` made a Python with it. It is run as a program.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::Value;
use tests::places::root;

use crate::measure::{absent, figure};

/// Reading a file, and figures of what follows what, with its variants.
pub(crate) fn follows(name: &str, file: &Path, read: Duration, figures: Duration, events: u32) {
    let what = format!("{name} in pm4py");
    let Some(answer) = answer(&what, &["follows".as_ref(), file]) else { return };
    let number = |key: &str| answer[key].as_f64().unwrap_or_default();
    ratio(&format!("{what}: read, seconds, and to ours"), number("read"), read);
    ratio(&format!("{what}: figures and variants, and to ours"), number("figures"), figures);
    // The same file, or the ratio means nothing.
    let measured = format!("{} / {events}", answer["events"]);
    figure(&format!("{what}: events there and in ours"), &measured, "the same", answer["events"] == events);
}

/// The variants of a log aligned to a map.
pub(crate) fn align(log: &Path, map: &Path, ours: Duration, cost: u64) {
    let what = "BPI 2013 incidents aligned in pm4py";
    let Some(answer) = answer(what, &["align".as_ref(), log, map]) else { return };
    ratio(&format!("{what}, seconds, and to ours"), answer["seconds"].as_f64().unwrap_or_default(), ours);
    let measured = format!("{} / {cost}", answer["cost"]);
    figure(&format!("{what}: cost there and in ours"), &measured, "the same", answer["cost"] == cost);
}

fn ratio(what: &str, theirs: f64, ours: Duration) {
    figure(what, &format!("{theirs:.2} · {:.0}×", theirs / ours.as_secs_f64()), "", true);
}

fn answer(what: &str, arguments: &[&Path]) -> Option<Value> {
    let Some(python) = std::env::var_os("MILEWALK_PEERS").map(PathBuf::from) else {
        absent(what, "cargo xtask bench --peers");
        return None;
    };
    let output = Command::new(&python).arg(root().join("tests/bench/mining.py")).args(arguments).output().ok();
    let text = output.and_then(|output| String::from_utf8(output.stdout).ok());
    // It says who it is before it answers.
    let answer = text.as_deref().and_then(|text| text.lines().last()).and_then(|line| serde_json::from_str(line).ok());
    if answer.is_none() {
        absent(what, "it did not run");
    }
    answer
}
