//! Points, rectangles and curves: the plain geometry under the layout. Knows
//! nothing of maps.

use std::fmt::Write;

/// A point, pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Point {
    pub(crate) x: f64,
    pub(crate) y: f64,
}

pub(crate) fn at(x: f64, y: f64) -> Point {
    Point { x, y }
}

/// An upright rectangle, pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Rect {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) width: f64,
    pub(crate) height: f64,
}

impl Rect {
    pub(crate) fn right(&self) -> f64 {
        self.x + self.width
    }

    pub(crate) fn bottom(&self) -> f64 {
        self.y + self.height
    }

    pub(crate) fn overlaps(&self, other: &Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    pub(crate) fn grown(&self, by: f64) -> Self {
        Self { x: self.x - by, y: self.y - by, width: self.width + 2.0 * by, height: self.height + 2.0 * by }
    }
}

/// Beyond this an S-curve is nearly upright all the way, pixels.
const LONG_SWING: f64 = 260.0;

/// One piece of a path, from where the last one ended.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Piece {
    Line(Point),
    Quadratic(Point, Point),
    Cubic(Point, Point, Point),
}

/// A line made of straight and curved pieces.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Path {
    start: Point,
    pieces: Vec<Piece>,
}

impl Path {
    pub(crate) fn from(start: Point) -> Self {
        Self { start, pieces: Vec::new() }
    }

    pub(crate) fn start(&self) -> Point {
        self.start
    }

    pub(crate) fn end(&self) -> Point {
        self.pieces.last().map_or(self.start, Piece::end)
    }

    /// Straight on; nothing when already there.
    pub(crate) fn line(mut self, to: Point) -> Self {
        if self.end() != to {
            self.pieces.push(Piece::Line(to));
        }
        self
    }

    /// To another height with level ends, the steep part around `middle`: an
    /// S-curve, or for a long way a trunk with rounded corners, which many
    /// branches share without a smear.
    pub(crate) fn swing(mut self, middle: f64, to: Point) -> Self {
        let from = self.end();
        if from.y == to.y {
            return self.line(to);
        }
        if (to.y - from.y).abs() > LONG_SWING {
            let trunk = Self::rounded(&[from, at(middle, from.y), at(middle, to.y), to], LONG_SWING);
            self.pieces.extend(trunk.pieces);
        } else {
            self.pieces.push(Piece::Cubic(at(middle, from.y), at(middle, to.y), to));
        }
        self
    }

    /// A cubic curve with these control points.
    pub(crate) fn cubic(mut self, first: Point, second: Point, to: Point) -> Self {
        self.pieces.push(Piece::Cubic(first, second, to));
        self
    }

    /// A line through `corners`, each rounded by at most `radius`.
    pub(crate) fn rounded(corners: &[Point], radius: f64) -> Self {
        let mut path = Self::from(corners.first().copied().unwrap_or(at(0.0, 0.0)));
        for three in corners.windows(3) {
            let &[before, corner, after] = three else { continue };
            let radius = radius.min(distance(before, corner) / 2.0).min(distance(corner, after) / 2.0);
            path = path.line(towards(corner, before, radius));
            path.pieces.push(Piece::Quadratic(corner, towards(corner, after, radius)));
        }
        match corners.last() {
            Some(last) => path.line(*last),
            None => path,
        }
    }

    /// SVG path data, coordinates to a hundredth.
    pub(crate) fn data(&self) -> String {
        let mut data = format!("M{}", pair(self.start));
        for piece in &self.pieces {
            // Writing to a string does not fail.
            let _ = match *piece {
                Piece::Line(to) => write!(data, "L{}", pair(to)),
                Piece::Quadratic(control, to) => write!(data, "Q{} {}", pair(control), pair(to)),
                Piece::Cubic(first, second, to) => write!(data, "C{} {} {}", pair(first), pair(second), pair(to)),
            };
        }
        data
    }

    /// An arrowhead at its end, as SVG path data: lines end level, to the right,
    /// or upright, downwards.
    pub(crate) fn arrowhead(&self) -> String {
        let tip = self.end();
        let before = self.points(f64::INFINITY).filter(|p| *p != tip).last();
        let down = before.is_some_and(|p| (p.x - tip.x).abs() < 0.01);
        let (a, b) = if down { ((-4.0, -7.0), (4.0, -7.0)) } else { ((-7.0, -4.0), (-7.0, 4.0)) };
        let corner = |(x, y): (f64, f64)| pair(at(tip.x + x, tip.y + y));
        format!("M{}L{}L{}Z", pair(tip), corner(a), corner(b))
    }

    /// The two ends of its longest level piece, if it has one.
    pub(crate) fn longest_level(&self) -> Option<(Point, Point)> {
        let ends = || self.points(f64::INFINITY);
        let level = ends().zip(ends().skip(1)).filter(|(a, b)| a.y == b.y && a.x != b.x);
        level.max_by(|a, b| distance(a.0, a.1).total_cmp(&distance(b.0, b.1)))
    }

    /// Points along the path, at most about `step` apart, both ends included.
    pub(crate) fn points(&self, step: f64) -> impl Iterator<Item = Point> {
        self.points_by(move |_| step)
    }

