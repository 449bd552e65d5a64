//! Many stages on one slide: a tile for each, in rows, read like text. A line
//! leads to the next one; all other ways are said in words.

use super::cards::face;
use super::fit::Fit;
use super::grid::SMALLEST;
use super::scene::{name, together};
use super::shapes::{BODY, Connector, Course, Font, Form, Paragraph, Place, Shape, Side, Slide, bold, line, regular};
use draw::layout::{Card, EdgeStyle, Layout};
use draw::theme::LIGHT;
use draw::words;
use journey::JourneyMap;
use journey::ids::{StageId, TouchpointId};

/// Tiles side by side.
const ABREAST: usize = 7;
const GUTTER: f64 = 22.0;
const BETWEEN: f64 = 26.0;
/// From the edge of a tile to its text; above it half a face stands at the corner.
const INSET: (f64, f64) = (8.0, FACE / 2.0 + 2.0);
const FACE: f64 = 18.0;
/// Of one text in a tile that is full.
const MOST_LINES: usize = 3;

/// The stages of a layout in which all are collapsed.
pub(super) fn slide(map: &JourneyMap, folded: &Layout, fit: &Fit) -> Slide {
    let mut slide = Slide::new("The journey at a glance, stage by stage".into());
    let stages: Vec<StageId> = map.stages().into_iter().map(|stage| stage.id).collect();
    let rows = stages.len().div_ceil(ABREAST).clamp(1, 5);
    let abreast = stages.len().div_ceil(rows).max(1);
    let width = (BODY.width - GUTTER * (abreast - 1) as f64) / abreast as f64;
    let height = ((BODY.height - BETWEEN * (rows - 1) as f64) / rows as f64).min(180.0);
    let room = Place::new(0.0, 0.0, width - 2.0 * INSET.0, height - 2.0 * INSET.1);
    let next = stages.iter().skip(1).map(Some).chain([None]);
    let tiles: Vec<Tile<'_>> =
        stages.iter().zip(next).map(|(stage, next)| Tile { map, folded, stage: *stage, next: next.copied() }).collect();
    let sizes = [20.0, 18.0, 16.0, 14.0, 13.0, 12.0, 11.0, 10.0, SMALLEST];
    let whole = sizes.into_iter().find(|size| tiles.iter().all(|tile| tile.is_whole(fit, *size, room)));
    let size = whole.unwrap_or(SMALLEST);
    let mut before: Option<(u32, Place)> = None;
    for (n, tile) in tiles.iter().enumerate() {
        let (column, row) = (n % abreast, n / abreast);
        let x = BODY.x + column as f64 * (width + GUTTER);
        let place = Place::new(x, BODY.y + row as f64 * (height + BETWEEN), width, height);
        let id = tile.put(&mut slide, tile.paragraphs(fit, size, room), place);
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

    /// How many steps, how long, and how much hurts.
    fn facts(&self) -> Vec<(String, &'static str)> {
        let Some(card) = self.card() else { return Vec::new() };
        let pains = match card.pain_points {
            0 => None,
            1 => Some("1 pain point".to_owned()),
            n => Some(format!("{n} pain points")),
        };
        let meta = (!card.meta.is_empty()).then(|| card.meta.clone());
        let steps = std::iter::once(card.lines.join(" ")).chain(meta).collect::<Vec<_>>().join(" · ");
        let pains = pains.map(|pains| (pains, LIGHT.pain_ink));
        std::iter::once((steps, LIGHT.muted)).chain(pains).collect()
    }

    /// Ways but the one to the next stage, with their colours.
    fn ways(&self) -> Vec<(String, &'static str)> {
        let stages = self.map.stages();
        let order = |id: TouchpointId| stages.iter().position(|stage| stage.id.0 == id.0);
        let own = order(self.id());
        let next = self.next.map(|next| TouchpointId(next.0));
        let ends = self.folded.ends.iter();
        let ends: Vec<_> =
            ends.filter(|end| self.map.touchpoint(end.touchpoint).is_some_and(|t| t.stage == self.stage)).collect();
        let out = self.folded.edges.iter().filter(|edge| edge.source == self.id() && Some(edge.target) != next);
        // How many end here in all is said below.
        let known = |id: TouchpointId| ends.iter().any(|end| end.touchpoint == id && end.share.is_some());
        let out = out.filter(|edge| !known(edge.target));
        let mut ways: Vec<(String, &'static str)> = out
            .map(|edge| {
                let (verb, colour) = match edge.style {
                    EdgeStyle::Loop => ("back to ", LIGHT.pain),
                    EdgeStyle::GivesUp => ("", LIGHT.muted),
                    EdgeStyle::Solved => ("", LIGHT.zero_ink),
                    EdgeStyle::Normal | EdgeStyle::Ghost if order(edge.target) < own => ("back to ", LIGHT.pain),
                    EdgeStyle::Normal | EdgeStyle::Ghost => ("on to ", LIGHT.label),
                };
                // How many comes first, where nothing is cut; why is on the slides of the stages.
                let figure = |text: &str| format!("{} ", text.rsplit(" · ").next().unwrap_or(text));
                let figure = edge.label.as_ref().map(|label| together(&figure(&label.text))).unwrap_or_default();
                (format!("{figure}{verb}{}", name(self.map, edge.target)), colour)
            })
            .collect();
        ways.extend(ends.into_iter().filter_map(|end| {
            let share = together(&words::percent(end.share?));
            Some((format!("{share} {}", end.text), LIGHT.zero_ink))
        }));
        ways
    }

    /// All that it says, its name in this size.
    fn said(&self, size: f64) -> Vec<(String, Font)> {
        let sized = |less: f64| move |(text, colour)| (text, regular((size - less).max(SMALLEST), colour));
        let name = std::iter::once((self.name(), bold(size, LIGHT.ink)));
        name.chain(self.facts().into_iter().map(sized(3.0))).chain(self.ways().into_iter().map(sized(4.0))).collect()
    }

    /// All of it has room, and no word is broken.
    fn is_whole(&self, fit: &Fit, size: f64, room: Place) -> bool {
        let said = self.said(size);
        let words = said.iter().all(|(text, font)| fit.word(text, *font) <= room.width);
        let paragraphs: Vec<_> = said.into_iter().map(|(text, font)| Paragraph::new(text, font)).collect();
        words && fit.height(&paragraphs, room.width) <= room.height
    }

    /// As much of it as has room; what is left out is counted.
    fn paragraphs(&self, fit: &Fit, size: f64, room: Place) -> Vec<Paragraph> {
        let said = self.said(size);
        // Where all of it has room nothing is cut.
        let most = if self.is_whole(fit, size, room) { usize::MAX } else { MOST_LINES };
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        for (n, (text, font)) in said.iter().enumerate() {
            let next = Paragraph::new(fit.cut(text, *font, room.width, most), *font);
            let last = Paragraph::new(format!("and {} more", said.len() - n), Font { colour: LIGHT.muted, ..*font });
            let fits = |some: &[&Paragraph]| {
                fit.height(paragraphs.iter().chain(some.iter().copied()), room.width) <= room.height
            };
            if n > 0 && !fits(&[&next, &last]) && !(n + 1 == said.len() && fits(&[&next])) {
                paragraphs.push(last);
                break;
            }
            paragraphs.push(next);
        }
        paragraphs
    }

    fn put(&self, slide: &mut Slide, paragraphs: Vec<Paragraph>, place: Place) -> u32 {
        let about = paragraphs.iter().map(Paragraph::text).collect::<Vec<_>>().join(". ");
        let body = Shape {
            line: Some(line(LIGHT.border, 1.0)),
            paragraphs,
            inset: INSET,
            about,
            ..Shape::filled(place, Form::Rounded(8.0), LIGHT.surface)
        };
        // At the corner, where no text is.
        let spot = Place::new(place.right() - FACE - 6.0, place.y - FACE / 2.0, FACE, FACE);
        let point = self.folded.emotion.points.iter().find(|point| point.touchpoint == self.id());
        let face = point.map(|point| face(spot, point.value));
        slide.group(self.name(), std::iter::once(body).chain(face).collect())
    }
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
