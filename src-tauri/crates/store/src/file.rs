//! Files that are whole or not there: written aside, flushed, renamed. What was
//! there before stays beside it as `.bak` where it is wanted.

use std::io::{self, Write};
use std::path::{Path, PathBuf};
use tempfile::NamedTempFile;

/// Writes a file. On any error what was there before is untouched.
///
/// # Errors
/// As the file system says: no space, no permission, no such folder.
pub fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut aside = NamedTempFile::with_prefix_in(".milewalk-", folder)?;
    aside.write_all(bytes)?;
    aside.as_file().sync_all()?;
    allow_reading(&aside, path)?;
    aside.persist(path).map_err(|e| e.error)?;
    Ok(())
}

/// Writes a file and keeps the one that it replaces as `NAME.bak`.
///
/// # Errors
/// As the file system says; what was there before is untouched.
pub fn write_with_backup(path: &Path, bytes: &[u8]) -> io::Result<()> {
    if path.exists() {
        let mut backup = path.as_os_str().to_owned();
        backup.push(".bak");
        write(&PathBuf::from(backup), &std::fs::read(path)?)?;
    }
    write(path, bytes)
}

/// Temporary files are the owner's alone; a file that somebody asked for takes
/// the mode of the one it replaces, or the usual one.
#[cfg(unix)]
fn allow_reading(aside: &NamedTempFile, path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(path).map_or(0o644, |old| old.permissions().mode());
    aside.as_file().set_permissions(std::fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn allow_reading(_: &NamedTempFile, _: &Path) -> io::Result<()> {
    Ok(())
}
