//! Independent replications: on all threads of the pool it is called in,
//! cancellable, merged in their order, so that the result is the same on any
//! number of threads.

use super::calendar;
use super::desk::Desk;
use super::engine::{Engine, Plan, Replication};
use super::load;
use super::network::Network;
use super::refusal::QueueError;
use super::report::QueueReport;
use super::summary::Summary;
use super::{Setting, WEEK};
use crate::chain::Chain;
use crate::exact;
use journey::JourneyMap;
use rayon::iter::{IntoParallelIterator, ParallelIterator};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

/// Told the share that is done, from any thread, some times a second; breaking
/// off cancels.
pub type Progress<'a> = dyn Fn(f64) -> ControlFlow<()> + Sync + 'a;

/// Replications whose tallies are held at the same time.
const BATCH: u32 = 16;
/// The share is told when so much more is done.
const TELL_EVERY: f64 = 0.005;
const MOST_REPLICATIONS: u32 = 1000;
/// A hundred years.
const MOST_WEEKS: u32 = 5218;
/// Visits of all replications: counts of what is met twice as often still have
/// room in their words.
const MOST_VISITS: f64 = 2e9;

/// Runs a map with its teams.
///
/// # Errors
/// When it cannot be run, each in a sentence; or when `progress` breaks off.
pub fn run(
    map: &JourneyMap,
    chain: &Chain,
    setting: &Setting,
    progress: &Progress<'_>,
) -> Result<QueueReport, QueueError> {
    let (desk, plan) = prepared(map, chain, setting)?;
    replicate(chain, &desk, &plan, setting, progress)
}

/// Runs a network of queues, as theory describes it: the same engine without a
/// map.
///
/// # Errors
/// As [`run`].
pub fn run_network(network: &Network, setting: &Setting, progress: &Progress<'_>) -> Result<QueueReport, QueueError> {
    let (chain, desk) = network.compile()?;
    let plan = plan(&chain, &desk, setting, warm_up(&chain, setting)?)?;
    load::check(&chain, &desk)?;
    replicate(&chain, &desk, &plan, setting, progress)
}

/// Everything but the run itself.
pub(crate) fn prepared(map: &JourneyMap, chain: &Chain, setting: &Setting) -> Result<(Desk, Plan), QueueError> {
    let warm_up = warm_up(chain, setting)?;
    let desk = Desk::compile(map, chain, setting, warm_up + setting.weeks)?;
    let plan = plan(chain, &desk, setting, warm_up)?;
    load::check(chain, &desk)?;
    Ok((desk, plan))
}

fn warm_up(chain: &Chain, setting: &Setting) -> Result<u32, QueueError> {
    let scale = "a whole number of weeks, at most a hundred years with the warm-up";
    let journey = exact::solve(chain).totals.elapsed_min;
    let weeks = setting.warm_up_weeks.unwrap_or_else(|| (2.0 * journey / WEEK).ceil().max(1.0) as u32);
    let all = weeks.saturating_add(setting.weeks);
    if all > MOST_WEEKS || setting.weeks == 0 {
        return Err(QueueError::Setting { what: "the length of the run", value: f64::from(all), scale });
    }
    Ok(weeks)
}

fn plan(chain: &Chain, desk: &Desk, setting: &Setting, warm_up_weeks: u32) -> Result<Plan, QueueError> {
    let weeks = warm_up_weeks + setting.weeks;
    let bounds = [
        (
            "the number of replications",
            f64::from(setting.replications),
            2.0,
            f64::from(MOST_REPLICATIONS),
            "between 2 and 1,000",
        ),
        ("the service level in seconds", setting.answer_within_s, 0.0, 1e9, "0 or more"),
        ("the target of the service level", setting.target, 0.0, 1.0, "between 0 and 1"),
        (
            "the number of visits to simulate",
            desk.demand.mean()
                * f64::from(weeks)
                * WEEK
                * chain.expected_visits().max(1.0)
                * f64::from(setting.replications),
            0.0,
            MOST_VISITS,
            "at most 2 billion: run fewer weeks or replications",
        ),
    ];
    for (what, value, least, most, scale) in bounds {
        if !(least..=most).contains(&value) {
            return Err(QueueError::Setting { what, value, scale });
        }
    }
    Ok(Plan {
        seed: setting.seed,
        warm_up_weeks,
        weeks,
        changes: calendar::changes(desk.teams.iter().map(|team| &team.rota), weeks),
        in_time: setting.answer_within_s / 60.0,
        followed: None,
    })
}

fn replicate(
    chain: &Chain,
    desk: &Desk,
    plan: &Plan,
    setting: &Setting,
    progress: &Progress<'_>,
) -> Result<QueueReport, QueueError> {
    let done = Done {
        minutes: AtomicU64::new(0),
        all: f64::from(setting.replications) * f64::from(plan.weeks) * WEEK,
        told: AtomicU64::new(0),
        stopped: AtomicBool::new(false),
        progress,
    };
    let mut summary = Summary::new(chain, desk, plan, setting);
    for first in (0..setting.replications).step_by(BATCH as usize) {
        let last = setting.replications.min(first + BATCH);
        let batch: Result<Vec<Replication>, QueueError> = (first..last)
            .into_par_iter()
            .map(|replication| {
                let mut before = 0.0;
                Engine::new(chain, desk, plan, replication).run(&mut |minutes| {
                    let more = minutes - before;
                    before = minutes;
                    done.account(more)
                })
            })
            .collect();
        batch?.iter().for_each(|replication| summary.add(replication));
    }
    Ok(summary.report())
}

/// How far all replications are together.
struct Done<'a> {
    /// Thousandths of minutes simulated.
    minutes: AtomicU64,
    all: f64,
    /// How often the share was told.
    told: AtomicU64,
    stopped: AtomicBool,
    progress: &'a Progress<'a>,
}

impl Done<'_> {
    fn account(&self, minutes: f64) -> Result<(), QueueError> {
        let more = (minutes * 1000.0).max(0.0) as u64;
        let share = ((self.minutes.fetch_add(more, Ordering::Relaxed) + more) as f64 / 1000.0 / self.all).min(1.0);
        let step = (share / TELL_EVERY) as u64;
        let due = self.told.fetch_max(step, Ordering::Relaxed) < step;
        if due && (self.progress)(share).is_break() {
            self.stopped.store(true, Ordering::Relaxed);
        }
        if self.stopped.load(Ordering::Relaxed) { Err(QueueError::Cancelled) } else { Ok(()) }
    }
}
