//! The parts of a layout, as the window and the pictures take them: plain
//! geometry, pixels at 100 %.

use crate::decor::Lean;
use journey::ids::{CellId, LaneId, OpportunityId, PainPointId, PictureId, StageId, TouchpointId, TransitionId};
use journey::model::{LaneRole, Outcome};
use serde::Serialize;

/// Where everything stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Layout {
    /// Width of the whole map.
    pub width: f64,
    /// Height of the whole map.
    pub height: f64,
    /// Width of one column.
    pub column_width: f64,
    /// Height of the row of stage headers at the top.
    pub header_height: f64,
    /// Top of each track, for a dragged card to snap to.
    pub tracks: Vec<f64>,
    /// Height of each track.
    pub track_heights: Vec<f64>,
    /// Stage headers from left to right.
    pub stages: Vec<StageBox>,
    /// Rows from top to bottom: the flow band, the emotion band, the lanes.
    pub bands: Vec<Band>,
    /// Lines of the service blueprint between two rows, from top to bottom.
    pub lines: Vec<BlueprintLine>,
    /// Steps.
    pub cards: Vec<Card>,
    /// Named ends.
    pub ends: Vec<End>,
    /// Transitions.
    pub edges: Vec<Edge>,
    /// The emotion curve.
    pub emotion: Emotion,
    /// Lane texts, pictures, pain points and opportunities.
    pub notes: Vec<Note>,
}

/// A stage header.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct StageBox {
    pub stage: StageId,
    pub x: f64,
    pub width: f64,
    /// Number of columns.
    pub columns: u32,
    /// The name, in as many lines as fit the header.
    pub lines: Vec<String>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Band {
    pub role: LaneRole,
    /// None for the flow band (role `action`) and the emotion band, which every map has.
    pub lane: Option<LaneId>,
    pub name: String,
    /// The name as it stands at the top left of the row, 17 pixels down and 13
    /// pixels from line to line, in capitals. What stands in the row begins
    /// below it.
    pub lines: Vec<String>,
    pub y: f64,
    pub height: f64,
}

/// A line of the service blueprint: it parts what the customer does from what
/// the provider does. The 16 pixels above it are free for its name.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct BlueprintLine {
    pub y: f64,
    /// "Line of visibility".
    pub name: String,
    pub kind: BlueprintKind,
}

/// Which line of the service blueprint.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum BlueprintKind {
    /// Above it the customer, below it the people whom the customer meets.
    Interaction,
    /// Below it is what the customer does not see.
    Visibility,
    /// Below it are the systems underneath.
    InternalInteraction,
}

/// A step, or all steps of a collapsed stage.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Card {
    /// Of a collapsed stage: the id of the stage.
    pub touchpoint: TouchpointId,
    /// Set where the card stands for all steps of this stage.
    pub folded: Option<StageId>,
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    /// Column within its stage.
    pub column: u32,
    /// Track, 0 at the top.
    pub track: u32,
    /// The name in at most two lines, the second ending in … where it is cut.
    pub lines: Vec<String>,
    /// Level and times in words: "level 1 · 3–12 min".
    pub meta: String,
    /// True when the time shown is only assumed (drawn light, in italics).
    pub assumed: bool,
    /// Share of the mean time spent doing, 0 to 1; none where it takes no time.
    pub doing_share: Option<f64>,
    /// Length of the doing/waiting bar, 0 to 1 of the card: more for a longer step.
    pub time_scale: f64,
    /// Pain points at this step that are not closed.
    pub pain_points: u32,
    /// Questions at this step that nobody has answered.
    pub questions: u32,
    /// A moment of truth.
    pub moment: bool,
    /// What tickets say of it, where they are laid over the map.
    pub tickets: Option<Label>,
    /// Not looked at: drawn faintly.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "ts", ts(as = "Option<bool>", optional))]
    pub faded: bool,
}

