//! What the window remembers, by name.

use crate::database::{Store, StoreError};
use rusqlite::{OptionalExtension, params};

pub(crate) const TABLES: &str = "
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
";

impl Store {
    /// A setting (JSON).
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn setting(&self, name: &str) -> Result<Option<String>, StoreError> {
        let query = "SELECT value FROM setting WHERE name = ?1";
        Ok(self.connection.query_row(query, [name], |row| row.get(0)).optional()?)
    }

    /// Keeps a setting (JSON).
    ///
    /// # Errors
    /// When the workspace cannot be written.
    pub fn keep_setting(&mut self, name: &str, value: &str) -> Result<(), StoreError> {
        self.connection
            .execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)", params![name, value])?;
        Ok(())
    }
}
