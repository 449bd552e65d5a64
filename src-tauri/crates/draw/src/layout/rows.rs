//! The rows: flow, feeling, and a band for each lane with its notes wrapped to
//! their columns, as high as what it holds; and the lines of the service
//! blueprint between them.

use super::measures::{
    ABOVE_LINE, BAND_NAME, BAND_NAME_LINE, BAND_TITLE, CARD, COLUMN, FEELING, NOTE, NOTE_LINE, WIDEST_NAME, card_x,
};
use super::{Band, BlueprintKind, BlueprintLine, Note, NoteOf, Sheet};
use crate::text::clean;
use journey::ids::{LaneId, TouchpointId};
use journey::model::{Anchor, Cell, Lane, LaneRole, PainPoint, PainStatus, Picture};
use std::collections::{BTreeMap, HashMap};

/// A lane without a note.
const EMPTY_LANE: f64 = 52.0;
/// No hand makes a lane higher; a broken file must not either.
const HIGHEST_LANE: f64 = 2_000.0;
const BELOW_NOTES: f64 = 12.0;
const BETWEEN_NOTES: f64 = 6.0;
/// More lines than this are cut: a note is not a document.
const MOST_LINES: usize = 14;
const NAME_SIDE: f64 = 10.0;

/// Everything that the rows are and hold.
pub(super) struct Rows {
    pub(super) bands: Vec<Band>,
    pub(super) notes: Vec<Note>,
    pub(super) lines: Vec<BlueprintLine>,
}

/// The rows from top to bottom: the flow band, the emotion band, every visible
/// lane.
pub(super) fn rows(sheet: &Sheet, flow_top: f64, flow_bottom: f64) -> Rows {
    let lanes = visible(sheet);
    let lines = lines_above(&lanes);
    let above_line = |row: usize| if lines.get(row).is_some_and(Option::is_some) { ABOVE_LINE } else { 0.0 };
    let feeling = if sheet.options.curve { FEELING } else { 0.0 };
    let mut y = flow_bottom + feeling + above_line(0);
    let mut rows = Rows { bands: own_bands(sheet, flow_top, flow_bottom, y), notes: Vec::new(), lines: Vec::new() };
    let (wall, columns) = (Wall::of(sheet), Placed::of(sheet));
    for (at, (VisibleLane { lane, things }, kind)) in lanes.into_iter().zip(&lines).enumerate() {
        let name = sheet.ruler.wrap_in_capitals(&lane.name, BAND_NAME, wall.name_room, wall.name_lines);
        let more = name.len().saturating_sub(1) as f64 * BAND_NAME_LINE;
        let (notes, bottom) = stack(sheet, &columns, lane.role, things, y + BAND_TITLE + more);
        let below = BELOW_NOTES.max(above_line(at + 1));
        let needed = if notes.is_empty() { EMPTY_LANE + more } else { bottom + below - y };
        let height = needed.max(f64::from(lane.height.unwrap_or(0)).min(HIGHEST_LANE));
        rows.lines.extend(kind.map(|kind| BlueprintLine { y, name: name_of_line(kind).into(), kind }));
        rows.bands.push(Band { role: lane.role, lane: Some(lane.id), name: clean(&lane.name), lines: name, y, height });
        rows.notes.extend(notes);
        y += height;
    }
    rows
}

/// Flow and feeling, which every map has.
fn own_bands(sheet: &Sheet, top: f64, flow_bottom: f64, bottom: f64) -> Vec<Band> {
    let band = |role, name: &str, y: f64, bottom: f64| Band {
        role,
        lane: None,
        name: name.into(),
        lines: vec![name.into()],
        y,
        height: bottom - y,
    };
    if !sheet.options.curve {
        return vec![band(LaneRole::Action, "Flow", top, bottom)];
    }
    vec![band(LaneRole::Action, "Flow", top, flow_bottom), band(LaneRole::Emotion, "How it feels", flow_bottom, bottom)]
}

/// How much room the names of rows have.
struct Wall {
    name_room: f64,
    name_lines: usize,
}

impl Wall {
    fn of(sheet: &Sheet) -> Self {
        let most = if sheet.options.cuts() { 2 } else { sheet.options.name_lines };
        Self { name_room: sheet.width().min(WIDEST_NAME) - 2.0 * NAME_SIDE, name_lines: most }
    }
}

/// A lane that is drawn, and what wants a place in it.
struct VisibleLane<'a> {
    lane: &'a Lane,
    things: Vec<Thing>,
}

