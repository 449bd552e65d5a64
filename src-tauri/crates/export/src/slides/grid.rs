//! Where cards stand on a slide: columns as wide as they are given, rows as
//! high as what stands in them, and between the rows room for lines.

use super::fit::Fit;
use super::route::Ways;
use super::scene::{Node, Scene, What};
use super::shapes::{LINE, Paragraph, Place, bold, regular};
use draw::theme::LIGHT;

/// Smallest text of a slide, points.
pub(super) const SMALLEST: f64 = 9.0;
/// Between two rows: at least, and where there is room.
const GAP: (f64, f64) = (20.0, 44.0);
/// Between two levels of lines back.
const LEVEL: f64 = 17.0;
/// Between two lanes of a channel.
const LANE: f64 = 15.0;
/// From the edge of a card to its text.
pub(super) const CARD: (f64, f64) = (8.0, 5.0);
pub(super) const END: (f64, f64) = (8.0, 5.0);
pub(super) const ASIDE: (f64, f64) = (6.0, 4.0);
/// Below the text of a card, for its bar.
pub(super) const BAR: f64 = 9.0;
const BETWEEN_ASIDES: f64 = 6.0;

/// How large text is, and how much of a name stands there at most.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Sizes {
    pub(super) name: f64,
    pub(super) lines: usize,
}

impl Sizes {
    pub(super) fn small(&self) -> f64 {
        (self.name - 2.0).max(SMALLEST)
    }
}

/// A column: its middle, and how wide a card in it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Column {
    pub(super) centre: f64,
    pub(super) card: f64,
}

impl Column {
    pub(super) fn left(&self) -> f64 {
        self.centre - self.card / 2.0
    }

    pub(super) fn right(&self) -> f64 {
        self.centre + self.card / 2.0
    }
}

/// Everything but the heights.
pub(super) struct Grid<'a> {
    pub(super) scene: &'a Scene,
    pub(super) ways: &'a Ways,
    pub(super) columns: &'a [Column],
    pub(super) sizes: Sizes,
    rows: Vec<f64>,
    nodes: Vec<f64>,
}

/// Where everything stands.
pub(super) struct Placed {
    pub(super) places: Vec<Place>,
    /// First lane of each channel.
    channels: Vec<f64>,
    /// The lowest line back.
    level: f64,
    pub(super) bottom: f64,
}

impl Placed {
    pub(super) fn lane(&self, channel: usize, lane: usize) -> f64 {
        self.channels.get(channel).copied().unwrap_or(self.bottom) + lane as f64 * LANE
    }

    pub(super) fn level(&self, level: usize) -> f64 {
        self.level - level as f64 * LEVEL
    }
}

impl<'a> Grid<'a> {
    pub(super) fn new(fit: &Fit, scene: &'a Scene, ways: &'a Ways, columns: &'a [Column], sizes: Sizes) -> Self {
        let width = |node: &Node| columns.get(node.spot.column).map_or(100.0, |column| column.card);
        let nodes: Vec<f64> = scene.nodes.iter().map(|node| height(fit, &node.what, width(node), sizes)).collect();
        let mut rows = vec![0.0_f64; scene.rows];
        for (node, height) in scene.nodes.iter().zip(&nodes).filter(|(node, _)| !node.spot.beside) {
            if let Some(row) = rows.get_mut(node.spot.row) {
                *row = row.max(*height);
            }
        }
        Self { scene, ways, columns, sizes, rows, nodes }
    }

    /// No word of a name is broken.
    pub(super) fn keeps_words(&self, fit: &Fit) -> bool {
        self.scene.nodes.iter().all(|node| {
            let room = self.columns.get(node.spot.column).map_or(0.0, |column| column.card - 2.0 * CARD.0);
            match &node.what {
                What::Step(step) => fit.word(&step.name, bold(self.sizes.name, LIGHT.ink)) <= room,
                What::End(_, name) => fit.word(name, bold(self.sizes.name, LIGHT.ink)) <= room,
                What::Aside(_) => true,
            }
        })
    }

    /// No name is cut.
    pub(super) fn keeps_names(&self, fit: &Fit) -> bool {
        self.scene.nodes.iter().all(|node| {
            let room = self.columns.get(node.spot.column).map_or(0.0, |column| column.card - 2.0 * CARD.0);
            match &node.what {
                What::Step(step) => {
                    let name = bold(self.sizes.name, LIGHT.ink);
                    fit.lines(&step.name, name, room, usize::MAX) <= self.sizes.lines
                }
                What::End(..) | What::Aside(_) => true,
            }
        })
    }

    fn lanes(&self, channel: usize) -> f64 {
        match self.ways.lanes.get(channel).copied().unwrap_or(0) {
            0 => 0.0,
            lanes => (lanes - 1) as f64 * LANE,
        }
    }

    /// Of the channel below the last row: none where no line runs there.
    fn below(&self) -> f64 {
        let lines = self.ways.lanes.get(self.rows.len()).copied().unwrap_or(0);
        if lines > 0 { 12.0 + self.lanes(self.rows.len()) } else { 0.0 }
    }

    fn above(&self) -> f64 {
        if self.ways.levels > 0 { 8.0 + LEVEL * self.ways.levels as f64 } else { 4.0 }
    }

    fn with_gap(&self, gap: f64) -> f64 {
        let between = self.rows.len().saturating_sub(1);
        let lanes: f64 = (1..=between).map(|channel| self.lanes(channel)).sum();
        self.above() + self.rows.iter().sum::<f64>() + between as f64 * gap + lanes + self.below()
    }

