//! Lines between cards that stand. Programs differ in what they make of a
//! connector that was bent by hand; all of them draw a straight one, an S and a
//! corner alike. So a line with more turns runs over stations: small shapes, or
//! its own label, to which its pieces are glued.

use super::fit::Fit;
use super::grid::{Grid, Placed, SMALLEST};
use super::route::Way;
use super::scene::Link;
use super::shapes::{Course, Dash, Line, Place, Side, bold};
use draw::layout::EdgeStyle;
use draw::theme::LIGHT;
use std::collections::{BTreeMap, BTreeSet};

/// Side of a station without a label.
const DOT: f64 = 3.0;
/// Height of a label.
const LABEL: f64 = SMALLEST * 1.45;

/// What a piece is glued to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Stop {
    /// Of the scene.
    Node(usize),
    /// Of the line itself.
    Station(usize),
}

pub(super) struct Piece {
    pub(super) from: (Stop, Side),
    pub(super) to: (Stop, Side),
    pub(super) course: Course,
}

pub(super) struct Station {
    pub(super) place: Place,
    /// As much of the label as has room.
    pub(super) label: Option<String>,
}

/// One line.
#[derive(Default)]
pub(super) struct Route {
    pub(super) stations: Vec<Station>,
    pub(super) pieces: Vec<Piece>,
}

/// All lines, in the order of the links.
pub(super) fn routes(fit: &Fit, grid: &Grid<'_>, placed: &Placed) -> Vec<Route> {
    let gutters = Gutters::of(grid);
    let all = grid.scene.links.iter().zip(&grid.ways.of).enumerate();
    all.map(|(n, (link, way))| Tracer { fit, grid, placed, gutters: &gutters, link, n }.route(*way)).collect()
}

struct Tracer<'a> {
    fit: &'a Fit,
    grid: &'a Grid<'a>,
    placed: &'a Placed,
    gutters: &'a Gutters,
    link: &'a Link,
    n: usize,
}

