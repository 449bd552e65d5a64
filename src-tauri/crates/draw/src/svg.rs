//! A layout as an SVG picture for a wall: title, stages, flow, curve, notes and
//! a legend. Places nothing itself but its title and legend.
//!
//! Text is set in "Inter", which the picture names but does not carry: where
//! Inter is not installed, the next sans serif stands in.

mod pen;

use crate::decor::Lean;
use crate::geometry::{Rect, number};
use crate::layout::{Band, BlueprintLine, Card, Edge, EdgeStyle, End, Label, Layout, Note, NoteOf, measures, padding};
use crate::text::{Ruler, Type, italic, regular, semi_bold};
use crate::theme::{LIGHT, Theme};
use crate::words;
use journey::JourneyMap;
use journey::ids::PictureId;
use journey::model::{LaneRole, Level, MapState, Outcome};
use pen::Pen;
pub(crate) use pen::escape;

/// How a picture is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RenderOptions {
    /// Colours.
    pub theme: Theme,
    /// Title, actor and scenario above the map.
    pub title: bool,
    /// What lines and bars mean, below the map.
    pub legend: bool,
    /// Width of the picture in pixels; the map is scaled to it. None: as large
    /// as the map.
    pub width: Option<f64>,
}

impl Default for RenderOptions {
    fn default() -> Self {
        Self { theme: LIGHT, title: true, legend: true, width: None }
    }
}

impl RenderOptions {
    /// A small picture for a gallery: the map alone, `width` pixels wide.
    #[must_use]
    pub fn thumbnail(width: f64) -> Self {
        Self { title: false, legend: false, width: Some(width), ..Self::default() }
    }
}

/// Dashes of no length: dots, once their ends are round.
const DOTS: &str = "0.1 6";
const LEGEND: f64 = 44.0;
const SIDE: f64 = 24.0;

/// The picture. The same map, layout and numbers give the same bytes.
#[must_use]
pub fn render(map: &JourneyMap, layout: &Layout, options: &RenderOptions) -> String {
    let picture = Picture { map, layout, theme: &options.theme, ruler: Ruler::new(), pen: Pen::default() };
    picture.draw(options)
}

struct Picture<'a> {
    map: &'a JourneyMap,
    layout: &'a Layout,
    theme: &'a Theme,
    ruler: Ruler,
    pen: Pen,
}

/// The title block: what it says, in lines.
struct Title {
    lines: Vec<String>,
    about: Vec<String>,
    height: f64,
}

const TITLE: Type = semi_bold(22.0);
const TITLE_LINE: f64 = 28.0;
/// A map of one column still has room for its title.
const LEAST_TITLE: f64 = 640.0;
const ABOUT: Type = regular(13.0);
const ABOUT_LINE: f64 = 19.0;

