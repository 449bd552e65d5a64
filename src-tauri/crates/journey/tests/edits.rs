//! Properties of edits: whatever is done can be taken back to the byte, and no
//! edit leaves the map in pieces.

use journey::check::{ProblemKind, check};
use journey::edit::{AddAfter, Edit};
use journey::figure::{Duration, Figure};
use journey::history::History;
use journey::ids::MapId;
use journey::model::{Anchor, Details, LaneRole, Level, Opportunity, Outcome, Picture, TransitionKind};
use journey::rules::Refusal;
use journey::{JourneyMap, clip, differences, file, paths, personas, references};
use proptest::prelude::*;
use uuid::Uuid;

/// An edit in the making: which kind, which of the things that there are, and
/// a number to fill in.
type Seed = (u8, usize, usize, f64);

fn pick<T>(items: Vec<T>, at: usize) -> Option<T> {
    let count = items.len();
    items.into_iter().nth(at % count.max(1))
}

/// Turns a seed into an edit that fits the map; none where nothing fits.
fn make(map: &JourneyMap, (kind, a, b, x): Seed, serial: u128) -> Option<Edit> {
    let id = Uuid::from_u128(serial << 64 | 0x7000 << 64);
    let other = Uuid::from_u128(id.as_u128() + 1);
    let touchpoint = |at| pick(map.touchpoints().map(|t| t.id).collect(), at);
    let step = |at| pick(map.touchpoints().filter(|t| !t.is_end()).map(|t| t.id).collect(), at);
    let transition = |at| pick(map.transitions().map(|t| t.id).collect(), at);
    let stage = |at| pick(map.stages().iter().map(|s| s.id).collect(), at);
    let lane = |at| pick(map.lanes().iter().map(|l| l.id).collect(), at);
    let need = |at| pick(map.needs().map(|n| n.id).collect(), at);
    let name = format!("Thing {}", b % 7);
    let kinds = [TransitionKind::Next, TransitionKind::Switch, TransitionKind::Abandon, TransitionKind::Repeat];
    let transition_kind = kinds[b % 4];
    Some(match kind % 49 {
        0 => Edit::AddStage { id: id.into(), name, order: a as u32 % 9 },
        1 => Edit::MoveStage { stage: stage(a)?, order: b as u32 % 9 },
        2 => Edit::RemoveStage { stage: stage(a)? },
        3 | 4 => {
            let after = step(b).map(|t| AddAfter {
                touchpoint: t,
                transition: id.into(),
                insert: b % 2 == 0,
                onward: other.into(),
            });
            Edit::AddTouchpoint { id: id.into(), stage: stage(a)?, name, after }
        }
        5 => Edit::AddEnd { id: id.into(), stage: stage(a)?, name, outcome: Outcome::Abandoned },
        6 | 7 => Edit::RemoveTouchpoint { touchpoint: touchpoint(a)? },
        8 => Edit::RenameTouchpoint { touchpoint: touchpoint(a)?, name },
        9 => Edit::Place { touchpoint: touchpoint(a)?, stage: stage(b)?, column: a as u32 % 3, track: b as u32 % 3 },
        10 => Edit::MoveToStage { touchpoint: touchpoint(a)?, stage: stage(b)? },
        11 => Edit::SetActive {
            touchpoint: touchpoint(a)?,
            active: Figure::assumed(Duration::Lognormal { p50: x + 0.1, p90: x * 3.0 + 0.1 }),
        },
        12 | 13 => Edit::Connect {
            id: id.into(),
            source: touchpoint(a)?,
            target: touchpoint(b)?,
            transition: transition_kind,
            share: (b % 3 == 0).then_some(x),
        },
        14 => Edit::Disconnect { transition: transition(a)? },
        15 => Edit::SetShare { transition: transition(a)?, share: Figure::assumed(x) },
        16 => Edit::Reroute { transition: transition(a)?, source: touchpoint(b)?, target: touchpoint(a + b)? },
        17 => Edit::SetTransitionKind { transition: transition(a)?, transition_kind },
        18 => Edit::AddLane { id: id.into(), name, role: LaneRole::Custom, order: b as u32 % 9 },
        19 => Edit::RemoveLane { lane: lane(a)? },
        20 => Edit::WriteCell {
            id: id.into(),
            lane: lane(a)?,
            at: Anchor::Touchpoint(touchpoint(b)?),
            text: "x".repeat(a % 3),
        },
        21 => Edit::AddPainPoint { id: id.into(), at: Anchor::Touchpoint(touchpoint(a)?), text: name },
        22 => Edit::AddNeed {
            id: id.into(),
            name,
            opens_at: touchpoint(a).into_iter().collect(),
            met_at: touchpoint(b).into_iter().collect(),
        },
        23 => Edit::RemoveNeed { need: need(a)? },
        24 => Edit::SetSolves { touchpoint: touchpoint(a)?, needs: need(b).into_iter().collect() },
        25 => Edit::SetLevel { touchpoint: touchpoint(a)?, level: Some(Level::Level0) },
        28 => Edit::AddQuestion { id: id.into(), at: Anchor::Stage(stage(a)?), text: name },
        29 => Edit::ChangeQuestion {
            question: pick(map.questions().map(|q| q.id).collect(), a)?,
            text: name,
            answer: "x".repeat(b % 3),
        },
        30 => Edit::SetLaneRole { lane: lane(a)?, role: LaneRole::Backstage },
        31 => Edit::ResizeLane { lane: lane(a)?, height: (b % 3 > 0).then_some(b as u32 % 3_000) },
        32 => Edit::LockStructure { locked: b % 4 == 0 },
        33 => Edit::AddPicture {
            picture: Picture {
                id: id.into(),
                lane: lane(a)?,
                at: Anchor::Touchpoint(touchpoint(b)?),
                text: name,
                width: 4,
                height: b as u32 % 4,
                data: "data:image/png;base64,iVBORw0KGgo=".into(),
            },
        },
        35 => Edit::AddTeam { id: id.into(), name },
        36 => Edit::SetTeam { touchpoint: touchpoint(a)?, team: pick(map.teams().map(|t| t.id).collect(), b) },
        37 => Edit::RemoveTeam { team: pick(map.teams().map(|t| t.id).collect(), a)? },
        38 => {
            let persona = personas::six(&mut || Uuid::from_u128(serial * 16 + 7)).swap_remove(a % 6);
            Edit::AddPersona { persona }
        }
        39 => Edit::RemovePersona { persona: pick(map.personas().map(|p| p.id).collect(), a)? },
        40 => Edit::AddPath { id: id.into(), name, steps: paths::likeliest(map, &[touchpoint(a)?]) },
        41 => Edit::RemovePath { path: pick(map.paths().map(|p| p.id).collect(), a)? },
        42 => {
            let steps = [touchpoint(a)?, touchpoint(b)?].into_iter().collect();
            let mut count = serial * 1_000;
            let mut new_id = || {
                count += 1;
                Uuid::from_u128(count << 64)
            };
            clip::paste(map, &clip::copy(map, &steps), stage(b), &mut new_id).edits.pop()?
        }
        43 => differences::restore(map, &sample("guest-stay"), "Become another map".into()),
        44 => {
            let opportunity = map.opportunities().nth(a % map.opportunities().len().max(1))?.clone();
            let edits = vec![Edit::RenameTouchpoint { touchpoint: touchpoint(b)?, name }];
            Edit::ChangeOpportunity { opportunity: Opportunity { edits, price: Some(x), ..opportunity } }
        }
        45 => {
            let week = (0..168).map(|hour| (hour % (b % 24 + 1)) as f64).collect();
            Edit::SetDemandWeek { week, time_zone: "Europe/Berlin".into() }
        }
        46 => Edit::SetPriority { touchpoint: touchpoint(a)?, priority: b as u32 % 7 },
        47 => Edit::SetSamePerson { touchpoint: touchpoint(a)?, same_person: b % 2 == 0 },
        48 => Edit::SetNeedPromised { need: need(a)?, promised: (b % 3 > 0).then_some(x) },
        34 => Edit::RemovePicture { picture: pick(map.pictures().map(|p| p.id).collect(), a)? },
        26 => Edit::SetStart { touchpoint: touchpoint(a)? },
        _ => Edit::RenameMap { title: format!("{x}") },
    })
}

