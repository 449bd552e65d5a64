//! `milewalk export`: a map as a picture.

use super::{MapArguments, Outcome};
use crate::Answer;
use crate::text::print;
use api::wire::ExportKind;
use std::path::{Path, PathBuf};

/// Draw a map: SVG, PNG or PDF, or the map file itself, by the ending
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    map: MapArguments,
    /// Where to: NAME.svg, NAME.png, NAME.pdf or NAME.journey.json
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Pixels per unit of a PNG
    #[arg(long, default_value_t = 2.0)]
    scale: f64,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let kind = kind(&arguments.to)?;
    let map = arguments.map.read()?;
    let decor = api::decor_of(&map);
    let bytes = api::export::render(&map, &decor, kind, arguments.scale).map_err(|e| e.to_string())?;
    api::map_file::write(&arguments.to, &bytes, kind == ExportKind::Map).map_err(|e| e.to_string())?;
    print(&format!("{}\n", arguments.to.display()))?;
    Ok(Answer::Yes)
}

fn kind(to: &Path) -> Result<ExportKind, String> {
    let name = to.file_name().map(|n| n.to_string_lossy().to_lowercase()).unwrap_or_default();
    match name {
        n if n.ends_with(".svg") => Ok(ExportKind::Svg),
        n if n.ends_with(".png") => Ok(ExportKind::Png),
        n if n.ends_with(".pdf") => Ok(ExportKind::Pdf),
        n if n.ends_with(".json") => Ok(ExportKind::Map),
        _ => Err(format!("{}: the ending says what to draw; give .svg, .png, .pdf or .journey.json", to.display())),
    }
}
