//! `milewalk rank`: every opportunity of the map against the map as it is.

use super::what_if::difference;
use super::{MapArguments, Outcome, RunArguments, go_on, print_json};
use crate::Answer;
use crate::text::{self, print};
use ::simulate::rank;

/// Simulate every opportunity of the map and rank them by what they save for their price
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    map: MapArguments,
    #[command(flatten)]
    run: RunArguments,
    /// JSON for scripts (milewalk.rank/1)
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let map = arguments.map.read()?;
    let cast = arguments.run.customers.cast(&arguments.map, &map)?;
    let (walks, seed) = (arguments.run.walks, arguments.run.customers.seed);
    let ranking = rank::rank(&map, &cast, walks, seed, &go_on).map_err(|e| e.to_string())?;
    if arguments.json {
        return print_json(&ranking);
    }
    if ranking.opportunities.is_empty() {
        print("The map has no opportunities: add one, and record what it would change\n")?;
        return Ok(Answer::Yes);
    }
    let currency = &map.details().currency;
    let head = format!("“{}”: {} customers each, seed {seed}; ranges are 95 %\n\n", ranking.map, text::count(walks));
    let rows = ranking.opportunities.iter().map(|o| {
        let price = o.price.map_or_else(|| "no price".into(), |p| format!("{currency}{p:.0}"));
        let what = match (&o.changes, &o.problem) {
            (Some(changes), _) => format!(
                "    effort a journey, em  {}\n    cost a journey        {}\n{}",
                difference(&changes.friction_em, 1.0),
                difference(&changes.cost, 1.0),
                o.effort_per_price
                    .map_or_else(String::new, |e| format!("    saved a month for each {currency}1: {e:.2} em\n")),
            ),
            (None, problem) => format!("    not simulated: {}\n", problem.as_deref().unwrap_or("unknown")),
        };
        format!("  {} ({price})\n{what}", o.text)
    });
    print(&(head + &rows.collect::<String>()))?;
    Ok(Answer::Yes)
}