impl Picture<'_> {
    fn draw(mut self, options: &RenderOptions) -> String {
        let least = if options.title { LEAST_TITLE } else { 0.0 };
        let width = self.layout.width.max(least).max(if options.legend { self.legend_width() } else { 0.0 });
        let title = options.title.then(|| self.title(width));
        let above = title.as_ref().map_or(0.0, |t| t.height);
        let below = if options.legend { LEGEND } else { 0.0 };
        let height = above + self.layout.height + below;
        self.pen.open(width, height, options.width, &self.map.details().title);
        self.pen.rect(0.0, 0.0, width, height, 0.0, self.theme.paper, None);
        if let Some(title) = title {
            self.draw_title(&title, width);
        }
        self.pen.group(above);
        self.draw_map(width);
        self.pen.end_group();
        if options.legend {
            self.draw_legend(above + self.layout.height, width);
        }
        self.pen.finish()
    }

    fn title(&self, width: f64) -> Title {
        let details = self.map.details();
        let room = width - 2.0 * SIDE - 80.0;
        let lines = self.ruler.wrap(&details.title, TITLE, room, 3);
        let parts = [&details.actor, &details.scenario];
        let about: Vec<&str> = parts.into_iter().map(|p| p.trim()).filter(|p| !p.is_empty()).collect();
        let about = self.ruler.wrap(&about.join(" · "), ABOUT, width - 2.0 * SIDE, 4);
        let height = 36.0 + TITLE_LINE * lines.len().max(1) as f64 + ABOUT_LINE * about.len() as f64;
        Title { lines, about, height }
    }

    fn draw_title(&mut self, title: &Title, width: f64) {
        let theme = self.theme;
        self.pen.rect(0.0, 0.0, width, title.height, 0.0, theme.surface, None);
        let mut y = 20.0;
        for line in &title.lines {
            self.pen.text(SIDE, y + 20.0, line, TITLE, theme.ink);
            y += TITLE_LINE;
        }
        let last = title.lines.last().map_or(0.0, |l| self.ruler.width(l, TITLE));
        let state = match self.map.details().state {
            MapState::AsIs => "As-is",
            MapState::ToBe => "To-be",
        };
        let chip = self.ruler.width(state, semi_bold(12.0)) + 20.0;
        let x = if title.lines.is_empty() { SIDE } else { SIDE + last + 14.0 };
        let top = (y - TITLE_LINE).max(20.0) + 2.0;
        self.pen.rect(x, top, chip, 22.0, 11.0, theme.surface, Some(theme.line));
        self.pen.text(x + 10.0, top + 15.5, state, semi_bold(12.0), theme.muted);
        y = y.max(20.0 + TITLE_LINE);
        for line in &title.about {
            self.pen.text(SIDE, y + 15.0, line, ABOUT, theme.muted);
            y += ABOUT_LINE;
        }
        self.pen.line(0.0, title.height, width, title.height, theme.line, "");
    }

    fn draw_map(&mut self, width: f64) {
        let layout = self.layout;
        for (i, band) in layout.bands.iter().enumerate() {
            self.draw_band(band, i, width);
        }
        self.draw_stages(width);
        for edge in draw_order(&layout.edges) {
            self.draw_edge(edge);
        }
        self.draw_emotion(width);
        for card in &layout.cards {
            self.draw_card(card);
        }
        for end in &layout.ends {
            self.draw_end(end);
        }
        for edge in &layout.edges {
            self.draw_label(edge);
        }
        for note in &layout.notes {
            self.draw_note(note);
        }
        for band in &layout.bands {
            self.draw_name(band);
        }
        for line in &layout.lines {
            self.draw_line(line, width);
        }
    }

    fn draw_name(&mut self, band: &Band) {
        for (i, line) in band.lines.iter().enumerate() {
            let y = band.y + 17.0 + measures::BAND_NAME_LINE * i as f64;
            self.pen.capitals(10.0, y, line, measures::BAND_NAME, self.theme.faint);
        }
    }

    /// Its name stands at the right: names of rows stand at the left.
    fn draw_line(&mut self, line: &BlueprintLine, width: f64) {
        // In the middle of a pixel it is one pixel thin.
        let y = line.y.floor() + 0.5;
        self.pen.line(0.0, y, width, y, self.theme.ink, "8 5");
        self.pen.ending(width - 10.0, line.y - 5.0, &line.name, measures::LINE_NAME, self.theme.label);
    }

    fn draw_band(&mut self, band: &Band, i: usize, width: f64) {
        if i >= 2 && i.is_multiple_of(2) {
            self.pen.rect(0.0, band.y, width, band.height, 0.0, self.theme.header, None);
        }
        let bottom = band.y + band.height;
        self.pen.line(0.0, bottom, width, bottom, self.theme.line, "");
    }

    fn draw_stages(&mut self, width: f64) {
        let (layout, theme) = (self.layout, self.theme);
        self.pen.rect(0.0, 0.0, width, layout.header_height, 0.0, theme.header, None);
        self.pen.line(0.0, layout.header_height, width, layout.header_height, theme.line, "");
        for (i, stage) in layout.stages.iter().enumerate() {
            if i > 0 {
                self.pen.line(stage.x, 0.0, stage.x, layout.header_height, theme.line, "");
                self.pen.line(stage.x, layout.header_height, stage.x, layout.height, theme.sunken, "");
            }
            let top = (layout.header_height - 16.0 * stage.lines.len() as f64) / 2.0;
            for (j, line) in stage.lines.iter().enumerate() {
                let y = top + 16.0 * j as f64 + 12.5;
                self.pen.text(stage.x + 12.0, y, line, measures::STAGE_NAME, theme.ink);
            }
        }
    }

    fn draw_edge(&mut self, edge: &Edge) {
        let theme = self.theme;
        let (colour, pattern) = match edge.style {
            EdgeStyle::Normal => (theme.edge, ""),
            EdgeStyle::Solved => (theme.solved, ""),
            EdgeStyle::GivesUp => (theme.gives_up, DOTS),
            EdgeStyle::Loop => (theme.pain, "5 4"),
            EdgeStyle::Ghost => (theme.waiting, "6 5"),
        };
        let colour = match (edge.faded, edge.leans) {
            (true, _) => theme.line,
            (false, Some(Lean::First)) => theme.accent,
            (false, Some(Lean::Second)) => theme.idea,
            (false, None) => colour,
        };
        self.pen.path(&edge.path, colour, edge.width, pattern);
        if edge.style == EdgeStyle::Loop {
            self.pen.arrow(&edge.path, theme.pain);
        }
    }

    fn draw_label(&mut self, edge: &Edge) {
        let Some(label) = &edge.label else { return };
        let theme = self.theme;
        let (back, border, ink) = match edge.style {
            EdgeStyle::Loop => (theme.pain_soft, None, theme.pain),
            EdgeStyle::Ghost => (theme.surface, Some(theme.waiting), theme.ink),
            EdgeStyle::Normal | EdgeStyle::Solved | EdgeStyle::GivesUp => {
                (theme.surface, Some(theme.line), theme.label)
            }
        };
        self.pen.rect(label.x, label.y, label.width, label.height, label.height / 2.0, back, border);
        let (x, y) = (label.x + label.width / 2.0, label.y + label.height / 2.0 + 3.8);
        self.pen.centred(x, y, &label.text, measures::LABEL, ink);
    }

    fn draw_card(&mut self, card: &Card) {
        let theme = self.theme;
        if card.folded.is_some() {
            self.draw_pile(card);
        }
        self.pen.rect(card.x, card.y + 1.0, card.width, card.height, 10.0, theme.shadow, None);
        self.pen.rect(card.x, card.y, card.width, card.height, 10.0, theme.surface, Some(theme.border));
        let ink = if card.faded { theme.faint } else { theme.ink };
        let level = self.map.touchpoint(card.touchpoint).and_then(|t| t.level);
        if let Some(colour) = level.map(|l| stripe(l, theme)) {
            self.pen.stripe(card.x, card.y, card.height, colour);
        }
        let x = card.x + measures::CARD_PADDING;
        let mut y = card.y + 19.0;
        for line in &card.lines {
            self.pen.text(x, y, line, measures::CARD_NAME, ink);
            y += measures::CARD_LINE;
        }
        // Times and bar stand at the foot, so that they line up along a track.
        let foot = card.y + card.height;
        let font = if card.assumed { italic(measures::CARD_META.size) } else { measures::CARD_META };
        self.pen.text(x, foot - 18.0, &card.meta, font, theme.muted);
        self.draw_bar(card, x, foot - 12.0);
        self.draw_badges(card);
    }

    /// More cards under the one that stands for all steps of a stage.
    fn draw_pile(&mut self, card: &Card) {
        for under in [6.0, 3.0] {
            let (x, y) = (card.x + under, card.y + under);
            self.pen.rect(x, y, card.width, card.height, 10.0, self.theme.surface, Some(self.theme.border));
        }
    }

    fn draw_bar(&mut self, card: &Card, x: f64, y: f64) {
        let Some(doing) = card.doing_share else { return };
        let theme = self.theme;
        let room = card.width - 20.0;
        let long = room * card.time_scale;
        self.pen.rect(x, y, room, 4.0, 2.0, theme.sunken, None);
        if doing > 0.0 {
            self.pen.rect(x, y, long * doing, 4.0, 2.0, theme.doing, None);
        }
        if doing < 1.0 {
            self.pen.rect(x + long * doing, y, long * (1.0 - doing), 4.0, 2.0, theme.waiting, None);
        }
    }

    fn draw_badges(&mut self, card: &Card) {
        let theme = self.theme;
        let place = Rect { x: card.x, y: card.y, width: card.width, height: card.height };
        if card.moment {
            self.pen.diamond(&measures::moment(&place), theme.idea, theme.surface);
        }
        if card.pain_points > 0 {
            let text = short_count(card.pain_points);
            self.draw_badge(&measures::badge(&place), &text, theme.pain, None, theme.on_colour);
        }
        if card.questions > 0 {
            let text = if card.questions == 1 { "?".into() } else { format!("?{}", card.questions.min(99)) };
            let badge = measures::question_badge(&place, card.pain_points > 0);
            self.draw_badge(&badge, &text, theme.surface, Some(theme.ink), theme.ink);
        }
        self.draw_tickets(card.tickets.as_ref());
    }

    fn draw_badge(&mut self, place: &Rect, text: &str, back: &str, border: Option<&str>, ink: &str) {
        let Rect { x, y, width, height } = *place;
        self.pen.rect(x, y, width, height, height / 2.0, back, border);
        self.pen.centred(x + width / 2.0, y + 11.8, text, measures::COUNT, ink);
    }

    fn draw_tickets(&mut self, badge: Option<&Label>) {
        let (Some(badge), theme) = (badge, self.theme) else { return };
        self.pen.rect(badge.x, badge.y, badge.width, badge.height, 7.5, theme.waiting_soft, Some(theme.waiting));
        self.pen.centred(badge.x + badge.width / 2.0, badge.y + 10.8, &badge.text, measures::BADGE, theme.ink);
    }

    fn draw_end(&mut self, end: &End) {
        let theme = self.theme;
        let (back, ink, border) = match end.outcome {
            Outcome::ResolvedVerified => (theme.zero_soft, theme.zero_ink, None),
            Outcome::ResolvedUnverified => (theme.surface, theme.zero_ink, Some(theme.zero)),
            Outcome::Abandoned => (theme.sunken, theme.muted, Some(theme.line)),
        };
        self.pen.rect(end.x, end.y, end.width, end.height, (end.height / 2.0).min(18.0), back, border);
        let share = end.share.map(words::percent);
        let lines = end.lines.iter().chain(&share);
        let count = end.lines.len() + usize::from(share.is_some());
        let mut y = end.y + (end.height - measures::END_LINE * count as f64) / 2.0 + 11.0;
        for line in lines {
            self.pen.centred(end.x + end.width / 2.0, y, line, measures::END_NAME, ink);
            y += measures::END_LINE;
        }
        self.draw_tickets(end.tickets.as_ref());
    }

    fn draw_emotion(&mut self, width: f64) {
        let (emotion, theme) = (&self.layout.emotion, self.theme);
        self.pen.line(0.0, emotion.zero_y, width, emotion.zero_y, theme.line, "2 4");
        if let Some(ghost) = &emotion.ghost {
            self.pen.path(&ghost.path, theme.idea, 1.8, "4 4");
            self.pen.text(ghost.x, ghost.y, &ghost.name, measures::GHOST_NAME, theme.idea);
        }
        if emotion.points.len() > 1 {
            self.pen.path(&emotion.path, theme.accent, 2.5, "");
        }
        for point in &emotion.points {
            let colour = match point.value {
                v if v < -0.5 => theme.pain,
                v if v > 0.5 => theme.zero,
                _ => theme.accent,
            };
            self.pen.face(point.x, point.y, point.value, theme.surface, colour, theme.ink);
            let text = words::emotion(point.value);
            let (x, y) = (point.x + 13.0, point.y - 7.0);
            self.pen.rimmed(x, y, &text, measures::POINT_NUMBER, theme.muted, theme.paper);
        }
    }

    fn draw_note(&mut self, note: &Note) {
        let theme = self.theme;
        if let NoteOf::Picture(picture) = note.of {
            return self.draw_picture(note, picture);
        }
        let (back, ink) = match note.role {
            LaneRole::Pain => (Some(theme.pain_soft), theme.pain_ink),
            LaneRole::Opportunity => (Some(theme.idea_soft), theme.idea_ink),
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
            | LaneRole::Custom => (None, theme.muted),
        };
        // What is mended is struck through, and no longer red.
        let (back, border, ink) =
            if note.closed { (back.map(|_| theme.surface), Some(theme.line), theme.muted) } else { (back, None, ink) };
        if let Some(back) = back {
            self.pen.rect(note.x, note.y, note.width, note.height, 6.0, back, border);
        }
        let (aside, above) = padding(note.role);
        for (i, line) in note.lines.iter().enumerate() {
            let y = note.y + above + measures::NOTE_LINE * i as f64 + 11.0;
            if note.closed {
                self.pen.struck(note.x + aside, y, line, measures::NOTE, ink);
            } else {
                self.pen.text(note.x + aside, y, line, measures::NOTE, ink);
            }
        }
    }

    /// In a frame, which is all that is left of one that is no picture.
    fn draw_picture(&mut self, note: &Note, id: PictureId) {
        let theme = self.theme;
        let place = Rect { x: note.x, y: note.y, width: note.width, height: note.height };
        self.pen.rect(place.x, place.y, place.width, place.height, 0.0, theme.sunken, None);
        if let Some(picture) = self.map.picture(id).filter(|p| is_picture(&p.data)) {
            self.pen.image(&place, &picture.data, &picture.text);
        }
        let frame = place.grown(0.5);
        self.pen.frame(&frame, theme.border);
    }

    fn legend_width(&self) -> f64 {
        2.0 * SIDE - KEY_GAP + self.keys().map(|key| self.key_width(key)).sum::<f64>()
    }

    /// Signs that every map has, and those that are on this one.
    fn keys(&self) -> impl Iterator<Item = &'static Key> + use<> {
        let (mut moment, mut question) = (false, false);
        for card in &self.layout.cards {
            moment |= card.moment;
            question |= card.questions > 0;
        }
        KEYS.iter().filter(move |key| match key {
            Key::Moment(_) => moment,
            Key::Question(_) => question,
            Key::Line(..) | Key::Bar(..) | Key::Stripe(..) => true,
        })
    }

    fn key_width(&self, key: &Key) -> f64 {
        KEY_SIGN + self.ruler.width(key.words(), KEY_WORDS) + KEY_GAP
    }

    fn draw_legend(&mut self, top: f64, width: f64) {
        let theme = self.theme;
        self.pen.rect(0.0, top, width, LEGEND, 0.0, theme.surface, None);
        let y = top + LEGEND / 2.0;
        let mut x = SIDE;
        for key in self.keys() {
            match *key {
                Key::Line(style, _) => {
                    let (colour, pattern, thick) = match style {
                        EdgeStyle::Normal => (theme.edge, "", 5.0),
                        EdgeStyle::Solved => (theme.solved, "", 5.0),
                        EdgeStyle::GivesUp => (theme.gives_up, DOTS, 2.5),
                        EdgeStyle::Loop => (theme.pain, "5 4", 2.0),
                        EdgeStyle::Ghost => (theme.waiting, "6 5", 2.0),
                    };
                    self.pen.path(
                        &format!("M{} {}L{} {}", number(x), number(y), number(x + 26.0), number(y)),
                        colour,
                        thick,
                        pattern,
                    );
                }
                Key::Bar(pick, _) => self.pen.rect(x, y - 2.0, 26.0, 4.0, 2.0, pick(theme), None),
                Key::Stripe(pick, _) => self.pen.rect(x + 11.0, y - 8.0, 4.0, 16.0, 2.0, pick(theme), None),
                Key::Moment(_) => {
                    let place = Rect { x: x + 7.0, y: y - 6.0, width: 12.0, height: 12.0 };
                    self.pen.diamond(&place, theme.idea, theme.surface);
                }
                Key::Question(_) => {
                    let place = Rect { x: x + 3.0, y: y - 8.0, width: 20.0, height: 16.0 };
                    self.draw_badge(&place, "?", theme.surface, Some(theme.ink), theme.ink);
                }
            }
            self.pen.text(x + KEY_SIGN, y + 4.0, key.words(), KEY_WORDS, theme.muted);
            x += self.key_width(key);
        }
    }
}

