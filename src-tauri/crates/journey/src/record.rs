//! Records: every element of a map under one type, so that a diff, an undo, a
//! patch to the window and the journal treat them all alike.

use crate::ids::{
    CellId, ComponentId, LaneId, NeedId, OpportunityId, PainPointId, PathId, PersonaId, PictureId, QuestionId, StageId,
    TeamId, TouchpointId, TransitionId,
};
use crate::model::{
    Cell, Component, Details, Lane, Need, OpenQuestion, Opportunity, PainPoint, Path, Persona, Picture, Placement,
    Stage, Team, Touchpoint, Transition,
};
use serde::{Deserialize, Serialize};

/// One element of a map.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "MapRecord"))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "record", content = "value", rename_all = "camelCase")]
#[allow(clippy::large_enum_variant, reason = "one record of a map is its details; a box would be in the way of all")]
pub enum Record {
    /// What the map as a whole is about.
    Details(Details),
    /// A stage.
    Stage(Stage),
    /// A lane.
    Lane(Lane),
    /// A touchpoint or an end. Boxed: it is by far the largest.
    Touchpoint(Box<Touchpoint>),
    /// A transition.
    Transition(Transition),
    /// A lane's text.
    Cell(Cell),
    /// A picture in a lane.
    Picture(Picture),
    /// A pain point.
    PainPoint(PainPoint),
    /// An opportunity.
    Opportunity(Opportunity),
    /// An open question.
    Question(OpenQuestion),
    /// A named path.
    Path(Path),
    /// A persona.
    Persona(Persona),
    /// A need.
    Need(Need),
    /// A team.
    Team(Team),
    /// A backstage system.
    Component(Component),
    /// A placement by hand.
    Placement(Placement),
}

/// Which record: its kind and its id. The order is the order of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "record", content = "id", rename_all = "camelCase")]
pub enum RecordKey {
    /// The map itself.
    Details,
    /// A stage.
    Stage(StageId),
    /// A lane.
    Lane(LaneId),
    /// A touchpoint or an end.
    Touchpoint(TouchpointId),
    /// A transition.
    Transition(TransitionId),
    /// A lane's text.
    Cell(CellId),
    /// A picture in a lane.
    Picture(PictureId),
    /// A pain point.
    PainPoint(PainPointId),
    /// An opportunity.
    Opportunity(OpportunityId),
    /// An open question.
    Question(QuestionId),
    /// A named path.
    Path(PathId),
    /// A persona.
    Persona(PersonaId),
    /// A need.
    Need(NeedId),
    /// A team.
    Team(TeamId),
    /// A backstage system.
    Component(ComponentId),
    /// The placement of this touchpoint.
    Placement(TouchpointId),
}

impl Record {
    /// Which record this is.
    #[must_use]
    pub fn key(&self) -> RecordKey {
        match self {
            Self::Details(_) => RecordKey::Details,
            Self::Stage(r) => RecordKey::Stage(r.id),
            Self::Lane(r) => RecordKey::Lane(r.id),
            Self::Touchpoint(r) => RecordKey::Touchpoint(r.id),
            Self::Transition(r) => RecordKey::Transition(r.id),
            Self::Cell(r) => RecordKey::Cell(r.id),
            Self::Picture(r) => RecordKey::Picture(r.id),
            Self::PainPoint(r) => RecordKey::PainPoint(r.id),
            Self::Opportunity(r) => RecordKey::Opportunity(r.id),
            Self::Question(r) => RecordKey::Question(r.id),
            Self::Path(r) => RecordKey::Path(r.id),
            Self::Persona(r) => RecordKey::Persona(r.id),
            Self::Need(r) => RecordKey::Need(r.id),
            Self::Team(r) => RecordKey::Team(r.id),
            Self::Component(r) => RecordKey::Component(r.id),
            Self::Placement(r) => RecordKey::Placement(r.touchpoint),
        }
    }
}

impl From<Touchpoint> for Record {
    fn from(touchpoint: Touchpoint) -> Self {
        Self::Touchpoint(Box::new(touchpoint))
    }
}
