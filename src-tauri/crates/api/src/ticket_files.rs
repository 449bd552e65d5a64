//! Ticket files: looked into, read into the workspace, and what was said about
//! one kept as a profile for others of its kind.

use crate::error::ApiError;
use crate::jobs::Listener;
use crate::map_file;
use crate::service::Service;
use crate::surroundings::FileKind;
use crate::wire::{
    Exported, JobEvent, JobStarted, NamedKey, Nothing, TicketChunk, TicketChunkRequest, TicketFileRequest,
    TicketImportRequest, TicketPreview, TicketProfileOf, TicketProfileRequest, TicketProfiles, TicketSetEntry,
    TicketSetRequest, TicketTarget, TicketsAppended, TicketsImported,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use store::{TicketSetContent, TicketSetRow};
use tickets::{ImportError, ImportOptions, ImportReport, Pseudonyms, RefusedLines, RefusedRows, TicketSet};

/// Folder of the workspace for files that were dropped on the window.
const INCOMING: &str = "incoming";

/// Setting that holds the secret behind the pseudonyms, a number to base 16.
const SECRET: &str = "pseudonyms";

impl Service {
    /// Looks into a ticket file; asks for one where none is named. A profile
    /// that was kept stands for all that it says.
    ///
    /// # Errors
    /// When it cannot be read so far.
    pub fn tickets_preview(&self, request: TicketFileRequest) -> Result<Option<TicketPreview>, ApiError> {
        let asked = || self.surroundings().ask_open(FileKind::Tickets).map(|p| p.display().to_string());
        let options = self.with_profile(request.options)?;
        let Some(path) = request.path.or_else(asked) else { return Ok(None) };
        let preview = tickets::preview(open(&path)?, &options).map_err(|e| unreadable(&path, &e))?;
        Ok(Some(TicketPreview { path, preview, options }))
    }

    /// Takes a part of a file that was dropped on the window, which is told no
    /// paths. The first part has no path yet; what came before it goes.
    ///
    /// # Errors
    /// When it is no part of such a file, or the workspace cannot be written.
    pub fn tickets_receive(&self, request: TicketChunkRequest) -> Result<TicketChunk, ApiError> {
        let folder = self.folder().join(INCOMING);
        let name = Path::new(&request.name).file_name().ok_or(ApiError::NotFound { what: "the file's name".into() })?;
        let path = folder.join(name);
        let unwritable = |e: &std::io::Error| ApiError::writing(&path.display().to_string(), e);
        let bytes = STANDARD.decode(&request.data).map_err(|e| ApiError::Internal { message: e.to_string() })?;
        if request.first {
            self.tickets_let_go(Nothing {})?;
            fs::create_dir_all(&folder).map_err(|e| unwritable(&e))?;
        }
        let file = OpenOptions::new().append(true).create(request.first).open(&path);
        file.and_then(|mut file| file.write_all(&bytes)).map_err(|e| unwritable(&e))?;
        Ok(TicketChunk { path: path.display().to_string() })
    }

    /// Deletes what was dropped on the window: it has been read, or is not wanted.
    ///
    /// # Errors
    /// When the workspace cannot be written.
    pub fn tickets_let_go(&self, _: Nothing) -> Result<Nothing, ApiError> {
        let folder = self.folder().join(INCOMING);
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(|e| ApiError::writing(&folder.display().to_string(), &e))?;
        }
        Ok(Nothing {})
    }

    /// Deletes a file that was dropped on the window, once it has been read; one
    /// from elsewhere is a person's own.
    pub(crate) fn let_go_of(&self, path: &Path) -> Result<(), ApiError> {
        if path.starts_with(self.folder().join(INCOMING)) {
            self.tickets_let_go(Nothing {})?;
        }
        Ok(())
    }

    /// Starts to read a ticket file into the workspace.
    ///
    /// # Errors
    /// When it cannot be opened, or there is no such set to be added to.
    pub fn tickets_import(&self, request: TicketImportRequest, listener: Listener) -> Result<JobStarted, ApiError> {
        let TicketImportRequest { path, options, into } = request;
        let options = self.with_profile(options)?;
        drop(open(&path)?);
        Ok(self.start(listener, move |service, reporter| {
            let (set, report) = service.read_tickets(&path, &options, &mut |share| reporter.progress(share))?;
            let imported = service.keep_tickets(Path::new(&path), set, report, &into)?;
            service.let_go_of(Path::new(&path))?;
            Ok(JobEvent::TicketsImported { imported: Box::new(imported) })
        }))
    }

    /// Reads a ticket file for the workspace: people under its pseudonyms, the
    /// refused rows with their cells. `progress` gets the share that was read,
    /// 0 to 1, and may call it off.
    ///
    /// # Errors
    /// When it cannot be read, or was called off.
    pub fn read_tickets(
        &self,
        path: &str,
        options: &ImportOptions,
        progress: &mut dyn FnMut(f64) -> ControlFlow<()>,
    ) -> Result<(TicketSet, ImportReport), ApiError> {
        let pseudonyms = self.pseudonyms()?;
        let file = open(path)?;
        let size = file.metadata().map_or(0, |m| m.len()).max(1) as f64;
        let (set, mut report) =
            tickets::import_under(file, options, Some(&pseudonyms), &mut |done| progress(done as f64 / size))
                .map_err(|e| unreadable(path, &e))?;
        tickets::refused_cells(open(path)?, options, &mut report.refused_rows, &mut |_| progress(1.0))
            .map_err(|e| unreadable(path, &e))?;
        Ok((set, report))
    }

    /// Those of this workspace, whose secret is drawn when it is first needed.
    fn pseudonyms(&self) -> Result<Pseudonyms, ApiError> {
        if let Some(kept) = self.store().setting(SECRET)? {
            let secret: String = serde_json::from_str(&kept).map_err(damaged)?;
            return u128::from_str_radix(&secret, 16).map(Pseudonyms::new).map_err(damaged);
        }
        // The first half of an identity is the time, the second is chance.
        let [one, other] = [(); 2].map(|()| self.surroundings().new_id().as_u128());
        let secret = one ^ other.rotate_left(64);
        self.store().keep_setting(SECRET, &json(&format!("{secret:x}"))?)?;
        Ok(Pseudonyms::new(secret))
    }

    /// Keeps tickets in the workspace: as a set under the name of their file, or
    /// with or in place of one that is there.
    ///
    /// # Errors
    /// When there is no such set, both together are too much for one, or the
    /// workspace cannot be written; what was there is then as it was.
    pub fn keep_tickets(
        &self,
        path: &Path,
        set: TicketSet,
        mut report: ImportReport,
        into: &TicketTarget,
    ) -> Result<TicketsImported, ApiError> {
        let file_name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let there = match into {
            TicketTarget::New => None,
            TicketTarget::Append { set } | TicketTarget::Replace { set } => Some(self.ticket_set_named(set)?),
        };
        let mut appended = None;
        if let (TicketTarget::Append { .. }, Some(older)) = (into, &there) {
            let before: ImportReport =
                serde_json::from_str(&self.store().ticket_report(&older.id)?).map_err(damaged)?;
            report.doubts.extend(of_another_system(&before, &report));
        }
        let set = match (into, &there) {
            (TicketTarget::Append { .. }, Some(older)) => {
                let both = tickets::append(&*self.ticket_set(&older.id)?, &set)
                    .map_err(|e| ApiError::InvalidEdit { reason: e.to_string() })?;
                appended = Some(TicketsAppended {
                    file: file_name.clone(),
                    before: older.tickets,
                    added: both.added,
                    replaced: both.replaced,
                    unchanged: both.unchanged,
                    merged: both.merged,
                    people: both.people.map(|people| people.people),
                    people_known: both.people.map(|people| people.known),
                });
                both.set
            }
            _ => set,
        };
        let (id, name) = match (into, &there) {
            (TicketTarget::Append { .. }, Some(older)) => (older.id.clone(), older.name.clone()),
            (_, Some(older)) => (older.id.clone(), file_name),
            (_, None) => (self.surroundings().new_id().to_string(), file_name),
        };
        let row = TicketSetRow { id, name, tickets: set.tickets(), events: set.events(), imported_at: self.now() };
        let (said, refused, data) = (json(&report)?, json(&report.refused_rows)?, set.to_bytes());
        let content = TicketSetContent { report: &said, refused: &refused, data: &data };
        match there {
            Some(_) => self.store().replace_ticket_set(&row, content)?,
            None => self.store().add_ticket_set(&row, content)?,
        }
        self.ticket_sets().insert(row.id.clone(), Arc::new(set));
        Ok(TicketsImported { set: entry(row), report, appended })
    }

    /// What was read of a ticket file and what was not, as it was told then.
    ///
    /// # Errors
    /// When there is no such set.
    pub fn tickets_report(&self, request: TicketSetRequest) -> Result<TicketsImported, ApiError> {
        let set = self.ticket_set_named(&request.set)?;
        let report = serde_json::from_str(&self.store().ticket_report(&set.id)?).map_err(damaged)?;
        Ok(TicketsImported { set, report, appended: None })
    }

    /// Writes the rows that were refused as CSV; asks where to.
    ///
    /// # Errors
    /// When there is no such set, or the file cannot be written.
    pub fn tickets_refused_export(&self, request: TicketSetRequest) -> Result<Option<Exported>, ApiError> {
        let set = self.ticket_set_named(&request.set)?;
        let rows = refused(&self.store().refused_rows(&set.id)?)?;
        let name = format!("{}-refused.csv", journey::key::from_name(&set.name));
        let Some(path) = self.surroundings().ask_save(FileKind::Table, &name) else { return Ok(None) };
        map_file::write(&path, rows.csv().as_bytes(), false)?;
        Ok(Some(Exported { path: path.display().to_string() }))
    }

    /// Systems whose exports are known, profiles that were kept, and what a
    /// column can be.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn ticket_profiles(&self, _: Nothing) -> Result<TicketProfiles, ApiError> {
        let named = |all: Vec<(&str, &str)>| {
            all.into_iter().map(|(key, name)| NamedKey { key: key.into(), name: name.into() }).collect()
        };
        Ok(TicketProfiles {
            systems: named(tickets::profiles()),
            kept: self.store().ticket_profiles()?,
            roles: named(tickets::roles()),
        })
    }

    /// Keeps what was said about a ticket file as a profile for others of its kind.
    ///
    /// # Errors
    /// When the name has no letter or is that of a system, or the workspace
    /// cannot be written.
    pub fn ticket_profile_keep(&self, request: TicketProfileRequest) -> Result<Nothing, ApiError> {
        let name = request.name.trim();
        if name.is_empty() || tickets::profile_keys().contains(&name) {
            return Err(ApiError::InvalidEdit { reason: "a profile needs a name of its own".into() });
        }
        let whole = self.with_profile(request.options)?;
        self.store().keep_ticket_profile(name, &json(&whole)?)?;
        Ok(Nothing {})
    }

    /// Forgets a profile that was kept.
    ///
    /// # Errors
    /// When there is none.
    pub fn ticket_profile_remove(&self, request: TicketProfileOf) -> Result<Nothing, ApiError> {
        self.store().remove_ticket_profile(&request.name)?;
        Ok(Nothing {})
    }

    /// With what the profile says that is named, where it is one that was kept.
    ///
    /// # Errors
    /// When there is neither a system nor a profile of this name, or the
    /// workspace cannot be read.
    pub fn with_profile(&self, options: ImportOptions) -> Result<ImportOptions, ApiError> {
        let Some(name) = options.profile.clone().filter(|name| !tickets::profile_keys().contains(&name.as_str()))
        else {
            return Ok(options);
        };
        let kept = self.store().ticket_profile(&name)?;
        let missing = || {
            let names = self.store().ticket_profiles().unwrap_or_default();
            let known = tickets::profile_keys().into_iter().map(String::from).chain(names);
            let known = known.collect::<Vec<_>>().join(", ");
            ApiError::NotFound { what: format!("the profile “{name}” (there are {known})") }
        };
        let kept: ImportOptions = serde_json::from_str(&kept.ok_or_else(missing)?).map_err(damaged)?;
        Ok(ImportOptions { profile: None, ..options }.over(kept))
    }

    /// All ticket sets, the last read first.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn tickets_list(&self, _: Nothing) -> Result<Vec<TicketSetEntry>, ApiError> {
        Ok(self.store().ticket_sets()?.into_iter().map(entry).collect())
    }

    /// The ticket set with this id, or the only one with this name.
    ///
    /// # Errors
    /// When there is none, or several have the name.
    pub fn ticket_set_named(&self, name: &str) -> Result<TicketSetEntry, ApiError> {
        let mut sets = self.tickets_list(Nothing {})?;
        if let Some(at) = sets.iter().position(|set| set.id == name) {
            return Ok(sets.swap_remove(at));
        }
        let mut called: Vec<TicketSetEntry> = sets.iter().filter(|set| set.name == name).cloned().collect();
        match (called.pop(), called.len()) {
            (Some(set), 0) => Ok(set),
            (Some(set), _) => {
                let ids: Vec<String> = called.into_iter().chain([set]).map(|set| set.id).collect();
                let reason = format!("several ticket sets are called “{name}”: name one by its id, {}", ids.join(", "));
                Err(ApiError::InvalidEdit { reason })
            }
            (None, _) => {
                let names: Vec<String> = sets.into_iter().map(|set| set.name).collect();
                let there = if names.is_empty() { "none yet".into() } else { names.join(", ") };
                Err(ApiError::NotFound { what: format!("the ticket set “{name}” (there are {there})") })
            }
        }
    }

    /// The tickets of a set, and the report on them.
    ///
    /// # Errors
    /// As for [`Self::ticket_set_named`].
    pub fn stored_tickets(&self, name: &str) -> Result<(TicketSet, ImportReport), ApiError> {
        let TicketsImported { set, report, .. } = self.tickets_report(TicketSetRequest { set: name.into() })?;
        Ok(((*self.ticket_set(&set.id)?).clone(), report))
    }

    /// Deletes a ticket set for good.
    ///
    /// # Errors
    /// When there is none, or the workspace cannot be written.
    pub fn tickets_remove(&self, request: TicketSetRequest) -> Result<Nothing, ApiError> {
        self.store().remove_ticket_set(&request.set)?;
        self.ticket_sets().remove(&request.set);
        Ok(Nothing {})
    }

    /// A ticket set, read from the workspace once.
    pub(crate) fn ticket_set(&self, id: &str) -> Result<Arc<TicketSet>, ApiError> {
        if let Some(set) = self.ticket_sets().get(id) {
            return Ok(Arc::clone(set));
        }
        let data = self.store().ticket_data(id)?;
        let set = Arc::new(TicketSet::from_bytes(&data).map_err(damaged)?);
        self.ticket_sets().insert(id.into(), Arc::clone(&set));
        Ok(set)
    }
}