impl Tracer<'_> {
    fn route(&self, way: Way) -> Route {
        match way {
            Way::Direct { gutter } => self.direct(gutter),
            Way::Column { down } => {
                let (from, to) = if down { (Side::Bottom, Side::Top) } else { (Side::Top, Side::Bottom) };
                Route::default().piece((self.start(), from), (self.end(), to), Course::Straight)
            }
            Way::Channel { out, channel, lane, into } => {
                let y = self.placed.lane(channel, lane);
                let (first, last) = (self.gutters.span(out).1, self.gutters.span(into).0);
                let mut route = Route::default();
                let one = route.station(self.after(first, y, last - first - 8.0));
                let other = route.station(dot(last, y));
                route
                    .piece((self.start(), Side::Right), (one, Side::Left), Course::Curved)
                    .piece((one, Side::Right), (other, Side::Left), Course::Straight)
                    .piece((other, Side::Right), (self.end(), Side::Left), Course::Curved)
            }
            Way::Over { level } => self.back(self.placed.level(level), None),
            Way::Around { out, level, into } => self.back(self.placed.level(level), Some((out, into))),
        }
    }

    fn start(&self) -> Stop {
        Stop::Node(self.link.from)
    }

    fn end(&self) -> Stop {
        Stop::Node(self.link.to)
    }

    fn place(&self, node: usize) -> Place {
        self.placed.places.get(node).copied().unwrap_or_default()
    }

    /// Level where both ends are; else an S in one gutter, and level before and
    /// behind it.
    fn direct(&self, gutter: usize) -> Route {
        let (from, to) = (self.place(self.link.from), self.place(self.link.to));
        let mut route = Route::default();
        if (from.middle() - to.middle()).abs() < 0.6 {
            return route.piece((self.start(), Side::Right), (self.end(), Side::Left), Course::Straight);
        }
        let (left, right) = self.gutters.span(gutter);
        let (mut before, mut behind) = (self.start(), self.end());
        if left > from.right() + 1.0 {
            before = route.station(dot(left, from.middle()));
            route = route.piece((self.start(), Side::Right), (before, Side::Left), Course::Straight);
        }
        if right < to.x - 1.0 {
            behind = route.station(self.after(right, to.middle(), to.x - right - 8.0));
            route = route.piece((behind, Side::Right), (self.end(), Side::Left), Course::Straight);
        }
        route.piece((before, Side::Right), (behind, Side::Left), Course::Curved)
    }

    /// Up, along and down again, with the label on the way. From and to the tops
    /// of cards, or through gutters.
    fn back(&self, y: f64, gutters: Option<(usize, Option<usize>)>) -> Route {
        let (from, to) = (self.place(self.link.from), self.place(self.link.to));
        let mut route = Route::default();
        let own = |node: usize, place: Place| {
            let row = self.grid.scene.nodes.get(node).map_or(0, |node| node.spot.row);
            gutters.filter(|_| row > 0 || self.link.from == self.link.to).map(|gutters| (gutters, place))
        };
        let up = own(self.link.from, from).map(|((out, _), _)| self.gutters.x(Some(out), Key::Back(self.n)));
        let down = own(self.link.to, to).map(|((_, into), _)| self.gutters.x(into, Key::Home(self.link.to)));
        let (right, left) = (up.unwrap_or(from.centre()), down.unwrap_or(to.centre()));
        let middle = self.on((left + right) / 2.0, y, (right - left).abs() - 12.0);
        let middle = route.station(middle);
        match up {
            Some(x) => {
                let corner = route.station(dot(x - DOT / 2.0, y));
                route = route.piece((self.start(), Side::Right), (corner, Side::Bottom), Course::Corner).piece(
                    (corner, Side::Left),
                    (middle, Side::Right),
                    Course::Straight,
                );
            }
            None => route = route.piece((self.start(), Side::Top), (middle, Side::Right), Course::Corner),
        }
        match down {
            Some(x) => {
                let corner = route.station(dot(x - DOT / 2.0, y));
                route.piece((middle, Side::Left), (corner, Side::Right), Course::Straight).piece(
                    (corner, Side::Bottom),
                    (self.end(), Side::Left),
                    Course::Corner,
                )
            }
            None => route.piece((middle, Side::Left), (self.end(), Side::Top), Course::Corner),
        }
    }

    /// A station that begins here: the label where it has room.
    fn after(&self, x: f64, y: f64, room: f64) -> Station {
        match label(self.fit, self.link, room) {
            Some((label, width)) => Station { place: pill(x + width / 2.0, y, width), label: Some(label) },
            None => dot(x, y),
        }
    }

    /// The same with its middle here.
    fn on(&self, x: f64, y: f64, room: f64) -> Station {
        match label(self.fit, self.link, room) {
            Some((label, width)) => Station { place: pill(x, y, width), label: Some(label) },
            None => dot(x - DOT / 2.0, y),
        }
    }
}

fn dot(left: f64, y: f64) -> Station {
    Station { place: Place::new(left, y - DOT / 2.0, DOT, DOT), label: None }
}

fn pill(x: f64, y: f64, width: f64) -> Place {
    Place::new(x - width / 2.0, y - LABEL / 2.0, width, LABEL)
}

/// The label, or where that is too long its figure; with its width.
fn label(fit: &Fit, link: &Link, room: f64) -> Option<(String, f64)> {
    let text = link.label.as_ref()?;
    let figure = text.rsplit(" · ").next().unwrap_or(text);
    let of = |text: &str| (text.to_owned(), fit.width(text, bold(SMALLEST, LIGHT.ink)) + 8.0);
    [text.as_str(), figure].into_iter().map(of).find(|(_, width)| *width <= room)
}

impl Route {
    fn station(&mut self, station: Station) -> Stop {
        self.stations.push(station);
        Stop::Station(self.stations.len() - 1)
    }

    fn piece(mut self, from: (Stop, Side), to: (Stop, Side), course: Course) -> Self {
        self.pieces.push(Piece { from, to, course });
        self
    }
}

/// What has a place of its own across a gutter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Home(usize),
    Back(usize),
}

