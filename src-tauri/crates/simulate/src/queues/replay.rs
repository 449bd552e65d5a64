//! Single customers with their times, so that they can be watched moving over
//! the map.

use super::Setting;
use super::crowd::Crowd;
use super::engine::Engine;
use super::refusal::QueueError;
use super::replications::prepared;
use crate::cast::{Cast, Part};
use crate::chain::{Chain, Target};
use crate::draws::Customer;
use crate::tally::Visited;
use journey::JourneyMap;
use journey::ids::{TouchpointId, TransitionId};
use serde::Serialize;

/// Nobody can watch more customers than this.
const MOST: u32 = 1000;
/// Visits shown of one customer.
const MOST_STEPS: usize = 10_000;

/// What a customer did, and when.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Timeline {
    /// Which customer of the seed.
    pub customer: u32,
    /// Minutes from the beginning of the replay to the customer's arrival.
    pub arrival: f64,
    /// Visits in order, one after the other without a gap.
    pub steps: Vec<TimelineStep>,
    /// The end that was reached; none where the customer was still inside when
    /// the run ended, and the last step led on.
    pub end: Option<TouchpointId>,
}

/// One visit.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct TimelineStep {
    /// Where.
    pub touchpoint: TouchpointId,
    /// Minute at which it was entered.
    pub from: f64,
    /// Minutes of waiting; the rest is doing.
    pub waited: f64,
    /// Minute at which it was left.
    pub until: f64,
    /// The move away.
    pub transition: TransitionId,
    /// Left by giving up.
    pub gave_up: bool,
}

impl Timeline {
    pub(crate) fn new(chain: &Chain, customer: u32, arrival: f64, path: &[Visited], ended: bool) -> Self {
        let mut clock = arrival;
        let steps = path.iter().take(MOST_STEPS).filter_map(|visited| {
            let (node, way) = (chain.nodes.get(visited.place as usize)?, chain.moves.get(visited.way as usize)?);
            let from = clock;
            clock += visited.wait + visited.active;
            Some(TimelineStep {
                touchpoint: node.id,
                from,
                waited: visited.wait,
                until: clock,
                transition: way.id,
                gave_up: way.kind.gives_up(),
            })
        });
        let last = path.last().filter(|_| ended).and_then(|visited| chain.moves.get(visited.way as usize));
        let end = last.and_then(|way| match way.target {
            Target::End(end) => chain.ends.get(end).map(|end| end.id),
            Target::Node(_) => None,
        });
        Self { customer, arrival, steps: steps.collect(), end }
    }
}

/// The first customers of the walks of this seed, without queues: one begins
/// every so many minutes, the first at minute 0.
#[must_use]
pub fn walks(cast: &Cast, seed: u32, customers: u32, apart: f64) -> Vec<Timeline> {
    let customers = customers.min(MOST);
    let parts = cast.parts(customers);
    let among_each_other = parts.len() > 1;
    let mut all: Vec<(u32, &Chain)> = Vec::with_capacity(customers as usize);
    for Part { chain, customers, .. } in parts {
        all.extend(customers.map(|number| (number, chain)));
    }
    if among_each_other {
        all.sort_by(|(a, _), (b, _)| turn(*a).total_cmp(&turn(*b)));
    }
    let arrivals = all.into_iter().zip(0_u32..);
    arrivals.map(|((number, chain), at)| walk(chain, seed, number, f64::from(at) * apart)).collect()
}

/// A place in the order of arrival, 0 to 1, so that personas, who are dealt out
/// one after the other, come among each other: multiples of the golden ratio
/// lie evenly, wherever one stops.
fn turn(number: u32) -> f64 {
    (f64::from(number) * 0.618_033_988_749_895).fract()
}

fn walk(chain: &Chain, seed: u32, number: u32, arrival: f64) -> Timeline {
    let customer = Customer::new(seed, number);
    let mut path: Vec<Visited> = Vec::new();
    let mut place = chain.start;
    while let Some(node) = chain.nodes.get(place) {
        let before = path.iter().rev().find(|v| v.place == place as u32).map_or(0, |v| v.before + 1);
        let luck = node.luck(customer, before);
        let passage = node.passage(&luck);
        let Some((way, taken)) = chain.choose(node, passage.gave_up, &luck) else { break };
        let (wait, active) = (passage.wait, passage.active);
        path.push(Visited { place: place as u32, before, way: way as u32, wait, active });
        match taken.target {
            Target::Node(next) => place = next,
            Target::End(_) => break,
        }
    }
    Timeline::new(chain, number, arrival, &path, true)
}

/// The first customers who arrive after the warm-up of the first replication,
/// from that minute on. The run ends when they are gone.
///
/// # Errors
/// As [`super::run`].
pub fn sampled(map: &JourneyMap, cast: &Cast, setting: &Setting, customers: u32) -> Result<Vec<Timeline>, QueueError> {
    let crowd = Crowd::of(cast);
    let (desk, mut plan) = prepared(map, &crowd, setting)?;
    plan.followed = Some(customers.min(MOST));
    let replication = Engine::new(&crowd, &desk, &plan, 0).run(&mut |_| Ok(()))?;
    Ok(replication.followed)
}
