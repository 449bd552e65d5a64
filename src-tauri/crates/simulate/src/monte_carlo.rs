//! Many walks: on all threads of the pool it is called in, cancellable, with
//! the same result on any number of threads. Which customers walk is a matter
//! of the seed; what they add up to is in `tally`, how it is said in `summary`.

use crate::chain::Chain;
use crate::draws::Customer;
use crate::exact;
use crate::exact_needs;
use crate::report::SimulationReport;
use crate::summary;
use crate::tally::{Counter, Tally};
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::ops::{ControlFlow, Range};
use std::sync::atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering};

/// The run was stopped from outside; there is no half result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the simulation was cancelled")]
pub struct Cancelled;

/// Told how many walks are done so far, from any thread; breaking off cancels.
/// Called after every few hundred thousand visits, about thirty times a second:
/// this crate has no clock to be more exact.
pub type Progress<'a> = dyn Fn(u32) -> ControlFlow<()> + Sync + 'a;

/// Walks of a chunk: part of what a seed means, since sums are rounded chunk by chunk.
const CHUNK: u32 = 4096;
/// Chunks whose tallies are held at the same time.
const BATCH: u32 = 64;
/// Visits between two looks at whether to stop: some 3 ms.
const LOOK_EVERY: usize = 30_000;
/// Visits between two reports: some 20 to 40 ms.
const REPORT_EVERY: u64 = 400_000;

/// Walks as many customers through the chain and says what happened.
///
/// # Errors
/// When `progress` breaks off.
pub fn run(chain: &Chain, walks: u32, seed: u32, progress: &Progress<'_>) -> Result<SimulationReport, Cancelled> {
    let run = Run {
        chain,
        seed,
        walks,
        progress,
        done: AtomicU32::new(0),
        visits: AtomicU64::new(0),
        stopped: AtomicBool::new(false),
    };
    let tally = run.tally()?;
    Ok(summary::report(chain, &tally, &exact::solve(chain), &exact_needs::solve(chain), seed))
}

struct Run<'a> {
    chain: &'a Chain,
    seed: u32,
    walks: u32,
    progress: &'a Progress<'a>,
    done: AtomicU32,
    visits: AtomicU64,
    stopped: AtomicBool,
}

impl Run<'_> {
    fn tally(&self) -> Result<Tally, Cancelled> {
        let chunks = self.walks.div_ceil(CHUNK);
        let mut all = Tally::new(self.chain);
        for first in (0..chunks).step_by(BATCH as usize) {
            let batch: Result<Vec<Tally>, Cancelled> =
                (first..chunks.min(first + BATCH)).into_par_iter().map(|chunk| self.chunk(chunk)).collect();
            for tally in batch? {
                all.merge(&tally);
            }
        }
        Ok(all)
    }

    fn chunk(&self, chunk: u32) -> Result<Tally, Cancelled> {
        let customers: Range<u32> = chunk * CHUNK..(chunk + 1).saturating_mul(CHUNK).min(self.walks);
        let mut counter = Counter::new(self.chain);
        let (mut walks, mut visits) = (0, 0);
        for customer in customers {
            visits += counter.walk(Customer::new(self.seed, customer));
            walks += 1;
            if visits >= LOOK_EVERY {
                self.account(walks, visits)?;
                (walks, visits) = (0, 0);
            }
        }
        self.account(walks, visits)?;
        Ok(counter.tally())
    }

    /// Notes what was done, reports it when it is time, and stops when told to.
    fn account(&self, walks: u32, visits: usize) -> Result<(), Cancelled> {
        let done = self.done.fetch_add(walks, Ordering::Relaxed) + walks;
        let before = self.visits.fetch_add(visits as u64, Ordering::Relaxed);
        let due = before / REPORT_EVERY != (before + visits as u64) / REPORT_EVERY || done == self.walks;
        if due && (self.progress)(done).is_break() {
            self.stopped.store(true, Ordering::Relaxed);
        }
        if self.stopped.load(Ordering::Relaxed) { Err(Cancelled) } else { Ok(()) }
    }
}
