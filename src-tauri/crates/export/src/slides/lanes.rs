//! What stands in the lanes at the columns of a slide, as a table below them.

use super::fit::Fit;
use super::grid::SMALLEST;
use super::scene::Standing;
use super::shapes::{BODY, CELL, Cell, Font, Paragraph, Slide, Table, bold, regular};
use crate::clean::one_line;
use draw::layout::{Layout, Note, NoteOf};
use draw::theme::LIGHT;
use journey::JourneyMap;
use journey::model::LaneRole;
use std::collections::BTreeSet;

/// A note is not a document.
const MOST_LINES: usize = 8;
/// Lines of all notes of a lane in one column.
const MOST_IN_CELL: usize = 20;

/// A lane with something in it at these columns.
pub(super) struct Lane {
    name: String,
    role: LaneRole,
    /// For each column the texts, and which of them are mended.
    columns: Vec<Vec<(String, bool)>>,
}

/// The lanes that hold something of these cards, from top to bottom.
pub(super) fn of(map: &JourneyMap, layout: &Layout, part: &[Standing<'_>]) -> Vec<Lane> {
    let columns: Vec<usize> = part.iter().map(|s| s.column).collect::<BTreeSet<_>>().into_iter().collect();
    let shown: BTreeSet<_> = part.iter().map(|s| s.id).collect();
    let bands = layout.bands.iter().filter(|band| band.lane.is_some());
    let lanes = bands.map(|band| {
        let mut lane = Lane { name: one_line(&band.name), role: band.role, columns: vec![Vec::new(); columns.len()] };
        let notes = layout.notes.iter().filter(|note| note.y >= band.y && note.y < band.y + band.height);
        for note in notes.filter(|note| note.touchpoint.is_none_or(|id| shown.contains(&id))) {
            let column = (note.x / layout.column_width).max(0.0) as usize;
            let at = columns.iter().position(|one| *one == column);
            if let (Some(place), Some(text)) = (at.and_then(|n| lane.columns.get_mut(n)), text(map, note)) {
                place.push((text, note.closed));
            }
        }
        lane
    });
    lanes.filter(|lane| lane.columns.iter().any(|texts| !texts.is_empty())).collect()
}

/// In full; none for a picture, of which there are none on slides.
fn text(map: &JourneyMap, note: &Note) -> Option<String> {
    let text = match note.of {
        NoteOf::Cell(id) => map.cells().find(|cell| cell.id == id)?.text.as_str(),
        NoteOf::PainPoint(id) => map.pain_point(id)?.text.as_str(),
        NoteOf::Opportunity(id) => map.opportunity(id)?.text.as_str(),
        NoteOf::Channel(id) => map.touchpoint(id)?.channel.as_str(),
        NoteOf::Picture(_) => return None,
    };
    Some(one_line(text)).filter(|text| !text.is_empty())
}

/// The table as it is drawn.
pub(super) struct Shaped {
    x: f64,
    columns: Vec<f64>,
    rows: Vec<(f64, Vec<Cell>)>,
}

impl Shaped {
    /// Names of lanes at the left of `bounds`, which are the ends of the columns.
    pub(super) fn new(fit: &Fit, lanes: &[Lane], x: f64, bounds: &[f64], size: f64) -> Self {
        let widths: Vec<f64> = std::iter::once(x).chain(bounds.iter().copied()).collect();
        let columns: Vec<f64> = widths.iter().zip(widths.iter().skip(1)).map(|(from, to)| to - from).collect();
        let rows = lanes.iter().map(|lane| row(fit, lane, &columns, size)).collect();
        Self { x, columns, rows }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub(super) fn height(&self) -> f64 {
        self.rows.iter().map(|(height, _)| height).sum::<f64>() + if self.rows.is_empty() { 0.0 } else { 6.0 }
    }

    pub(super) fn put(self, slide: &mut Slide, y: f64) {
        let Self { x, columns, rows } = self;
        slide.table(Table { x, y, columns, rows, head: false, about: "What stands in the lanes".into() });
    }

    /// Slides with nothing but the table, as many as it takes.
    pub(super) fn on_its_own(self) -> Vec<Slide> {
        let mut pages: Vec<Vec<(f64, Vec<Cell>)>> = Vec::new();
        let mut left = 0.0;
        for (height, cells) in self.rows {
            if pages.is_empty() || left < height {
                pages.push(Vec::new());
                left = BODY.height;
            }
            left -= height;
            if let Some(page) = pages.last_mut() {
                page.push((height, cells));
            }
        }
        let slide = |rows| {
            let mut slide = Slide::new(String::new());
            Self { x: self.x, columns: self.columns.clone(), rows }.put(&mut slide, BODY.y);
            slide
        };
        pages.into_iter().map(slide).collect()
    }
}

fn row(fit: &Fit, lane: &Lane, columns: &[f64], size: f64) -> (f64, Vec<Cell>) {
    let room = |n: usize| columns.get(n).copied().unwrap_or(0.0) - 2.0 * CELL.0;
    let small = bold(SMALLEST, LIGHT.muted);
    let large = bold((size - 1.0).max(SMALLEST), LIGHT.muted);
    let head = if fit.word(&lane.name, large) <= room(0) { large } else { small };
    let mut cells =
        vec![Cell { paragraphs: vec![Paragraph::new(fit.cut(&lane.name, head, room(0), 3), head)], fill: None }];
    let (fill, ink) = LIGHT.of_notes(lane.role).map_or((None, LIGHT.label), |(fill, ink)| (Some(fill), ink));
    for (n, texts) in lane.columns.iter().enumerate() {
        let mut paragraphs = Vec::new();
        let mut lines = 0;
        for (said, (text, closed)) in texts.iter().enumerate() {
            let font = Font { struck: *closed, ..regular(size, if *closed { LIGHT.muted } else { ink }) };
            let text = fit.cut(text, font, room(n + 1), MOST_LINES);
            lines += fit.lines(&text, font, room(n + 1), MOST_LINES);
            if lines > MOST_IN_CELL {
                let more = format!("and {} more", texts.len() - said);
                paragraphs.push(Paragraph::new(more, regular(size, LIGHT.muted)));
                break;
            }
            paragraphs.push(Paragraph::new(text, font));
        }
        cells.push(Cell { paragraphs, fill: fill.filter(|_| !texts.is_empty()) });
    }
    let heights = cells.iter().enumerate().map(|(n, cell)| fit.height(&cell.paragraphs, room(n)));
    (heights.fold(size, f64::max) + 2.0 * CELL.1, cells)
}
