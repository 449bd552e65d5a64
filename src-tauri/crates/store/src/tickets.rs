//! Ticket sets, which of their states is which touchpoint of a map, and who is
//! which persona: bytes to this crate.

use crate::database::{Store, StoreError};
use journey::ids::MapId;
use rusqlite::{OptionalExtension, Row, params};

pub(crate) const TABLES: &str = "
    CREATE TABLE ticket_set (
        id TEXT PRIMARY KEY,
        name TEXT NOT NULL,
        tickets INTEGER NOT NULL,
        events INTEGER NOT NULL,
        imported_at TEXT NOT NULL,
        report TEXT NOT NULL,
        data BLOB NOT NULL
    ) STRICT;
    CREATE TABLE state_mapping (
        map TEXT NOT NULL REFERENCES map(id) ON DELETE CASCADE,
        ticket_set TEXT NOT NULL REFERENCES ticket_set(id) ON DELETE CASCADE,
        mapping TEXT NOT NULL,
        PRIMARY KEY (map, ticket_set)
    ) STRICT, WITHOUT ROWID;
";

pub(crate) const PROFILES: &str = "
    CREATE TABLE ticket_profile (
        name TEXT PRIMARY KEY,
        profile TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
";

pub(crate) const REFUSED: &str = "
    ALTER TABLE ticket_set ADD COLUMN refused TEXT NOT NULL DEFAULT '[]';
";

pub(crate) const PERSONAS: &str = "
    CREATE TABLE persona_mapping (
        map TEXT NOT NULL REFERENCES map(id) ON DELETE CASCADE,
        ticket_set TEXT NOT NULL REFERENCES ticket_set(id) ON DELETE CASCADE,
        mapping TEXT NOT NULL,
        PRIMARY KEY (map, ticket_set)
    ) STRICT, WITHOUT ROWID;
";

/// A ticket set in the list of the workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketSetRow {
    /// Identity.
    pub id: String,
    /// Name, from the file.
    pub name: String,
    /// Number of tickets.
    pub tickets: u32,
    /// Number of events.
    pub events: u32,
    /// When it was read.
    pub imported_at: String,
}

/// What is kept of a ticket file.
#[derive(Clone, Copy, Debug)]
pub struct TicketSetContent<'a> {
    /// What was read and what was not (JSON).
    pub report: &'a str,
    /// The rows that were not (JSON).
    pub refused: &'a str,
    /// The tickets.
    pub data: &'a [u8],
}

impl Store {
    /// All ticket sets, the last read first.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn ticket_sets(&self) -> Result<Vec<TicketSetRow>, StoreError> {
        let mut query = self.connection.prepare(
            "SELECT id, name, tickets, events, imported_at FROM ticket_set ORDER BY imported_at DESC, id DESC",
        )?;
        let rows = query.query_map([], row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Adds a ticket set.
    ///
    /// # Errors
    /// When the workspace cannot be written; the set is then not in it.
    pub fn add_ticket_set(&mut self, set: &TicketSetRow, content: TicketSetContent<'_>) -> Result<(), StoreError> {
        let TicketSetContent { report, refused, data } = content;
        self.connection.execute(
            "INSERT INTO ticket_set (id, name, tickets, events, imported_at, report, refused, data)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
            params![set.id, set.name, set.tickets, set.events, set.imported_at, report, refused, data],
        )?;
        Ok(())
    }

    /// Puts this in place of the ticket set of the same id. What belongs to it,
    /// such as the steps of its states, stays; what it was before is gone for
    /// good.
    ///
    /// # Errors
    /// When there is none, or the workspace cannot be written; the set is then
    /// as it was.
    pub fn replace_ticket_set(&mut self, set: &TicketSetRow, content: TicketSetContent<'_>) -> Result<(), StoreError> {
        let TicketSetContent { report, refused, data } = content;
        let replaced = self.connection.execute(
            "UPDATE ticket_set SET name = ?2, tickets = ?3, events = ?4, imported_at = ?5, report = ?6, refused = ?7,
             data = ?8 WHERE id = ?1",
            params![set.id, set.name, set.tickets, set.events, set.imported_at, report, refused, data],
        )?;
        match replaced {
            0 => Err(StoreError::NotThere("this ticket set")),
            _ => self.shrink(),
        }
    }

    /// The report on a ticket set (JSON).
    ///
    /// # Errors
    /// When there is no such set.
    pub fn ticket_report(&self, id: &str) -> Result<String, StoreError> {
        let report = self.connection.query_row("SELECT report FROM ticket_set WHERE id = ?1", [id], |row| row.get(0));
        report.optional()?.ok_or(StoreError::NotThere("this ticket set"))
    }

    /// The rows that were refused when a ticket set was read (JSON).
    ///
    /// # Errors
    /// When there is no such set.
    pub fn refused_rows(&self, id: &str) -> Result<String, StoreError> {
        let rows = self.connection.query_row("SELECT refused FROM ticket_set WHERE id = ?1", [id], |row| row.get(0));
        rows.optional()?.ok_or(StoreError::NotThere("this ticket set"))
    }

    /// Gives back what is not needed any more, so that nothing of it is left.
    fn shrink(&self) -> Result<(), StoreError> {
        Ok(self.connection.execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE);")?)
    }

    /// The events of a ticket set.
    ///
    /// # Errors
    /// When there is none.
    pub fn ticket_data(&self, id: &str) -> Result<Vec<u8>, StoreError> {
        let data = self.connection.query_row("SELECT data FROM ticket_set WHERE id = ?1", [id], |row| row.get(0));
        data.optional()?.ok_or(StoreError::NotThere("this ticket set"))
    }

    /// Deletes a ticket set for good: its bytes are overwritten and the file
    /// shrinks.
    ///
    /// # Errors
    /// When there is none, or the workspace cannot be written.
    pub fn remove_ticket_set(&mut self, id: &str) -> Result<(), StoreError> {
        match self.connection.execute("DELETE FROM ticket_set WHERE id = ?1", [id])? {
            0 => Err(StoreError::NotThere("this ticket set")),
            _ => self.shrink(),
        }
    }

    /// Names of the profiles of ticket files, in their order.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn ticket_profiles(&self) -> Result<Vec<String>, StoreError> {
        let mut query = self.connection.prepare("SELECT name FROM ticket_profile ORDER BY name")?;
        let names = query.query_map([], |row| row.get(0))?;
        Ok(names.collect::<Result<_, _>>()?)
    }

