//! Independent replications: on all threads of the pool it is called in,
//! cancellable, merged in their order, so that the result is the same on any
//! number of threads.

use super::calendar;
use super::crowd::Crowd;
use super::desk::Desk;
use super::engine::{Engine, Plan};
use super::load;
use super::network::Network;
use super::refusal::QueueError;
use super::report::QueueReport;
use super::summary::Summary;
use super::{Setting, WEEK};
use crate::cast::Cast;
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

/// Runs a map with its teams, for these customers of it.
///
/// # Errors
/// When it cannot be run, each in a sentence; or when `progress` breaks off.
pub fn run(
    map: &JourneyMap,
    cast: &Cast,
    setting: &Setting,
    progress: &Progress<'_>,
) -> Result<QueueReport, QueueError> {
    let crowd = Crowd::of(cast);
    let (desk, plan) = prepared(map, &crowd, setting)?;
    replicate(&crowd, &desk, &plan, setting, progress)
}

/// Runs a network of queues, as theory describes it: the same engine without a
/// map.
///
/// # Errors
/// As [`run`].
pub fn run_network(network: &Network, setting: &Setting, progress: &Progress<'_>) -> Result<QueueReport, QueueError> {
    let (chain, desk) = network.compile()?;
    let crowd = Crowd::alike(&chain);
    let plan = plan(&crowd, &desk, setting, warm_up(&crowd, setting)?)?;
    load::check(&crowd, &desk)?;
    replicate(&crowd, &desk, &plan, setting, progress)
}

/// Everything but the run itself.
pub(crate) fn prepared(map: &JourneyMap, crowd: &Crowd<'_>, setting: &Setting) -> Result<(Desk, Plan), QueueError> {
    let warm_up = warm_up(crowd, setting)?;
    let desk = Desk::compile(map, crowd.first(), setting, warm_up + setting.weeks)?;
    let plan = plan(crowd, &desk, setting, warm_up)?;
    load::check(crowd, &desk)?;
    Ok((desk, plan))
}

pub(crate) fn warm_up(crowd: &Crowd<'_>, setting: &Setting) -> Result<u32, QueueError> {
    let scale = "a whole number of weeks, at most a hundred years with the warm-up";
    let journey = crowd.mean(|chain| exact::solve(chain).totals.elapsed_min);
    let weeks = setting.warm_up_weeks.unwrap_or_else(|| (2.0 * journey / WEEK).ceil().max(1.0) as u32);
    let all = weeks.saturating_add(setting.weeks);
    if all > MOST_WEEKS || setting.weeks == 0 {
        return Err(QueueError::Setting { what: "the length of the run", value: f64::from(all), scale });
    }
    Ok(weeks)
}

fn plan(crowd: &Crowd<'_>, desk: &Desk, setting: &Setting, warm_up_weeks: u32) -> Result<Plan, QueueError> {
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
                * crowd.mean(Chain::expected_visits).max(1.0)
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
    crowd: &Crowd<'_>,
    desk: &Desk,
    plan: &Plan,
    setting: &Setting,
    progress: &Progress<'_>,
) -> Result<QueueReport, QueueError> {
    let mut summary = Summary::new(crowd, desk, plan, setting);
    in_order(
        setting.replications,
        f64::from(setting.replications) * f64::from(plan.weeks) * WEEK,
        progress,
        |replication, done| Engine::new(crowd, desk, plan, replication).run(&mut done.look()),
        |replication| summary.add(&replication),
    )?;
    Ok(summary.report())
}

/// Runs `one` for each replication on all threads, and `take`s what it gives in
/// their order. `all` minutes are simulated together.
pub(crate) fn in_order<T: Send>(
    replications: u32,
    all: f64,
    progress: &Progress<'_>,
    one: impl Fn(u32, &Done<'_>) -> Result<T, QueueError> + Sync,
    mut take: impl FnMut(T),
) -> Result<(), QueueError> {
    let done =
        Done { minutes: AtomicU64::new(0), all, told: AtomicU64::new(0), stopped: AtomicBool::new(false), progress };
    for first in (0..replications).step_by(BATCH as usize) {
        let batch = first..replications.min(first + BATCH);
        let found: Result<Vec<T>, QueueError> = batch.into_par_iter().map(|at| one(at, &done)).collect();
        found?.into_iter().for_each(&mut take);
    }
    Ok(())
}

/// How far all replications are together.
pub(crate) struct Done<'a> {
    /// Thousandths of minutes simulated.
    minutes: AtomicU64,
    all: f64,
    /// How often the share was told.
    told: AtomicU64,
    stopped: AtomicBool,
    progress: &'a Progress<'a>,
}

impl Done<'_> {
    /// For one run: it is told the minutes simulated since its beginning.
    pub(crate) fn look(&self) -> impl FnMut(f64) -> Result<(), QueueError> + '_ {
        let mut before = 0.0;
        move |minutes| {
            let more = minutes - before;
            before = minutes;
            self.account(more)
        }
    }

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
