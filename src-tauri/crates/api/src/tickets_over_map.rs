//! Tickets: read from a file, kept in the workspace, laid over a map.

use crate::error::ApiError;
use crate::jobs::{Listener, Reporter};
use crate::service::Service;
use crate::surroundings::FileKind;
use crate::wire::{
    JobEvent, JobStarted, LackingRequest, Nothing, Patch, TicketFileRequest, TicketPreview, TicketSetEntry,
    TicketSetRequest, TicketsImported,
};
use journey::JourneyMap;
use journey::ids::MapId;
use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use store::TicketSetRow;
use tickets::lacking::{self, Lacking};
use tickets::{ImportError, ImportOptions, ImportReport, StateMapping, TicketSet};

impl Service {
    /// Looks into a ticket file; asks for one where none is named.
    ///
    /// # Errors
    /// When it cannot be read as tickets.
    pub fn tickets_preview(&self, request: TicketFileRequest) -> Result<Option<TicketPreview>, ApiError> {
        let asked = || self.surroundings().ask_open(FileKind::Tickets).map(|p| p.display().to_string());
        let Some(path) = request.path.clone().or_else(asked) else { return Ok(None) };
        let preview = tickets::preview(open(&path)?, &options(&request)).map_err(|e| unreadable(&path, &e))?;
        Ok(Some(TicketPreview { path, preview }))
    }

    /// Starts to read a ticket file into the workspace.
    ///
    /// # Errors
    /// When no file is named, or it cannot be opened.
    pub fn tickets_import(&self, request: TicketFileRequest, listener: Listener) -> Result<JobStarted, ApiError> {
        let path = request.path.clone().ok_or_else(|| ApiError::NotFound { what: "a ticket file".into() })?;
        let file = open(&path)?;
        let size = file.metadata().map_or(0, |m| m.len()).max(1);
        Ok(self.start(listener, move |service, reporter| {
            let (set, report) = read(file, size, &request, reporter).map_err(|e| unreadable(&path, &e))?;
            let set = service.keep_tickets(Path::new(&path), &set, &report)?;
            Ok(JobEvent::TicketsImported { imported: Box::new(TicketsImported { set, report }) })
        }))
    }

    /// Keeps tickets in the workspace under the name of their file.
    ///
    /// # Errors
    /// When the workspace cannot be written; the set is then not in it.
    pub fn keep_tickets(
        &self,
        path: &Path,
        set: &TicketSet,
        report: &ImportReport,
    ) -> Result<TicketSetEntry, ApiError> {
        let row = TicketSetRow {
            id: self.surroundings().new_id().to_string(),
            name: path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
            tickets: report.tickets,
            events: report.events,
            imported_at: self.now(),
        };
        self.store().add_ticket_set(&row, &json(report)?, &set.to_bytes())?;
        Ok(entry(row))
    }

    /// Keeps what was said about a ticket file as a profile for others of its kind.
    ///
    /// # Errors
    /// When the name has no letter, or the workspace cannot be written.
    pub fn keep_ticket_profile(&self, name: &str, profile: &ImportOptions) -> Result<(), ApiError> {
        let name = name.trim();
        if name.is_empty() || tickets::profile_keys().contains(&name) {
            return Err(ApiError::InvalidEdit { reason: "a profile needs a name of its own".into() });
        }
        Ok(self.store().keep_ticket_profile(name, &json(profile)?)?)
    }

    /// A profile that was kept.
    ///
    /// # Errors
    /// When there is none of this name, or the workspace cannot be read.
    pub fn ticket_profile(&self, name: &str) -> Result<ImportOptions, ApiError> {
        let kept = self.store().ticket_profile(name)?;
        let missing = || {
            let names = self.store().ticket_profiles().unwrap_or_default();
            let known = tickets::profile_keys().into_iter().map(String::from).chain(names);
            let known = known.collect::<Vec<_>>().join(", ");
            ApiError::NotFound { what: format!("the profile “{name}” (there are {known})") }
        };
        serde_json::from_str(&kept.ok_or_else(missing)?).map_err(damaged)
    }

    /// All ticket sets, the last read first.
    ///
    /// # Errors
    /// When the workspace cannot be read.
    pub fn tickets_list(&self, _: Nothing) -> Result<Vec<TicketSetEntry>, ApiError> {
        Ok(self.store().ticket_sets()?.into_iter().map(entry).collect())
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

    /// Adds what tickets do and a map lacks, as one step; a state that becomes
    /// a step of the map is that step from then on.
    ///
    /// # Errors
    /// When no ticket does it, or the map has it already; and as for an edit.
    pub fn lacking_add(&self, request: LackingRequest) -> Result<Patch, ApiError> {
        let LackingRequest { map: id, revision, set, lacking } = request;
        let tickets = self.ticket_set(&set)?;
        let counted = self.counted_in(&set)?;
        let mut now_mapped = None;
        let patch = self.change(id, revision, |document| {
            let mut mapping = self.state_mapping(id, &document.map, &set, &tickets)?;
            let mut new_id = || self.surroundings().new_id();
            let added = lacking::add(&tickets, &document.map, &mapping, &lacking, &counted, &mut new_id)
                .ok_or(ApiError::NotFound { what: "something that the map lacks there".into() })?;
            if let (Some(step), Lacking::Step { state }) = (added.step, &lacking) {
                mapping.0.insert(state.clone(), step);
                now_mapped = Some(mapping);
            }
            document.edit(&added.edits)
        })?;
        if let Some(mapping) = now_mapped {
            self.store().keep_state_mapping(id, &set, &json(&mapping)?)?;
        }
        Ok(patch)
    }

    /// As a person has set it, or as the names suggest.
    pub(crate) fn state_mapping(
        &self,
        id: MapId,
        map: &JourneyMap,
        set: &str,
        tickets: &TicketSet,
    ) -> Result<StateMapping, ApiError> {
        Ok(match self.store().state_mapping(id, set)? {
            Some(kept) => known(map, serde_json::from_str(&kept).map_err(damaged)?),
            None => tickets::suggest_mapping(tickets, map),
        })
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

/// A step that has been deleted since is nobody's state any more.
fn known(map: &JourneyMap, mut mapping: StateMapping) -> StateMapping {
    mapping.0.retain(|_, touchpoint| map.touchpoint(*touchpoint).is_some());
    mapping
}

fn read(
    file: File,
    size: u64,
    request: &TicketFileRequest,
    reporter: &Reporter,
) -> Result<(TicketSet, ImportReport), ImportError> {
    tickets::import(file, &options(request), &mut |done| reporter.progress(done as f64 / size as f64))
}

fn options(request: &TicketFileRequest) -> ImportOptions {
    ImportOptions { day_first: request.day_first, time_zone: request.time_zone.clone(), ..ImportOptions::default() }
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

pub(crate) fn json(value: &impl serde::Serialize) -> Result<String, ApiError> {
    serde_json::to_string(value).map_err(|e| ApiError::Internal { message: e.to_string() })
}

pub(crate) fn damaged(error: impl ToString) -> ApiError {
    ApiError::Internal { message: format!("what was kept does not read: {}", error.to_string()) }
}
