//! A picture as pixels.

use crate::fonts::{Database, Fonts};
use rayon::prelude::*;
use resvg::tiny_skia::{self, Pixmap, Rect, Transform};
use resvg::usvg::{Group, ImageHrefResolver, ImageKind, Node, Options, Paint, Path, Tree};
use serde::{Deserialize, Serialize};
use std::io::Write;
use std::sync::Arc;

/// Neither side of a picture may be longer, pixels.
pub const LONGEST_SIDE: f64 = 65_000.0;
/// Nor may it have more pixels: more, hardly any program opens.
pub const MOST_PIXELS: f64 = 300e6;
/// Drawn at once: as many as stay near the processor.
const BAND_PIXELS: u32 = 1_000_000;
/// Bands that are drawn while others are packed.
const BATCH: u32 = 8;

/// Why there is no picture.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum DrawError {
    /// More pixels than any use of it needs, or memory allows.
    #[error(
        "the picture would be {width} × {height} pixels, more than can be drawn: at most it can be {across} pixels across, a scale of {possible}; or export SVG"
    )]
    TooLarge {
        /// Asked for, pixels.
        width: u64,
        /// Asked for, pixels.
        height: u64,
        /// Scale that would work, rounded down.
        possible: f64,
        /// Pixels across with that.
        across: u64,
    },
    /// Not a positive number.
    #[error("a picture cannot be drawn at a scale of {0}: choose a number above 0, for instance 2")]
    Scale(f64),
    /// Not a picture at all.
    #[error("the picture cannot be drawn: {0}")]
    Svg(String),
}

/// How many pixels.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "camelCase")]
pub enum Pixels {
    /// For each unit of the picture.
    Scale(f64),
    /// Across the whole picture.
    Width(f64),
}

/// PNG of an SVG picture.
///
/// # Errors
/// When the picture would be too large, the scale is none or the text no SVG.
pub fn render(svg: &str, pixels: Pixels, fonts: &Fonts) -> Result<Vec<u8>, DrawError> {
    let tree = tree(svg, fonts)?;
    let scale = match pixels {
        Pixels::Scale(scale) => scale,
        Pixels::Width(width) => width.round() / f64::from(tree.size().width()),
    };
    if !scale.is_finite() || scale <= 0.0 {
        return Err(DrawError::Scale(scale));
    }
    let (width, height) = size(f64::from(tree.size().width()), f64::from(tree.size().height()), scale)?;
    // The last row and column are whole pixels too.
    let (across, down) = (width as f32 / tree.size().width(), height as f32 / tree.size().height());
    let to_pixels = Transform::from_scale(across, down);
    let parts = Parts::of(&tree);
    let rows = (BAND_PIXELS / width).clamp(1, height);
    let batch = |first: u32| -> Result<Vec<Vec<u8>>, DrawError> {
        let tops = (0..BATCH).map(|n| first + n * rows).filter(|top| *top < height).collect::<Vec<_>>();
        tops.into_par_iter().map(|top| parts.band(to_pixels, top, width, rows.min(height - top))).collect()
    };
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_compression(png::Compression::Fast);
    encoder.set_filter(png::Filter::Up);
    let mut header = encoder.write_header().map_err(unpacked)?;
    let mut writer = header.stream_writer().map_err(unpacked)?;
    let mut drawn = batch(0)?;
    for first in (0..height).step_by((BATCH * rows) as usize) {
        let (next, written) =
            rayon::join(|| batch(first + BATCH * rows), || drawn.iter().try_for_each(|band| writer.write_all(band)));
        written.map_err(|error| DrawError::Svg(error.to_string()))?;
        drawn = next?;
    }
    writer.finish().map_err(unpacked)?;
    header.finish().map_err(unpacked)?;
    Ok(bytes)
}

fn unpacked(error: png::EncodingError) -> DrawError {
    DrawError::Svg(error.to_string())
}

/// What a picture is made of, in the order in which it is drawn, so that a band
/// draws only what it shows: each with its place and its bounds, strokes included.
struct Parts<'a>(Vec<(&'a Node, Transform, Rect)>);

impl<'a> Parts<'a> {
    fn of(tree: &'a Tree) -> Self {
        let mut parts = Self(Vec::new());
        parts.add(tree.root(), Transform::identity());
        parts
    }

