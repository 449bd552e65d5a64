//! Tickets over a map as they are looked at: some of them, in business time,
//! against another slice, with the ways they took and the numbers of those that
//! a list means.

use crate::document::decor_of;
use crate::error::ApiError;
use crate::map_file;
use crate::service::Service;
use crate::surroundings::FileKind;
use crate::ticket_files::{damaged, json};
use crate::wire::{
    Exported, Hours, LaidOver, OverlayRequest, OverlayResult, OverlayView, SlicesResult, TicketSetRequest, WaysRequest,
};
use draw::decor::{Decor, TicketDecor};
use draw::layout::{LayoutOptions, layout};
use draw::words::count;
use journey::JourneyMap;
use journey::ids::MapId;
use std::sync::Arc;
use tickets::{
    BusinessHours, Clock, Conformance, Facets, FilterError, HoursError, ImportReport, Overlay, OverlayOptions,
    PersonaMapping, StateMapping, Steps, Terms, TicketFilter, TicketSet, Variants, apart, conform, facets, median_day,
    overlay, slices, suggest_personas, transfers, variants,
};

/// Below this number of tickets no figure is shown.
pub(crate) const MINIMUM_N: u32 = 5;

/// A ticket set over a map, with the zone of its days and hours.
pub(crate) struct Over {
    pub(crate) map: JourneyMap,
    pub(crate) set: Arc<TicketSet>,
    pub(crate) mapping: StateMapping,
    /// As a person has said it; none: as the names suggest.
    pub(crate) personas: Option<PersonaMapping>,
    time_zone: String,
}

/// Tickets laid over a map as they are looked at.
struct Laid {
    /// Those that are looked at, of two slices the first.
    some: TicketSet,
    found: Overlay,
    against: Option<SlicesResult>,
    /// Day by which half of both had been opened.
    median_day: Option<String>,
    decor: TicketDecor,
}

impl Over {
    pub(crate) fn places(&self, filter: &TicketFilter) -> Result<Vec<u32>, ApiError> {
        let suggested = (self.personas.is_none() && !filter.personas.is_empty())
            .then(|| suggest_personas(&self.set, &self.map, None, MINIMUM_N));
        let nobody = PersonaMapping::default();
        let personas = self.personas.as_ref().or(suggested.as_ref()).unwrap_or(&nobody);
        let terms = Terms { map: &self.map, mapping: &self.mapping, personas, time_zone: &self.time_zone };
        filter.tickets(&self.set, terms).map_err(refused_filter)
    }

    fn select(&self, filter: &TicketFilter) -> Result<TicketSet, ApiError> {
        Ok(self.set.select(&self.places(filter)?))
    }

    fn options(&self, hours: &Hours) -> Result<OverlayOptions, ApiError> {
        let hours = match hours {
            Hours::Calendar => None,
            Hours::Week { hours } => Some(BusinessHours::parse(hours, &self.time_zone).map_err(refused_hours)?),
            Hours::Team { team } => {
                let team = self
                    .map
                    .teams()
                    .find(|it| it.id == *team)
                    .ok_or_else(|| ApiError::NotFound { what: "this team".into() })?;
                Some(BusinessHours::of_team(team, &self.time_zone))
            }
        };
        let range = self.set.first_and_last().unwrap_or_default();
        let clock = hours.map(|hours| Clock::business(&hours, range).map_err(refused_hours)).transpose()?;
        Ok(OverlayOptions { minimum_n: MINIMUM_N, clock: clock.unwrap_or_default() })
    }

    fn lay(&self, view: OverlayView) -> Result<Laid, ApiError> {
        let OverlayView { filter, against, hours, shown } = view;
        let options = self.options(&hours)?;
        let mut chosen = self.places(&filter)?;
        let other = against.map(|against| self.places(&against)).transpose()?;
        if let Some(other) = &other {
            chosen = apart(&chosen, other);
        }
        let some = self.set.select(&chosen);
        let found = overlay(&some, &self.map, &self.mapping, &options);
        let other = other.map(|other| self.set.select(&other));
        let both: Vec<&TicketSet> = [&some].into_iter().chain(&other).collect();
        let median_day = median_day(&both, &self.time_zone);
        let against = other.map(|other| SlicesResult {
            slices: slices(&some, &other, &self.map, &self.mapping, &options),
            overlay: overlay(&other, &self.map, &self.mapping, &options),
        });
        let decor = crate::ticket_decor::decor(&self.map, &found, against.as_ref(), &options.clock, shown);
        Ok(Laid { some, found, against, median_day, decor })
    }
}

/// "1,204 of 4,512 tickets of “Incidents”".
fn words_of(some: &TicketSet, all: &TicketSet, name: &str) -> String {
    let (some, all) = (u64::from(some.tickets()), u64::from(all.tickets()));
    let part = if some < all { format!("{} of ", count(some)) } else { String::new() };
    format!("{part}{} tickets of “{name}”", count(all))
}

