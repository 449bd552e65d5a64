//! Which way a line takes between cards in a grid of columns and rows: across a
//! gutter between two columns, along a channel between two rows, or back over
//! the top. Only the ways are found here; lengths come later.

use std::collections::{BTreeMap, BTreeSet};

/// Where something stands in the grid. What stands beside the grid has a column
/// of its own and no row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) column: usize,
    pub(super) row: usize,
    pub(super) beside: bool,
}

/// Gutter `n` is right of column `n`, channel `n` above row `n`; lanes count
/// from 0 within a channel, and levels from 0 upwards above the rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// Level, and across in one gutter.
    Direct { gutter: usize },
    /// Down or up to the next in the same column.
    Column { down: bool },
    /// Through a gutter into a channel, along it, and through another gutter.
    Channel { out: usize, channel: usize, lane: usize, into: usize },
    /// From a top over all rows to a top.
    Over { level: usize },
    /// Through a gutter over all rows and down through another gutter.
    Around { out: usize, level: usize, into: Option<usize> },
}

/// The ways of all lines, and how much room they need.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Ways {
    pub(super) of: Vec<Way>,
    /// Lanes per channel.
    pub(super) lanes: Vec<usize>,
    /// Levels above the rows.
    pub(super) levels: usize,
}

/// A way for each line, given by the places of its ends in `spots`.
pub(super) fn plan(spots: &[Spot], lines: &[(usize, usize)]) -> Ways {
    let taken: BTreeSet<(usize, usize)> = spots.iter().filter(|s| !s.beside).map(|s| (s.row, s.column)).collect();
    let rows = spots.iter().map(|s| s.row + 1).max().unwrap_or(0);
    let mut channels: Vec<Lanes> = vec![Lanes::default(); rows + 1];
    let ends: Vec<Option<(Spot, Spot)>> =
        lines.iter().map(|(from, to)| Some((*spots.get(*from)?, *spots.get(*to)?))).collect();
    let levels = levels(&ends, &taken);
    let mut ways = Ways { levels: levels.values().max().map_or(0, |most| most + 1), ..Ways::default() };
    for (line, ends) in ends.iter().enumerate() {
        let way = match (ends, levels.get(&line)) {
            (Some((from, to)), Some(&level)) if from.row == 0 && to.row == 0 && from.column != to.column => {
                Way::Over { level }
            }
            (Some((from, to)), Some(&level)) => Way::Around { out: from.column, level, into: to.column.checked_sub(1) },
            (Some((from, to)), None) => forward(*from, *to, &taken, &mut channels),
            (None, _) => Way::Direct { gutter: 0 },
        };
        ways.of.push(way);
    }
    ways.lanes = channels.into_iter().map(|lanes| lanes.0.len()).collect();
    ways
}

/// Lines back, each on a level on which no other is in its way: short ones low.
fn levels(ends: &[Option<(Spot, Spot)>], taken: &BTreeSet<(usize, usize)>) -> BTreeMap<usize, usize> {
    let back = |(line, ends): (usize, &Option<(Spot, Spot)>)| {
        let (from, to) = (*ends)?;
        let stays = from.column == to.column && next_in_column(from, to, taken);
        let span = from.column.checked_sub(to.column).filter(|_| !stays)?;
        Some((span, to.column, from.column, line))
    };
    let mut back: Vec<_> = ends.iter().enumerate().filter_map(back).collect();
    back.sort_unstable();
    let mut lanes = Lanes::default();
    back.into_iter().map(|(_, first, last, line)| (line, lanes.take(first, last))).collect()
}

fn next_in_column(from: Spot, to: Spot, taken: &BTreeSet<(usize, usize)>) -> bool {
    from.row != to.row
        && (from.row.min(to.row) + 1..from.row.max(to.row)).all(|row| !taken.contains(&(row, from.column)))
}

fn forward(from: Spot, to: Spot, taken: &BTreeSet<(usize, usize)>, channels: &mut [Lanes]) -> Way {
    if from.column == to.column {
        return Way::Column { down: from.row < to.row };
    }
    let last = to.column - 1;
    let free = |row: usize, mut columns: std::ops::Range<usize>| columns.all(|column| !taken.contains(&(row, column)));
    let leaves = |gutter: usize| gutter == from.column || !from.beside && free(from.row, from.column + 1..gutter + 1);
    let reaches = |gutter: usize| gutter == last || !to.beside && free(to.row, gutter + 1..to.column);
    if let Some(gutter) = (from.column..to.column).find(|gutter| leaves(*gutter) && reaches(*gutter)) {
        return Way::Direct { gutter };
    }
    // Of the two channels beside the row that it leaves, the one on the way; on
    // the same height below it.
    let channel = if to.row < from.row { from.row } else { from.row + 1 };
    let lane = channels.get_mut(channel).map_or(0, |lanes| lanes.take(from.column, to.column));
    Way::Channel { out: from.column, channel, lane, into: last }
}

/// Stretches that lie beside each other where they would lie upon each other.
#[derive(Clone, Debug, Default)]
struct Lanes(Vec<Vec<(usize, usize)>>);

impl Lanes {
    /// The first lane that is free from one column to another.
    fn take(&mut self, first: usize, last: usize) -> usize {
        let free = |lane: &Vec<(usize, usize)>| lane.iter().all(|(a, b)| last <= *a || *b <= first);
        let lane = self.0.iter().position(free).unwrap_or_else(|| {
            self.0.push(Vec::new());
            self.0.len() - 1
        });
        if let Some(taken) = self.0.get_mut(lane) {
            taken.push((first, last));
        }
        lane
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spot(column: usize, row: usize) -> Spot {
        Spot { column, row, beside: false }
    }

    #[test]
    fn a_line_takes_a_way_on_which_no_card_stands() {
        let spots = [spot(0, 0), spot(1, 0), spot(2, 0), spot(1, 1), spot(2, 1)];
        let ways = plan(&spots, &[(0, 1), (0, 2), (0, 3), (3, 2), (0, 4)]);
        assert_eq!(
            ways.of,
            [
                Way::Direct { gutter: 0 },
                Way::Channel { out: 0, channel: 1, lane: 0, into: 1 },
                Way::Direct { gutter: 0 },
                Way::Direct { gutter: 1 },
                Way::Channel { out: 0, channel: 1, lane: 1, into: 1 },
            ]
        );
        assert_eq!((ways.levels, ways.lanes.as_slice()), (0, [0, 2, 0].as_slice()));
    }

    #[test]
    fn what_leads_back_goes_over_the_top() {
        let spots = [spot(0, 0), spot(1, 0), spot(2, 0), spot(1, 1)];
        let ways = plan(&spots, &[(2, 0), (1, 0), (3, 0), (3, 1), (3, 3)]);
        assert_eq!(ways.of.first(), Some(&Way::Over { level: 2 }), "the longest lies on top");
        assert!(matches!(ways.of[1], Way::Over { level: 0 }));
        assert!(matches!(ways.of[2], Way::Around { out: 1, level: 1, into: None }));
        assert_eq!(ways.of[3], Way::Column { down: false });
        assert!(matches!(ways.of[4], Way::Around { out: 1, into: Some(0), .. }), "to itself: {:?}", ways.of[4]);
    }
}
