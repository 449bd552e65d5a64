//! The queues on one core: a bare queue with patience, and a service desk of twenty steps with two teams, calendars and
//! contacts that come again. With `cargo xtask bench --peers`, the same bare queue in SimPy and in Ciw, in the same run.

use std::hint::black_box;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use serde_json::Value;
use simulate::queues::{Day, Law, Network, QueueReport, Setting, run, run_network};
use simulate::{Cast, Who};
use tests::places::root;

use crate::measure::{absent, figure, median, megabytes, peak_rise};

#[path = "../../src-tauri/crates/simulate/tests/support/service_desk.rs"]
mod service_desk;

/// Arrivals a minute, servers, and minutes of patience; a service takes a minute on average.
const ARRIVALS: f64 = 5.0;
const SERVERS: u32 = 5;
const PATIENCE: f64 = 2.0;
/// Weeks of a replication: five million customers of the bare queue in two of them.
const WEEKS: u32 = 50;
/// Minutes that the peers run: a hundred thousand customers.
const PEER_MINUTES: u32 = 20_000;

pub(crate) fn figures() {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().expect("a thread can be started");
    pool.install(|| {
        let ours = median_rate(bare);
        figure("M/M/5 with patience, customers a second on one core, m", &format!("{ours:.2}"), "≥ 3", ours >= 3.0);
        let desk = Desk::new();
        let events = median_rate(|| desk.run(WEEKS).events as f64);
        figure("service desk, events a second on one core, m", &format!("{events:.2}"), "≥ 2", events >= 2.0);
        memory(&desk);
        peers(ours * 1e6);
    });
}

/// Millions a second of what `work` counts, in the median of five runs after one that warms up.
fn median_rate(mut work: impl FnMut() -> f64) -> f64 {
    let mut count = work();
    let time = median((0..5).map(|_| {
        let start = Instant::now();
        count = black_box(work());
        start.elapsed()
    }));
    count / time.as_secs_f64() / 1e6
}

fn setting(weeks: u32) -> Setting {
    let start = Day::parse("2026-01-05").expect("that is a day");
    Setting { replications: 2, weeks, warm_up_weeks: Some(0), ..Setting::new(7, start) }
}

/// Customers.
fn bare() -> f64 {
    let network = Network::single(ARRIVALS, SERVERS, Law::Exponential { mean: 1.0 }, Some(PATIENCE));
    let report = run_network(&network, &setting(WEEKS), &|_| ControlFlow::Continue(())).expect("it can be run");
    report.customers.arrived.mean * f64::from(report.replications)
}

struct Desk {
    map: journey::JourneyMap,
    cast: Cast,
}

impl Desk {
    fn new() -> Self {
        let map = service_desk::service_desk(&service_desk::Desk::default());
        let cast = Cast::of(&map, Who::Neutral).expect("the desk can be walked");
        Self { map, cast }
    }

    fn run(&self, weeks: u32) -> QueueReport {
        run(&self.map, &self.cast, &setting(weeks), &|_| ControlFlow::Continue(())).expect("the desk can be run")
    }
}

/// Twice the customers: twice the time, and no more memory.
fn memory(desk: &Desk) {
    let time = |weeks| {
        median((0..5).map(|_| {
            let start = Instant::now();
            black_box(desk.run(weeks));
            start.elapsed()
        }))
    };
    let ratio = time(2 * WEEKS).as_secs_f64() / time(WEEKS).as_secs_f64();
    figure("service desk, time for twice the customers", &format!("{ratio:.2}"), "about 2", ratio <= 2.3);
    let what = "service desk, memory for twice the customers, to once";
    let rise = |weeks| {
        peak_rise(|| {
            black_box(desk.run(weeks));
        })
    };
    match (rise(WEEKS), rise(2 * WEEKS)) {
        (Some(one), Some(two)) => {
            let measured = format!("{} / {}", megabytes(two), megabytes(one));
            figure(what, &measured, "no more, within 4 MB", two <= one + 4_000_000);
        }
        _ => absent(what, "this system does not tell"),
    }
}

/// The Python with SimPy and Ciw, where `cargo xtask bench --peers` made one.
const PYTHON: &str = "MILEWALK_PEERS";

fn peers(ours: f64) {
    let Some(python) = std::env::var_os(PYTHON).map(PathBuf::from) else {
        absent("SimPy and Ciw on the same queue", "cargo xtask bench --peers");
        return;
    };
    let network = Network::single(ARRIVALS, SERVERS, Law::Exponential { mean: 1.0 }, Some(PATIENCE));
    let report = run_network(&network, &setting(WEEKS), &|_| ControlFlow::Continue(())).expect("it can be run");
    let gives_up = report.teams.first().map_or(0.0, |team| team.gives_up.mean);
    for (name, word) in [("SimPy", "simpy"), ("Ciw", "ciw")] {
        let what = format!("{name}, customers a second");
        let numbers = [PEER_MINUTES.to_string(), ARRIVALS.to_string(), SERVERS.to_string(), PATIENCE.to_string()];
        let script = root().join("tests/bench/peers.py");
        let output = Command::new(&python).arg(script).arg(word).args(numbers).output();
        let answer = output.ok().and_then(|output| serde_json::from_slice::<Value>(&output.stdout).ok());
        let number = |key: &str| answer.as_ref().and_then(|answer| answer[key].as_f64());
        let (Some(customers), Some(seconds), Some(theirs)) =
            (number("customers"), number("seconds"), number("gives_up"))
        else {
            absent(&what, "it did not run");
            continue;
        };
        let rate = customers / seconds;
        figure(&what, &format!("{rate:.0}"), "", true);
        figure(&format!("ours to {name}"), &format!("{:.0}", ours / rate), "", true);
        // The same queue, or the ratio means nothing. A hundred thousand customers tell a share to about 0.005.
        let (measured, same) = (format!("{theirs:.3} / {gives_up:.3}"), (theirs - gives_up).abs() < 0.01);
        figure(&format!("share that gives up, in {name} and in ours"), &measured, "the same", same);
    }
}