/// Lanes that are not hidden. Flow and feeling have bands of their own: a lane
/// of that role is drawn only where somebody has put something into it.
fn visible<'a>(sheet: &Sheet<'a>) -> Vec<VisibleLane<'a>> {
    let map = sheet.map;
    let mut held: HashMap<LaneId, (Vec<&Cell>, Vec<&Picture>)> = HashMap::new();
    for cell in map.cells() {
        held.entry(cell.lane).or_default().0.push(cell);
    }
    for picture in map.pictures() {
        held.entry(picture.lane).or_default().1.push(picture);
    }
    let lanes = map.lanes().into_iter().filter(|lane| !lane.hidden);
    let lanes = lanes.map(|lane| {
        let (cells, pictures) = held.remove(&lane.id).unwrap_or_default();
        VisibleLane { lane, things: things(sheet, lane.role, &cells, &pictures) }
    });
    let own = |role: LaneRole| matches!(role, LaneRole::Action | LaneRole::Emotion);
    lanes.filter(|visible| !own(visible.lane.role) || !visible.things.is_empty()).collect()
}

/// How far a role is from the customer in the service blueprint; none for what
/// is about the journey and not part of it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tier {
    Customer,
    Frontstage,
    Backstage,
    Support,
}

fn tier(role: LaneRole) -> Option<Tier> {
    match role {
        LaneRole::Action | LaneRole::Thought | LaneRole::Emotion | LaneRole::Channel | LaneRole::Evidence => {
            Some(Tier::Customer)
        }
        LaneRole::Frontstage => Some(Tier::Frontstage),
        LaneRole::Backstage => Some(Tier::Backstage),
        LaneRole::Support => Some(Tier::Support),
        LaneRole::Pain | LaneRole::Opportunity | LaneRole::LevelZero | LaneRole::Metric | LaneRole::Custom => None,
    }
}

/// For each lane the line above it, if any.
fn lines_above(lanes: &[VisibleLane]) -> Vec<Option<BlueprintKind>> {
    // Flow and feeling are the customer's.
    let mut above = Tier::Customer;
    let line = |lane: &VisibleLane| {
        let here = tier(lane.lane.role)?;
        line_between(std::mem::replace(&mut above, here), here)
    };
    lanes.iter().map(line).collect()
}

/// Where both the line of visibility and that of internal interaction would
/// stand, what the customer does not see comes first.
fn line_between(above: Tier, below: Tier) -> Option<BlueprintKind> {
    match (above, below) {
        (Tier::Customer, Tier::Frontstage) => Some(BlueprintKind::Interaction),
        (Tier::Customer | Tier::Frontstage, Tier::Backstage | Tier::Support) => Some(BlueprintKind::Visibility),
        (Tier::Backstage, Tier::Support) => Some(BlueprintKind::InternalInteraction),
        (
            Tier::Customer | Tier::Frontstage | Tier::Backstage | Tier::Support,
            Tier::Customer | Tier::Frontstage | Tier::Backstage | Tier::Support,
        ) => None,
    }
}

fn name_of_line(kind: BlueprintKind) -> &'static str {
    match kind {
        BlueprintKind::Interaction => "Line of interaction",
        BlueprintKind::Visibility => "Line of visibility",
        BlueprintKind::InternalInteraction => "Line of internal interaction",
    }
}

/// A text or a picture that wants a place.
struct Thing {
    of: NoteOf,
    at: Anchor,
    shows: Shows,
    closed: bool,
}

enum Shows {
    Text(String),
    /// Pixels across and down.
    Picture(u32, u32),
}

impl Thing {
    fn text(of: NoteOf, at: Anchor, text: &str) -> Self {
        Self { of, at, shows: Shows::Text(text.to_owned()), closed: false }
    }

    fn is_empty(&self) -> bool {
        matches!(&self.shows, Shows::Text(text) if clean(text).is_empty())
    }
}

/// What a lane holds, texts before pictures.
fn things(sheet: &Sheet, role: LaneRole, cells: &[&Cell], pictures: &[&Picture]) -> Vec<Thing> {
    let map = sheet.map;
    let mut things: Vec<Thing> = Vec::new();
    match role {
        LaneRole::Channel => things.extend(channels(sheet)),
        LaneRole::Pain => things.extend(pains(map.pain_points())),
        LaneRole::Opportunity => {
            things.extend(map.opportunities().map(|o| Thing::text(NoteOf::Opportunity(o.id), o.at, &o.text)));
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
    things.extend(cells.iter().map(|c| Thing::text(NoteOf::Cell(c.id), c.at, &c.text)));
    things.retain(|thing| !thing.is_empty());
    things.extend(pictures.iter().map(|p| Thing {
        of: NoteOf::Picture(p.id),
        at: p.at,
        shows: Shows::Picture(p.width, p.height),
        closed: false,
    }));
    things
}

/// Those that still hurt come first.
fn pains<'a>(pain_points: impl Iterator<Item = &'a PainPoint>) -> Vec<Thing> {
    let thing = |p: &PainPoint| Thing {
        closed: p.status == PainStatus::Closed,
        ..Thing::text(NoteOf::PainPoint(p.id), p.at, &p.text)
    };
    let mut pains: Vec<Thing> = pain_points.map(thing).collect();
    pains.sort_by_key(|p| p.closed);
    pains
}

/// Per column the channels of its steps: "web / phone".
fn channels(sheet: &Sheet) -> Vec<Thing> {
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
        Some(Thing::text(NoteOf::Channel(first), Anchor::Touchpoint(first), &names.join(" / ")))
    };
    columns.into_values().filter_map(join).collect()
}

