//! What tickets do and a map lacks, as edits of the map: a way between two of
//! its steps, or a step for a state that is none. Shares are counted from the
//! moves of the tickets, and say so.

use crate::mapping::StateMapping;
use crate::set::TicketSet;
use crate::variants::{Place, Steps, ways};
use journey::JourneyMap;
use journey::edit::{AddAfter, Edit};
use journey::figure::{Evidence, Figure};
use journey::ids::{TouchpointId, TransitionId};
use journey::model::TransitionKind;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is to be added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Lacking {
    /// A way from one step to another.
    Move {
        /// Where from.
        source: TouchpointId,
        /// Where to.
        target: TouchpointId,
    },
    /// A step for a state that is none, where tickets mostly come from and go to.
    Step {
        /// The state.
        state: String,
    },
}

/// Edits that add it.
#[derive(Clone, Debug, PartialEq)]
pub struct Added {
    /// To be carried out together.
    pub edits: Vec<Edit>,
    /// The new step, where there is one: the state is it from then on.
    pub step: Option<TouchpointId>,
}

/// Edits that add what the map lacks; none where no ticket does it, or the map
/// has it already. `counted` says what a share rests on, given how many moves
/// it was counted from.
pub fn add(
    set: &TicketSet,
    map: &JourneyMap,
    mapping: &StateMapping,
    lacking: &Lacking,
    counted: &dyn Fn(u32) -> Evidence,
    new_id: &mut dyn FnMut() -> Uuid,
) -> Option<Added> {
    let moves = Moves::of(set, map, mapping);
    match lacking {
        Lacking::Move { source, target } => {
            let (from, to) = (Place::At(*source), Place::At(*target));
            let known = map.outgoing(*source).iter().any(|way| way.target == *target);
            if known || moves.between(from, to) == 0 {
                return None;
            }
            let id = TransitionId(new_id());
            let kind = if leads_to(map, *target, *source) { TransitionKind::Repeat } else { TransitionKind::Next };
            let connect = Edit::Connect { id, source: *source, target: *target, transition: kind, share: None };
            let share = Edit::SetShare { transition: id, share: moves.share(from, to, counted) };
            Some(Added { edits: vec![connect, share], step: None })
        }
        Lacking::Step { state } => step(map, &moves, set, state, counted, new_id),
    }
}

fn step(
    map: &JourneyMap,
    moves: &Moves,
    set: &TicketSet,
    state: &str,
    counted: &dyn Fn(u32) -> Evidence,
    new_id: &mut dyn FnMut() -> Uuid,
) -> Option<Added> {
    let number = (0..=u16::MAX).take(set.states.len()).find(|number| set.state_name(*number) == Some(state))?;
    let place = Place::Off(number);
    let (before, after) = (moves.mostly_before(place), moves.mostly_after(place));
    let near = before.or(after)?;
    let stage = map.touchpoint(near)?.stage;
    let (id, in_way, onward) = (TouchpointId(new_id()), TransitionId(new_id()), TransitionId(new_id()));
    let from = before.map(|touchpoint| AddAfter { touchpoint, transition: in_way, insert: false, onward });
    let mut edits = vec![Edit::AddTouchpoint { id, stage, name: state.to_owned(), after: from }];
    if let Some(before) = before {
        let share = moves.share(Place::At(before), place, counted);
        edits.push(Edit::SetShare { transition: in_way, share });
    }
    if let Some(target) = after {
        let (way, transition) = (TransitionId(new_id()), TransitionKind::Next);
        edits.push(Edit::Connect { id: way, source: id, target, transition, share: None });
    }
    Some(Added { edits, step: Some(id) })
}

/// Whether a way leads from one step to another.
fn leads_to(map: &JourneyMap, from: TouchpointId, to: TouchpointId) -> bool {
    let (mut seen, mut next) = (FxHashSet::default(), vec![from]);
    while let Some(here) = next.pop() {
        if here == to {
            return true;
        }
        if seen.insert(here) {
            next.extend(map.outgoing(here).iter().map(|way| way.target));
        }
    }
    false
}

/// How often tickets go from one place to the next.
struct Moves(FxHashMap<(Place, Place), u32>);

impl Moves {
    fn of(set: &TicketSet, map: &JourneyMap, mapping: &StateMapping) -> Self {
        let mut moves = FxHashMap::default();
        for way in ways(set, map, mapping, Steps::Visits) {
            for (from, to) in way.steps.iter().zip(way.steps.iter().skip(1)) {
                *moves.entry((*from, *to)).or_insert(0) += way.tickets;
            }
        }
        Self(moves)
    }

    fn between(&self, from: Place, to: Place) -> u32 {
        self.0.get(&(from, to)).copied().unwrap_or(0)
    }

    /// Of all moves away from the first place.
    fn share(&self, from: Place, to: Place, counted: &dyn Fn(u32) -> Evidence) -> Figure<f64> {
        let all: u32 = self.0.iter().filter(|((source, _), _)| *source == from).map(|(_, n)| n).sum();
        let share = if all == 0 { 0.0 } else { f64::from(self.between(from, to)) / f64::from(all) };
        Figure { value: (share * 1e6).round() / 1e6, evidence: counted(all) }
    }

    fn mostly_before(&self, place: Place) -> Option<TouchpointId> {
        most(self.0.iter().filter(|((_, to), _)| *to == place).map(|((from, _), n)| (*from, *n)))
    }

    fn mostly_after(&self, place: Place) -> Option<TouchpointId> {
        most(self.0.iter().filter(|((from, _), _)| *from == place).map(|((_, to), n)| (*to, *n)))
    }
}

/// The step of the map with the highest count; of several, the first by id.
fn most(counts: impl Iterator<Item = (Place, u32)>) -> Option<TouchpointId> {
    let steps = counts.filter_map(|(place, n)| match place {
        Place::At(id) => Some((n, std::cmp::Reverse(id))),
        Place::Off(_) => None,
    });
    steps.max().map(|(_, std::cmp::Reverse(id))| id)
}
