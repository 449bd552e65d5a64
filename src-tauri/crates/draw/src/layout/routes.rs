//! Which way each line takes between the cards: along a free track, through a
//! channel between two tracks, or as an arc above them all. Decides order, not
//! pixels: those are in [`super::paths`].

use super::columns::Columns;
use super::graph::{Graph, Link};
use super::tracks::Tracks;
use std::collections::BTreeMap;

/// The ways of all links, and how much room they need.
pub(super) struct Routes {
    /// Of each link.
    pub(super) of: Vec<Route>,
    /// Lines side by side in each channel: channel 0 is above track 0, channel
    /// t + 1 below track t.
    pub(super) lanes: Vec<usize>,
    /// Arcs above one another.
    pub(super) levels: usize,
}

/// One link's way.
#[derive(Clone, Debug)]
pub(super) enum Route {
    /// To the right.
    Forward {
        /// Where it runs between its first and its last gutter.
        run: Run,
        /// Where it is steep in its first gutter, −1 to 1 across the gutter.
        first: f64,
        /// The same in its last gutter.
        last: f64,
    },
    /// To the same column or back.
    Arc {
        /// Counted from the tracks upwards.
        level: usize,
        up: Climb,
        down: Climb,
    },
}

/// At which height a line runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    Track(usize),
    Channel { channel: usize, lane: usize },
}

/// How an arc leaves or reaches its card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Climb {
    /// Nothing stands above: straight up from the card.
    Straight,
    /// Beside the column, on this lane of the gutter.
    Gutter(usize),
}

impl Run {
    /// Order from top to bottom: channels and tracks in turn.
    fn height(self) -> usize {
        match self {
            Self::Channel { channel, .. } => 2 * channel,
            Self::Track(track) => 2 * track + 1,
        }
    }
}

/// Horizontal extent of an arc and of its label, pixels; the routes ask for
/// them, so that no arc hides another's label.
pub(super) type Extent<'a> = &'a dyn Fn(usize, Climb, Climb) -> (f64, f64);

pub(super) fn plan(graph: &Graph, columns: &Columns, tracks: &Tracks, extent: Extent) -> Routes {
    let mut planner = Planner::new(graph, columns, tracks);
    let mut order: Vec<usize> = (0..graph.links.len()).collect();
    order.sort_by_key(|l| planner.precedence(*l));
    order.retain(|l| planner.is_forward(*l));
    let runs: BTreeMap<usize, Run> = order.into_iter().map(|l| (l, planner.run(l))).collect();
    let swings = planner.swings(&runs);
    let climbs = planner.climbs();
    let (levels_of, levels) = planner.levels(&climbs, extent);
    let of = (0..graph.links.len())
        .map(|l| match runs.get(&l) {
            Some(&run) => {
                let (first, last) = swings.get(&l).copied().unwrap_or((0.0, 0.0));
                Route::Forward { run, first, last }
            }
            None => {
                let (up, down) = climbs.get(&l).copied().unwrap_or((Climb::Straight, Climb::Straight));
                Route::Arc { level: levels_of.get(&l).copied().unwrap_or(0), up, down }
            }
        })
        .collect();
    Routes { of, lanes: planner.channels.iter().map(Vec::len).collect(), levels }
}

/// A stretch of a line, in gutters, and where it leads: lines to the same
/// target may share it, others would be mistaken for one another.
#[derive(Clone, Copy)]
struct Stretch {
    from: usize,
    to: usize,
    target: usize,
}

impl Stretch {
    fn hinders(&self, other: &Self) -> bool {
        let apart = self.to < other.from || other.to < self.from;
        !apart && self.target != other.target
    }
}

struct Planner<'a> {
    graph: &'a Graph<'a>,
    columns: &'a Columns,
    tracks: &'a Tracks,
    /// Columns of the cards on each track, ascending.
    cards: Vec<Vec<usize>>,
    /// Top track that is taken in each column.
    top: Vec<usize>,
    /// Stretches that run along each track.
    along: Vec<Vec<Stretch>>,
    /// Stretches on each lane of each channel.
    channels: Vec<Vec<Vec<Stretch>>>,
}

