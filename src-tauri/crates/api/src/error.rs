//! Errors as they cross to a face: a code that it acts on, with what it needs
//! for its own words.

use serde::Serialize;

/// Why a command was not carried out. Nothing has changed.
#[derive(Clone, Debug, PartialEq, Serialize, thiserror::Error)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "code", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ApiError {
    /// The edit builds on a revision that is not the current one.
    #[error("the map has changed meanwhile")]
    Conflict {
        /// The current revision.
        revision: u32,
    },
    /// A rule refuses the edit: a hint, not a fault.
    #[error("{reason}")]
    InvalidEdit {
        /// Why, and what would be taken.
        reason: String,
    },
    /// There is no such map, ticket set or job.
    #[error("{what} is not there (any more)")]
    NotFound {
        /// What was asked for.
        what: String,
    },
    /// A file cannot be read as what it should be.
    #[error("{path}: {reason}")]
    UnreadableFile {
        /// Path.
        path: String,
        /// Where and why.
        reason: String,
    },
    /// A file cannot be written.
    #[error("{path} was not written: {reason}")]
    UnwritableFile {
        /// Path.
        path: String,
        /// Why.
        reason: String,
    },
    /// A file or workspace of a newer Milewalk.
    #[error("this was written by a newer Milewalk ({found}); this one reads up to {supported}: please update")]
    NewerFormat {
        /// The format found.
        found: String,
        /// The newest format that this version reads.
        supported: String,
    },
    /// The map cannot be walked or simulated as it is.
    #[error("{reason}")]
    NotWalkable {
        /// What is wrong, where and what to do.
        reason: String,
    },
    /// The picture cannot be drawn like that.
    #[error("{reason}")]
    Undrawable {
        /// Why, and what would be possible.
        reason: String,
    },
    /// The system has nothing that shows folders, or it does not answer.
    #[error("{path} is written, but its folder cannot be shown: {reason}")]
    Unshown {
        /// The file.
        path: String,
        /// What the system says.
        reason: String,
    },
    /// No space left.
    #[error("the disk is full: {path} was not written, and what was there before is untouched")]
    DiskFull {
        /// Path.
        path: String,
    },
    /// The job was cancelled.
    #[error("cancelled")]
    Cancelled,
    /// Anything else, with its entry in the log.
    #[error("{message}")]
    Internal {
        /// What happened.
        message: String,
    },
}

impl From<store::StoreError> for ApiError {
    fn from(error: store::StoreError) -> Self {
        use store::StoreError;
        match error {
            StoreError::Newer { found, supported } => {
                Self::NewerFormat { found: format!("workspace {found}"), supported: format!("workspace {supported}") }
            }
            StoreError::Full => Self::DiskFull { path: "the workspace".into() },
            StoreError::NotThere(what) => Self::NotFound { what: what.into() },
            other => Self::Internal { message: other.to_string() },
        }
    }
}

impl From<journey::rules::Refusal> for ApiError {
    fn from(refusal: journey::rules::Refusal) -> Self {
        Self::InvalidEdit { reason: refusal.to_string() }
    }
}

impl From<simulate::CompileError> for ApiError {
    fn from(error: simulate::CompileError) -> Self {
        Self::NotWalkable { reason: error.to_string() }
    }
}

impl From<simulate::walk::WalkError> for ApiError {
    fn from(error: simulate::walk::WalkError) -> Self {
        Self::NotWalkable { reason: error.to_string() }
    }
}
