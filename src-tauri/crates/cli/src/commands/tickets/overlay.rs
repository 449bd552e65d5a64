//! `milewalk overlay` and `milewalk tickets overlay`: tickets laid over a map.

use super::{FileArguments, MappingArguments, states};
use crate::Answer;
use crate::commands::{MapArguments, Outcome, print_json};
use crate::text::{self, print};
use ::tickets::{OffMapMove, Overlay, OverlayOptions, OverlayTouchpoint, StateMapping, UnmappedState};

/// Lay a ticket export over a map: n, median and P90 per step, and what the map lacks
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    map: MapArguments,
    #[command(flatten)]
    file: FileArguments,
    #[command(flatten)]
    mapping: MappingArguments,
    /// Below this number of tickets there is no figure
    #[arg(long, default_value_t = 5)]
    minimum_n: u32,
    /// JSON for scripts (milewalk.overlay/1)
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let map = arguments.map.read()?;
    let (set, _) = arguments.file.import()?;
    let mapping = arguments.mapping.read(&set, &map)?;
    let options = OverlayOptions { minimum_n: arguments.minimum_n };
    let overlay = ::tickets::overlay(&set, &map, &mapping, &options);
    if arguments.json {
        return print_json(&overlay);
    }
    print(&report(&map, &mapping, &overlay))?;
    Ok(Answer::Yes)
}

fn report(map: &journey::JourneyMap, mapping: &StateMapping, overlay: &Overlay) -> String {
    let states = states(map, mapping);
    let steps: String = overlay.touchpoints.iter().filter(|t| t.tickets > 0).map(step).collect();
    let moves: String = overlay.off_map_moves.iter().take(10).map(off_map).collect();
    let unmapped: String = overlay.unmapped.iter().map(unmapped).collect();
    let cannot: String = overlay.cannot_show.iter().map(|sentence| format!("  {sentence}\n")).collect();
    format!(
        "{} tickets over “{}”; {:.1} % leave the map\n\nstates\n{states}\n  {:<44} {:>9} {:>9} {:>10} {:>10}\n{steps}\
         \nmoves that the map lacks\n{moves}\nstates not on the map\n{unmapped}\nwhat tickets cannot show\n{cannot}",
        text::count(overlay.tickets),
        map.details().title,
        overlay.leaving_share * 100.0,
        "step",
        "tickets",
        "visits",
        "median",
        "P90",
    )
}

fn step(step: &OverlayTouchpoint) -> String {
    let time = |minutes: Option<f64>| minutes.map_or_else(|| "–".into(), text::minutes);
    let (tickets, visits) = (text::count(step.tickets), text::count(step.visits));
    let (median, p90) = (time(step.median_min), time(step.p90_min));
    format!("  {:<44} {tickets:>9} {visits:>9} {median:>10} {p90:>10}\n", step.name)
}

fn off_map(a_move: &OffMapMove) -> String {
    format!("  {:<24} → {:<24} {:>9}\n", a_move.source_key, a_move.target_key, text::count(a_move.n))
}

fn unmapped(state: &UnmappedState) -> String {
    format!("  {:<28} {:>9} tickets ({:.1} %)\n", state.name, text::count(state.tickets), state.share * 100.0)
}
