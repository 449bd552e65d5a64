//! Map files on disk, for every face.

use crate::error::ApiError;
use crate::library::{JOURNEY_LANES, lanes};
use ::export::read::{self as others, Source};
use journey::JourneyMap;
use journey::edit::Edit;
use journey::file::{self, FileError};
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;
use uuid::Uuid;

/// Largest file that is read as a map, bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// What was read of a file.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The map.
    pub map: JourneyMap,
    /// What it was made from; none: it is a map of ours.
    pub source: Option<Source>,
    /// What of the file is not on the map, a sentence each.
    pub left_out: Vec<String>,
}

/// Opens a map file, or makes a map from what another tool has written: BPMN, a
/// Mermaid user journey, a table of steps, an outline.
///
/// # Errors
/// When it cannot be read, or is none of them, with what is wrong.
pub fn open(path: &Path, new_id: &mut dyn FnMut() -> Uuid) -> Result<Opened, ApiError> {
    let shown = path.display().to_string();
    let unreadable = |reason: String| ApiError::UnreadableFile { path: shown.clone(), reason };
    let size = fs::metadata(path).map_err(|e| ApiError::reading(&shown, &e))?.len();
    if size > LARGEST {
        return Err(unreadable(format!("it has {} MB, which is more than a map can hold", size / 1_000_000)));
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let bytes = fs::read(path).map_err(|e| ApiError::reading(&shown, &e))?;
    // Of all that can be read, only our maps are JSON.
    if is_ours(&bytes) || name.to_lowercase().ends_with(".json") {
        return Ok(Opened { map: read(path)?, source: None, left_out: Vec::new() });
    }
    let others::Reading { mut map, source, left_out } =
        others::read(&name, &bytes, new_id).map_err(|e| unreadable(e.to_string()))?;
    let missing = |(_, role): &&(&str, _)| !map.lanes().iter().any(|lane| lane.role == *role);
    let missing: Vec<_> = JOURNEY_LANES.iter().filter(missing).copied().collect();
    let below = map.lanes().len() as u32;
    for edit in lanes(&missing, new_id) {
        let edit = match edit {
            Edit::AddLane { id, name, role, order } => Edit::AddLane { id, name, role, order: order + below },
            other => other,
        };
        map.edit(&[edit])?;
    }
    Ok(Opened { map, source: Some(source), left_out })
}

/// Whether a file is a map, or is read as one: a table of steps looks like a
/// table of tickets, and is one where it has none of their columns.
#[must_use]
pub fn is_map(path: &Path) -> bool {
    let mut bytes = Vec::new();
    let head = File::open(path).and_then(|file| file.take(LARGEST).read_to_end(&mut bytes));
    if head.is_err() {
        return false;
    }
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    if is_ours(&bytes) {
        return true;
    }
    match Source::of(&name, &bytes) {
        Ok(Source::Csv | Source::Xlsx) => {
            (others::has_steps(&name, &bytes) || is_named_so(&name)) && !has_tickets(&bytes)
        }
        Ok(Source::Bpmn) => others::is_bpmn(&bytes) || is_named_so(&name),
        Ok(_) => true,
        Err(_) => is_named_so(&name),
    }
}

/// By its ending it is meant to be a map: what is wrong with it is then said of
/// a map, and not of tickets.
fn is_named_so(name: &str) -> bool {
    let name = name.to_lowercase();
    [".bpmn", ".mmd", ".mermaid", ".md", ".txt", ".journey.json"].iter().any(|ending| name.ends_with(ending))
}

/// A number and a time: then it is a ticket.
fn has_tickets(bytes: &[u8]) -> bool {
    let preview = tickets::preview(bytes, &tickets::ImportOptions::default());
    preview.is_ok_and(|preview| {
        let has = |field: &str| preview.columns.iter().any(|column| column.field.as_deref() == Some(field));
        has("ticket") && (has("opened") || has("updated"))
    })
}

/// JSON that says of what format it is.
fn is_ours(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(bytes.get(..4096).unwrap_or(bytes));
    head.trim_start_matches('\u{feff}').trim_start().starts_with('{') && head.contains("\"milewalk/")
}

/// Reads a map file.
///
/// # Errors
/// When it cannot be read, or is no map, a broken one or one of a newer format.
pub fn read(path: &Path) -> Result<JourneyMap, ApiError> {
    let shown = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|e| ApiError::reading(&shown, &e))?;
    let text = String::from_utf8(bytes).map_err(|_| ApiError::UnreadableFile {
        path: shown.clone(),
        reason: "this is not a Milewalk map: it is not text in UTF-8".into(),
    })?;
    file::read(&text).map_err(|error| match error {
        FileError::NewerFormat { found } => ApiError::NewerFormat { found, supported: file::FORMAT.into() },
        other => ApiError::UnreadableFile { path: shown, reason: other.to_string() },
    })
}

/// Writes a file whole or not at all; a map that it replaces stays as `.bak`.
///
/// # Errors
/// When it cannot be written; what was there before is untouched.
pub fn write(path: &Path, bytes: &[u8], backup: bool) -> Result<(), ApiError> {
    let written = if backup { store::file::write_with_backup(path, bytes) } else { store::file::write(path, bytes) };
    written.map_err(|e| ApiError::writing(&path.display().to_string(), &e))
}

impl ApiError {
    pub(crate) fn reading(path: &str, error: &io::Error) -> Self {
        let reason = match error.kind() {
            io::ErrorKind::NotFound => "there is no such file".into(),
            io::ErrorKind::PermissionDenied => "you may not read this file".into(),
            _ => error.to_string(),
        };
        Self::UnreadableFile { path: path.into(), reason }
    }

    pub(crate) fn writing(path: &str, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded | io::ErrorKind::FileTooLarge => {
                Self::DiskFull { path: path.into() }
            }
            io::ErrorKind::NotFound => {
                Self::UnwritableFile { path: path.into(), reason: "there is no such folder".into() }
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::UnwritableFile { path: path.into(), reason: "you may not write there".into() }
            }
            _ => Self::UnwritableFile { path: path.into(), reason: error.to_string() },
        }
    }
}