impl<'a> Planner<'a> {
    fn new(graph: &'a Graph<'a>, columns: &'a Columns, tracks: &'a Tracks) -> Self {
        let mut cards = vec![Vec::new(); tracks.total];
        let mut top = vec![usize::MAX; columns.total];
        for (&column, &track) in columns.of.iter().zip(&tracks.of) {
            cards[track].push(column);
            top[column] = top[column].min(track);
        }
        cards.iter_mut().for_each(|row: &mut Vec<usize>| row.sort_unstable());
        Self {
            graph,
            columns,
            tracks,
            cards,
            top,
            along: vec![Vec::new(); tracks.total],
            channels: vec![Vec::new(); tracks.total + 1],
        }
    }

    fn span(&self, link: usize) -> (usize, usize) {
        let link = &self.graph.links[link];
        (self.columns.of[link.source], self.columns.of[link.target])
    }

    fn is_forward(&self, link: usize) -> bool {
        let (from, to) = self.span(link);
        from < to
    }

    /// Straight lines first, then short ones: they have the least choice.
    fn precedence(&self, link: usize) -> (bool, bool, usize, usize) {
        let (from, to) = self.span(link);
        let Link { source, target, ghost, .. } = &self.graph.links[link];
        (*ghost, self.tracks.of[*source] != self.tracks.of[*target], to.abs_diff(from), link)
    }

    /// Along the lower of its two tracks where that is free, so that a fork
    /// comes down at once and a merge goes up late; else along the other; else
    /// through the channel beside the target.
    fn run(&mut self, link: usize) -> Run {
        let (from, to) = self.span(link);
        let Link { source, target, .. } = self.graph.links[link];
        let stretch = Stretch { from, to: to - 1, target };
        let (above, below) = (self.tracks.of[source], self.tracks.of[target]);
        if from + 1 == to {
            return Run::Track(below);
        }
        for track in [above.max(below), above.min(below)] {
            if self.is_free(track, &stretch) {
                self.along[track].push(stretch);
                return Run::Track(track);
            }
        }
        let channel = if below > above { below } else { below + 1 };
        Run::Channel { channel, lane: lane_for(&mut self.channels[channel], stretch) }
    }

    fn is_free(&self, track: usize, stretch: &Stretch) -> bool {
        let row = &self.cards[track];
        let next = row.partition_point(|column| *column <= stretch.from);
        let no_card = row.get(next).is_none_or(|column| *column > stretch.to);
        no_card && !self.along[track].iter().any(|other| other.hinders(stretch))
    }

    /// Keeps steep parts of different lines apart in a gutter: one place for
    /// each fork and each merge.
    fn swings(&self, runs: &BTreeMap<usize, Run>) -> BTreeMap<usize, (f64, f64)> {
        let mut bundles: BTreeMap<Bundle, Heights> = BTreeMap::new();
        let mut parts = Vec::new();
        for (&link, &run) in runs {
            let Link { source, target, .. } = self.graph.links[link];
            let (from, to) = self.span(link);
            let (start, end) = (2 * self.tracks.of[source] + 1, 2 * self.tracks.of[target] + 1);
            let forks = self.graph.leaving[source].len() > 1;
            let mut swing = |gutter: usize, by_source: bool, a: usize, b: usize| {
                let key = (gutter, by_source, if by_source { source } else { target });
                let extent = bundles.entry(key).or_insert((usize::MAX, 0));
                *extent = (extent.0.min(a.min(b)), extent.1.max(a.max(b)));
                key
            };
            let keys = if from + 1 == to {
                let key = swing(from, forks, start, end);
                (key, key)
            } else {
                (swing(from, true, start, run.height()), swing(to - 1, false, run.height(), end))
            };
            parts.push((link, keys));
        }
        let place = spread(&bundles);
        let of = |key| place.get(&key).copied().unwrap_or(0.0);
        parts.into_iter().map(|(link, (first, last))| (link, (of(first), of(last)))).collect()
    }

