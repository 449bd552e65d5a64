//! The layout: where everything of a map stands, for the canvas and for every
//! export alike. Pure geometry, in pixels at 100 %; the origin is the left top
//! corner of the stage headers, y grows downwards.

mod columns;
mod curve;
mod graph;
mod labels;
pub(crate) mod measures;
mod paths;
mod routes;
mod rows;
mod tracks;

use crate::decor::Decor;
use crate::geometry::{Path, Rect};
use crate::text::{Ruler, Type, italic};
use crate::words;
use columns::Columns;
use graph::{Graph, Link};
use journey::JourneyMap;
use journey::figure::{Evidence, Figure};
use journey::ids::{CellId, LaneId, OpportunityId, PainPointId, StageId, TouchpointId, TransitionId};
use journey::model::{Anchor, LaneRole, Outcome, Touchpoint};
use measures::Heights;
use routes::{Climb, Route};
pub(crate) use rows::padding;
use serde::Serialize;
use tracks::Tracks;

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
    /// Steps.
    pub cards: Vec<Card>,
    /// Named ends.
    pub ends: Vec<End>,
    /// Transitions.
    pub edges: Vec<Edge>,
    /// The emotion curve.
    pub emotion: Emotion,
    /// Lane texts, pain points and opportunities.
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
    pub y: f64,
    pub height: f64,
}

/// A step.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub struct Card {
    pub touchpoint: TouchpointId,
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
    /// Pain points at this step.
    pub pain_points: u32,
    /// What tickets say of it, where they are laid over the map.
    pub tickets: Option<Label>,
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
    /// Line width.
    pub width: f64,
    pub style: EdgeStyle,
    pub label: Option<Label>,
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

/// A lane text, a pain point or an opportunity.
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
    pub lines: Vec<String>,
}

/// What a note shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)]
pub enum NoteOf {
    Cell(CellId),
    PainPoint(PainPointId),
    Opportunity(OpportunityId),
    /// The touchpoint's own channel, in the channel lane.
    Channel(TouchpointId),
}

/// What may be asked of a layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LayoutOptions {
    /// Lines of a step's name before it is cut: two on the canvas, where the
    /// rest shows on hover; more on a wall, where nothing may be missing.
    pub name_lines: usize,
}

impl Default for LayoutOptions {
    fn default() -> Self {
        Self { name_lines: 2 }
    }
}

impl LayoutOptions {
    /// For a picture on a wall: names in full.
    #[must_use]
    pub fn wall() -> Self {
        Self { name_lines: 6 }
    }
}

/// Where everything of a map stands. The same map and numbers always give the
/// same layout.
#[must_use]
pub fn layout(map: &JourneyMap, decor: &Decor, options: &LayoutOptions) -> Layout {
    let ruler = Ruler::new();
    let mut graph = Graph::new(map, decor);
    let flow = columns::flow_order(&graph);
    graph.set_flow(decor, &flow.order);
    let columns = columns::assign(map, &graph, &flow);
    let tracks = tracks::assign(map, &graph, &columns);
    let sheet = Sheet { map, decor, options, ruler: &ruler, graph: &graph, columns: &columns, tracks: &tracks };
    sheet.layout()
}

/// Everything that is settled before the first pixel.
struct Sheet<'a> {
    map: &'a JourneyMap,
    decor: &'a Decor,
    options: &'a LayoutOptions,
    ruler: &'a Ruler,
    graph: &'a Graph<'a>,
    columns: &'a Columns,
    tracks: &'a Tracks,
}

