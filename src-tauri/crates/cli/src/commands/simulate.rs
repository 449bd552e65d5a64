//! `milewalk simulate`: many walks, with ranges and the exact value beside.

use super::{MapArguments, Outcome, RunArguments, print_json};
use crate::Answer;
use crate::text::{self, figure, print, share};
use journey::JourneyMap;
use simulate::report::SimulationReport;

/// Walk many customers: outcomes, effort, time, and where the effort goes
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    map: MapArguments,
    #[command(flatten)]
    run: RunArguments,
    /// JSON for scripts (milewalk.simulate/1)
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let map = arguments.map.read()?;
    let report = arguments.run.run(&arguments.map, &map)?;
    if arguments.json {
        return print_json(&report);
    }
    print(&[header(&report), totals(&map, &report), ranking(&report)].concat())?;
    Ok(Answer::Yes)
}

pub(super) fn header(report: &SimulationReport) -> String {
    format!("“{}”: {} walks, seed {}; ranges are 95 %\n\n", report.map, text::count(report.walks), report.seed)
}

fn totals(map: &JourneyMap, report: &SimulationReport) -> String {
    let (outcomes, totals, currency) = (&report.outcomes, &report.totals, &map.details().currency);
    [
        format!("  solved and checked    {}\n", share(&outcomes.resolved_verified)),
        format!("  solved, not checked   {}\n", share(&outcomes.resolved_unverified)),
        format!("  gave up               {}\n", share(&outcomes.abandoned)),
        format!("  effort                {}\n", figure(&totals.friction_em, "em")),
        format!("  remembered            {}\n", figure(&totals.remembered_em, "em")),
        format!("  index (50 = expected) {}\n", figure(&totals.index, "")),
        format!("  time lost             {}\n", figure(&totals.lost_min, "min")),
        format!("  elapsed               {}\n", figure(&totals.elapsed_min, "min")),
        format!("  cost                  {}\n", figure(&totals.cost, currency)),
    ]
    .concat()
}

fn ranking(report: &SimulationReport) -> String {
    let head = format!("\n  {:<44} {:>7} {:>7} {:>6}  why\n", "where the effort goes", "em", "visits", "peak");
    let rows = report.touchpoints.iter().map(|t| {
        let ranked = if t.controllable { "" } else { " (not ours to change)" };
        let name = format!("{}{ranked}", t.name);
        let (effort, visits, peak) = (t.friction_em.mean, t.visits.mean, t.peak_share * 100.0);
        format!("  {name:<44} {effort:>7.2} {visits:>7.2} {peak:>4.0} %  {}\n", t.causes.why(2))
    });
    head + &rows.collect::<String>()
}
