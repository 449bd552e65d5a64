//! From ways to curves: the pixels of each line.

use super::columns::Columns;
use super::graph::{Graph, Link};
use super::measures::{CARD, GUTTER, Heights, card_x, down_to, in_gutter, up_from};
use super::routes::{Climb, Route, Routes, Run};
use super::tracks::Tracks;
use crate::geometry::{Path, Point, at};

const CORNER: f64 = 10.0;
/// Where an arc reaches a card from the side, in parts of its height: clear of
/// the lines that come from the left.
const BELOW_PORT: f64 = 0.78;
/// How far above its card an arc turns into the gutter: between the card and
/// the badges of the track above it.
const ABOVE_CARD: f64 = 13.0;

/// The curve of each link.
pub(super) fn curves(
    graph: &Graph,
    columns: &Columns,
    tracks: &Tracks,
    routes: &Routes,
    heights: &Heights,
) -> Vec<Path> {
    let place = |node: usize| (columns.of[node], tracks.of[node]);
    let curve = |(link, route): (&Link, &Route)| match *route {
        Route::Forward { run, first, last } => {
            forward(place(link.source), place(link.target), run, (first, last), heights)
        }
        Route::Arc { level, up, down } => {
            let from = way_up(place(link.source), up, heights);
            let side = if graph.is_end(link.target) { 0.5 } else { BELOW_PORT };
            let to = way_down(place(link.target), down, side, heights);
            arc(from, to, heights.level(level))
        }
    };
    graph.links.iter().zip(&routes.of).map(curve).collect()
}

type Cell = (usize, usize);

fn forward(source: Cell, target: Cell, run: Run, (first, last): (f64, f64), heights: &Heights) -> Path {
    let start = at(card_x(source.0) + CARD, heights.port(source.1));
    let end = at(card_x(target.0), heights.port(target.1));
    let path = Path::from(start);
    if source.0 + 1 == target.0 {
        return path.swing(in_gutter(source.0, first), end);
    }
    let y = heights.run(run);
    path.swing(in_gutter(source.0, first), at(start.x + GUTTER, y))
        .line(at(end.x - GUTTER, y))
        .swing(in_gutter(target.0 - 1, last), end)
}

/// Corners from the card up to where the arc begins, its height left open.
fn way_up((column, track): Cell, climb: Climb, heights: &Heights) -> Vec<Point> {
    let x = up_from(column, climb);
    let top = heights.track(track);
    match climb {
        Climb::Straight => vec![at(x, top)],
        Climb::Gutter(_) => {
            let leave = up_from(column, Climb::Straight);
            vec![at(leave, top), at(leave, top - ABOVE_CARD), at(x, top - ABOVE_CARD)]
        }
    }
}

/// Corners from where the arc has come down to its card; beside it, at `side` of
/// the card's height.
fn way_down((column, track): Cell, climb: Climb, side: f64, heights: &Heights) -> Vec<Point> {
    let x = down_to(column, climb);
    match climb {
        Climb::Straight => vec![at(x, heights.track(track))],
        Climb::Gutter(_) => {
            let y = heights.track(track) + heights.track_height(track) * side;
            vec![at(x, y), at(card_x(column), y)]
        }
    }
}

fn arc(mut corners: Vec<Point>, down: Vec<Point>, level: f64) -> Path {
    if let (Some(&from), Some(&to)) = (corners.last(), down.first()) {
        corners.push(at(from.x, level));
        corners.push(at(to.x, level));
    }
    corners.extend(down);
    Path::rounded(&corners, CORNER)
}
