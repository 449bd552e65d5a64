//! What leaves as a file: pictures, pages, tables, reports, text for other
//! tools, and the map itself.

use crate::document::decor_of;
use crate::drawing::{Look, fonts};
use crate::error::ApiError;
use crate::map_file;
use crate::service::Service;
use crate::simulation::last_run;
use crate::studies::StudyResult;
use crate::surroundings::FileKind;
use crate::wire::{ExportKind, ExportPreview, ExportRequest, Exported, MapRequest, Nothing, PreviewContent, StoredRun};
use ::export::report;
pub use ::export::report::Found;
use ::export::{bpmn, dot, mermaid, outline, slides, tables};
use draw::decor::Decor;
use draw::pdf::Sheets;
use draw::png::{DrawError, Pixels};
use journey::JourneyMap;
use journey::file;
use simulate::Who;
use simulate::rank::Ranking;
use simulate::report::SimulationReport;
use std::path::{Path, PathBuf};
use tickets::Conformance;

/// A map with what is known of it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The map.
    pub map: &'a JourneyMap,
    /// What is laid over its drawing.
    pub decor: &'a Decor,
    /// How a picture of it is drawn.
    pub look: &'a Look,
    /// What the report and the tables tell besides.
    pub found: Found<'a>,
}

impl Subject<'_> {
    fn picture<T>(&self, with: impl FnOnce(&draw::svg::Picture<'_>) -> T) -> T {
        self.look.draw(self.map, self.decor, with)
    }

    /// Signs of the picture that no font here has, by their scripts.
    #[must_use]
    pub fn missing(&self) -> String {
        self.picture(|picture| fonts().missing(&picture.whole()))
    }

    /// What of the map a file of this kind does not hold: a sentence, where a
    /// person would look for it there.
    #[must_use]
    pub fn left_out(&self, kind: ExportKind) -> String {
        if kind == ExportKind::Outline { outline::left_out(self.map) } else { String::new() }
    }
}

/// How large a picture is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Format {
    /// Of a PNG.
    pub pixels: Pixels,
    /// The paper of a PDF; none: a page as large as the map.
    pub sheets: Option<Sheets>,
}

impl Default for Format {
    fn default() -> Self {
        Self { pixels: Pixels::Scale(1.0), sheets: None }
    }
}

/// What the workspace knows of a map.
struct Known {
    map: JourneyMap,
    decor: Decor,
    look: Look,
    date: String,
    run: Option<StoredRun>,
    ranking: Option<(Ranking, Who)>,
    conformance: Option<Conformance>,
    again: String,
}

impl Known {
    fn subject(&self) -> Subject<'_> {
        let run = self.run.as_ref().map(|run| &run.report);
        let ranking = self.ranking.as_ref().map(|(ranking, who)| (ranking, *who));
        let conformance = self.conformance.as_ref();
        let found = Found { date: &self.date, run, ranking, conformance, again: &self.again };
        Subject { map: &self.map, decor: &self.decor, look: &self.look, found }
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
        let content = match request.kind {
            ExportKind::Svg | ExportKind::Png => PreviewContent::Pictures(vec![outlined(&subject)?]),
            ExportKind::Pdf => {
                let pages = subject.picture(|picture| draw::pdf::preview(picture, request.sheets));
                let outlines = pages.iter().map(|page| draw::outlined::render(page, "", "", fonts()));
                PreviewContent::Pictures(outlines.collect::<Result<_, _>>().map_err(undrawable)?)
            }
            ExportKind::Pptx => PreviewContent::Page(slides::page(subject.map, subject.decor, &subject.found)),
            ExportKind::Xlsx => PreviewContent::Page(tables::page(&tables::all(subject.map, &subject.found))),
            kind => {
                let text = String::from_utf8_lossy(&render(&subject, kind, Format::default())?).into_owned();
                if kind == ExportKind::Html { PreviewContent::Page(text) } else { PreviewContent::Text(text) }
            }
        };
        let missing = if request.kind.is_drawn() { subject.missing() } else { String::new() };
        Ok(ExportPreview { content, missing, left_out: subject.left_out(request.kind) })
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
        let path = with_ending(path, kind)?;
        let bytes = render(&known.subject(), kind, Format { pixels: request.pixels, sheets: request.sheets })?;
        map_file::write(&path, &bytes, kind == ExportKind::Map)?;
        Ok(Some(Exported { path: path.display().to_string() }))
    }

    /// Shows a file that was written among the others of its folder.
    ///
    /// # Errors
    /// When the system has nothing that shows folders.
    pub fn export_show(&self, file: Exported) -> Result<Nothing, ApiError> {
        let shown = self.surroundings().show_file(Path::new(&file.path));
        shown.map(|()| Nothing {}).map_err(|reason| ApiError::Unshown { path: file.path, reason })
    }

    /// Figures of a map that has changed since are not those of the map.
    fn known(&self, request: &ExportRequest) -> Result<Known, ApiError> {
        let (map, revision) = self.with(request.map, |document| Ok((document.map.clone(), document.revision)))?;
        let mut decor = decor_of(&map);
        if request.drawing.beside {
            decor.ghost = self.beside(request.map)?;
        }
        let (mut conformance, mut about) = (None, self.surroundings().now().strftime("%-d %B %Y").to_string());
        let date = about.clone();
        if let Some(over) = &request.overlay {
            let (tickets, found, words) = self.laid_over(request.map, over)?;
            (decor.tickets, conformance) = (Some(tickets), found);
            about = format!("{about} · {words}");
        }
        let run = last_run(self, request.map, revision)?.filter(|run| !run.stale);
        let studies = self.study_list(MapRequest { map: request.map })?;
        let ranking = studies.into_iter().filter(|study| !study.stale).find_map(|study| match study.outcome {
            StudyResult::Rank(ranking) => Some((ranking, study.request.who)),
            _ => None,
        });
        let again = run.as_ref().map_or_else(String::new, |run| {
            let file = format!("{}.journey.json", journey::key::from_name(&map.details().title));
            again(&file, &map, &run.report)
        });
        let report = run.as_ref().map(|run| &run.report);
        let names = request.overlay.as_ref().and_then(|over| over.names.clone());
        let look = Look::of(&map, &request.part, &request.drawing, report, &about).with_slices(names);
        Ok(Known { map, decor, look, date, run, ranking, conformance, again })
    }
}

