//! Slides (PPTX, ECMA-376): the journey at a glance, its stages, what hurts,
//! what people could have solved themselves, what opportunities are expected to
//! change. Native shapes, lines glued to them, and tables, all of which can be
//! edited; never pictures.

mod cards;
mod deck;
mod fit;
mod forms;
mod grid;
mod ink;
mod lanes;
mod lines;
mod overview;
mod package;
mod preview;
mod route;
mod scene;
mod shapes;
mod stage;
mod strokes;
mod tiles;
mod xml;

use crate::report::Found;
use draw::decor::Decor;
use journey::JourneyMap;

/// What makes slides impossible.
#[derive(Debug, thiserror::Error)]
#[error("the slides cannot be written: {0}")]
pub struct SlidesError(#[from] zip::result::ZipError);

/// The slides as a file. The same map, numbers and words give the same bytes.
///
/// # Errors
/// When they would be larger than a ZIP archive can be.
pub fn pptx(map: &JourneyMap, decor: &Decor, found: &Found<'_>) -> Result<Vec<u8>, SlidesError> {
    Ok(package::write(&map.details().title, &deck::of(map, decor, found))?)
}

/// The same slides below each other as a page of HTML, to be looked at before
/// they are written.
#[must_use]
pub fn page(map: &JourneyMap, decor: &Decor, found: &Found<'_>) -> String {
    preview::page(&deck::of(map, decor, found))
}
