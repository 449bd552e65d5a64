//! Samples of tickets, and how each ticket of them was flagged, by whom. What a
//! sample and a flag say is JSON to this crate.

use crate::database::{Store, StoreError};
use rusqlite::{OptionalExtension, Row, params};

pub(crate) const TABLES: &str = "
    CREATE TABLE sample (
        id TEXT PRIMARY KEY,
        ticket_set TEXT NOT NULL REFERENCES ticket_set(id) ON DELETE CASCADE,
        made_at TEXT NOT NULL,
        drawn TEXT NOT NULL,
        needs TEXT NOT NULL DEFAULT '{}'
    ) STRICT;
    CREATE INDEX sample_of_set ON sample(ticket_set, made_at);
    CREATE TABLE flag (
        sample TEXT NOT NULL REFERENCES sample(id) ON DELETE CASCADE,
        ticket TEXT NOT NULL,
        rater INTEGER NOT NULL,
        answer TEXT NOT NULL,
        article TEXT,
        PRIMARY KEY (sample, ticket, rater)
    ) STRICT, WITHOUT ROWID;
";

pub(crate) const ABOUT: &str = "
    ALTER TABLE flag ADD COLUMN about TEXT;
";

/// A sample of a ticket set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleRow {
    /// Identity.
    pub id: String,
    /// Of which set.
    pub ticket_set: String,
    /// When it was drawn.
    pub made_at: String,
    /// What was drawn (JSON).
    pub drawn: String,
    /// Which kind of ticket is about which need (JSON).
    pub needs: String,
}

/// How a ticket was flagged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlagRow {
    /// Its number in the tool that it comes from.
    pub ticket: String,
    /// Who looked at it: 1 or 2.
    pub rater: u8,
    /// What was said.
    pub answer: String,
    /// Title of the article that would have helped.
    pub article: Option<String>,
    /// The kind that it is really of, where it was recorded as another.
    pub about: Option<String>,
}

impl Store {
    /// Keeps a sample; the set's one before goes with its flags.
    ///
    /// # Errors
    /// When there is no such set, or the workspace cannot be written.
    pub fn add_sample(&mut self, sample: &SampleRow) -> Result<(), StoreError> {
        let transaction = self.connection.transaction()?;
        transaction.execute("DELETE FROM sample WHERE ticket_set = ?1", [&sample.ticket_set])?;
        transaction.execute(
            "INSERT INTO sample (id, ticket_set, made_at, drawn, needs) VALUES (?1, ?2, ?3, ?4, ?5)",
            params![sample.id, sample.ticket_set, sample.made_at, sample.drawn, sample.needs],
        )?;
        Ok(transaction.commit()?)
    }

    /// Deletes a sample with its flags.
    ///
    /// # Errors
    /// When there is none, or the workspace cannot be written.
    pub fn remove_sample(&mut self, id: &str) -> Result<(), StoreError> {
        match self.connection.execute("DELETE FROM sample WHERE id = ?1", [id])? {
            0 => Err(StoreError::NotThere("this sample")),
            _ => Ok(()),
        }
    }

    /// All samples, the last one first.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn samples(&self) -> Result<Vec<SampleRow>, StoreError> {
        let mut query = self
            .connection
            .prepare("SELECT id, ticket_set, made_at, drawn, needs FROM sample ORDER BY made_at DESC, id DESC")?;
        let rows = query.query_map([], row)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// A sample.
    ///
    /// # Errors
    /// When there is none.
    pub fn sample(&self, id: &str) -> Result<SampleRow, StoreError> {
        let query = "SELECT id, ticket_set, made_at, drawn, needs FROM sample WHERE id = ?1";
        self.connection.query_row(query, [id], row).optional()?.ok_or(StoreError::NotThere("this sample"))
    }

    /// Keeps which kind of ticket is about which need (JSON).
    ///
    /// # Errors
    /// When there is no such sample, or the workspace cannot be written.
    pub fn keep_sample_needs(&mut self, id: &str, needs: &str) -> Result<(), StoreError> {
        match self.connection.execute("UPDATE sample SET needs = ?2 WHERE id = ?1", [id, needs])? {
            0 => Err(StoreError::NotThere("this sample")),
            _ => Ok(()),
        }
    }

    /// All flags of a sample.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn flags(&self, sample: &str) -> Result<Vec<FlagRow>, StoreError> {
        let mut query =
            self.connection.prepare("SELECT ticket, rater, answer, article, about FROM flag WHERE sample = ?1")?;
        let rows = query.query_map([sample], |row| {
            Ok(FlagRow {
                ticket: row.get(0)?,
                rater: row.get(1)?,
                answer: row.get(2)?,
                article: row.get(3)?,
                about: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Keeps a flag instead of the one that this ticket had from this person.
    ///
    /// # Errors
    /// When there is no such sample, or the workspace cannot be written.
    pub fn keep_flag(&mut self, sample: &str, flag: &FlagRow) -> Result<(), StoreError> {
        self.connection.execute(
            "INSERT OR REPLACE INTO flag (sample, ticket, rater, answer, article, about)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![sample, flag.ticket, flag.rater, flag.answer, flag.article, flag.about],
        )?;
        Ok(())
    }

    /// Takes a flag back, where there is one.
    ///
    /// # Errors
    /// When the workspace cannot be written.
    pub fn remove_flag(&mut self, sample: &str, ticket: &str, rater: u8) -> Result<(), StoreError> {
        let delete = "DELETE FROM flag WHERE sample = ?1 AND ticket = ?2 AND rater = ?3";
        self.connection.execute(delete, params![sample, ticket, rater])?;
        Ok(())
    }
}

fn row(row: &Row<'_>) -> rusqlite::Result<SampleRow> {
    Ok(SampleRow {
        id: row.get(0)?,
        ticket_set: row.get(1)?,
        made_at: row.get(2)?,
        drawn: row.get(3)?,
        needs: row.get(4)?,
    })
}
