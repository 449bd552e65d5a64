//! The layout: where everything of a map stands, for the canvas and for every
//! export alike. Pure geometry, in pixels at 100 %; the origin is the left top
//! corner of the stage headers, y grows downwards.

mod collapse;
mod columns;
mod curve;
mod graph;
mod labels;
mod marks;
pub(crate) mod measures;
mod part;
mod parts;
mod paths;
mod routes;
mod rows;
mod tracks;

use crate::decor::Decor;
use crate::geometry::{Path, Rect};
use crate::text::{Ruler, Type, clean, italic};
use crate::words;
use collapse::{Collapsed, collapse};
use columns::Columns;
use graph::{Graph, Link};
use journey::JourneyMap;
use journey::figure::{Evidence, Figure};
use journey::ids::{LaneId, StageId, TouchpointId};
use journey::model::{Outcome, Touchpoint};
use marks::Marks;
use measures::Heights;
pub use parts::{
    Band, BlueprintKind, BlueprintLine, Card, Edge, EdgeStyle, Emotion, EmotionPoint, End, GhostCurve, Label, Layout,
    Note, NoteOf, StageBox,
};
use routes::{Climb, Route};
pub(crate) use rows::padding;
use std::collections::{BTreeMap, BTreeSet};
use tracks::Tracks;

/// What may be asked of a layout.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LayoutOptions {
    /// Lines of a step's name before it is cut: two on the canvas, where the
    /// rest shows on hover; more on a wall, where nothing may be missing.
    pub name_lines: usize,
    /// Stages of which one card stands for all steps. Ends stay as they are.
    pub collapsed: BTreeSet<StageId>,
    /// Steps and ends that are drawn, with the ways between them; none: all.
    pub only: Option<BTreeSet<TouchpointId>>,
    /// Lanes that are left out, beside those that are hidden on the map.
    pub without: BTreeSet<LaneId>,
    /// With the row that shows how it feels.
    pub curve: bool,
}

impl Default for LayoutOptions {
    fn default() -> Self {
        Self { name_lines: 2, collapsed: BTreeSet::new(), only: None, without: BTreeSet::new(), curve: true }
    }
}

impl LayoutOptions {
    /// For a picture on a wall: names in full.
    #[must_use]
    pub fn wall() -> Self {
        Self { name_lines: 12, ..Self::default() }
    }

    /// Whether names may be cut: they are in full elsewhere.
    fn cuts(&self) -> bool {
        self.name_lines <= 2
    }
}

/// Where everything of a map stands. The same map and numbers always give the
/// same layout.
#[must_use]
pub fn layout(map: &JourneyMap, decor: &Decor, options: &LayoutOptions) -> Layout {
    // A bar is as long on a part as on the whole map, and a card has the same marks.
    let (whole, longest) = (map, longest(map));
    let part = part::part(whole, options);
    let map = part.as_ref().unwrap_or(whole);
    match collapse(map, decor, &options.collapsed) {
        Some(Collapsed { map: drawn, decor, home, folds }) => {
            let marks = Marks::of(whole, &home);
            laid_out(Drawn { map: &drawn, decor: &decor, folds: &folds, marks: &marks, longest }, options)
        }
        None => {
            let (folds, marks) = (BTreeMap::new(), Marks::of(whole, &BTreeMap::new()));
            laid_out(Drawn { map, decor, folds: &folds, marks: &marks, longest }, options)
        }
    }
}

/// What is laid out: the map itself, or what is left of it where stages are
/// collapsed.
struct Drawn<'a> {
    map: &'a JourneyMap,
    decor: &'a Decor,
    /// Touchpoints that stand for all steps of a stage.
    folds: &'a BTreeMap<TouchpointId, StageId>,
    marks: &'a Marks,
    /// Mean time of the longest step of the whole map: to collapse a stage
    /// changes no bar elsewhere.
    longest: f64,
}

