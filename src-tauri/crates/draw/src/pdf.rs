//! A picture as a page of a document: lines stay lines, and texts can be
//! selected and found. Set in the bundled fonts, of which it carries the signs
//! that it uses.

use crate::png::{self, DrawError};
use krilla::Document;
use krilla::geom::Size;
use krilla::metadata::Metadata;
use krilla::page::PageSettings;
use krilla_svg::{SurfaceExt, SvgSettings};

/// Points (1/72 inch) of a pixel of the picture (1/96 inch, as CSS has it).
const POINTS: f32 = 0.75;

/// Longest side of a page that readers must show, points (ISO 32000-1, annex C).
const LONGEST_SIDE: f32 = 14_400.0;

/// PDF of an SVG picture on a page of its size; smaller where no page is so
/// large.
///
/// # Errors
/// When the text is no SVG, or what is in it cannot be written.
pub fn render(svg: &str, title: &str) -> Result<Vec<u8>, DrawError> {
    let tree = png::tree(svg)?;
    let (width, height) = (tree.size().width() * POINTS, tree.size().height() * POINTS);
    let fits = (LONGEST_SIDE / width.max(height)).min(1.0);
    let wrong = |what: &str| DrawError::Svg(format!("as a PDF: {what}"));
    let size = Size::from_wh(width * fits, height * fits).ok_or_else(|| wrong("it has no size"))?;
    let page = PageSettings::new(size);
    let mut document = Document::new();
    document.set_metadata(Metadata::new().title(title.into()).creator("Milewalk".into()));
    let mut page = document.start_page_with(page);
    let mut surface = page.surface();
    surface.draw_svg(&tree, size, SvgSettings::default()).ok_or_else(|| wrong("it cannot be drawn"))?;
    surface.finish();
    page.finish();
    document.finish().map_err(|error| wrong(&format!("{error:?}")))
}