    /// Boxes that hold the path: one for each straight piece, and for curves one
    /// for each stretch of about `step`.
    pub(crate) fn boxes(&self, step: f64) -> impl Iterator<Item = Rect> {
        let points = || self.points_by(move |piece| if matches!(piece, Piece::Line(_)) { f64::INFINITY } else { step });
        points().zip(points().skip(1)).map(|(a, b)| Rect {
            x: a.x.min(b.x),
            y: a.y.min(b.y),
            width: (a.x - b.x).abs(),
            height: (a.y - b.y).abs(),
        })
    }

    fn points_by(&self, step: impl Fn(&Piece) -> f64) -> impl Iterator<Item = Point> {
        let starts = std::iter::once(self.start).chain(self.pieces.iter().map(Piece::end));
        let along = self.pieces.iter().zip(starts).flat_map(move |(piece, from)| {
            let count = (piece.length(from) / step(piece)).ceil().clamp(1.0, 10_000.0) as u32;
            (1..=count).map(move |i| piece.point(from, f64::from(i) / f64::from(count)))
        });
        std::iter::once(self.start).chain(along)
    }
}

impl Piece {
    fn end(&self) -> Point {
        match *self {
            Self::Line(end) | Self::Quadratic(_, end) | Self::Cubic(_, _, end) => end,
        }
    }

    /// At most; exactly where it is straight.
    fn length(&self, from: Point) -> f64 {
        match *self {
            Self::Line(to) => distance(from, to),
            Self::Quadratic(control, to) => distance(from, control) + distance(control, to),
            Self::Cubic(a, b, to) => distance(from, a) + distance(a, b) + distance(b, to),
        }
    }

    fn point(&self, from: Point, t: f64) -> Point {
        let u = 1.0 - t;
        match *self {
            Self::Line(to) => at(u * from.x + t * to.x, u * from.y + t * to.y),
            Self::Quadratic(c, to) => {
                at(u * u * from.x + 2.0 * u * t * c.x + t * t * to.x, u * u * from.y + 2.0 * u * t * c.y + t * t * to.y)
            }
            Self::Cubic(a, b, to) => {
                let weights = [u * u * u, 3.0 * u * u * t, 3.0 * u * t * t, t * t * t];
                let [p, q, r, s] = weights;
                at(p * from.x + q * a.x + r * b.x + s * to.x, p * from.y + q * a.y + r * b.y + s * to.y)
            }
        }
    }
}

fn distance(a: Point, b: Point) -> f64 {
    (a.x - b.x).hypot(a.y - b.y)
}

fn towards(from: Point, to: Point, by: f64) -> Point {
    let length = distance(from, to);
    if length == 0.0 {
        return from;
    }
    at(from.x + (to.x - from.x) * by / length, from.y + (to.y - from.y) * by / length)
}

fn pair(point: Point) -> String {
    format!("{} {}", number(point.x), number(point.y))
}

/// A coordinate to a hundredth, without needless zeros and never "-0".
pub(crate) fn number(value: f64) -> String {
    let rounded = (value * 100.0).round() / 100.0;
    format!("{}", if rounded == 0.0 { 0.0 } else { rounded })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_corner_is_rounded_and_the_ends_stay() {
        let path = Path::rounded(&[at(0.0, 0.0), at(100.0, 0.0), at(100.0, 50.0)], 10.0);
        assert_eq!(path.data(), "M0 0L90 0Q100 0 100 10L100 50");
    }

    #[test]
    fn a_level_swing_is_a_straight_line() {
        assert_eq!(Path::from(at(0.0, 5.0)).swing(10.0, at(20.0, 5.0)).data(), "M0 5L20 5");
    }

    #[test]
    fn points_begin_and_end_where_the_path_does() {
        let points: Vec<Point> = Path::from(at(0.0, 0.0)).swing(24.0, at(48.0, 100.0)).points(5.0).collect();
        assert_eq!((points.first(), points.last()), (Some(&at(0.0, 0.0)), Some(&at(48.0, 100.0))));
        assert!(points.windows(2).all(|p| distance(p[0], p[1]) < 10.0), "no gap that a card could hide in");
    }

    #[test]
    fn an_arrowhead_points_where_the_line_goes() {
        let down = Path::rounded(&[at(0.0, 0.0), at(50.0, 0.0), at(50.0, 40.0)], 10.0);
        assert_eq!(down.arrowhead(), "M50 40L46 33L54 33Z");
        let right = Path::from(at(0.0, 0.0)).swing(24.0, at(48.0, 100.0));
        assert_eq!(right.arrowhead(), "M48 100L41 96L41 104Z");
    }

    #[test]
    fn the_longest_level_piece_is_found() {
        let path =
            Path::from(at(0.0, 0.0)).swing(24.0, at(48.0, 100.0)).line(at(200.0, 100.0)).swing(220.0, at(240.0, 0.0));
        assert_eq!(path.longest_level(), Some((at(48.0, 100.0), at(200.0, 100.0))));
        assert_eq!(Path::from(at(0.0, 0.0)).swing(24.0, at(48.0, 100.0)).longest_level(), None);
    }

    #[test]
    fn a_straight_piece_is_in_one_box() {
        let path = Path::rounded(&[at(0.0, 0.0), at(1000.0, 0.0), at(1000.0, 500.0)], 10.0);
        let boxes: Vec<Rect> = path.boxes(12.0).collect();
        assert_eq!(boxes.first(), Some(&Rect { x: 0.0, y: 0.0, width: 990.0, height: 0.0 }));
        assert_eq!(boxes.last(), Some(&Rect { x: 1000.0, y: 10.0, width: 0.0, height: 490.0 }));
        assert_eq!(boxes.len(), 4, "and the corner in two");
    }
}
