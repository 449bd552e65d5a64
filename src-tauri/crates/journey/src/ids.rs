//! Identity: a UUID of its own type for each kind of thing, so that a diff, an
//! undo and a merge talk about the same thing and never mix two kinds.

use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "ts", derive(ts_rs::TS))]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(transparent)]
        pub struct $name(#[cfg_attr(feature = "ts", ts(type = "string"))] pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }
    )+};
}

ids! {
    /// A map.
    MapId,
    /// A stage (phase) of the journey.
    StageId,
    /// A lane (row) of the map.
    LaneId,
    /// A touchpoint, or a named end of the journey.
    TouchpointId,
    /// A move from one touchpoint to the next.
    TransitionId,
    /// The text of one lane at one touchpoint or stage.
    CellId,
    /// A picture in a lane.
    PictureId,
    /// A pain point.
    PainPointId,
    /// An opportunity.
    OpportunityId,
    /// An open question.
    QuestionId,
    /// A persona.
    PersonaId,
    /// A named path through shared steps.
    PathId,
    /// A need.
    NeedId,
    /// A team that serves touchpoints.
    TeamId,
    /// A backstage system.
    ComponentId,
}
