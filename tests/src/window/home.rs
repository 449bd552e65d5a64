//! Where a window under test lives: its workspace and its home folder, away from those of the person who runs the test.

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

/// A fresh place for a window, gone when the test ends.
pub struct Home {
    folder: TempDir,
    workspace: PathBuf,
}

impl Home {
    /// An empty one.
    ///
    /// # Panics
    /// When no temporary folder can be made.
    #[must_use]
    #[expect(clippy::new_without_default, reason = "it makes a folder, which nobody expects of a default")]
    pub fn new() -> Self {
        let folder = tempfile::Builder::new().prefix("milewalk-test-").tempdir().expect("a temporary folder");
        let workspace = folder.path().join("workspace");
        fs::create_dir_all(folder.path().join("home/run")).expect("a home folder");
        Home { folder, workspace }
    }

    /// What the window gets as `--data-dir`.
    #[must_use]
    pub fn workspace(&self) -> &Path {
        &self.workspace
    }

    /// A path beside the workspace, for what a test opens and saves.
    #[must_use]
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// What the next native dialogs return: a test cannot reach into them. `None` is *Cancel*.
    ///
    /// # Panics
    /// When it cannot be written down.
    pub fn dialog_returns(&self, path: Option<&Path>) {
        let answer = path.map(|path| path.to_string_lossy().into_owned()).unwrap_or_default();
        fs::write(self.dialog(), answer).expect("the answer can be written");
    }

    /// The file that holds the answer; debug builds of the window read it at each dialog.
    pub(super) fn dialog(&self) -> PathBuf {
        self.file("dialog-answer")
    }

    pub(super) fn log(&self) -> PathBuf {
        self.file("driver.log")
    }

    /// The environment that keeps the window away from the desktop around it.
    pub(super) fn environment(&self) -> Vec<(&'static str, PathBuf)> {
        let home = self.folder.path().join("home");
        vec![
            ("HOME", home.clone()),
            ("XDG_DATA_HOME", home.join("data")),
            ("XDG_CONFIG_HOME", home.join("config")),
            ("XDG_CACHE_HOME", home.join("cache")),
            ("XDG_RUNTIME_DIR", home.join("run")),
            // A second window finds the first over the session bus: not the one that the person has open.
            ("DBUS_SESSION_BUS_ADDRESS", PathBuf::from(format!("unix:path={}", home.join("no-bus").display()))),
            ("GSETTINGS_BACKEND", "memory".into()),
            ("GDK_BACKEND", "x11".into()),
            ("NO_AT_BRIDGE", "1".into()),
            ("LC_ALL", "C.UTF-8".into()),
            ("TZ", "UTC".into()),
            ("MILEWALK_DIALOG", self.dialog()),
        ]
    }
}
