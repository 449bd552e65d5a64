//! `milewalk walk`: one customer, from the first step to an end.

use super::{MapArguments, Outcome, print_json};
use crate::Answer;
use crate::text::{self, print};
use journey::JourneyMap;
use journey::ids::TransitionId;
use simulate::walk;
use simulate::walk_state::{WalkState, WalkVisit};

/// Walk as one customer, as the seeded dice have it
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    map: MapArguments,
    /// Seed: the same seed gives the same customers
    #[arg(long, default_value_t = 7)]
    seed: u32,
    /// Which customer of that seed
    #[arg(long, default_value_t = 1)]
    customer: u32,
    /// JSON for scripts (milewalk.walk/1)
    #[arg(long)]
    json: bool,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let (map, chain) = arguments.map.compile()?;
    let state = walk::run_to_end(&chain, arguments.seed, arguments.customer, &[]).map_err(|e| e.to_string())?;
    if arguments.json {
        return print_json(&state);
    }
    let header = format!("“{}”, seed {}, customer {}\n\n", map.details().title, state.seed, state.customer);
    let visits: Vec<_> = state.visits.iter().map(|visit| line(&map, visit)).collect();
    print(&[header, visits.concat(), end(&map, &state), summary(&map, &state)].concat())?;
    Ok(Answer::Yes)
}

fn line(map: &JourneyMap, visit: &WalkVisit) -> String {
    let Some(touchpoint) = map.touchpoint(visit.touchpoint) else { return String::new() };
    let via = visit.via.map_or_else(String::new, |id| via(map, id));
    let mut times = Vec::new();
    if visit.wait_min > 0.0 {
        times.push(format!("waits {}", text::minutes(visit.wait_min)));
    }
    if visit.gave_up {
        times.push("gives up".into());
    } else if visit.active_min > 0.0 {
        times.push(format!("does {}", text::minutes(visit.active_min)));
    }
    let (name, times, effort) = (&touchpoint.name, times.join(", "), visit.friction_em);
    format!("{via}{:>8}  {name:<44} {times:<32} {effort:>6.1} em\n", text::clock(visit.arrived_min))
}

fn end(map: &JourneyMap, state: &WalkState) -> String {
    let name = state.end.and_then(|end| map.touchpoint(end)).map_or("", |end| end.name.as_str());
    format!("{:>8}  {name}\n", text::clock(state.totals.elapsed_min))
}

fn via(map: &JourneyMap, id: TransitionId) -> String {
    match map.transition(id) {
        Some(transition) if !transition.label.is_empty() => format!("{:>8}    ↳ {}\n", "", transition.label),
        _ => String::new(),
    }
}

fn summary(map: &JourneyMap, state: &WalkState) -> String {
    let totals = &state.totals;
    let expected = map.details().expected_effort.value;
    format!(
        "\ndoing {}, waiting {}, lost {}\neffort {:.1} em (expected {expected:.0}; index {:.0}), remembered {:.1} em, cost {}{:.0}\n",
        text::minutes(totals.active_min),
        text::minutes(totals.wait_min),
        text::minutes(totals.lost_min),
        totals.friction_em,
        totals.index,
        totals.remembered_em,
        map.details().currency,
        totals.cost,
    )
}