/// The room between columns, and which lines that lead back cross there; none:
/// left of the first column.
struct Gutters {
    keys: BTreeMap<Option<usize>, BTreeSet<Key>>,
    spans: BTreeMap<Option<usize>, (f64, f64)>,
}

impl Gutters {
    fn of(grid: &Grid<'_>) -> Self {
        let mut keys: BTreeMap<Option<usize>, BTreeSet<Key>> = BTreeMap::new();
        for (n, (link, way)) in grid.scene.links.iter().zip(&grid.ways.of).enumerate() {
            if let Way::Around { out, into, .. } = *way {
                keys.entry(Some(out)).or_default().insert(Key::Back(n));
                keys.entry(into).or_default().insert(Key::Home(link.to));
            }
        }
        let lefts = grid.columns.iter().skip(1).map(|column| column.left());
        let last = grid.columns.last().map_or(0.0, |column| column.right() + 22.0);
        let rights = grid.columns.iter().map(|column| column.right());
        let spans = rights.zip(lefts.chain([last])).enumerate().map(|(n, span)| (Some(n), span));
        let mut spans: BTreeMap<_, _> = spans.collect();
        let first = grid.columns.first().map_or(0.0, |column| column.left());
        spans.insert(None, (first - 22.0, first));
        Self { keys, spans }
    }

    fn span(&self, gutter: usize) -> (f64, f64) {
        self.spans.get(&Some(gutter)).copied().unwrap_or((0.0, 0.0))
    }

    fn x(&self, gutter: Option<usize>, key: Key) -> f64 {
        let (from, to) = self.spans.get(&gutter).copied().unwrap_or((0.0, 0.0));
        let keys = self.keys.get(&gutter);
        let place = keys.and_then(|keys| keys.iter().position(|one| *one == key)).unwrap_or(0);
        let count = keys.map_or(1, BTreeSet::len);
        from + (to - from) * (place + 1) as f64 / (count + 1) as f64
    }
}

/// How a line is drawn, as on the map.
pub(super) fn style(link: &Link) -> Line {
    let (colour, dash) = match link.style {
        EdgeStyle::Normal => (LIGHT.edge, Dash::Solid),
        EdgeStyle::Solved => (LIGHT.solved, Dash::Solid),
        EdgeStyle::GivesUp => (LIGHT.gives_up, Dash::Dotted),
        EdgeStyle::Loop => (LIGHT.pain, Dash::Dashed),
        EdgeStyle::Ghost => (LIGHT.waiting, Dash::Dashed),
    };
    Line { colour, dash, width: (link.width * 0.42).clamp(1.0, 3.4) }
}

/// A label of a line without a station: on the line, where no card and no other
/// label is; else there is none.
pub(super) fn labels(fit: &Fit, grid: &Grid<'_>, placed: &Placed, routes: &[Route]) -> Vec<(usize, Place, String)> {
    let with = |route: &Route| route.stations.iter().any(|station| station.label.is_some());
    let mut taken: Vec<Place> = placed.places.clone();
    taken.extend(routes.iter().flat_map(|route| &route.stations).filter(|s| s.label.is_some()).map(|s| s.place));
    let mut labels = Vec::new();
    for (n, (link, route)) in grid.scene.links.iter().zip(routes).enumerate() {
        let ends = [placed.places.get(link.from), placed.places.get(link.to)];
        let (Some((text, width)), [Some(from), Some(to)]) = (label(fit, link, f64::INFINITY), ends) else { continue };
        if with(route) {
            continue;
        }
        let (start, end) = match route.pieces.first() {
            Some(piece) => (from.port(piece.from.1), to.port(piece.to.1)),
            None => continue,
        };
        let spot = |part: f64| pill(start.0 + (end.0 - start.0) * part, start.1 + (end.1 - start.1) * part, width);
        let free = |place: &Place| !taken.iter().any(|other| other.overlaps(place));
        if let Some(place) = [0.5, 0.4, 0.6, 0.3, 0.7, 0.2, 0.8].map(spot).into_iter().find(free) {
            taken.push(place);
            labels.push((n, place, text));
        }
    }
    labels
}
