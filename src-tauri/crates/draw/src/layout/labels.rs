//! What stands on the lines, and where: shares and names of arcs, over no card
//! and over no other label, and where there is a choice over no other line.

use super::graph::{Graph, Link};
use super::measures::{ARC_NAME, COLUMN, GUTTER, LABEL, LABEL_HEIGHT, LABEL_PADDING};
use super::routes::Route;
use crate::decor::{Decor, WayMark};
use crate::geometry::{Path, Point, Rect};
use crate::text::Ruler;
use crate::words;
use rustc_hash::FxHashMap;

/// The words on each link, if any.
pub(super) fn texts(graph: &Graph, arcs: &[bool], decor: &Decor, ruler: &Ruler) -> Vec<Option<String>> {
    graph
        .links
        .iter()
        .zip(arcs)
        .map(|(link, arc)| match (mark(graph, link, decor), link.ghost, arc) {
            (Some(WayMark { faded: true, .. }), ..) => None,
            (Some(WayMark { label: Some(label), .. }), ..) => Some(label.clone()),
            (_, true, _) => Some(words::count(link.tickets.unwrap_or(0))),
            (_, false, true) => Some(arc_text(graph, link, decor, ruler)),
            (_, false, false) => share(graph, link, decor).filter(|s| *s < 0.9995).map(words::percent),
        })
        .collect()
}

/// What tickets say of a link.
pub(super) fn mark<'a>(graph: &Graph, link: &Link, decor: &'a Decor) -> Option<&'a WayMark> {
    let id = |node: usize| graph.nodes.get(node).map(|node| node.touchpoint.id);
    decor.tickets.as_ref()?.ways.get(&(id(link.source)?, id(link.target)?))
}

/// Width of the pill around a text.
pub(super) fn width(text: &str, ruler: &Ruler) -> f64 {
    ruler.width(text, LABEL) + 2.0 * LABEL_PADDING
}

/// Share of those who leave the source: from the numbers laid over the map,
/// else as the map says. Shares of those who are served and of those who give
/// up have different wholes and are never added up.
fn share(graph: &Graph, link: &Link, decor: &Decor) -> Option<f64> {
    let visits = decor.visits.get(&graph.nodes[link.source].touchpoint.id).copied().unwrap_or(0.0);
    match link.given {
        Some(traversals) if visits > 0.0 => Some(traversals / visits),
        Some(_) | None => Some(if link.gives_up { link.gave_up } else { link.served }),
    }
}

/// "calls again · 9 of 100".
fn arc_text(graph: &Graph, link: &Link, decor: &Decor, ruler: &Ruler) -> String {
    let name = if link.label.is_empty() { words::way_back(link.kind) } else { &link.label };
    let name = ruler.fit(name, LABEL, ARC_NAME);
    match link.given {
        Some(traversals) => format!("{name} · {}", words::of_hundred(traversals)),
        None => match share(graph, link, decor) {
            Some(share) => format!("{name} · {}", words::percent(share)),
            None => name,
        },
    }
}

/// Finds a place for each label: arcs first, they have names; then the shares
/// of the widest lines. A label that finds none is left out.
pub(super) fn place(
    graph: &Graph,
    routes: &[Route],
    curves: &[Path],
    texts: &[Option<String>],
    cards: &[Rect],
    ruler: &Ruler,
) -> Vec<Option<Rect>> {
    let mut sheet = Sheet::new(cards, curves);
    let mut order: Vec<usize> = (0..texts.len()).filter(|l| texts[*l].is_some()).collect();
    order.sort_by(|a, b| {
        let rank = |l: usize| matches!(routes[l], Route::Forward { .. });
        rank(*a).cmp(&rank(*b)).then(graph.links[*b].flow.total_cmp(&graph.links[*a].flow)).then(a.cmp(b))
    });
    let mut places = vec![None; texts.len()];
    for link in order {
        let Some(text) = &texts[link] else { continue };
        let width = width(text, ruler);
        places[link] = match routes[link] {
            Route::Arc { .. } => sheet.take(link, on_top_of_arc(&curves[link], width), width),
            // Several of them leave a card together: each says its count where it runs alone.
            Route::Forward { .. } if graph.links[link].ghost => {
                sheet.take(link, on_its_level(&curves[link], width).chain(along(&curves[link])), width)
            }
            Route::Forward { .. } => sheet.take(link, along(&curves[link]), width),
        };
    }
    places
}

/// Between points that stand for a line: less than a label is high.
const STEP: f64 = 12.0;

// Where a label may be centred, best first.

/// Around the middle of the highest part, which is a straight piece.
fn on_top_of_arc(arc: &Path, width: f64) -> impl Iterator<Item = Point> + use<> {
    let ends = || arc.points(f64::INFINITY);
    let top = ends().map(|p| p.y).fold(f64::INFINITY, f64::min);
    let mut level = ends().filter(|p| p.y < top + 0.01).map(|p| p.x);
    let a = level.next().unwrap_or(0.0);
    let b = level.last().unwrap_or(a);
    let middle = (a + b) / 2.0;
    let reach = ((a - b).abs() - width).max(0.0) / 2.0;
    let shifts = [0.0, -0.25, 0.25, -0.5, 0.5, -0.75, 0.75, -1.0, 1.0];
    shifts.into_iter().map(move |s| Point { x: middle + s * reach, y: top })
}

