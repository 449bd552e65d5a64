//! A picture whose texts are outlines: it looks the same in every program,
//! whatever fonts there are. What it shows is told in words besides.

use crate::fonts::Fonts;
use crate::png::{self, DrawError};
use resvg::usvg::WriteOptions;

/// The picture with every text as paths, under a title and a description that
/// are read aloud and found, not drawn.
///
/// # Errors
/// When the text is no SVG.
pub fn render(svg: &str, title: &str, description: &str, fonts: &Fonts) -> Result<String, DrawError> {
    let options =
        WriteOptions { indent: resvg::usvg::Indent::None, coordinates_precision: 3, ..WriteOptions::default() };
    let tree = png::tree(svg, fonts)?;
    let (width, height) = (tree.size().width(), tree.size().height());
    let drawn = tree.to_string(&options);
    let (head, body) = drawn.split_once('>').ok_or_else(|| DrawError::Svg("nothing was written".into()))?;
    let (title, description) = (crate::svg::escape(title), crate::svg::escape(description));
    Ok(format!(
        "{head} viewBox=\"0 0 {width} {height}\" role=\"img\"><title>{title}</title><desc>{description}</desc>{body}"
    ))
}
