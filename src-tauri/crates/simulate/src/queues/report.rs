//! What a run with teams says: the shape that the command line prints
//! (`milewalk.queues/1`) and the window shows. Times are minutes, shares are 0
//! to 1; every figure is the mean over replications with Student's interval.

use crate::report::{Figure, Histogram, SimulationReport};
use journey::ids::TeamId;
use serde::{Deserialize, Serialize};

/// The result of a run.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct QueueReport {
    /// `milewalk.queues/1`.
    pub format: String,
    /// Title of the map.
    pub map: String,
    /// Seed.
    pub seed: u32,
    /// Independent replications.
    pub replications: u32,
    /// Weeks that count, in each of them.
    pub weeks: u32,
    /// Weeks before those.
    pub warm_up_weeks: u32,
    /// The Monday on which the run begins, warm-up included.
    pub start: String,
    /// "Answered in time": seconds.
    pub answer_within_s: f64,
    /// How large the share answered in time should be.
    pub target: f64,
    /// Customers, of one replication.
    pub customers: CustomersReport,
    /// The journeys that ended, by the same figures as the walks. `walks` is
    /// their number in all replications; there are no exact values with queues.
    pub journeys: SimulationReport,
    /// Teams that serve a step of the journey.
    pub teams: Vec<TeamReport>,
    /// Things that happened, in all replications, warm-up included.
    #[cfg_attr(feature = "ts", ts(type = "number"))]
    pub events: u64,
}

/// Where the customers of the weeks that count remained:
/// `inside_before + arrived = ended + inside_after`.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CustomersReport {
    /// Under way when the warm-up ended.
    pub inside_before: Figure,
    /// Begun since.
    pub arrived: Figure,
    /// Come to an end since.
    pub ended: Figure,
    /// Still under way at the end.
    pub inside_after: Figure,
}

/// A team and its queue.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct TeamReport {
    /// Which; none in a network without a map.
    pub id: Option<TeamId>,
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Customers who came to it, of one replication.
    pub arrivals: Figure,
    /// Work that comes in an ordinary week if nobody gives up, in people at
    /// work all the time (erlang), exactly.
    pub offered_load: f64,
    /// Mean number on duty in an ordinary week.
    pub staff: f64,
    /// Share of the time on duty spent with customers. Above 1 where people
    /// finish their work after the shift.
    pub utilisation: Figure,
    /// Share of the time on duty spent waiting for customers who act.
    pub blocked: Figure,
    /// Mean wait of those who were served, with its distribution, minutes.
    pub wait_served: Figure,
    /// How the waits of those who were served are spread, minutes.
    pub wait_histogram: Histogram,
    /// Mean wait of all, those who gave up included, minutes.
    pub wait_all: Figure,
    /// Share of those who came and had to wait.
    pub waits: Figure,
    /// Share of those who came and lost patience.
    pub gives_up: Figure,
    /// Share of those who came and found no room.
    pub turned_away: Figure,
    /// Share of those who came and were answered in time.
    pub service_level: Figure,
    /// The service level reaches its target: yes or no where the whole interval
    /// says so, none where it cannot be told.
    pub on_target: Option<bool>,
    /// Customers in the queue, mean over time.
    pub queue: Figure,
    /// In the queue when the run ended.
    pub waiting_after: Figure,
    /// By hour of the week from Monday 0:00, in the zone of the demand.
    pub hours: Vec<HourOfWeek>,
}

/// A team in one hour of the week, mean over weeks.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct HourOfWeek {
    /// Customers in the queue.
    pub queue: Figure,
    /// Customers who come to the team.
    pub arrivals: f64,
    /// People on duty.
    pub staff: f64,
    /// Share of their time with customers; 0 where nobody is on duty.
    pub utilisation: f64,
}