fn laid_out(drawn: Drawn, options: &LayoutOptions) -> Layout {
    let ruler = Ruler::new();
    let mut graph = Graph::new(drawn.map, drawn.decor);
    let flow = columns::flow_order(&graph);
    graph.set_flow(drawn.decor, &flow.order);
    let columns = columns::assign(drawn.map, &graph, &flow);
    let tracks = tracks::assign(drawn.map, &graph, &columns);
    let Drawn { map, decor, .. } = drawn;
    let sheet = Sheet { map, decor, drawn, options, ruler: &ruler, graph: &graph, columns: &columns, tracks: &tracks };
    sheet.layout()
}

/// Everything that is settled before the first pixel.
struct Sheet<'a> {
    map: &'a JourneyMap,
    decor: &'a Decor,
    drawn: Drawn<'a>,
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
        let heights = Heights::new(header_height, &self.track_heights(&names), self.decor.tickets.is_some(), &routes);
        let (cards, ends) = self.places(&heights, &names);
        let curves = paths::curves(self.graph, self.columns, self.tracks, &routes, &heights);
        let obstacles = obstacles(&cards, &ends);
        let places = labels::place(self.graph, &routes.of, &curves, &texts, &obstacles, self.ruler);
        let edges = self.edges(&routes.of, &curves, &texts, &places);
        let rows = rows::rows(self, header_height, heights.bottom);
        Layout {
            width: self.width(),
            height: rows.bands.last().map_or(0.0, |b| b.y + b.height),
            column_width: measures::COLUMN,
            header_height,
            tracks: heights.tops(),
            track_heights: heights.heights(),
            stages,
            bands: rows.bands,
            lines: rows.lines,
            cards,
            ends,
            edges,
            emotion: if self.options.curve { curve::emotion(self, heights.bottom) } else { Emotion::default() },
            notes: rows.notes,
        }
    }

    fn width(&self) -> f64 {
        self.columns.total.max(1) as f64 * measures::COLUMN
    }

    fn is_forward(&self, link: &Link) -> bool {
        self.columns.of[link.source] < self.columns.of[link.target]
    }

    fn stages(&self) -> (Vec<StageBox>, f64) {
        let most = if self.options.cuts() { measures::STAGE_MOST_LINES } else { self.options.name_lines };
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
                    lines: self.ruler.wrap(&stage.name, measures::STAGE_NAME, room, most),
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

    /// Names of the steps and ends in lines.
    fn names(&self) -> Vec<Vec<String>> {
        let most = self.options.name_lines.max(1);
        let most_of_end = if self.options.cuts() { measures::END_MOST_LINES } else { most };
        let wrap = |t: &Touchpoint| match t.outcome {
            Some(outcome) => {
                let room = measures::CARD - 2.0 * measures::END_PADDING;
                self.ruler.wrap(&end_name(t, outcome), measures::END_NAME, room, most_of_end)
            }
            None => {
                let room = measures::CARD - 2.0 * measures::CARD_PADDING;
                self.ruler.wrap(&t.name, measures::CARD_NAME, room, most)
            }
        };
        self.graph.nodes.iter().map(|n| wrap(n.touchpoint)).collect()
    }

    /// As high as the highest on each track.
    fn track_heights(&self, names: &[Vec<String>]) -> Vec<f64> {
        // An empty map keeps room for its first step.
        let least = if self.graph.nodes.is_empty() { measures::card_height(0) } else { measures::END_TRACK };
        let mut heights = vec![least; self.tracks.total];
        for (n, (lines, track)) in names.iter().zip(&self.tracks.of).enumerate() {
            let height = match self.graph.is_end(n) {
                true => measures::end_height(lines.len() + 1),
                false => measures::card_height(lines.len()),
            };
            if let Some(highest) = heights.get_mut(*track) {
                *highest = highest.max(height);
            }
        }
        heights
    }

    fn places(&self, heights: &Heights, names: &[Vec<String>]) -> (Vec<Card>, Vec<End>) {
        let (mut cards, mut ends) = (Vec::new(), Vec::new());
        for (n, (node, lines)) in self.graph.nodes.iter().zip(names).enumerate() {
            let cell = heights.card(self.columns.of[n], self.tracks.of[n]);
            match node.touchpoint.outcome {
                Some(outcome) => ends.push(self.end(n, outcome, &cell, lines.clone())),
                None => cards.push(self.card(n, cell, lines.clone())),
            }
        }
        (cards, ends)
    }

    fn column_in_stage(&self, node: usize) -> u32 {
        number(self.columns.of[node] - self.columns.first[self.graph.nodes[node].stage])
    }

    fn card(&self, node: usize, cell: Rect, lines: Vec<String>) -> Card {
        let touchpoint = self.graph.nodes[node].touchpoint;
        let marks = self.drawn.marks.at(touchpoint.id);
        let assumed = is_assumed(touchpoint);
        let (doing, mean) = (touchpoint.active.value.mean(), mean_time(touchpoint));
        Card {
            touchpoint: touchpoint.id,
            folded: self.drawn.folds.get(&touchpoint.id).copied(),
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
            time_scale: time_scale(mean, self.drawn.longest),
            pain_points: marks.pain_points,
            questions: marks.questions,
            moment: marks.moment,
            tickets: self.tickets(touchpoint.id, &cell),
            faded: self.faded(touchpoint.id),
        }
    }

    /// "level 1 · 3–12 min"; what is not known is left out, and where that is
    /// too long the level is said in short.
    fn meta(&self, touchpoint: &Touchpoint, font: Type) -> String {
        let (typical, bad_day) = words::typical_and_bad_day(touchpoint);
        if self.drawn.folds.contains_key(&touchpoint.id) {
            return if typical > 0.0 { words::mean(typical) } else { String::new() };
        }
        let times = (bad_day > 0.0).then(|| words::times(typical, bad_day));
        let with = |level: Option<&str>| level.into_iter().chain(times.as_deref()).collect::<Vec<_>>().join(" · ");
        let room = measures::CARD - 2.0 * measures::CARD_PADDING;
        let long = with(touchpoint.level.map(words::level));
        if self.ruler.width(&long, font) <= room {
            return long;
        }
        self.ruler.fit(&with(touchpoint.level.map(words::level_in_short)), font, room)
    }

    fn end(&self, node: usize, outcome: Outcome, cell: &Rect, lines: Vec<String>) -> End {
        let touchpoint = self.graph.nodes[node].touchpoint;
        let share = self.decor.visits.get(&touchpoint.id).copied();
        let height = measures::end_height(lines.len() + usize::from(share.is_some())).min(cell.height);
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
            text: clean(&end_name(touchpoint, outcome)),
            lines,
            share,
            tickets: self.tickets(touchpoint.id, &place),
            faded: self.faded(touchpoint.id),
        }
    }

    fn faded(&self, touchpoint: TouchpointId) -> bool {
        self.decor.tickets.as_ref().is_some_and(|tickets| tickets.faded.contains(&touchpoint))
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
                arrow: self.style(link, route).has_arrow().then(|| curve.arrowhead()),
                width: widest.line(link, self.style(link, route)),
                style: self.style(link, route),
                label: text.as_ref().zip(*place).map(|(text, place)| Label {
                    x: place.x,
                    y: place.y,
                    width: place.width,
                    height: place.height,
                    text: text.clone(),
                }),
                leans: labels::mark(self.graph, link, self.decor).and_then(|mark| mark.leans),
                faded: labels::mark(self.graph, link, self.decor).is_some_and(|mark| mark.faded),
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
        if card.questions > 0 {
            obstacles.push(measures::question_badge(&rect, card.pain_points > 0));
        }
        if card.moment {
            obstacles.push(measures::moment(&rect));
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

fn end_name(touchpoint: &Touchpoint, outcome: Outcome) -> String {
    let name = touchpoint.name.trim();
    if name.is_empty() { words::outcome(outcome).into() } else { name.into() }
}

fn longest(map: &JourneyMap) -> f64 {
    map.touchpoints().map(mean_time).fold(0.0, f64::max)
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
