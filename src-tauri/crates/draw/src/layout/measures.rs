//! Sizes, in pixels at 100 %, and where tracks, channels and arcs lie. One
//! place for all of them, so that the map has one rhythm.

use super::routes::{Climb, Routes, Run};
use crate::geometry::{Rect, at};
use crate::text::{Type, regular, semi_bold};

pub(super) const COLUMN: f64 = 164.0;
pub(super) const CARD: f64 = 126.0;
/// Between two cards side by side.
pub(super) const GUTTER: f64 = COLUMN - CARD;
pub(super) const MARGIN: f64 = GUTTER / 2.0;

pub(crate) const STAGE_NAME: Type = semi_bold(13.0);
pub(super) const STAGE_LINE: f64 = 16.0;
pub(crate) const STAGE_PADDING: f64 = 12.0;
/// On the canvas: a name of 60 letters in one column.
pub(super) const STAGE_MOST_LINES: usize = 4;

pub(crate) const CARD_NAME: Type = semi_bold(12.5);
pub(crate) const CARD_LINE: f64 = 15.0;
/// A short name leaves the second line empty: most names take it.
const LEAST_LINES: usize = 2;
pub(crate) const CARD_META: Type = regular(11.0);
/// From the card's edge to its text; the left edge carries the level's stripe.
pub(crate) const CARD_PADDING: f64 = 10.0;
/// Everything in a card but its name: padding, times, bar.
pub(super) const CARD_REST: f64 = 41.0;

pub(crate) const END_NAME: Type = semi_bold(11.0);
pub(crate) const END_LINE: f64 = 14.0;
pub(super) const END_PADDING: f64 = 12.0;
pub(super) const END_MOST_LINES: usize = 2;
/// Room for an end with two lines and a share.
pub(super) const END_TRACK: f64 = end_height(3);

pub(crate) const LABEL: Type = semi_bold(10.5);
pub(super) const LABEL_HEIGHT: f64 = 16.0;
pub(super) const LABEL_PADDING: f64 = 4.0;
/// Names of arcs are cut beyond this.
pub(super) const ARC_NAME: f64 = 200.0;

/// What tickets say of a step, below it.
pub(crate) const BADGE: Type = semi_bold(9.5);
const BADGE_HEIGHT: f64 = 15.0;
const ABOVE_BADGE: f64 = 3.0;

/// The name of a band, above what it holds.
pub(super) const BAND_TITLE: f64 = 26.0;
pub(crate) const BAND_NAME: Type = semi_bold(10.5);
pub(crate) const BAND_NAME_LINE: f64 = 13.0;
/// The name of a row takes at most this width, and at least that of one column.
pub(crate) const WIDEST_NAME: f64 = 420.0;
/// Between what a row holds and a line of the blueprint below it: the name of
/// the line.
pub(super) const ABOVE_LINE: f64 = 18.0;
pub(crate) const LINE_NAME: Type = regular(9.5);

/// Height of the emotion band.
pub(super) const FEELING: f64 = 118.0;
pub(crate) const POINT_NUMBER: Type = semi_bold(10.0);
pub(crate) const GHOST_NAME: Type = semi_bold(10.5);

const BETWEEN_TRACKS: f64 = 34.0;
const BETWEEN_LANES: f64 = 12.0;
const BETWEEN_LEVELS: f64 = 24.0;
const BELOW_TRACKS: f64 = 26.0;

pub(crate) const NOTE: Type = regular(11.5);
pub(crate) const NOTE_LINE: f64 = 14.5;

/// Height of a card whose name takes so many lines.
pub(super) fn card_height(lines: usize) -> f64 {
    CARD_REST + CARD_LINE * lines.max(LEAST_LINES) as f64
}

/// Height of an end with so many lines, its share included.
pub(super) const fn end_height(lines: usize) -> f64 {
    END_LINE * lines as f64 + 14.0
}

/// Heights of the flow band.
pub(super) struct Heights {
    /// Top of each track, and its height.
    tracks: Vec<(f64, f64)>,
    /// First lane of each channel.
    channels: Vec<f64>,
    /// The lowest arc.
    first_level: f64,
    pub(super) bottom: f64,
}

impl Heights {
    /// `tracks` says how high each track is. `badges` keeps room below every
    /// track for what tickets say.
    pub(super) fn new(top: f64, tracks: &[f64], badges: bool, routes: &Routes) -> Self {
        let room = |channel: usize| routes.lanes.get(channel).copied().unwrap_or(0) as f64 * BETWEEN_LANES;
        let first_level = top + BAND_TITLE + BETWEEN_LEVELS * routes.levels.max(1) as f64 - BETWEEN_LEVELS / 2.0;
        let arcs = if routes.levels == 0 { 0.0 } else { BETWEEN_LEVELS * routes.levels as f64 + 8.0 };
        let mut y = top + BAND_TITLE + arcs + 6.0;
        let mut heights = Self { tracks: Vec::new(), channels: vec![y], first_level, bottom: y };
        y += room(0) + 4.0;
        let below = if badges { ABOVE_BADGE + BADGE_HEIGHT } else { 0.0 };
        for (track, &height) in tracks.iter().enumerate() {
            heights.tracks.push((y, height));
            y += height + below;
            heights.channels.push(y + BETWEEN_TRACKS / 2.0);
            y += BETWEEN_TRACKS + room(track + 1);
        }
        heights.bottom = y - BETWEEN_TRACKS + BELOW_TRACKS;
        heights
    }

