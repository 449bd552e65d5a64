//! `milewalk export`: a map as a picture, a table, text for another tool.

use super::{MapArguments, Outcome};
use crate::Answer;
use crate::text::print;
use ::export::report::Found;
use api::export::{Format, Subject, render};
use api::wire::ExportKind;
use draw::pdf::{Paper, Sheets};
use std::path::{Path, PathBuf};

/// Take a map home, by the ending: .svg .png .pdf, .xlsx .csv, .html .md, .txt (outline) .mmd .journey.mmd .dot .bpmn, or the map file itself
#[derive(clap::Args)]
pub(crate) struct Arguments {
    #[command(flatten)]
    map: MapArguments,
    /// Where to, e.g. NAME.pdf
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
    /// Pixels per unit of a PNG
    #[arg(long, default_value_t = 2.0)]
    scale: f64,
    /// Print a PDF on A0, A1, A2, A3, A4 or Letter instead of a page as large as the map
    #[arg(long)]
    paper: Option<Paper>,
    /// On so many sheets side by side, which overlap and have crop marks
    #[arg(long, value_name = "SHEETS", default_value_t = 1, requires = "paper", value_parser = clap::value_parser!(u32).range(1..=i64::from(Sheets::MOST)))]
    across: u32,
}

pub(crate) fn run(arguments: &Arguments) -> Outcome {
    let kind = kind(&arguments.to)?;
    let map = arguments.map.read()?;
    let subject = Subject { map: &map, decor: &api::decor_of(&map), found: Found::default() };
    let sheets = arguments.paper.map(|paper| Sheets { paper, across: arguments.across });
    if sheets.is_some() && kind != ExportKind::Pdf {
        return Err("--paper is for a .pdf".into());
    }
    write(&subject, kind, Format { scale: arguments.scale, sheets }, &arguments.to)
}

/// Writes the file and says where.
pub(super) fn write(subject: &Subject<'_>, kind: ExportKind, format: Format, to: &Path) -> Outcome {
    let bytes = render(subject, kind, format).map_err(|e| e.to_string())?;
    api::map_file::write(to, &bytes, kind == ExportKind::Map).map_err(|e| e.to_string())?;
    print(&format!("{}\n", to.display()))?;
    Ok(Answer::Yes)
}

fn kind(to: &Path) -> Result<ExportKind, String> {
    let name = to.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
    ExportKind::of_name(&name).ok_or_else(|| {
        let endings: Vec<_> = ExportKind::ALL.iter().filter_map(|kind| kind.endings().first()).collect();
        let endings = endings.iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(" ");
        format!("{}: the ending says what to write; give one of {endings}", to.display())
    })
}
