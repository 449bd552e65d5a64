//! The title block: whose journey it is, and what its figures rest on.

use super::SIDE;
use super::pen::Pen;
use crate::text::{Ruler, Type, regular, semi_bold};
use crate::theme::Theme;
use journey::JourneyMap;
use journey::model::MapState;

const TITLE: Type = semi_bold(22.0);
const TITLE_LINE: f64 = 28.0;
const CHIP: Type = semi_bold(12.0);
const ABOUT: Type = regular(13.0);
const ABOUT_LINE: f64 = 19.0;

/// What the block says, in lines.
pub(super) struct Title {
    lines: Vec<String>,
    state: &'static str,
    about: Vec<String>,
    pub(super) height: f64,
}

impl Title {
    /// `about` stands below the actor and the scenario.
    pub(super) fn of(map: &JourneyMap, about: &str, ruler: &Ruler, width: f64) -> Self {
        let details = map.details();
        let lines = ruler.wrap(&details.title, TITLE, width - 2.0 * SIDE - 80.0, 3);
        let parts = [&details.actor, &details.scenario];
        let who: Vec<&str> = parts.into_iter().map(|p| p.trim()).filter(|p| !p.is_empty()).collect();
        let room = width - 2.0 * SIDE;
        let mut below = ruler.wrap(&who.join(" · "), ABOUT, room, 4);
        below.extend(ruler.wrap(about, ABOUT, room, 2));
        let height = 36.0 + TITLE_LINE * lines.len().max(1) as f64 + ABOUT_LINE * below.len() as f64;
        let state = match details.state {
            MapState::AsIs => "As-is",
            MapState::ToBe => "To-be",
        };
        Self { lines, state, about: below, height }
    }

    pub(super) fn draw(&self, pen: &mut Pen, theme: &Theme, ruler: &Ruler, width: f64) {
        pen.rect(0.0, 0.0, width, self.height, 0.0, theme.surface, None);
        let mut y = 20.0;
        for line in &self.lines {
            pen.text(SIDE, y + 20.0, line, TITLE, theme.ink);
            y += TITLE_LINE;
        }
        let last = self.lines.last().map_or(0.0, |l| ruler.width(l, TITLE));
        let chip = ruler.width(self.state, CHIP) + 20.0;
        let x = if self.lines.is_empty() { SIDE } else { SIDE + last + 14.0 };
        let top = (y - TITLE_LINE).max(20.0) + 2.0;
        pen.rect(x, top, chip, 22.0, 11.0, theme.surface, Some(theme.line));
        pen.text(x + 10.0, top + 15.5, self.state, CHIP, theme.muted);
        y = y.max(20.0 + TITLE_LINE);
        for line in &self.about {
            pen.text(SIDE, y + 15.0, line, ABOUT, theme.muted);
            y += ABOUT_LINE;
        }
        pen.line(0.0, self.height, width, self.height, theme.line, "");
    }
}
