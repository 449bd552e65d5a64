//! Some of the tickets of a set over a map, held against others, in business time.

use std::fs;

use api::wire::{
    EditRequest, Hours, JobEvent, OverlayRequest, OverlayResult, OverlayView, PersonaMapping, PersonasKeep,
    PersonasRequest, Shown, TicketFilter, TicketSetRequest, WaysRequest,
};
use api::{ApiError, Service};
use journey::edit::Edit;
use journey::ids::{MapId, PersonaId};
use journey::model::{Persona, PersonaTraits};
use tickets::FilterColumn;

use crate::service::{at_work, listener, on, reading, result, snapshot};

/// Twelve tickets by phone, and eight by mail that lie about from Friday to Monday.
fn read(service: &Service, folder: &tempfile::TempDir) -> String {
    let mut text = String::from("number,incident_state,opened_at,sys_updated_at,contact_type\n");
    for ticket in 10..30 {
        let (channel, until) = if ticket < 22 { ("Phone", "08 09:00") } else { ("Email", "11 09:00") };
        for (state, at) in [("New", "08 08:00"), ("Active", "08 08:30"), ("Closed", until)] {
            text += &format!("INC{ticket},{state},2026-05-08 08:00:00,2026-05-{at}:00,{channel}\n");
        }
    }
    let path = folder.path().join("desk.csv");
    fs::write(&path, text).unwrap();
    let (listen, hear) = listener();
    service.tickets_import(reading(&path.display().to_string()), listen).unwrap();
    let JobEvent::TicketsImported { imported } = result(&hear) else { panic!("it is read") };
    imported.set.id
}

fn by(channel: &str) -> TicketFilter {
    TicketFilter { columns: [(FilterColumn::Channel, [channel.to_owned()].into())].into(), ..TicketFilter::default() }
}

fn look(service: &Service, map: MapId, set: &str, view: OverlayView) -> Result<OverlayResult, ApiError> {
    service.overlay_compute(OverlayRequest { map, set: set.into(), mapping: None, view })
}

/// Median of the step at which they are worked on, minutes.
fn at_fix(result: &OverlayResult) -> f64 {
    result.overlay.touchpoints.iter().find(|step| step.key == "fix").and_then(|step| step.median_min).unwrap()
}

#[test]
fn some_tickets_are_chosen_and_counted_in_business_time() {
    let (folder, service, map) = at_work();
    let set = read(&service, &folder);
    let facets = service.tickets_facets(TicketSetRequest { set: set.clone() }).unwrap();
    let channel = facets.columns.iter().find(|facet| facet.column == FilterColumn::Channel).unwrap();
    let values: Vec<_> = channel.values.iter().map(|value| (value.name.as_str(), value.tickets)).collect();
    assert_eq!(values, [("Phone", 12), ("Email", 8)]);

    let mail = OverlayView { filter: by("Email"), ..OverlayView::default() };
    let some = look(&service, map, &set, mail.clone()).unwrap();
    assert_eq!((some.overlay.tickets, some.all), (8, 20));
    assert!((at_fix(&some) - (3.0 * 1440.0 + 30.0)).abs() < 1e-9, "{}", at_fix(&some));
    let week = |hours: &str| OverlayView { hours: Hours::Week { hours: hours.into() }, ..mail.clone() };
    let office = look(&service, map, &set, week("Mon-Fri 08:00-18:00")).unwrap();
    assert!((at_fix(&office) - 630.0).abs() < 1e-9, "Friday from 8:30 and one hour of Monday: {}", at_fix(&office));
    let refused = look(&service, map, &set, week("always"));
    assert!(matches!(refused, Err(ApiError::InvalidEdit { .. })), "{refused:?}");

    let ways = |filter| WaysRequest { map, set: set.clone(), filter, hours: Hours::Calendar };
    let took = service.variants_compute(ways(by("Phone"))).unwrap();
    assert_eq!((took.total, took.listed[0].tickets), (1, 12));
    assert_eq!(service.conform_compute(ways(by("Phone"))).unwrap().tickets, 12);
    assert!(service.tickets_ids_export(ways(by("Phone"))).unwrap().is_none(), "nobody said where to");
}

