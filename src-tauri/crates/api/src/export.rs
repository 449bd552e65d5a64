//! What leaves as a file: pictures, pages, tables, reports, text for other
//! tools, and the map itself.

use crate::document::decor_of;
use crate::error::ApiError;
use crate::map_file;
use crate::service::Service;
use crate::simulation::last_run;
use crate::studies::StudyResult;
use crate::surroundings::FileKind;
use crate::wire::{ExportKind, ExportPreview, ExportRequest, Exported, MapRequest, StoredRun};
use ::export::report::{self, Found};
use ::export::{bpmn, dot, mermaid, tables};
use draw::decor::Decor;
use draw::layout::{LayoutOptions, layout};
use draw::pdf::Sheets;
use draw::png::DrawError;
use draw::svg::RenderOptions;
use journey::JourneyMap;
use journey::file;
use simulate::rank::Ranking;

impl ExportKind {
    /// Every kind. Where two have an ending in common, the first is meant by it.
    pub const ALL: [Self; 13] = [
        Self::Map,
        Self::Svg,
        Self::Png,
        Self::Pdf,
        Self::Html,
        Self::Markdown,
        Self::Xlsx,
        Self::Csv,
        Self::Outline,
        Self::Mermaid,
        Self::MermaidJourney,
        Self::Dot,
        Self::Bpmn,
    ];

    /// What a dialog calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Map => "Journey map",
            Self::Svg => "SVG picture",
            Self::Png => "PNG picture",
            Self::Pdf => "PDF",
            Self::Html => "Report as a page",
            Self::Markdown => "Report as Markdown",
            Self::Xlsx => "Workbook",
            Self::Csv => "CSV table",
            Self::Outline => "Outline",
            Self::Mermaid => "Mermaid flowchart",
            Self::MermaidJourney => "Mermaid user journey",
            Self::Dot => "Graphviz",
            Self::Bpmn => "BPMN process",
        }
    }

    /// Endings of its files without the dot, the usual one first.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Map => &["journey.json", "json"],
            Self::Svg => &["svg"],
            Self::Png => &["png"],
            Self::Pdf => &["pdf"],
            Self::Html => &["html", "htm"],
            Self::Markdown => &["md", "markdown"],
            Self::Xlsx => &["xlsx"],
            Self::Csv => &["csv"],
            Self::Outline => &["txt"],
            Self::Mermaid => &["mmd", "mermaid"],
            Self::MermaidJourney => &["journey.mmd"],
            Self::Dot => &["dot", "gv"],
            Self::Bpmn => &["bpmn"],
        }
    }

    /// The kind that a file's name asks for: the longest ending counts.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        let ends = |ending: &&&str| name.ends_with(&format!(".{ending}"));
        let longest = |kind: &Self| kind.endings().iter().filter(ends).map(|ending| ending.len()).max();
        // Of equals, the first.
        Self::ALL.into_iter().rev().max_by_key(longest).filter(|kind| longest(kind).is_some())
    }
}

/// A map with what is known of it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The map.
    pub map: &'a JourneyMap,
    /// What is laid over its drawing.
    pub decor: &'a Decor,
    /// What the report and the tables tell besides.
    pub found: Found<'a>,
}

/// How large a picture is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Format {
    /// Pixels per unit of a PNG.
    pub scale: f64,
    /// The paper of a PDF; none: a page as large as the map.
    pub sheets: Option<Sheets>,
}

impl Default for Format {
    fn default() -> Self {
        Self { scale: 1.0, sheets: None }
    }
}

/// What the workspace knows of a map.
struct Known {
    map: JourneyMap,
    decor: Decor,
    date: String,
    run: Option<StoredRun>,
    ranking: Option<Ranking>,
    again: String,
}

impl Known {
    fn subject(&self) -> Subject<'_> {
        let (run, ranking) = (self.run.as_ref().map(|run| &run.report), self.ranking.as_ref());
        let found = Found { date: &self.date, run, ranking, again: &self.again };
        Subject { map: &self.map, decor: &self.decor, found }
    }
}

impl Service {
    /// What would be written.
    ///
    /// # Errors
    /// When there is no such map or ticket set.
    pub fn export_preview(&self, request: ExportRequest) -> Result<ExportPreview, ApiError> {
        let known = self.known(&request)?;
        let subject = known.subject();
        Ok(match request.kind {
            ExportKind::Svg | ExportKind::Png | ExportKind::Pdf => {
                ExportPreview::Picture(outlined(subject.map, subject.decor)?)
            }
            ExportKind::Xlsx => ExportPreview::Page(tables::page(&tables::all(subject.map, subject.found.run))),
            kind => {
                let text = String::from_utf8_lossy(&render(&subject, kind, Format::default())?).into_owned();
                if kind == ExportKind::Html { ExportPreview::Page(text) } else { ExportPreview::Text(text) }
            }
        })
    }

