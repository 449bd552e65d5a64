//! Which values of which column of a ticket set are which persona of a map: as
//! a person has said it, or as the names suggest.

use crate::error::ApiError;
use crate::service::Service;
use crate::ticket_files::{damaged, json};
use crate::ticket_view::{MINIMUM_N, Over};
use crate::wire::{PersonasKeep, PersonasRequest, TicketFilter, WhoIsWho};
use journey::JourneyMap;
use journey::ids::MapId;
use std::collections::BTreeSet;
use tickets::{PersonaMapping, suggest_personas};

impl Service {
    /// Who is who: as it was kept or, of another column, as its values suggest.
    ///
    /// # Errors
    /// When there is no such map or set.
    pub fn personas_open(&self, request: PersonasRequest) -> Result<WhoIsWho, ApiError> {
        let PersonasRequest { map, set, column } = request;
        let mut over = self.over(map, &set)?;
        let said = over.personas.take().filter(|kept| column.is_none_or(|column| column == kept.column));
        let personas = said.unwrap_or_else(|| suggest_personas(&over.set, &over.map, column, MINIMUM_N));
        over.personas = Some(personas);
        counted(over)
    }

    /// Keeps who is who.
    ///
    /// # Errors
    /// When there is no such map or set, or the workspace cannot be written.
    pub fn personas_keep(&self, request: PersonasKeep) -> Result<WhoIsWho, ApiError> {
        let PersonasKeep { map, set, mapping } = request;
        self.store().keep_persona_mapping(map, &set, &json(&mapping)?)?;
        counted(self.over(map, &set)?)
    }

    /// As it was kept; none where nobody has said it.
    pub(crate) fn kept_personas(
        &self,
        id: MapId,
        map: &JourneyMap,
        set: &str,
    ) -> Result<Option<PersonaMapping>, ApiError> {
        let kept = self.store().persona_mapping(id, set)?;
        let kept: Option<PersonaMapping> = kept.map(|kept| serde_json::from_str(&kept)).transpose().map_err(damaged)?;
        // Nobody is a persona any more that has been removed since.
        Ok(kept.map(|mut kept| {
            kept.values.retain(|_, persona| map.persona(*persona).is_some());
            kept
        }))
    }
}

fn counted(over: Over) -> Result<WhoIsWho, ApiError> {
    let of = |persona| TicketFilter { personas: BTreeSet::from([persona]), ..TicketFilter::default() };
    let count = |persona| Ok((persona, over.places(&of(persona))?.len() as u32));
    let tickets = over.map.personas().map(|persona| count(persona.id)).collect::<Result<_, ApiError>>()?;
    Ok(WhoIsWho { mapping: over.personas.unwrap_or_default(), tickets })
}
