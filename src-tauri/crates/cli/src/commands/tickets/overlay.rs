//! `milewalk tickets overlay`: tickets laid over a map, some of them, and two
//! slices of them held against each other.

mod words;

use super::choice::{AgainstArguments, ClockArguments, FilterArguments};
use super::{OverMap, OverMapArguments};
use crate::Answer;
use crate::commands::{Outcome, export, print_json};
use crate::text::{count, print};
use ::export::report::Found;
use ::tickets::{
    Overlay, OverlayOptions, Slices, Steps, TicketFilter, Transfers, Variants, apart, overlay, slices, transfers,
    variants,
};
use api::drawing::Look;
use api::export::{Format, Subject};
use api::wire::{Drawing, ExportKind, Part, Shown, SlicesResult};
use draw::decor::Decor;
use draw::png::Pixels;
use serde::Serialize;
use std::path::PathBuf;

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
    /// Draw it: NAME.svg, NAME.png or NAME.pdf
    #[arg(long, value_name = "FILE", conflicts_with = "json")]
    draw: Option<PathBuf>,
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
    let others = other.map(|(other, filter)| (set.select(&other), filter));
    if let Some(to) = &arguments.draw {
        let against = others.as_ref().map(|(other, _)| SlicesResult {
            slices: slices(&some, other, &map, &mapping, &options),
            overlay: overlay(other, &map, &mapping, &options),
        });
        let found = overlay(&some, &map, &mapping, &options);
        let tickets = api::ticket_decor(&map, &found, against.as_ref(), &options.clock, Shown::default());
        let decor = Decor { tickets: Some(tickets), ..api::decor_of(&map) };
        let beside =
            others.as_ref().map_or_else(String::new, |(other, _)| format!(" beside {}", count(other.tickets())));
        let about = format!("{}{beside} of {} tickets", count(some.tickets()), count(set.tickets()));
        let names = others.as_ref().map(|_| ["those chosen".to_owned(), "those beside them".to_owned()]);
        let look = Look::of(&map, &Part::default(), &Drawing::default(), None, &about).with_slices(names);
        let subject = Subject { map: &map, decor: &decor, look: &look, found: Found::default() };
        let kind = export::kind(to)?;
        if !matches!(kind, ExportKind::Svg | ExportKind::Png | ExportKind::Pdf) {
            return Err(format!("{}: a drawing is .svg, .png or .pdf", to.display()));
        }
        return export::write(&subject, kind, Format { pixels: Pixels::Scale(2.0), sheets: None }, to);
    }
    let against =
        others.map(|(other, filter)| Against { slices: slices(&some, &other, &map, &mapping, &options), filter });
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