/// From the left of a sign to its words, and from them to the next sign.
const KEY_SIGN: f64 = 33.0;
const KEY_GAP: f64 = 22.0;
const KEY_WORDS: Type = regular(11.0);

/// One sign of the legend.
enum Key {
    Line(EdgeStyle, &'static str),
    Bar(fn(&Theme) -> &'static str, &'static str),
    Stripe(fn(&Theme) -> &'static str, &'static str),
    Moment(&'static str),
    Question(&'static str),
}

impl Key {
    fn words(&self) -> &'static str {
        match *self {
            Self::Line(_, words) | Self::Bar(_, words) | Self::Stripe(_, words) => words,
            Self::Moment(words) | Self::Question(words) => words,
        }
    }
}

const KEYS: &[Key] = &[
    Key::Bar(|t| t.doing, "doing"),
    Key::Bar(|t| t.waiting, "waiting"),
    Key::Stripe(|t| t.zero, "without help (level 0)"),
    Key::Stripe(|t| t.accent, "with a person"),
    Key::Line(EdgeStyle::Loop, "back again"),
    Key::Line(EdgeStyle::GivesUp, "gives up"),
    Key::Line(EdgeStyle::Solved, "solved"),
    Key::Moment("moment of truth"),
    Key::Question("open question"),
];

/// As it fits a badge.
fn short_count(n: u32) -> String {
    if n > 99 { "99+".into() } else { n.to_string() }
}

/// A picture carries its bytes along; anything else would have to be fetched,
/// and what draws the SVG might do so.
fn is_picture(data: &str) -> bool {
    ["data:image/jpeg;base64,", "data:image/png;base64,", "data:image/webp;base64,"].iter().any(|k| data.starts_with(k))
}

fn stripe(level: Level, theme: &Theme) -> &'static str {
    if level.is_assisted() { theme.accent } else { theme.zero }
}

/// Wide lines first, so that slim and patterned ones stay visible on top.
fn draw_order(edges: &[Edge]) -> Vec<&Edge> {
    let mut order: Vec<&Edge> = edges.iter().collect();
    let layer = |style: EdgeStyle| match style {
        EdgeStyle::Normal => 0,
        EdgeStyle::Solved => 1,
        EdgeStyle::GivesUp => 2,
        EdgeStyle::Ghost => 3,
        EdgeStyle::Loop => 4,
    };
    order.sort_by(|a, b| layer(a.style).cmp(&layer(b.style)).then(b.width.total_cmp(&a.width)));
    order
}
