//! `milewalk sensitivity`: which assumed figure moves the result most.

use super::{MapArguments, Outcome, RunArguments, go_on, print_json};
use crate::Answer;
use crate::text::print;
use ::simulate::sensitivity;

/// Say which assumed figure moves the result most, so that it is measured first
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    map: MapArguments,
    #[command(flatten)]
    run: RunArguments,
    /// How many figures are printed
    #[arg(long, default_value_t = 15)]
    most: usize,
    /// JSON for scripts (milewalk.sensitivity/1)
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let map = arguments.map.read()?;
    let cast = arguments.run.customers.cast(&arguments.map, &map)?;
    let found = sensitivity::sensitivity(&map, &cast, &go_on).map_err(|e| e.to_string())?;
    if arguments.json {
        return print_json(&found);
    }
    let head = format!(
        "“{}”: each assumed figure a fifth lower and a fifth higher; exact, effort now {:.2} em a journey\n\n",
        found.map, found.base.friction_em
    );
    let rows = found.levers.iter().take(arguments.most).map(|lever| {
        let place = if lever.size { "everywhere".to_owned() } else { format!("“{}”", lever.at) };
        let (lower, higher) = (lever.lower.friction_em, lever.higher.friction_em);
        format!("  {:>6.2} em   {} of {place}: {lower:.2} to {higher:.2} em\n", lever.swing_em, lever.what)
    });
    print(&(head + &rows.collect::<String>()))?;
    Ok(Answer::Yes)
}
