//! What the run of a team adds up to in one replication: waits, and areas by
//! the hour of the week. Of a size that does not depend on the customers.

use crate::sketch::Sketch;
use journey::model::HOURS_OF_WEEK;

/// Integrals over time, in minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Areas {
    /// Customers in the queue.
    pub(crate) waiting: f64,
    /// Members with a customer.
    pub(crate) at_work: f64,
    /// Of these, members who wait for the customer.
    pub(crate) watching: f64,
    pub(crate) on_duty: f64,
}

/// One team.
#[derive(Clone, Debug)]
pub(crate) struct TeamTally {
    /// Those who were served: minutes in the queue.
    pub(crate) served_wait: f64,
    pub(crate) served: u64,
    /// Of these, in time.
    pub(crate) in_time: u64,
    /// Those who lost patience: minutes in the queue.
    pub(crate) given_up_wait: f64,
    pub(crate) given_up: u64,
    /// There was no room for them.
    pub(crate) turned_away: u64,
    /// Had to wait, and were served or not.
    pub(crate) waited: u64,
    /// Waits of those who were served.
    pub(crate) waits: Sketch,
    /// By hour of the week.
    pub(crate) hours: Vec<(Areas, u64)>,
    /// In the queue when the run ends.
    pub(crate) left_waiting: u64,
}

/// What it comes to: minutes, shares from 0 to 1, customers in the queue. None
/// where there was nobody to say it of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct TeamFigures {
    pub(crate) utilisation: Option<f64>,
    pub(crate) blocked: Option<f64>,
    pub(crate) wait_served: Option<f64>,
    pub(crate) wait_all: Option<f64>,
    pub(crate) waits: Option<f64>,
    pub(crate) gives_up: Option<f64>,
    pub(crate) turned_away: Option<f64>,
    pub(crate) service_level: Option<f64>,
    pub(crate) queue: Option<f64>,
}

impl Default for TeamTally {
    fn default() -> Self {
        Self {
            served_wait: 0.0,
            served: 0,
            in_time: 0,
            given_up_wait: 0.0,
            given_up: 0,
            turned_away: 0,
            waited: 0,
            waits: Sketch::default(),
            hours: vec![(Areas::default(), 0); HOURS_OF_WEEK],
            left_waiting: 0,
        }
    }
}

impl Areas {
    pub(crate) fn add(&mut self, other: &Self) {
        self.waiting += other.waiting;
        self.at_work += other.at_work;
        self.watching += other.watching;
        self.on_duty += other.on_duty;
    }
}

impl TeamTally {
    /// A customer is taken out of the queue, or need not join it.
    #[inline]
    pub(crate) fn serve(&mut self, wait: f64, in_time: f64) {
        self.served += 1;
        self.served_wait += wait;
        self.in_time += u64::from(wait <= in_time);
        self.waited += u64::from(wait > 0.0);
        self.waits.add(wait);
    }

    pub(crate) fn give_up(&mut self, wait: f64) {
        self.given_up += 1;
        self.given_up_wait += wait;
        self.waited += 1;
    }

    /// An hour of the week has gone by.
    pub(crate) fn hour(&mut self, hour: usize, areas: &Areas) {
        if let Some((sum, _)) = self.hours.get_mut(hour) {
            sum.add(areas);
        }
    }

    /// Somebody comes in this hour of the week.
    #[inline]
    pub(crate) fn come(&mut self, hour: usize) {
        if let Some((_, come)) = self.hours.get_mut(hour) {
            *come += 1;
        }
    }

    /// Over so many minutes.
    pub(crate) fn figures(&self, minutes: f64) -> TeamFigures {
        let areas = self.areas();
        let answered = (self.served + self.given_up) as f64;
        let came = answered + self.turned_away as f64;
        TeamFigures {
            utilisation: per(areas.at_work, areas.on_duty),
            blocked: per(areas.watching, areas.on_duty),
            wait_served: per(self.served_wait, self.served as f64),
            wait_all: per(self.served_wait + self.given_up_wait, answered),
            waits: per(self.waited as f64, came),
            gives_up: per(self.given_up as f64, came),
            turned_away: per(self.turned_away as f64, came),
            service_level: per(self.in_time as f64, came),
            queue: per(areas.waiting, minutes),
        }
    }

    fn areas(&self) -> Areas {
        self.hours.iter().fold(Areas::default(), |mut sum, (areas, _)| {
            sum.add(areas);
            sum
        })
    }
}

/// A quotient, where there is something to divide by.
pub(crate) fn per(above: f64, below: f64) -> Option<f64> {
    (below > 0.0).then(|| above / below)
}