impl Sheet<'_> {
    fn layout(&self) -> Layout {
        let (stages, header_height) = self.stages();
        let arcs: Vec<bool> = self.graph.links.iter().map(|l| !self.is_forward(l)).collect();
        let texts = labels::texts(self.graph, &arcs, self.decor, self.ruler);
        let extent = |link: usize, up: Climb, down: Climb| self.arc_extent(link, up, down, &texts);
        let routes = routes::plan(self.graph, self.columns, self.tracks, &extent);
        let names = self.names();
        let heights = Heights::new(header_height, &self.name_lines(&names), self.decor.tickets.is_some(), &routes);
        let (cards, ends) = self.places(&heights, &names);
        let curves = paths::curves(self.graph, self.columns, self.tracks, &routes, &heights);
        let obstacles = obstacles(&cards, &ends);
        let places = labels::place(self.graph, &routes.of, &curves, &texts, &obstacles, self.ruler);
        let edges = self.edges(&routes.of, &curves, &texts, &places);
        let flow = rows::flow_band(header_height, heights.bottom);
        let feeling = rows::emotion_band(heights.bottom);
        let emotion = curve::emotion(self.graph, self.columns, self.tracks, feeling.y);
        let mut bands = vec![flow, feeling];
        let lanes = rows::lanes(self, bands.last().map_or(0.0, |b| b.y + b.height));
        bands.extend(lanes.bands);
        Layout {
            width: self.columns.total.max(1) as f64 * measures::COLUMN,
            height: bands.last().map_or(0.0, |b| b.y + b.height),
            column_width: measures::COLUMN,
            header_height,
            tracks: heights.tops(),
            track_heights: heights.heights(),
            stages,
            bands,
            cards,
            ends,
            edges,
            emotion,
            notes: lanes.notes,
        }
    }

    fn is_forward(&self, link: &Link) -> bool {
        self.columns.of[link.source] < self.columns.of[link.target]
    }

    fn stages(&self) -> (Vec<StageBox>, f64) {
        let boxes: Vec<StageBox> = self
            .graph
            .stages
            .iter()
            .zip(self.columns.first.iter().zip(&self.columns.count))
            .map(|(stage, (first, count))| {
                let width = *count as f64 * measures::COLUMN;
                let room = width - 2.0 * measures::STAGE_PADDING;
                StageBox {
                    stage: stage.id,
                    x: *first as f64 * measures::COLUMN,
                    width,
                    columns: number(*count),
                    lines: self.ruler.wrap(&stage.name, measures::STAGE_NAME, room, measures::STAGE_MOST_LINES),
                }
            })
            .collect();
        let lines = boxes.iter().map(|b| b.lines.len()).max().unwrap_or(1).max(1);
        (boxes, 20.0 + measures::STAGE_LINE * lines as f64)
    }

    /// Left and right end of an arc and its label, with room to its neighbours.
    fn arc_extent(&self, link: usize, up: Climb, down: Climb, texts: &[Option<String>]) -> (f64, f64) {
        let Link { source, target, .. } = self.graph.links[link];
        let from = measures::up_from(self.columns.of[source], up);
        let to = measures::down_to(self.columns.of[target], down);
        let label = texts.get(link).and_then(Option::as_ref).map_or(0.0, |t| labels::width(t, self.ruler));
        let middle = (from + to) / 2.0;
        let half = ((from - to).abs() / 2.0).max(label / 2.0) + 8.0;
        (middle - half, middle + half)
    }

    /// Names of the steps in lines; none for ends.
    fn names(&self) -> Vec<Vec<String>> {
        let room = measures::CARD - 2.0 * measures::CARD_PADDING;
        let wrap = |t: &Touchpoint| self.ruler.wrap(&t.name, measures::CARD_NAME, room, self.options.name_lines.max(1));
        self.graph.nodes.iter().map(|n| if n.touchpoint.is_end() { Vec::new() } else { wrap(n.touchpoint) }).collect()
    }

    /// Lines of the longest name on each track; none where only ends stand.
    fn name_lines(&self, names: &[Vec<String>]) -> Vec<Option<usize>> {
        // An empty map keeps room for its first step.
        let mut lines = vec![self.graph.nodes.is_empty().then_some(0); self.tracks.total];
        for (n, name) in names.iter().enumerate().filter(|(n, _)| !self.graph.is_end(*n)) {
            let longest = &mut lines[self.tracks.of[n]];
            *longest = Some(longest.unwrap_or(0).max(name.len()));
        }
        lines
    }

    fn places(&self, heights: &Heights, names: &[Vec<String>]) -> (Vec<Card>, Vec<End>) {
        let longest = self.graph.nodes.iter().map(|n| mean_time(n.touchpoint)).fold(0.0, f64::max);
        let (mut cards, mut ends) = (Vec::new(), Vec::new());
        for (n, (node, lines)) in self.graph.nodes.iter().zip(names).enumerate() {
            let cell = heights.card(self.columns.of[n], self.tracks.of[n]);
            match node.touchpoint.outcome {
                Some(outcome) => ends.push(self.end(n, outcome, &cell)),
                None => cards.push(self.card(n, cell, lines.clone(), longest)),
            }
        }
        (cards, ends)
    }

    fn column_in_stage(&self, node: usize) -> u32 {
        number(self.columns.of[node] - self.columns.first[self.graph.nodes[node].stage])
    }

    fn card(&self, node: usize, cell: Rect, lines: Vec<String>, longest: f64) -> Card {
        let touchpoint = self.graph.nodes[node].touchpoint;
        let assumed = is_assumed(touchpoint);
        let (doing, mean) = (touchpoint.active.value.mean(), mean_time(touchpoint));
        Card {
            touchpoint: touchpoint.id,
            x: cell.x,
            y: cell.y,
            width: cell.width,
            height: cell.height,
            column: self.column_in_stage(node),
            track: number(self.tracks.of[node]),
            lines,
            meta: self.meta(touchpoint, if assumed { italic(measures::CARD_META.size) } else { measures::CARD_META }),
            assumed,
            doing_share: (mean > 0.0).then(|| doing / mean),
            time_scale: time_scale(mean, longest),
            pain_points: number(self.map.pain_points_at(Anchor::Touchpoint(touchpoint.id)).count()),
            tickets: self.tickets(touchpoint.id, &cell),
        }
    }

    /// "level 1 · 3–12 min"; what is not known is left out, and where that is
    /// too long the level is said in short.
    fn meta(&self, touchpoint: &Touchpoint, font: Type) -> String {
        let (typical, bad_day) = words::typical_and_bad_day(touchpoint);
        let times = (bad_day > 0.0).then(|| words::times(typical, bad_day));
        let with = |level: Option<&str>| level.into_iter().chain(times.as_deref()).collect::<Vec<_>>().join(" · ");
        let room = measures::CARD - 2.0 * measures::CARD_PADDING;
        let long = with(touchpoint.level.map(words::level));
        if self.ruler.width(&long, font) <= room {
            return long;
        }
        self.ruler.fit(&with(touchpoint.level.map(words::level_in_short)), font, room)
    }

    fn end(&self, node: usize, outcome: Outcome, cell: &Rect) -> End {
        let touchpoint = self.graph.nodes[node].touchpoint;
        let text = if touchpoint.name.trim().is_empty() { words::outcome(outcome) } else { touchpoint.name.trim() };
        let room = cell.width - 2.0 * measures::END_PADDING;
        let lines = self.ruler.wrap(text, measures::END_NAME, room, measures::END_MOST_LINES);
        let share = self.decor.visits.get(&touchpoint.id).copied();
        let rows = lines.len() + usize::from(share.is_some());
        let height = (measures::END_LINE * rows as f64 + 14.0).min(cell.height);
        let place = Rect { y: cell.y + (cell.height - height) / 2.0, height, ..*cell };
        End {
            touchpoint: touchpoint.id,
            outcome,
            x: place.x,
            y: place.y,
            width: place.width,
            height: place.height,
            column: self.column_in_stage(node),
            track: number(self.tracks.of[node]),
            text: text.to_owned(),
            lines,
            share,
            tickets: self.tickets(touchpoint.id, &place),
        }
    }

    /// What tickets say of a touchpoint that stands here.
    fn tickets(&self, touchpoint: TouchpointId, place: &Rect) -> Option<Label> {
        let text = self.decor.tickets.as_ref()?.badges.get(&touchpoint)?;
        let text = self.ruler.fit(text, measures::BADGE, place.width - 2.0 * measures::LABEL_PADDING);
        let Rect { x, y, width, height } = measures::ticket_badge(place, self.ruler.width(&text, measures::BADGE));
        Some(Label { x, y, width, height, text })
    }

    fn edges(&self, routes: &[Route], curves: &[Path], texts: &[Option<String>], places: &[Option<Rect>]) -> Vec<Edge> {
        let widest = Widest::of(&self.graph.links);
        let id = |node: usize| self.graph.nodes[node].touchpoint.id;
        let parts = self.graph.links.iter().zip(routes).zip(curves).zip(texts.iter().zip(places));
        parts
            .map(|(((link, route), curve), (text, place))| Edge {
                transition: link.name,
                transitions: link.transitions.clone(),
                source: id(link.source),
                target: id(link.target),
                path: curve.data(),
                width: widest.line(link, self.style(link, route)),
                style: self.style(link, route),
                label: text.as_ref().zip(*place).map(|(text, place)| Label {
                    x: place.x,
                    y: place.y,
                    width: place.width,
                    height: place.height,
                    text: text.clone(),
                }),
            })
            .collect()
    }

    fn style(&self, link: &Link, route: &Route) -> EdgeStyle {
        match (self.graph.outcome(link.target), route) {
            _ if link.ghost => EdgeStyle::Ghost,
            (Some(Outcome::Abandoned), _) => EdgeStyle::GivesUp,
            (Some(_), _) if link.gives_up => EdgeStyle::GivesUp,
            (Some(Outcome::ResolvedVerified | Outcome::ResolvedUnverified), _) => EdgeStyle::Solved,
            (None, Route::Arc { .. }) => EdgeStyle::Loop,
            (None, Route::Forward { .. }) if link.gives_up => EdgeStyle::GivesUp,
            (None, Route::Forward { .. }) => EdgeStyle::Normal,
        }
    }
}

