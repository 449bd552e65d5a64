//! The discrete-event run of a map with staffed teams: customers arrive by the
//! hour of the week, wait in the queue of the team that serves a touchpoint,
//! lose patience, are served, come again. What a visit costs the customer is
//! counted as in the walks; here it is decided how long they wait.
//!
//! * **Time** is minutes from Monday 0:00 of the first week, in the zone of the
//!   demand. The week of a team in another zone is shifted by the difference of
//!   the two offsets on the day the run starts. Daylight saving is left out: it
//!   moves both zones within weeks of each other and back again, and a run
//!   stands for the weeks of a year, not for these.
//! * **Queues.** One for each team. Class 1 is served first and class 5 last,
//!   first come first served within a class, and nobody is interrupted for
//!   somebody else. Whoever waits has the touchpoint's patience.
//! * **Shifts.** When fewer are on duty than at work, those who began last put
//!   their work down, and take it up before anything new as soon as somebody is
//!   free (`ShiftEnd::Pause`), or finish it first (`ShiftEnd::Finish`). What
//!   rests is more waiting to the customer, without losing patience.
//! * **Same person.** The member stays with a customer who goes on to a step
//!   with `same_person`: of the same team, without queueing again; of none,
//!   waiting for the customer meanwhile.
//! * **Who.** Each customer who arrives is of one persona, by the shares, and
//!   has its patience, times and ways; all wait in the same queues.
//! * **Luck** is that of the walks; arrivals, and which persona arrives, have
//!   streams of their own: two scenarios meet the same customers with the same
//!   work.
//! * **What counts** are journeys that end, and waits that end, after the
//!   warm-up. Counting those that end, rather than those that begin, is fair to
//!   long journeys: in a steady state who leaves is like who comes, and nobody
//!   is left out for being still inside.
//! * **Intervals** are Student's over independent replications.
//!
//! Architecture invariant: it knows no clock, no file and no zone; days and
//! offsets come in as data.

mod arrivals;
mod calendar;
mod crowd;
mod day;
mod desk;
mod engine;
mod events;
mod figures;
mod guests;
mod lines;
mod load;
mod network;
mod refusal;
mod replay;
mod replications;
mod report;
mod summary;
mod team_tally;
mod teams;
mod what_if;

pub use day::Day;
pub use network::{Law, Network, NetworkStep, NetworkTeam};
pub use refusal::QueueError;
pub use replay::{Timeline, TimelineStep, sampled, walks};
pub use replications::{Progress, run, run_network};
pub use report::{CustomersReport, HourOfWeek, QueueReport, TeamReport};
pub use what_if::{JourneyChanges, QueuesWhatIf, TeamChanges, compare};

use std::collections::BTreeMap;

/// Minutes of an hour.
pub(crate) const HOUR: f64 = 60.0;
/// Minutes of a week.
pub(crate) const WEEK: f64 = 7.0 * 24.0 * HOUR;

/// What is run, and what is asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Setting {
    /// Seed.
    pub seed: u32,
    /// Independent replications, 2 to 1,000: what the intervals rest on.
    pub replications: u32,
    /// Weeks that count, in each replication.
    pub weeks: u32,
    /// Weeks before those, which only fill the queues. None: twice the mean
    /// journey without queues, rounded up to whole weeks (at least one), so
    /// that the hours of the week keep their places.
    pub warm_up_weeks: Option<u32>,
    /// The run begins on the Monday of the week of this day: holidays are dates.
    pub start: Day,
    /// Minutes east of Greenwich of each time zone that the map names, on that
    /// day.
    pub offsets: BTreeMap<String, i32>,
    /// "Answered in time" is within so many seconds …
    pub answer_within_s: f64,
    /// … and so large a share should be, 0 to 1.
    pub target: f64,
}

impl Setting {
    /// Ten replications of eight weeks, and the service level that most desks
    /// state: 80 % in 60 s.
    #[must_use]
    pub fn new(seed: u32, start: Day) -> Self {
        Self {
            seed,
            replications: 10,
            weeks: 8,
            warm_up_weeks: None,
            start,
            offsets: BTreeMap::new(),
            answer_within_s: 60.0,
            target: 0.8,
        }
    }
}
