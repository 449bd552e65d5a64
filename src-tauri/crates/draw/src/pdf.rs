//! A picture as pages of a document: lines stay lines, and texts can be
//! selected and found. It carries the signs of the fonts that it uses. One page
//! of the picture's own size, or sheets of paper: the whole picture on one, or
//! parts of it that are glued together, each under the heads of its stages and
//! beside the names of its rows.

use crate::fonts::Fonts;
use crate::png::{self, DrawError};
use crate::svg::{Picture, Region};
use krilla::Document;
use krilla::geom::{PathBuilder, Size, Transform};
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla::paint::Stroke;
use krilla::surface::Surface;
use krilla_svg::{SurfaceExt, SvgSettings};
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

/// A page: a part of the picture, and where it stands, points.
struct Page {
    svg: String,
    size: (f32, f32),
    left: f32,
    top: f32,
    width: f32,
    height: f32,
    /// Left, top, right and bottom edge along which it is to be cut.
    cut: Option<[f32; 4]>,
}

/// PDF of a picture: on a page of its size (smaller where no page is so large),
/// or on sheets. Where they are several, each shows a strip of its neighbours
/// and has marks where it is to be cut.
///
/// # Errors
/// When what is in it cannot be written.
pub fn render(picture: &Picture<'_>, title: &str, sheets: Option<Sheets>, fonts: &Fonts) -> Result<Vec<u8>, DrawError> {
    let mut document = Document::new();
    document.set_metadata(Metadata::new().title(title.into()).creator("Milewalk".into()));
    for page in pages(picture, sheets) {
        let tree = png::tree(&page.svg, fonts)?;
        let (size, drawn) = (size(page.size.0, page.size.1)?, size(page.width, page.height)?);
        let mut on = document.start_page_with(PageSettings::new(size));
        let mut surface = on.surface();
        surface.push_transform(&Transform::from_translate(page.left, page.top));
        let done = surface.draw_svg(&tree, drawn, SvgSettings::default());
        surface.pop();
        let marked = page.cut.is_none_or(|cut| marks(&mut surface, &cut).is_some());
        surface.finish();
        on.finish();
        done.filter(|()| marked).ok_or_else(|| wrong("it cannot be drawn"))?;
    }
    document.finish().map_err(|error| wrong(&format!("{error:?}")))
}

/// The pages as SVG pictures of their own, in points, to be looked at before
/// they are written.
#[must_use]
pub fn preview(picture: &Picture<'_>, sheets: Option<Sheets>) -> Vec<String> {
    pages(picture, sheets).iter().map(Page::as_svg).collect()
}

impl Page {
    fn as_svg(&self) -> String {
        let ((across, down), Self { left, top, width, height, .. }) = (self.size, self);
        let part = self.svg.replacen("<svg ", &format!("<svg x=\"{left}\" y=\"{top}\" "), 1);
        let part = resized(&part, *width, *height);
        let cuts = self.cut.iter().flat_map(cuts).map(|[a, b, c, d]| format!("M{a} {b}L{c} {d}")).collect::<String>();
        format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{across}\" height=\"{down}\" viewBox=\"0 0 {across} {down}\">\
             <rect width=\"{across}\" height=\"{down}\" fill=\"#FFFFFF\"/>{part}\
             <path d=\"{cuts}\" stroke=\"#000000\" stroke-width=\"0.5\" fill=\"none\"/></svg>"
        )
    }
}

/// A picture that is shown in another size.
fn resized(svg: &str, width: f32, height: f32) -> String {
    let Some((head, body)) = svg.split_once('>') else { return svg.to_owned() };
    let kept = head.split(" width=\"").next().unwrap_or(head);
    let rest = head.find(" viewBox=").and_then(|at| head.get(at..)).unwrap_or_default();
    format!("{kept} width=\"{width}\" height=\"{height}\"{rest}>{body}")
}

fn wrong(what: &str) -> DrawError {
    DrawError::Svg(format!("as a PDF: {what}"))
}

