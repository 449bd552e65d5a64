//! The outside of the service on the command line: the clock, new identities,
//! and nobody to ask.

use api::{FileKind, Surroundings};
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use uuid::Uuid;

pub(crate) struct CommandLine;

impl Surroundings for CommandLine {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn ask_open(&self, _: FileKind) -> Option<PathBuf> {
        None
    }

    fn ask_save(&self, _: FileKind, _: &str) -> Option<PathBuf> {
        None
    }

    fn show_file(&self, _: &Path) -> Result<(), String> {
        Err("there is no window".into())
    }
}

/// Where the workspace is when nobody says otherwise: the same as the window's.
pub(crate) fn data_dir(chosen: Option<PathBuf>) -> Result<PathBuf, String> {
    let usual = || dirs::data_dir().map(|dir| dir.join("milewalk"));
    chosen.or_else(usual).ok_or_else(|| "there is no home folder for the workspace: give --data-dir DIR".into())
}
