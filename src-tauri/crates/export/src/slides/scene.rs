//! Cards and lines of a slide: what of the map's layout it shows, and in which
//! row and column of it.

use super::route::Spot;
use draw::layout::{Card, Edge, EdgeStyle, End, Layout};
use draw::measure::is_from_right;
use draw::theme::LIGHT;
use draw::words;
use journey::JourneyMap;
use journey::ids::TouchpointId;
use journey::model::{Outcome, TransitionKind};
use std::collections::BTreeMap;

use crate::clean::one_line;

/// What stands in the grid, or beside it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Node {
    pub(super) spot: Spot,
    pub(super) what: What,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum What {
    Step(Step),
    /// How it ends, and with which name.
    End(Outcome, String),
    /// Words on steps of other slides, each with a colour.
    Aside(Vec<(String, &'static str)>),
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    pub(super) name: String,
    pub(super) meta: String,
    pub(super) assumed: bool,
    pub(super) doing_share: Option<f64>,
    pub(super) time_scale: f64,
    pub(super) pain_points: u32,
    pub(super) questions: u32,
    pub(super) moment: bool,
    /// It stands for a whole stage.
    pub(super) pile: bool,
    /// At its left edge, by who serves.
    pub(super) stripe: Option<&'static str>,
}

/// A line between two nodes, given by their places in the list.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Link {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) style: EdgeStyle,
    /// As on the map, pixels.
    pub(super) width: f64,
    pub(super) label: Option<String>,
    pub(super) about: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Scene {
    pub(super) nodes: Vec<Node>,
    pub(super) links: Vec<Link>,
    /// With those beside the grid.
    pub(super) columns: usize,
    pub(super) rows: usize,
    /// How it feels: column, from −2 to +2.
    pub(super) feelings: Vec<(usize, f64)>,
}

/// One card or end with its place on the map: column of the whole map, track.
#[derive(Clone, Copy, Debug)]
pub(super) struct Standing<'a> {
    pub(super) id: TouchpointId,
    pub(super) column: usize,
    pub(super) track: u32,
    pub(super) of: Drawn<'a>,
}

#[derive(Clone, Copy, Debug)]
pub(super) enum Drawn<'a> {
    Card(&'a Card),
    End(&'a End),
}

/// Everything that stands on the map, by column and track.
pub(super) fn standing(layout: &Layout) -> Vec<Standing<'_>> {
    let column = |x: f64| (x / layout.column_width).max(0.0) as usize;
    let cards = layout.cards.iter().map(|card| Standing {
        id: card.touchpoint,
        column: column(card.x),
        track: card.track,
        of: Drawn::Card(card),
    });
    let ends = layout.ends.iter().map(|end| Standing {
        id: end.touchpoint,
        column: column(end.x),
        track: end.track,
        of: Drawn::End(end),
    });
    let mut all: Vec<_> = cards.chain(ends).collect();
    all.sort_by_key(|standing| (standing.column, standing.track));
    all
}

impl Scene {
    /// These cards and ends, closed up to each other, and the lines between them.
    /// The columns begin behind `before` others.
    pub(super) fn of(map: &JourneyMap, layout: &Layout, shown: &[Standing<'_>], before: usize) -> Self {
        let columns = places(shown.iter().map(|s| s.column));
        let rows = places(shown.iter().map(|s| s.track));
        let node = |s: &Standing<'_>| Node {
            spot: Spot {
                column: before + columns.get(&s.column).copied().unwrap_or(0),
                row: rows.get(&s.track).copied().unwrap_or(0),
                beside: false,
            },
            what: what(map, s),
        };
        let at: BTreeMap<TouchpointId, usize> = shown.iter().enumerate().map(|(n, s)| (s.id, n)).collect();
        let link = |edge: &Edge| Some(link(map, edge, *at.get(&edge.source)?, *at.get(&edge.target)?));
        let feelings = layout.emotion.points.iter().filter_map(|point| {
            let column = shown.iter().find(|s| s.id == point.touchpoint)?.column;
            Some((before + columns.get(&column).copied()?, point.value))
        });
        Self {
            nodes: shown.iter().map(node).collect(),
            links: layout.edges.iter().filter_map(link).collect(),
            columns: before + columns.len(),
            rows: rows.len(),
            feelings: feelings.collect(),
        }
    }

    pub(super) fn spots(&self) -> Vec<Spot> {
        self.nodes.iter().map(|node| node.spot).collect()
    }
}

/// Which place each has among them.
fn places<T: Ord>(all: impl Iterator<Item = T>) -> BTreeMap<T, usize> {
    let there: std::collections::BTreeSet<T> = all.collect();
    there.into_iter().enumerate().map(|(n, one)| (one, n)).collect()
}

/// What a step, an end or a collapsed stage is called.
pub(super) fn name(map: &JourneyMap, id: TouchpointId) -> String {
    let stage = || map.stages().into_iter().find(|stage| stage.id.0 == id.0).map(|stage| one_line(&stage.name));
    match map.touchpoint(id) {
        Some(touchpoint) if !touchpoint.name.trim().is_empty() => one_line(&touchpoint.name),
        Some(touchpoint) => touchpoint.outcome.map_or_else(String::new, |o| crate::report::words::outcome(o).into()),
        None => stage().unwrap_or_default(),
    }
}

/// A name in a line that is read from left to right. Behind letters that are read
/// from right to left, what follows (a figure, a dot) would be read with them.
pub(super) fn amid(name: String) -> String {
    if name.chars().any(is_from_right) { format!("{name}\u{200e}") } else { name }
}

/// A share that is not broken before its sign.
pub(super) fn together(text: &str) -> String {
    text.replace(" %", "\u{a0}%")
}

fn what(map: &JourneyMap, standing: &Standing<'_>) -> What {
    match standing.of {
        Drawn::End(end) => {
            let share = end.share.map(|share| format!(" {}", together(&words::percent(share)))).unwrap_or_default();
            What::End(end.outcome, format!("{}{share}", one_line(&end.text)))
        }
        Drawn::Card(card) => {
            let level = map.touchpoint(card.touchpoint).and_then(|t| t.level);
            let steps = card.folded.is_some().then(|| card.lines.join(" "));
            let meta = steps.into_iter().chain((!card.meta.is_empty()).then(|| card.meta.clone()));
            What::Step(Step {
                name: name(map, card.touchpoint),
                meta: meta.collect::<Vec<_>>().join(" · "),
                assumed: card.assumed,
                doing_share: card.doing_share,
                time_scale: card.time_scale,
                pain_points: card.pain_points,
                questions: card.questions,
                moment: card.moment,
                pile: card.folded.is_some(),
                stripe: level.map(|level| if level.is_assisted() { LIGHT.accent } else { LIGHT.zero }),
            })
        }
    }
}

fn link(map: &JourneyMap, edge: &Edge, from: usize, to: usize) -> Link {
    let label = edge.label.as_ref().map(|label| one_line(&label.text));
    let said = label.as_ref().map(|label| format!(": {label}")).unwrap_or_default();
    let gives_up = edge
        .transitions
        .iter()
        .filter_map(|id| map.transition(*id))
        .any(|way| matches!(way.kind, TransitionKind::Abandon));
    let who = if gives_up { "Those who give up go from" } else { "From" };
    Link {
        from,
        to,
        style: edge.style,
        width: edge.width,
        about: format!("{who} “{}” to “{}”{said}", name(map, edge.source), name(map, edge.target)),
        label,
    }
}
