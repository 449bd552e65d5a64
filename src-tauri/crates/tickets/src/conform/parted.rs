//! Which ways part from the map in one certain manner: from a deviation back to
//! its tickets.

use super::align::{Parting, align};
use super::model::Model;
use super::{ConformError, Deviation, DeviationKind};
use crate::mapping::StateMapping;
use crate::set::TicketSet;
use crate::variants::Place;
use journey::JourneyMap;
use journey::ids::TouchpointId;
use serde::{Deserialize, Serialize};

/// One way in which tickets and map part, as a [`Deviation`] tells it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct DeviationOf {
    /// What happens.
    pub kind: DeviationKind,
    /// The step that it is about; none where it is not on the map.
    pub touchpoint: Option<TouchpointId>,
    /// The state that it is about, where it is not on the map.
    pub state: Option<String>,
    /// The last step before, that ticket and map both made; none: at the
    /// beginning.
    pub after: Option<TouchpointId>,
}

impl From<&Deviation> for DeviationOf {
    fn from(deviation: &Deviation) -> Self {
        let Deviation { kind, touchpoint, state, after, .. } = deviation;
        Self { kind: *kind, touchpoint: *touchpoint, state: state.clone(), after: *after }
    }
}

/// Ways are held against the map, and looked through for one deviation.
pub(crate) struct Partings {
    model: Model,
    after: Option<TouchpointId>,
    /// None: nothing in this set or on this map is like that.
    parting: Option<Parting>,
}

impl Partings {
    /// # Errors
    /// When the map has no start, or no way from there to an end.
    pub(crate) fn new(
        set: &TicketSet,
        map: &JourneyMap,
        mapping: &StateMapping,
        of: &DeviationOf,
    ) -> Result<Self, ConformError> {
        let model = Model::new(map, mapping).ok_or(ConformError::NoStart)?;
        model.skipped_to_end(None).ok_or(ConformError::NoWay)?;
        let number = |name: &str| (0..=u16::MAX).take(set.states.len()).find(|n| set.state_name(*n) == Some(name));
        let parting = match of.kind {
            DeviationKind::Skipped => of.touchpoint.map(Parting::Skipped),
            DeviationKind::CameBack => of.touchpoint.map(Parting::CameBack),
            DeviationKind::NotHere => of.touchpoint.map(Parting::NotHere),
            DeviationKind::NotOnMap => of.state.as_deref().and_then(number).map(Parting::NotOnMap),
        };
        Ok(Self { model, after: of.after, parting })
    }

    /// Whether a way parts from the map like that.
    pub(crate) fn within(&self, way: &[Place]) -> bool {
        let Some(parting) = self.parting else { return false };
        align(way, &self.model).is_some_and(|aligned| aligned.partings.contains(&(self.after, parting)))
    }
}
