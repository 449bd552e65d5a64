//! Who is who: tickets of the personas of a map.

use crate::support::{below, import, sample};
use journey::JourneyMap;
use journey::edit::Edit;
use journey::ids::PersonaId;
use journey::model::{Persona, PersonaTraits};
use std::collections::{BTreeMap, BTreeSet};
use tickets::{FilterColumn, PersonaMapping, StateMapping, Terms, TicketFilter, TicketSet, apart, suggest_personas};

/// A map with personas of these names, and their ids.
fn map_for(names: &[&str]) -> (JourneyMap, Vec<PersonaId>) {
    let mut map = sample("find-the-number");
    for name in names {
        let id: PersonaId = uuid::Uuid::from_u128(u128::from(map.personas().count() as u32) + 1).into();
        let traits = PersonaTraits::default();
        let persona =
            Persona { id, key: String::new(), name: (*name).into(), description: String::new(), share: 0.5, traits };
        map.edit(&[Edit::AddPersona { persona }]).unwrap();
    }
    let id = |name: &&str| map.personas().find(|it| it.name == **name).unwrap().id;
    let ids = names.iter().map(id).collect();
    (map, ids)
}

/// Seven tickets: three of new starters, two of managers, two that say nothing; one of them went from team to team.
fn desk() -> TicketSet {
    let header = "number,incident_state,sys_updated_at,opened_at,category,contact_type,assignment_group";
    let rows = [
        "A,New,2026-05-04,2026-05-04,New starters,Phone,Desk",
        "B,New,2026-05-04,2026-05-04,New starters,Chat,Desk",
        "C,New,2026-05-04,2026-05-04,New starters,Chat,Executive desk",
        "D,New,2026-05-04,2026-05-04,Manager,Phone,Desk",
        "E,New,2026-05-04,2026-05-04,Manager,Phone,Desk",
        "E,Closed,2026-05-05,2026-05-04,Manager,Phone,Executive desk",
        "F,New,2026-05-04,2026-05-04,,Phone,Desk",
        "G,New,2026-05-04,2026-05-04,,Chat,",
    ];
    import(below(header, &rows)).unwrap().0
}

fn chosen(filter: &TicketFilter, map: &JourneyMap, personas: &PersonaMapping) -> String {
    let set = desk();
    let terms = Terms { map, mapping: &StateMapping::default(), personas, time_zone: "" };
    filter.select(&set, terms).unwrap().iter().map(|ticket| ticket.id()).collect()
}

fn of(personas: &[PersonaId]) -> TicketFilter {
    TicketFilter { personas: personas.iter().copied().collect(), ..TicketFilter::default() }
}

#[test]
fn the_values_of_a_column_are_personas() {
    let (map, ids) = map_for(&["Starter", "Boss"]);
    let [starter, boss] = ids[..] else { panic!("two personas") };
    let who = PersonaMapping {
        column: FilterColumn::Category,
        values: BTreeMap::from([("New starters".into(), starter), ("Manager".into(), boss), (String::new(), boss)]),
    };
    assert_eq!(chosen(&of(&[]), &map, &who), "ABCDEFG", "anybody");
    assert_eq!(chosen(&of(&[starter]), &map, &who), "ABC");
    assert_eq!(chosen(&of(&[boss]), &map, &who), "DEFG", "and those that say nothing");
    assert_eq!(chosen(&of(&[starter, boss]), &map, &who), "ABCDEFG");
    let mut by_phone = of(&[starter]);
    by_phone.columns.insert(FilterColumn::Channel, BTreeSet::from(["Phone".into()]));
    assert_eq!(chosen(&by_phone, &map, &who), "A", "both must hold");
    let mut of_category = of(&[starter]);
    of_category.columns.insert(FilterColumn::Category, BTreeSet::from(["Manager".into()]));
    assert_eq!(chosen(&of_category, &map, &who), "", "also in the same column");
    assert_eq!(chosen(&of(&[starter]), &map, &PersonaMapping::default()), "", "nobody has said who is who");
    assert!(!of(&[starter]).is_empty());
}

#[test]
fn teams_tell_it_as_well_and_two_slices_keep_apart() {
    let (map, ids) = map_for(&["Executives", "Everybody else"]);
    let [executives, others] = ids[..] else { panic!("two personas") };
    let values = BTreeMap::from([("Executive desk".into(), executives), ("Desk".into(), others)]);
    let who = PersonaMapping { column: FilterColumn::Team, values };
    assert_eq!(chosen(&of(&[executives]), &map, &who), "CE");
    assert_eq!(chosen(&of(&[others]), &map, &who), "ABDEF", "E was with both");
    let mut with_a_team = of(&[executives]);
    with_a_team.columns.insert(FilterColumn::Team, BTreeSet::from(["Desk".into()]));
    assert_eq!(chosen(&with_a_team, &map, &who), "E", "which had both teams");
    let set = desk();
    let terms = Terms { map: &map, mapping: &StateMapping::default(), personas: &who, time_zone: "" };
    let places = |filter: &TicketFilter| filter.tickets(&set, terms).unwrap();
    let first = apart(&places(&of(&[others])), &places(&of(&[executives])));
    assert_eq!(first, [0, 1, 3, 5], "E is in the second alone");
}

#[test]
fn personas_are_suggested_by_name_in_the_column_that_names_most_tickets() {
    let (map, ids) = map_for(&["New starter", "Manager", "Executive"]);
    let suggested = suggest_personas(&desk(), &map, None, 1);
    let values = |mapping: &PersonaMapping| -> Vec<(String, PersonaId)> {
        mapping.values.iter().map(|(value, persona)| (value.clone(), *persona)).collect()
    };
    assert_eq!(suggested.column, FilterColumn::Category);
    assert_eq!(values(&suggested), [("Manager".into(), ids[1]), ("New starters".into(), ids[0])]);
    let teams = suggest_personas(&desk(), &map, Some(FilterColumn::Team), 1);
    assert_eq!((teams.column, values(&teams)), (FilterColumn::Team, vec![("Executive desk".into(), ids[2])]));
    let few = suggest_personas(&desk(), &map, Some(FilterColumn::Category), 3);
    assert_eq!(values(&few), [("New starters".into(), ids[0])], "what is too rare is not listed");
    let (alike, _) = map_for(&["Manager of sales", "Manager of stores"]);
    let unsure = suggest_personas(&desk(), &alike, None, 1);
    assert_eq!(values(&unsure), [], "either could be meant");
    assert_eq!(unsure.column, FilterColumn::Category, "the first of which something is known");
    let phone_only = import("number,incident_state,sys_updated_at,opened_at,contact_type\nA,New,2026-05-04,,Phone\n");
    assert_eq!(suggest_personas(&phone_only.unwrap().0, &map, None, 1).column, FilterColumn::Channel);
}
