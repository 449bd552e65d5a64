//! The rows: flow, feeling, and a band for each lane with its notes wrapped to
//! their columns, as high as what it holds.

use super::measures::{BAND_TITLE, CARD, COLUMN, NOTE, NOTE_LINE, card_x};
use super::{Band, Note, NoteOf, Sheet};
use journey::ids::TouchpointId;
use journey::model::{Anchor, Lane, LaneRole};
use std::collections::BTreeMap;

const FEELING: f64 = 118.0;
/// A lane without a note.
const EMPTY_LANE: f64 = 52.0;
const BELOW_NOTES: f64 = 12.0;
const BETWEEN_NOTES: f64 = 6.0;
/// More lines than this are cut: a note is not a document.
const MOST_LINES: usize = 14;

/// Bands of the lanes and what stands in them.
pub(super) struct Lanes {
    pub(super) bands: Vec<Band>,
    pub(super) notes: Vec<Note>,
}

pub(super) fn flow_band(top: f64, bottom: f64) -> Band {
    Band { role: LaneRole::Action, lane: None, name: "Flow".into(), y: top, height: bottom - top }
}

pub(super) fn emotion_band(top: f64) -> Band {
    Band { role: LaneRole::Emotion, lane: None, name: "How it feels".into(), y: top, height: FEELING }
}

/// Every visible lane, the first at `top`. Flow and feeling have bands of their
/// own: a lane of that role is drawn only where somebody has written in it.
pub(super) fn lanes(sheet: &Sheet, top: f64) -> Lanes {
    let mut lanes = Lanes { bands: Vec::new(), notes: Vec::new() };
    let mut y = top;
    for lane in sheet.map.lanes().into_iter().filter(|l| !l.hidden) {
        let texts = texts(sheet, lane);
        let drawn_already = matches!(lane.role, LaneRole::Action | LaneRole::Emotion);
        if drawn_already && texts.is_empty() {
            continue;
        }
        let (notes, bottom) = stack(sheet, lane.role, texts, y + BAND_TITLE);
        let height = if notes.is_empty() { EMPTY_LANE } else { bottom + BELOW_NOTES - y };
        lanes.bands.push(Band { role: lane.role, lane: Some(lane.id), name: lane.name.clone(), y, height });
        lanes.notes.extend(notes);
        y += height;
    }
    lanes
}

/// A text that wants a place.
struct Text {
    of: NoteOf,
    at: Anchor,
    text: String,
}

fn texts(sheet: &Sheet, lane: &Lane) -> Vec<Text> {
    let map = sheet.map;
    let mut texts: Vec<Text> = Vec::new();
    match lane.role {
        LaneRole::Channel => texts.extend(channels(sheet)),
        LaneRole::Pain => {
            texts.extend(map.pain_points().map(|p| Text {
                of: NoteOf::PainPoint(p.id),
                at: p.at,
                text: p.text.clone(),
            }));
        }
        LaneRole::Opportunity => {
            texts.extend(map.opportunities().map(|o| Text {
                of: NoteOf::Opportunity(o.id),
                at: o.at,
                text: o.text.clone(),
            }));
        }
        LaneRole::Action
        | LaneRole::Thought
        | LaneRole::Emotion
        | LaneRole::Frontstage
        | LaneRole::Backstage
        | LaneRole::Support
        | LaneRole::Evidence
        | LaneRole::LevelZero
        | LaneRole::Metric
        | LaneRole::Custom => {}
    }
    let cells = map.cells().filter(|c| c.lane == lane.id);
    texts.extend(cells.map(|c| Text { of: NoteOf::Cell(c.id), at: c.at, text: c.text.clone() }));
    texts.retain(|t| !t.text.trim().is_empty());
    texts
}

