//! Some of the tickets, and what a map shows of them.

use crate::maps::{map_of, touchpoint_id};
use crate::overlay::{STATES, TOUCHPOINTS, histories, import_histories, mapping_of};
use crate::support::{at, below, import, sample};
use journey::JourneyMap;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use tickets::{
    DeviationKind, DeviationOf, Facets, FilterColumn, FilterError, Lasting, Period, PersonaMapping, StateMapping,
    Steps, Terms, TicketFilter, TicketSet, apart, conform, facets, median_day, suggest_mapping, variants,
};

const HEADER: &str = "number,incident_state,sys_updated_at,opened_at,resolved_at,category,contact_type,made_sla,reopen_count,assignment_group";

/// Six tickets, one of them with two teams.
fn desk() -> TicketSet {
    let rows = [
        "A,New,2026-05-04 08:00,2026-05-04 08:00,2026-05-04 09:00,Mail,Phone,true,0,Desk",
        "A,Closed,2026-05-04 10:00,2026-05-04 08:00,2026-05-04 09:00,Mail,Phone,true,0,Network",
        "B,New,2026-05-05 23:30,2026-05-05 23:30,2026-05-06 23:30,Mail,Chat,false,2,Desk",
        "C,New,2026-05-06 08:00,2026-05-06 08:00,,VPN,Phone,true,0,Desk",
        "C,Closed,2026-05-06 08:30,2026-05-06 08:00,,VPN,Phone,true,0,Desk",
        "D,New,2026-05-07 08:00,2026-05-07 08:00,2026-05-06 08:00,,Chat,,1,Desk",
        "E,New,2026-05-08 08:00,2026-05-08 08:00,,VPN,Chat,true,,",
        "E,Resolved,2026-05-08 09:00,2026-05-08 08:00,,VPN,Chat,true,,",
        "E,Active,2026-05-08 10:00,2026-05-08 08:00,,VPN,Chat,true,,",
    ];
    let (set, report) = import(below(HEADER, &rows)).unwrap();
    assert_eq!(report.refused_total, 0, "{:?}", report.refused);
    set
}

/// Days of UTC, and nobody is anybody.
fn terms<'a>(map: &'a JourneyMap, mapping: &'a StateMapping) -> Terms<'a> {
    static NOBODY: PersonaMapping = PersonaMapping { column: FilterColumn::Category, values: BTreeMap::new() };
    Terms { map, mapping, personas: &NOBODY, time_zone: "" }
}

fn ids(set: &TicketSet) -> Vec<&str> {
    set.iter().map(|ticket| ticket.id()).collect()
}

fn chosen(filter: &TicketFilter) -> Vec<String> {
    let (set, map) = (desk(), sample("find-the-number"));
    let mapping = suggest_mapping(&set, &map);
    let some = filter.select(&set, terms(&map, &mapping)).unwrap();
    ids(&some).into_iter().map(String::from).collect()
}

fn by(column: FilterColumn, values: &[&str]) -> TicketFilter {
    let values = values.iter().map(|value| (*value).to_owned()).collect();
    TicketFilter { columns: BTreeMap::from([(column, values)]), ..TicketFilter::default() }
}

#[test]
fn values_of_a_column_choose_tickets_and_several_columns_must_all_hold() {
    assert_eq!(chosen(&TicketFilter::default()), ["A", "B", "C", "D", "E"]);
    assert_eq!(chosen(&by(FilterColumn::Category, &["Mail"])), ["A", "B"]);
    assert_eq!(chosen(&by(FilterColumn::Category, &["Mail", ""])), ["A", "B", "D"], "and those that say nothing");
    assert_eq!(chosen(&by(FilterColumn::Category, &["Fax"])), [""; 0]);
    assert_eq!(chosen(&by(FilterColumn::Category, &[])), ["A", "B", "C", "D", "E"], "nothing is asked for");
    let mut both = by(FilterColumn::Category, &["Mail", "VPN"]);
    both.columns.insert(FilterColumn::Channel, BTreeSet::from(["Chat".into()]));
    assert_eq!(chosen(&both), ["B", "E"]);
    assert_eq!(chosen(&by(FilterColumn::Team, &["Network"])), ["A"], "a team that had it at some time");
    assert_eq!(chosen(&by(FilterColumn::Team, &[""])), ["E"]);
}

