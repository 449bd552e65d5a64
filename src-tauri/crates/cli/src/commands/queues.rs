//! `milewalk queues`: the map with its teams, their hours and their queues.

use super::{Customers, MapArguments, Outcome, print_json};
use crate::Answer;
use crate::text::{self, figure, print, share};
use ::simulate::queues::{self, QueueReport, Setting, TeamReport};
use journey::JourneyMap;

/// Run the map with its staffed teams: queues, service level, utilisation, by hour of the week
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    map: MapArguments,
    #[command(flatten)]
    question: QueueArguments,
    #[command(flatten)]
    customers: Customers,
    /// JSON for scripts (milewalk.queues/1)
    #[arg(long)]
    json: bool,
}

/// How long the queues run, and what is asked of them.
#[derive(clap::Args)]
pub(crate) struct QueueArguments {
    /// Weeks that count, in each replication
    #[arg(long, default_value_t = 8)]
    weeks: u32,
    /// Independent replications: what the intervals rest on
    #[arg(long, default_value_t = 10)]
    replications: u32,
    /// "Answered in time" is within so many seconds
    #[arg(long, default_value_t = 60.0)]
    answer_within: f64,
    /// The share that should be answered in time
    #[arg(long, default_value_t = 0.8)]
    target: f64,
    /// The run begins in the week of this day: holidays are dates
    #[arg(long, default_value = "2026-01-05")]
    start: String,
}

impl QueueArguments {
    /// How these maps are run.
    pub(super) fn setting(&self, maps: &[&JourneyMap], seed: u32) -> Result<Setting, String> {
        let question = api::QueueQuestion {
            weeks: self.weeks,
            replications: self.replications,
            answer_within_s: self.answer_within,
            target: self.target,
            start: self.start.clone(),
        };
        question.setting(maps, seed).map_err(|e| e.to_string())
    }
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let map = arguments.map.read()?;
    let cast = arguments.customers.cast(&arguments.map, &map)?;
    let setting = arguments.question.setting(&[&map], arguments.customers.seed)?;
    let go_on = |_: f64| std::ops::ControlFlow::Continue(());
    let report = queues::run(&map, &cast, &setting, &go_on).map_err(|e| e.to_string())?;
    if arguments.json {
        return print_json(&report);
    }
    print(&(head(&report) + &report.teams.iter().map(|team| told(team, &report)).collect::<String>()))?;
    Ok(Answer::Yes)
}

fn head(report: &QueueReport) -> String {
    let (journeys, customers) = (&report.journeys, &report.customers);
    format!(
        "“{}”: {} replications of {} weeks after {} to fill the queues, seed {}; ranges are 95 %\n\n\
         \x20 journeys ended        {}\n  still inside          {}\n  gave up               {}\n  effort                {}\n\
         \x20 time lost             {}\n\n",
        report.map,
        report.replications,
        report.weeks,
        report.warm_up_weeks,
        report.seed,
        text::count(journeys.walks),
        figure(&customers.inside_after, "customers at the end"),
        share(&journeys.outcomes.abandoned),
        figure(&journeys.totals.friction_em, "em"),
        figure(&journeys.totals.lost_min, "min"),
    )
}

fn told(team: &TeamReport, report: &QueueReport) -> String {
    let verdict = match team.on_target {
        Some(true) => "reached",
        Some(false) => "missed",
        None => "cannot be told yet",
    };
    let busiest = team.hours.iter().enumerate().max_by(|a, b| a.1.queue.mean.total_cmp(&b.1.queue.mean));
    let busiest = busiest.map_or_else(String::new, |(hour, of)| {
        let day = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"].get(hour / 24);
        format!(
            "  longest queue         {} {}:00, {:.1} waiting\n",
            day.copied().unwrap_or_default(),
            hour % 24,
            of.queue.mean
        )
    });
    format!(
        "{} ({:.1} on duty on average, {:.2} erlang of work)\n  busy                  {}\n  wait until served     {}\n  \
         give up waiting       {}\n  answered in {:.0} s     {}; {:.0} % {verdict}\n{busiest}\n",
        team.name,
        team.staff,
        team.offered_load,
        share(&team.utilisation),
        figure(&team.wait_served, "min"),
        share(&team.gives_up),
        report.answer_within_s,
        share(&team.service_level),
        report.target * 100.0,
    )
}