    /// A group that only moves its parts is none of its own.
    fn add(&mut self, group: &'a Group, place: Transform) {
        let place = place.pre_concat(group.transform());
        for node in group.children() {
            match node {
                Node::Group(inner) if !inner.should_isolate() => self.add(inner, place),
                _ => self.0.push((node, place, node.abs_stroke_bounding_box())),
            }
        }
    }

    fn band(&self, to_pixels: Transform, top: u32, width: u32, height: u32) -> Result<Vec<u8>, DrawError> {
        let mut band =
            Pixmap::new(width, height).ok_or_else(|| DrawError::Svg("there is not enough memory for it".into()))?;
        let place = to_pixels.post_translate(0.0, -(top as f32));
        for (node, within, bounds) in &self.0 {
            let seen = bounds.transform(place).is_none_or(|b| b.bottom() > -2.0 && b.top() < height as f32 + 2.0);
            if !seen {
                continue;
            }
            let place = place.pre_concat(*within);
            match (node, node.abs_layer_bounding_box()) {
                // It would be drawn at the origin: that is taken back.
                (_, Some(layer)) => {
                    resvg::render_node(node, place.pre_translate(layer.x(), layer.y()), &mut band.as_mut());
                }
                // Upright and level lines have no area, and resvg draws none of them alone.
                (Node::Path(path), None) => stroke(path, place, &mut band),
                (_, None) => {}
            }
        }
        Ok(plain(band))
    }
}

/// A line in a colour: the pen has nothing else.
fn stroke(path: &Path, place: Transform, band: &mut Pixmap) {
    let Some((stroke, Paint::Color(colour))) = path.stroke().map(|stroke| (stroke, stroke.paint())) else { return };
    let mut paint = tiny_skia::Paint::default();
    paint.set_color_rgba8(colour.red, colour.green, colour.blue, stroke.opacity().to_u8());
    band.stroke_path(path.data(), &paint, &stroke.to_tiny_skia(), place, None);
}

/// Colours as a PNG has them: not dimmed by how much shines through.
fn plain(band: Pixmap) -> Vec<u8> {
    if band.data().iter().skip(3).step_by(4).all(|alpha| *alpha == 255) {
        band.take()
    } else {
        band.take_demultiplied()
    }
}

/// The picture with its texts set.
pub(crate) fn tree(svg: &str, fonts: &Fonts) -> Result<Tree, DrawError> {
    let (svg, fonts) = fonts.set(svg);
    Tree::from_str(&svg, &options(fonts)).map_err(|error| DrawError::Svg(error.to_string()))
}

/// Neither side of a picture in the picture may be longer, pixels: a few bytes
/// can claim to unpack to more than any memory holds.
const LONGEST_SIDE_WITHIN: usize = 8_000;

/// A picture of a kind that a map can hold; nothing where it is not that kind.
fn picture(kind: &str, bytes: Arc<Vec<u8>>) -> Option<ImageKind> {
    let size = imagesize::blob_size(&bytes).ok()?;
    if size.width.max(size.height) > LONGEST_SIDE_WITHIN {
        return None;
    }
    match kind {
        "image/jpeg" => Some(ImageKind::JPEG(bytes)),
        "image/png" => Some(ImageKind::PNG(bytes)),
        "image/webp" => Some(ImageKind::WEBP(bytes)),
        _ => None,
    }
}

fn size(width: f64, height: f64, scale: f64) -> Result<(u32, u32), DrawError> {
    let possible = (LONGEST_SIDE / width.max(height)).min((MOST_PIXELS / (width * height)).sqrt());
    let (across, down) = (whole(width * scale), whole(height * scale));
    if scale > possible {
        let possible = (possible * 100.0).floor() / 100.0;
        let most = (width * possible) as u64;
        return Err(DrawError::TooLarge { width: across as u64, height: down as u64, possible, across: most });
    }
    Ok((across as u32, down as u32))
}

/// Pixels that hold all of a length; a hair more is none.
fn whole(length: f64) -> f64 {
    (length - 1e-3).ceil().max(1.0)
}

