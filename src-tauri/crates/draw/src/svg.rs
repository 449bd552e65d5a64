//! A layout as an SVG picture for a wall: title, stages, flow, curve, notes and
//! a legend; whole, or a region of it for a sheet of paper. Places nothing
//! itself but its title and legend.
//!
//! Text is set in "Inter", which the picture names but does not carry: where
//! Inter is not installed, the next sans serif stands in.

mod legend;
mod pen;
mod tile;
mod title;

use crate::decor::{Heat, Lean};
use crate::geometry::Rect;
use crate::layout::{Band, BlueprintLine, Card, Edge, EdgeStyle, End, Label, Layout, Note, NoteOf, measures, padding};
use crate::text::{Ruler, italic};
use crate::theme::{LIGHT, Theme, mixed};
use crate::words;
use journey::JourneyMap;
use journey::ids::PictureId;
use journey::model::{LaneRole, Level, Outcome};
use legend::Legend;
use pen::Pen;
pub(crate) use pen::escape;
pub use tile::Region;
use title::Title;

/// How a picture is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RenderOptions<'a> {
    /// Colours.
    pub theme: Theme,
    /// Title, actor and scenario above the map.
    pub title: bool,
    /// What else stands in the title block: a date, what the figures rest on.
    pub about: &'a str,
    /// What lines and signs mean, below the map.
    pub legend: bool,
    /// Paper behind it; else what is behind the picture shines through.
    pub paper: bool,
    /// What two slices of tickets are called that are held against each other.
    pub slices: Option<&'a [String; 2]>,
    /// Where the effort goes, over the cards.
    pub heat: Option<&'a Heat>,
    /// Width of the picture in pixels; the map is scaled to it. None: as large
    /// as the map.
    pub width: Option<f64>,
}

impl Default for RenderOptions<'_> {
    fn default() -> Self {
        Self { theme: LIGHT, title: true, about: "", legend: true, paper: true, slices: None, heat: None, width: None }
    }
}

impl RenderOptions<'_> {
    /// A small picture for a gallery: the map alone, `width` pixels wide.
    #[must_use]
    pub fn thumbnail(width: f64) -> Self {
        Self { title: false, legend: false, width: Some(width), ..Self::default() }
    }
}

/// Dashes of no length: dots, once their ends are round.
const DOTS: &str = "0.1 6";
const SIDE: f64 = 24.0;
/// A map of one column still has room for its title and legend.
const LEAST: f64 = 640.0;

/// The picture. The same map, layout and numbers give the same bytes.
#[must_use]
pub fn render(map: &JourneyMap, layout: &Layout, options: &RenderOptions) -> String {
    Picture::new(map, layout, *options).whole()
}

/// A picture that can be drawn whole or in parts.
pub struct Picture<'a> {
    map: &'a JourneyMap,
    layout: &'a Layout,
    options: RenderOptions<'a>,
    ruler: Ruler,
    title: Option<Title>,
    legend: Option<Legend>,
    width: f64,
}

impl<'a> Picture<'a> {
    /// Of a map that has been laid out.
    #[must_use]
    pub fn new(map: &'a JourneyMap, layout: &'a Layout, options: RenderOptions<'a>) -> Self {
        let ruler = Ruler::new();
        let framed = options.title || options.legend;
        let width = layout.width.max(if framed { LEAST } else { 0.0 });
        let title = options.title.then(|| Title::of(map, options.about, &ruler, width));
        let legend = options.legend.then(|| Legend::of(map, layout, &options, &ruler, width));
        Self { map, layout, options, ruler, title, legend, width }
    }

    /// Width and height in its own units.
    #[must_use]
    pub fn size(&self) -> (f64, f64) {
        (self.width, self.below() + self.legend.as_ref().map_or(0.0, Legend::height))
    }

    /// Top of the map in the picture.
    fn above(&self) -> f64 {
        self.title.as_ref().map_or(0.0, |title| title.height)
    }

    /// Bottom of the map in the picture.
    fn below(&self) -> f64 {
        self.above() + self.layout.height
    }

    /// All of it.
    #[must_use]
    pub fn whole(&self) -> String {
        let (width, height) = self.size();
        let mut pen = Pen::default();
        pen.open(width, height, self.options.width, &self.map.details().title);
        self.draw(&mut pen, None);
        pen.finish()
    }

    /// All of it, or what is in sight of a rectangle.
    fn draw(&self, pen: &mut Pen, seen: Option<Rect>) {
        let (width, height) = self.size();
        if self.options.paper {
            pen.rect(0.0, 0.0, width, height, 0.0, self.options.theme.paper, None);
        }
        let above = self.above();
        let sees = |top: f64, height: f64| seen.is_none_or(|s| s.y < top + height && top < s.bottom());
        if let Some(title) = self.title.as_ref().filter(|title| sees(0.0, title.height)) {
            title.draw(pen, &self.options.theme, &self.ruler, width);
        }
        pen.group(0.0, above);
        let seen_of_map = seen.map(|s| Rect { y: s.y - above, ..s });
        let (map, layout, ruler) = (self.map, self.layout, &self.ruler);
        let RenderOptions { theme, heat, .. } = &self.options;
        Drawing { map, layout, theme, ruler, heat: *heat, width, seen: seen_of_map, pen }.draw();
        pen.end_group();
        if let Some(legend) = self.legend.as_ref().filter(|legend| sees(self.below(), legend.height())) {
            legend.draw(pen, &self.options.theme, self.below(), width);
        }
    }
}