fn sample(name: &str) -> JourneyMap {
    let path = format!("{}/../../../maps/{name}.journey.json", env!("CARGO_MANIFEST_DIR"));
    file::read(&std::fs::read_to_string(path).expect("the sample is there")).expect("the sample reads")
}

fn blank() -> JourneyMap {
    JourneyMap::new(Details::untitled(MapId(Uuid::from_u128(1))))
}

/// Nothing refers to what is gone, and whoever leaves a step goes somewhere.
fn assert_whole(map: &JourneyMap) {
    assert_eq!(references::dangling(map), [], "a reference leads nowhere");
    let torn: Vec<_> = check(map)
        .into_iter()
        .filter(|p| matches!(p.kind, ProblemKind::Shares { .. } | ProblemKind::AfterEnd(_) | ProblemKind::SameKey(_)))
        .collect();
    assert_eq!(torn, [], "edits keep shares at 100 % and keys apart");
    let orders: Vec<_> = map.stages().iter().map(|s| s.order).collect();
    assert_eq!(orders, (0..orders.len() as u32).collect::<Vec<_>>(), "stages stand without a hole");
}

fn do_and_undo(mut map: JourneyMap, seeds: Vec<Seed>) {
    let start = file::write(&map);
    let mut history = History::default();
    for (serial, seed) in (1..).zip(seeds) {
        let Some(edit) = make(&map, seed, serial) else { continue };
        let before = file::write(&map);
        match history.edit(&mut map, std::slice::from_ref(&edit)) {
            Ok(_) => assert_whole(&map),
            Err(_) => assert_eq!(file::write(&map), before, "a refused edit changes nothing: {edit:?}"),
        }
    }
    let end = file::write(&map);
    let read = file::read(&end).expect("what was written reads");
    assert_eq!(file::write(&read), end, "save and load give the same bytes");
    assert!(read == map, "save and load give the same map");

    while history.undo(&mut map).is_some() {}
    assert_eq!(file::write(&map), start, "undoing all gives the start");
    while history.redo(&mut map).is_some() {}
    assert_eq!(file::write(&map), end, "redoing all gives the end");
}

