//! What is stuck to the cards: how many pain points and open questions there
//! are at a step, and whether it is a moment of truth.

use journey::JourneyMap;
use journey::ids::TouchpointId;
use journey::model::{Anchor, PainStatus};
use std::collections::{BTreeMap, HashMap};

/// Marks of all touchpoints, each counted once: to look through the pain points
/// for every card would take long on a large map.
pub(super) struct Marks(HashMap<TouchpointId, Mark>);

/// Marks of one touchpoint.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Mark {
    /// Not closed.
    pub(super) pain_points: u32,
    /// Not answered.
    pub(super) questions: u32,
    pub(super) moment: bool,
}

impl Marks {
    /// Of the map's touchpoints; those that have a `home` are counted there.
    pub(super) fn of(map: &JourneyMap, home: &BTreeMap<TouchpointId, TouchpointId>) -> Self {
        let home = |id: TouchpointId| home.get(&id).copied().unwrap_or(id);
        let at = |anchor: Anchor| match anchor {
            Anchor::Touchpoint(id) => Some(home(id)),
            Anchor::Stage(_) => None,
        };
        let mut marks: HashMap<TouchpointId, Mark> = HashMap::new();
        for id in map.pain_points().filter(|p| p.status != PainStatus::Closed).filter_map(|p| at(p.at)) {
            marks.entry(id).or_default().pain_points += 1;
        }
        for id in map.questions().filter(|q| q.answer.trim().is_empty()).filter_map(|q| at(q.at)) {
            marks.entry(id).or_default().questions += 1;
        }
        for touchpoint in map.touchpoints().filter(|t| t.moment_of_truth) {
            marks.entry(home(touchpoint.id)).or_default().moment = true;
        }
        Self(marks)
    }

    pub(super) fn at(&self, id: TouchpointId) -> Mark {
        self.0.get(&id).copied().unwrap_or_default()
    }
}
