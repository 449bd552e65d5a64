//! `milewalk tickets overlay`: tickets laid over a map, some of them, and two
//! slices of them held against each other.

mod words;

use super::choice::{AgainstArguments, ClockArguments, FilterArguments};
use super::{OverMap, OverMapArguments};
use crate::Answer;
use crate::commands::{Outcome, print_json};
use crate::text::print;
use ::tickets::{
    Overlay, OverlayOptions, Slices, Steps, TicketFilter, Transfers, Variants, apart, overlay, slices, transfers,
    variants,
};
use serde::Serialize;

/// Lay a ticket export over a map: n, median and P90 per step, rework, and what the map lacks
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    over: OverMapArguments,
    #[command(flatten)]
    filter: FilterArguments,
    #[command(flatten)]
    against: AgainstArguments,
    #[command(flatten)]
    clock: ClockArguments,
    /// Below this number of tickets there is no figure
    #[arg(long, default_value_t = 5)]
    minimum_n: u32,
    /// JSON for scripts (milewalk.overlay/1)
    #[arg(long)]
    json: bool,
}

/// An overlay, with what belongs to it.
#[derive(Serialize)]
struct Report {
    #[serde(flatten)]
    overlay: Overlay,
    filter: TicketFilter,
    variants: Variants,
    transfers: Transfers,
    /// The other slice, and what differs.
    against: Option<Against>,
}

#[derive(Serialize)]
struct Against {
    filter: TicketFilter,
    slices: Slices,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let mut over = arguments.over.read()?;
    let filter = arguments.filter.read(&mut over)?;
    let options = OverlayOptions { minimum_n: arguments.minimum_n, clock: arguments.clock.read(&over)? };
    let mut chosen = over.chosen(&filter)?;
    let other = arguments.against.read(&filter, &over)?.map(|filter| Ok::<_, String>((over.chosen(&filter)?, filter)));
    let other = other.transpose()?;
    if let Some((other, _)) = &other {
        chosen = apart(&chosen, other);
    }
    let OverMap { map, set, mapping, .. } = over;
    let some = set.select(&chosen);
    let against = other.map(|(other, filter)| Against {
        slices: slices(&some, &set.select(&other), &map, &mapping, &options),
        filter,
    });
    let report = Report {
        overlay: overlay(&some, &map, &mapping, &options),
        variants: variants(&some, &map, &mapping, Steps::drawn(&map), &options),
        transfers: transfers(&some, options.minimum_n),
        filter,
        against,
    };
    if arguments.json {
        return print_json(&report);
    }
    print(&words::report(&map, &mapping, &options.clock, &report))?;
    Ok(Answer::Yes)
}