#[test]
fn two_slices_are_held_against_each_other_and_what_is_rare_is_faint() {
    let (folder, service, map) = at_work();
    let set = read(&service, &folder);
    // Whoever is in both slices is in the second one alone.
    let view = OverlayView { against: Some(by("Phone")), ..OverlayView::default() };
    let both = look(&service, map, &set, view).unwrap();
    let against = both.against.as_ref().unwrap();
    assert_eq!((both.overlay.tickets, against.overlay.tickets), (8, 12));
    assert_eq!(both.median_day.as_deref(), Some("2026-05-08"));
    let fix = against.slices.touchpoints.iter().find(|step| step.key == "fix").unwrap();
    assert_eq!((fix.median_min.first, fix.median_min.second), (Some(4350.0), Some(30.0)));
    let badge = |result: &OverlayResult| {
        let card = result.layout.cards.iter().find(|card| card.touchpoint == fix.id).unwrap();
        card.tickets.as_ref().unwrap().text.clone()
    };
    assert_eq!(badge(&both), "3 days → 30 min");

    let nobody = OverlayView { filter: by("Fax"), against: Some(by("Phone")), ..OverlayView::default() };
    assert_eq!(badge(&look(&service, map, &set, nobody).unwrap()), "A is empty · n 12");

    let few = OverlayView { shown: Shown { steps: 0.0, ways: 1.0 }, ..OverlayView::default() };
    let less = look(&service, map, &set, few).unwrap();
    let faint = less.layout.cards.iter().filter(|card| card.faded).count();
    assert!(faint > 0 && faint < less.layout.cards.len() + less.layout.ends.len(), "{faint}");
    assert!(!both.layout.cards.iter().any(|card| card.faded));
}

/// A persona of this name, added to the map.
fn persona(service: &Service, map: MapId, name: &str) -> PersonaId {
    let id: PersonaId = uuid::Uuid::from_u128(name.len() as u128).into();
    let traits = PersonaTraits::default();
    let persona = Persona { id, key: String::new(), name: name.into(), description: String::new(), share: 0.5, traits };
    let revision = snapshot(service, map).state.revision;
    service.edit_apply(EditRequest { map, revision, edits: vec![Edit::AddPersona { persona }] }).unwrap();
    id
}

#[test]
fn who_is_who_is_suggested_said_and_kept_with_the_map() {
    let (folder, service, map) = at_work();
    let set = read(&service, &folder);
    let (caller, writer) = (persona(&service, map, "By phone"), persona(&service, map, "Who writes"));
    let ask =
        |service: &Service, column| service.personas_open(PersonasRequest { map, set: set.clone(), column }).unwrap();
    let suggested = ask(&service, None);
    assert_eq!(suggested.mapping.column, FilterColumn::Channel);
    assert_eq!(suggested.mapping.values, [("Phone".to_owned(), caller)].into());
    assert_eq!(suggested.tickets, [(caller, 12), (writer, 0)].into());
    let of = |persona| TicketFilter { personas: [persona].into(), ..TicketFilter::default() };
    let seen = |service: &Service, persona| {
        let view = OverlayView { filter: of(persona), ..OverlayView::default() };
        look(service, map, &set, view).unwrap().overlay.tickets
    };
    assert_eq!(
        (seen(&service, caller), seen(&service, writer)),
        (12, 0),
        "a suggestion counts until something is said"
    );

    let values = [("Phone".to_owned(), caller), ("Email".to_owned(), writer)].into();
    let mapping = PersonaMapping { column: FilterColumn::Channel, values };
    let said = service.personas_keep(PersonasKeep { map, set: set.clone(), mapping: mapping.clone() }).unwrap();
    assert_eq!(said.tickets, [(caller, 12), (writer, 8)].into());
    let again = on(&folder);
    assert_eq!(ask(&again, None).mapping, mapping, "it is kept");
    assert!(ask(&again, Some(FilterColumn::Category)).mapping.values.is_empty(), "nothing was said of another column");
    assert_eq!(seen(&again, writer), 8);
    let view = OverlayView { filter: of(caller), against: Some(of(writer)), ..OverlayView::default() };
    let both = look(&again, map, &set, view).unwrap();
    assert_eq!((both.overlay.tickets, both.against.unwrap().overlay.tickets), (12, 8));

    let revision = snapshot(&again, map).state.revision;
    let edits = vec![Edit::RemovePersona { persona: writer }];
    again.edit_apply(EditRequest { map, revision, edits }).unwrap();
    assert_eq!(ask(&again, None).mapping.values, [("Phone".to_owned(), caller)].into());
    assert_eq!(seen(&again, writer), 0, "who was removed from the map is nobody");
}