/// Per column the channels of its steps: "web / phone".
fn channels(sheet: &Sheet) -> Vec<Text> {
    let mut columns: BTreeMap<usize, Vec<(usize, TouchpointId, &str)>> = BTreeMap::new();
    for (n, node) in sheet.graph.nodes.iter().enumerate() {
        let channel = node.touchpoint.channel.trim();
        if !channel.is_empty() {
            let steps = columns.entry(sheet.columns.of[n]).or_default();
            steps.push((sheet.tracks.of[n], node.touchpoint.id, channel));
        }
    }
    let join = |mut steps: Vec<(usize, TouchpointId, &str)>| {
        steps.sort_unstable();
        let mut names: Vec<&str> = Vec::new();
        for (_, _, name) in &steps {
            if !names.contains(name) {
                names.push(name);
            }
        }
        let (_, first, _) = *steps.first()?;
        Some(Text { of: NoteOf::Channel(first), at: Anchor::Touchpoint(first), text: names.join(" / ") })
    };
    columns.into_values().filter_map(join).collect()
}

/// Notes of a stage across its width, below them those of its steps, each in
/// its column from the top track down.
fn stack(sheet: &Sheet, role: LaneRole, texts: Vec<Text>, top: f64) -> (Vec<Note>, f64) {
    let place: BTreeMap<TouchpointId, (usize, usize, usize)> = sheet
        .graph
        .nodes
        .iter()
        .enumerate()
        .map(|(n, node)| (node.touchpoint.id, (sheet.columns.of[n], sheet.tracks.of[n], node.stage)))
        .collect();
    let mut of_stages: Vec<(usize, Text)> = Vec::new();
    let mut of_steps: Vec<((usize, usize, usize), TouchpointId, Text)> = Vec::new();
    for text in texts {
        match text.at {
            Anchor::Stage(id) => {
                let stage = sheet.graph.stages.iter().position(|s| s.id == id);
                of_stages.extend(stage.map(|s| (s, text)));
            }
            Anchor::Touchpoint(id) => of_steps.extend(place.get(&id).map(|p| (*p, id, text))),
        }
    }
    of_steps.sort_by_key(|(place, ..)| *place);
    let mut pile = Pile { sheet, role, notes: Vec::new(), bottom: top };
    let mut below_stage = vec![top; sheet.graph.stages.len()];
    for (stage, text) in of_stages {
        let x = sheet.columns.first[stage] as f64 * COLUMN + side(role);
        let width = sheet.columns.count[stage] as f64 * COLUMN - 2.0 * side(role);
        below_stage[stage] = pile.add(text, None, x, below_stage[stage], width);
    }
    let mut below_column: BTreeMap<usize, f64> = BTreeMap::new();
    for ((column, _, stage), id, text) in of_steps {
        let y = below_column.get(&column).copied().unwrap_or(below_stage[stage]);
        let x = card_x(column) + side(role) - (COLUMN - CARD) / 2.0;
        let y = pile.add(text, Some(id), x, y, COLUMN - 2.0 * side(role));
        below_column.insert(column, y);
    }
    (pile.notes, pile.bottom)
}

/// From the edge of a column to its note. Plain text begins where the cards do.
fn side(role: LaneRole) -> f64 {
    if is_sticky(role) { 12.0 } else { (COLUMN - CARD) / 2.0 }
}

/// Drawn as a coloured slip with room around its text.
pub(super) fn is_sticky(role: LaneRole) -> bool {
    matches!(role, LaneRole::Pain | LaneRole::Opportunity)
}

struct Pile<'a> {
    sheet: &'a Sheet<'a>,
    role: LaneRole,
    notes: Vec<Note>,
    bottom: f64,
}

impl Pile<'_> {
    /// Puts a note down and says where the next one may begin.
    fn add(&mut self, text: Text, touchpoint: Option<TouchpointId>, x: f64, y: f64, width: f64) -> f64 {
        let (aside, above) = padding(self.role);
        let lines = self.sheet.ruler.wrap(&text.text, NOTE, width - 2.0 * aside, MOST_LINES);
        let height = lines.len() as f64 * NOTE_LINE + 2.0 * above;
        self.notes.push(Note { of: text.of, touchpoint, role: self.role, x, y, width, height, lines });
        self.bottom = self.bottom.max(y + height);
        y + height + BETWEEN_NOTES
    }
}

/// Left and right, above and below the text of a note.
pub(crate) fn padding(role: LaneRole) -> (f64, f64) {
    if is_sticky(role) { (8.0, 6.0) } else { (0.0, 1.0) }
}