    /// A profile of ticket files (JSON); none of this name.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn ticket_profile(&self, name: &str) -> Result<Option<String>, StoreError> {
        let query = "SELECT profile FROM ticket_profile WHERE name = ?1";
        Ok(self.connection.query_row(query, [name], |row| row.get(0)).optional()?)
    }

    /// Keeps a profile of ticket files (JSON) instead of the one that had the name.
    ///
    /// # Errors
    /// When the workspace cannot be written.
    pub fn keep_ticket_profile(&mut self, name: &str, profile: &str) -> Result<(), StoreError> {
        let insert = "INSERT OR REPLACE INTO ticket_profile (name, profile) VALUES (?1, ?2)";
        self.connection.execute(insert, [name, profile])?;
        Ok(())
    }

    /// Forgets a profile of ticket files.
    ///
    /// # Errors
    /// When there is none, or the workspace cannot be written.
    pub fn remove_ticket_profile(&mut self, name: &str) -> Result<(), StoreError> {
        match self.connection.execute("DELETE FROM ticket_profile WHERE name = ?1", [name])? {
            0 => Err(StoreError::NotThere("this profile")),
            _ => Ok(()),
        }
    }

    /// Which state is which touchpoint, as it was left (JSON).
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn state_mapping(&self, map: MapId, set: &str) -> Result<Option<String>, StoreError> {
        let query = "SELECT mapping FROM state_mapping WHERE map = ?1 AND ticket_set = ?2";
        Ok(self.connection.query_row(query, params![map.to_string(), set], |row| row.get(0)).optional()?)
    }

    /// Keeps which state is which touchpoint (JSON).
    ///
    /// # Errors
    /// When there is no such map or set, or the workspace cannot be written.
    pub fn keep_state_mapping(&mut self, map: MapId, set: &str, mapping: &str) -> Result<(), StoreError> {
        self.connection.execute(
            "INSERT OR REPLACE INTO state_mapping (map, ticket_set, mapping) VALUES (?1, ?2, ?3)",
            params![map.to_string(), set, mapping],
        )?;
        Ok(())
    }

    /// Who is which persona, as it was left (JSON).
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn persona_mapping(&self, map: MapId, set: &str) -> Result<Option<String>, StoreError> {
        let query = "SELECT mapping FROM persona_mapping WHERE map = ?1 AND ticket_set = ?2";
        Ok(self.connection.query_row(query, params![map.to_string(), set], |row| row.get(0)).optional()?)
    }

    /// Keeps who is which persona (JSON).
    ///
    /// # Errors
    /// When there is no such map or set, or the workspace cannot be written.
    pub fn keep_persona_mapping(&mut self, map: MapId, set: &str, mapping: &str) -> Result<(), StoreError> {
        self.connection.execute(
            "INSERT OR REPLACE INTO persona_mapping (map, ticket_set, mapping) VALUES (?1, ?2, ?3)",
            params![map.to_string(), set, mapping],
        )?;
        Ok(())
    }
}

fn row(row: &Row<'_>) -> rusqlite::Result<TicketSetRow> {
    Ok(TicketSetRow {
        id: row.get(0)?,
        name: row.get(1)?,
        tickets: row.get(2)?,
        events: row.get(3)?,
        imported_at: row.get(4)?,
    })
}
