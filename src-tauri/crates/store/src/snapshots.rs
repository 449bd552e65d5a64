//! Named states of a map, kept by hand: whole files, so that they outlive any
//! change of history.

use crate::database::{Store, StoreError};
use journey::JourneyMap;
use journey::file;
use journey::ids::MapId;
use rusqlite::{OptionalExtension, params};

pub(crate) const TABLES: &str = "
    CREATE TABLE snapshot (
        id TEXT PRIMARY KEY,
        map TEXT NOT NULL REFERENCES map(id) ON DELETE CASCADE,
        name TEXT NOT NULL,
        at TEXT NOT NULL,
        document TEXT NOT NULL
    ) STRICT;
    CREATE INDEX snapshot_of_map ON snapshot (map);
";

/// A named state in the list of its map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotRow {
    /// Identity.
    pub id: String,
    /// Name.
    pub name: String,
    /// When it was kept.
    pub at: String,
}

impl Store {
    /// Keeps a state of a map under a name.
    ///
    /// # Errors
    /// When the workspace cannot be written.
    pub fn keep_snapshot(&mut self, of: MapId, row: &SnapshotRow, map: &JourneyMap) -> Result<(), StoreError> {
        self.connection.execute(
            "INSERT INTO snapshot (id, map, name, at, document) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![row.id, of.to_string(), row.name, row.at, file::write(map)],
        )?;
        Ok(())
    }

    /// The named states of a map, the last kept first.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn snapshots(&self, of: MapId) -> Result<Vec<SnapshotRow>, StoreError> {
        let query = "SELECT id, name, at FROM snapshot WHERE map = ?1 ORDER BY at DESC, id DESC";
        let mut query = self.connection.prepare(query)?;
        let rows = query.query_map([of.to_string()], |row| {
            Ok(SnapshotRow { id: row.get(0)?, name: row.get(1)?, at: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// One named state.
    ///
    /// # Errors
    /// When there is none, or it is damaged.
    pub fn snapshot(&self, of: MapId, id: &str) -> Result<(SnapshotRow, JourneyMap), StoreError> {
        let query = "SELECT name, at, document FROM snapshot WHERE map = ?1 AND id = ?2";
        let found: Option<(String, String, String)> = self
            .connection
            .query_row(query, params![of.to_string(), id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .optional()?;
        let (name, at, document) = found.ok_or(StoreError::NotThere("this state"))?;
        let map = file::read(&document).map_err(|e| StoreError::Damaged { what: "state", reason: e.to_string() })?;
        Ok((SnapshotRow { id: id.into(), name, at }, map))
    }

    /// Forgets a named state.
    ///
    /// # Errors
    /// When there is none, or the workspace cannot be written.
    pub fn remove_snapshot(&mut self, of: MapId, id: &str) -> Result<(), StoreError> {
        let deleted = "DELETE FROM snapshot WHERE map = ?1 AND id = ?2";
        match self.connection.execute(deleted, params![of.to_string(), id])? {
            0 => Err(StoreError::NotThere("this state")),
            _ => Ok(()),
        }
    }
}
