//! The emotion curves: one point per column, smooth between them; the map's own
//! with faces and numbers, and another map's as a ghost beside it.

use super::columns::parts_per_million;
use super::measures::{CARD, FEELING, GHOST_NAME, POINT_NUMBER, card_x};
use super::{Emotion, EmotionPoint, GhostCurve, Sheet};
use crate::decor::Ghost;
use crate::geometry::{Path, Point, Rect, at};
use crate::words;
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// From the top of the band to the line of neither good nor bad: so far that the
/// happiest face lies below the name of the band, also where a map is seen from
/// far and its names stay legible.
const ZERO: f64 = 70.0;
/// One step of the scale from −2 to +2.
const STEP: f64 = 18.0;

/// The curve in a band whose top is at `top`.
pub(super) fn emotion(sheet: &Sheet, top: f64) -> Emotion {
    let zero_y = top + ZERO;
    let own = |n: usize| sheet.graph.nodes[n].touchpoint.emotion.as_ref().map(|e| e.value);
    let points: Vec<EmotionPoint> = felt(sheet, &own, &BTreeMap::new())
        .into_iter()
        .map(|(column, (n, value))| {
            let Point { x, y } = point(column, value, zero_y);
            EmotionPoint { touchpoint: sheet.graph.nodes[n].touchpoint.id, x, y, value }
        })
        .collect();
    let path = through(&points.iter().map(|p| at(p.x, p.y)).collect::<Vec<_>>());
    let ghost = sheet.decor.ghost.as_ref().and_then(|ghost| beside(sheet, ghost, &points, &path, top));
    Emotion { zero_y, path: path.map_or_else(String::new, |p| p.data()), points, ghost }
}

/// Per column the step that speaks for it, and how it feels: the preferred one,
/// else the one that most customers pass.
fn felt(
    sheet: &Sheet,
    value: &dyn Fn(usize) -> Option<f64>,
    preferred: &BTreeMap<usize, usize>,
) -> BTreeMap<usize, (usize, f64)> {
    let visits = |n: usize| (parts_per_million(sheet.graph.nodes[n].visits), Reverse(sheet.tracks.of[n]));
    let mut felt: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
    for n in 0..sheet.graph.nodes.len() {
        if let Some(value) = value(n).filter(|v| v.is_finite()) {
            felt.entry(sheet.columns.of[n]).or_default().push((n, value.clamp(-2.0, 2.0)));
        }
    }
    let speaks = |(column, steps): (usize, Vec<(usize, f64)>)| {
        let first = preferred.get(&column).and_then(|n| steps.iter().find(|(step, _)| step == n));
        let one = first.or_else(|| steps.iter().max_by_key(|(n, _)| visits(*n)))?;
        Some((column, *one))
    };
    felt.into_iter().filter_map(speaks).collect()
}

fn point(column: usize, value: f64, zero_y: f64) -> Point {
    at(card_x(column) + CARD / 2.0, zero_y - STEP * value)
}

/// Level at every point, so that the curve never swings beyond what was said.
fn through(points: &[Point]) -> Option<Path> {
    let start = Path::from(*points.first()?);
    Some(points.windows(2).fold(start, |path, pair| match pair {
        [from, to] => {
            let reach = (to.x - from.x) * 0.4;
            path.cubic(at(from.x + reach, from.y), at(to.x - reach, to.y), *to)
        }
        _ => path,
    }))
}

