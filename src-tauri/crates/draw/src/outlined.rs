//! A picture whose texts are outlines: it looks the same in every program,
//! whatever fonts there are. What it shows is told in words besides.

use crate::fonts::{FILES, Fonts};
use crate::geometry::number;
use crate::png::{self, DrawError};
use crate::texts::{self, Text};
use resvg::usvg::{Indent, WriteOptions};
use rustybuzz::{Face, UnicodeBuffer, shape};
use std::collections::BTreeMap;
use std::fmt::Write;
use ttf_parser::{GlyphId, OutlineBuilder};

/// The picture with every text as outlines, under a title and a description
/// that are read aloud and found, not drawn. Each letter is drawn once and
/// placed where it is used.
///
/// # Errors
/// When the text is no SVG.
pub fn render(svg: &str, title: &str, description: &str, fonts: &Fonts) -> Result<String, DrawError> {
    let drawn = if fonts.is_enough(svg) { Letters::new().outlines(svg) } else { of_other_fonts(svg, fonts)? };
    let (head, body) = drawn.split_once('>').ok_or_else(|| DrawError::Svg("nothing was written".into()))?;
    // A title that it has already is the same.
    let body = body.trim_start();
    let body = body.strip_prefix("<title>").and_then(|rest| rest.split_once("</title>")).map_or(body, |(_, rest)| rest);
    let (title, description) = (crate::svg::escape(title), crate::svg::escape(description));
    Ok(format!(
        "{head} xmlns:xlink=\"http://www.w3.org/1999/xlink\" role=\"img\"><title>{title}</title><desc>{description}</desc>{body}"
    ))
}

/// Where Inter lacks a letter, as resvg sets it.
fn of_other_fonts(svg: &str, fonts: &Fonts) -> Result<String, DrawError> {
    let options = WriteOptions { indent: Indent::None, coordinates_precision: 3, ..WriteOptions::default() };
    let tree = png::tree(svg, fonts)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let drawn = tree.to_string(&options).replacen(" xmlns:xlink=\"http://www.w3.org/1999/xlink\"", "", 1);
    Ok(drawn.replacen('>', &format!(" viewBox=\"0 0 {width} {height}\">"), 1))
}

/// Inter's letters, those that were used.
struct Letters {
    cuts: Vec<Face<'static>>,
    /// By cut and number: the outline, in units of the font.
    used: BTreeMap<(usize, u16), String>,
}

/// A letter in its place on the line, units of the font.
struct Placed {
    glyph: u16,
    x: i32,
    y: i32,
}

impl Letters {
    fn new() -> Self {
        let cuts = FILES.iter().filter_map(|file| Face::from_slice(file, 0)).collect();
        Self { cuts, used: BTreeMap::new() }
    }

    fn outlines(mut self, svg: &str) -> String {
        let drawn = texts::replaced(svg, |text| self.text(text));
        let mut shapes = String::from("<defs>");
        for ((cut, glyph), outline) in &self.used {
            let _ = write!(shapes, "<path id=\"{}\" d=\"{outline}\"/>", id(*cut, *glyph));
        }
        shapes.push_str("</defs>");
        drawn.replacen('>', &format!(">{shapes}"), 1)
    }

    fn text(&mut self, text: &Text<'_>) -> Option<String> {
        let cut = match (text.attribute("font-weight"), text.attribute("font-style")) {
            (Some(_), _) => 1,
            (None, Some(_)) => 2,
            (None, None) => 0,
        };
        let face = self.cuts.get(cut)?;
        let (x, y, size) = (text.number("x")?, text.number("y")?, text.number("font-size")?);
        let scale = size / f64::from(face.units_per_em());
        let spacing = text.number("letter-spacing").unwrap_or(0.0) / scale;
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(&text.words);
        let shaped = shape(face, &[], buffer);
        let mut letters = Vec::new();
        let mut along = 0.0;
        for (glyph, place) in shaped.glyph_infos().iter().zip(shaped.glyph_positions()) {
            let number = u16::try_from(glyph.glyph_id).ok()?;
            letters.push(Placed { glyph: number, x: along as i32 + place.x_offset, y: place.y_offset });
            along += f64::from(place.x_advance) + spacing;
        }
        let struck = text.attribute("text-decoration").and_then(|_| face.strikeout_metrics());
        let left = text.start(x, along * scale);
        for letter in &letters {
            self.used.entry((cut, letter.glyph)).or_insert_with(|| outline(face, letter.glyph));
        }
        let uses = self.uses(cut, &letters);
        let place = format!("<g transform=\"translate({} {}) scale({scale:.7} -{scale:.7})\"", number(left), number(y));
        let fill = text.attribute("fill")?;
        let mut drawn = String::new();
        // A rim lies behind the letters, which not every program knows to do in one.
        if let (Some(rim), Some(width)) = (text.attribute("stroke"), text.number("stroke-width")) {
            let width = number(width / scale);
            let rim = format!("stroke=\"{rim}\" stroke-width=\"{width}\" stroke-linejoin=\"round\"");
            let _ = write!(drawn, "{place} fill=\"none\" {rim}>{uses}</g>");
        }
        let _ = write!(drawn, "{place} fill=\"{fill}\">{uses}");
        if let Some(line) = struck {
            let (top, thick) = (line.position + line.thickness / 2, line.thickness);
            let _ = write!(drawn, "<path d=\"M0 {top}H{}v-{thick}H0Z\"/>", number(along));
        }
        drawn.push_str("</g>");
        Some(drawn)
    }

    /// Spaces have nothing to draw.
    fn uses(&self, cut: usize, letters: &[Placed]) -> String {
        let mut uses = String::new();
        for Placed { glyph, x, y } in letters {
            if self.used.get(&(cut, *glyph)).is_none_or(String::is_empty) {
                continue;
            }
            let _ = write!(uses, "<use xlink:href=\"#{}\"", id(cut, *glyph));
            if *x != 0 {
                let _ = write!(uses, " x=\"{x}\"");
            }
            if *y != 0 {
                let _ = write!(uses, " y=\"{y}\"");
            }
            uses.push_str("/>");
        }
        uses
    }
}

/// Unlike any other name on a page that the picture may stand on.
fn id(cut: usize, glyph: u16) -> String {
    format!("inter{cut}-{glyph}")
}

fn outline(face: &Face<'_>, glyph: u16) -> String {
    let mut outline = Outline(String::new());
    face.outline_glyph(GlyphId(glyph), &mut outline);
    outline.0
}

/// Path data.
struct Outline(String);

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        let _ = write!(self.0, "M{x} {y}");
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let _ = write!(self.0, "L{x} {y}");
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let _ = write!(self.0, "Q{x1} {y1} {x} {y}");
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let _ = write!(self.0, "C{x1} {y1} {x2} {y2} {x} {y}");
    }

    fn close(&mut self) {
        self.0.push('Z');
    }
}
