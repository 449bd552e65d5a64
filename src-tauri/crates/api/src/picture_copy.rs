//! A map, or steps of it, for the clipboard: as a picture and as lines at once.

use crate::document::decor_of;
use crate::drawing::Look;
use crate::error::ApiError;
use crate::export::{Format, Subject, render};
use crate::service::Service;
use crate::wire::{CopyRequest, Drawing, ExportKind, Part, PartSteps, PictureCopied};
use ::export::report::Found;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use draw::png::Pixels;
use journey::outline;

/// Pixels per unit: sharp on a slide; a map too large for that comes as it is.
const SHARP: f64 = 2.0;

impl Service {
    /// A picture of the steps, of the whole map where there are none, and the
    /// same as lines.
    ///
    /// # Errors
    /// When there is no such map, or the picture would be too large.
    pub fn picture_copy(&self, request: CopyRequest) -> Result<PictureCopied, ApiError> {
        let map = self.with(request.map, |document| Ok(document.map.clone()))?;
        let all = request.touchpoints.is_empty();
        let text = if all { outline::write(&map) } else { outline::write_some(&map, &request.touchpoints) };
        let steps = if all { PartSteps::Whole } else { PartSteps::Chosen(request.touchpoints) };
        let part = Part { steps, ..Part::default() };
        // Steps among others need no title and no list of signs.
        let drawing = Drawing { title: all, legend: all, ..Drawing::default() };
        let look = Look::of(&map, &part, &drawing, None, "");
        let subject = Subject { map: &map, decor: &decor_of(&map), look: &look, found: Found::default() };
        let png = |scale| render(&subject, ExportKind::Png, Format { pixels: Pixels::Scale(scale), sheets: None });
        let png = png(SHARP).or_else(|_| png(1.0))?;
        Ok(PictureCopied { png: STANDARD.encode(png), text })
    }
}