/// As they are kept; of a set that was read before their cells were kept, the
/// lines alone.
fn refused(kept: &str) -> Result<RefusedRows, ApiError> {
    serde_json::from_str(kept).or_else(|_| {
        let reasons: Vec<RefusedLines> = serde_json::from_str(kept).map_err(damaged)?;
        Ok(RefusedRows { reasons, ..RefusedRows::default() })
    })
}

fn open(path: &str) -> Result<File, ApiError> {
    File::open(path).map_err(|e| ApiError::reading(path, &e))
}

fn entry(row: TicketSetRow) -> TicketSetEntry {
    let TicketSetRow { id, name, tickets, events, imported_at } = row;
    TicketSetEntry { id, name, tickets, events, imported_at }
}

fn unreadable(path: &str, error: &ImportError) -> ApiError {
    match error {
        ImportError::Cancelled => ApiError::Cancelled,
        other => ApiError::UnreadableFile { path: path.into(), reason: other.to_string() },
    }
}

/// As it is kept in the workspace.
pub(crate) fn json(value: &impl serde::Serialize) -> Result<String, ApiError> {
    serde_json::to_string(value).map_err(|e| ApiError::Internal { message: e.to_string() })
}

/// What was kept is not what it was.
pub(crate) fn damaged(error: impl ToString) -> ApiError {
    ApiError::Internal { message: format!("what was kept does not read: {}", error.to_string()) }
}

/// Where a file that is added to a set comes from another system than the set.
fn of_another_system(before: &ImportReport, added: &ImportReport) -> Option<String> {
    let system = |report: &ImportReport| report.profile.split(',').next().unwrap_or_default().to_owned();
    let (old, new) = (system(before), system(added));
    (old != new).then(|| {
        format!(
            "What was added is a {new}, what was there a {old}: states, teams and numbers of both stand side by side."
        )
    })
}
