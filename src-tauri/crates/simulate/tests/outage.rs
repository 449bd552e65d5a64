//! A system that is down: whom it reaches, who is told, who calls.

mod support;

use journey::JourneyMap;
use journey::edit::Edit;
use journey::ids::ComponentId;
use simulate::outage::{Outage, OutageError, OutageQuestion, outage};
use simulate::{Cast, Who};
use std::collections::BTreeSet;
use std::ops::ControlFlow;
use support::{id_of, sample};

fn question(component: ComponentId) -> OutageQuestion {
    OutageQuestion {
        component,
        from_hour: 9.0,
        minutes: 120.0,
        announce: BTreeSet::new(),
        reach: 1.0,
        contact_share: 1.0,
    }
}

fn ask(map: &JourneyMap, question: &OutageQuestion) -> Result<Outage, OutageError> {
    outage(map, &Cast::of(map, Who::Mixed).unwrap(), question, 20_000, 7, &|_| ControlFlow::Continue(()))
}

fn directory(map: &JourneyMap) -> ComponentId {
    map.components().find(|c| c.key == "directory").unwrap().id
}

#[test]
fn announcing_it_spares_the_contacts_of_those_who_notice() {
    let map = sample("password-reset");
    let asked = question(directory(&map));
    let silent = ask(&map, &asked).unwrap();
    assert_eq!(silent.before.told.mean, 0.0, "nothing is announced");
    assert!(silent.reached.mean > 0.0 && silent.customers > 0.0);
    let half = ask(&map, &OutageQuestion { reach: 0.5, ..asked.clone() }).unwrap();
    let (all, some) = (
        silent.before.contacts.mean - silent.after.contacts.mean,
        half.before.contacts.mean - half.after.contacts.mean,
    );
    assert!((some - all / 2.0).abs() < 1e-9, "half of them notice: {some} of {all}");
    let contacts = silent.customers * silent.reached.mean;
    assert!((silent.before.contacts.mean - contacts).abs() < 1e-9, "everybody who is not told makes contact");
}

#[test]
fn demand_and_length_say_how_many_it_concerns() {
    let mut map = sample("password-reset");
    let asked = question(directory(&map));
    let even = ask(&map, &asked).unwrap().customers;
    assert!((even - 1000.0 / (365.25 / 12.0 * 12.0)).abs() < 1e-9, "two hours of a month");
    let week = (0..168).map(|hour| f64::from(u8::from(hour == 10))).collect();
    map.edit(&[Edit::SetDemandWeek { week, time_zone: String::new() }]).unwrap();
    let peak = ask(&map, &asked).unwrap().customers;
    assert!((peak - 1000.0 * 7.0 / (365.25 / 12.0)).abs() < 1e-9, "all of a week come in that hour");
    assert_eq!(ask(&map, &OutageQuestion { from_hour: 20.0, ..asked }), Err(OutageError::NoDemand));
}

#[test]
fn what_cannot_be_answered_is_said() {
    let mut map = sample("password-reset");
    let asked = question(directory(&map));
    let wrong = OutageQuestion { minutes: f64::NAN, ..asked.clone() };
    assert!(matches!(ask(&map, &wrong), Err(OutageError::OutsideScale { .. })));
    let touchpoints: Vec<_> = map.touchpoints().filter(|t| !t.depends_on.is_empty()).map(|t| t.key.clone()).collect();
    let free: Vec<_> = touchpoints
        .iter()
        .map(|key| Edit::SetDependsOn { touchpoint: id_of(&map, key), components: BTreeSet::new() })
        .collect();
    map.edit(&free).unwrap();
    let error = ask(&map, &asked).unwrap_err();
    assert!(error.to_string().contains("depends on"), "{error}");
}