/// A named end.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct End {
    pub touchpoint: TouchpointId,
    pub outcome: Outcome,
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    pub column: u32,
    pub track: u32,
    /// Its name.
    pub text: String,
    /// The name in at most two lines; the share stands on a line of its own below.
    pub lines: Vec<String>,
    /// Share of journeys that end here, 0 to 1; none where unknown.
    pub share: Option<f64>,
    /// What tickets say of it, where they are laid over the map.
    pub tickets: Option<Label>,
    /// Not looked at: drawn faintly.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "ts", ts(as = "Option<bool>", optional))]
    pub faded: bool,
}

/// A transition, or several in the same direction between the same two
/// touchpoints, drawn as one line.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Edge {
    /// The first of `transitions`: the edge's own name.
    pub transition: TransitionId,
    pub transitions: Vec<TransitionId>,
    pub source: TouchpointId,
    pub target: TouchpointId,
    /// SVG path data: M, L, C, Q and absolute coordinates only.
    pub path: String,
    /// SVG path data of an arrowhead, where the way may go against the reading
    /// direction: back again, and moves that the map lacks.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub arrow: Option<String>,
    /// Line width.
    pub width: f64,
    pub style: EdgeStyle,
    pub label: Option<Label>,
    /// Of two slices of tickets, the one that takes it more often.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub leans: Option<Lean>,
    /// Not looked at: drawn faintly.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[cfg_attr(feature = "ts", ts(as = "Option<bool>", optional))]
    pub faded: bool,
}

/// How an edge is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum EdgeStyle {
    /// Solid, grey.
    Normal,
    /// To an end where the customer is helped: green.
    Solved,
    /// Giving up: dotted, grey.
    GivesUp,
    /// Back to an earlier column: dashed, red, arcs above the flow.
    Loop,
    /// A move that tickets make and the map lacks: dashed, amber.
    Ghost,
}

impl EdgeStyle {
    /// Whether it is not plain to see where the edge leads.
    pub(super) fn has_arrow(self) -> bool {
        matches!(self, Self::Loop | Self::Ghost)
    }
}

/// The pill on an edge: a share, or "calls again · 9 of 100".
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Label {
    /// Left edge of the pill.
    pub x: f64,
    /// Top edge of the pill.
    pub y: f64,
    pub width: f64,
    pub height: f64,
    pub text: String,
}

/// The emotion curve.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Emotion {
    /// y of 0 (neither good nor bad).
    pub zero_y: f64,
    /// SVG path data through the points.
    pub path: String,
    pub points: Vec<EmotionPoint>,
    /// The curve of another map, for comparison.
    pub ghost: Option<GhostCurve>,
}

/// How the same touchpoints feel on another map: drawn dashed, in violet,
/// without faces and numbers.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct GhostCurve {
    /// Its name, as much of it as has room: "to-be".
    pub name: String,
    /// SVG path data.
    pub path: String,
    /// Left end of the name.
    pub x: f64,
    /// Base line of the name.
    pub y: f64,
}

/// One column of the curve: the emotion of the step of that column that most
/// customers pass.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct EmotionPoint {
    pub touchpoint: TouchpointId,
    pub x: f64,
    pub y: f64,
    /// −2 to +2.
    pub value: f64,
}

/// A lane text, a picture, a pain point or an opportunity.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Note {
    pub of: NoteOf,
    /// The touchpoint in whose column it stands; none: of a stage.
    pub touchpoint: Option<TouchpointId>,
    pub role: LaneRole,
    pub x: f64,
    pub y: f64,
    pub width: f64,
    pub height: f64,
    /// Its text; none for a picture.
    pub lines: Vec<String>,
    /// A pain point that is mended: struck through.
    pub closed: bool,
}

/// What a note shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum NoteOf {
    Cell(CellId),
    PainPoint(PainPointId),
    Opportunity(OpportunityId),
    /// The touchpoint's own channel, in the channel lane.
    Channel(TouchpointId),
    /// Its box has the picture's proportions.
    Picture(PictureId),
}