fn seeds() -> impl Strategy<Value = Vec<Seed>> {
    prop::collection::vec((any::<u8>(), 0..1000_usize, 0..1000_usize, 0.0..1.0_f64), 1..60)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn edits_of_a_blank_map_can_all_be_undone(seeds in seeds()) {
        do_and_undo(blank(), [vec![(0, 0, 0, 0.0), (0, 1, 1, 0.0)], seeds].concat());
    }

    #[test]
    fn edits_of_a_sample_can_all_be_undone(seeds in seeds()) {
        do_and_undo(sample("password-reset"), seeds);
    }
}

#[test]
fn a_group_of_edits_is_all_or_none() {
    let mut map = sample("find-the-number");
    let before = file::write(&map);
    let gone = journey::ids::TouchpointId(Uuid::from_u128(5));
    let edits = [Edit::RenameMap { title: "Other".into() }, Edit::RemoveTouchpoint { touchpoint: gone }];

    assert!(map.edit(&edits).is_err(), "the second edit names nothing that is there");
    assert_eq!(file::write(&map), before, "so the first one is taken back as well");
}

#[test]
fn the_other_shares_give_way() {
    let mut map = sample("password-reset");
    let factor = map.touchpoint_by_key("factor").expect("a step").id;
    let to_number = map.group(factor, false).into_iter().find(|t| t.share.value == 0.2).expect("20 %").id;
    map.edit(&[Edit::SetShare { transition: to_number, share: Figure::assumed(0.05) }]).expect("may be done");

    let shares: Vec<_> = map.group(factor, false).iter().map(|t| t.share.value).collect();
    assert_eq!(shares, [0.95, 0.05]);
}

#[test]
fn deleting_a_step_closes_the_way() {
    let mut map = sample("password-reset");
    let id = |map: &JourneyMap, key: &str| map.touchpoint_by_key(key).expect("a step").id;
    let (ivr, queue) = (id(&map, "ivr"), id(&map, "queue"));
    map.edit(&[Edit::RemoveTouchpoint { touchpoint: ivr }]).expect("may be done");

    let number = id(&map, "number");
    assert_eq!(map.group(number, false)[0].target, queue, "what led to the menu leads to the queue");
    assert_eq!(check(&map), [], "and nothing is torn");
}

