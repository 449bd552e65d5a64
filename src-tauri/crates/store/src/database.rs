//! Opening the workspace: journal mode, migrations, and refusal of a newer one.

use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};
use std::path::Path;
use std::time::Duration;

/// What the tables are of, one step after the other; never changed, only added to.
const MIGRATIONS: &[M<'static>] = &[
    M::up(crate::maps::TABLES),
    M::up(crate::runs::TABLES),
    M::up(crate::tickets::TABLES),
    M::up(crate::settings::TABLES),
    M::up(crate::maps::EDITS),
    M::up(crate::snapshots::TABLES),
    M::up(crate::studies::TABLES),
    M::up(crate::tickets::PROFILES),
    M::up(crate::tickets::REFUSED),
    M::up(crate::articles::TABLES),
    M::up(crate::samples::TABLES),
    M::up(crate::tickets::PERSONAS),
    M::up(crate::samples::ABOUT),
];

/// Name of the database in the workspace.
const FILE: &str = "milewalk.db";

/// The workspace.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
}

/// Why the workspace could not be read or written. Nothing is half written.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The folder or the file cannot be used.
    #[error("the workspace {path} cannot be opened: {reason}")]
    Unusable {
        /// Where.
        path: String,
        /// Why.
        reason: String,
    },
    /// Written by a newer version.
    #[error("the workspace was written by a newer Milewalk (version {found}; this one reads up to {supported})")]
    Newer {
        /// Version found.
        found: i64,
        /// Newest version that is read.
        supported: usize,
    },
    /// No space left.
    #[error("the disk is full")]
    Full,
    /// There is no such thing.
    #[error("{0} is not in the workspace (any more)")]
    NotThere(&'static str),
    /// A stored record does not read.
    #[error("the stored {what} is damaged: {reason}")]
    Damaged {
        /// What.
        what: &'static str,
        /// Why.
        reason: String,
    },
    /// Anything else that SQLite says.
    #[error("the workspace could not be used: {0}")]
    Database(rusqlite::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::DiskFull) => Self::Full,
            _ => Self::Database(error),
        }
    }
}

impl Store {
    /// Opens the workspace in this folder, which is made where it is missing.
    ///
    /// # Errors
    /// When the folder cannot be used, or belongs to a newer version.
    pub fn open(folder: &Path) -> Result<Self, StoreError> {
        let unusable = |reason: String| StoreError::Unusable { path: folder.display().to_string(), reason };
        std::fs::create_dir_all(folder).map_err(|e| unusable(e.to_string()))?;
        let connection = Connection::open(folder.join(FILE)).map_err(|e| unusable(e.to_string()))?;
        Self::prepare(connection)
    }

    fn prepare(mut connection: Connection) -> Result<Self, StoreError> {
        connection.busy_timeout(Duration::from_secs(5))?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        // FULL: what the window has shown as saved survives a power cut, too.
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        // What is deleted is overwritten: tickets can be deleted for good.
        connection.pragma_update(None, "secure_delete", true)?;
        let found: i64 = connection.pragma_query_value(None, "user_version", |row| row.get(0))?;
        if found > MIGRATIONS.len() as i64 {
            return Err(StoreError::Newer { found, supported: MIGRATIONS.len() });
        }
        Migrations::from_slice(MIGRATIONS)
            .to_latest(&mut connection)
            .map_err(|e| StoreError::Damaged { what: "workspace", reason: e.to_string() })?;
        Ok(Self { connection })
    }
}

/// A stored JSON text as what it should be.
pub(crate) fn parse<T: serde::de::DeserializeOwned>(what: &'static str, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|e| StoreError::Damaged { what, reason: e.to_string() })
}

/// A value as JSON text.
pub(crate) fn print<T: serde::Serialize>(what: &'static str, value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|e| StoreError::Damaged { what, reason: e.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use journey::JourneyMap;

    fn sample() -> JourneyMap {
        journey::file::read(include_str!("../../../../maps/guest-stay.journey.json")).unwrap()
    }

    #[test]
    fn a_workspace_of_a_newer_version_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(folder.path()).unwrap();
        store.connection.pragma_update(None, "user_version", MIGRATIONS.len() as i64 + 1).unwrap();
        drop(store);
        let refused = Store::open(folder.path()).unwrap_err();
        assert!(matches!(refused, StoreError::Newer { found, supported } if found > supported as i64), "{refused}");
    }

    #[test]
    fn what_does_not_fit_on_the_disk_leaves_what_was_there() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(folder.path()).unwrap();
        // No page more than there are: what SQLite meets when the disk is full.
        let pages: u32 = store.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        store.connection.pragma_update(None, "max_page_count", pages).unwrap();
        let refused = store.add_map(&sample(), "2026-03-01T09:00:00Z").unwrap_err();
        assert!(matches!(refused, StoreError::Full), "{refused}");
        assert!(store.maps().unwrap().is_empty(), "nothing of it is there");
    }
}
