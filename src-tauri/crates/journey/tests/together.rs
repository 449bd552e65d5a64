//! Steps, people and states that belong together: clips, paths, teams, the
//! differences between two states and the way back of one of them.

use journey::check::{ProblemKind, check};
use journey::differences::{self, DifferenceKind};
use journey::edit::{AddAfter, Edit};
use journey::figure::{Duration, Figure};
use journey::ids::{TeamId, TouchpointId};
use journey::model::{Anchor, Details, Opportunity, Shift, Weekday};
use journey::record::RecordKey;
use journey::rules::Refusal;
use journey::{JourneyMap, clip, file, paths, personas};
use std::collections::BTreeSet;
use uuid::Uuid;

fn sample() -> JourneyMap {
    file::read(include_str!("../../../../maps/password-reset.journey.json")).expect("the sample opens")
}

fn ids() -> impl FnMut() -> Uuid {
    let mut last = 1_u128 << 90;
    move || {
        last += 1;
        Uuid::from_u128(last)
    }
}

fn step(map: &JourneyMap, key: &str) -> TouchpointId {
    map.touchpoint_by_key(key).expect("a step of the sample").id
}

#[test]
fn what_is_pasted_has_its_own_identity_and_takes_along_what_hangs_on_it() {
    let mut map = sample();
    let copied = clip::copy(&map, &BTreeSet::from([step(&map, "queue"), step(&map, "ident")]));
    let pasting = clip::paste(&map, &copied, None, &mut ids());
    let before = map.clone();
    map.edit(&pasting.edits).expect("a clip of the map itself fits");
    assert_eq!(pasting.touchpoints.len(), 2);
    let [queue, ident] = pasting.touchpoints[..] else { panic!("two steps") };
    let new = map.touchpoint(queue).expect("the new queue");
    assert_eq!((new.key.as_str(), new.name.as_str()), ("wait-in-the-phone-queue", "Wait in the phone queue"));
    assert_eq!(map.outgoing(queue).len(), 1, "only the way between the two came along");
    assert_eq!(map.outgoing(queue)[0].target, ident);
    assert!((map.outgoing(queue)[0].share.value - 1.0).abs() < 1e-9, "all who are served take it");
    let pains = |map: &JourneyMap, id| map.pain_points_at(Anchor::Touchpoint(id)).count();
    assert_eq!(pains(&map, queue), pains(&before, step(&before, "queue")), "its pain points came along");
}

#[test]
fn a_clip_brings_stages_and_lanes_to_a_map_that_has_none() {
    let map = sample();
    let copied = clip::copy(&map, &BTreeSet::from([step(&map, "queue"), step(&map, "reset")]));
    let mut other = JourneyMap::new(Details::untitled(Uuid::from_u128(5).into()));
    other.edit(&clip::paste(&other, &copied, None, &mut ids()).edits).expect("an empty map takes everything");
    assert_eq!(other.stages().iter().map(|s| s.name.as_str()).collect::<Vec<_>>(), ["Contact", "Fix"]);
    assert_eq!(other.touchpoint_count(), 2);
    let start = other.details().start.and_then(|id| other.touchpoint(id)).map(|t| t.name.as_str());
    assert_eq!(start, Some("Wait in the phone queue"), "it begins somewhere");
    assert!(other.touchpoints().all(|t| t.solves.is_empty()), "its needs are not there");
}

#[test]
fn the_likeliest_path_goes_through_what_was_asked_for() {
    let map = sample();
    let main = paths::likeliest(&map, &[]);
    let keys = |path: &[TouchpointId]| {
        path.iter().map(|id| map.touchpoint(*id).unwrap().key.clone()).collect::<Vec<_>>().join(" ")
    };
    assert!(keys(&main).starts_with("locked seek"), "{}", keys(&main));
    let by_form = paths::likeliest(&map, &[step(&map, "form")]);
    assert!(keys(&by_form).contains(" form async "), "{}", keys(&by_form));
    assert!(map.touchpoint(*by_form.last().unwrap()).unwrap().is_end(), "a path ends at an end");
}

#[test]
fn a_path_follows_the_ways_of_the_map_and_says_when_it_no_longer_does() {
    let mut map = sample();
    let gap = Edit::AddPath {
        id: Uuid::from_u128(9).into(),
        name: "By magic".into(),
        steps: vec![step(&map, "locked"), step(&map, "reset")],
    };
    assert!(matches!(map.edit(&[gap]), Err(Refusal::Gap(..))));
    let steps = paths::likeliest(&map, &[step(&map, "queue")]);
    map.edit(&[Edit::AddPath { id: Uuid::from_u128(9).into(), name: "By phone".into(), steps }]).expect("a path");
    let way = map.outgoing(step(&map, "queue")).iter().find(|w| w.target == step(&map, "ident")).unwrap().id;
    map.edit(&[Edit::Disconnect { transition: way }]).expect("a way less");
    assert!(check(&map).iter().any(|p| matches!(&p.kind, ProblemKind::Gap { path, .. } if path == "By phone")));
}

#[test]
fn shifts_add_up_over_the_week_and_go_on_past_midnight() {
    let mut map = sample();
    let id = TeamId(Uuid::from_u128(3));
    map.edit(&[Edit::AddTeam { id, name: "Service desk".into() }]).expect("a team");
    let mut team = map.team(id).unwrap().clone();
    assert_eq!(team.week()[0], 1, "one person, round the clock");
    team.shifts = vec![
        Shift { days: BTreeSet::from([Weekday::Monday, Weekday::Tuesday]), from: 8, to: 17, staff: 4 },
        Shift { days: BTreeSet::from([Weekday::Monday]), from: 12, to: 13, staff: 2 },
        Shift { days: BTreeSet::from([Weekday::Sunday]), from: 22, to: 6, staff: 1 },
    ];
    map.edit(&[Edit::ChangeTeam { team: team.clone() }]).expect("shifts");
    let week = map.team(id).unwrap().week();
    assert_eq!((week[7], week[8], week[12], week[16], week[17]), (0, 4, 6, 4, 0));
    assert_eq!((week[24 + 8], week[6 * 24 + 23], week[0], week[5], week[6]), (4, 1, 1, 1, 0), "Sunday's night");
    team.shifts[0].to = 25;
    assert!(matches!(map.edit(&[Edit::ChangeTeam { team }]), Err(Refusal::Scale(_))), "a day has 24 hours");
}

