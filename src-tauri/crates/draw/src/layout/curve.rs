//! The emotion curve: one point per column, smooth between them.

use super::columns::{Columns, parts_per_million};
use super::graph::Graph;
use super::measures::{CARD, card_x};
use super::tracks::Tracks;
use super::{Emotion, EmotionPoint};
use crate::geometry::{Path, at};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// From the top of the band to the line of neither good nor bad.
const ZERO: f64 = 66.0;
/// One step of the scale from −2 to +2.
const STEP: f64 = 20.0;

/// The curve in a band whose top is at `top`.
pub(super) fn emotion(graph: &Graph, columns: &Columns, tracks: &Tracks, top: f64) -> Emotion {
    let mut felt: BTreeMap<usize, Vec<(usize, f64)>> = BTreeMap::new();
    for (n, node) in graph.nodes.iter().enumerate() {
        if let Some(emotion) = node.touchpoint.emotion.as_ref().filter(|e| e.value.is_finite()) {
            felt.entry(columns.of[n]).or_default().push((n, emotion.value.clamp(-2.0, 2.0)));
        }
    }
    let zero_y = top + ZERO;
    let most_visited = |steps: &Vec<(usize, f64)>| {
        let visits = |n: usize| (parts_per_million(graph.nodes[n].visits), Reverse(tracks.of[n]));
        steps.iter().copied().max_by_key(|(n, _)| visits(*n))
    };
    let points: Vec<EmotionPoint> = felt
        .iter()
        .filter_map(|(column, steps)| {
            let (n, value) = most_visited(steps)?;
            let touchpoint = graph.nodes[n].touchpoint.id;
            Some(EmotionPoint { touchpoint, x: card_x(*column) + CARD / 2.0, y: zero_y - STEP * value, value })
        })
        .collect();
    Emotion { zero_y, path: through(&points), points }
}

/// Level at every point, so that the curve never swings beyond what was said.
fn through(points: &[EmotionPoint]) -> String {
    let Some(first) = points.first() else { return String::new() };
    let start = Path::from(at(first.x, first.y));
    let path = points.windows(2).fold(start, |path, pair| match pair {
        [from, to] => {
            let reach = (to.x - from.x) * 0.4;
            path.cubic(at(from.x + reach, from.y), at(to.x - reach, to.y), at(to.x, to.y))
        }
        _ => path,
    });
    path.data()
}