/// The most that passes on one line: the scale of line widths.
struct Widest {
    flow: f64,
    tickets: u64,
}

impl Widest {
    fn of(links: &[Link]) -> Self {
        Self {
            flow: links.iter().map(|l| l.flow).fold(0.0, f64::max),
            tickets: links.iter().filter_map(|l| l.tickets).max().unwrap_or(0),
        }
    }

    /// Width follows the tickets where they are laid over the map, else the
    /// customers, from 1.5 pixels; arcs and dotted lines stay slim enough to
    /// show their pattern.
    fn line(&self, link: &Link, style: EdgeStyle) -> f64 {
        let part = match link.tickets {
            Some(n) if self.tickets > 0 => n as f64 / self.tickets as f64,
            Some(_) | None if self.flow > 0.0 => link.flow / self.flow,
            Some(_) | None => 0.0,
        };
        let most = match style {
            EdgeStyle::Normal | EdgeStyle::Solved => 6.5,
            EdgeStyle::GivesUp | EdgeStyle::Loop | EdgeStyle::Ghost => 2.0,
        };
        ((1.5 + most * part) * 100.0).round() / 100.0
    }
}

/// Cards and ends with their badges: what no label may hide.
fn obstacles(cards: &[Card], ends: &[End]) -> Vec<Rect> {
    let mut obstacles = Vec::new();
    for card in cards {
        let rect = Rect { x: card.x, y: card.y, width: card.width, height: card.height };
        obstacles.push(rect);
        if card.pain_points > 0 {
            obstacles.push(measures::badge(&rect));
        }
    }
    obstacles.extend(ends.iter().map(|e| Rect { x: e.x, y: e.y, width: e.width, height: e.height }));
    let badges = cards.iter().map(|c| &c.tickets).chain(ends.iter().map(|e| &e.tickets)).flatten();
    obstacles.extend(badges.map(|b| Rect { x: b.x, y: b.y, width: b.width, height: b.height }));
    obstacles
}

/// Nothing but the team's estimate behind the time that is shown.
fn is_assumed(touchpoint: &Touchpoint) -> bool {
    let figures = [&touchpoint.active, &touchpoint.wait];
    let shown: Vec<&Figure<_>> = figures.into_iter().filter(|f| !f.value.is_zero()).collect();
    !shown.is_empty() && shown.iter().all(|f| f.evidence == Evidence::Assumed)
}

fn mean_time(touchpoint: &Touchpoint) -> f64 {
    let mean = touchpoint.active.value.mean() + touchpoint.wait.value.mean();
    if mean.is_finite() { mean } else { 0.0 }
}

/// Length of a bar: a square root, or an hour would leave nothing of a minute.
fn time_scale(mean: f64, longest: f64) -> f64 {
    if longest > 0.0 { (mean / longest).sqrt().clamp(0.08, 1.0) } else { 0.0 }
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