#[test]
fn a_step_can_come_in_between() {
    let mut map = sample("find-the-number");
    let wait = map.touchpoint_by_key("wait").expect("a step");
    let (wait, stage) = (wait.id, wait.stage);
    let new = |n| Uuid::from_u128(n);
    let after = AddAfter { touchpoint: wait, transition: new(91).into(), insert: true, onward: new(92).into() };
    let id = new(90).into();
    map.edit(&[Edit::AddTouchpoint { id, stage, name: "Say who I am".into(), after: Some(after) }])
        .expect("may be done");

    assert_eq!(map.group(wait, false)[0].target, id);
    let urgency = map.touchpoint_by_key("urgency").expect("a step").id;
    assert_eq!(map.group(id, false)[0].target, urgency);
    assert_eq!(map.touchpoint(id).expect("the new step").key, "say-who-i-am", "the key comes from the name");
    assert_eq!(check(&map), []);
}

#[test]
fn a_refused_value_says_what_is_taken() {
    let mut map = sample("find-the-number");
    let find = map.touchpoint_by_key("find").expect("a step").id;
    let edit = Edit::SetEmotion { touchpoint: find, emotion: Some(Figure::assumed(3.0)) };
    let refusal = map.edit(&[edit]).expect_err("3 is outside");
    assert_eq!(refusal.to_string(), "an emotion takes −2 to +2; 3 is outside");
}

#[test]
fn locked_stages_and_lanes_stay_while_what_stands_in_them_is_free() {
    let mut map = sample("password-reset");
    let (stage, lane) = (map.stages()[0].id, map.lanes()[0].id);
    let step = map.touchpoints().find(|t| !t.is_end()).expect("a step").id;
    map.edit(&[Edit::LockStructure { locked: true }]).expect("a lock");
    let moves = [
        Edit::MoveStage { stage, order: 2 },
        Edit::RenameStage { stage, name: "Other".into() },
        Edit::MoveLane { lane, order: 2 },
        Edit::ResizeLane { lane, height: Some(200) },
        Edit::RemoveLane { lane },
    ];
    for edit in moves {
        assert_eq!(map.edit(std::slice::from_ref(&edit)), Err(Refusal::Locked), "{edit:?}");
    }
    let id = Uuid::from_u128(77).into();
    map.edit(&[
        Edit::WriteCell { id, lane, at: Anchor::Touchpoint(step), text: "still open".into() },
        Edit::RenameTouchpoint { touchpoint: step, name: "Other".into() },
        Edit::LockStructure { locked: false },
        Edit::MoveStage { stage, order: 2 },
    ])
    .expect("cells and steps are free, and what is unlocked moves");
}

#[test]
fn a_picture_goes_with_its_lane_and_anything_else_than_a_picture_is_refused() {
    let mut map = sample("password-reset");
    let lane = map.lanes()[0].id;
    let step = map.touchpoints().find(|t| !t.is_end()).expect("a step").id;
    let picture = Picture {
        id: Uuid::from_u128(78).into(),
        lane,
        at: Anchor::Touchpoint(step),
        text: "The sign on the door".into(),
        width: 320,
        height: 200,
        data: "data:image/png;base64,iVBORw0KGgo=".into(),
    };
    for data in ["data:image/svg+xml;base64,AAAA", "data:image/png;base64,\"><script>", "https://example.org/a.png", ""]
    {
        let bad = Picture { data: data.into(), ..picture.clone() };
        assert_eq!(map.edit(&[Edit::AddPicture { picture: bad }]), Err(Refusal::NotAPicture), "{data}");
    }
    let large = Picture { data: format!("{}{}", picture.data, "A".repeat(400_000)), ..picture.clone() };
    assert_eq!(map.edit(&[Edit::AddPicture { picture: large }]), Err(Refusal::NotAPicture), "too large");
    map.edit(&[Edit::AddPicture { picture: picture.clone() }]).expect("a picture");
    let read = file::read(&file::write(&map)).expect("a map with a picture reads");
    assert_eq!(read.picture(picture.id), Some(&picture));
    map.edit(&[Edit::RemoveLane { lane }]).expect("a lane");
    assert_eq!(map.pictures().len(), 0, "nothing is left of the lane");
}