fn pages(picture: &Picture<'_>, sheets: Option<Sheets>) -> Vec<Page> {
    match sheets {
        None => vec![whole(picture)],
        Some(Sheets { paper, across: 0 | 1 }) => vec![on_one(picture, paper.size())],
        Some(Sheets { paper, across }) => on_several(picture, paper.size(), across.min(Sheets::MOST)),
    }
}

fn whole(picture: &Picture<'_>) -> Page {
    let (width, height) = picture.size();
    let (width, height) = (width as f32 * POINTS, height as f32 * POINTS);
    let fits = (LONGEST_SIDE / width.max(height)).min(1.0);
    let (width, height) = (width * fits, height * fits);
    Page { svg: picture.whole(), size: (width, height), left: 0.0, top: 0.0, width, height, cut: None }
}

/// In the middle of a sheet, as large as it has room.
fn on_one(picture: &Picture<'_>, paper: (f32, f32)) -> Page {
    let (width, height) = picture.size();
    let (width, height) = (width as f32, height as f32);
    let scale = ((paper.0 - 2.0 * MARGIN) / width).min((paper.1 - 2.0 * MARGIN) / height);
    let (width, height) = (width * scale, height * scale);
    let (left, top) = ((paper.0 - width) / 2.0, (paper.1 - height) / 2.0);
    Page { svg: picture.whole(), size: paper, left, top, width, height, cut: None }
}

/// Row by row.
fn on_several(picture: &Picture<'_>, paper: (f32, f32), across: u32) -> Vec<Page> {
    let (width, height) = picture.size();
    let (gutter, _) = picture.heads(0.0);
    let room = (f64::from(paper.0 - 2.0 * MARGIN), f64::from(paper.1 - 2.0 * MARGIN));
    // What a row of sheets shows, its overlaps but once; each sheet has its gutter.
    let many = f64::from(across);
    let row = room.0 * many - f64::from(OVERLAP) * (many - 1.0);
    let scale = row / (width + gutter * many);
    let overlap = f64::from(OVERLAP) / scale;
    let across_one = room.0 / scale - gutter;
    let place = |length: f64| MARGIN + (length * scale) as f32;
    let mut pages = Vec::new();
    let mut y = 0.0;
    loop {
        let (_, head) = picture.heads(y);
        let down_one = room.1 / scale - head;
        for x in 0..across {
            let x = f64::from(x) * (across_one - overlap);
            let region = Region { x, y, width: across_one.min(width - x), height: down_one.min(height - y) };
            let cut = [place(gutter), place(head), place(gutter + region.width), place(head + region.height)];
            let [_, _, right, bottom] = cut;
            pages.push(Page {
                svg: picture.tile(region),
                size: paper,
                left: MARGIN,
                top: MARGIN,
                width: right - MARGIN,
                height: bottom - MARGIN,
                cut: Some(cut),
            });
        }
        y += down_one;
        // A hair that is left is rounding.
        if y >= height - 1.0 {
            return pages;
        }
        y -= overlap;
    }
}

/// At each edge two short lines in the margins of the sheet: from x, y to x, y.
fn cuts([left, top, right, bottom]: &[f32; 4]) -> Vec<[f32; 4]> {
    let before = MARGIN - MILLIMETRE;
    let mut lines = Vec::new();
    for x in [*left, *right] {
        lines.push([x, before, x, before - MARK]);
        lines.push([x, bottom + MILLIMETRE, x, bottom + MILLIMETRE + MARK]);
    }
    for y in [*top, *bottom] {
        lines.push([before, y, before - MARK, y]);
        lines.push([right + MILLIMETRE, y, right + MILLIMETRE + MARK, y]);
    }
    lines
}

fn marks(surface: &mut Surface<'_>, cut: &[f32; 4]) -> Option<()> {
    let mut path = PathBuilder::new();
    for [from_x, from_y, to_x, to_y] in cuts(cut) {
        path.move_to(from_x, from_y);
        path.line_to(to_x, to_y);
    }
    surface.set_fill(None);
    surface.set_stroke(Some(Stroke { width: 0.5, ..Stroke::default() }));
    surface.draw_path(&path.finish()?);
    Some(())
}

fn size(width: f32, height: f32) -> Result<Size, DrawError> {
    Size::from_wh(width, height).ok_or_else(|| wrong("it has no size"))
}
