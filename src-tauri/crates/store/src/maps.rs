//! Maps: one row per record, so that an edit writes what it changed and no
//! more; and the history, so that undo outlives the process.

use crate::database::{Store, StoreError, parse, print};
use journey::JourneyMap;
use journey::diff::Diff;
use journey::history::{History, Step};
use journey::ids::MapId;
use journey::model::Details;
use journey::record::{Record, RecordKey};
use rusqlite::{OptionalExtension, Transaction, params};

pub(crate) const TABLES: &str = "
    CREATE TABLE map (
        id TEXT PRIMARY KEY,
        revision INTEGER NOT NULL,
        changed_at TEXT NOT NULL
    ) STRICT;
    CREATE TABLE record (
        map TEXT NOT NULL REFERENCES map(id) ON DELETE CASCADE,
        key TEXT NOT NULL,
        value TEXT NOT NULL,
        PRIMARY KEY (map, key)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE step (
        map TEXT NOT NULL REFERENCES map(id) ON DELETE CASCADE,
        number INTEGER NOT NULL,
        undone INTEGER NOT NULL,
        words TEXT NOT NULL,
        diff TEXT NOT NULL,
        at TEXT NOT NULL,
        PRIMARY KEY (map, number)
    ) STRICT, WITHOUT ROWID;
";

/// Steps know the edits that they were made of.
pub(crate) const EDITS: &str = "ALTER TABLE step ADD COLUMN edits TEXT NOT NULL DEFAULT '[]';";

/// A map in the list of the workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapRow {
    /// Identity.
    pub id: MapId,
    /// Last change.
    pub changed_at: String,
}

/// A map as it was left.
#[derive(Clone, Debug)]
pub struct StoredMap {
    /// The map.
    pub map: JourneyMap,
    /// What can be undone and redone.
    pub history: History,
    /// Counts up with every change.
    pub revision: u32,
    /// Last change.
    pub changed_at: String,
}

/// What has happened to the history together with a change of the map.
#[derive(Clone, Debug)]
pub enum Turn<'a> {
    /// A new step.
    Do(&'a Step),
    /// A new step in place of all that were done after so many.
    Instead {
        /// Steps that stay.
        since: u32,
        /// The new one.
        step: &'a Step,
    },
    /// The last step was taken back.
    Undo,
    /// The last undone step was brought back.
    Redo,
}

impl Store {
    /// All maps, the last changed first.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn maps(&self) -> Result<Vec<MapRow>, StoreError> {
        let mut query = self.connection.prepare("SELECT id, changed_at FROM map ORDER BY changed_at DESC, id DESC")?;
        let rows = query.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get(1)?)))?;
        rows.map(|row| {
            let (id, changed_at) = row?;
            Ok(MapRow { id: parse("map", &format!("\"{id}\""))?, changed_at })
        })
        .collect()
    }

    /// Adds a map with an empty history.
    ///
    /// # Errors
    /// When the workspace cannot be written; the map is then not in it.
    pub fn add_map(&mut self, map: &JourneyMap, at: &str) -> Result<(), StoreError> {
        let id = map.details().id.to_string();
        let tx = self.connection.transaction()?;
        tx.execute("INSERT INTO map (id, revision, changed_at) VALUES (?1, 0, ?2)", params![id, at])?;
        for record in map.records() {
            tx.execute(
                "INSERT INTO record (map, key, value) VALUES (?1, ?2, ?3)",
                params![id, key(record.key())?, print("map", &record)?],
            )?;
        }
        Ok(tx.commit()?)
    }

    /// True when there is such a map.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn has_map(&self, id: MapId) -> Result<bool, StoreError> {
        Ok(self.revision(id)?.is_some())
    }

    /// The map as it was left.
    ///
    /// # Errors
    /// When there is none, or it is damaged.
    pub fn map(&self, id: MapId) -> Result<StoredMap, StoreError> {
        let (revision, changed_at) = self.revision(id)?.ok_or(StoreError::NotThere("this map"))?;
        let mut query = self.connection.prepare("SELECT value FROM record WHERE map = ?1")?;
        let texts = query.query_map([id.to_string()], |row| row.get::<_, String>(0))?;
        let records = texts.map(|text| parse("map", &text?)).collect::<Result<_, StoreError>>()?;
        let map = JourneyMap::from_records(records)
            .map_err(|e| StoreError::Damaged { what: "map", reason: e.to_string() })?;
        Ok(StoredMap { map, history: self.history(id)?, revision, changed_at })
    }

    /// Keeps a change: the records it touched, its turn in the history and the
    /// new revision, all or nothing.
    ///
    /// # Errors
    /// When the workspace cannot be written; it is then as it was.
    pub fn keep(&mut self, id: MapId, diff: &Diff, turn: &Turn<'_>, revision: u32, at: &str) -> Result<(), StoreError> {
        let id = id.to_string();
        let tx = self.connection.transaction()?;
        write_records(&tx, &id, diff)?;
        write_turn(&tx, &id, turn, at)?;
        tx.execute("UPDATE map SET revision = ?2, changed_at = ?3 WHERE id = ?1", params![id, revision, at])?;
        Ok(tx.commit()?)
    }

    /// Deletes a map with all that belongs to it.
    ///
    /// # Errors
    /// When the workspace cannot be written.
    pub fn remove_map(&mut self, id: MapId) -> Result<(), StoreError> {
        match self.connection.execute("DELETE FROM map WHERE id = ?1", [id.to_string()])? {
            0 => Err(StoreError::NotThere("this map")),
            _ => Ok(()),
        }
    }

    fn revision(&self, id: MapId) -> Result<Option<(u32, String)>, StoreError> {
        let query = "SELECT revision, changed_at FROM map WHERE id = ?1";
        Ok(self.connection.query_row(query, [id.to_string()], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
    }

    /// When each step was done, the oldest first; those that were taken back
    /// and can be brought back come last.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn step_times(&self, id: MapId) -> Result<Vec<String>, StoreError> {
        let mut query = self.connection.prepare("SELECT at FROM step WHERE map = ?1 ORDER BY number")?;
        let times = query.query_map([id.to_string()], |row| row.get(0))?;
        Ok(times.collect::<Result<_, _>>()?)
    }

    /// What each map of the workspace as a whole is about.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn details(&self) -> Result<Vec<Details>, StoreError> {
        let mut query = self.connection.prepare("SELECT value FROM record WHERE key = ?1")?;
        let texts = query.query_map([key(RecordKey::Details)?], |row| row.get::<_, String>(0))?;
        let mut all = Vec::new();
        for text in texts {
            if let Record::Details(details) = parse("map", &text?)? {
                all.push(details);
            }
        }
        Ok(all)
    }

    /// Undone steps lie behind the done ones: the next to redo has the lowest
    /// number of them.
    fn history(&self, id: MapId) -> Result<History, StoreError> {
        let steps = |query: &str| -> Result<Vec<Step>, StoreError> {
            let mut query = self.connection.prepare(query)?;
            let rows = query.query_map([id.to_string()], |row| {
                Ok((row.get(0)?, row.get::<_, String>(1)?, row.get::<_, String>(2)?))
            })?;
            rows.map(|row| {
                let (words, diff, edits) = row?;
                Ok(Step { words, diff: parse("history", &diff)?, edits: parse("history", &edits)? })
            })
            .collect()
        };
        let done = steps("SELECT words, diff, edits FROM step WHERE map = ?1 AND undone = 0 ORDER BY number")?;
        let undone = steps("SELECT words, diff, edits FROM step WHERE map = ?1 AND undone = 1 ORDER BY number DESC")?;
        Ok(History::of(done, undone))
    }
}

