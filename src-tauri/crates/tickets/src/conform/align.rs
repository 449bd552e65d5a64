//! The best alignment of one way through the states to the map.
//!
//! An alignment says of each step of a ticket whether the map goes along, and
//! of each step of the map's way whether the ticket shows it. It costs 1 for
//! each step of either that stands alone: the cost model of Adriansyah (2014),
//! whose shortest path runs through the product of map and trace. Between two
//! steps that both make, the map takes the way with the fewest skipped steps,
//! so that only those pairs need to be looked at: the shortest path is exact,
//! in time proportional to the steps and to the touchpoints that tickets show.
//! Of several that cost the same, ticket and map go together as early as they
//! can, so that what is named is what the ticket does again.

use super::model::Model;
use crate::variants::Place;
use journey::ids::TouchpointId;

/// Where a ticket and the map part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Parting {
    /// The map's way leads through here; the ticket was not there.
    Skipped(TouchpointId),
    /// The ticket was here again; the map does not lead back.
    CameBack(TouchpointId),
    /// The ticket was here; the map does not lead here at this time.
    NotHere(TouchpointId),
    /// The ticket was in a state that is no step of the map.
    NotOnMap(u16),
}

/// A best alignment.
pub(super) struct Alignment {
    /// Steps that stand alone.
    pub(super) cost: u32,
    /// They, each with the step that both made before; in their order.
    pub(super) partings: Vec<(Option<TouchpointId>, Parting)>,
}

/// The last step at one touchpoint that both make.
#[derive(Clone, Copy)]
struct Met {
    /// Cost up to and with it, less the steps up to and with it: what it costs
    /// further on is counted in steps from the beginning.
    rest: i64,
    step: usize,
}

/// A step that both make, and the one before.
#[derive(Clone, Copy)]
struct Both {
    touchpoint: usize,
    cost: i64,
    before: Option<usize>,
}

/// None where the map has no way from its start to an end.
pub(super) fn align(steps: &[Place], model: &Model) -> Option<Alignment> {
    let mut met: Vec<Option<Met>> = vec![None; model.len()];
    let mut both: Vec<Option<Both>> = Vec::with_capacity(steps.len());
    for (step, place) in steps.iter().enumerate() {
        let found = number(model, *place).and_then(|touchpoint| cheapest(model, &met, step, touchpoint));
        if let Some(found) = found {
            let rest = found.cost - step as i64 - 1;
            if let Some(met) = met.get_mut(found.touchpoint).filter(|met| met.is_none_or(|met| rest < met.rest)) {
                *met = Some(Met { rest, step });
            }
        }
        both.push(found);
    }
    let length = steps.len() as i64;
    let alone = length + i64::from(model.skipped_to_end(None)?);
    let ends = met.iter().enumerate().filter_map(|(touchpoint, met)| {
        let met = (*met)?;
        Some((met.rest + length + i64::from(model.skipped_to_end(Some(touchpoint))?), met.step))
    });
    let last = ends.min().filter(|(cost, _)| *cost <= alone);
    let cost = last.map_or(alone, |(cost, _)| cost) as u32;
    Some(Alignment { cost, partings: partings(steps, model, &both, last.map(|(_, step)| step)) })
}

fn number(model: &Model, place: Place) -> Option<usize> {
    match place {
        Place::At(touchpoint) => model.number(touchpoint),
        Place::Off(_) => None,
    }
}

/// The cheapest way to make this step together.
fn cheapest(model: &Model, met: &[Option<Met>], step: usize, touchpoint: usize) -> Option<Both> {
    let first = model.skipped(None, touchpoint).map(|skipped| (i64::from(skipped), None));
    let later = met.iter().enumerate().filter_map(|(from, met)| {
        let met = (*met)?;
        Some((met.rest + i64::from(model.skipped(Some(from), touchpoint)?), Some(met.step)))
    });
    let (rest, before) = first.into_iter().chain(later).min_by_key(|(rest, at)| (*rest, at.is_none(), *at))?;
    Some(Both { touchpoint, cost: rest + step as i64, before })
}

/// What stands alone between the steps that both make.
fn partings(
    steps: &[Place],
    model: &Model,
    both: &[Option<Both>],
    last: Option<usize>,
) -> Vec<(Option<TouchpointId>, Parting)> {
    let at = |step: usize| both.get(step).copied().flatten();
    let mut together: Vec<usize> = std::iter::successors(last, |step| at(*step).and_then(|both| both.before)).collect();
    together.reverse();
    let mut partings = Vec::new();
    let mut before: Option<usize> = None;
    for next in together.into_iter().map(Some).chain([None]) {
        let number = |step: Option<usize>| step.and_then(at).map(|both| both.touchpoint);
        let after = before.and_then(|step| steps.get(step)).and_then(touchpoint);
        let begin = before.map_or(0, |step| step + 1);
        let alone = (begin..next.unwrap_or(steps.len())).filter_map(|step| parting(steps, step));
        partings.extend(alone.map(|parting| (after, parting)));
        let skipped = model.which(number(before), number(next));
        partings.extend(skipped.into_iter().map(|touchpoint| (after, Parting::Skipped(touchpoint))));
        before = next;
    }
    partings
}

fn touchpoint(place: &Place) -> Option<TouchpointId> {
    match place {
        Place::At(touchpoint) => Some(*touchpoint),
        Place::Off(_) => None,
    }
}

/// What a step is that the ticket makes alone.
fn parting(steps: &[Place], step: usize) -> Option<Parting> {
    let place = steps.get(step)?;
    Some(match place {
        Place::Off(state) => Parting::NotOnMap(*state),
        Place::At(touchpoint) if steps.iter().take(step).any(|before| before == place) => {
            Parting::CameBack(*touchpoint)
        }
        Place::At(touchpoint) => Parting::NotHere(*touchpoint),
    })
}
