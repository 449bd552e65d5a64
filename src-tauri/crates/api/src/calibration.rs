//! Figures from tickets into a map, and a first map from tickets alone.

use crate::error::ApiError;
use crate::library::{JOURNEY_LANES, lanes};
use crate::service::Service;
use crate::ticket_files::json;
use crate::wire::{CalibrationRequest, CalibrationTake, DiscoverRequest, MapCreated, Patch};
use journey::JourneyMap;
use journey::differences;
use journey::edit::Edit;
use journey::figure::Evidence;
use journey::model::Details;
use std::collections::BTreeSet;
use tickets::calibrate::Proposal;
use tickets::{
    CalibrateOptions, Calibration, DiscoverError, DiscoverOptions, Discovery, StateMapping, TicketSet, calibrate,
    discover,
};
use uuid::Uuid;

impl Service {
    /// What the tickets of a set say about the figures of a map; nothing changes.
    ///
    /// # Errors
    /// When there is no such map or set.
    pub fn calibration_propose(&self, request: CalibrationRequest) -> Result<Calibration, ApiError> {
        let map = self.with(request.map, |document| Ok(document.map.clone()))?;
        self.proposals(&request, &map)
    }

    /// Carries out some of the proposals, as one step.
    ///
    /// # Errors
    /// When one of them is not proposed (any more); and as for an edit.
    pub fn calibration_accept(&self, request: CalibrationTake) -> Result<Patch, ApiError> {
        let CalibrationTake { of, revision, which } = request;
        let name = self.set_name(&of.set)?;
        self.change(of.map, revision, |document| {
            let found = self.proposals(&of, &document.map)?;
            let known: BTreeSet<&str> = found.proposals.iter().map(|p| p.key.as_str()).collect();
            if let Some(key) = which.iter().find(|key| !known.contains(key.as_str())) {
                return Err(ApiError::NotFound { what: format!("the proposal “{key}”") });
            }
            let edits = found.edits(&|p: &Proposal| which.contains(&p.key));
            let mut after = document.map.clone();
            after.edit(&edits)?;
            let figures = if which.len() == 1 { "1 figure".into() } else { format!("{} figures", which.len()) };
            document.edit(&[differences::restore(&document.map, &after, format!("Take {figures} from “{name}”"))])
        })
    }

    /// What a map drawn from the tickets of a set would be; none is made.
    ///
    /// # Errors
    /// When there is no such set, or nothing can be drawn from it.
    pub fn discovery_preview(&self, request: DiscoverRequest) -> Result<Discovery, ApiError> {
        self.draw(&request).map(|drawn| drawn.found)
    }

    /// A new map drawn from the tickets of a set, which lie over it at once.
    ///
    /// # Errors
    /// As for the preview, and when the workspace cannot be written.
    pub fn map_discover(&self, request: DiscoverRequest) -> Result<MapCreated, ApiError> {
        let drawn = self.draw(&request)?;
        let created = self.adopt(&drawn.map, |_| ())?;
        self.store().keep_state_mapping(created.map, &request.set, &json(&drawn.mapping)?)?;
        Ok(created)
    }

    fn proposals(&self, request: &CalibrationRequest, map: &JourneyMap) -> Result<Calibration, ApiError> {
        let tickets = self.ticket_set(&request.set)?;
        let mapping = self.state_mapping(request.map, map, &request.set, &tickets)?;
        let options =
            CalibrateOptions { work: request.work, families: request.families.clone(), ..CalibrateOptions::default() };
        Ok(calibrate(&tickets, map, &mapping, &options, &self.counted_in(&request.set)?))
    }

    fn draw(&self, request: &DiscoverRequest) -> Result<DrawnMap, ApiError> {
        let tickets = self.ticket_set(&request.set)?;
        let title = match request.title.as_deref().map(str::trim) {
            Some(title) if !title.is_empty() => title.to_owned(),
            _ => format!("From {}", self.set_name(&request.set)?),
        };
        let options =
            DiscoverOptions { activities: request.activities, moves: request.moves, ..DiscoverOptions::default() };
        let counted = self.counted_in(&request.set)?;
        draw_map(&tickets, &options, title, &counted, &mut || self.surroundings().new_id())
    }

    /// What a figure rests on that is counted in a set today.
    pub(crate) fn counted_in(&self, set: &str) -> Result<impl Fn(u32) -> Evidence + use<>, ApiError> {
        let name = self.set_name(set)?;
        let date: String = self.now().chars().take(10).collect();
        Ok(move |n| Evidence::FromTickets { set: name.clone(), n, date: date.clone() })
    }

    pub(crate) fn set_name(&self, set: &str) -> Result<String, ApiError> {
        let row = self.store().ticket_sets()?.into_iter().find(|row| row.id == set);
        row.map(|row| row.name).ok_or_else(|| ApiError::NotFound { what: "this ticket set".into() })
    }
}

/// A map drawn from tickets.
pub struct DrawnMap {
    /// The map.
    pub map: JourneyMap,
    /// Which state is which step of it.
    pub mapping: StateMapping,
    /// What was drawn, and how far the tickets follow it.
    pub found: Discovery,
}

/// Draws a map from tickets, with the lanes of a new map.
///
/// # Errors
/// When nothing can be drawn from them, or a threshold is no share.
pub fn draw_map(
    tickets: &TicketSet,
    options: &DiscoverOptions,
    title: String,
    counted: &dyn Fn(u32) -> Evidence,
    new_id: &mut dyn FnMut() -> Uuid,
) -> Result<DrawnMap, ApiError> {
    let drawn = discover(tickets, options, counted, new_id).map_err(|error| match error {
        DiscoverError::Refused(refusal) => refusal.into(),
        other => ApiError::InvalidEdit { reason: other.to_string() },
    })?;
    let mut map = JourneyMap::new(Details::untitled(new_id().into()));
    map.edit(&[Edit::RenameMap { title }])?;
    map.edit(&lanes(&JOURNEY_LANES, new_id))?;
    map.edit(&drawn.edits)?;
    Ok(DrawnMap { map, mapping: drawn.mapping, found: drawn.found })
}
