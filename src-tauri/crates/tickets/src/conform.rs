//! How far tickets go the ways that a map draws: the best alignment of every
//! variant to the map, where they part, and how often.

mod align;
mod model;
mod parted;

use crate::mapping::StateMapping;
use crate::set::TicketSet;
use crate::variants::{Place, Steps, ways};
use align::{Parting, align};
use journey::JourneyMap;
use journey::ids::TouchpointId;
use model::Model;
pub use parted::DeviationOf;
pub(crate) use parted::Partings;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// Name and version of a [`Conformance`].
pub const CONFORM_FORMAT: &str = "milewalk.conform/1";

/// Why tickets cannot be held against a map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ConformError {
    /// Nobody knows where to begin.
    #[error("nothing says where the journey begins: choose the first step")]
    NoStart,
    /// No way that could be gone.
    #[error("no way leads from the first step to an end: connect them")]
    NoWay,
}

/// What a ticket does that the map does not, or the other way round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum DeviationKind {
    /// A step of the map at which the ticket was not.
    Skipped,
    /// The ticket was at this step before; the map does not lead back.
    CameBack,
    /// A step of the map at a time when the map does not lead to it.
    NotHere,
    /// A state that is no step of the map.
    NotOnMap,
}

results! {
    /// One way in which tickets and map part, at one place.
    pub struct Deviation {
        /// What happens.
        pub kind: DeviationKind,
        /// The step that it is about; none where it is not on the map.
        pub touchpoint: Option<TouchpointId>,
        /// Key of that step.
        pub key: Option<String>,
        /// The state that it is about, where it is not on the map.
        pub state: Option<String>,
        /// The last step before, that ticket and map both made; none: at the
        /// beginning.
        pub after: Option<TouchpointId>,
        /// Key of that step.
        pub after_key: Option<String>,
        /// All of it in words.
        pub words: String,
        /// How often it happens.
        pub times: u32,
        /// Tickets in which it happens.
        pub tickets: u32,
        /// Those as a share of all tickets, 0 to 1.
        pub share: f64,
        /// Variants in which it happens, by their place in the list.
        pub variants: Vec<u32>,
    }

    /// One way that tickets took, held against the map.
    pub struct ConformVariant {
        /// Key of the touchpoint, or name of the state where it is none.
        pub steps: Vec<String>,
        /// Tickets that took it.
        pub tickets: u32,
        /// Steps of either side that the other one does not make, the least
        /// that is possible.
        pub cost: u32,
        /// 1 − cost / (its steps + the shortest way through the map), 0 to 1.
        pub fitness: f64,
    }

    /// Tickets held against a map.
    pub struct Conformance {
        /// [`CONFORM_FORMAT`].
        pub format: String,
        /// What is one step of a ticket.
        pub steps: Steps,
        /// Tickets.
        pub tickets: u32,
        /// Tickets that go a way of the map from the start to an end.
        pub fitting: u32,
        /// Those as a share of all tickets, 0 to 1.
        pub fitting_share: f64,
        /// Mean fitness of a ticket, 0 to 1.
        pub fitness: f64,
        /// Steps that tickets show on the shortest way through the map.
        pub shortest_way: u32,
        /// Where tickets and map part, the most tickets first.
        pub deviations: Vec<Deviation>,
        /// All variants, the most tickets first.
        pub variants: Vec<ConformVariant>,
    }
}