#[test]
fn days_are_whole_and_those_of_a_zone() {
    let (set, map) = (desk(), sample("find-the-number"));
    let opened = |from: Option<&str>, to: Option<&str>, zone: &str| {
        let period = Period { from: from.map(String::from), to: to.map(String::from) };
        let filter = TicketFilter { opened: period, ..TicketFilter::default() };
        let some = filter.select(&set, Terms { time_zone: zone, ..terms(&map, &StateMapping::default()) })?;
        Ok::<_, FilterError>(ids(&some).join(""))
    };
    assert_eq!(opened(Some("2026-05-05"), Some("2026-05-06"), "").unwrap(), "BC");
    assert_eq!(opened(None, Some("2026-05-05"), "").unwrap(), "AB");
    assert_eq!(opened(None, Some("2026-05-05"), "Europe/Berlin").unwrap(), "A", "there B was opened on the 6th");
    assert_eq!(opened(Some("2026-05-07"), None, "").unwrap(), "DE");
    assert_eq!(opened(Some("soon"), None, ""), Err(FilterError::NoDay { text: "soon".into() }));
    assert_eq!(opened(None, None, "Mars/Olympus"), Err(FilterError::NoZone { name: "Mars/Olympus".into() }));
}

#[test]
fn how_long_it_took_whether_in_time_and_whether_again() {
    let lasting =
        |at_least, at_most| TicketFilter { lasting: Lasting { at_least, at_most }, ..TicketFilter::default() };
    assert_eq!(chosen(&lasting(Some(60.0), None)), ["A", "B", "E"], "D was resolved before it was opened");
    assert_eq!(chosen(&lasting(Some(60.0), Some(120.0))), ["A", "E"], "to its last event where nothing else is known");
    assert_eq!(chosen(&lasting(None, Some(30.0))), ["C"]);
    let sla = |made| TicketFilter { made_sla: Some(made), ..TicketFilter::default() };
    assert_eq!((chosen(&sla(true)).concat(), chosen(&sla(false)).concat()), ("ACE".into(), "B".into()));
    let again = |is| TicketFilter { reopened: Some(is), ..TicketFilter::default() };
    assert_eq!(chosen(&again(true)), ["B", "D", "E"], "E by its history: resolved, then active");
    assert_eq!(chosen(&again(false)), ["A", "C"]);
}

#[test]
fn what_is_selected_is_a_set_of_its_own() {
    let set = desk();
    let some = set.select(&[3, 0, 99]);
    assert_eq!((ids(&some), some.tickets(), some.events()), (vec!["D", "A"], 2, 3));
    let last = some.ticket(1).unwrap();
    assert_eq!(
        (last.category(), last.opened(), last.events().count()),
        (Some("Mail"), Some(at("2026-05-04T08:00:00Z")), 2)
    );
    assert_eq!(TicketSet::from_bytes(&some.to_bytes()).unwrap(), some);
    assert_eq!(set.select(&[]).tickets(), 0);
    let all: Vec<u32> = (0..set.tickets()).collect();
    assert_eq!(set.select(&all), set);
}

#[test]
fn a_list_of_tickets_has_their_numbers_and_no_formula() {
    let rows = [
        "=A1+1,New,2026-05-04 08:00,,,,,,,",
        "\"B,\"\"2\"\"\",New,2026-05-04 08:00,,,,,,,",
        "C,New,2026-05-04 08:00,,,,,,,",
    ];
    let (set, _) = import(below(HEADER, &rows)).unwrap();
    assert_eq!(set.ids_as_csv(), "ticket\r\n'=A1+1\r\n\"B,\"\"2\"\"\"\r\nC\r\n");
    assert_eq!(set.first_and_last(), Some((at("2026-05-04T08:00:00Z"), at("2026-05-04T08:00:00Z"))));
    assert_eq!(
        (TicketSet::default().first_and_last(), TicketSet::default().ids_as_csv().as_str()),
        (None, "ticket\r\n")
    );
}

#[test]
fn no_ticket_is_in_both_slices() {
    assert_eq!(apart(&[0, 1, 2, 5, 9], &[1, 4, 9]), [0, 2, 5]);
}

#[test]
fn a_step_that_there_is_not_is_refused() {
    let (set, map) = (desk(), sample("find-the-number"));
    let filter = TicketFilter { way: Some(vec!["nowhere".into()]), ..TicketFilter::default() };
    let error = filter.tickets(&set, terms(&map, &StateMapping::default())).unwrap_err();
    assert_eq!(error.to_string(), "“nowhere” is neither a step of the map nor a state of the tickets");
}

#[test]
fn the_median_day_parts_the_tickets_and_not_the_calendar() {
    let set = desk();
    assert_eq!(median_day(&[&set], "").as_deref(), Some("2026-05-06"), "C of A to E");
    let (early, late) = (set.select(&[0, 1]), set.select(&[4]));
    assert_eq!(median_day(&[&early, &late], "").as_deref(), Some("2026-05-05"), "of both slices");
    assert_eq!(
        median_day(&[&early, &late], "Europe/Berlin").as_deref(),
        Some("2026-05-06"),
        "there it was after midnight"
    );
    assert_eq!(median_day(&[&TicketSet::default()], ""), None);
}