fn write_records(tx: &Transaction<'_>, map: &str, diff: &Diff) -> Result<(), StoreError> {
    for change in diff.changes() {
        let Some(changed) = change.key() else { continue };
        match &change.after {
            Some(record) => tx.execute(
                "INSERT OR REPLACE INTO record (map, key, value) VALUES (?1, ?2, ?3)",
                params![map, key(changed)?, print("map", record)?],
            )?,
            None => tx.execute("DELETE FROM record WHERE map = ?1 AND key = ?2", params![map, key(changed)?])?,
        };
    }
    Ok(())
}

/// Undone steps lie behind the done ones. Looked for from the end, so that a
/// long history is not read for every edit.
const LAST_DONE: &str = "(SELECT COALESCE(MAX(number), 0) FROM step WHERE map = ?1 AND undone = 0)";

fn write_turn(tx: &Transaction<'_>, map: &str, turn: &Turn<'_>, at: &str) -> Result<(), StoreError> {
    match turn {
        Turn::Do(step) => {
            tx.execute(&format!("DELETE FROM step WHERE map = ?1 AND number > {LAST_DONE}"), [map])?;
            add_step(tx, map, step, at)?;
        }
        Turn::Instead { since, step } => {
            let stay = "SELECT number FROM step WHERE map = ?1 AND undone = 0 ORDER BY number LIMIT ?2";
            tx.execute(&format!("DELETE FROM step WHERE map = ?1 AND number NOT IN ({stay})"), params![map, since])?;
            add_step(tx, map, step, at)?;
        }
        Turn::Undo => {
            tx.execute(&format!("UPDATE step SET undone = 1 WHERE map = ?1 AND number = {LAST_DONE}"), [map])?;
        }
        Turn::Redo => {
            let next = format!("(SELECT MIN(number) FROM step WHERE map = ?1 AND number > {LAST_DONE})");
            tx.execute(&format!("UPDATE step SET undone = 0 WHERE map = ?1 AND number = {next}"), [map])?;
        }
    }
    Ok(())
}

fn add_step(tx: &Transaction<'_>, map: &str, step: &Step, at: &str) -> Result<(), StoreError> {
    tx.execute(
        "INSERT INTO step (map, number, undone, words, diff, at, edits)
         SELECT ?1, COALESCE(MAX(number), 0) + 1, 0, ?2, ?3, ?4, ?5 FROM step WHERE map = ?1",
        params![map, step.words, print("history", &step.diff)?, at, print("history", &step.edits)?],
    )?;
    Ok(())
}

fn key(key: RecordKey) -> Result<String, StoreError> {
    print("map", &key)
}