/// Holds tickets against a map. Touchpoints that no state is mapped to are
/// passed without cost, since tickets do not show them; a state that is no
/// touchpoint is a deviation wherever it stands.
///
/// # Errors
/// When the map has no start, or no way from there to an end.
pub fn conform(
    set: &TicketSet,
    map: &JourneyMap,
    mapping: &StateMapping,
    steps: Steps,
) -> Result<Conformance, ConformError> {
    let model = Model::new(map, mapping).ok_or(ConformError::NoStart)?;
    let shortest_way = model.skipped_to_end(None).ok_or(ConformError::NoWay)?;
    let ways = ways(set, map, mapping, steps);
    let names = Names { set, map };
    let mut tally: FxHashMap<(Parting, Option<TouchpointId>), Seen> = FxHashMap::default();
    let mut variants = Vec::with_capacity(ways.len());
    for (number, way) in (0..).zip(&ways) {
        let aligned = align(&way.steps, &model).ok_or(ConformError::NoWay)?;
        for (after, parting) in aligned.partings {
            tally.entry((parting, after)).or_default().add(number, way.tickets);
        }
        let most = way.steps.len() as u32 + shortest_way;
        variants.push(ConformVariant {
            steps: way.steps.iter().map(|place| names.place(*place)).collect(),
            tickets: way.tickets,
            cost: aligned.cost,
            fitness: if most == 0 { 1.0 } else { 1.0 - f64::from(aligned.cost) / f64::from(most) },
        });
    }
    let tickets = set.tickets();
    let share = |n: f64| if tickets == 0 { 0.0 } else { n / f64::from(tickets) };
    let fitting = variants.iter().filter(|v| v.cost == 0).map(|v| v.tickets).sum();
    let mut deviations: Vec<_> =
        tally.into_iter().map(|((parting, after), seen)| names.deviation(parting, after, seen, &share)).collect();
    deviations.sort_by_cached_key(|d| (Reverse(d.tickets), Reverse(d.times), d.kind, d.words.clone()));
    Ok(Conformance {
        format: CONFORM_FORMAT.into(),
        steps,
        tickets,
        fitting,
        fitting_share: share(f64::from(fitting)),
        fitness: share(variants.iter().map(|v| v.fitness * f64::from(v.tickets)).sum()),
        shortest_way,
        deviations,
        variants,
    })
}

/// How often something was seen.
#[derive(Default)]
struct Seen {
    times: u32,
    tickets: u32,
    variants: Vec<u32>,
}

impl Seen {
    fn add(&mut self, variant: u32, tickets: u32) {
        self.times += tickets;
        if self.variants.last() != Some(&variant) {
            self.variants.push(variant);
            self.tickets += tickets;
        }
    }
}

struct Names<'a> {
    set: &'a TicketSet,
    map: &'a JourneyMap,
}

impl Names<'_> {
    fn key(&self, id: TouchpointId) -> Option<String> {
        self.map.touchpoint(id).map(|t| t.key.clone())
    }

    fn state(&self, state: u16) -> Option<String> {
        self.set.state_name(state).map(String::from)
    }

    fn place(&self, place: Place) -> String {
        match place {
            Place::At(id) => self.key(id),
            Place::Off(state) => self.state(state),
        }
        .unwrap_or_default()
    }

    fn deviation(
        &self,
        parting: Parting,
        after: Option<TouchpointId>,
        seen: Seen,
        share: &impl Fn(f64) -> f64,
    ) -> Deviation {
        let name = |id| self.map.touchpoint(id).map_or("", |t| t.name.as_str());
        let place = after.map_or_else(|| "at the beginning".into(), |id| format!("after “{}”", name(id)));
        let (kind, touchpoint, state, words) = match parting {
            Parting::Skipped(id) => (DeviationKind::Skipped, Some(id), None, format!("skipped “{}” {place}", name(id))),
            Parting::CameBack(id) => {
                (DeviationKind::CameBack, Some(id), None, format!("came back to “{}” {place}", name(id)))
            }
            Parting::NotHere(id) => (
                DeviationKind::NotHere,
                Some(id),
                None,
                format!("went to “{}” {place}, where the map has no way", name(id)),
            ),
            Parting::NotOnMap(state) => {
                let name = self.set.state_name(state).unwrap_or_default();
                (DeviationKind::NotOnMap, None, Some(name.into()), format!("not on the map: “{name}” {place}"))
            }
        };
        Deviation {
            kind,
            touchpoint,
            key: touchpoint.and_then(|id| self.key(id)),
            state,
            after,
            after_key: after.and_then(|id| self.key(id)),
            words,
            times: seen.times,
            tickets: seen.tickets,
            share: share(f64::from(seen.tickets)),
            variants: seen.variants,
        }
    }
}