#[test]
fn few_tickets_name_no_value() {
    let told = |found: &Facets, column| {
        let facet = found.columns.iter().find(|facet| facet.column == column).unwrap();
        let values: Vec<_> = facet.values.iter().map(|value| (value.name.clone(), value.tickets)).collect();
        (values, facet.rarer, facet.without)
    };
    let found = facets(&desk(), 2, "");
    assert_eq!(told(&found, FilterColumn::Category), (vec![("Mail".into(), 2), ("VPN".into(), 2)], 0, 1));
    assert_eq!(told(&found, FilterColumn::Team), (vec![("Desk".into(), 4)], 1, 1));
    assert!(found.columns.iter().all(|facet| facet.column != FilterColumn::Csat), "of which nothing is known");
    assert_eq!((found.first.as_deref(), found.last.as_deref()), (Some("2026-05-04"), Some("2026-05-08")));
    assert_eq!((found.made_sla, found.missed_sla, found.reopened, found.tickets), (3, 1, 3, 5));
    assert_eq!(told(&facets(&desk(), 3, ""), FilterColumn::Category), (vec![], 2, 1));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    /// The tickets of a variant and of a deviation are as many as it says, and are none else's.
    #[test]
    fn variants_and_deviations_lead_back_to_their_tickets(
        histories in histories(),
        places in prop::collection::vec(prop::option::weighted(0.85, 0..TOUCHPOINTS), STATES.len()),
        transitions in prop::collection::vec((0..TOUCHPOINTS, 0..TOUCHPOINTS), 1..9),
    ) {
        let (set, map) = (import_histories(&histories), map_of(TOUCHPOINTS, &transitions, &[TOUCHPOINTS - 1]));
        let (mapping, steps) = (mapping_of(&places), Steps::drawn(&map));
        let found = variants(&set, &map, &mapping, steps, &Default::default());
        prop_assert_eq!(found.listed.iter().map(|way| way.tickets).sum::<u32>(), set.tickets());
        let last = found.listed.last().unwrap();
        prop_assert!((last.cumulative - 1.0).abs() < 1e-12 && found.total as usize == found.listed.len());
        let mut seen = BTreeSet::new();
        for way in &found.listed {
            let filter = TicketFilter { way: Some(way.steps.clone()), ..TicketFilter::default() };
            let tickets = filter.tickets(&set, terms(&map, &mapping)).unwrap();
            prop_assert_eq!(tickets.len() as u32, way.tickets);
            prop_assert!(tickets.iter().all(|ticket| seen.insert(*ticket)), "one ticket has one way");
        }
        let Ok(held) = conform(&set, &map, &mapping, steps) else { return Ok(()) };
        for deviation in &held.deviations {
            let filter = TicketFilter { deviation: Some(DeviationOf::from(deviation)), ..TicketFilter::default() };
            let some = filter.select(&set, terms(&map, &mapping)).unwrap();
            prop_assert_eq!(some.tickets(), deviation.tickets, "{}", deviation.words);
            let again = conform(&some, &map, &mapping, steps).unwrap();
            let same = again.deviations.iter().find(|other| other.words == deviation.words);
            prop_assert_eq!(same.map(|it| (it.tickets, it.times)), Some((deviation.tickets, deviation.times)));
        }
    }
}

#[test]
fn a_deviation_that_nothing_has_chooses_nothing() {
    let (set, map) = (desk(), sample("find-the-number"));
    let mapping = suggest_mapping(&set, &map);
    let of = DeviationOf { kind: DeviationKind::NotOnMap, touchpoint: None, state: Some("Gone".into()), after: None };
    let filter = TicketFilter { deviation: Some(of), ..TicketFilter::default() };
    assert_eq!(filter.tickets(&set, terms(&map, &mapping)), Ok(vec![]));
    let nowhere = map_of(2, &[(0, 1), (1, 0)], &[]);
    let of = DeviationOf { kind: DeviationKind::Skipped, touchpoint: Some(touchpoint_id(1)), state: None, after: None };
    let filter = TicketFilter { deviation: Some(of), ..TicketFilter::default() };
    assert!(matches!(filter.tickets(&set, terms(&nowhere, &mapping)), Err(FilterError::Conform(_))));
}

#[test]
fn a_filter_is_asked_for_by_its_parts_alone() {
    let read = |text: &str| serde_json::from_str::<TicketFilter>(text);
    assert!(read("{}").unwrap().is_empty());
    assert!(read(r#"{"columns": {"channel": []}}"#).unwrap().is_empty());
    let filter = read(r#"{"columns": {"close_code": ["Solved"]}, "opened": {"from": "2026-05-01"}}"#).unwrap();
    assert_eq!(filter.columns, by(FilterColumn::CloseCode, &["Solved"]).columns);
    assert!(!filter.is_empty());
    assert!(read(r#"{"colour": ["red"]}"#).is_err());
}
