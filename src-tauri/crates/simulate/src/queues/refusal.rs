//! Why there is no run.

/// Why a map cannot be run with its teams, each in a sentence that says what to
/// change.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum QueueError {
    /// `progress` broke off.
    #[error("the simulation was cancelled")]
    Cancelled,
    /// Nobody comes.
    #[error("the map has no demand: say how many journeys begin in a month")]
    NoDemand,
    /// A demand that is no number above 0, or more than can be run.
    #[error("the demand is {0} journeys a month, but must be between 0 and a billion")]
    Demand(f64),
    /// The week of the demand cannot be read.
    #[error(
        "the demand of the week needs 168 weights of 0 or more, one for each hour from Monday 0:00, and one above 0"
    )]
    DemandWeek,
    /// A team without people, and customers who wait for ever.
    #[error(
        "the team \"{team}\" has nobody, and customers at \"{touchpoint}\" never lose patience: they would wait for \
         ever. Give the team staff, or the touchpoint a patience"
    )]
    NoStaff {
        /// Name of the team.
        team: String,
        /// Name of a touchpoint.
        touchpoint: String,
    },
    /// Customers come again and again to a team without people.
    #[error("the team \"{team}\" has nobody, and customers who give up come back to it for ever")]
    InCircles {
        /// Name of the team.
        team: String,
    },
    /// Shifts with nobody on duty.
    #[error("the calendar of the team \"{team}\" has not a single hour with somebody on duty")]
    NoOpenHour {
        /// Name of the team.
        team: String,
    },
    /// Holidays all along.
    #[error("the team \"{team}\" is on holiday during the whole run, {from} to {to}")]
    OnlyHolidays {
        /// Name of the team.
        team: String,
        /// First day.
        from: String,
        /// Last day.
        to: String,
    },
    /// More work than the team can do, from customers who do not go away.
    #[error(
        "the queue of the team \"{team}\" grows without end: {load:.2} people would be at work all the time, but on \
         average {staff:.2} are on duty. Add staff, take work away, or let customers lose patience"
    )]
    GrowsWithoutEnd {
        /// Name of the team.
        team: String,
        /// Offered load, erlang.
        load: f64,
        /// Mean number on duty.
        staff: f64,
    },
    /// More customers at once than there is room for.
    #[error(
        "more than a million customers are inside at the same time (most of them at \"{touchpoint}\"): less demand, \
         shorter times, or more staff"
    )]
    TooManyInside {
        /// Name of the touchpoint with most of them.
        touchpoint: String,
    },
    /// Customers who come back faster than they are served.
    #[error(
        "customers go round in circles: those inside have made ten million visits, most of them to \"{touchpoint}\". Let \
         them wait longer, or leave, instead of coming back"
    )]
    RoundAndRound {
        /// Name of the touchpoint most often visited.
        touchpoint: String,
    },
    /// A day that is none.
    #[error("\"{day}\", a holiday of the team \"{team}\", is not a day of the calendar")]
    Holiday {
        /// Name of the team.
        team: String,
        /// What it says.
        day: String,
    },
    /// A zone whose offset was not told.
    #[error("the time zone \"{zone}\" is not known: name it as the IANA does, for instance Europe/Berlin")]
    Zone {
        /// Its name.
        zone: String,
    },
    /// Teams in several zones, and a demand in none.
    #[error("the teams work in several time zones, but the demand has none: say in which zone it is")]
    DemandZone,
    /// Replications, weeks or service level off their scale.
    #[error("{what} is {value}, but must be {scale}")]
    Setting {
        /// Which.
        what: &'static str,
        /// What it is.
        value: f64,
        /// What it may be.
        scale: &'static str,
    },
    /// The changed map of a what-if.
    #[error("with the change, {0}")]
    WithTheChange(Box<QueueError>),
    /// A network that does not hang together.
    #[error("step {step} of the network {problem}")]
    Network {
        /// Which, from 0.
        step: usize,
        /// What is wrong.
        problem: &'static str,
    },
}
