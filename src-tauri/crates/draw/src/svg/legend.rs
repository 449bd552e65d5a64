//! What the lines and signs mean that are on the map, and only those.

use super::pen::Pen;
use super::{DOTS, RenderOptions, SIDE};
use crate::decor::Lean;
use crate::geometry::{Rect, number};
use crate::layout::{EdgeStyle, Layout, measures};
use crate::text::{Ruler, Type, regular};
use crate::theme::{Theme, mixed};
use journey::JourneyMap;

/// From the left of a sign to its words, and from them to the next sign.
const SIGN: f64 = 33.0;
const GAP: f64 = 22.0;
const WORDS: Type = regular(11.0);
const ROW: f64 = 24.0;
const AROUND: f64 = 10.0;
/// Width of a sign.
const WIDE: f64 = 26.0;

/// The keys in rows.
pub(super) struct Legend {
    rows: Vec<Vec<Key>>,
}

/// A sign and its words.
struct Key {
    sign: Sign,
    words: String,
    width: f64,
}

/// What stands on the map.
enum Sign {
    Bar(&'static str),
    Stripe(&'static str),
    Line(EdgeStyle),
    Leaning(&'static str),
    Pain,
    Question,
    Moment,
    Tickets,
    Curve,
    Heat,
}

impl Legend {
    pub(super) fn of(map: &JourneyMap, layout: &Layout, options: &RenderOptions, ruler: &Ruler, width: f64) -> Self {
        let mut rows: Vec<Vec<Key>> = vec![Vec::new()];
        let mut used = SIDE;
        for (sign, words) in signs(map, layout, options) {
            let key = SIGN + ruler.width(&words, WORDS) + GAP;
            if used + key - GAP > width - SIDE && used > SIDE {
                rows.push(Vec::new());
                used = SIDE;
            }
            used += key;
            if let Some(row) = rows.last_mut() {
                row.push(Key { sign, words, width: key });
            }
        }
        Self { rows }
    }

    pub(super) fn height(&self) -> f64 {
        2.0 * AROUND + ROW * self.rows.len() as f64
    }

    pub(super) fn draw(&self, pen: &mut Pen, theme: &Theme, top: f64, width: f64) {
        pen.rect(0.0, top, width, self.height(), 0.0, theme.surface, None);
        let mut y = top + AROUND + ROW / 2.0;
        for row in &self.rows {
            let mut x = SIDE;
            for key in row {
                key.sign.draw(pen, theme, x, y);
                pen.text(x + SIGN, y + 4.0, &key.words, WORDS, theme.muted);
                x += key.width;
            }
            y += ROW;
        }
    }
}

/// In the order in which they are read.
fn signs(map: &JourneyMap, layout: &Layout, options: &RenderOptions) -> Vec<(Sign, String)> {
    let RenderOptions { theme, heat, slices, .. } = options;
    let (one, other) = slices.map_or(("those looked at", "the others"), |[one, other]| (one.as_str(), other.as_str()));
    let (cards, edges) = (&layout.cards, &layout.edges);
    let levels = || cards.iter().filter_map(|c| map.touchpoint(c.touchpoint)?.level);
    let styled = |style| edges.iter().any(|e| e.style == style);
    let leaning = |lean| edges.iter().any(|e| !e.faded && e.leans == Some(lean));
    let badges = cards.iter().map(|c| &c.tickets).chain(layout.ends.iter().map(|e| &e.tickets));
    let here = |is: bool, sign: Sign, words: &str| is.then(|| (sign, words.to_owned()));
    let tickets = match slices {
        Some(_) => format!("{one} → {other}"),
        None => "tickets, median to P90".into(),
    };
    let keys = [
        here(cards.iter().any(|c| c.doing_share > Some(0.0)), Sign::Bar(theme.doing), "doing"),
        here(cards.iter().any(|c| c.doing_share.is_some_and(|s| s < 1.0)), Sign::Bar(theme.waiting), "waiting"),
        here(levels().any(|l| !l.is_assisted()), Sign::Stripe(theme.zero), "without help (level 0)"),
        here(levels().any(|l| l.is_assisted()), Sign::Stripe(theme.accent), "with a person (level 1 and above)"),
        here(styled(EdgeStyle::Loop), Sign::Line(EdgeStyle::Loop), "back again"),
        here(styled(EdgeStyle::GivesUp), Sign::Line(EdgeStyle::GivesUp), "gives up"),
        here(styled(EdgeStyle::Solved), Sign::Line(EdgeStyle::Solved), "solved"),
        here(styled(EdgeStyle::Ghost), Sign::Line(EdgeStyle::Ghost), "tickets go so, the map does not"),
        leaning(Lean::First).then(|| (Sign::Leaning(theme.accent), format!("more often: {one}"))),
        leaning(Lean::Second).then(|| (Sign::Leaning(theme.idea), format!("more often: {other}"))),
        badges.flatten().next().map(|_| (Sign::Tickets, tickets)),
        here(cards.iter().any(|c| c.pain_points > 0), Sign::Pain, "pain points"),
        here(cards.iter().any(|c| c.questions > 0), Sign::Question, "open question"),
        here(cards.iter().any(|c| c.moment), Sign::Moment, "moment of truth"),
        layout.emotion.ghost.as_ref().map(|ghost| (Sign::Curve, format!("how it feels {}", ghost.name))),
        heat.map(|heat| (Sign::Heat, heat.words.clone())),
    ];
    keys.into_iter().flatten().collect()
}

impl Sign {
    fn draw(&self, pen: &mut Pen, theme: &Theme, x: f64, y: f64) {
        let place = |left: f64, width: f64, height: f64| Rect { x: x + left, y: y - height / 2.0, width, height };
        let badge = |pen: &mut Pen, text: &str, back: &str, border: Option<&str>, ink: &str| {
            let Rect { x, y, width, height } = place(3.0, 20.0, 16.0);
            pen.rect(x, y, width, height, 8.0, back, border);
            pen.centred(x + width / 2.0, y + 11.8, text, measures::COUNT, ink);
        };
        match *self {
            Self::Bar(colour) => pen.rect(x, y - 2.0, WIDE, 4.0, 2.0, colour, None),
            Self::Stripe(colour) => pen.rect(x + 11.0, y - 8.0, 4.0, 16.0, 2.0, colour, None),
            Self::Line(style) => {
                let (colour, pattern, thick) = match style {
                    EdgeStyle::Normal => (theme.edge, "", 5.0),
                    EdgeStyle::Solved => (theme.solved, "", 5.0),
                    EdgeStyle::GivesUp => (theme.gives_up, DOTS, 2.5),
                    EdgeStyle::Loop => (theme.pain, "5 4", 2.0),
                    EdgeStyle::Ghost => (theme.waiting, "6 5", 2.0),
                };
                pen.path(&level(x, y), colour, thick, pattern);
            }
            Self::Leaning(colour) => pen.path(&level(x, y), colour, 4.0, ""),
            Self::Curve => pen.path(&level(x, y), theme.idea, 1.8, "4 4"),
            Self::Pain => badge(pen, "2", theme.pain, None, theme.on_colour),
            Self::Question => badge(pen, "?", theme.surface, Some(theme.ink), theme.ink),
            Self::Tickets => badge(pen, "n", theme.waiting_soft, Some(theme.waiting), theme.ink),
            Self::Moment => pen.diamond(&place(7.0, 12.0, 12.0), theme.idea, theme.surface),
            Self::Heat => {
                for (i, strength) in [0.1, 0.4, 0.7, 1.0].into_iter().enumerate() {
                    let colour = mixed(theme.sunken, theme.pain, strength);
                    pen.rect(x + 6.5 * i as f64, y - 4.0, 6.5, 8.0, 0.0, &colour, None);
                }
            }
        }
    }
}

fn level(x: f64, y: f64) -> String {
    format!("M{} {}L{} {}", number(x), number(y), number(x + WIDE), number(y))
}
