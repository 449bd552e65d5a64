//! Colours, each with one meaning. A word, a shape or a pattern always goes
//! with them in the picture.

use journey::model::LaneRole;

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

impl Theme {
    /// Behind the notes of a lane, and their text; none for plain words.
    #[must_use]
    pub fn of_notes(&self, role: LaneRole) -> Option<(&'static str, &'static str)> {
        match role {
            LaneRole::Pain => Some((self.pain_soft, self.pain_ink)),
            LaneRole::Opportunity => Some((self.idea_soft, self.idea_ink)),
            LaneRole::Action
            | LaneRole::Thought
            | LaneRole::Emotion
            | LaneRole::Channel
            | LaneRole::Frontstage
            | LaneRole::Backstage
            | LaneRole::Support
            | LaneRole::Evidence
            | LaneRole::LevelZero
            | LaneRole::Metric
            | LaneRole::Custom => None,
        }
    }
}

/// Ink on paper.
pub const LIGHT: Theme = Theme {
    paper: "#F6F5F1",
    header: "#FBFAF7",
    surface: "#FFFFFF",
    sunken: "#EFEDE7",
    ink: "#1C2330",
    muted: "#667085",
    faint: "#687080",
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

/// A colour between two, `part` 0 to 1 of the way from the first to the second.
pub(crate) fn mixed(from: &str, to: &str, part: f64) -> String {
    let ([r, g, b], [x, y, z]) = (channels(from), channels(to));
    let between = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * part.clamp(0.0, 1.0)).round() as u8;
    format!("#{:02X}{:02X}{:02X}", between(r, x), between(g, y), between(b, z))
}

/// Red, green and blue of "#2B4C7E".
fn channels(colour: &str) -> [u8; 3] {
    let hex = u32::from_str_radix(colour.trim_start_matches('#'), 16).unwrap_or(0);
    let [_, r, g, b] = hex.to_be_bytes();
    [r, g, b]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As WCAG 2.2 reckons it: how light a colour is, 0 to 1.
    fn lightness(colour: &str) -> f64 {
        let linear = channels(colour)
            .map(|c| f64::from(c) / 255.0)
            .map(|c| if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) });
        linear.iter().zip([0.2126, 0.7152, 0.0722]).map(|(c, weight)| c * weight).sum()
    }

    fn contrast(one: &str, other: &str) -> f64 {
        let (a, b) = (lightness(one) + 0.05, lightness(other) + 0.05);
        a.max(b) / a.min(b)
    }

    /// A printer without colours leaves lightness alone, of which contrast is made.
    #[test]
    fn texts_can_be_read_in_grey() {
        let t = LIGHT;
        let texts = [
            (t.ink, t.surface),
            (t.ink, t.header),
            (t.muted, t.surface),
            (t.muted, t.paper),
            (t.label, t.surface),
            (t.label, t.paper),
            (t.pain_ink, t.pain_soft),
            (t.zero_ink, t.zero_soft),
            (t.idea_ink, t.idea_soft),
            (t.ink, t.waiting_soft),
            (t.on_colour, t.pain),
            (t.label, t.sunken),
            (t.faint, t.paper),
        ];
        for (text, back) in texts {
            assert!(contrast(text, back) >= 4.5, "{text} on {back}: {:.2}", contrast(text, back));
        }
        assert!(contrast(t.doing, t.waiting) >= 1.8, "doing and waiting differ: {:.2}", contrast(t.doing, t.waiting));
    }

    #[test]
    fn a_mixed_colour_lies_between() {
        assert_eq!(mixed("#000000", "#FFFFFF", 0.5), "#808080");
        assert_eq!(
            [mixed(LIGHT.sunken, LIGHT.pain, 0.0), mixed(LIGHT.sunken, LIGHT.pain, 7.0)],
            [LIGHT.sunken, LIGHT.pain]
        );
    }
}
