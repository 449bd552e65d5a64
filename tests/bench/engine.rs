//! The engine on the password reset: the exact answer, and walks with friction and Level Zero classes.

use std::fs;
use std::hint::black_box;
use std::ops::ControlFlow;
use std::time::Duration;

use simulate::{Chain, exact, monte_carlo};
use tests::places::root;

use crate::measure::{absent, figure, median_time, megabytes, milliseconds, peak_rise};

const MAP: &str = "maps/password-reset.journey.json";
const WALKS: u32 = 1_000_000;

pub(crate) fn figures() {
    let text = fs::read_to_string(root().join(MAP)).expect("the sample map is part of the project");
    let map = journey::file::read(&text).expect("the sample map opens");
    let chain = Chain::compile(&map).expect("the sample map can be walked");

    // With the compilation of the map: that is what an edit costs.
    let answer = median_time(101, || {
        let chain = Chain::compile(&map).expect("as before");
        black_box(exact::solve(black_box(&chain)));
    });
    figure("exact answer of the password reset", &milliseconds(answer), "< 1 ms", answer < Duration::from_millis(1));
    walks(&chain);
}

fn walks(chain: &Chain) {
    let one = walks_a_second(chain, 1);
    figure("walks a second on one core, million", &format!("{one:.2}"), "≥ 1", one >= 1.0);
    if std::thread::available_parallelism().is_ok_and(|cores| cores.get() >= 2) {
        let ratio = walks_a_second(chain, 2) / one;
        figure("two cores to one", &format!("{ratio:.2}"), "close to 2", ratio >= 1.7);
    } else {
        absent("two cores to one", "there is one core here");
    }
    let what = "memory for ten times the walks, beside that for one";
    match (peak_rise(|| run(chain, WALKS)), peak_rise(|| run(chain, 10 * WALKS))) {
        (Some(one), Some(ten)) => {
            let measured = format!("{} / {}", megabytes(ten), megabytes(one));
            figure(what, &measured, "no more, within 4 MB", ten <= one + 4_000_000);
        }
        _ => absent(what, "this system does not tell"),
    }
}

/// Millions a second, on so many threads.
fn walks_a_second(chain: &Chain, threads: usize) -> f64 {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("threads can be started");
    let time = pool.install(|| median_time(5, || run(chain, WALKS)));
    f64::from(WALKS) / time.as_secs_f64() / 1e6
}

fn run(chain: &Chain, walks: u32) {
    let report = monte_carlo::run(chain, walks, 7, &|_| ControlFlow::Continue(()));
    black_box(report.expect("nobody cancels"));
}
