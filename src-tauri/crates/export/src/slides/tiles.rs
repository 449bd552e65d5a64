//! Many stages on one slide: a tile for each, in rows, read like text. A line
//! leads to the next one; all other ways are said in words.

use super::fit::Fit;
use super::grid::SMALLEST;
use super::scene::name;
use super::shapes::{BODY, Connector, Course, Form, Paragraph, Place, Shape, Side, Slide, bold, line, regular};
use draw::layout::{Card, EdgeStyle, Layout};
use draw::theme::LIGHT;
use draw::words;
use journey::JourneyMap;
use journey::ids::{StageId, TouchpointId};

/// Tiles side by side.
const ABREAST: usize = 7;
const GUTTER: f64 = 22.0;
const BETWEEN: f64 = 26.0;
const INSET: f64 = 8.0;
const FACE: f64 = 18.0;
/// So many other ways are said.
const WAYS: usize = 3;

/// The stages of a layout in which all are collapsed.
pub(super) fn slide(map: &JourneyMap, folded: &Layout, fit: &Fit) -> Slide {
    let mut slide = Slide::new("The journey at a glance, stage by stage".into());
    let stages: Vec<StageId> = map.stages().into_iter().map(|stage| stage.id).collect();
    let rows = stages.len().div_ceil(ABREAST).clamp(1, 5);
    let abreast = stages.len().div_ceil(rows).max(1);
    let width = (BODY.width - GUTTER * (abreast - 1) as f64) / abreast as f64;
    let height = ((BODY.height - BETWEEN * (rows - 1) as f64) / rows as f64).min(150.0);
    let size = name_size(map, &stages, fit, width - 2.0 * INSET - FACE);
    let mut before: Option<(u32, Place)> = None;
    for (n, stage) in stages.iter().enumerate() {
        let (column, row) = (n % abreast, n / abreast);
        let x = BODY.x + column as f64 * (width + GUTTER);
        let place = Place::new(x, BODY.y + row as f64 * (height + BETWEEN), width, height);
        let next = stages.get(n + 1).copied();
        let id = tile(&mut slide, fit, &Tile { map, folded, stage: *stage, next, size }, place);
        if let Some((other, from)) = before {
            slide.connector(lead((other, from), (id, place)));
        }
        before = Some((id, place));
    }
    slide
}

struct Tile<'a> {
    map: &'a JourneyMap,
    folded: &'a Layout,
    stage: StageId,
    next: Option<StageId>,
    /// Of its name.
    size: f64,
}

/// The largest in which every name has two lines, and no word is broken.
fn name_size(map: &JourneyMap, stages: &[StageId], fit: &Fit, room: f64) -> f64 {
    let fits = |size: &f64| {
        stages.iter().all(|stage| {
            let (name, font) = (name(map, TouchpointId(stage.0)), bold(*size, LIGHT.ink));
            fit.lines(&name, font, room, 3) <= 2 && fit.word(&name, font) <= room
        })
    };
    [16.0, 14.0, 13.0, 12.0, 11.0, 10.0].into_iter().find(fits).unwrap_or(SMALLEST)
}

