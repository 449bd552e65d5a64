//! Studies kept with their map, the last one of each kind: bytes to this crate.

use crate::database::{Store, StoreError};
use journey::ids::MapId;
use rusqlite::params;

pub(crate) const TABLES: &str = "
    CREATE TABLE study (
        map TEXT NOT NULL REFERENCES map(id) ON DELETE CASCADE,
        kind TEXT NOT NULL,
        revision INTEGER NOT NULL,
        ran_at TEXT NOT NULL,
        seconds REAL NOT NULL,
        request TEXT NOT NULL,
        outcome TEXT NOT NULL,
        PRIMARY KEY (map, kind)
    ) STRICT;
";

/// A study of a map.
#[derive(Clone, Debug, PartialEq)]
pub struct StoredStudy {
    /// Which kind; one is kept of each.
    pub kind: String,
    /// Revision of the map that was studied.
    pub revision: u32,
    /// When.
    pub ran_at: String,
    /// How long it took.
    pub seconds: f64,
    /// What was asked, as JSON.
    pub request: String,
    /// What it said, as JSON.
    pub outcome: String,
}

impl Store {
    /// Keeps a study in the place of the last one of its kind.
    ///
    /// # Errors
    /// When the workspace cannot be written.
    pub fn keep_study(&mut self, map: MapId, study: &StoredStudy) -> Result<(), StoreError> {
        self.connection.execute(
            "INSERT OR REPLACE INTO study (map, kind, revision, ran_at, seconds, request, outcome)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
            params![
                map.to_string(),
                study.kind,
                study.revision,
                study.ran_at,
                study.seconds,
                study.request,
                study.outcome
            ],
        )?;
        Ok(())
    }

    /// The studies of a map, by kind.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn studies(&self, map: MapId) -> Result<Vec<StoredStudy>, StoreError> {
        let query = "SELECT kind, revision, ran_at, seconds, request, outcome FROM study WHERE map = ?1 ORDER BY kind";
        let mut statement = self.connection.prepare(query)?;
        let studies = statement.query_map([map.to_string()], |row| {
            Ok(StoredStudy {
                kind: row.get(0)?,
                revision: row.get(1)?,
                ran_at: row.get(2)?,
                seconds: row.get(3)?,
                request: row.get(4)?,
                outcome: row.get(5)?,
            })
        })?;
        Ok(studies.collect::<Result<_, _>>()?)
    }
}
