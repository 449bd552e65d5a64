//! Offers to mend a problem: what is offered does away with it, and with nothing else.

use journey::JourneyMap;
use journey::check::{Problem, ProblemKind, check};
use journey::edit::Edit;
use journey::file;
use journey::ids::{MapId, TouchpointId};
use journey::mend::mend;
use journey::model::{Details, Outcome, TransitionKind};
use journey::record::Record;
use uuid::Uuid;

fn sample() -> JourneyMap {
    let path = format!("{}/../../../maps/password-reset.journey.json", env!("CARGO_MANIFEST_DIR"));
    file::read(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// The sample with its records changed as no edit would.
fn broken(mut change: impl FnMut(&mut Record)) -> JourneyMap {
    let mut records = sample().records();
    records.iter_mut().for_each(&mut change);
    JourneyMap::from_records(records).unwrap()
}

fn changed(edits: &[Edit]) -> JourneyMap {
    let mut map = sample();
    map.edit(edits).unwrap();
    map
}

fn key(map: &JourneyMap, key: &str) -> TouchpointId {
    map.touchpoint_by_key(key).unwrap().id
}

/// Takes every offer until there is none; the problems that remain.
fn mended(mut map: JourneyMap) -> (Vec<String>, Vec<Problem>) {
    let mut words = Vec::new();
    for _ in 0..20 {
        let problems = check(&map);
        let Some(offer) = problems.iter().find_map(|problem| mend(&map, problem, &mut || Uuid::now_v7())) else {
            return (words, problems);
        };
        map.edit(&offer.edits).unwrap_or_else(|refusal| panic!("“{}” is refused: {refusal}", offer.words));
        assert!(check(&map).len() < problems.len(), "“{}” mends something: {:?}", offer.words, check(&map));
        words.push(offer.words);
    }
    panic!("offers without end: {words:?}");
}

#[track_caller]
fn is_mended_by(map: JourneyMap, offers: &[&str]) {
    assert!(!check(&map).is_empty(), "there is something to mend");
    let (words, rest) = mended(map);
    assert_eq!((words.iter().map(String::as_str).collect::<Vec<_>>(), rest), (offers.to_vec(), Vec::new()));
}

#[test]
fn a_step_that_leads_nowhere_leads_to_the_good_end() {
    let map = sample();
    let ways: Vec<_> = map.outgoing(key(&map, "reset")).iter().map(|way| way.id).collect();
    is_mended_by(
        changed(&ways.into_iter().map(|transition| Edit::Disconnect { transition }).collect::<Vec<_>>()),
        &["Lead on to “Solved and checked”"],
    );
}

#[test]
fn an_end_is_made_where_there_is_none() {
    let mut map = JourneyMap::new(Details::untitled(MapId(Uuid::from_u128(1))));
    let mut last = 10;
    let mut new_id = || {
        last += 1;
        Uuid::from_u128(last)
    };
    let edits = journey::outline::edits(&map, "# Contact\n- Call\n- Agent helps\n", None, &mut new_id).unwrap();
    map.edit(&edits).unwrap();
    is_mended_by(map, &["Lead on to “Solved and checked”"]);
}

#[test]
fn those_who_lose_patience_go_somewhere() {
    let map = sample();
    let ways: Vec<_> = map.group(key(&map, "queue"), true).iter().map(|way| way.id).collect();
    let alone = changed(&ways.into_iter().map(|transition| Edit::Disconnect { transition }).collect::<Vec<_>>());
    let (words, _) = mended(alone);
    assert_eq!(words.first().map(String::as_str), Some("Lead on to “Gave up”"));
    is_mended_by(
        changed(&[Edit::SetPatience { touchpoint: key(&map, "queue"), patience: None }]),
        &["Remove the ways of giving up"],
    );
}

#[test]
fn a_journey_begins_at_its_first_step() {
    let nowhere = broken(|record| {
        if let Record::Details(details) = record {
            details.start = None;
        }
    });
    is_mended_by(nowhere, &["Begin at “Sign-in refused, account locked”"]);
}

#[test]
fn shares_keep_their_proportion() {
    let queue = key(&sample(), "seek");
    let map = broken(|record| {
        if let Record::Transition(way) = record
            && way.source == queue
        {
            way.share.value /= 2.0;
        }
    });
    is_mended_by(map, &["Bring the shares to 100 %"]);
}

#[test]
fn nothing_follows_an_end_and_no_two_steps_have_one_key() {
    let map = sample();
    let (end, step) = (key(&map, "resolved_verified"), key(&map, "try"));
    let back = broken(|record| {
        if let Record::Transition(way) = record
            && way.target == end
            && way.kind == TransitionKind::Next
        {
            (way.source, way.target) = (end, step);
        }
    });
    assert!(check(&back).iter().any(|problem| matches!(problem.kind, ProblemKind::AfterEnd(_))));
    let (words, _) = mended(back);
    assert!(words.contains(&"Remove what follows the end".to_owned()), "{words:?}");
    let twins = broken(|record| {
        if let Record::Touchpoint(touchpoint) = record
            && touchpoint.id == step
        {
            touchpoint.key = "queue".into();
        }
    });
    let (_, rest) = mended(twins);
    assert_eq!(rest, []);
}

#[test]
fn a_need_is_met_where_the_journey_ends_well() {
    let map = sample();
    let need = map.needs().next().unwrap();
    let edit = Edit::SetNeedEpisode { need: need.id, opens_at: [].into(), met_at: [].into() };
    is_mended_by(
        changed(&[edit]),
        &["It begins at “Sign-in refused, account locked”", "It is met where the journey ends well"],
    );
}

#[test]
fn what_only_people_can_know_is_not_offered() {
    let map = sample();
    let lonely = TouchpointId(Uuid::from_u128(7));
    let stage = map.stages()[0].id;
    let add = Edit::AddEnd { id: lonely, stage, name: "Nobody comes here".into(), outcome: Outcome::Abandoned };
    let map = changed(&[add]);
    let problems = check(&map);
    assert!(matches!(problems.as_slice(), [Problem { kind: ProblemKind::Unreached(_), .. }]), "{problems:?}");
    assert_eq!(mend(&map, &problems[0], &mut Uuid::nil), None);
}

#[test]
fn personas_keep_their_proportion_and_a_path_finds_its_way_again() {
    let mut map = sample();
    let mut last = 0;
    let mut new_id = || {
        last += 1;
        Uuid::from_u128(last)
    };
    let six = journey::personas::six(&mut new_id).into_iter().map(|persona| Edit::AddPersona { persona });
    map.edit(&six.collect::<Vec<_>>()).unwrap();
    let one = map.personas().next().unwrap().id;
    let steps = journey::paths::likeliest(&map, &[key(&map, "seek"), key(&map, "sspr")]);
    let path = Edit::AddPath { id: Uuid::from_u128(99).into(), name: "By the page".into(), steps };
    let gone = map.outgoing(key(&map, "seek")).iter().find(|way| way.target == key(&map, "sspr")).unwrap().id;
    map.edit(&[path, Edit::RemovePersona { persona: one }, Edit::Disconnect { transition: gone }]).unwrap();
    let (words, _) = mended(map);
    assert!(words.contains(&"Bring the shares to 100 %".to_owned()), "{words:?}");
}
