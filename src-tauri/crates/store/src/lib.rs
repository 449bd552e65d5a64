//! The workspace on disk: maps with their history, runs, ticket sets and
//! settings in one SQLite file, and files written aside and renamed.
//!
//! Architecture invariant: the only crate that knows SQLite. It knows what a
//! map is, but not what a run or a ticket set means: those are bytes to it.
//! Times come in from outside.

mod articles;
mod database;
pub mod file;
mod maps;
mod runs;
mod samples;
mod settings;
mod snapshots;
mod studies;
mod tickets;

pub use articles::{ArticleRow, Articles, FoundArticle};
pub use database::{Store, StoreError};
pub use maps::{MapRow, StoredMap, Turn};
pub use runs::StoredRun;
pub use samples::{FlagRow, SampleRow};
pub use snapshots::SnapshotRow;
pub use studies::StoredStudy;
pub use tickets::{TicketSetContent, TicketSetRow};
