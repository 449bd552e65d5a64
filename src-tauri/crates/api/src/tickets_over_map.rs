//! Tickets of the workspace laid over a map.

use crate::document::decor_of;
use crate::error::ApiError;
use crate::service::Service;
use crate::ticket_files::{damaged, json};
use crate::wire::{LackingRequest, OverMapRequest, OverlayRequest, OverlayResult, Patch};
use draw::decor::{Decor, TicketDecor};
use draw::layout::{LayoutOptions, layout};
use draw::words;
use journey::JourneyMap;
use journey::ids::MapId;
use journey::model::Touchpoint;
use tickets::lacking::{self, Lacking};
use tickets::{Conformance, Overlay, OverlayOptions, OverlayTouchpoint, StateMapping, Steps, TicketSet, conform};

/// Below this number of tickets no figure is shown.
const MINIMUM_N: u32 = 5;

impl Service {
    /// Lays a ticket set over a map; a mapping that comes along is kept.
    ///
    /// # Errors
    /// When there is no such map or set.
    pub fn overlay_compute(&self, request: OverlayRequest) -> Result<OverlayResult, ApiError> {
        let map = self.with(request.map, |document| Ok(document.map.clone()))?;
        if let Some(mapping) = &request.mapping {
            self.store().keep_state_mapping(request.map, &request.set, &json(mapping)?)?;
        }
        let (overlay, mapping) = self.overlay(request.map, &map, &request.set)?;
        let decor = Decor { tickets: Some(ticket_decor(&map, &overlay)), ..decor_of(&map) };
        let layout = layout(&map, &decor, &LayoutOptions::default());
        Ok(OverlayResult { overlay, mapping, layout })
    }

    /// The tickets of a set as the drawing takes them.
    pub(crate) fn ticket_decor(&self, id: MapId, map: &JourneyMap, set: &str) -> Result<TicketDecor, ApiError> {
        self.overlay(id, map, set).map(|(overlay, _)| ticket_decor(map, &overlay))
    }

    /// Holds a ticket set against a map.
    ///
    /// # Errors
    /// When there is no such map or set, or no way leads through the map.
    pub fn conform_compute(&self, request: OverMapRequest) -> Result<Conformance, ApiError> {
        let map = self.with(request.map, |document| Ok(document.map.clone()))?;
        let tickets = self.ticket_set(&request.set)?;
        let mapping = self.state_mapping(request.map, &map, &request.set, &tickets)?;
        conform(&tickets, &map, &mapping, Steps::drawn(&map))
            .map_err(|e| ApiError::NotWalkable { reason: e.to_string() })
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

    fn overlay(&self, id: MapId, map: &JourneyMap, set: &str) -> Result<(Overlay, StateMapping), ApiError> {
        let tickets = self.ticket_set(set)?;
        let mapping = self.state_mapping(id, map, set, &tickets)?;
        let overlay = tickets::overlay(
            &tickets,
            map,
            &mapping,
            &OverlayOptions { minimum_n: MINIMUM_N, ..OverlayOptions::default() },
        );
        Ok((overlay, mapping))
    }
}

/// A step that has been deleted since is nobody's state any more.
fn known(map: &JourneyMap, mut mapping: StateMapping) -> StateMapping {
    mapping.0.retain(|_, touchpoint| map.touchpoint(*touchpoint).is_some());
    mapping
}

fn ticket_decor(map: &JourneyMap, overlay: &Overlay) -> TicketDecor {
    // Nobody spends time at an end, whatever the last state of a ticket says.
    let is_end = |id| map.touchpoint(id).is_some_and(Touchpoint::is_end);
    let badge = |t: &OverlayTouchpoint| match (t.median_min, t.p90_min) {
        (Some(median), Some(p90)) if !is_end(t.id) => {
            format!("n {} · {}", words::count(t.tickets.into()), words::times(median, p90))
        }
        _ => format!("n {}", words::count(t.tickets.into())),
    };
    TicketDecor {
        badges: overlay.touchpoints.iter().filter(|t| t.tickets > 0).map(|t| (t.id, badge(t))).collect(),
        counts: overlay.transitions.iter().map(|t| (t.id, u64::from(t.n))).collect(),
        ghosts: overlay
            .off_map_moves
            .iter()
            .filter(|m| m.n >= MINIMUM_N)
            .map(|m| (m.source, m.target, u64::from(m.n)))
            .collect(),
    }
}