fn options(fontdb: Arc<Database>) -> Options<'static> {
    let image_href_resolver = ImageHrefResolver {
        resolve_data: Box::new(|kind, bytes, _| picture(kind, bytes)),
        // A name of a file: nothing is read but what the picture carries along.
        resolve_string: Box::new(|_, _| None),
    };
    Options { font_family: "Inter".into(), fontdb, image_href_resolver, ..Options::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SQUARE: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"100\" height=\"50\"><rect width=\"100\" height=\"50\"/></svg>";

    #[test]
    fn the_size_follows_the_scale() {
        let png = render(SQUARE, Pixels::Scale(2.0), &Fonts::bundled()).expect("a plain picture");
        let pixmap = Pixmap::decode_png(&png).expect("a PNG");
        assert_eq!((pixmap.width(), pixmap.height()), (200, 100));
        let png = render(SQUARE, Pixels::Width(1920.0), &Fonts::bundled()).expect("a plain picture");
        let pixmap = Pixmap::decode_png(&png).expect("a PNG");
        assert_eq!((pixmap.width(), pixmap.height()), (1920, 960));
    }

    /// A line that is level or upright has no area, and is there all the same.
    #[test]
    fn straight_lines_are_drawn() {
        let line = |data: &str| {
            let path = format!("<path d=\"{data}\" fill=\"none\" stroke=\"#C8374A\" stroke-width=\"3\"/>");
            let svg = SQUARE
                .replace("<rect width=\"100\" height=\"50\"/>", &format!("<g transform=\"translate(5 5)\">{path}</g>"));
            let png = render(&svg, Pixels::Scale(2.0), &Fonts::bundled()).expect("a plain picture");
            let pixmap = Pixmap::decode_png(&png).expect("a PNG");
            let red = |p: &&tiny_skia::PremultipliedColorU8| {
                (p.red(), p.green(), p.blue(), p.alpha()) == (0xC8, 0x37, 0x4A, 255)
            };
            pixmap.pixels().iter().filter(red).count()
        };
        // Sixty long, or as long as the picture is high; three thick; twice as large.
        assert_eq!([line("M10 20L70 20"), line("M20 -10L20 50")], [120 * 6, 100 * 6]);
        assert!(line("M0 0L60 30") > 500, "as is a slanting one");
    }

    #[test]
    fn a_picture_too_large_says_what_would_work() {
        let error = render(SQUARE, Pixels::Scale(1000.0), &Fonts::bundled()).expect_err("100,000 pixels wide");
        assert_eq!(error, DrawError::TooLarge { width: 100_000, height: 50_000, possible: 244.94, across: 24_494 });
        assert_eq!(size(100.0, 50.0, 244.94), Ok((24_494, 12_247)), "the scale that it names works");
    }

    #[test]
    fn a_scale_of_nothing_and_text_that_is_no_picture_are_refused() {
        assert_eq!(render(SQUARE, Pixels::Scale(0.0), &Fonts::bundled()), Err(DrawError::Scale(0.0)));
        assert!(matches!(render("no picture", Pixels::Scale(1.0), &Fonts::bundled()), Err(DrawError::Svg(_))));
    }

    /// As much of a PNG as says its size, pixels.
    fn beginning_of_png(width: u32, height: u32) -> Arc<Vec<u8>> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        bytes.extend(width.to_be_bytes().into_iter().chain(height.to_be_bytes()).chain([8, 6, 0, 0, 0]));
        Arc::new(bytes)
    }

    #[test]
    fn a_picture_that_unpacks_to_more_than_memory_holds_is_left_out() {
        assert!(picture("image/png", beginning_of_png(1600, 900)).is_some());
        assert!(picture("image/png", beginning_of_png(60_000, 60_000)).is_none());
        assert!(picture("image/svg+xml", Arc::new(SQUARE.into())).is_none(), "nor is a drawing, which could hold more");
    }

    #[test]
    fn no_file_is_read() {
        let file = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/golden/svg/find-the-number.svg");
        let svg = SQUARE.replace("<rect", &format!("<image href=\"{file}\" width=\"9\" height=\"9\"/><rect"));
        let tree = Tree::from_str(&svg, &options(Fonts::bundled().set(&svg).1)).expect("a picture");
        assert_eq!(tree.root().children().len(), 1, "the square alone");
    }
}