/// A file whose name ends as no file does that we write gets the ending of its
/// kind. Nobody was asked whether a file of that name may be replaced.
fn with_ending(path: PathBuf, kind: ExportKind) -> Result<PathBuf, ApiError> {
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let (None, Some(ending)) = (ExportKind::of_name(&name), kind.endings().first()) else { return Ok(path) };
    let ended = path.with_file_name(format!("{name}.{ending}"));
    if ended.exists() {
        let reason = "there is a file of this name already; choose it, or give another name".into();
        return Err(ApiError::UnwritableFile { path: ended.display().to_string(), reason });
    }
    Ok(ended)
}

/// The command that writes the report of a map again; `file` is that of the map,
/// with figures changed where some are.
#[must_use]
pub fn again(file: &str, map: &JourneyMap, run: &SimulationReport) -> String {
    let who = match run.who {
        Who::Neutral => None,
        Who::Mixed => Some("mix"),
        Who::Persona(id) => map.persona(id).map(|persona| persona.key.as_str()),
    };
    let who = who.map_or_else(String::new, |who| format!(" --as {who}"));
    format!("milewalk report {file} --to report.html --walks {} --seed {}{who}", run.walks, run.seed)
}

/// A map as the bytes of a file.
///
/// # Errors
/// When the picture would be too large, or a table has more rows than a sheet.
pub fn render(subject: &Subject<'_>, kind: ExportKind, format: Format) -> Result<Vec<u8>, ApiError> {
    let Subject { map, decor, found, .. } = subject;
    let title = &map.details().title;
    Ok(match kind {
        ExportKind::Map => file::write(map).into_bytes(),
        ExportKind::Svg => outlined(subject)?.into_bytes(),
        ExportKind::Png => subject
            .picture(|picture| draw::png::render(&picture.whole(), format.pixels, fonts()))
            .map_err(undrawable)?,
        ExportKind::Pdf => {
            subject.picture(|picture| draw::pdf::render(picture, title, format.sheets, fonts())).map_err(undrawable)?
        }
        ExportKind::Pptx => {
            slides::pptx(map, decor, found).map_err(|e| ApiError::Undrawable { reason: e.to_string() })?
        }
        ExportKind::Html => {
            let decor = &report::flow(map, decor, found.run);
            let whole = outlined(&Subject { look: &Look::default(), decor, ..*subject })?;
            report::html(map, &whole, found).into_bytes()
        }
        ExportKind::Markdown => report::markdown(map, found).into_bytes(),
        ExportKind::Xlsx => {
            tables::xlsx(title, &tables::all(map, found)).map_err(|e| ApiError::Undrawable { reason: e.to_string() })?
        }
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
fn outlined(subject: &Subject<'_>) -> Result<String, ApiError> {
    let (title, names) = (&subject.map.details().title, subject.look.names(subject.map));
    let svg = subject.picture(|picture| picture.whole());
    draw::outlined::render(&svg, title, &names, fonts()).map_err(undrawable)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_without_an_ending_gets_that_of_its_kind_and_replaces_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let named = |name: &str, kind| with_ending(folder.path().join(name), kind);
        let is = |name: &str| Ok(folder.path().join(name));
        assert_eq!(named("map", ExportKind::Pdf), is("map.pdf"));
        assert_eq!(named("map v1.2", ExportKind::Map), is("map v1.2.journey.json"));
        assert_eq!(named("map.PNG", ExportKind::Png), is("map.PNG"));
        assert_eq!(named("flow.mmd", ExportKind::MermaidJourney), is("flow.mmd"), "as somebody wanted it");
        std::fs::write(folder.path().join("map.csv"), "mine").expect("it is written");
        assert!(matches!(named("map", ExportKind::Csv), Err(ApiError::UnwritableFile { .. })), "nobody was asked");
    }
}
