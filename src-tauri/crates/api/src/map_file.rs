//! Map files on disk, for every face.

use crate::error::ApiError;
use journey::JourneyMap;
use journey::file::{self, FileError};
use std::io;
use std::path::Path;

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