    /// What stands beside the grid in one column.
    fn asides(&self, column: usize) -> impl Iterator<Item = usize> {
        let nodes = self.scene.nodes.iter().enumerate();
        nodes.filter(move |(_, node)| node.spot.beside && node.spot.column == column).map(|(n, _)| n)
    }

    /// The least height of all of it.
    pub(super) fn least(&self) -> f64 {
        let beside = |column: usize| -> f64 {
            self.asides(column).filter_map(|n| self.nodes.get(n)).map(|height| height + BETWEEN_ASIDES).sum()
        };
        (0..self.columns.len()).map(beside).fold(self.with_gap(GAP.0), f64::max)
    }

    /// Below `top`; where there is room the rows stand further apart.
    pub(super) fn place(&self, top: f64, room: f64) -> Placed {
        let between = self.rows.len().saturating_sub(1).max(1) as f64;
        let gap = (GAP.0 + (room - self.with_gap(GAP.0)) / between).clamp(GAP.0, GAP.1);
        let mut y = top + self.above();
        let level = y - LEVEL * 0.9;
        let (mut tops, mut channels) = (Vec::new(), vec![y - 6.0]);
        for (row, height) in self.rows.iter().enumerate() {
            tops.push(y);
            y += height;
            channels.push(if row + 1 < self.rows.len() { y + gap / 2.0 } else { y + 9.0 });
            y += if row + 1 < self.rows.len() { gap + self.lanes(row + 1) } else { self.below() };
        }
        let mut places: Vec<Place> =
            self.scene.nodes.iter().enumerate().map(|(n, node)| self.cell(n, node, &tops)).collect();
        let bottom = self.put_asides(&mut places, top, y);
        Placed { places, channels, level, bottom }
    }

    /// A card is as high as its row, an end as its name.
    fn cell(&self, n: usize, node: &Node, tops: &[f64]) -> Place {
        let column = self.columns.get(node.spot.column).copied().unwrap_or(Column { centre: 0.0, card: 0.0 });
        let own = self.nodes.get(n).copied().unwrap_or(0.0);
        let row = self.rows.get(node.spot.row).copied().unwrap_or(own);
        let top = tops.get(node.spot.row).copied().unwrap_or(0.0);
        let height = if matches!(node.what, What::Step(_)) { row } else { own };
        Place::new(column.left(), top + (row - height) / 2.0, column.card, height)
    }

    /// Each as near to its card as the others let it; the bottom of all.
    fn put_asides(&self, places: &mut [Place], top: f64, bottom: f64) -> f64 {
        let mut lowest = bottom;
        for column in 0..self.columns.len() {
            let mut wanted: Vec<(f64, usize, usize)> =
                self.asides(column).map(|n| self.wanted(n, column, places)).collect();
            // Lines from cards further away run below the nearer ones.
            wanted.sort_by(|a, b| a.0.total_cmp(&b.0).then((a.1, a.2).cmp(&(b.1, b.2))));
            let heights: Vec<f64> = wanted.iter().map(|(_, _, n)| self.nodes.get(*n).copied().unwrap_or(0.0)).collect();
            let mut left: f64 = heights.iter().map(|height| height + BETWEEN_ASIDES).sum();
            let mut free = top;
            for ((middle, _, n), height) in wanted.into_iter().zip(heights) {
                // Those that follow still have room above the bottom.
                let last = (bottom - left + BETWEEN_ASIDES).max(free);
                let y = (middle - height / 2.0).clamp(free, last);
                if let Some(place) = places.get_mut(n) {
                    place.y = y;
                }
                free = y + height + BETWEEN_ASIDES;
                left -= height + BETWEEN_ASIDES;
                lowest = lowest.max(y + height);
            }
        }
        lowest
    }

    /// The height of the card that an aside is of, how far away that is, and the
    /// aside itself.
    fn wanted(&self, aside: usize, column: usize, places: &[Place]) -> (f64, usize, usize) {
        let other = self.scene.links.iter().find_map(|link| match (link.from == aside, link.to == aside) {
            (true, _) => Some(link.to),
            (_, true) => Some(link.from),
            _ => None,
        });
        let middle = other.and_then(|n| places.get(n)).map_or(0.0, Place::middle);
        let there = other.and_then(|n| self.scene.nodes.get(n)).map_or(column, |node| node.spot.column);
        (middle, there.abs_diff(column), aside)
    }
}

fn height(fit: &Fit, what: &What, width: f64, sizes: Sizes) -> f64 {
    match what {
        What::Step(step) => {
            let room = width - 2.0 * CARD.0;
            let lines = fit.lines(&step.name, bold(sizes.name, LIGHT.ink), room, sizes.lines).max(1);
            let meta = fit.lines(&step.meta, regular(sizes.small(), LIGHT.muted), room, 3);
            2.0 * CARD.1 + LINE * (sizes.name * lines as f64 + sizes.small() * meta as f64) + BAR
        }
        What::End(_, name) => {
            let lines = fit.lines(name, bold(sizes.name, LIGHT.ink), width - 2.0 * END.0, sizes.lines).max(1);
            2.0 * END.1 + LINE * sizes.name * lines as f64
        }
        What::Aside(lines) => {
            let paragraphs: Vec<Paragraph> = aside(lines, sizes);
            2.0 * ASIDE.1 + fit.height(&paragraphs, width - 2.0 * ASIDE.0)
        }
    }
}

/// What an aside says.
pub(super) fn aside(lines: &[(String, &'static str)], sizes: Sizes) -> Vec<Paragraph> {
    lines.iter().map(|(text, colour)| Paragraph::new(text.clone(), regular(sizes.small().min(10.0), colour))).collect()
}
