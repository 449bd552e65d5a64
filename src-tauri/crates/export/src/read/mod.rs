//! Maps from what other tools write: BPMN 2.0, Mermaid's user journey, tables of
//! steps (CSV, XLSX) and outlines. A file is told by what is in it; what of it a
//! map cannot hold, or nobody understood, is listed in words.

mod bpmn;
mod build;
mod draft;
mod mermaid;
mod table;

use crate::clean::one_line;
use journey::JourneyMap;
use journey::edit::Edit;
use journey::model::Details;
use journey::outline::{self, OutlineError};
use journey::rules::{Refusal, TEXT_LIMIT};
use std::borrow::Cow;
use uuid::Uuid;

/// Most steps, and most ways, of a map that is read.
const MOST_STEPS: usize = 5_000;
const MOST_WAYS: usize = 20_000;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// BPMN 2.0 XML.
    Bpmn,
    /// A user journey of Mermaid.
    MermaidJourney,
    /// A table as text.
    Csv,
    /// A workbook.
    Xlsx,
    /// Lines that begin with `#`, `-`, `!` or `?`.
    Outline,
}

impl Source {
    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Bpmn => "BPMN process",
            Self::MermaidJourney => "Mermaid user journey",
            Self::Csv => "CSV table",
            Self::Xlsx => "workbook",
            Self::Outline => "outline",
        }
    }

    /// Endings of files that can be read, without the dot.
    pub const ENDINGS: [&'static str; 9] = ["bpmn", "xml", "mmd", "mermaid", "md", "csv", "tsv", "xlsx", "txt"];

    /// Told by what is in the file; the ending of its name decides between a
    /// table and an outline.
    ///
    /// # Errors
    /// When it is nothing of all that, with what it seems to be.
    pub fn of(name: &str, bytes: &[u8]) -> Result<Self, ReadError> {
        if bytes.starts_with(b"PK\x03\x04") {
            return Ok(Self::Xlsx);
        }
        let ending = name.rsplit('.').next().unwrap_or_default().to_lowercase();
        if ending == "xlsx" {
            return Err(ReadError::BrokenWorkbook("it is not packed as a workbook is".into()));
        }
        let text = text(bytes);
        if text.trim().is_empty() {
            return Err(ReadError::Empty);
        }
        if text.contains('\0') {
            return Err(ReadError::Other("no text".into()));
        }
        if text.trim_start().starts_with('<') {
            return Ok(Self::Bpmn);
        }
        let is_table = matches!(ending.as_str(), "csv" | "tsv");
        let word = mermaid::lines(&text).map(|(_, line)| line).find(|line| !line.is_empty()).unwrap_or_default();
        match word.split_whitespace().next().unwrap_or_default().trim_end_matches([':', ';', '{']) {
            _ if is_table => Ok(Self::Csv),
            "journey" => Ok(Self::MermaidJourney),
            "flowchart" | "graph" => Err(ReadError::Other("a Mermaid flowchart".into())),
            "digraph" | "strict" => Err(ReadError::Other("a drawing for Graphviz".into())),
            _ if outline::is_outline(&text) => Ok(Self::Outline),
            _ => Ok(Self::Csv),
        }
    }
}

/// A map that was read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// The map.
    pub map: JourneyMap,
    /// What the file was.
    pub source: Source,
    /// What of the file is not on the map, a sentence each.
    pub left_out: Vec<String>,
}

/// Name of the stage of steps of which nothing says in which they are.
pub const ONE_STAGE: &str = "Journey";