    /// Top of each track.
    pub(super) fn tops(&self) -> Vec<f64> {
        self.tracks.iter().map(|(top, _)| *top).collect()
    }

    /// Height of each track.
    pub(super) fn heights(&self) -> Vec<f64> {
        self.tracks.iter().map(|(_, height)| *height).collect()
    }

    pub(super) fn track(&self, track: usize) -> f64 {
        self.extent(track).0
    }

    pub(super) fn track_height(&self, track: usize) -> f64 {
        self.extent(track).1
    }

    fn extent(&self, track: usize) -> (f64, f64) {
        self.tracks.get(track).copied().unwrap_or((self.bottom, 0.0))
    }

    /// Where lines leave and reach the cards of a track.
    pub(super) fn port(&self, track: usize) -> f64 {
        self.track(track) + self.track_height(track) / 2.0
    }

    pub(super) fn run(&self, run: Run) -> f64 {
        match run {
            Run::Track(track) => self.port(track),
            Run::Channel { channel, lane } => {
                self.channels.get(channel).copied().unwrap_or(self.bottom) + lane as f64 * BETWEEN_LANES
            }
        }
    }

    pub(super) fn level(&self, level: usize) -> f64 {
        self.first_level - level as f64 * BETWEEN_LEVELS
    }

    pub(super) fn card(&self, column: usize, track: usize) -> Rect {
        Rect { x: card_x(column), y: self.track(track), width: CARD, height: self.track_height(track) }
    }
}

pub(super) fn card_x(column: usize) -> f64 {
    column as f64 * COLUMN + MARGIN
}

/// Across the gutter to the right of a column; `place` from −1 to 1 keeps clear
/// of the cards and of the arcs beside them.
pub(super) fn in_gutter(column: usize, place: f64) -> f64 {
    (column + 1) as f64 * COLUMN + place * GUTTER / 4.0
}

/// Where an arc goes up from a card in this column. The right corner of a card
/// belongs to its badge.
pub(super) fn up_from(column: usize, climb: Climb) -> f64 {
    match climb {
        Climb::Straight => card_x(column) + CARD * 0.64,
        Climb::Gutter(lane) => card_x(column) + CARD + 8.0 + beside(lane),
    }
}

/// Where an arc comes down to a card in this column.
pub(super) fn down_to(column: usize, climb: Climb) -> f64 {
    match climb {
        Climb::Straight => card_x(column) + CARD * 0.3,
        Climb::Gutter(lane) => card_x(column) - 10.0 - beside(lane),
    }
}

/// More than a handful of arcs share the last place: the gutter has no more.
fn beside(lane: usize) -> f64 {
    4.0 * lane.min(2) as f64
}

/// In the badges at the corner of a card.
pub(crate) const COUNT: Type = semi_bold(10.0);

/// Below a card or an end, as wide as its text.
pub(super) fn ticket_badge(above: &Rect, text: f64) -> Rect {
    let width = (text + 2.0 * LABEL_PADDING).min(above.width);
    let x = above.x + (above.width - width) / 2.0;
    Rect { x, y: above.bottom() + ABOVE_BADGE, width, height: BADGE_HEIGHT }
}

/// The badge with a card's pain points sticks out of its corner.
pub(crate) fn badge(card: &Rect) -> Rect {
    let corner = at(card.right(), card.y);
    Rect { x: corner.x - 13.0, y: corner.y - 9.0, width: 20.0, height: 16.0 }
}

/// The badge with a card's open questions: beside the one with its pain points,
/// else in its place.
pub(crate) fn question_badge(card: &Rect, beside_pain: bool) -> Rect {
    let corner = badge(card);
    Rect { x: if beside_pain { corner.x - corner.width - 3.0 } else { corner.x }, ..corner }
}

/// The figure of a card's heat, on its lower edge: ways back come down on the
/// upper one.
pub(crate) fn heat_badge(card: &Rect, width: f64) -> Rect {
    Rect { x: card.x + 8.0, y: card.bottom() - 7.0, width, height: 16.0 }
}

/// The sign of a moment of truth, on the upper edge of a card at the left.
pub(crate) fn moment(card: &Rect) -> Rect {
    Rect { x: card.x + 8.0, y: card.y - 6.0, width: 12.0, height: 12.0 }
}
