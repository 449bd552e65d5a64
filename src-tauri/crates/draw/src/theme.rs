//! Colours, each with one meaning. A word, a shape or a pattern always goes
//! with them in the picture.

/// Colours of a picture, as SVG writes them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// Behind everything.
    pub paper: &'static str,
    /// Stage headers and every other lane.
    pub header: &'static str,
    /// Cards and labels.
    pub surface: &'static str,
    /// Empty part of a bar, an end where the customer gave up.
    pub sunken: &'static str,
    /// Text.
    pub ink: &'static str,
    /// Text of less weight.
    pub muted: &'static str,
    /// Names of rows.
    pub faint: &'static str,
    /// Between rows.
    pub line: &'static str,
    /// Around cards.
    pub border: &'static str,
    /// Moves.
    pub edge: &'static str,
    /// Moves to an end where the customer is helped.
    pub solved: &'static str,
    /// Text of a share.
    pub label: &'static str,
    /// Under cards.
    pub shadow: &'static str,
    /// Text on full colour.
    pub on_colour: &'static str,
    /// Giving up.
    pub gives_up: &'static str,
    /// Served by a person, the emotion curve.
    pub accent: &'static str,
    /// Doing.
    pub doing: &'static str,
    /// Waiting.
    pub waiting: &'static str,
    /// Behind figures from tickets.
    pub waiting_soft: &'static str,
    /// Pain, and the way back.
    pub pain: &'static str,
    /// Behind text about pain.
    pub pain_soft: &'static str,
    /// Text about pain.
    pub pain_ink: &'static str,
    /// Level Zero, and solved.
    pub zero: &'static str,
    /// Behind text about what is solved.
    pub zero_soft: &'static str,
    /// Text about what is solved.
    pub zero_ink: &'static str,
    /// A moment of truth, another map's curve.
    pub idea: &'static str,
    /// Behind an opportunity.
    pub idea_soft: &'static str,
    /// Text of an opportunity.
    pub idea_ink: &'static str,
}

/// Ink on paper.
pub const LIGHT: Theme = Theme {
    paper: "#F6F5F1",
    header: "#FBFAF7",
    surface: "#FFFFFF",
    sunken: "#EFEDE7",
    ink: "#1C2330",
    muted: "#667085",
    faint: "#868E9C",
    line: "#DEDBD2",
    border: "#D3D0C7",
    edge: "#B9BDC7",
    solved: "#7FBFAE",
    label: "#4A5364",
    shadow: "#E9E7E0",
    on_colour: "#FFFFFF",
    gives_up: "#98A0AE",
    accent: "#2B4C7E",
    doing: "#3C6EB4",
    waiting: "#D98E04",
    waiting_soft: "#FBF0D9",
    pain: "#C8374A",
    pain_soft: "#FBE6E8",
    pain_ink: "#7A2733",
    zero: "#0F8A6D",
    zero_soft: "#DDF3EC",
    zero_ink: "#0B6650",
    idea: "#6D4FC2",
    idea_soft: "#ECE7FA",
    idea_ink: "#43318A",
};