/// Why a file is no map.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum ReadError {
    /// Nothing in it.
    #[error("there is nothing in it")]
    Empty,
    /// Something else.
    #[error(
        "it is {0}; a map is read from a Milewalk map, BPMN 2.0, a Mermaid user journey, a table of steps (CSV, XLSX) or an outline"
    )]
    Other(String),
    /// Markup with a mistake.
    #[error("it is cut short or damaged: {0}")]
    BrokenXml(String),
    /// Other markup.
    #[error("it is XML, but no BPMN 2.0: it begins with <{0}>")]
    OtherXml(String),
    /// A process of nothing.
    #[error("no process in it has a task or an event")]
    NoProcess,
    /// A workbook that cannot be opened.
    #[error("it is no workbook that can be read: {0}")]
    BrokenWorkbook(String),
    /// A text in quotes that never ends.
    #[error("it is cut short: a text in quotation marks begins and never ends")]
    CutInsideQuotes,
    /// A table of something else.
    #[error("no column holds the steps: name one “step”, “touchpoint” or “activity”; there is {0}")]
    NoSteps(String),
    /// A user journey of nothing.
    #[error("there is no task in it: a line like “Make tea: 5: Me”")]
    NoTask,
    /// An outline with a mistake.
    #[error("{0}")]
    Outline(#[from] OutlineError),
    /// Too much of it.
    #[error("it has more {0} than a map can hold")]
    TooLarge(&'static str),
    /// The map does not take it.
    #[error("{0}")]
    Refused(#[from] Refusal),
}

/// Reads a map from a file. `name` is that of the file: it gives the title where
/// nothing else does. `new_id` gives identities.
///
/// # Errors
/// When it is no such file, or a broken one, with what is wrong.
pub fn read(name: &str, bytes: &[u8], new_id: &mut dyn FnMut() -> Uuid) -> Result<Reading, ReadError> {
    let source = Source::of(name, bytes)?;
    let title = title(name);
    let draft = match source {
        Source::Bpmn => bpmn::read(&text(bytes), title)?,
        Source::MermaidJourney => mermaid::read(&text(bytes), title)?,
        Source::Csv => table::csv(bytes, title)?,
        Source::Xlsx => table::xlsx(bytes, title)?,
        Source::Outline => return from_outline(&text(bytes), title, new_id),
    };
    let (map, left_out) = draft.build(new_id)?;
    Ok(Reading { map, source, left_out })
}

/// True for a table in which some column holds steps.
#[must_use]
pub fn has_steps(name: &str, bytes: &[u8]) -> bool {
    match Source::of(name, bytes) {
        Ok(Source::Csv) => table::csv(bytes, String::new()).is_ok(),
        Ok(Source::Xlsx) => table::xlsx(bytes, String::new()).is_ok(),
        _ => false,
    }
}

/// True for markup of BPMN, whole or not.
#[must_use]
pub fn is_bpmn(bytes: &[u8]) -> bool {
    text(bytes).contains("/spec/BPMN/")
}

fn from_outline(text: &str, title: String, new_id: &mut dyn FnMut() -> Uuid) -> Result<Reading, ReadError> {
    if text.lines().count() > MOST_STEPS * 2 {
        return Err(ReadError::TooLarge("lines"));
    }
    let mut map = JourneyMap::new(Details::untitled(new_id().into()));
    map.edit(&[Edit::RenameMap { title }])?;
    let edits = outline::edits(&map, text, None, new_id)?;
    map.edit(&edits)?;
    Ok(Reading { map, source: Source::Outline, left_out: Vec::new() })
}

/// UTF-8, with or without its mark; UTF-16 by its mark; anything else as Windows
/// writes it.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    tickets::sheet::text(bytes)
}

/// "reset-flow.v2.bpmn" is "reset-flow.v2".
fn title(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let lower = file.to_lowercase();
    let known = Source::ENDINGS.iter().map(|ending| format!(".{ending}")).find(|ending| lower.ends_with(ending));
    let stem = known.and_then(|ending| file.get(..file.len() - ending.len())).unwrap_or(file);
    let stem = stem.strip_suffix(".journey").unwrap_or(stem);
    let words = one_line(&stem.replace('_', " "));
    if words.is_empty() { "A new journey".into() } else { words }
}

/// As much of a text as a map holds, on one line; none where nothing is left.
fn name(text: &str) -> Option<String> {
    let line = one_line(text);
    let kept: String = line.chars().take(TEXT_LIMIT).collect();
    (!kept.is_empty()).then_some(kept)
}

/// "“Pay” (Task_1)", cut where it is long.
fn called(name: &str, id: &str) -> String {
    let short: String = one_line(name).chars().take(80).collect();
    match (short.is_empty(), id.is_empty()) {
        (true, true) => String::new(),
        (true, false) => format!("({id})"),
        (false, true) => format!("“{short}”"),
        (false, false) => format!("“{short}” ({id})"),
    }
}
