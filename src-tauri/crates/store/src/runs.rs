//! Runs kept with their map: bytes to this crate.

use crate::database::{Store, StoreError};
use journey::ids::MapId;
use rusqlite::{OptionalExtension, params};

pub(crate) const TABLES: &str = "
    CREATE TABLE run (
        map TEXT PRIMARY KEY REFERENCES map(id) ON DELETE CASCADE,
        revision INTEGER NOT NULL,
        ran_at TEXT NOT NULL,
        seconds REAL NOT NULL,
        report TEXT NOT NULL
    ) STRICT;
";

/// The last run of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredRun {
    /// Revision of the map that was simulated.
    pub revision: u32,
    /// When.
    pub ran_at: String,
    /// How long it took.
    pub seconds: f64,
    /// What it said, as JSON.
    pub report: String,
}

impl Store {
    /// Keeps a run in the place of the last one.
    ///
    /// # Errors
    /// When the workspace cannot be written.
    pub fn keep_run(&mut self, map: MapId, run: &StoredRun) -> Result<(), StoreError> {
        self.connection.execute(
            "INSERT OR REPLACE INTO run (map, revision, ran_at, seconds, report) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![map.to_string(), run.revision, run.ran_at, run.seconds, run.report],
        )?;
        Ok(())
    }

    /// The last run of a map.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn last_run(&self, map: MapId) -> Result<Option<StoredRun>, StoreError> {
        let query = "SELECT revision, ran_at, seconds, report FROM run WHERE map = ?1";
        let run = self.connection.query_row(query, [map.to_string()], |row| {
            Ok(StoredRun { revision: row.get(0)?, ran_at: row.get(1)?, seconds: row.get(2)?, report: row.get(3)? })
        });
        Ok(run.optional()?)
    }
}
