//! What the service needs of the outside: a clock, new identities, and a person
//! who says which file.

use crate::wire::ExportKind;
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// The outside. A test hands in a clock that stands still and a person who
/// always chooses the same file.
pub trait Surroundings: Send + Sync {
    /// The time now.
    fn now(&self) -> Timestamp;
    /// A new identity (UUID v7).
    fn new_id(&self) -> Uuid;
    /// Asks which file to open; none: the person thought better of it.
    fn ask_open(&self, kind: FileKind) -> Option<PathBuf>;
    /// Asks where to write; none: the person thought better of it.
    fn ask_save(&self, kind: FileKind, name: &str) -> Option<PathBuf>;
    /// Shows a file among the others of its folder; what went wrong, in words.
    fn show_file(&self, path: &Path) -> Result<(), String>;
}

/// What kind of file is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A journey map, or what one is read from.
    Map,
    /// A ticket export.
    Tickets,
    /// Articles of a knowledge base, a table or a list.
    Articles,
    /// A folder of them.
    ArticleFolder,
    /// A table.
    Table,
    /// A picture to be hung into a lane.
    Picture,
    /// What a map is taken home as.
    Export(ExportKind),
}

impl FileKind {
    /// What a dialog calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Map => "Map, process or table of steps",
            Self::Tickets => "Ticket export",
            Self::Articles => "Articles",
            Self::ArticleFolder => "Folder of articles",
            Self::Table => "CSV table",
            Self::Picture => "Picture",
            Self::Export(kind) => kind.name(),
        }
    }

    /// Endings, without the dot.
    #[must_use]
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Map => &["json", "bpmn", "xml", "mmd", "mermaid", "md", "csv", "tsv", "xlsx", "txt"],
            Self::Tickets => &["csv", "tsv", "txt", "xlsx", "json", "jsonl", "ndjson", "xes", "jsonocel", "gz"],
            Self::Articles => &["csv", "json", "md", "markdown", "txt"],
            Self::ArticleFolder => &[],
            Self::Table => &["csv"],
            Self::Picture => &["png", "jpg", "jpeg", "gif", "webp"],
            Self::Export(kind) => kind.endings(),
        }
    }
}