/// Column, track and stage of each touchpoint.
struct Placed(HashMap<TouchpointId, (usize, usize, usize)>);

impl Placed {
    fn of(sheet: &Sheet) -> Self {
        let nodes = sheet.graph.nodes.iter().enumerate();
        Self(
            nodes
                .map(|(n, node)| (node.touchpoint.id, (sheet.columns.of[n], sheet.tracks.of[n], node.stage)))
                .collect(),
        )
    }
}

/// Notes of a stage across its width, below them those of its steps, each in
/// its column from the top track down.
fn stack(sheet: &Sheet, placed: &Placed, role: LaneRole, things: Vec<Thing>, top: f64) -> (Vec<Note>, f64) {
    let mut of_stages: Vec<(usize, Thing)> = Vec::new();
    let mut of_steps: Vec<((usize, usize, usize), TouchpointId, Thing)> = Vec::new();
    for thing in things {
        match thing.at {
            Anchor::Stage(id) => {
                let stage = sheet.graph.stages.iter().position(|s| s.id == id);
                of_stages.extend(stage.map(|s| (s, thing)));
            }
            Anchor::Touchpoint(id) => of_steps.extend(placed.0.get(&id).map(|p| (*p, id, thing))),
        }
    }
    of_steps.sort_by_key(|(place, ..)| *place);
    let mut pile = Pile { sheet, role, notes: Vec::new(), bottom: top };
    let mut below_stage = vec![top; sheet.graph.stages.len()];
    for (stage, thing) in of_stages {
        let x = sheet.columns.first[stage] as f64 * COLUMN + side(role);
        let width = sheet.columns.count[stage] as f64 * COLUMN - 2.0 * side(role);
        below_stage[stage] = pile.add(thing, None, x, below_stage[stage], width);
    }
    let mut below_column: BTreeMap<usize, f64> = BTreeMap::new();
    for ((column, _, stage), id, thing) in of_steps {
        let y = below_column.get(&column).copied().unwrap_or(below_stage[stage]);
        let x = card_x(column) + side(role) - (COLUMN - CARD) / 2.0;
        let y = pile.add(thing, Some(id), x, y, COLUMN - 2.0 * side(role));
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
    fn add(&mut self, thing: Thing, touchpoint: Option<TouchpointId>, x: f64, y: f64, width: f64) -> f64 {
        let (width, height, lines) = match thing.shows {
            Shows::Text(text) => {
                let (aside, above) = padding(self.role);
                let lines = self.sheet.ruler.wrap_paragraphs(&text, NOTE, width - 2.0 * aside, MOST_LINES);
                (width, lines.len() as f64 * NOTE_LINE + 2.0 * above, lines)
            }
            Shows::Picture(across, down) => {
                let (width, height) = fitted(across, down, width);
                (width, height, Vec::new())
            }
        };
        let (of, closed) = (thing.of, thing.closed);
        self.notes.push(Note { of, touchpoint, role: self.role, x, y, width, height, lines, closed });
        self.bottom = self.bottom.max(y + height);
        y + height + BETWEEN_NOTES
    }
}

const WIDEST_PICTURE: f64 = 240.0;
const HIGHEST_PICTURE: f64 = 140.0;
/// A picture that is hardly more than a line can still be seen and clicked.
const LEAST_PICTURE: f64 = 6.0;

/// As large as there is room for, its proportion kept; never enlarged, or an
/// icon would be a blur.
fn fitted(across: u32, down: u32, room: f64) -> (f64, f64) {
    let (across, down) = (f64::from(across.max(1)), f64::from(down.max(1)));
    let scale = (room.min(WIDEST_PICTURE) / across).min(HIGHEST_PICTURE / down).min(1.0);
    ((across * scale).max(LEAST_PICTURE), (down * scale).max(LEAST_PICTURE))
}

/// Left and right, above and below the text of a note.
pub(crate) fn padding(role: LaneRole) -> (f64, f64) {
    if is_sticky(role) { (8.0, 6.0) } else { (0.0, 1.0) }
}
