//! What a ticket set and a map have to do with each other: which state is which
//! step, and what a map lacks of what tickets do.

use crate::error::ApiError;
use crate::service::Service;
use crate::ticket_files::{damaged, json};
use crate::wire::{LackingRequest, Patch};
use journey::JourneyMap;
use journey::ids::MapId;
use tickets::lacking::{self, Lacking};
use tickets::{PersonaMapping, StateMapping, TicketSet};

/// What a person has said of a ticket set over a map; none: nothing yet.
#[derive(Clone, Debug, Default)]
pub struct Said {
    /// Which state is which step.
    pub states: Option<StateMapping>,
    /// Who is which persona.
    pub personas: Option<PersonaMapping>,
}

impl Service {
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

    /// What was said in the window of a stored set (its name or id) over the map
    /// of this identity: which state is which step, and who is which persona.
    ///
    /// # Errors
    /// As for [`Self::ticket_set_named`].
    pub fn said_of(&self, map: &JourneyMap, set: &str) -> Result<Said, ApiError> {
        let (id, set) = (map.details().id, self.ticket_set_named(set)?.id);
        let states = self.store().state_mapping(id, &set)?;
        let states = states.map(|kept| serde_json::from_str(&kept).map(|kept| known(map, kept)).map_err(damaged));
        Ok(Said { states: states.transpose()?, personas: self.kept_personas(id, map, &set)? })
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
}

/// A step that has been deleted since is nobody's state any more.
fn known(map: &JourneyMap, mut mapping: StateMapping) -> StateMapping {
    mapping.0.retain(|_, touchpoint| map.touchpoint(*touchpoint).is_some());
    mapping
}
