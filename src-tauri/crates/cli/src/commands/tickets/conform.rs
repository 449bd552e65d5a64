//! `milewalk tickets conform`: how far tickets go the ways that a map draws.

use super::choice::FilterArguments;
use super::{OverMap, OverMapArguments, states};
use crate::Answer;
use crate::commands::{Outcome, print_json};
use crate::text::{self, print};
use ::tickets::{Conformance, Deviation, DeviationOf, Steps, TicketFilter};
use export::tables;
use journey::JourneyMap;
use std::path::PathBuf;

/// Deviations and variants that are printed; all of them are in the JSON.
const SHOWN: usize = 15;

/// Hold tickets against a map: the share that fits, and where they leave it
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    over: OverMapArguments,
    #[command(flatten)]
    filter: FilterArguments,
    /// What is one step of a ticket: a visit (updates at one step count once) or every event (default: events where the
    /// map draws a step that leads to itself, else visits)
    #[arg(long, value_name = "WHAT", value_parser = ["visits", "events"])]
    steps: Option<String>,
    /// Print the numbers of the tickets of one deviation as CSV: 1 for the first of the list, and so on
    #[arg(long, value_name = "N", conflicts_with_all = ["json", "steps"], value_parser = clap::value_parser!(u32).range(1..))]
    tickets_of: Option<u32>,
    /// Write the deviations as a table: NAME.xlsx or NAME.csv
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    table: Option<PathBuf>,
    /// JSON for scripts (milewalk.conform/1)
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let mut over = arguments.over.read()?;
    let filter = arguments.filter.read(&mut over)?;
    over.set = over.set.select(&over.chosen(&filter)?);
    let OverMap { map, mapping, set, .. } = &over;
    let steps = match arguments.steps.as_deref() {
        Some("events") => Steps::Events,
        Some(_) => Steps::Visits,
        None => Steps::drawn(map),
    };
    let found = ::tickets::conform(set, map, mapping, steps).map_err(|e| format!("“{}”: {e}", title(map)))?;
    if let Some(number) = arguments.tickets_of {
        let deviation = found.deviations.get(number as usize - 1);
        let known = || format!("--tickets-of {number}: there are {} deviations", found.deviations.len());
        let of = DeviationOf::from(deviation.ok_or_else(known)?);
        let filter = TicketFilter { deviation: Some(of), ..TicketFilter::default() };
        print(&set.select(&over.chosen(&filter)?).ids_as_csv())?;
        return Ok(Answer::Yes);
    }
    if let Some(to) = &arguments.table {
        let table = tables::deviations(map, &found);
        let bytes = match to.extension().and_then(|ending| ending.to_str()) {
            Some("csv") => tables::csv(&table).into_bytes(),
            Some("xlsx") => tables::xlsx(title(map), &[table]).map_err(|e| e.to_string())?,
            _ => return Err(format!("{}: a table is .csv or .xlsx", to.display())),
        };
        api::map_file::write(to, &bytes, false).map_err(|e| e.to_string())?;
        print(&format!("{}\n", to.display()))?;
        return Ok(Answer::Yes);
    }
    if arguments.json {
        return print_json(&found);
    }
    print(&format!("{}\nstates\n{}", report(map, &found), states(map, mapping)))?;
    Ok(Answer::Yes)
}

fn title(map: &JourneyMap) -> &str {
    &map.details().title
}

fn report(map: &JourneyMap, found: &Conformance) -> String {
    let deviations: String = (1..).zip(found.deviations.iter().take(SHOWN)).map(deviation).collect();
    let variant = |v: &::tickets::ConformVariant| {
        format!("  {:>9}  {:>4}  {:>7.3}  {}\n", text::count(v.tickets), v.cost, v.fitness, v.steps.join(" → "))
    };
    let variants: String = found.variants.iter().take(SHOWN).map(variant).collect();
    format!(
        "{} tickets held against “{}”: {} fit ({:.1} %), mean fitness {:.3}\n\nwhere they part, the most tickets first\n\
         {deviations}{}\n  {:>9}  {:>4}  {:>7}  variant\n{variants}{}",
        text::count(found.tickets),
        title(map),
        text::count(found.fitting),
        found.fitting_share * 100.0,
        found.fitness,
        more(found.deviations.len()),
        "tickets",
        "cost",
        "fitness",
        more(found.variants.len()),
    )
}

fn deviation((number, it): (u32, &Deviation)) -> String {
    format!("  {number:>2}. {:>9} tickets ({:>4.1} %)  {}\n", text::count(it.tickets), it.share * 100.0, it.words)
}

fn more(all: usize) -> String {
    match all.saturating_sub(SHOWN) {
        0 => String::new(),
        rest => format!("  … and {rest} more, all in --json\n"),
    }
}