impl Tile<'_> {
    /// The stage's one card is named like the stage itself.
    fn id(&self) -> TouchpointId {
        TouchpointId(self.stage.0)
    }

    fn card(&self) -> Option<&Card> {
        self.folded.cards.iter().find(|card| card.folded == Some(self.stage))
    }

    fn name(&self) -> String {
        name(self.map, self.id())
    }

    fn facts(&self) -> String {
        let Some(card) = self.card() else { return String::new() };
        let pains = match card.pain_points {
            0 => None,
            1 => Some("1 pain point".to_owned()),
            n => Some(format!("{n} pain points")),
        };
        let meta = (!card.meta.is_empty()).then(|| card.meta.clone());
        std::iter::once(card.lines.join(" ")).chain(meta).chain(pains).collect::<Vec<_>>().join(" · ")
    }

    /// Ways but the one to the next stage, with their colours.
    fn ways(&self) -> Vec<(String, &'static str)> {
        let stages = self.map.stages();
        let order = |id: TouchpointId| stages.iter().position(|stage| stage.id.0 == id.0);
        let own = order(self.id());
        let next = self.next.map(|next| TouchpointId(next.0));
        let out = self.folded.edges.iter().filter(|edge| edge.source == self.id() && Some(edge.target) != next);
        let mut ways: Vec<(String, &'static str)> = out
            .map(|edge| {
                let (verb, colour) = match edge.style {
                    EdgeStyle::Loop => ("back to ", LIGHT.pain),
                    EdgeStyle::GivesUp => ("", LIGHT.muted),
                    EdgeStyle::Solved => ("", LIGHT.zero_ink),
                    EdgeStyle::Normal | EdgeStyle::Ghost if order(edge.target) < own => ("back to ", LIGHT.pain),
                    EdgeStyle::Normal | EdgeStyle::Ghost => ("on to ", LIGHT.label),
                };
                let label = edge.label.as_ref().map(|label| format!(" · {}", label.text)).unwrap_or_default();
                (format!("{verb}{}{label}", name(self.map, edge.target)), colour)
            })
            .collect();
        let ends = self
            .folded
            .ends
            .iter()
            .filter(|end| self.map.touchpoint(end.touchpoint).is_some_and(|t| t.stage == self.stage));
        ways.extend(
            ends.filter_map(|end| Some((format!("{}: {}", end.text, words::percent(end.share?)), LIGHT.zero_ink))),
        );
        if ways.len() > WAYS {
            let more = ways.len() - WAYS + 1;
            ways.truncate(WAYS - 1);
            ways.push((format!("and {more} more ways"), LIGHT.muted));
        }
        ways
    }
}

fn tile(slide: &mut Slide, fit: &Fit, tile: &Tile<'_>, place: Place) -> u32 {
    let room = place.width - 2.0 * INSET;
    let title = bold(tile.size, LIGHT.ink);
    let small = regular((tile.size - 2.0).max(SMALLEST), LIGHT.muted);
    // Beside the name stands a face.
    let mut paragraphs = vec![
        Paragraph::new(fit.cut(&tile.name(), title, room - FACE, 2), title),
        Paragraph::new(fit.cut(&tile.facts(), small, room, 3), small),
    ];
    for (text, colour) in tile.ways() {
        let font = regular((tile.size - 3.0).max(SMALLEST), colour);
        let next = Paragraph::new(fit.cut(&text, font, room, 2), font);
        if fit.height(paragraphs.iter().chain([&next]), room) < place.height - 10.0 {
            paragraphs.push(next);
        }
    }
    let about = paragraphs.iter().map(Paragraph::text).collect::<Vec<_>>().join(". ");
    let body = Shape {
        line: Some(line(LIGHT.border, 1.0)),
        paragraphs,
        inset: (INSET, 5.0),
        about,
        ..Shape::filled(place, Form::Rounded(8.0), LIGHT.surface)
    };
    let mut shapes = vec![body];
    if let Some(point) = tile.folded.emotion.points.iter().find(|point| point.touchpoint == tile.id()) {
        let colour = if point.value < -0.5 {
            LIGHT.pain
        } else if point.value > 0.5 {
            LIGHT.zero
        } else {
            LIGHT.accent
        };
        let spot = Place::new(place.right() - FACE - 6.0, place.y + 6.0, FACE, FACE);
        shapes.push(Shape {
            line: Some(line(colour, 1.5)),
            about: format!("Feels {:.1}", point.value),
            ..Shape::filled(spot, Form::Face(point.value), LIGHT.surface)
        });
    }
    slide.group(tile.name(), shapes)
}

/// To the next tile; to the next row between the rows.
fn lead(from: (u32, Place), to: (u32, Place)) -> Connector {
    let (course, out, into) = if to.1.y > from.1.y {
        (Course::Step, Side::Bottom, Side::Top)
    } else {
        (Course::Straight, Side::Right, Side::Left)
    };
    Connector {
        from: (from.0, out),
        to: (to.0, into),
        start: from.1.port(out),
        end: to.1.port(into),
        course,
        line: line(LIGHT.edge, 2.0),
        arrow: true,
        about: "To the next stage".into(),
    }
}