    /// How each arc leaves and reaches its cards; arcs of one card share its lane.
    fn climbs(&self) -> BTreeMap<usize, (Climb, Climb)> {
        let mut up: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut down: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        let mut climbs = BTreeMap::new();
        for l in (0..self.graph.links.len()).filter(|l| !self.is_forward(*l)) {
            let Link { source, target, .. } = self.graph.links[l];
            climbs.insert(l, (self.climb(source, &mut up), self.climb(target, &mut down)));
        }
        climbs
    }

    fn climb(&self, node: usize, lanes: &mut BTreeMap<usize, Vec<usize>>) -> Climb {
        let column = self.columns.of[node];
        // An end is lower than its cell: it is reached from the side.
        if self.top[column] == self.tracks.of[node] && !self.graph.is_end(node) {
            return Climb::Straight;
        }
        let lanes = lanes.entry(column).or_default();
        let lane = lanes.iter().position(|n| *n == node).unwrap_or_else(|| {
            lanes.push(node);
            lanes.len() - 1
        });
        Climb::Gutter(lane)
    }

    /// Short arcs below long ones, as low as they fit.
    fn levels(&self, climbs: &BTreeMap<usize, (Climb, Climb)>, extent: Extent) -> (BTreeMap<usize, usize>, usize) {
        let mut arcs: Vec<(usize, (f64, f64))> =
            climbs.iter().map(|(link, (up, down))| (*link, extent(*link, *up, *down))).collect();
        arcs.sort_by(|(a, x), (b, y)| (x.1 - x.0).total_cmp(&(y.1 - y.0)).then(a.cmp(b)));
        let mut levels: Vec<Vec<(f64, f64)>> = Vec::new();
        let mut of = BTreeMap::new();
        for (link, (left, right)) in arcs {
            let free = |taken: &Vec<(f64, f64)>| taken.iter().all(|(l, r)| right < *l || *r < left);
            let level = levels.iter().position(free).unwrap_or_else(|| {
                levels.push(Vec::new());
                levels.len() - 1
            });
            levels[level].push((left, right));
            of.insert(link, level);
        }
        (of, levels.len())
    }
}

fn lane_for(lanes: &mut Vec<Vec<Stretch>>, stretch: Stretch) -> usize {
    let lane = lanes.iter().position(|taken| !taken.iter().any(|s| s.hinders(&stretch))).unwrap_or_else(|| {
        lanes.push(Vec::new());
        lanes.len() - 1
    });
    lanes[lane].push(stretch);
    lane
}

/// Gutter, fork or merge, and the node that it is the fork or merge of.
type Bundle = (usize, bool, usize);
/// From the upper to the lower end, as [`Run::height`] counts.
type Heights = (usize, usize);

/// A place from −1 to 1 across the gutter for each bundle, so that no two that
/// overlap in height have the same.
fn spread(bundles: &BTreeMap<Bundle, Heights>) -> BTreeMap<Bundle, f64> {
    let mut by_gutter: BTreeMap<usize, Vec<(Bundle, Heights)>> = BTreeMap::new();
    for (key, extent) in bundles.iter().filter(|(_, (top, bottom))| top < bottom) {
        by_gutter.entry(key.0).or_default().push((*key, *extent));
    }
    let mut place = BTreeMap::new();
    for mut bundles in by_gutter.into_values() {
        // Forks on the left, merges on the right: they cross less.
        bundles.sort_by_key(|((_, fork, node), extent)| (!fork, *extent, *node));
        let mut lanes: Vec<Vec<Heights>> = Vec::new();
        let mut lane_of = Vec::new();
        for (key, (top, bottom)) in bundles {
            let free = |taken: &Vec<Heights>| taken.iter().all(|(t, b)| bottom <= *t || *b <= top);
            let lane = lanes.iter().position(free).unwrap_or_else(|| {
                lanes.push(Vec::new());
                lanes.len() - 1
            });
            lanes[lane].push((top, bottom));
            lane_of.push((key, lane));
        }
        let widest = lanes.len().saturating_sub(1) as f64;
        for (key, lane) in lane_of {
            place.insert(key, if widest == 0.0 { 0.0 } else { 2.0 * lane as f64 / widest - 1.0 });
        }
    }
    place
}
