//! Pictures and files of a map.

use crate::document::decor_of;
use crate::error::ApiError;
use crate::map_file;
use crate::service::Service;
use crate::surroundings::FileKind;
use crate::wire::{ExportKind, ExportPreview, ExportRequest, Exported};
use draw::decor::Decor;
use draw::layout::{LayoutOptions, layout};
use draw::png::DrawError;
use draw::svg::RenderOptions;
use journey::JourneyMap;
use journey::file;

impl Service {
    /// The picture as it would be written.
    ///
    /// # Errors
    /// When there is no such map or ticket set.
    pub fn export_preview(&self, request: ExportRequest) -> Result<ExportPreview, ApiError> {
        let (map, decor) = self.subject(&request)?;
        Ok(ExportPreview { svg: picture(&map, &decor, &RenderOptions::default()) })
    }

    /// Asks where to, and writes the file.
    ///
    /// # Errors
    /// When it cannot be drawn or written; what was there before is untouched.
    pub fn export_file(&self, request: ExportRequest) -> Result<Option<Exported>, ApiError> {
        let (map, decor) = self.subject(&request)?;
        let (kind, ending) = match request.kind {
            ExportKind::Map => (FileKind::Map, "journey.json"),
            ExportKind::Svg => (FileKind::Svg, "svg"),
            ExportKind::Png => (FileKind::Png, "png"),
            ExportKind::Pdf => (FileKind::Pdf, "pdf"),
        };
        let name = format!("{}.{ending}", journey::key::from_name(&map.details().title));
        let Some(path) = self.surroundings().ask_save(kind, &name) else { return Ok(None) };
        let bytes = render(&map, &decor, request.kind, request.scale)?;
        map_file::write(&path, &bytes, request.kind == ExportKind::Map)?;
        Ok(Some(Exported { path: path.display().to_string() }))
    }

    fn subject(&self, request: &ExportRequest) -> Result<(JourneyMap, Decor), ApiError> {
        let map = self.with(request.map, |document| Ok(document.map.clone()))?;
        let mut decor = decor_of(&map);
        if let Some(set) = &request.overlay {
            decor.tickets = Some(self.ticket_decor(request.map, &map, set)?);
        }
        Ok((map, decor))
    }
}

/// A map as the bytes of a file.
///
/// # Errors
/// When the picture would be too large.
pub fn render(map: &JourneyMap, decor: &Decor, kind: ExportKind, scale: f64) -> Result<Vec<u8>, ApiError> {
    let svg = || picture(map, decor, &RenderOptions::default());
    let undrawable = |e: DrawError| ApiError::Undrawable { reason: e.to_string() };
    match kind {
        ExportKind::Map => Ok(file::write(map).into_bytes()),
        ExportKind::Svg => Ok(svg().into_bytes()),
        ExportKind::Png => draw::png::render(&svg(), scale).map_err(undrawable),
        ExportKind::Pdf => draw::pdf::render(&svg(), &map.details().title).map_err(undrawable),
    }
}

/// A map as SVG, names in full.
pub(crate) fn picture(map: &JourneyMap, decor: &Decor, options: &RenderOptions) -> String {
    let layout = layout(map, decor, &LayoutOptions::wall());
    draw::svg::render(map, &layout, options)
}