/// Along its longest level piece, from the middle to the ends.
fn on_its_level(line: &Path, width: f64) -> impl Iterator<Item = Point> + use<> {
    let level = line.longest_level().filter(|(a, b)| b.x - a.x > width);
    let shifts = [0.0, -0.3, 0.3, -0.6, 0.6, -0.9, 0.9];
    level.into_iter().flat_map(move |(a, b)| {
        let reach = (b.x - a.x - width) / 2.0;
        shifts.map(|s| Point { x: (a.x + b.x) / 2.0 + s * reach, y: a.y })
    })
}

/// In the first gutter, where forks have parted; then anywhere.
fn along(line: &Path) -> impl Iterator<Item = Point> {
    let start = line.start();
    let parted = line.points(STEP).take_while(|p| p.x <= start.x + GUTTER).last().map_or(start.y, |p| p.y);
    let rise = parted - start.y;
    // So many pixels before the branch, but on its half of the way.
    let before = move |pixels: f64| {
        let back = pixels.min(rise.abs() * 0.6).copysign(rise);
        Point { x: start.x + GUTTER / 2.0, y: parted - back }
    };
    let in_gutter = [16.0, 24.0, 8.0, 32.0, 42.0, 54.0, 66.0].into_iter().map(before);
    in_gutter.chain(line.points(STEP).map(|p| Point { x: off_the_cards(p.x), y: p.y }))
}

/// The middle of the gutter for what lies in one: beside it are cards.
fn off_the_cards(x: f64) -> f64 {
    let middle = (x / COLUMN).round() * COLUMN;
    if (x - middle).abs() <= GUTTER / 2.0 { middle } else { x }
}

/// What is taken already. Rectangles and lines are kept in squares, so that a
/// look at one place does not look at the whole map.
struct Sheet {
    taken: Squares<Rect>,
    lines: Squares<(Rect, usize)>,
}

/// Keys of our own making need no hash against malice: there are many of them.
type Squares<T> = FxHashMap<(i64, i64), Vec<T>>;

const SQUARE: f64 = 64.0;

impl Sheet {
    fn new(cards: &[Rect], curves: &[Path]) -> Self {
        let mut sheet = Self { taken: Squares::default(), lines: Squares::default() };
        for card in cards {
            sheet.add(card.grown(2.0));
        }
        for (link, curve) in curves.iter().enumerate() {
            for part in curve.boxes(STEP) {
                for key in squares(&part) {
                    sheet.lines.entry(key).or_default().push((part, link));
                }
            }
        }
        sheet
    }

    fn add(&mut self, rect: Rect) {
        for key in squares(&rect) {
            self.taken.entry(key).or_default().push(rect);
        }
    }

    fn take(&mut self, link: usize, spots: impl Iterator<Item = Point>, width: f64) -> Option<Rect> {
        let mut best: Option<(usize, Rect)> = None;
        for (i, spot) in spots.enumerate() {
            // From here on even a spot that hides nothing is no better.
            if best.is_some_and(|(cost, _)| cost <= i) {
                break;
            }
            let rect = around(spot, width);
            if self.is_free(&rect) {
                let cost = self.crossed(&rect, link) * 4 + i;
                if best.is_none_or(|(least, _)| cost < least) {
                    best = Some((cost, rect));
                }
            }
        }
        let (_, rect) = best?;
        self.add(rect.grown(1.0));
        Some(rect)
    }

    fn is_free(&self, rect: &Rect) -> bool {
        squares(rect).all(|key| self.taken.get(&key).is_none_or(|taken| taken.iter().all(|t| !t.overlaps(rect))))
    }

    /// Other lines that a label here would cover.
    fn crossed(&self, rect: &Rect, own: usize) -> usize {
        let near = squares(rect).filter_map(|key| self.lines.get(&key)).flatten();
        let mut crossed: Vec<usize> =
            near.filter(|(part, link)| *link != own && part.overlaps(rect)).map(|(_, link)| *link).collect();
        crossed.sort_unstable();
        crossed.dedup();
        crossed.len()
    }
}

fn around(spot: Point, width: f64) -> Rect {
    Rect { x: spot.x - width / 2.0, y: spot.y - LABEL_HEIGHT / 2.0, width, height: LABEL_HEIGHT }
}

fn square(coordinate: f64) -> i64 {
    (coordinate / SQUARE).floor() as i64
}

fn squares(rect: &Rect) -> impl Iterator<Item = (i64, i64)> + use<> {
    let (left, right) = (square(rect.x), square(rect.right()));
    let (top, bottom) = (square(rect.y), square(rect.bottom()));
    (left..=right).flat_map(move |x| (top..=bottom).map(move |y| (x, y)))
}