impl Service {
    /// Lays a ticket set over a map; a mapping that comes along is kept.
    ///
    /// # Errors
    /// When there is no such map or set, or what is asked for cannot be chosen.
    pub fn overlay_compute(&self, request: OverlayRequest) -> Result<OverlayResult, ApiError> {
        let OverlayRequest { map, set, mapping, view } = request;
        if let Some(mapping) = &mapping {
            self.store().keep_state_mapping(map, &set, &json(mapping)?)?;
        }
        let over = self.over(map, &set)?;
        let Laid { some, found, against, median_day, decor } = over.lay(view)?;
        let decor = Decor { tickets: Some(decor), ..decor_of(&over.map) };
        Ok(OverlayResult {
            layout: layout(&over.map, &decor, &LayoutOptions::default()),
            transfers: transfers(&some, MINIMUM_N),
            median_day,
            all: over.set.tickets(),
            overlay: found,
            against,
            mapping: over.mapping,
        })
    }

    /// Tickets laid over a map for a file: as the drawing takes them, held
    /// against the map where a way leads through it, and how many they are, in
    /// words.
    ///
    /// # Errors
    /// As for [`Service::overlay_compute`].
    pub(crate) fn laid_over(
        &self,
        map: MapId,
        over: &LaidOver,
    ) -> Result<(TicketDecor, Option<Conformance>, String), ApiError> {
        let LaidOver { set, view, names } = over;
        let (name, over) = (self.set_name(set)?, self.over(map, set)?);
        let Laid { some, decor, against, .. } = over.lay(view.clone())?;
        let found = conform(&some, &over.map, &over.mapping, Steps::drawn(&over.map)).ok();
        let words = match (names, against) {
            (Some([one, other]), Some(against)) => {
                let [a, b] = [some.tickets(), against.overlay.tickets].map(|n| count(u64::from(n)));
                format!("“{name}”: {one} ({a} tickets) beside {other} ({b})")
            }
            _ => words_of(&some, &over.set, &name),
        };
        Ok((decor, found, words))
    }

    /// By what the tickets of a set can be chosen.
    ///
    /// # Errors
    /// When there is no such set.
    pub fn tickets_facets(&self, request: TicketSetRequest) -> Result<Facets, ApiError> {
        let set = self.ticket_set(&request.set)?;
        Ok(facets(&set, MINIMUM_N, &self.zone_of(&request.set)?))
    }

    /// The ways that tickets took. What is asked for of a way or a deviation
    /// itself is left out: the list is there to choose another.
    ///
    /// # Errors
    /// As for [`Service::overlay_compute`].
    pub fn variants_compute(&self, request: WaysRequest) -> Result<Variants, ApiError> {
        let over = self.over(request.map, &request.set)?;
        let some = over.select(&without_way(request.filter))?;
        let options = over.options(&request.hours)?;
        Ok(variants(&some, &over.map, &over.mapping, Steps::drawn(&over.map), &options))
    }

    /// Holds tickets against a map. What is asked for of a way or a deviation
    /// itself is left out, as for the ways.
    ///
    /// # Errors
    /// As for [`Service::overlay_compute`], or no way leads through the map.
    pub fn conform_compute(&self, request: WaysRequest) -> Result<Conformance, ApiError> {
        let over = self.over(request.map, &request.set)?;
        let some = over.select(&without_way(request.filter))?;
        conform(&some, &over.map, &over.mapping, Steps::drawn(&over.map))
            .map_err(|e| ApiError::NotWalkable { reason: e.to_string() })
    }

    /// Asks where to, and writes the numbers of the tickets that are meant, and
    /// nothing else of them.
    ///
    /// # Errors
    /// As for [`Service::overlay_compute`], or when the file cannot be written.
    pub fn tickets_ids_export(&self, request: WaysRequest) -> Result<Option<Exported>, ApiError> {
        let some = self.over(request.map, &request.set)?.select(&request.filter)?;
        let Some(path) = self.surroundings().ask_save(FileKind::Table, "tickets.csv") else { return Ok(None) };
        map_file::write(&path, some.ids_as_csv().as_bytes(), false)?;
        Ok(Some(Exported { path: path.display().to_string() }))
    }

    pub(crate) fn over(&self, id: MapId, set: &str) -> Result<Over, ApiError> {
        let map = self.with(id, |document| Ok(document.map.clone()))?;
        let tickets = self.ticket_set(set)?;
        let mapping = self.state_mapping(id, &map, set, &tickets)?;
        let personas = self.kept_personas(id, &map, set)?;
        Ok(Over { map, set: tickets, mapping, personas, time_zone: self.zone_of(set)? })
    }

    /// The zone in which the local times of a set were read.
    fn zone_of(&self, set: &str) -> Result<String, ApiError> {
        let report = self.store().ticket_report(set)?;
        let report: ImportReport = serde_json::from_str(&report).map_err(damaged)?;
        Ok(report.time_zone)
    }
}

fn without_way(filter: TicketFilter) -> TicketFilter {
    TicketFilter { way: None, deviation: None, ..filter }
}

fn refused_filter(error: FilterError) -> ApiError {
    match error {
        FilterError::Conform(error) => ApiError::NotWalkable { reason: error.to_string() },
        other => ApiError::InvalidEdit { reason: other.to_string() },
    }
}

fn refused_hours(error: HoursError) -> ApiError {
    ApiError::InvalidEdit { reason: error.to_string() }
}