    /// Asks where to, and writes the file.
    ///
    /// # Errors
    /// When it cannot be drawn or written; what was there before is untouched.
    pub fn export_file(&self, request: ExportRequest) -> Result<Option<Exported>, ApiError> {
        let known = self.known(&request)?;
        let kind = request.kind;
        let ending = kind.endings().first().copied().unwrap_or_default();
        let name = format!("{}.{ending}", journey::key::from_name(&known.map.details().title));
        let Some(path) = self.surroundings().ask_save(FileKind::Export(kind), &name) else { return Ok(None) };
        let bytes = render(&known.subject(), kind, Format { scale: request.scale, sheets: request.sheets })?;
        map_file::write(&path, &bytes, kind == ExportKind::Map)?;
        Ok(Some(Exported { path: path.display().to_string() }))
    }

    /// Figures of a map that has changed since are not those of the map.
    fn known(&self, request: &ExportRequest) -> Result<Known, ApiError> {
        let (map, revision) = self.with(request.map, |document| Ok((document.map.clone(), document.revision)))?;
        let mut decor = decor_of(&map);
        if let Some(set) = &request.overlay {
            decor.tickets = Some(self.ticket_decor(request.map, set)?);
        }
        let run = last_run(self, request.map, revision)?.filter(|run| !run.stale);
        let studies = self.study_list(MapRequest { map: request.map })?;
        let ranking = studies.into_iter().filter(|study| !study.stale).find_map(|study| match study.outcome {
            StudyResult::Rank(ranking) => Some(ranking),
            _ => None,
        });
        let date = self.surroundings().now().strftime("%-d %B %Y").to_string();
        let again = run.as_ref().map_or_else(String::new, |run| {
            let file = format!("{}.journey.json", journey::key::from_name(&map.details().title));
            again(&file, run.report.walks, run.report.seed)
        });
        Ok(Known { map, decor, date, run, ranking, again })
    }
}

/// The command that writes the report of a map file again.
#[must_use]
pub fn again(file: &str, walks: u32, seed: u32) -> String {
    format!("milewalk report {file} --to report.html --walks {walks} --seed {seed}")
}

/// A map as the bytes of a file.
///
/// # Errors
/// When the picture would be too large, or a table has more rows than a sheet.
pub fn render(subject: &Subject<'_>, kind: ExportKind, format: Format) -> Result<Vec<u8>, ApiError> {
    let Subject { map, decor, found } = subject;
    let svg = || picture(map, decor, &RenderOptions::default());
    let title = &map.details().title;
    Ok(match kind {
        ExportKind::Map => file::write(map).into_bytes(),
        ExportKind::Svg => outlined(map, decor)?.into_bytes(),
        ExportKind::Png => draw::png::render(&svg(), format.scale).map_err(undrawable)?,
        ExportKind::Pdf => draw::pdf::render(&svg(), title, format.sheets).map_err(undrawable)?,
        ExportKind::Html => report::html(map, &outlined(map, decor)?, found).into_bytes(),
        ExportKind::Markdown => report::markdown(map, found).into_bytes(),
        ExportKind::Xlsx => tables::xlsx(title, &tables::all(map, found.run))
            .map_err(|e| ApiError::Undrawable { reason: e.to_string() })?,
        ExportKind::Csv => tables::csv(&tables::steps(map)).into_bytes(),
        ExportKind::Outline => journey::outline::write(map).into_bytes(),
        ExportKind::Mermaid => mermaid::flowchart(map).into_bytes(),
        ExportKind::MermaidJourney => mermaid::journey(map).into_bytes(),
        ExportKind::Dot => dot::write(map).into_bytes(),
        ExportKind::Bpmn => bpmn::write(map).into_bytes(),
    })
}

fn undrawable(error: DrawError) -> ApiError {
    ApiError::Undrawable { reason: error.to_string() }
}

/// A map as SVG that looks the same everywhere.
fn outlined(map: &JourneyMap, decor: &Decor) -> Result<String, ApiError> {
    let names: Vec<&str> = map.touchpoints().map(|touchpoint| touchpoint.name.as_str()).collect();
    let svg = picture(map, decor, &RenderOptions::default());
    draw::outlined::render(&svg, &map.details().title, &names.join("; ")).map_err(undrawable)
}

/// A map as SVG, names in full.
pub(crate) fn picture(map: &JourneyMap, decor: &Decor, options: &RenderOptions) -> String {
    let layout = layout(map, decor, &LayoutOptions::wall());
    draw::svg::render(map, &layout, options)
}
