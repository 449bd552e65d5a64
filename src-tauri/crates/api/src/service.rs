//! The service: the open workspace, the maps that are being worked on, and the
//! jobs under way. What it does with them is in the modules of each subject.

use crate::document::Document;
use crate::error::ApiError;
use crate::jobs::Jobs;
use crate::surroundings::Surroundings;
use crate::wire::{Diagnostics, Nothing, Settings};
use journey::ids::MapId;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::Store;
use tickets::TicketSet;

/// Everything behind a face. Cheap to clone: a job takes one along.
#[derive(Clone)]
pub struct Service {
    inner: Arc<Inner>,
}

struct Inner {
    folder: PathBuf,
    surroundings: Box<dyn Surroundings>,
    store: Mutex<Store>,
    documents: Mutex<HashMap<MapId, Document>>,
    ticket_sets: Mutex<HashMap<String, Arc<TicketSet>>>,
    jobs: Jobs,
}

/// Name of the settings in the workspace.
const SETTINGS: &str = "window";

impl Service {
    /// Opens the workspace in this folder.
    ///
    /// # Errors
    /// When the folder cannot be used, or belongs to a newer version.
    pub fn open(folder: &Path, surroundings: impl Surroundings + 'static) -> Result<Self, ApiError> {
        let store = Store::open(folder)?;
        let inner = Inner {
            folder: folder.into(),
            surroundings: Box::new(surroundings),
            store: Mutex::new(store),
            documents: Mutex::default(),
            ticket_sets: Mutex::default(),
            jobs: Jobs::default(),
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    pub(crate) fn folder(&self) -> &Path {
        &self.inner.folder
    }

    pub(crate) fn surroundings(&self) -> &dyn Surroundings {
        self.inner.surroundings.as_ref()
    }

    pub(crate) fn store(&self) -> MutexGuard<'_, Store> {
        lock(&self.inner.store)
    }

    pub(crate) fn documents(&self) -> MutexGuard<'_, HashMap<MapId, Document>> {
        lock(&self.inner.documents)
    }

    pub(crate) fn ticket_sets(&self) -> MutexGuard<'_, HashMap<String, Arc<TicketSet>>> {
        lock(&self.inner.ticket_sets)
    }

    pub(crate) fn jobs(&self) -> &Jobs {
        &self.inner.jobs
    }

    /// The time now, ISO 8601 in UTC.
    pub(crate) fn now(&self) -> String {
        self.surroundings().now().to_string()
    }

    /// What the window remembers.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn settings_get(&self, _: Nothing) -> Result<Settings, ApiError> {
        let stored = self.store().setting(SETTINGS)?;
        // Settings that do not read are not worth a message: the defaults are.
        Ok(stored.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    /// Remembers this for the window.
    ///
    /// # Errors
    /// When the workspace cannot be written.
    pub fn settings_set(&self, settings: Settings) -> Result<Nothing, ApiError> {
        let text = serde_json::to_string(&settings).map_err(|e| ApiError::Internal { message: e.to_string() })?;
        self.store().keep_setting(SETTINGS, &text)?;
        Ok(Nothing {})
    }

    /// For a bug report.
    ///
    /// # Errors
    /// None.
    pub fn diagnostics(&self, _: Nothing) -> Result<Diagnostics, ApiError> {
        Ok(Diagnostics { version: env!("CARGO_PKG_VERSION").into(), data_dir: self.inner.folder.display().to_string() })
    }
}

/// A thread that panicked while it held the lock has changed nothing that a
/// transaction did not finish: the store is asked again.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