/// The map under the pen.
struct Drawing<'a> {
    map: &'a JourneyMap,
    layout: &'a Layout,
    theme: &'a Theme,
    ruler: &'a Ruler,
    heat: Option<&'a Heat>,
    width: f64,
    /// What is in sight; none: all.
    seen: Option<Rect>,
    pen: &'a mut Pen,
}

impl Drawing<'_> {
    fn sees(&self, x: f64, y: f64, width: f64, height: f64) -> bool {
        // Badges and tips reach out of their boxes.
        self.seen.is_none_or(|seen| seen.overlaps(&Rect { x, y, width, height }.grown(16.0)))
    }

    fn draw(mut self) {
        let (layout, width) = (self.layout, self.width);
        for (i, band) in layout.bands.iter().enumerate() {
            self.draw_band(band, i, width);
        }
        self.draw_stages(width);
        for edge in draw_order(&layout.edges) {
            self.draw_edge(edge);
        }
        if layout.bands.iter().any(|band| band.lane.is_none() && band.role == LaneRole::Emotion) {
            self.draw_emotion(width);
        }
        for card in &layout.cards {
            if self.sees(card.x, card.y, card.width, card.height) {
                self.draw_card(card);
            }
        }
        for end in &layout.ends {
            if self.sees(end.x, end.y, end.width, end.height) {
                self.draw_end(end);
            }
        }
        for edge in &layout.edges {
            self.draw_label(edge);
        }
        // A label in the gutter would hide where another line arrives.
        for edge in &layout.edges {
            if let Some(arrow) = &edge.arrow {
                self.pen.shape(arrow, colour(edge, self.theme));
            }
        }
        for note in &layout.notes {
            if self.sees(note.x, note.y, note.width, note.height) {
                self.draw_note(note);
            }
        }
        for band in &layout.bands {
            self.draw_name(band);
        }
        for line in &layout.lines {
            self.draw_line(line, width);
        }
    }

    fn draw_name(&mut self, band: &Band) {
        if !self.sees(0.0, band.y, measures::WIDEST_NAME, band.height) {
            return;
        }
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
        if self.sees(width - 160.0, line.y, 160.0, 1.0) {
            self.pen.ending(width - 10.0, line.y - 5.0, &line.name, measures::LINE_NAME, self.theme.label);
        }
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
            // A sheet has heads of its own.
            if self.seen.is_some() {
                continue;
            }
            let top = (layout.header_height - 16.0 * stage.lines.len() as f64) / 2.0;
            for (j, line) in stage.lines.iter().enumerate() {
                let y = top + 16.0 * j as f64 + 12.5;
                self.pen.text(stage.x + 12.0, y, line, measures::STAGE_NAME, theme.ink);
            }
        }
    }

    fn draw_edge(&mut self, edge: &Edge) {
        let pattern = match edge.style {
            EdgeStyle::Normal | EdgeStyle::Solved => "",
            EdgeStyle::GivesUp => DOTS,
            EdgeStyle::Loop => "5 4",
            EdgeStyle::Ghost => "6 5",
        };
        self.pen.path(&edge.path, colour(edge, self.theme), edge.width, pattern);
    }

    fn draw_label(&mut self, edge: &Edge) {
        let Some(label) = edge.label.as_ref().filter(|l| self.sees(l.x, l.y, l.width, l.height)) else { return };
        let theme = self.theme;
        let (back, border, ink) = match edge.style {
            EdgeStyle::Loop => (theme.pain_soft, None, theme.pain_ink),
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
        self.draw_heat(card);
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

    /// The edge of the card, its top most of all, and the figure.
    fn draw_heat(&mut self, card: &Card) {
        let Some((strength, figure)) = self.heat.and_then(|heat| heat.of.get(&card.touchpoint)) else { return };
        let theme = self.theme;
        let colour = mixed(theme.sunken, theme.pain, *strength);
        let edge = Rect { x: card.x, y: card.y, width: card.width, height: card.height };
        self.pen.rim(&edge, &colour);
        let width = self.ruler.width(figure, measures::COUNT) + 12.0;
        let place = measures::heat_badge(&edge, width);
        self.draw_badge(&place, figure, theme.surface, Some(theme.pain), theme.pain_ink);
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
            Outcome::Abandoned => (theme.sunken, theme.label, Some(theme.line)),
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
            if !self.sees(point.x, point.y, 1.0, 1.0) {
                continue;
            }
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
        let (back, ink) = theme.of_notes(note.role).map_or((None, theme.muted), |(back, ink)| (Some(back), ink));
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
}

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

/// Of an edge and its arrowhead.
fn colour(edge: &Edge, theme: &Theme) -> &'static str {
    match (edge.faded, edge.leans, edge.style) {
        (true, ..) => theme.line,
        (false, Some(Lean::First), _) => theme.accent,
        (false, Some(Lean::Second), _) => theme.idea,
        (false, None, EdgeStyle::Normal) => theme.edge,
        (false, None, EdgeStyle::Solved) => theme.solved,
        (false, None, EdgeStyle::GivesUp) => theme.gives_up,
        (false, None, EdgeStyle::Loop) => theme.pain,
        (false, None, EdgeStyle::Ghost) => theme.waiting,
    }
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