#[test]
fn a_team_in_use_leaves_its_steps_to_nobody() {
    let mut map = sample();
    let (id, queue) = (TeamId(Uuid::from_u128(3)), step(&map, "queue"));
    map.edit(&[Edit::AddTeam { id, name: "Desk".into() }, Edit::SetTeam { touchpoint: queue, team: Some(id) }])
        .expect("a team that serves");
    let before = map.clone();
    map.edit(&[Edit::RemoveTeam { team: id }]).expect("nothing forbids it");
    let words: Vec<String> = differences::between(&before, &map).into_iter().map(|d| d.words).collect();
    assert_eq!(words, ["“Wait in the phone queue”: served by Desk → nobody", "Team “Desk” is gone"]);
}

#[test]
fn the_six_customers_are_a_whole_demand() {
    let mut map = sample();
    let six = personas::six(&mut ids());
    map.edit(&six.into_iter().map(|persona| Edit::AddPersona { persona }).collect::<Vec<_>>()).expect("six");
    assert!(!check(&map).iter().any(|p| matches!(p.kind, ProblemKind::PersonaShares(_))));
    let one = map.personas().next().unwrap().id;
    map.edit(&[Edit::RemovePersona { persona: one }]).expect("five");
    assert!(check(&map).iter().any(|p| matches!(p.kind, ProblemKind::PersonaShares(_))));
}

#[test]
fn an_opportunity_says_only_what_could_be_done() {
    let mut map = sample();
    let old = map.opportunities().next().unwrap().clone();
    let queue = step(&map, "queue");
    let edits = vec![Edit::SetWait { touchpoint: queue, wait: Figure::assumed(Duration::Fixed { value: 1.0 }) }];
    let sound = Opportunity { edits: edits.clone(), price: Some(2000.0), measure: "ASA".into(), ..old.clone() };
    map.edit(&[Edit::ChangeOpportunity { opportunity: sound }]).expect("a wait can be shorter");
    let nonsense = vec![Edit::RemoveTouchpoint { touchpoint: Uuid::from_u128(4).into() }];
    let refused = map.edit(&[Edit::ChangeOpportunity { opportunity: Opportunity { edits: nonsense, ..old } }]);
    assert!(matches!(refused, Err(Refusal::WouldBeRefused(_))));
    map.edit(&[Edit::RemoveTouchpoint { touchpoint: queue }]).expect("the step goes");
    assert!(check(&map).iter().all(|p| p.kind.to_string() != ""), "every problem has words");
    let read = file::read(&file::write(&map)).expect("edits in a file read");
    assert_eq!(read, map);
}

#[test]
fn differences_are_told_in_words_and_taken_back_one_by_one() {
    let from = sample();
    let mut to = from.clone();
    let (queue, ident, call) = (step(&from, "queue"), step(&from, "ident"), TouchpointId(Uuid::from_u128(77)));
    let stage = from.touchpoint(queue).unwrap().stage;
    let after = AddAfter {
        touchpoint: queue,
        transition: Uuid::from_u128(78).into(),
        insert: true,
        onward: Uuid::from_u128(79).into(),
    };
    to.edit(&[
        Edit::SetWait { touchpoint: queue, wait: Figure::assumed(Duration::Fixed { value: 2.0 }) },
        Edit::AddTouchpoint { id: call, stage, name: "Call back".into(), after: Some(after) },
        Edit::AddPainPoint { id: Uuid::from_u128(80).into(), at: Anchor::Touchpoint(call), text: "Late".into() },
        Edit::RenameTouchpoint { touchpoint: ident, name: "Say who I am".into() },
    ])
    .expect("changes");
    let all = differences::between(&from, &to);
    let words: Vec<&str> = all.iter().map(|d| d.words.as_str()).collect();
    assert!(words.contains(&"“Wait in the phone queue”: waiting 3 min, bad day 12 min → 2 min"), "{words:?}");
    assert!(words.contains(&"“Call back” is new"), "with its way and its pain point: {words:?}");
    assert_eq!(all.iter().filter(|d| d.kind == DifferenceKind::Added).count(), 1, "{words:?}");

    let new = all.iter().find(|d| d.target == RecordKey::Touchpoint(call)).unwrap();
    let mut back = to.clone();
    back.edit(&[differences::take_back(&from, &to, new)]).expect("it goes with all that belongs to it");
    assert!(back.touchpoint(call).is_none());
    assert_eq!(back.outgoing(queue), from.outgoing(queue), "the way is as it was");
    let left: Vec<String> = differences::between(&from, &back).into_iter().map(|d| d.words).collect();
    assert_eq!(left.len(), 2, "the other two stay: {left:?}");

    for difference in differences::between(&from, &to) {
        let mut one_less = to.clone();
        one_less.edit(&[differences::take_back(&from, &to, &difference)]).expect(&difference.words);
        let rest = differences::between(&from, &one_less);
        assert!(!rest.contains(&difference), "{} is taken back", difference.words);
    }
    to.edit(&[differences::restore(&to, &from, "Bring the beginning back".into())]).expect("all of it");
    assert_eq!(file::write(&to), file::write(&from));
}
