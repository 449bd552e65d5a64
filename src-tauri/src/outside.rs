//! The outside of the service in a window: the clock, new identities, and
//! native dialogs.

use api::{FileKind, Surroundings};
use jiff::Timestamp;
use std::path::{Path, PathBuf};
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};
use tauri_plugin_opener::OpenerExt;
use uuid::Uuid;

/// A window with a person in front of it.
pub(crate) struct Desktop {
    pub(crate) app: AppHandle,
}

impl Surroundings for Desktop {
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }

    fn new_id(&self) -> Uuid {
        Uuid::now_v7()
    }

    fn ask_open(&self, kind: FileKind) -> Option<PathBuf> {
        answered().unwrap_or_else(|| match kind {
            FileKind::ArticleFolder => self.app.dialog().file().blocking_pick_folder()?.into_path().ok(),
            kind => self.dialog(kind).blocking_pick_file()?.into_path().ok(),
        })
    }

    fn ask_save(&self, kind: FileKind, name: &str) -> Option<PathBuf> {
        answered().unwrap_or_else(|| self.dialog(kind).set_file_name(name).blocking_save_file()?.into_path().ok())
    }

    fn show_file(&self, path: &Path) -> Result<(), String> {
        self.app.opener().reveal_item_in_dir(path).map_err(|e| e.to_string())
    }
}

impl Desktop {
    fn dialog(&self, kind: FileKind) -> FileDialogBuilder<tauri::Wry> {
        self.app.dialog().file().add_filter(kind.name(), kind.endings())
    }
}

/// A test cannot click a native dialog: in a debug build the file named by this
/// variable answers in its place. The name stands in a file, so that a test can
/// give one answer after the other.
#[cfg(debug_assertions)]
fn answered() -> Option<Option<PathBuf>> {
    let answers = std::env::var_os("MILEWALK_DIALOG")?;
    let path = std::fs::read_to_string(answers).ok()?;
    Some(Some(PathBuf::from(path.trim())).filter(|p| !p.as_os_str().is_empty()))
}

#[cfg(not(debug_assertions))]
fn answered() -> Option<Option<PathBuf>> {
    None
}
