//! What is laid over the map: numbers that come from elsewhere (an exact
//! answer, a ticket set, another map) and change widths, labels, badges and
//! curves, never places.

use journey::JourneyMap;
use journey::ids::{TouchpointId, TransitionId};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// Numbers laid over the map. Empty: the map alone, with the shares that it
/// states itself.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Decor {
    /// Expected visits per journey.
    pub visits: BTreeMap<TouchpointId, f64>,
    /// Expected traversals per journey: widths, loop counts, shares of ends.
    pub traversals: BTreeMap<TransitionId, f64>,
    /// The ticket overlay.
    pub tickets: Option<TicketDecor>,
    /// How the same touchpoints feel on another map.
    pub ghost: Option<Ghost>,
}

/// Tickets laid over the map: edge widths follow the counts, badges show n,
/// median and P90.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TicketDecor {
    /// Badge text per touchpoint: "n 1,204 · 3–12 min".
    pub badges: BTreeMap<TouchpointId, String>,
    /// Tickets per transition of the map.
    pub counts: BTreeMap<TransitionId, u64>,
    /// Moves that tickets make and the map lacks, with their count.
    pub ghosts: Vec<(TouchpointId, TouchpointId, u64)>,
    /// What is said of a move, on the map or not, by its ends.
    pub ways: BTreeMap<(TouchpointId, TouchpointId), WayMark>,
    /// Touchpoints that are not looked at: drawn faintly.
    pub faded: BTreeSet<TouchpointId>,
}

/// What tickets say of a move beside its count.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WayMark {
    /// On the line, instead of the share that the map states.
    pub label: Option<String>,
    /// Of two slices, the one that takes it more often.
    pub leans: Option<Lean>,
    /// It is not looked at: drawn faintly.
    pub faded: bool,
}

/// One of two slices of tickets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Lean {
    /// The one that others are held against.
    First,
    /// The one that is held against it.
    Second,
}

/// Where the effort of a run goes, laid over the cards.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Heat {
    /// Per step how strong, 0 to 1 of the hottest, and its figure: "7.0 em".
    pub of: BTreeMap<TouchpointId, (f64, String)>,
    /// What it shows, for the legend: "effort per journey, up to 7.0 em".
    pub words: String,
}

/// The emotions of another map: a second, dashed curve.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ghost {
    /// What the curve is called: "to-be".
    pub name: String,
    /// −2 to +2 per touchpoint that both maps have.
    pub emotions: BTreeMap<TouchpointId, f64>,
}

impl Ghost {
    /// How a map feels, under a name.
    #[must_use]
    pub fn of(name: &str, map: &JourneyMap) -> Self {
        let feels = map.touchpoints().filter_map(|t| Some((t.id, t.emotion.as_ref()?.value)));
        Self { name: name.into(), emotions: feels.collect() }
    }

    /// Whether a step of the map feels otherwise: a second curve on the first
    /// one would say nothing.
    #[must_use]
    pub fn differs(&self, map: &JourneyMap) -> bool {
        let own = |id: &TouchpointId| map.touchpoint(*id).and_then(|t| t.emotion.as_ref()).map(|e| e.value);
        self.emotions.iter().any(|(id, emotion)| map.touchpoint(*id).is_some() && own(id) != Some(*emotion))
    }
}
