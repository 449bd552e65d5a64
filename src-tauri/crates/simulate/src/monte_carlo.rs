//! Many walks: on all threads of the pool it is called in, cancellable, with
//! the same result on any number of threads. Which customers walk is a matter
//! of the seed; what they add up to is in `tally`, how it is said in `summary`.

use crate::cast::{Cast, Part};
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
const BATCH: usize = 64;
/// Visits between two looks at whether to stop: some 3 ms.
const LOOK_EVERY: usize = 30_000;
/// Visits between two reports: some 20 to 40 ms.
const REPORT_EVERY: u64 = 400_000;

/// Walks as many customers through the chain and says what happened.
///
/// # Errors
/// When `progress` breaks off.
pub fn run(chain: &Chain, walks: u32, seed: u32, progress: &Progress<'_>) -> Result<SimulationReport, Cancelled> {
    let work = Work::new(walks, progress);
    let tally = tally(chain, 0..walks, seed, &work)?;
    Ok(summary::report(chain, &tally, &exact::solve(chain), &exact_needs::solve(chain), seed))
}

/// The same with customers who differ: each persona walks its share of them.
///
/// # Errors
/// When `progress` breaks off.
pub fn run_cast(cast: &Cast, walks: u32, seed: u32, progress: &Progress<'_>) -> Result<SimulationReport, Cancelled> {
    let parts = cast.parts(walks);
    let work = Work::new(walks, progress);
    let mut all: Option<Tally> = None;
    for Part { chain, customers, .. } in &parts {
        let tally = tally(chain, customers.clone(), seed, &work)?;
        match &mut all {
            Some(all) => all.merge(&tally),
            None => all = Some(tally),
        }
    }
    let weighted = || parts.iter().map(|part| (part.weight(walks), part.chain));
    let exact = exact::mixed(weighted().map(|(weight, chain)| (weight, exact::solve(chain))));
    let needs = exact_needs::mixed(weighted().map(|(weight, chain)| (weight, exact_needs::solve(chain))));
    let first = cast.first();
    let tally = all.unwrap_or_else(|| Tally::new(first));
    Ok(SimulationReport { who: cast.who(), ..summary::report(first, &tally, &exact, &needs, seed) })
}

/// How far a run is, for all its threads.
pub(crate) struct Work<'a> {
    walks: u32,
    progress: &'a Progress<'a>,
    done: AtomicU32,
    visits: AtomicU64,
    stopped: AtomicBool,
}

/// Tallies of these customers, merged in their order.
fn tally(chain: &Chain, customers: Range<u32>, seed: u32, work: &Work<'_>) -> Result<Tally, Cancelled> {
    let mut all = Tally::new(chain);
    for batch in batches(customers) {
        let tallies: Result<Vec<Tally>, Cancelled> =
            batch.into_par_iter().map(|chunk| one_chunk(chain, chunk, seed, work)).collect();
        for tally in tallies? {
            all.merge(&tally);
        }
    }
    Ok(all)
}

/// Customers in chunks, and as many chunks as are held at a time.
pub(crate) fn batches(customers: Range<u32>) -> impl Iterator<Item = Vec<Range<u32>>> {
    let end = customers.end;
    let mut next = customers.start;
    std::iter::from_fn(move || {
        let mut batch = Vec::new();
        while next < end && batch.len() < BATCH {
            let after = next.saturating_add(CHUNK).min(end);
            batch.push(next..after);
            next = after;
        }
        (!batch.is_empty()).then_some(batch)
    })
}

fn one_chunk(chain: &Chain, customers: Range<u32>, seed: u32, work: &Work<'_>) -> Result<Tally, Cancelled> {
    let mut counter = Counter::new(chain);
    let (mut walks, mut visits) = (0, 0);
    for customer in customers {
        visits += counter.walk(Customer::new(seed, customer));
        walks += 1;
        if visits >= LOOK_EVERY {
            work.account(walks, visits)?;
            (walks, visits) = (0, 0);
        }
    }
    work.account(walks, visits)?;
    Ok(counter.tally())
}

impl<'a> Work<'a> {
    pub(crate) fn new(walks: u32, progress: &'a Progress<'a>) -> Self {
        Self { walks, progress, done: AtomicU32::new(0), visits: AtomicU64::new(0), stopped: AtomicBool::new(false) }
    }

    /// Notes what was done, reports it when it is time, and stops when told to.
    pub(crate) fn account(&self, walks: u32, visits: usize) -> Result<(), Cancelled> {
        let done = self.done.fetch_add(walks, Ordering::Relaxed) + walks;
        let before = self.visits.fetch_add(visits as u64, Ordering::Relaxed);
        let due = before / REPORT_EVERY != (before + visits as u64) / REPORT_EVERY || done == self.walks;
        if due && (self.progress)(done).is_break() {
            self.stopped.store(true, Ordering::Relaxed);
        }
        if self.stopped.load(Ordering::Relaxed) { Err(Cancelled) } else { Ok(()) }
    }
}