/// The other map's curve, through the same touchpoints where it has them.
fn beside(sheet: &Sheet, ghost: &Ghost, own: &[EmotionPoint], curve: &Option<Path>, top: f64) -> Option<GhostCurve> {
    let nodes = &sheet.graph.nodes;
    let column_of: BTreeMap<_, _> = nodes.iter().enumerate().map(|(n, node)| (node.touchpoint.id, n)).collect();
    let speaking =
        own.iter().filter_map(|p| column_of.get(&p.touchpoint)).map(|n| (sheet.columns.of[*n], *n)).collect();
    let theirs = |n: usize| ghost.emotions.get(&nodes[n].touchpoint.id).copied();
    let mut points: Vec<Point> = felt(sheet, &theirs, &speaking)
        .into_iter()
        .map(|(column, (_, value))| point(column, value, top + ZERO))
        .collect();
    if let [alone] = *points {
        // A single point would not be seen.
        points = vec![at(alone.x - CARD / 4.0, alone.y), at(alone.x + CARD / 4.0, alone.y)];
    }
    let path = through(&points)?;
    let width = sheet.width();
    let name = sheet.ruler.fit(&ghost.name, GHOST_NAME, LONGEST_NAME.min(width - 2.0 * MARGIN));
    let band = Rect { x: 0.0, y: top, width, height: FEELING };
    let place = Place { band, taken: taken(sheet, own, curve, &band) };
    let Point { x, y } = place.of_name(&path, sheet.ruler.width(&name, GHOST_NAME));
    Some(GhostCurve { name, path: path.data(), x, y })
}

const LONGEST_NAME: f64 = 150.0;
/// From the name of a ghost to the edges of its band.
const MARGIN: f64 = 6.0;
/// Above and below the base line of a name.
const ASCENT: f64 = 10.0;
const DESCENT: f64 = 3.0;

/// Faces, numbers, the curve itself and the name of the row.
fn taken(sheet: &Sheet, own: &[EmotionPoint], curve: &Option<Path>, band: &Rect) -> Vec<Rect> {
    let mut taken = vec![Rect { x: 0.0, y: band.y, width: 110.0, height: 22.0 }];
    for p in own {
        taken.push(Rect { x: p.x - 11.0, y: p.y - 11.0, width: 22.0, height: 22.0 });
        taken.push(number_box(p, sheet.ruler.width(&words::emotion(p.value), POINT_NUMBER)));
    }
    let line = curve.iter().flat_map(|c| c.points(8.0));
    taken.extend(line.map(|p| Rect { x: p.x - 3.0, y: p.y - 3.0, width: 6.0, height: 6.0 }));
    taken
}

/// Where the number of a point stands: at the upper right of its face.
fn number_box(point: &EmotionPoint, width: f64) -> Rect {
    Rect { x: point.x + 11.0, y: point.y - 17.0, width: width + 4.0, height: 12.0 }
}

/// Where a name may stand.
struct Place {
    band: Rect,
    taken: Vec<Rect>,
}

impl Place {
    /// Behind the end of the curve, else as near to it as there is room.
    fn of_name(&self, path: &Path, width: f64) -> Point {
        let points: Vec<Point> = path.points(20.0).collect();
        let end = path.end();
        let behind = at(end.x + 8.0, end.y + 4.0);
        let near = points.iter().rev().flat_map(|p| {
            let above = [8.0, 22.0, 36.0, 50.0, 64.0, 78.0].map(|up| at(p.x - width, p.y - up));
            let below = [16.0, 30.0, 44.0, 58.0, 72.0, 86.0].map(|down| at(p.x - width, p.y + down));
            above.into_iter().zip(below).flat_map(|(a, b)| [a, b])
        });
        let inside = |spot: Point| Point { x: spot.x.clamp(MARGIN, self.band.right() - width - MARGIN), ..spot };
        let mut spots = std::iter::once(behind).chain(near.map(inside));
        spots.find(|spot| self.is_free(*spot, width)).unwrap_or(inside(at(end.x, self.band.y + ASCENT + 3.0)))
    }

    fn is_free(&self, spot: Point, width: f64) -> bool {
        let name = Rect { x: spot.x, y: spot.y - ASCENT, width, height: ASCENT + DESCENT };
        let inside = name.x >= 0.0
            && name.right() <= self.band.right() - MARGIN
            && name.y >= self.band.y + 2.0
            && name.bottom() <= self.band.bottom() - 2.0;
        inside && !self.taken.iter().any(|taken| taken.overlaps(&name))
    }
}
