//! A picture as pages of a document: lines stay lines, and texts can be
//! selected and found. Set in the bundled fonts, of which it carries the signs
//! that it uses. One page of the picture's own size, or sheets of paper: the
//! whole picture on one, or parts of it that are glued together.

use crate::png::{self, DrawError};
use krilla::Document;
use krilla::geom::{PathBuilder, Rect, Size, Transform};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::{FillRule, Stroke};
use krilla::surface::Surface;
use krilla_svg::{SurfaceExt, SvgSettings};
use resvg::usvg::Tree;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Points (1/72 inch) of a pixel of the picture (1/96 inch, as CSS has it).
const POINTS: f32 = 0.75;
/// Points of a millimetre.
const MILLIMETRE: f32 = 72.0 / 25.4;
/// Longest side of a page that readers must show, points (ISO 32000-1, annex C).
const LONGEST_SIDE: f32 = 14_400.0;
/// No printer prints to the edge of a sheet.
const MARGIN: f32 = 10.0 * MILLIMETRE;
/// What two sheets side by side both show, to be glued.
const OVERLAP: f32 = 10.0 * MILLIMETRE;
/// Of a crop mark.
const MARK: f32 = 5.0 * MILLIMETRE;

/// Sheets of paper, lying.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Paper {
    /// 1189 × 841 mm.
    A0,
    /// 841 × 594 mm.
    A1,
    /// 594 × 420 mm.
    A2,
    /// 420 × 297 mm.
    A3,
    /// 297 × 210 mm.
    A4,
    /// 11 × 8½ inches.
    Letter,
}

impl Paper {
    /// All of them, the largest first.
    pub const ALL: [Self; 6] = [Self::A0, Self::A1, Self::A2, Self::A3, Self::A4, Self::Letter];

    /// Width and height, points.
    fn size(self) -> (f32, f32) {
        let (width, height) = match self {
            Self::A0 => (1189.0, 841.0),
            Self::A1 => (841.0, 594.0),
            Self::A2 => (594.0, 420.0),
            Self::A3 => (420.0, 297.0),
            Self::A4 => (297.0, 210.0),
            Self::Letter => (279.4, 215.9),
        };
        (width * MILLIMETRE, height * MILLIMETRE)
    }
}

impl fmt::Display for Paper {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self, f)
    }
}

impl FromStr for Paper {
    type Err = String;

    /// "A4", "letter".
    fn from_str(name: &str) -> Result<Self, String> {
        let known = Self::ALL.into_iter().find(|paper| paper.to_string().eq_ignore_ascii_case(name));
        let all = || Self::ALL.map(|paper| paper.to_string()).join(", ");
        known.ok_or_else(|| format!("“{name}” is no paper that is known: give one of {}", all()))
    }
}

/// How a picture is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub struct Sheets {
    /// On what.
    pub paper: Paper,
    /// Sheets side by side; 1: the whole picture on one.
    pub across: u32,
}

impl Sheets {
    /// Sheets side by side, at most.
    pub const MOST: u32 = 20;
}

/// PDF of an SVG picture: on a page of its size (smaller where no page is so
/// large), or on sheets. Where they are several, each shows a strip of its
/// neighbours and has marks where it is to be cut.
///
/// # Errors
/// When the text is no SVG, or what is in it cannot be written.
pub fn render(svg: &str, title: &str, sheets: Option<Sheets>) -> Result<Vec<u8>, DrawError> {
    let tree = png::tree(svg)?;
    let mut document = Document::new();
    document.set_metadata(Metadata::new().title(title.into()).creator("Milewalk".into()));
    match sheets {
        None => whole(&mut document, &tree)?,
        Some(Sheets { paper, across }) => on_paper(&mut document, &tree, paper.size(), across.clamp(1, Sheets::MOST))?,
    }
    document.finish().map_err(|error| wrong(&format!("{error:?}")))
}

fn wrong(what: &str) -> DrawError {
    DrawError::Svg(format!("as a PDF: {what}"))
}

fn whole(document: &mut Document, tree: &Tree) -> Result<(), DrawError> {
    let (width, height) = (tree.size().width() * POINTS, tree.size().height() * POINTS);
    let fits = (LONGEST_SIDE / width.max(height)).min(1.0);
    let size = size(width * fits, height * fits)?;
    page(document, size, |surface| surface.draw_svg(tree, size, SvgSettings::default()).map(|_| ()))
}

fn on_paper(document: &mut Document, tree: &Tree, paper: (f32, f32), across: u32) -> Result<(), DrawError> {
    let room = (paper.0 - 2.0 * MARGIN, paper.1 - 2.0 * MARGIN);
    let (width, height) = (tree.size().width(), tree.size().height());
    // What a row of sheets shows, its overlaps but once.
    let row = room.0 * across as f32 - OVERLAP * (across - 1) as f32;
    let scale = if across == 1 { (room.0 / width).min(room.1 / height) } else { row / width };
    let drawn = size(width * scale, height * scale)?;
    let step = (room.0 - OVERLAP, room.1 - OVERLAP);
    let down = if drawn.height() <= room.1 { 1 } else { 1 + ((drawn.height() - room.1) / step.1).ceil() as u32 };
    let frame = Rect::from_xywh(MARGIN, MARGIN, room.0, room.1).ok_or_else(|| wrong("the paper has no room"))?;
    for y in 0..down {
        for x in 0..across {
            // One sheet has the picture in its middle.
            let middle =
                |room: f32, drawn: f32, many: u32| if many == 1 { ((room - drawn) / 2.0).max(0.0) } else { 0.0 };
            let left = MARGIN + middle(room.0, drawn.width(), across) - step.0 * x as f32;
            let top = MARGIN + middle(room.1, drawn.height(), down) - step.1 * y as f32;
            page(document, size(paper.0, paper.1)?, |surface| {
                let mut path = PathBuilder::new();
                path.push_rect(frame);
                surface.push_clip_path(&path.finish()?, &FillRule::NonZero);
                surface.push_transform(&Transform::from_translate(left, top));
                surface.draw_svg(tree, drawn, SvgSettings::default())?;
                surface.pop();
                surface.pop();
                if across * down > 1 { marks(surface, frame) } else { Some(()) }
            })?;
        }
    }
    Ok(())
}

/// Outside each corner of the frame, two short lines.
fn marks(surface: &mut Surface<'_>, frame: Rect) -> Option<()> {
    let mut path = PathBuilder::new();
    for (x, outwards) in [(frame.left(), -1.0), (frame.right(), 1.0)] {
        for (y, upwards) in [(frame.top(), -1.0), (frame.bottom(), 1.0)] {
            path.move_to(x + outwards * MILLIMETRE, y);
            path.line_to(x + outwards * (MILLIMETRE + MARK), y);
            path.move_to(x, y + upwards * MILLIMETRE);
            path.line_to(x, y + upwards * (MILLIMETRE + MARK));
        }
    }
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { width: 0.5, ..Stroke::default() }));
    surface.draw_path(&path.finish()?);
    Some(())
}

fn size(width: f32, height: f32) -> Result<Size, DrawError> {
    Size::from_wh(width, height).ok_or_else(|| wrong("it has no size"))
}

fn page(
    document: &mut Document,
    size: Size,
    draw: impl FnOnce(&mut Surface<'_>) -> Option<()>,
) -> Result<(), DrawError> {
    let mut page = document.start_page_with(PageSettings::new(size));
    let mut surface = page.surface();
    let drawn = draw(&mut surface);
    surface.finish();
    page.finish();
    drawn.ok_or_else(|| wrong("it cannot be drawn"))
}
